/// The lines of a text that was set in columns, and which of them end a block.
///
/// Whoever breaks lines puts as much into each as its column holds. A line that would have had room
/// for what the next one begins with was therefore ended on purpose: it is the last of its paragraph,
/// or a head, a byline or a caption. Where a last line happens to be full, nothing tells, and two
/// paragraphs stay one block.
///
/// How wide the column is, is read from the lines around: the second widest of the eight up to a line
/// and of the eight from it on, the lesser of both, for columns of several widths follow one another,
/// and a line that spans them or was not broken is no measure.
///
/// Some tools put a word together again that a column cut at a hyphen, and with it two lines into one,
/// or three. Such a line counts for the last of them.
///
/// Widths count halves of a Han character. Where a column has as many characters in every line, be they
/// Han or letters, as it has when it runs from top to bottom, all count as Han.
struct ColumnLines {
  struct Line {
    /// The byte position of its first scalar that is no white space.
    let start: Int
    /// The width without white space at the ends.
    fileprivate(set) var width: Int
    /// The width of the white space before it, in halves of a Han character.
    let space: Int
    /// Whether ideographic spaces stand before it, which hold a place of Han and are set nowhere else.
    let hasIdeographicSpace: Bool
    /// The width of what cannot be parted from its beginning: a word, or one character of a script
    /// without spaces, with the marks on both sides.
    fileprivate(set) var opening: Int
    /// Both widths if all characters are as wide as Han.
    fileprivate let inCells: (width: Int, opening: Int)
    /// Whether a space at this end would vanish.
    let beginsUnspaced: Bool
    let endsUnspaced: Bool
    /// Whether it ends in the midst of a word.
    let isHyphenated: Bool
    /// Whether it has words and a mark ends them.
    let endsSentence: Bool
    /// Whether its first letter is a small one.
    let beginsSmall: Bool
    /// Whether a page or a blank line ends before it.
    let isFirst: Bool

    var isIndented: Bool { Issue.isIndent(width: space) }

    /// What it takes of its column, the indent included.
    var extent: Int { isIndented ? space + width : width }
  }

  private(set) var lines: [Line] = []

  /// Reads the lines of a text.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  init(_ bytes: [UInt8], lineEnd: UInt8) {
    let span = bytes.span
    let lineEnd = UInt32(lineEnd)
    var position = Source.byteOrderMarkLength(bytes)
    var line = OpenLine()
    var isFirst = true
    while position < span.count {
      let step = span.scalar(at: position, end: span.count)
      if step.value == lineEnd || step.value == 0x0C {
        isFirst = !close(&line, isFirst: isFirst) || step.value == 0x0C
      } else {
        line.append(step.value, at: position)
      }
      position += step.length
    }
    _ = close(&line, isFirst: isFirst)
    if areSetInCells {
      for index in lines.indices {
        (lines[index].width, lines[index].opening) = lines[index].inCells
      }
    }
    if isHardlyIndented, runOn { countLastParts() }
  }

  /// Whether lines have as many characters as their neighbours more often than they are as wide.
  private var areSetInCells: Bool {
    let neighbours = zip(lines, lines.dropFirst())
    let even = neighbours.count { abs($0.width - $1.width) <= 2 }
    let evenInCells = neighbours.count { abs($0.inCells.width - $1.inCells.width) <= 2 }
    // Of lines that no column cut off, few are alike in either way.
    return evenInCells * 3 >= lines.count && evenInCells * 10 > even * 11
  }

  /// Ends a line; false if it is blank.
  private mutating func close(_ line: inout OpenLine, isFirst: Bool) -> Bool {
    guard line.width > 0 else {
      line = OpenLine()
      return false
    }
    lines.append(
      Line(
        start: line.start, width: line.width, space: line.indent,
        hasIdeographicSpace: line.hasIdeographicSpace, opening: line.opening,
        inCells: (line.cells, line.openingCells),
        beginsUnspaced: Characters.takesNoSpace(line.first),
        endsUnspaced: Characters.takesNoSpace(line.last),
        isHyphenated: Punctuation.isHyphen(line.last),
        endsSentence: line.hasWords && Punctuation.isSentenceEnd(line.lastUnclosed),
        beginsSmall: LetterCase.isLower(line.firstLetter),
        isFirst: isFirst))
    line = OpenLine()
    return true
  }
}

