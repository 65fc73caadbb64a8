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

  /// Han ideographs, with the iteration mark and the ideographic zero.
  package static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x3005, 0x3007:
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

  /// A script that sets no spaces between words: no space belongs at a seam inside it.
  package static func isUnspaced(_ scalar: UInt32) -> Bool { isHan(scalar) || isKana(scalar) }

  /// Latin, Greek and Cyrillic letters, full width included.
  package static func isAlphabetic(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xB5, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F,
      0x250...0x2AF, 0x370...0x373, 0x376...0x377, 0x37B...0x37D, 0x37F, 0x386, 0x388...0x3FF,
      0x400...0x481, 0x48A...0x52F, 0x1E00...0x1FFF, 0xFB00...0xFB06, 0xFF21...0xFF3A,
      0xFF41...0xFF5A:
      return true
    default: return false
    }
  }

  /// Decimal digits, ASCII and full width.
  package static func isDigit(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0xFF10...0xFF19).contains(scalar)
  }

  /// Letters and digits of any script: what is left of a text when it is compared.
  package static func isWord(_ scalar: UInt32) -> Bool {
    isHan(scalar) || isKana(scalar) || isHangul(scalar) || isAlphabetic(scalar) || isDigit(scalar)
  }

  /// Control characters, which no report prints raw.
  package static func isControl(_ scalar: UInt32) -> Bool {
    scalar < 0x20 || (0x7F...0x9F).contains(scalar)
  }
}
