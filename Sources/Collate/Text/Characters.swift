/// Questions about one scalar that several stages ask.
///
/// The ranges are written out rather than read from the Unicode tables of the running system, so
/// that a check gives the same answer on every machine.
package enum Characters {
  /// White space in the sense of the block rules: what separates and what is trimmed.
  @inline(__always)
  package static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x09...0x0D, 0x1C...0x1F, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029,
      0x202F, 0x205F, 0x3000:
      return true
    default: return false
    }
  }

  /// Han ideographs, with the iteration mark, the ideographic zero and the radicals.
  package static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x3005, 0x3007,
      0x2E80...0x2FD5:
      return true
    default: return false
    }
  }

  /// Hiragana and katakana, half width included.
  package static func isKana(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF,
      0xFF66...0xFF9F:
      return true
    default: return false
    }
  }

  /// Hangul syllables and letters.
  package static func isHangul(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3130...0x318F: return true
    default: return false
    }
  }

  /// Han, kana and Hangul: a character says about as much as two and a half letters.
  package static func isDense(_ scalar: UInt32) -> Bool {
    isHan(scalar) || isKana(scalar) || isHangul(scalar)
  }

  /// A script that sets no spaces between words.
  package static func isUnspaced(_ scalar: UInt32) -> Bool {
    switch scalar {
    // Thai and Lao, Burmese, Khmer and their neighbours.
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19FF, 0x1A20...0x1AAF,
      0xA9E0...0xA9FF, 0xAA60...0xAA7F:
      return true
    default: return isHan(scalar) || isKana(scalar)
    }
  }

  /// Whether no space stands beside it where a line ends or two halves meet: a script without spaces, or
  /// a mark as wide as its characters.
  package static func takesNoSpace(_ scalar: UInt32) -> Bool {
    isUnspaced(scalar) || Punctuation.isFullWidth(scalar)
  }

  /// The width in halves of a Han character: 2 for Han, kana, Hangul, the marks and the space among
  /// them, and for a tab, else 1.
  package static func halfWidths(_ scalar: UInt32) -> Int {
    isDense(scalar) || Punctuation.isFullWidth(scalar) || scalar == 0x3000 || scalar == 0x09 ? 2 : 1
  }

  /// Letters of all scripts but Han, kana and Hangul, with the marks on them, full width included.
  package static func isAlphabetic(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xB5, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F,
      0x250...0x2AF, 0x300...0x374, 0x376...0x377, 0x37B...0x37D, 0x37F, 0x386, 0x388...0x481,
      0x483...0x52F, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
      return true
    case 0..<0x530, 0x2E80...0xA4CF, 0xAC00...0xD7FF: return false
    default: return LetterRanges.isLetter.contains(scalar)
    }
  }

  /// Decimal digits, ASCII and full width.
  package static func isDigit(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0xFF10...0xFF19).contains(scalar)
  }

  /// Letters and digits of any script: what is left of a text when it is compared.
  package static func isWord(_ scalar: UInt32) -> Bool {
    isDense(scalar) || isAlphabetic(scalar) || isDigit(scalar)
  }
}
