extension Span<UInt8> {
  /// The position of the first of two bytes from a position on; `count` where there is neither.
  ///
  /// An island of unsafe code. Bounds: sixteen bytes are read where as many remain.
  @inline(__always)
  func firstPosition(of first: UInt8, or second: UInt8, from start: Int) -> Int {
    var position = start
    // Sixteen bytes at a time while they hold neither.
    let firsts = SIMD16<UInt8>(repeating: first)
    let seconds = SIMD16<UInt8>(repeating: second)
    while position &+ 16 <= count {
      let next = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
      let found = SIMD16<UInt8>(repeating: 0)
        .replacing(with: .max, where: (next .== firsts) .| (next .== seconds))
      // Both types are sixteen bytes, and any bits are a value of either.
      let words = unsafe unsafeBitCast(found, to: SIMD2<UInt64>.self)
      if words[0] != 0 { return position &+ words[0].littleEndian.trailingZeroBitCount / 8 }
      if words[1] != 0 { return position &+ 8 &+ words[1].littleEndian.trailingZeroBitCount / 8 }
      position &+= 16
    }
    while position < count {
      if self[position] == first || self[position] == second { return position }
      position += 1
    }
    return count
  }
}
