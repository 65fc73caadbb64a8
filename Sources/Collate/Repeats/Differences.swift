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
  /// - Complexity: O(*n*) for places of *n* units.
  func between(
    _ kept: Range<Int>, _ other: Range<Int>, matches: [ExactMatch]
  ) -> [Stretch] {
    let gaps = Differences.gaps(kept, other, matches)
    let figures = Differences.merged(gaps.compactMap { figure($0, in: kept, other) })
    let words = Differences.merged(
      gaps.map { widened($0, in: kept, other) }
        .filter { word in !figures.contains { $0.kept.overlaps(word.kept) || $0 == word } })
    var stretches = figures
    for gap in gaps where !figures.contains(where: { $0.contains(gap) }) {
      guard let word = words.first(where: { $0.contains(gap) }) else {
        stretches.append(gap)
        continue
      }
      if isNumber(word) {
        if stretches.last?.kept != word.kept {
          stretches.append(Stretch(kept: word.kept, other: word.other, isNumeric: true))
        }
      } else {
        var gap = gap
        gap.isLexical = isLexical(word, gaps.filter(word.contains))
        stretches.append(gap)
      }
    }
    for figure in figuresWithOtherMarks(matches)
    where !stretches.contains(where: { $0.kept.overlaps(figure.kept) }) {
      stretches.append(figure)
    }
    return stretches.sorted {
      ($0.kept.lowerBound, $0.other.lowerBound) < ($1.kept.lowerBound, $1.other.lowerBound)
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

  /// Joins stretches that run into each other.
  private static func merged(_ stretches: [Stretch]) -> [Stretch] {
    var result: [Stretch] = []
    for stretch in stretches {
      if let last = result.last,
        last.kept.upperBound > stretch.kept.lowerBound
          || last.other.upperBound > stretch.other.lowerBound || last == stretch
      {
        result[result.count - 1].kept =
          last.kept.lowerBound..<max(last.kept.upperBound, stretch.kept.upperBound)
        result[result.count - 1].other =
          last.other.lowerBound..<max(last.other.upperBound, stretch.other.upperBound)
      } else {
        result.append(stretch)
      }
    }
    return result
  }

  // MARK: Figures

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
        if text.figureMarks(kept) != text.figureMarks(other) {
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
  private func isLexical(_ word: Stretch, _ gaps: [Stretch]) -> Bool {
    let units = Array(text.units[word.kept]) + text.units[word.other]
    if units.contains(where: { !Characters.isDense($0) && Characters.isAlphabetic($0) }) {
      let different = max(
        gaps.reduce(0) { $0 + $1.kept.count }, gaps.reduce(0) { $0 + $1.other.count })
      return different > 1 && different * 2 >= max(word.kept.count, word.other.count)
    }
    let (least, most) = (
      min(word.kept.count, word.other.count), max(word.kept.count, word.other.count)
    )
    return most >= (least > 0 ? 2 : 3)
  }
}

extension Differences.Stretch {
  fileprivate func contains(_ other: Differences.Stretch) -> Bool {
    kept.lowerBound <= other.kept.lowerBound && other.kept.upperBound <= kept.upperBound
      && self.other.lowerBound <= other.other.lowerBound
      && other.other.upperBound <= self.other.upperBound
  }
}
