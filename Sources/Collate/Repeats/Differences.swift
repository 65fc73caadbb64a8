/// What differs between two copies: figures as wholes, and whether letters of a word do or words.
///
/// A figure with one digit changed is another figure, so a difference that touches one takes all of
/// it: 212 against 221, not 2 against nothing. Marks that the matching form leaves out tell figures
/// apart too: 12.5 from 1.25, 5% from 5‰, 3 from −3.
struct Differences: Sendable {
  let text: RepeatText

  /// A stretch in which two copies differ; either side may be empty.
  struct Stretch: Equatable {
    var kept: Range<Int>
    var other: Range<Int>
    /// Whether figures differ.
    var isNumeric = false
    /// Whether words differ, rather than letters of a word.
    var isLexical = false
  }

  /// The stretches in which two places differ, in order.
  ///
  /// - Parameter matches: what is equal in both, in order.
  /// - Complexity: O(*n* + *d* log *d*) for places of *n* units and *d* stretches.
  func between(
    _ kept: Range<Int>, _ other: Range<Int>, matches: [ExactMatch]
  ) -> [Stretch] {
    var figures: [Stretch] = []
    var words: [Word] = []
    for gap in Differences.gaps(kept, other, matches).flatMap(figuresApart) {
      if let figure = figure(gap, in: kept, other) {
        if figures.last?.runsInto(figure) ?? false {
          figures[figures.count - 1].extend(over: figure)
        } else {
          figures.append(figure)
        }
      } else {
        let whole = widened(gap, in: kept, other)
        if words.last?.whole.runsInto(whole) ?? false {
          words[words.count - 1].whole.extend(over: whole)
          words[words.count - 1].gaps.append(gap)
        } else {
          words.append(Word(whole: whole, gaps: [gap]))
        }
      }
    }
    let inFigures = Set(figures.flatMap(\.kept))
    figures += figuresWithOtherMarks(matches).filter { !inFigures.contains($0.kept.lowerBound) }
    return (figures + words.flatMap(stretches)).sorted {
      ($0.kept.lowerBound, $0.other.lowerBound) < ($1.kept.lowerBound, $1.other.lowerBound)
    }
  }

  /// A word, or several beside each other, with what differs in it.
  private struct Word {
    var whole: Stretch
    var gaps: [Stretch]
  }

  /// The stretches of a word: all of it where it is a number, else what differs.
  private func stretches(_ word: Word) -> [Stretch] {
    if isNumber(word.whole) {
      var number = word.whole
      number.isNumeric = true
      return [number]
    }
    let isLexical = isLexical(word)
    return word.gaps.map { gap in
      var gap = gap
      gap.isLexical = isLexical
      return gap
    }
  }

  /// What lies between the matches and beside them.
  private static func gaps(
    _ kept: Range<Int>, _ other: Range<Int>, _ matches: [ExactMatch]
  ) -> [Stretch] {
    var gaps: [Stretch] = []
    var (keptStart, otherStart) = (kept.lowerBound, other.lowerBound)
    func add(_ keptEnd: Int, _ otherEnd: Int) {
      let gap = Stretch(
        kept: keptStart..<max(keptEnd, keptStart), other: otherStart..<max(otherEnd, otherStart))
      if !gap.kept.isEmpty || !gap.other.isEmpty { gaps.append(gap) }
    }
    for match in matches {
      add(match.first, match.second)
      (keptStart, otherStart) = (match.firstEnd, match.secondEnd)
    }
    add(kept.upperBound, other.upperBound)
    return gaps
  }

  // MARK: Figures

  /// A gap of words beside figures on both sides, taken apart where the one passes into the other.
  private func figuresApart(_ gap: Stretch) -> [Stretch] {
    func lengths(_ side: Range<Int>) -> (before: Int, after: Int) {
      (
        side.prefix { Characters.isDigit(text.units[$0]) }.count,
        side.reversed().prefix { Characters.isDigit(text.units[$0]) }.count
      )
    }
    let (kept, other) = (lengths(gap.kept), lengths(gap.other))
    func parted(_ first: Int, _ second: Int) -> [Stretch] {
      let (keptEdge, otherEdge) = (gap.kept.lowerBound + first, gap.other.lowerBound + second)
      return [
        Stretch(kept: gap.kept.lowerBound..<keptEdge, other: gap.other.lowerBound..<otherEdge),
        Stretch(kept: keptEdge..<gap.kept.upperBound, other: otherEdge..<gap.other.upperBound),
      ]
    }
    func divides(_ first: Int, _ second: Int) -> Bool {
      0 < first && first < gap.kept.count && 0 < second && second < gap.other.count
    }
    if divides(kept.before, other.before) { return parted(kept.before, other.before) }
    let ends = (gap.kept.count - kept.after, gap.other.count - other.after)
    return divides(ends.0, ends.1) ? parted(ends.0, ends.1) : [gap]
  }

