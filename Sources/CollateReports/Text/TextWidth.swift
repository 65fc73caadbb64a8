/// The columns that text takes on a terminal, for those who lay it out elsewhere.
public enum TextWidth {
  /// How many columns a text takes: two for wide characters, none for combining marks.
  public static func columns(_ text: String) -> Int { TerminalText.columns(text) }

  /// Breaks a text into lines of at most a number of columns.
  public static func wrapped(_ text: String, to width: Int) -> [String] {
    TerminalText.wrapped(text, to: width)
  }
}
