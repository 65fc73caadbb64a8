extension ColumnLines {
  /// Where blocks begin in a text that indents its paragraphs, as byte positions; pages and blank lines
  /// begin others.
  ///
  /// Each line that is indented begins one. Heads and bylines are not indented: they begin below a line
  /// that ends short of the column, and short lines end them. Five of these in a row are verse or a list,
  /// which stays whole, and so does what no indented line follows.
  ///
  /// - Complexity: O(*l*) in the number of lines.
  var indentedBlockStarts: [Int] {
    let nextIndents = self.nextIndents
    var starts: [Int] = []
    var part = Part.paragraph
    var paragraphStart = 0
    for index in lines.indices {
      let line = lines[index]
      guard !line.isIndented else {
        if !line.isFirst { starts.append(line.start) }
        part = .paragraph
        paragraphStart = index
        continue
      }
      guard !line.isFirst else {
        part = isList(index) ? .list : .heads
        continue
      }
      switch part {
      case .paragraph where endsParagraph(paragraphStart...index - 1, indent: nextIndents[index]):
        starts.append(line.start)
        part = isList(index) ? .list : .heads
      case .heads where nextIndents[index] != nil && isShort(index - 1, in: column(at: index - 1)):
        starts.append(line.start)
      case .list where !isWellShort(index - 1):
        part = .heads
      case .paragraph, .heads, .list: break
      }
    }
    return starts
  }

  /// The parts of a text that indents its paragraphs.
  private enum Part {
    case paragraph, heads, list
  }

  /// The next line that is indented, for each that is not; none where a page or a blank line comes first.
  private var nextIndents: [Int?] {
    var next: Int?
    var result = [Int?](repeating: nil, count: lines.count)
    for index in lines.indices.reversed() {
      if lines[index].isIndented { next = index }
      result[index] = next
      if lines[index].isFirst { next = nil }
    }
    return result
  }

  /// Whether lines from one that is indented on are a whole paragraph, though the next one has no indent.
  ///
  /// - Parameter indent: the next line that is indented.
  private func endsParagraph(_ paragraph: ClosedRange<Int>, indent: Int?) -> Bool {
    let index = paragraph.upperBound
    let column =
      paragraph.count > 1
      ? secondWidest(lines[max(paragraph.lowerBound, index - ColumnLines.reach)..<index])
      : column(at: index)
    let room = room(behind: index, in: column)
    let endsSentence = lines[index].endsSentence
    // Rooms are reckoned, and a paragraph is not to be split. Before what reads like a head, either the
    // mark or the room is enough.
    if let indent, isHead(index + 1, before: indent) {
      return room > (endsSentence ? 0 : ColumnLines.clearance(column))
    }
    return endsSentence && room > ColumnLines.clearance(column)
  }

  /// Whether the lines before one that is indented read like heads: the first is short and ends no
  /// sentence, or there are four at most and the last ends none.
  private func isHead(_ index: Int, before indent: Int) -> Bool {
    if !lines[index].endsSentence && isWellShort(index) { return true }
    return indent - index <= 4 && !lines[indent - 1].endsSentence
  }

  /// Whether five lines in a row are short.
  private func isList(_ index: Int) -> Bool {
    let last = index + 4
    guard last + 1 < lines.count else { return false }
    return (index...last).allSatisfy { !lines[$0].isIndented && isWellShort($0) }
      && (index + 1...last).allSatisfy { !lines[$0].isFirst }
  }

  private func isWellShort(_ index: Int) -> Bool {
    let column = column(at: index)
    return room(behind: index, in: column) > ColumnLines.clearance(column)
  }
}
