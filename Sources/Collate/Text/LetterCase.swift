/// Upper and lower case of single scalars.
package enum LetterCase {
  /// Whether a scalar is a small letter.
  package static func isLower(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x80: return 0x61...0x7A ~= scalar
    case uncased, hangul: return false
    default: return LetterRanges.isSmall.contains(scalar)
    }
  }

  /// Whether a scalar is a capital letter.
  package static func isUpper(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x80: return 0x41...0x5A ~= scalar
    case uncased, hangul: return false
    default: return LetterRanges.isCapital.contains(scalar)
    }
  }

  /// The small letter of a capital, and any other scalar as it is.
  package static func lower(_ scalar: UInt32) -> UInt32 {
    guard isUpper(scalar) else { return scalar }
    return Folding.lowered(scalar)
  }

  /// Kana, Han and the like: scripts without case, which need no look at a set.
  private static var uncased: ClosedRange<UInt32> { 0x2E80...0xA63F }
  private static var hangul: ClosedRange<UInt32> { 0xAC00...0xD7FF }
}
