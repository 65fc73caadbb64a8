/// UTF-16 to UTF-8 and back.
enum UTF16Decoding {
  /// UTF-16 without a mark: there are control codes among its bytes, as in no text of eight bits, and
  /// one order of them gives scalars that stand in texts. If both do, it is the one with the fewer
  /// rows.
  static func guess(_ bytes: [UInt8]) -> TextEncoding? {
    let sample = bytes.prefix(4_096)
    let controls = sample.count {
      $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1A && $0 != 0x1B
    }
    // The rows of spaces and line ends, of full stops and commas are in every text.
    guard sample.count >= 8, controls * 64 >= sample.count else { return nil }
    let little = Order(sample, isBigEndian: false)
    let big = Order(sample, isBigEndian: true)
    let isBig = (big.census.odd, -big.concentration) < (little.census.odd, -little.concentration)
    guard (isBig ? big : little).census.isText else { return nil }
    return isBig ? .utf16BigEndian : .utf16LittleEndian
  }

  /// A text in one order of bytes.
  private struct Order {
    private(set) var census = ScalarCensus()
    /// The sum of the squares of how often each upper byte occurs.
    private(set) var concentration = 0

    init(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) {
      var rows = [Int](repeating: 0, count: 256)
      var units: [UInt16] = []
      for index in stride(from: 0, to: bytes.count - 1, by: 2) {
        let (high, low) = isBigEndian ? (index, index + 1) : (index + 1, index)
        rows[Int(bytes[high])] += 1
        units.append(UInt16(bytes[high]) << 8 | UInt16(bytes[low]))
      }
      concentration = rows.reduce(0) { $0 + $1 * $1 }
      var decoder = UTF16()
      var rest = units.makeIterator()
      scan: while true {
        switch decoder.decode(&rest) {
        case .scalarValue(let scalar): census.add(scalar)
        case .error: census.add(nil)
        case .emptyInput: break scan
        }
      }
    }
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
