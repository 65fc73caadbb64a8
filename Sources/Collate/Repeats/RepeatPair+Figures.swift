extension RepeatPair {
  /// The pair with no figure cut at its ends.
  ///
  /// Where a copy takes a block but for figures at its edge, and for what stands behind them in both
  /// places, it takes them too: they are what differs. Elsewhere it ends before two figures that go on
  /// behind what they share; where one of them alone goes on, the text may have been cut there.
  func withWholeFigures(in text: RepeatText) -> RepeatPair {
    withFiguresAtEdges(in: text) ?? withoutCutFigures(in: text)
  }

  /// The pair with the figures that differ between it and the edges of a block; nil where it does not
  /// take that block then, or none stand there.
  private func withFiguresAtEdges(in text: RepeatText) -> RepeatPair? {
    let after = figures(
      beside: (text.units(after: first), text.units(after: second)),
      cut: Numerals.isNumeral(text.units[first.upperBound - 1]))
    let before = figures(
      beside: (text.units(before: first), text.units(before: second)),
      cut: Numerals.isNumeral(text.units[first.lowerBound]))
    guard before != nil || after != nil else { return nil }
    let (start, end) = (before ?? (0, 0), after ?? (0, 0))
    var result = self
    result.first = first.lowerBound - start.0..<first.upperBound + end.0
    result.second = second.lowerBound - start.1..<second.upperBound + end.1
    // What is longer than the shortest repeat would be one if it were the same.
    let added = text.weight(result.first) - text.weight(first)
    let isApart =
      result.first.upperBound <= result.second.lowerBound
      || text.blocks(of: result.first) != text.blocks(of: result.second)
    guard isApart, added <= text.minimum,
      result.isNearlyWhole(result.first, in: text)
        || result.isNearlyWhole(result.second, in: text)
    else { return nil }
    return result
  }

  /// How many units beside two places, read away from them, are the same but for their figures, up to
  /// the end of one side; nil if not all are, or none is a figure.
  ///
  /// - Parameter cut: whether the places end inside a figure, so that it may end there in one of them.
  private func figures<Side: RandomAccessCollection<UInt32>>(
    beside rest: (first: Side, second: Side), cut: Bool
  ) -> (Int, Int)? {
    var (first, second) = (rest.first[...], rest.second[...])
    var hasFigure = false
    var endsInOne = false
    while true {
      let figures = [first, second].map { $0.prefix(while: Numerals.isNumeral).count }
      let mayEnd = cut && first.count == rest.first.count && second.count == rest.second.count
      if figures.allSatisfy({ $0 > 0 }) || mayEnd && figures != [0, 0] {
        hasFigure = true
        endsInOne = endsInOne || figures.contains(0)
        first = first.dropFirst(figures[0])
        second = second.dropFirst(figures[1])
      } else if let unit = first.first, unit == second.first {
        first = first.dropFirst()
        second = second.dropFirst()
      } else {
        break
      }
    }
    // A block that ends inside a figure of the other one may have been cut there.
    let mayBeCut = endsInOne && (rest.first.isEmpty || rest.second.isEmpty)
    let isAtEdge = mayBeCut ? first.isEmpty && second.isEmpty : first.isEmpty || second.isEmpty
    guard hasFigure, isAtEdge else { return nil }
    return (rest.first.count - first.count, rest.second.count - second.count)
  }

  /// The pair without what two figures share at an end that is no block's.
  private func withoutCutFigures(in text: RepeatText) -> RepeatPair {
    var result = self
    result.dropFigureAtEnd(in: text)
    result.dropFigureAtStart(in: text)
    return result
  }

  private mutating func dropFigureAtEnd(in text: RepeatText) {
    guard let match = alignment.matches.last, match.firstEnd == first.upperBound,
      match.secondEnd == second.upperBound, text.goesOn(at: first.upperBound),
      text.goesOn(at: second.upperBound),
      text.cutsFigure(at: first.upperBound), text.cutsFigure(at: second.upperBound)
    else { return }
    var start = match.length - 1
    while start > 0, text.cutsFigure(at: match.first + start) { start -= 1 }
    guard start > 0 else { return }
    score -= text.weight(match.first + start..<match.firstEnd)
    alignment.matches[alignment.matches.count - 1].length = start
    first = first.lowerBound..<match.first + start
    second = second.lowerBound..<match.second + start
    alignment.first = alignment.first.lowerBound..<first.upperBound
    alignment.second = alignment.second.lowerBound..<second.upperBound
  }

  private mutating func dropFigureAtStart(in text: RepeatText) {
    guard let match = alignment.matches.first, match.first == first.lowerBound,
      match.second == second.lowerBound, text.goesOn(at: first.lowerBound),
      text.goesOn(at: second.lowerBound),
      text.cutsFigure(at: first.lowerBound), text.cutsFigure(at: second.lowerBound)
    else { return }
    var end = 1
    while end < match.length, text.cutsFigure(at: match.first + end) { end += 1 }
    guard end < match.length else { return }
    score -= text.weight(match.first..<match.first + end)
    alignment.matches[0] = ExactMatch(
      first: match.first + end, second: match.second + end, length: match.length - end)
    first = match.first + end..<first.upperBound
    second = match.second + end..<second.upperBound
    alignment.first = first.lowerBound..<alignment.first.upperBound
    alignment.second = second.lowerBound..<alignment.second.upperBound
  }
}

extension RepeatText {
  /// The units between a place and the end of its last block.
  fileprivate func units(after place: Range<Int>) -> ArraySlice<UInt32> {
    units[place.upperBound..<starts[block(at: place.upperBound - 1) + 1]]
  }

  /// The units between a place and the start of its first block, from the place on.
  fileprivate func units(before place: Range<Int>) -> ReversedCollection<ArraySlice<UInt32>> {
    units[starts[block(at: place.lowerBound)]..<place.lowerBound].reversed()
  }

  /// Whether a unit stands in the block of the one before it.
  fileprivate func goesOn(at position: Int) -> Bool {
    position > 0 && position < units.count && block(at: position) == block(at: position - 1)
  }

  /// Whether a unit and the one before it are digits of one figure.
  fileprivate func cutsFigure(at position: Int) -> Bool {
    goesOn(at: position) && Characters.isDigit(units[position])
      && Characters.isDigit(units[position - 1]) && isInFigure(before: position)
  }
}
