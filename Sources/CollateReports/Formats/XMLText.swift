/// Text in XML 1.0.
enum XMLText {
  /// Escapes text for an element or a quoted attribute, and drops what no XML 1.0 document may hold:
  /// control characters but tab and line ends, U+FFFE and U+FFFF.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: result += "&amp;"
      case 0x3C: result += "&lt;"
      case 0x3E: result += "&gt;"
      case 0x22: result += "&quot;"
      case 0x09, 0x0A, 0x0D: result += "&#\(scalar.value);"
      case 0..<0x20, 0x7F...0x9F, 0xFFFE...0xFFFF: break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A start tag with its attributes in the order given; `close` is `>` or `/>`.
  static func tag(_ name: String, _ attributes: [(String, String)], close: String = ">") -> String {
    "<" + name + attributes.map { " \($0)=\"\(escaped($1))\"" }.joined() + close
  }
}