extension ColumnLines {
  /// Lines looked at on either side for the width of a column.
  static let reach = 8

  /// Where blocks begin because the line before is short, as byte positions; pages and blank lines
  /// begin others.
  ///
  /// - Complexity: O(*l*) in the number of lines.
  var blockStarts: [Int] {
    lines.indices.dropLast().compactMap { index in
      let next = lines[index + 1]
      return !next.isFirst && !goesOn(index) && isShort(index, in: column(at: index))
        ? next.start : nil
    }
  }

  /// Whether a line goes on in the next one for all that letters tell: no sentence ends, and the next one
  /// begins with a small letter and is no text below a head.
  func goesOn(_ index: Int) -> Bool {
    !lines[index].endsSentence && lines[index + 1].beginsSmall && !isHeadOfText(index)
  }

  /// Whether a line that begins with no small letter stands alone and the lines below it are full.
  private func isHeadOfText(_ index: Int) -> Bool {
    guard !lines[index].beginsSmall, index + 2 < lines.count, !lines[index + 2].isFirst else {
      return false
    }
    return !isShort(index + 1, in: column(at: index + 1))
  }

  /// Whether one line in ten or more stands in the midst of a sentence that goes on in small letters before
  /// and behind it.
  ///
  /// In columns of English and German one in six at least does. Of paragraphs a line hardly one does,
  /// even where many of them are cut in two.
  var runOn: Bool {
    let count = lines.indices.dropFirst().dropLast().count { index in
      goesOnInSmall(index - 1) && goesOnInSmall(index)
    }
    return count * 10 >= lines.count
  }

  private func goesOnInSmall(_ index: Int) -> Bool {
    !lines[index].endsSentence && !lines[index + 1].isFirst && lines[index + 1].beginsSmall
  }

  /// Takes lines that are two or three of their column in one for the last of these, where there are
  /// several and most of them are full.
  private mutating func countLastParts() {
    let widths = lines.indices.map(commonestWidth)
    let parts = zip(lines, widths).map { line, width in
      width > 0 ? max(0, line.extent * 50 - 1) / (width * 51) : 0
    }
    let long = lines.indices.filter { parts[$0] > 0 }
    let full = long.count {
      lines[$0].extent * 20 >= (parts[$0] * 20 + 15) * widths[$0]
    }
    guard long.count * 20 >= lines.count, long.count * 3 <= lines.count, full * 2 >= long.count
    else { return }
    for index in long where parts[index] <= 3 {
      lines[index].width = max(1, lines[index].width - parts[index] * widths[index] * 31 / 32)
    }
  }

  /// The width that most lines around are nearly as wide as.
  private func commonestWidth(_ index: Int) -> Int {
    let reach = ColumnLines.reach
    let around = lines[max(0, index - reach)..<min(lines.count, index + reach + 1)]
    let counts = around.map { line in
      (around.count { $0.extent <= line.extent && $0.extent * 20 >= line.extent * 17 }, line.extent)
    }
    return counts.max { $0 < $1 }?.1 ?? 0
  }

  /// Whether short lines are what ends the paragraphs of a text.
  ///
  /// Nearly no line is indented, as lines of lists, programs and tables are. The short ones end more
  /// paragraphs than blank lines and pages do. And one of two things is so:
  ///
  /// - Most lines are full and nearly as wide as the column. The short ones end a sentence in a third of
  ///   all cases, the others being heads, captions and paragraphs that break off, and at least three times
  ///   as often as the full ones, which lines of verse or of a table do not.
  /// - A column cut off some lines and left them alike, as where paragraphs are of one, two or three lines,
  ///   and half of the short ones end a sentence: three times as often as the full ones, or more of them.
  ///
  /// Of some 18,000 manuals, licences, changelogs, lists and programs none reads so the first way; of 179
  /// issues set in columns of many widths, with few blank lines or none, all do. The second way none of
  /// 86,000 such files reads.
  ///
  /// - Parameter tally: what the lines tell together.
  func areParagraphs(_ tally: LineTally) -> Bool {
    var stretches = 0
    var full = Tally()
    var short = Tally()
    for index in lines.indices.dropLast() where !lines[index + 1].isFirst {
      if lines[index].isFirst { stretches += 1 }
      let column = column(at: index)
      // The same measure for all: that of `isShort` finds more lines that end a sentence.
      if room(behind: index, in: column) > ColumnLines.clearance(column) {
        short.count(lines[index], in: column)
      } else {
        full.count(lines[index], in: column)
      }
    }
    // Blank lines between the pieces of a column are far from each other.
    let arePieces = tally.arePiled && lines.count >= 8 * stretches
    guard short.sentences >= 5, short.sentences * (arePieces ? 3 : 1) > stretches, isHardlyIndented
    else { return false }
    let endFarMoreSentences =
      (short.sentences - 1) * full.lines >= 3 * full.sentences * short.lines
    if tally.arePiled, short.sentences * 2 >= short.lines,
      endFarMoreSentences || short.sentences > full.sentences
    {
      return true
    }
    return full.lines * 2 >= short.lines * 3
      && full.wide * 7 >= full.lines * 6
      && short.sentences * 3 >= short.lines
      && endFarMoreSentences
  }

