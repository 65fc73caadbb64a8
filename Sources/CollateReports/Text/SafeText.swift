/// Text of an issue made fit to show: no control character, no direction override, one line.
public enum SafeText {
  /// Shows what would act on a terminal or reorder a line as a visible sign.
  ///
  /// Control characters become their pictures (␀), line ends a space, direction marks and other
  /// invisible format characters `\u{…}`.
  public static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: needsEscape) else { return text }
    var result = ""
    for scalar in text.unicodeScalars { append(scalar, to: &result) }
    return result
  }

  /// A few characters of a text on one line, with an ellipsis where it goes on.
  static func excerpt(_ text: String, length: Int, fromEnd: Bool = false) -> String {
    // A bounded cut first: the text may be one line of many megabytes.
    let scalars = text.unicodeScalars
    let part = fromEnd ? String(scalars.suffix(length * 8)) : String(scalars.prefix(length * 8))
    let isCut = part.unicodeScalars.count < length * 8 ? part.count > length : true
    let words = collapsed(part)
    if fromEnd { return (isCut ? "…" : "") + escaped(String(words.suffix(length))) }
    return escaped(String(words.prefix(length))) + (isCut ? "…" : "")
  }

  /// White space runs as one space; line ends between characters written without spaces vanish.
  private static func collapsed(_ text: String) -> String {
    String(text.split(whereSeparator: \.isNewline).joined(separator: " "))
  }

  static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: false
    case 0..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E,
      0x2060...0x2069, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to result: inout String) {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: result += " "
    case 0..<0x20: result.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "?")
    case 0x7F: result += "\u{2421}"
    default:
      if needsEscape(scalar) {
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}
