extension [UInt8] {
  /// Appends the bytes of a number, the low one first.
  mutating func append<Number: FixedWidthInteger>(lowByteFirst number: Number) {
    for shift in stride(from: 0, to: Number.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// The number that was appended at a position.
  ///
  /// - Precondition: So many bytes stand there.
  func number<Number: FixedWidthInteger & UnsignedInteger>(
    at position: Int, as type: Number.Type
  ) -> Number {
    var number: Number = 0
    for offset in 0..<Number.bitWidth / 8 {
      number |= Number(self[position + offset]) << (offset * 8)
    }
    return number
  }
}
