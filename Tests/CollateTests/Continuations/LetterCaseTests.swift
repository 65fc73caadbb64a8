import Testing

@testable import Collate

@Suite struct LetterCaseTests {
  @Test func `the case of a letter is the one that Unicode names`() throws {
    for value in [0...0xD7FF, 0xF900...0x105FF, 0x1F000...0x20FFF].joined() {
      let scalar = try #require(Unicode.Scalar(UInt32(value)))
      let category = scalar.properties.generalCategory
      let name = "U+\(String(value, radix: 16))"
      #expect(LetterCase.isUpper(scalar.value) == (category == .uppercaseLetter), "\(name)")
      #expect(LetterCase.isLower(scalar.value) == (category == .lowercaseLetter), "\(name)")
      let mapped = scalar.properties.lowercaseMapping.unicodeScalars.first
      if category == .uppercaseLetter {
        #expect(LetterCase.lower(scalar.value) == mapped?.value, "\(name)")
      } else {
        #expect(LetterCase.lower(scalar.value) == scalar.value, "\(name)")
      }
    }
  }
}
