/// Which characters and pairs of characters stand in a line, as bits (Bloom 1970): tells at once that a
/// word does not.
struct LineMarks {
  private var bits = SIMD4<UInt64>.zero

  init(_ line: [UInt32]) {
    var previous: UInt32 = 0
    for scalar in line {
      mark(UInt64(scalar))
      if previous != 0 { mark(UInt64(previous) << 32 | UInt64(scalar)) }
      previous = scalar
    }
  }

  /// False only if a word with these marks stands nowhere in the line.
  func mayContain(_ word: LineMarks) -> Bool { word.bits & ~bits == .zero }

  private mutating func mark(_ key: UInt64) {
    let hash = key &* 0x9E37_79B9_7F4A_7C15
    bits[Int(truncatingIfNeeded: hash >> 62)] |= 1 << (hash >> 56 & 63)
  }
}
