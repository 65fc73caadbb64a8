/// Seven bytes as eight ASCII characters, so that a model can be a string literal.
///
/// A string of ASCII characters takes one byte each in the binary, whatever they are; the source
/// escapes those that a literal cannot hold as they are.
package enum Base128 {
  /// Encodes bytes; their number must be known to decode them.
  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 7 * 8 + 8)
    var pending: UInt32 = 0
    var count: UInt32 = 0
    for byte in bytes {
      pending |= UInt32(byte) << count
      count += 8
      while count >= 7 {
        text.append(UInt8(pending & 0x7F))
        pending >>= 7
        count -= 7
      }
    }
    if count > 0 { text.append(UInt8(pending & 0x7F)) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Decodes text that ``encode(_:)`` wrote, to the given number of bytes.
  package static func decode(_ text: String.UTF8View, count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 1)
    var pending: UInt32 = 0
    var bits: UInt32 = 0
    for character in text {
      pending |= UInt32(character) << bits
      bits += 7
      if bits >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: pending))
        pending >>= 8
        bits -= 8
      }
    }
    bytes.removeLast(max(0, bytes.count - count))
    return bytes
  }

  /// Encoded text as it stands between the quotation marks of a Swift literal.
  package static func escaped(_ text: String) -> String {
    var literal = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": literal += "\\" + String(scalar)
      case "\u{20}"..."\u{7E}": literal.unicodeScalars.append(scalar)
      default: literal += "\\u{" + String(scalar.value, radix: 16) + "}"
      }
    }
    return literal
  }
}
