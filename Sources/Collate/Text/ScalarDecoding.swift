/// One step of decoding: the scalar, the bytes it took, and whether they were well formed.
package struct DecodedScalar {
  package let value: UInt32
  package let length: Int
  package let isWellFormed: Bool
}

extension Span<UInt8> {
  /// Decodes the scalar that starts at a byte position, and never fails.
  ///
  /// Ill-formed input gives U+FFFD for each maximal subpart (Unicode 16.0, section 3.9, "U+FFFD
  /// Substitution of Maximal Subparts"), which is what `String(decoding:as:)` does too, so that
  /// positions found here and strings made there agree.
  ///
  /// - Parameters:
  ///   - position: where to decode; a valid index.
  ///   - end: the position after the last byte that may be read; at most `count`.
  package func scalar(at position: Int, end: Int) -> DecodedScalar {
    let first = self[position]
    if first < 0x80 { return DecodedScalar(value: UInt32(first), length: 1, isWellFormed: true) }
    let expected: Int
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    var value: UInt32
    switch first {
    case 0xC2...0xDF: (expected, value) = (2, UInt32(first & 0x1F))
    case 0xE0: (expected, value, lowest) = (3, 0, 0xA0)
    case 0xED: (expected, value, highest) = (3, 0xD, 0x9F)
    case 0xE1...0xEF: (expected, value) = (3, UInt32(first & 0xF))
    case 0xF0: (expected, value, lowest) = (4, 0, 0x90)
    case 0xF4: (expected, value, highest) = (4, 4, 0x8F)
    case 0xF1...0xF3: (expected, value) = (4, UInt32(first & 7))
    default: return DecodedScalar(value: 0xFFFD, length: 1, isWellFormed: false)
    }
    var length = 1
    while length < expected {
      guard position + length < end else { break }
      let byte = self[position + length]
      guard byte >= lowest, byte <= highest else { break }
      (lowest, highest) = (0x80, 0xBF)
      value = value << 6 | UInt32(byte & 0x3F)
      length += 1
    }
    return length == expected
      ? DecodedScalar(value: value, length: length, isWellFormed: true)
      : DecodedScalar(value: 0xFFFD, length: length, isWellFormed: false)
  }
}

extension Span<UInt8> {
  /// Where the scalar that ends at a byte position starts, if it is well formed; nil at the start.
  func scalarStart(before end: Int) -> Int? {
    var start = end
    while start > 0, end - start < 4 {
      start -= 1
      if self[start] & 0xC0 != 0x80 { return start }
    }
    return nil
  }
}

/// Scalars with their byte positions: the decoded form of a stretch of a source.
package struct DecodedText: Sendable {
  /// The scalars in order; U+FFFD where the bytes were ill-formed.
  package let scalars: [UInt32]
  /// The byte position of each scalar in the source, and after them the end of the stretch.
  package let offsets: [Int]

  package init(_ bytes: [UInt8], in range: Range<Int>) {
    var scalars: [UInt32] = []
    var offsets: [Int] = []
    scalars.reserveCapacity(range.count / 2)
    offsets.reserveCapacity(range.count / 2 + 1)
    let span = bytes.span
    var position = range.lowerBound
    while position < range.upperBound {
      let step = span.scalar(at: position, end: range.upperBound)
      scalars.append(step.value)
      offsets.append(position)
      position += step.length
    }
    offsets.append(range.upperBound)
    self.scalars = scalars
    self.offsets = offsets
  }
}
