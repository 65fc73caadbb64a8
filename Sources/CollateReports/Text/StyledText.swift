/// Ways to set off a stretch of text.
enum Style {
  case plain, dim, strong, removed, added, figure, error, warning, note
  /// A word about text that is left out; it is not broken.
  case elision

  /// The ANSI codes that switch it on.
  var codes: String {
    switch self {
    case .plain: ""
    case .dim, .elision: "2"
    case .strong: "1"
    case .removed: "4;31"
    case .added: "4;32"
    case .figure: "1;4;33"
    case .error: "1;31"
    case .warning: "1;33"
    case .note: "1;36"
    }
  }

  /// Whether the stretch needs brackets where there is no colour.
  var isMarked: Bool { self == .removed || self == .added || self == .figure }
}

/// A text of stretches in different styles.
struct StyledText {
  var stretches: [(text: String, style: Style)] = []

  mutating func append(_ text: String, _ style: Style = .plain) {
    if !text.isEmpty { stretches.append((text, style)) }
  }

  /// A text as it is sent to a terminal.
  static func render(_ text: String, _ style: Style, _ inColour: Bool) -> String {
    guard inColour, style != .plain else { return text }
    return "\u{1B}[\(style.codes)m\(text)\u{1B}[0m"
  }

  /// The lines of the text in a column of some width, each with the columns it takes.
  ///
  /// A line is broken at a space where it has one near its end, else between any two characters.
  func lines(width: Int, inColour: Bool) -> [(text: String, columns: Int)] {
    var characters: [(character: Character, style: Style)] = []
    for stretch in stretches {
      let isMarked = stretch.style.isMarked && !inColour
      for character in isMarked ? "[\(stretch.text)]" : stretch.text {
        characters.append((character, stretch.style))
      }
    }
    var lines: [(text: String, columns: Int)] = []
    var start = 0
    while start < characters.count {
      var end = start
      var used = 0
      var space: Int?
      while end < characters.count {
        let columns = TerminalText.columns(characters[end].character)
        if used + columns > width, end > start { break }
        if characters[end].character == " " { space = end }
        used += columns
        end += 1
      }
      var next = end
      if end < characters.count {
        if let cut = StyledText.elisionStart(characters[start...], at: end) {
          (end, next) = (cut, cut)
          while end > start + 1, characters[end - 1].character == " " { end -= 1 }
        } else if characters[end].character == " " {
          next = end + 1
        } else if let space, end - space < 16, space > start,
          characters[end].character.isASCII
        {
          (end, next) = (space, space + 1)
        } else if let cut = StyledText.lawfulBreak(characters[start...], at: end) {
          (end, next) = (cut, cut)
        }
      }
      lines.append(render(characters[start..<end], inColour))
      start = next
    }
    return lines.isEmpty ? [("", 0)] : lines
  }

  /// Where a word about left-out text starts that a line end would break.
  private static func elisionStart(
    _ characters: ArraySlice<(character: Character, style: Style)>, at end: Int
  ) -> Int? {
    guard characters[end].style == .elision, characters[end - 1].style == .elision else {
      return nil
    }
    let before = characters[..<end].lastIndex { $0.style != .elision }
    return before.map { $0 + 1 }
  }

  /// The last place at or before another one where a line may end: no line begins with a closing
  /// mark or ends with an opening one. Nil if there is none near.
  private static func lawfulBreak(
    _ characters: ArraySlice<(character: Character, style: Style)>, at end: Int
  ) -> Int? {
    var cut = end
    while cut > characters.startIndex + 1, end - cut < 4 {
      if !closing.contains(characters[cut].character),
        !opening.contains(characters[cut - 1].character)
      {
        return cut
      }
      cut -= 1
    }
    return nil
  }

  private static let closing = Set("，。、；：！？）》〉」』】〕］”’…—～·,.;:!?)]%")
  private static let opening = Set("（《〈「『【〔［“‘([")

  private func render(
    _ characters: ArraySlice<(character: Character, style: Style)>, _ inColour: Bool
  ) -> (text: String, columns: Int) {
    var text = ""
    var columns = 0
    var rest = characters
    while let first = rest.first {
      let end = rest.firstIndex { $0.style != first.style } ?? rest.endIndex
      let piece = String(rest[..<end].map(\.character))
      text += StyledText.render(piece, first.style, inColour)
      columns += TerminalText.columns(piece)
      rest = rest[end...]
    }
    return (text, columns)
  }
}
