import Collate

/// Text of an issue made fit to show: no control character, no direction override, one line.
public enum SafeText {
  /// Shows what would act on a terminal or reorder a line as a visible sign.
  ///
  /// Control characters become their pictures (␀), direction marks and other invisible format
  /// characters `\u{…}`. Line ends and tabs become a space, and a single line end beside a character
  /// that is written without spaces, Han for one, vanishes.
  public static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: needsEscape) else { return text }
    var result = ""
    var previous: Unicode.Scalar?
    var scalars = Array(text.replacing("\r\n", with: "\n").unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if !isLineEnd(scalar) {
        append(scalar, to: &result)
      } else if let previous, isLineEnd(previous) {
        // One space stands for a blank line.
      } else if scalars.first.map(isLineEnd) ?? false || !isTight(previous, scalars.first) {
        result += " "
      }
      previous = scalar
    }
    return result
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r"
  }

  /// Whether no space is written between two characters.
  private static func isTight(_ left: Unicode.Scalar?, _ right: Unicode.Scalar?) -> Bool {
    [left, right].contains { $0.map { Characters.takesNoSpace($0.value) } ?? false }
  }

  /// A few characters of a text on one line, with an ellipsis where it goes on.
  ///
  /// - Parameter length: how much is shown, in Han characters. Letters are half as wide, so twice as
  ///   many are shown, to the nearest whole word.
  static func excerpt(_ text: String, length: Int, fromEnd: Bool = false) -> String {
    // A bounded cut first: the text may be one line of many megabytes.
    let limit = length * 16
    let scalars = text.unicodeScalars
    let part = fromEnd ? String(scalars.suffix(limit)) : String(scalars.prefix(limit))
    var characters = Array(escaped(part))
    if fromEnd { characters.reverse() }
    var used = 0
    let cut = characters.firstIndex { character in
      used += TerminalText.columns(character)
      return used > length * 2
    }
    var shown = characters[..<(cut ?? characters.count)]
    if let cut { shown = wholeWords(shown, before: characters[cut]) }
    while shown.last == " " { shown.removeLast() }
    let isCut = cut != nil || part.unicodeScalars.count == limit
    if fromEnd { return (isCut ? "…" : "") + String(shown.reversed()) }
    return String(shown) + (isCut ? "…" : "")
  }

  /// Characters without the word at their end that the next one goes on with; at most 12 letters are
  /// given up.
  static func wholeWords(
    _ characters: ArraySlice<Character>, before next: Character?
  ) -> ArraySlice<Character> {
    func isLetter(_ character: Character) -> Bool {
      TerminalText.columns(character) == 1 && (character.isLetter || character.isNumber)
    }
    guard let next, isLetter(next),
      let cut = characters.lastIndex(where: { !isLetter($0) }), characters.endIndex - cut <= 13,
      cut > characters.startIndex
    else { return characters }
    return characters[...cut]
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
    case 0x09: result += " "
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
