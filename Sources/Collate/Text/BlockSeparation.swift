/// What separates the blocks of a text.
///
/// Blank lines and page breaks always do. Texts that have none between their paragraphs set one
/// paragraph a line, indent the first line of each, or let the last one end short of the column.
public enum BlockSeparation: String, Sendable, CaseIterable {
  /// Found out from the text.
  ///
  /// Blank lines, unless half of the lines or more stand side by side. Where most of their text is in
  /// lines far longer than a column is wide, each of them is a block, and so it is where most of it is in
  /// lines that end a sentence, or hardly one is as wide as others, and no column cut them off. Where
  /// sentences end before lines that are indented, and what fills the column goes on in one that is not,
  /// indents begin a block. Where the short lines of a column end a sentence, far more often than the others,
  /// and more paragraphs than blank lines do, these end a block.
  case automatic = "auto"
  /// Blank lines alone.
  case blankLines = "blank-lines"
  /// Each line that is indented begins a block, and so does a head: a line without an indent below one
  /// that ends short of its column.
  case indents
  /// Each line that is shorter than its column ends a block: it had room for what the next one begins
  /// with, and some to spare where no sentence ends.
  case shortLines = "short-lines"
  /// Each line is a block.
  case lines

  /// Finds out what separates the blocks of a text.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  init(of bytes: [UInt8], lineEnd: UInt8) {
    let census = LineCensus(bytes, lineEnd: lineEnd)
    guard census.lines.count >= 2, census.lines.count * 2 >= census.count else {
      self = .blankLines
      return
    }
    let lines = ColumnLines(bytes, lineEnd: lineEnd)
    let tally = LineTally(lines)
    let shortLinesEnd = census.haveLongStretches && lines.areParagraphs(tally)
    // A line that goes on in the next one is no paragraph.
    let linesEnd = !(shortLinesEnd && lines.runOn)
    if census.areParagraphs, linesEnd {
      self = .lines
    } else if tally.haveIndents {
      self = .indents
    } else if tally.areParagraphs, linesEnd {
      self = .lines
    } else if census.haveIndents {
      self = .indents
    } else if shortLinesEnd {
      self = .shortLines
    } else {
      self = .blankLines
    }
  }
}

/// The lines of a text that stand next to another one.
private struct LineCensus {
  struct Line {
    /// The width in halves of a Han character.
    let width: Int
    let isIndented: Bool
    /// Whether a blank line is before it.
    let isFirst: Bool
  }

  /// The lines that are not blank, those that stand alone included.
  private(set) var count = 0
  private(set) var lines: [Line] = []

  /// No column is wider.
  private static let widestColumn = 200
  /// Few columns are wider.
  private static let wideColumn = 120

  /// Whether most of the text is in lines that are no lines of a column.
  var areParagraphs: Bool {
    let wide = lines.filter { $0.width > LineCensus.wideColumn }
    let sum = { (lines: [Line]) in lines.reduce(0) { $0 + $1.width } }
    guard sum(wide) * 2 >= sum(lines) else { return false }
    let widest = lines.map(\.width).max() ?? 0
    let full = lines.count { $0.width * 4 >= widest * 3 }
    return lines.count { $0.width > LineCensus.widestColumn } >= 2
      || (wide.count >= 3 && full * 2 < lines.count)
  }

  /// Whether some lines are indented and their neighbours are not: of a quotation, a list or verse
  /// more than one in a row is.
  var haveIndents: Bool {
    let indented = lines.indices.filter { lines[$0].isIndented && !lines[$0].isFirst }
    let alone = indented.count { index in
      let next = index + 1 < lines.count && !lines[index + 1].isFirst ? lines[index + 1] : nil
      return !lines[index - 1].isIndented && next?.isIndented != true
    }
    return indented.count >= 3 && alone * 3 >= indented.count * 2
      && indented.count * 20 >= lines.count && indented.count * 2 <= lines.count
  }

  /// Whether so many lines stand side by side that short ones can be what ends a paragraph.
  var haveLongStretches: Bool {
    lines.count >= ColumnLines.fewestInStretch * lines.count(where: \.isFirst)
  }

  /// Where the stretch in work begins among the lines.
  private var stretch = 0

  init(_ bytes: [UInt8], lineEnd: UInt8) {
    let span = bytes.span
    let lineEnd = UInt32(lineEnd)
    var position = Source.byteOrderMarkLength(bytes)
    var indent = 0
    // The width up to the last scalar that is no white space, and that of the white space behind it.
    var width = 0
    var space = 0
    while position < span.count {
      let step = span.scalar(at: position, end: span.count)
      position += step.length
      if step.value == lineEnd || step.value == 0x0C {
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
    count += 1
    lines.append(
      Line(width: width, isIndented: Issue.isIndent(width: indent), isFirst: lines.count == stretch)
    )
  }

  private mutating func endStretch() {
    // A line that stands alone tells nothing.
    if lines.count == stretch + 1 { lines.removeLast() }
    stretch = lines.count
  }
}
