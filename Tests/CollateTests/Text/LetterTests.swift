import Testing

@testable import Collate

/// The written-out ranges against the tables of the running system.
@Suite struct LetterTests {
  private let scalars = [0...0xD7FF, 0xE000...0x1FFFF].joined().compactMap(Unicode.Scalar.init)

  @Test func `the case of a letter is the one that Unicode names`() throws {
    for scalar in scalars where scalar.value < 0x10000 {
      let category = scalar.properties.generalCategory
      let name = Comment("U+\(String(scalar.value, radix: 16))")
      let mapped = scalar.properties.lowercaseMapping.unicodeScalars.map(\.value)
      let isCapital = [.uppercaseLetter, .titlecaseLetter].contains(category)
      if isCapital, mapped.count == 1, mapped[0] != scalar.value {
        #expect(LetterCase.isUpper(scalar.value), name)
        #expect(LetterCase.lower(scalar.value) == mapped[0], name)
      } else {
        #expect(!LetterCase.isUpper(scalar.value), name)
        #expect(LetterCase.lower(scalar.value) == scalar.value, name)
      }
      #expect(LetterCase.isLower(scalar.value) == (category == .lowercaseLetter), name)
    }
  }

  @Test func `letters are those that Unicode names, in all scripts of living papers`() throws {
    for scalar in scalars where (0x530..<0x2000).contains(scalar.value) {
      let isLetter: Bool? =
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
          .nonspacingMark, .spacingMark:
          true
        case .unassigned: nil
        default: false
        }
      guard let isLetter, !(0x1100...0x11FF).contains(scalar.value) else { continue }
      let name = Comment("U+\(String(scalar.value, radix: 16))")
      #expect(Characters.isAlphabetic(scalar.value) == isLetter, name)
    }
  }

  @Test(arguments: [
    ("محمد", false), ("हिन्दी", false), ("ไทย", true), ("עברית", false), ("தமிழ்", false),
    ("ខ្មែរ", true), ("ქართული", false), ("漢字", true), ("한글", false),
  ])
  func `a word is all letters, and its script sets spaces or not`(word: String, isUnspaced: Bool) {
    for scalar in word.unicodeScalars {
      #expect(Characters.isWord(scalar.value))
      #expect(Characters.isUnspaced(scalar.value) == isUnspaced)
    }
  }
}
