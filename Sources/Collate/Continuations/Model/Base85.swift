/// Four bytes as five printable characters, base 85, so that a model can be a string literal.
///
/// The alphabet leaves out the quotation mark and the backslash, which a literal would escape.
package enum Base85 {
  private static let alphabet: [UInt8] = (0x21...0x7E as ClosedRange<UInt8>).filter {
    $0 != 0x22 && $0 != 0x5C
  }.prefix(85).map { $0 }

  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()

  /// Encodes bytes; their number must be known to decode them.
  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 4 * 5 + 5)
    for start in stride(from: 0, to: bytes.count, by: 4) {
      var word: UInt32 = 0
      for index in start..<start + 4 {
        word = word << 8 | UInt32(index < bytes.count ? bytes[index] : 0)
      }
      var digits: [UInt8] = []
      for _ in 0..<5 {
        digits.append(alphabet[Int(word % 85)])
        word /= 85
      }
      text += digits.reversed()
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Decodes text that ``encode(_:)`` wrote, to the given number of bytes.
  package static func decode(_ text: String.UTF8View, count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 4)
    let values = Base85.values
    var word: UInt32 = 0
    var digits = 0
    for character in text {
      word = word &* 85 &+ UInt32(values[Int(character)])
      digits += 1
      if digits == 5 {
        bytes.append(UInt8(truncatingIfNeeded: word >> 24))
        bytes.append(UInt8(truncatingIfNeeded: word >> 16))
        bytes.append(UInt8(truncatingIfNeeded: word >> 8))
        bytes.append(UInt8(truncatingIfNeeded: word))
        (word, digits) = (0, 0)
      }
    }
    bytes.removeLast(max(0, bytes.count - count))
    return bytes
  }
}