  /// The figures that differ in a gap; nil if something else does. Where one side has none, the other
  /// one is a part of a longer figure or holds digits; a numeral alone is a word more often, as in
  /// 一起.
  private func figure(_ gap: Stretch, in kept: Range<Int>, _ other: Range<Int>) -> Stretch? {
    guard [gap.kept, gap.other].allSatisfy({ text.units[$0].allSatisfy(Numerals.isNumeral) })
    else { return nil }
    let figure = Stretch(
      kept: widenedToFigure(gap.kept, in: kept), other: widenedToFigure(gap.other, in: other),
      isNumeric: true)
    guard figure.kept.isEmpty || figure.other.isEmpty else { return figure }
    let whole = figure.kept.isEmpty ? figure.other : figure.kept
    return whole.count > 1 || text.units[whole].contains(where: Characters.isDigit) ? figure : nil
  }

  /// The whole figure around a part of it.
  private func widenedToFigure(_ part: Range<Int>, in place: Range<Int>) -> Range<Int> {
    var (start, end) = (part.lowerBound, part.upperBound)
    while start > place.lowerBound, Numerals.isNumeral(text.units[start - 1]),
      start == end || text.isInFigure(before: start)
    { start -= 1 }
    while end < place.upperBound, Numerals.isNumeral(text.units[end]),
      start == end || text.isInFigure(before: end)
    { end += 1 }
    return start..<end
  }

  /// The figures that have the same digits and other marks in or beside them.
  private func figuresWithOtherMarks(_ matches: [ExactMatch]) -> [Stretch] {
    var figures: [Stretch] = []
    for match in matches {
      var offset = 0
      while offset < match.length {
        guard Characters.isDigit(text.units[match.first + offset]) else {
          offset += 1
          continue
        }
        let start = offset
        while offset < match.length, Characters.isDigit(text.units[match.first + offset]) {
          offset += 1
        }
        let kept = match.first + start..<match.first + offset
        let other = match.second + start..<match.second + offset
        if text.differInMarks(kept, other) {
          figures.append(Stretch(kept: kept, other: other, isNumeric: true))
        }
      }
    }
    return figures
  }

  // MARK: Words

  /// The words that a gap lies in, on both sides.
  private func widened(_ gap: Stretch, in kept: Range<Int>, _ other: Range<Int>) -> Stretch {
    func whole(_ part: Range<Int>, in place: Range<Int>) -> Range<Int> {
      var (start, end) = (part.lowerBound, part.upperBound)
      while start > place.lowerBound, !text.isWordBoundary(before: start) { start -= 1 }
      while end < place.upperBound, !text.isWordBoundary(before: end) { end += 1 }
      return start..<end
    }
    return Stretch(kept: whole(gap.kept, in: kept), other: whole(gap.other, in: other))
  }

  /// Whether numbers in words stand against each other, or against a figure.
  private func isNumber(_ word: Stretch) -> Bool {
    let units = [text.units[word.kept], text.units[word.other]]
    return units.contains(where: Numerals.isNumberWord)
      && units.allSatisfy {
        Numerals.isNumberWord($0) || !$0.isEmpty && $0.allSatisfy(Numerals.isNumeral)
      }
  }

  /// Whether words differ: half the letters of a word in letters do, whole words stand on one side only,
  /// or more than one character of a dense script is another.
  private func isLexical(_ word: Word) -> Bool {
    let (kept, other) = (word.whole.kept, word.whole.other)
    let units = Array(text.units[kept]) + text.units[other]
    if units.contains(where: { !Characters.isDense($0) && Characters.isAlphabetic($0) }) {
      let different = max(
        word.gaps.reduce(0) { $0 + $1.kept.count }, word.gaps.reduce(0) { $0 + $1.other.count })
      return different > 1 && different * 2 >= max(kept.count, other.count)
    }
    let (least, most) = (min(kept.count, other.count), max(kept.count, other.count))
    return most >= (least > 0 ? 2 : 3)
  }
}

extension Differences.Stretch {
  /// Whether a stretch behind this one shares units with it, or stands at the same place.
  fileprivate func runsInto(_ next: Differences.Stretch) -> Bool {
    kept.upperBound > next.kept.lowerBound || other.upperBound > next.other.lowerBound
      || self == next
  }

  fileprivate mutating func extend(over next: Differences.Stretch) {
    kept = kept.lowerBound..<max(kept.upperBound, next.kept.upperBound)
    other = other.lowerBound..<max(other.upperBound, next.other.upperBound)
  }
}
