/// Classes of punctuation marks that the ends of a block can show.
package enum Punctuation {
  /// Ends a sentence.
  package static func isSentenceEnd(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E, 0x21, 0x3F, 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0xFF61, 0x2026, 0x203C, 0x2047...0x2049,
      0x0964, 0x0965, 0x061F, 0x06D4, 0x104A, 0x104B, 0x17D4, 0x17D5, 0x0589, 0x0700...0x0702,
      0x0F0D, 0x0F0E, 0x1362, 0x1367, 0x1368, 0x1C7E:
      return true
    default: return false
    }
  }

  /// Closes a quotation or a bracket. The straight quotation mark can open as well.
  package static func isClosing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x29, 0x5D, 0x7D, 0xBB, 0x2019, 0x201D, 0x203A, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011,
      0x3015, 0x3017, 0xFF09, 0xFF3D, 0xFF5D, 0xFF63, 0x301E, 0x301F, 0x22, 0xFF02:
      return true
    default: return false
    }
  }

  /// Opens a quotation or a bracket.
  package static func isOpening(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x5B, 0x7B, 0xAB, 0x2018, 0x201C, 0x201E, 0x201A, 0x2039, 0x3008, 0x300A, 0x300C,
      0x300E, 0x3010, 0x3014, 0x3016, 0xFF08, 0xFF3B, 0xFF5B, 0xFF62, 0x301D:
      return true
    default: return false
    }
  }

  /// A bracket, as against a quotation mark.
  package static func isBracket(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x29, 0x5B, 0x5D, 0x3010, 0x3011, 0x3014, 0x3015, 0x3016, 0x3017, 0xFF08, 0xFF09,
      0xFF3B, 0xFF3D:
      return true
    default: return false
    }
  }

  /// A comma of any script.
  package static func isComma(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2C, 0x3001, 0xFF0C, 0xFF64, 0x060C, 0x055D, 0x1363: return true
    default: return false
    }
  }

  /// A semicolon of any script.
  package static func isSemicolon(_ scalar: UInt32) -> Bool {
    scalar == 0x3B || scalar == 0xFF1B || scalar == 0x061B
  }

  /// A colon of any script.
  package static func isColon(_ scalar: UInt32) -> Bool { scalar == 0x3A || scalar == 0xFF1A }

  /// A dash between words or before a speech.
  package static func isDash(_ scalar: UInt32) -> Bool {
    (0x2012...0x2015).contains(scalar) || scalar == 0x2E3A || scalar == 0x2E3B
  }

  /// What stands where a word is cut at the end of a line.
  package static func isHyphen(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0xAD, 0x2010, 0x2011, 0xAC, 0x2E17, 0xFF0D: return true
    default: return false
    }
  }

  /// Takes the width of a Han character, so that no space stands at a line break beside it.
  package static func isFullWidth(_ scalar: UInt32) -> Bool {
    (0x3001...0x303F).contains(scalar) || (0xFF01...0xFF60).contains(scalar)
  }
}
