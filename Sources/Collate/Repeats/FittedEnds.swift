extension Aligner {
  /// An alignment with its ends where they most likely are.
  ///
  /// The score that finds an alignment has one price for what differs. Where few units differ, a
  /// difference is more likely the end of the repeat, and units that agree behind it do so by chance;
  /// where many differ, it is more likely one of them. So the ends are looked for again, from the
  /// last stretch that agrees well, by the odds of a copy with this share of errors against unrelated
  /// text (`EndOdds`).
  ///
  /// - Complexity: a table of 32 by 32 units for an end, and one more for each 32 units that are added.
  func withFittedEnds(_ alignment: Alignment) -> Alignment {
    let matches = alignment.matches
    let isDense = text.isDense[text.block(at: matches[0].first)]
    let solid = isDense ? 4 : 8
    let end = Aligner.anchor(in: matches, matches.indices.reversed(), solid) {
      max(alignment.first.upperBound - $0.firstEnd, alignment.second.upperBound - $0.secondEnd)
    }
    let begin = Aligner.anchor(in: matches, matches.indices, solid) {
      max($0.first - alignment.first.lowerBound, $0.second - alignment.second.lowerBound)
    }
    var core = Array(matches[min(begin, end)...max(begin, end)])
    let errors = Aligner.errors(between: core)
    var last = (core[core.count - 1].firstEnd, core[core.count - 1].secondEnd)
    for _ in 0..<Aligner.mostSteps {
      let step = ending(after: core[core.count - 1], errors)
      core += step.matches
      last = step.end
      if step.isLast { break }
    }
    var start = (core[0].first, core[0].second)
    for _ in 0..<Aligner.mostSteps {
      let step = beginning(before: core[0], errors)
      core.insert(contentsOf: step.matches, at: 0)
      start = step.end
      if step.isLast { break }
    }
    var result = Alignment(matches: core)
    result.first = start.0..<last.0
    result.second = start.1..<last.1
    result.coalesce()
    return result
  }

  /// Units at an end that are looked at again.
  private static let doubtful = 24
  /// Units of a window behind an end that speak for it; nearer to the window's edge it may be its cut.
  private static let settled = 8
  /// Windows by which an end may be moved out.
  private static let mostSteps = 8

  /// The first match from an end that agrees well; the longest one near the end if none does.
  private static func anchor(
    in matches: [ExactMatch], _ indices: some Sequence<Int>, _ solid: Int,
    distance: (ExactMatch) -> Int
  ) -> Int {
    var longest: Int?
    for index in indices where distance(matches[index]) <= Aligner.doubtful {
      if matches[index].length >= solid { return index }
      if matches[index].length > longest.map({ matches[$0].length }) ?? 0 { longest = index }
    }
    return longest ?? 0
  }

  /// The share of units that differ between some matches.
  ///
  /// A copy without an error gives no reason to look behind the first difference, unless much agrees
  /// there.
  private static func errors(between matches: [ExactMatch]) -> Double {
    let matched = matches.reduce(0) { $0 + $1.length }
    let different = zip(matches, matches.dropFirst()).reduce(0) {
      $0 + min(max($1.1.first - $1.0.firstEnd, $1.1.second - $1.0.secondEnd), 4)
    }
    return (Double(different) + (different > 0 ? 0.5 : 0.002)) / Double(matched + different + 1)
  }

  /// What a copy has behind or before one of its matches.
  private struct Step {
    var matches: [ExactMatch] = []
    /// Where the copy ends or begins in both places.
    var end: (Int, Int)
    /// Whether it does; otherwise it may go on beyond what was looked at.
    var isLast = true
  }

  private func ending(after match: ExactMatch, _ errors: Double) -> Step {
    guard let (first, second) = window(after: match) else {
      return Step(end: (match.firstEnd, match.secondEnd))
    }
    func side(_ window: Range<Int>) -> EndOdds.Side {
      EndOdds.Side(
        units: Array(text.units[window]),
        chances: window.map { text.chances.chance(at: $0, from: $0 - 1, in: text) },
        endsBlock: window.upperBound == text.starts[text.block(at: window.lowerBound) + 1])
    }
    let end = EndOdds(side(first), side(second), errors: errors).end
    // Where nothing follows on a side, there is no table to make.
    let path =
      end.0 == 0 || end.1 == 0
      ? []
      : table(first.prefix(end.0), second.prefix(end.1), reach: .whole).path(to: end)
    return Step(
      matches: path, end: (first.lowerBound + end.0, second.lowerBound + end.1),
      isLast: path.isEmpty || end.0 <= Aligner.window - Aligner.settled)
  }

  private func beginning(before match: ExactMatch, _ errors: Double) -> Step {
    guard let (first, second) = window(before: match) else {
      return Step(end: (match.first, match.second))
    }
    func side(_ window: Range<Int>) -> EndOdds.Side {
      EndOdds.Side(
        units: text.units[window].reversed(),
        chances: window.reversed().map { text.chances.chance(at: $0, from: $0 + 1, in: text) },
        endsBlock: window.lowerBound == text.starts[text.block(at: window.lowerBound)])
    }
    let end = EndOdds(side(first), side(second), errors: errors).end
    let path =
      end.0 == 0 || end.1 == 0
      ? []
      : reversedTable(first.suffix(end.0), second.suffix(end.1), reach: .whole).path(to: end)
    return Step(
      matches: Aligner.reversed(path, before: match),
      end: (first.upperBound - end.0, second.upperBound - end.1),
      isLast: path.isEmpty || end.0 <= Aligner.window - Aligner.settled)
  }
}
