/// UTF-16 to UTF-8 and back.
enum UTF16Decoding {
  /// UTF-16 without a mark, by its zero bytes: ASCII spaces and line ends are in every text.
  static func guess(_ bytes: [UInt8]) -> TextEncoding? {
    guard bytes.count >= 8, bytes.count % 2 == 0 else { return nil }
    let sample = bytes.prefix(4_096)
    var evenZeros = 0
    var oddZeros = 0
    var ends = (little: 0, big: 0)
    for index in stride(from: 0, to: sample.count - 1, by: 2) {
      if sample[index] == 0 { evenZeros += 1 }
      if sample[index + 1] == 0 { oddZeros += 1 }
      if sample[index] == 0x0A, sample[index + 1] == 0 { ends.little += 1 }
      if sample[index] == 0, sample[index + 1] == 0x0A { ends.big += 1 }
    }
    // A stray NUL in eight-bit text stands on either side; here all stand on one.
    if evenZeros == 0, oddZeros > 0, ends.little > 0 || oddZeros > sample.count / 8 {
      return .utf16LittleEndian
    }
    if oddZeros == 0, evenZeros > 0, ends.big > 0 || evenZeros > sample.count / 8 {
      return .utf16BigEndian
    }
    return nil
  }

  static func decode(
    _ bytes: [UInt8], isBigEndian: Bool, _ name: String
  ) -> TextEncoding.Decoded {
    let mark: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    var position = bytes.starts(with: mark) ? 2 : 0
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 2)
    var malformed: [Int] = []
    func unit(_ at: Int) -> UInt32? {
      guard at + 1 < bytes.count else { return nil }
      let (high, low) = isBigEndian ? (at, at + 1) : (at + 1, at)
      return UInt32(bytes[high]) << 8 | UInt32(bytes[low])
    }
    while position < bytes.count {
      var value = unit(position)
      var length = 2
      if let high = value, (0xD800..<0xDC00).contains(high), let low = unit(position + 2),
        (0xDC00..<0xE000).contains(low)
      {
        value = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
        length = 4
      }
      if let scalar = value.flatMap(Unicode.Scalar.init) {
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else {
        text.append(contentsOf: UTF8.encodedReplacementCharacter)
        malformed.append(position)
      }
      position += length
    }
    return TextEncoding.Decoded(utf8: text, encoding: name, malformed: malformed)
  }

  static func encode(_ utf8: [UInt8], isBigEndian: Bool, hasByteOrderMark: Bool) -> [UInt8] {
    let mark: [UInt16] = hasByteOrderMark ? [0xFEFF] : []
    return (mark + Array(String(decoding: utf8, as: UTF8.self).utf16)).flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBigEndian ? [high, low] : [low, high]
    }
  }
}
