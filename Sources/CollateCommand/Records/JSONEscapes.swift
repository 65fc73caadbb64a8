/// The escapes of JSON strings.
enum JSONEscapes {
  /// The length of the escape that a backslash begins; nil where it is none (RFC 8259, section 7).
  static func length(_ string: Span<UInt8>, at backslash: Int) -> Int? {
    guard backslash + 1 < string.count else { return nil }
    switch string[backslash + 1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: return 2
    case 0x75: return hexadecimal(string, at: backslash + 2) == nil ? nil : 6
    default: return nil
    }
  }

  /// Appends the bytes that a string stands for, whose escapes are known to be good; half a surrogate
  /// pair gives U+FFFD.
  static func append(_ string: Span<UInt8>, to bytes: inout [UInt8]) {
    var position = 0
    while position < string.count {
      let byte = string[position]
      guard byte == 0x5C, position + 1 < string.count else {
        bytes.append(byte)
        position += 1
        continue
      }
      position += 2
      switch string[position - 1] {
      case 0x6E: bytes.append(0x0A)
      case 0x74: bytes.append(0x09)
      case 0x72: bytes.append(0x0D)
      case 0x62: bytes.append(0x08)
      case 0x66: bytes.append(0x0C)
      case 0x75:
        guard let unit = hexadecimal(string, at: position) else { continue }
        position += 4
        var value = UInt32(unit)
        if unit & 0xFC00 == 0xD800, position + 6 <= string.count, string[position] == 0x5C,
          string[position + 1] == 0x75, let low = hexadecimal(string, at: position + 2),
          low & 0xFC00 == 0xDC00
        {
          value = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF))
          position += 6
        }
        bytes += Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
      default: bytes.append(string[position - 1])
      }
    }
  }

  private static func hexadecimal(_ string: Span<UInt8>, at position: Int) -> UInt16? {
    guard position + 4 <= string.count else { return nil }
    var value: UInt16 = 0
    for offset in 0..<4 {
      let digit = string[position + offset]
      switch digit {
      case 0x30...0x39: value = value << 4 | UInt16(digit - 0x30)
      case 0x41...0x46: value = value << 4 | UInt16(digit - 0x37)
      case 0x61...0x66: value = value << 4 | UInt16(digit - 0x57)
      default: return nil
      }
    }
    return value
  }
}
