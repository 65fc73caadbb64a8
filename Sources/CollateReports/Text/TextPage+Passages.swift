import Collate

extension TextPage {
  /// A family: the kept passage against each other one.
  mutating func write(_ family: Family) {
    let kept = family.members[family.kept]
    if family.kind == .inner {
      writeInner(family)
      return
    }
    let others = family.members.indices.filter { $0 != family.kept }
    let shown = layout.isVerbose ? others.count : family.kind == .exact ? 1 : 3
    let keep = language.pick("keep: \(reason(family))", "保留：\(reason(family))")
    let copy = language.pick("copy", "重复")
    for index in others.prefix(shown) {
      writePair(
        kept, family.members[index],
        labels: [[location(kept), keep], [location(family.members[index]), copy]])
    }
    for index in others.dropFirst(shown) {
      line(language.pick("also at ", "又见") + location(family.members[index]), indent: 4)
    }
  }

  private func reason(_ family: Family) -> String {
    switch family.keptBecause {
    case .inArticle: language.pick("in the flow of its article", "与上下文衔接")
    case .cleaner: language.pick("the cleaner copy", "文字较完好")
    case .longest: language.pick("the whole copy", "文字最完整")
    case .first: language.pick("the first copy", "最先出现")
    }
  }

  /// A phrase that stands several times in one block: the block with the phrase marked.
  private mutating func writeInner(_ family: Family) {
    var styledText = StyledText()
    guard let first = family.members.first else { return }
    let source = report.source(of: first)
    let block = issue.blocks[first.block].bytes
    let reach = layout.isVerbose ? Int.max : 16
    var position = block.lowerBound
    for member in family.members where member.bytes.lowerBound >= position {
      let between = source.text(position..<member.bytes.lowerBound)
      append(between, position == block.lowerBound ? .start : .middle, reach, to: &styledText)
      styledText.append(SafeText.escaped(source.text(member.bytes)), .figure)
      position = member.bytes.upperBound
    }
    append(source.text(position..<block.upperBound), .end, reach, to: &styledText)
    line(location(issue.place(of: first.block)), indent: 4)
    for row in styledText.lines(width: width - 6, inColour: layout.isColoured) {
      line(row.text, indent: 6)
    }
  }

  enum Position { case start, middle, end }

  /// Appends equal text, shortened where only its ends matter; words are not cut.
  private func append(
    _ text: String, _ position: Position, _ reach: Int, to styledText: inout StyledText
  ) {
    let count = text.count
    let (head, tail) =
      switch position {
      case .start: (0, reach)
      case .middle: (reach, reach)
      case .end: (reach, 0)
      }
    // Leaving out fewer characters than the note takes would help nobody.
    guard reach < 1_000_000, count > head + tail + 16 else {
      styledText.append(SafeText.escaped(text))
      return
    }
    let start = SafeText.wholeWords(
      Array(text.prefix(head))[...], before: text.dropFirst(head).first)
    let end = SafeText.wholeWords(
      Array(text.suffix(tail).reversed())[...], before: text.dropLast(tail).last)
    // Counted as the length of the repeat is.
    let left = text.dropFirst(start.count).dropLast(end.count).count { $0.isLetter || $0.isNumber }
    styledText.append(SafeText.escaped(String(start)))
    styledText.append(language.pick("…\(left) characters…", "……略\(left)字……"), .elision)
    styledText.append(SafeText.escaped(String(end.reversed())))
  }

  /// Two passages side by side, or one above the other on a narrow terminal.
  ///
  /// - Parameter labels: the lines above each.
  mutating func writePair(_ left: Place, _ right: Place, labels: [[String]]) {
    let shown = report.shown(left, right)
    let diff = CharacterDiff(issue.text(of: shown.left), issue.text(of: shown.right))
    let passages = [passage(diff, isLeft: true), passage(diff, isLeft: false)]
    let column = (width - 4 - 3) / 2
    guard column >= 36 else {
      for (label, passage) in zip(labels, passages) {
        line(styled(label.joined(separator: language.pick(" — ", "　")), .dim), indent: 4)
        for row in passage.lines(width: width - 6, inColour: layout.isColoured) {
          line(row.text, indent: 6)
        }
      }
      return
    }
    let labelRows = labels.map { $0.flatMap { TerminalText.wrapped($0, to: column) } }
    let labelHeight = labelRows.map(\.count).max() ?? 1
    var columns: [[(text: String, columns: Int)]] = []
    for (label, passage) in zip(labelRows, passages) {
      var rows: [(text: String, columns: Int)] = []
      for row in label { rows.append((styled(row, .dim), TerminalText.columns(row))) }
      // Both passages start on the same row.
      while rows.count < labelHeight { rows.append(("", 0)) }
      columns.append(rows + passage.lines(width: column, inColour: layout.isColoured))
    }
    for row in 0..<max(columns[0].count, columns[1].count) {
      let first = row < columns[0].count ? columns[0][row] : (text: "", columns: 0)
      let second = row < columns[1].count ? columns[1][row].text : ""
      let padding = String(repeating: " ", count: max(0, column - first.columns))
      line("\(first.text)\(padding) │\(second.isEmpty ? "" : " " + second)", indent: 4)
    }
  }

  private func passage(_ diff: CharacterDiff, isLeft: Bool) -> StyledText {
    var result = StyledText()
    let characters = isLeft ? diff.left : diff.right
    let reach = layout.isVerbose ? Int.max : 24
    for (index, run) in diff.runs.enumerated() {
      let own = String(characters[isLeft ? run.left : run.right])
      if run.isEqual {
        // The start of the first run shows where the passage begins, so it is kept too.
        let position: Position = index == diff.runs.count - 1 && index > 0 ? .end : .middle
        append(own, position, reach, to: &result)
      } else {
        let other = String((isLeft ? diff.right : diff.left)[isLeft ? run.right : run.left])
        let isFigure = (own + other).contains(where: \.isNumber)
        let shown = own.isEmpty && !layout.isColoured ? "‸" : SafeText.escaped(own)
        result.append(shown, own.isEmpty ? .plain : isFigure ? .figure : isLeft ? .removed : .added)
      }
    }
    return result
  }
}
