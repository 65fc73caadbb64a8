/// Text laid out in the columns of a terminal.
enum TerminalText {
  /// How many columns a character takes: two for Han, kana, Hangul, full-width forms and emoji, none
  /// for combining marks alone (Unicode Standard Annex 11, wide and full-width).
  static func columns(_ character: Character) -> Int {
    var columns = 0
    for scalar in character.unicodeScalars {
      if scalar.value == 0xFE0F { return 2 }
      columns = max(columns, self.columns(scalar))
    }
    return columns
  }

  /// How many columns a text takes.
  static func columns(_ text: some Sequence<Character>) -> Int {
    text.reduce(0) { $0 + columns($1) }
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x300: return 1
    case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x2614...0x2615,
      0x26A1, 0x26BD...0x26BE, 0x2705, 0x274C, 0x2753...0x2755, 0x2B1B...0x2B1C, 0x2B50, 0x2B55,
      0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F004, 0x1F0CF,
      0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320, 0x1F32D...0x1F64F, 0x1F680...0x1F6FF,
      0x1F7E0...0x1F7EB, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return 1
    }
  }

  /// Breaks a text into lines of at most a number of columns, at spaces where there are any.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line: [Character] = []
    var used = 0
    var lastSpace: Int?
    for character in text {
      let columns = columns(character)
      if used + columns > width, !line.isEmpty {
        if let space = lastSpace, character != " " {
          let rest = Array(line[(space + 1)...])
          lines.append(String(line[..<space]))
          line = rest
        } else {
          lines.append(String(line))
          line = []
        }
        used = self.columns(line)
        lastSpace = nil
        if line.isEmpty, character == " " { continue }
      }
      if character == " " { lastSpace = line.count }
      line.append(character)
      used += columns
    }
    if !line.isEmpty || lines.isEmpty { lines.append(String(line)) }
    return lines
  }
}

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

  /// The text as it is sent to a terminal, one line.
  func rendered(inColour: Bool) -> String {
    stretches.reduce(into: "") { $0 += StyledText.render($1.text, $1.style, inColour) }
  }

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

/// The columns that text takes on a terminal, for those who lay it out elsewhere.
public enum TextWidth {
  /// How many columns a text takes: two for wide characters, none for combining marks.
  public static func columns(_ text: String) -> Int { TerminalText.columns(text) }

  /// Breaks a text into lines of at most a number of columns.
  public static func wrapped(_ text: String, to width: Int) -> [String] {
    TerminalText.wrapped(text, to: width)
  }
}
