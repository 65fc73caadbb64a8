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
  ///
  /// An island of unsafe code: eight characters are read at once, for checks of indices were most of the
  /// time. Bounds: both arrays have eight bytes for every word, of which seven are written and the
  /// eighth is written over.
  package static func decode(_ text: String.UTF8View, count: Int) -> [UInt8] {
    var characters = Array(text)
    characters += [UInt8](repeating: 0, count: (8 - characters.count % 8) % 8)
    let words = characters.count / 8
    var bytes = [UInt8](repeating: 0, count: words * 8)
    unsafe characters.withUnsafeBytes { characters in
      unsafe bytes.withUnsafeMutableBytes { bytes in
        for word in 0..<words {
          let lanes = unsafe characters.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)
          unsafe bytes.storeBytes(
            of: packed(UInt64(littleEndian: lanes)).littleEndian, toByteOffset: word * 7,
            as: UInt64.self)
        }
      }
    }
    bytes.removeLast(max(words, bytes.count - count))
    return bytes
  }

  /// The seven low bits of each of eight bytes, side by side.
  private static func packed(_ lanes: UInt64) -> UInt64 {
    let pairs = lanes & 0x007F_007F_007F_007F | (lanes & 0x7F00_7F00_7F00_7F00) >> 1
    let fours = pairs & 0x0000_3FFF_0000_3FFF | (pairs & 0x3FFF_0000_3FFF_0000) >> 2
    return fours & 0x0FFF_FFFF | (fours & 0x0FFF_FFFF_0000_0000) >> 4
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