  private var isHardlyIndented: Bool {
    lines.count(where: { $0.space > 0 }) * 20 <= lines.count
  }

  /// The fewest lines in a stretch between blank lines, on average, among which short ones can be
  /// paragraphs: one of these ends a sentence, and of five lines three are full.
  static let fewestInStretch = 3

  private struct Tally {
    var lines = 0
    /// Those that end a sentence.
    var sentences = 0
    /// Those that are nearly as wide as the column.
    var wide = 0

    mutating func count(_ line: Line, in column: Int) {
      lines += 1
      if line.endsSentence { sentences += 1 }
      if line.extent * 4 >= column * 3 { wide += 1 }
    }
  }

  /// Whether what the next line begins with would have had room in a line, with some to spare where no
  /// sentence ends, and the two are not lines of a box that is narrower than the column.
  func isShort(_ index: Int, in column: Int) -> Bool {
    let room = room(behind: index, in: column)
    if lines[index].endsSentence { return room > 0 }
    return room > ColumnLines.clearance(column) && !isInBox(index)
  }

  /// The room that a line of a column may leave: letters are not all as wide as they are reckoned here,
  /// and the first line of a paragraph was narrower if its indent got lost, by two Han characters.
  static func clearance(_ column: Int) -> Int { max(4, column / 8) }

  /// Whether a line belongs to three or more that are filled alike, the last of them perhaps in part.
  private func isInBox(_ index: Int) -> Bool {
    let width = lines[index].extent
    let next = lines[index + 1]
    if index > 0, !lines[index].isFirst, !lines[index - 1].endsSentence, next.extent <= width,
      areFilledAlike(index - 1)
    {
      return true
    }
    guard index + 2 < lines.count, !lines[index + 2].isFirst, !next.endsSentence else {
      return false
    }
    return lines[index + 2].extent <= max(width, next.extent) + 1 && areFilledAlike(index)
  }

  /// Whether neither a line nor the next one has room in the other's width for what follows it.
  private func areFilledAlike(_ index: Int) -> Bool {
    room(behind: index, in: lines[index + 1].extent) < 0
      && room(behind: index + 1, in: lines[index].extent) < 0
  }

  /// The width that what the next line begins with would have left; none behind half a word.
  func room(behind index: Int, in width: Int) -> Int {
    let line = lines[index]
    let next = lines[index + 1]
    guard !line.isHyphenated else { return -1 }
    let space = line.endsUnspaced || next.beginsUnspaced ? 0 : 1
    return width - line.extent - space - next.opening
  }

  /// The width of the column that a line stands in.
  func column(at index: Int) -> Int {
    let reach = ColumnLines.reach
    let before = secondWidest(lines[max(0, index + 1 - reach)...index])
    let after = secondWidest(lines[index..<min(lines.count, index + reach)])
    // Near an end of the text one side has too few lines to tell.
    return switch (index + 1 >= reach, lines.count - index >= reach) {
    case (true, true): min(before, after)
    case (true, false): before
    case (false, true): after
    case (false, false): max(before, after)
    }
  }

  /// The second widest of the lines around.
  func widthAround(_ index: Int) -> Int {
    let reach = ColumnLines.reach
    return secondWidest(lines[max(0, index - reach)..<min(lines.count, index + reach + 1)])
  }

  func secondWidest(_ lines: ArraySlice<Line>) -> Int {
    let widest = TwoGreatest(of: lines.lazy.map(\.extent))
    return widest.second ?? widest.first ?? 0
  }
}
