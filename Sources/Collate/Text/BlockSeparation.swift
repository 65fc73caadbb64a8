/// What separates the blocks of a text.
///
/// Blank lines and page breaks always do. Texts that have none between their paragraphs set one
/// paragraph a line, or indent the first line of each.
public enum BlockSeparation: String, Sendable, CaseIterable {
  /// Found out from the text.
  ///
  /// Blank lines, unless half of the lines or more stand side by side. Of those some are far longer
  /// than a column is wide, or they differ too much in length to be the lines of one: then each is a
  /// block. Or some are indented, and most are not: then these begin a block.
  case automatic = "auto"
  /// Blank lines alone.
  case blankLines = "blank-lines"
  /// Each line that is indented begins a block.
  case indents
  /// Each line is a block.
  case lines

  /// Finds out what separates the blocks of a text.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  init(of bytes: [UInt8]) {
    let census = LineCensus(bytes)
    let widths = census.widths
    self = .blankLines
    guard widths.count > 1, widths.count * 2 >= census.lines else { return }
    let widest = widths.max() ?? 0
    let long = widths.count { $0 > LineCensus.widestColumn }
    let wide = widths.count { $0 > LineCensus.wideColumn }
    let full = widths.count { $0 * 4 >= widest * 3 }
    if long >= 2 || (wide >= 3 && full * 2 < widths.count) {
      self = .lines
    } else if census.indented >= 3, census.indented * 20 >= widths.count,
      census.indented * 5 <= widths.count * 3
    {
      self = .indents
    }
  }
}

/// The widths of lines, in half widths of a Han character, and how many are indented.
private struct LineCensus {
  /// The lines that are not blank.
  private(set) var lines = 0
  /// The widths of those that stand next to another.
  private(set) var widths: [Int] = []
  /// Those of them that are indented, the first of each stretch left out.
  private(set) var indented = 0

  /// No column is wider.
  static let widestColumn = 200
  /// Few columns are wider.
  static let wideColumn = 120

  /// Where the stretch in work begins among the widths.
  private var stretch = 0

  init(_ bytes: [UInt8]) {
    let span = bytes.span
    let newline = UInt32(Source.newline(bytes))
    var position = Source.byteOrderMarkLength(bytes)
    var indent = 0
    // The width up to the last scalar that is no white space, and that of the white space behind it.
    var width = 0
    var space = 0
    while position < span.count {
      let step = span.scalar(at: position, end: span.count)
      position += step.length
      if step.value == newline || step.value == 0x0C {
        endLine(width: width, indent: indent)
        if step.value == 0x0C { endStretch() }
        (indent, width, space) = (0, 0, 0)
      } else if Characters.isSpace(step.value) {
        let wide = Characters.halfWidths(step.value)
        if width == 0 { indent += wide } else { space += wide }
      } else {
        width += space + Characters.halfWidths(step.value)
        space = 0
      }
    }
    endLine(width: width, indent: indent)
    endStretch()
  }

  private mutating func endLine(width: Int, indent: Int) {
    guard width > 0 else { return endStretch() }
    lines += 1
    if widths.count > stretch, Issue.isIndent(width: indent) { indented += 1 }
    widths.append(width)
  }

  private mutating func endStretch() {
    // A line that stands alone tells nothing.
    if widths.count == stretch + 1 { widths.removeLast() }
    stretch = widths.count
  }
}
