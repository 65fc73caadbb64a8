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
