/// What the lines of a text, taken together, tell of where its paragraphs end.
///
/// Whoever fills a column ends most lines where it ends, in the midst of a sentence, and leaves them
/// alike. A paragraph a line is as long as it happens to be, and most of them end a sentence.
struct LineTally {
  /// Some lines, and the width of their text in halves of a Han character.
  struct Share {
    var lines = 0
    var text = 0

    fileprivate mutating func count(_ line: ColumnLines.Line) {
      lines += 1
      text += line.width
    }
  }

  /// All lines that another one stands below.
  private(set) var all = Share()
  /// Those that end a sentence.
  private(set) var sentences = Share()
  /// Those that fill the column and go on in the next line, for all that the marks tell.
  private(set) var unfinished = Share()
  /// Those that fill the column, and of these those that are as wide as the one before.
  private(set) var full = 0
  private(set) var even = 0
  /// The lines below another one that are indented, and those whose line before ends a sentence.
  private(set) var indented = 0
  private(set) var indentedAfterSentence = 0
  /// The unfinished lines that an indented one stands below.
  private(set) var indentedAfterUnfinished = 0
  /// The lines below another one with ideographic spaces before them.
  private(set) var ideographic = 0
  /// The lines below another one with white space before them, by its width up to 8, wider ones last.
  private(set) var spaced = [Int](repeating: 0, count: 10)
  /// The stretches between pages and blank lines, and those whose first line ends a sentence.
  private(set) var stretches = 0
  private(set) var stretchesWithoutHead = 0

  /// - Complexity: O(*l*) in the number of lines.
  init(_ column: ColumnLines) {
    let lines = column.lines
    var lastFull: ColumnLines.Line?
    for index in lines.indices.dropLast() where !lines[index + 1].isFirst {
      let line = lines[index]
      all.count(line)
      if line.isFirst {
        stretches += 1
        if line.endsSentence { stretchesWithoutHead += 1 }
      }
      if line.endsSentence { sentences.count(line) }
      let next = lines[index + 1]
      spaced[min(9, next.space)] += 1
      if next.isIndented {
        indented += 1
        if next.hasIdeographicSpace { ideographic += 1 }
        if line.endsSentence { indentedAfterSentence += 1 }
      }
      guard column.room(behind: index, in: column.widthAround(index)) <= 0 else { continue }
      if !line.endsSentence {
        unfinished.count(line)
        if next.isIndented { indentedAfterUnfinished += 1 }
      }
      full += 1
      // The words that did not fit are of many lengths.
      let tolerance = line.endsUnspaced ? 2 : 8
      if let last = lastFull, abs(last.extent - line.extent) <= tolerance { even += 1 }
      lastFull = line
    }
  }

}

extension LineTally {
  /// Whether indents begin paragraphs: sentences end before them, more often than before blank lines and
  /// pages, and what fills the column goes on without one.
  var haveIndents: Bool {
    indented >= 5 && indentedAfterSentence * 2 >= indented && indentedAfterSentence > stretches
      && unfinished.lines * 20 >= all.lines && indentedAfterUnfinished * 5 <= unfinished.lines
  }

  /// Whether a column cut off some lines, and left them alike.
  ///
  /// In columns of 10 to 40 Han characters, six to 98 in a hundred lines are unfinished, and of the full
  /// ones four in five are as wide as the one before. Where paragraphs of 20 Han characters and more are
  /// set one a line, a third of them cut in two, six in a hundred are unfinished at most.
  var arePiled: Bool { unfinished.lines * 16 >= all.lines && even * 4 >= full * 3 }

  /// Whether each line is a paragraph.
  var areParagraphs: Bool { !arePiled && (endSentences || areUneven) }

  /// Most of the text is in lines that end a sentence, and next to nothing in such as a column cut off.
  ///
  /// Where blank lines are near each other they separate paragraphs with a sentence a line, unless what
  /// they separate begins with a head.
  private var endSentences: Bool {
    guard sentences.lines >= 5, sentences.text * 2 >= all.text,
      unfinished.text * 10 <= sentences.text
    else { return false }
    return all.lines >= 8 * stretches
      || (all.lines >= 3 * stretches && stretchesWithoutHead * 4 <= stretches)
  }

  /// Hardly a line is as wide as others, as in the text of several genres. Sentences end here and there,
  /// or ideographic spaces stand before nearly all of them.
  private var areUneven: Bool {
    full * 4 <= all.lines && even * 5 <= full * 3 && all.lines >= 12 * stretches && isEvenlyIndented
      && (sentences.lines >= 5 && sentences.text * 8 >= all.text
        || ideographic * 10 >= all.lines * 9)
  }

  /// Whether nearly all lines that are indented are so by the same width; those of a program are not.
  private var isEvenlyIndented: Bool {
    let indents = spaced.dropFirst()
    return indents.reduce(0, +) * 9 <= (indents.max() ?? 0) * 10
  }
}
