/// The symbols a junction model counts: folded scalars and the two ends of a paragraph.
enum ModelSymbols {
  /// Stands before the first character of a paragraph; a private-use scalar no text is read as.
  static let start: UInt32 = 0x10FFFE
  /// Stands after the last character of a paragraph.
  static let end: UInt32 = 0x10FFFF

  /// The marks that end a clause, as they are folded, and the end of a paragraph.
  static let clauseEnds: [UInt32] = [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x22, end]

  /// Folds a scalar: width and case, digits to one class, and the punctuation that Chinese and
  /// Latin text set differently for one meaning.
  static func folded(_ scalar: UInt32) -> UInt32 {
    let narrow = (0xFF01...0xFF5E).contains(scalar) ? scalar - 0xFEE0 : scalar
    switch narrow {
    case 0x41...0x5A: return narrow + 32
    case 0x30...0x39: return 0x30
    case 0xC0...0xD6, 0xD8...0xDE: return narrow + 32
    case 0x3002, 0xFF61: return 0x2E
    case 0x3001, 0xFF64: return 0x2C
    case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB: return 0x22
    case 0x2018, 0x2019, 0x201A: return 0x27
    case 0x2012...0x2015: return 0x2014
    case 0x09...0x0D, 0xA0, 0x3000: return 0x20
    // U+017F, the long s of old German print.
    case 0x17F: return 0x73
    case FoldingVariants.radicalRange: return FoldingVariants.character(ofRadical: narrow)
    case 0x10FFFE, 0x10FFFF: return 0xFFFD
    default: return narrow
    }
  }

  /// Mixes one more symbol into the hash of an n-gram, from the last symbol backwards.
  @inline(__always)
  static func mixed(_ hash: UInt64, _ symbol: UInt32) -> UInt64 {
    let value = (hash ^ UInt64(symbol)) &* 0xD6E8_FEB8_6659_FD93
    return value ^ (value >> 32)
  }

  static let seed: UInt64 = 0x243F_6A88_85A3_08D3
}
