/// Sentences inside a text, by the marks that end them.
enum Sentences {
  /// What stands behind the last full stop inside a text; nil where there is none.
  ///
  /// The point of an abbreviation ends none: that of a letter or of a number of two digits, of a few
  /// letters without a vowel, and of the number of a section.
  ///
  /// - Parameter isEnd: which marks end a sentence; full stops and their like, unless said otherwise.
  static func last(
    in text: [UInt32], endedBy isEnd: (UInt32) -> Bool = isFullStop
  ) -> ArraySlice<UInt32>? {
    for index in text.indices.dropLast().reversed() where isEnd(text[index]) {
      let rest = text[(index + 1)...].drop {
        Punctuation.isClosing($0) || Characters.isSpace($0)
      }
      guard !rest.isEmpty else { continue }
      if text[index] == 0x2E, rest.startIndex == index + 1 || isAbbreviated(text[..<index]) {
        continue
      }
      return rest
    }
    return nil
  }

  /// A mark that ends a sentence and neither asks nor cries nor pauses.
  static func isFullStop(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21, 0x3F, 0xFF01, 0xFF1F, 0x203C, 0x2047...0x2049, 0x061F, 0x2026: false
    default: Punctuation.isSentenceEnd(scalar)
    }
  }

  private static func isAbbreviated(_ text: ArraySlice<UInt32>) -> Bool {
    let word = text.reversed().prefix(while: Characters.isWord)
    guard let first = word.first else { return false }
    // `my mother’s.`
    let before = text.dropLast(word.count).last
    if before == 0x27 || before == 0x2019 { return false }
    if word.allSatisfy(Characters.isDigit) { return word.count <= 2 }
    guard Characters.isAlphabetic(first), !Characters.isDense(first) else { return false }
    let isMarker = word.count == text.count && word.count <= 4
    return word.count == 1 || isMarker && word.allSatisfy(LetterCase.isUpper)
      || word.count <= 3 && !word.contains(where: isVowel) && word.allSatisfy { $0 < 0x80 }
        && word.dropLast().allSatisfy(LetterCase.isLower)
  }

  private static func isVowel(_ scalar: UInt32) -> Bool {
    switch scalar | 0x20 {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
    default: false
    }
  }
}
