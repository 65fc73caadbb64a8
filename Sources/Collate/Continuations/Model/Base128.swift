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
    var characters = Array(text)
    characters += [UInt8](repeating: 0, count: (8 - characters.count % 8) % 8)
    var bytes = [UInt8](repeating: 0, count: characters.count / 8 * 7)
    var place = 0
    for start in stride(from: 0, to: characters.count, by: 8) {
      var word: UInt64 = 0
      for lane in 0..<8 { word |= UInt64(characters[start + lane]) << UInt64(lane * 7) }
      for lane in 0..<7 {
        bytes[place + lane] = UInt8(truncatingIfNeeded: word >> UInt64(lane * 8))
      }
      place += 7
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
