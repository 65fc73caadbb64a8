/// Two stretches of text that repeat each other, unit by unit.
struct Alignment: Sendable, Hashable {
  /// The stretches of equal units in order; one or more. What stands between them differs.
  var matches: [ExactMatch]
  /// The units of both stretches: from the first match to the last one, and what may differ beside them.
  var first: Range<Int>
  var second: Range<Int>

  init(matches: [ExactMatch]) {
    self.matches = matches
    first = matches[0].first..<matches[matches.count - 1].firstEnd
    second = matches[0].second..<matches[matches.count - 1].secondEnd
  }

  /// The number of units that are equal.
  var matched: Int { matches.reduce(0) { $0 + $1.length } }

  /// Whether no unit differs.
  var isExact: Bool { matches.count == 1 }

  /// What differs: the stretches between the matches, either of which may be empty.
  var gaps: [(first: Range<Int>, second: Range<Int>)] {
    zip(matches, matches.dropFirst()).map {
      ($0.firstEnd..<$1.first, $0.secondEnd..<$1.second)
    }
  }

  /// Joins matches that touch in both places.
  mutating func coalesce() {
    var joined: [ExactMatch] = []
    for match in matches {
      if let last = joined.last, last.firstEnd == match.first, last.secondEnd == match.second {
        joined[joined.count - 1].length += match.length
      } else {
        joined.append(match)
      }
    }
    matches = joined
  }
}

/// Aligns stretches by their exact matches: gaps between them are filled, ends are extended, and
/// what costs more than it brings is cut off.
///
/// An alignment scores the weight of its equal units less the price of what differs (Smith and
/// Waterman 1981): one unit for a differing one in dense scripts, one and a half in alphabetic
/// ones, where unrelated texts agree in every third letter by chance. A stretch left out costs no more than
/// ``longestGapCharged`` units, so that an edited copy is still one copy.
struct Aligner: Sendable {
  let text: RepeatText
  /// Units of a left-out stretch that are charged.
  private static let longestGapCharged = 12
  /// Cells of a table that fills one gap.
  private static let largestTable = 20_000
  /// Units looked at in one step of an extension.
  static let window = 32

  /// Aligns around a chain of exact matches that ascend in both places.
  ///
  /// - Returns: the best stretch of the alignment, or nil if its score is below the least one.
  func aligned(_ chain: [ExactMatch], least: Int) -> Alignment? {
    guard let kernel = best(of: filled(chain)) else { return nil }
    guard score(kernel) * 5 >= least * 2 else { return nil }
    guard let result = best(of: filled(extended(kernel))), score(result) >= least else {
      return nil
    }
    return withFittedEnds(result)
  }

  /// The score of an alignment.
  func score(_ alignment: Alignment) -> Int {
    alignment.matches.reduce(0) { $0 + text.weight($1.first..<$1.firstEnd) }
      - alignment.gaps.reduce(0) { $0 + price($1.first, $1.second) }
  }

  private func price(_ first: Range<Int>, _ second: Range<Int>) -> Int {
    let (short, long) = first.count <= second.count ? (first, second) : (second, first)
    guard !long.isEmpty else { return 0 }
    let charged = min(long.count, short.count + Aligner.longestGapCharged)
    let weight = text.weight(long.lowerBound..<long.lowerBound + charged)
    return text.isDense[text.block(at: long.lowerBound)] ? weight : weight * 3 / 2
  }

  /// The run of matches with the highest score (Kadane).
  private func best(of alignment: Alignment) -> Alignment? {
    var best = (score: 0, range: 0..<0)
    var start = 0
    var score = 0
    for index in alignment.matches.indices {
      let match = alignment.matches[index]
      if index > 0 {
        let last = alignment.matches[index - 1]
        score -= price(last.firstEnd..<match.first, last.secondEnd..<match.second)
        if score <= 0 {
          score = 0
          start = index
        }
      }
      score += text.weight(match.first..<match.firstEnd)
      if score > best.score { best = (score, start..<index + 1) }
    }
    return best.range.isEmpty ? nil : Alignment(matches: Array(alignment.matches[best.range]))
  }

  private func filled(_ chain: [ExactMatch]) -> Alignment {
    var matches: [ExactMatch] = []
    for match in chain {
      if let last = matches.last {
        let first = last.firstEnd..<match.first
        let second = last.secondEnd..<match.second
        if !first.isEmpty, !second.isEmpty, first.count * second.count <= Aligner.largestTable {
          let table = AlignmentTable(text.units[first], text.units[second], reach: .whole)
          matches += table.path(to: (first.count, second.count))
        }
      }
      matches.append(match)
    }
    var alignment = Alignment(matches: matches)
    alignment.coalesce()
    return alignment
  }

  private func filled(_ alignment: Alignment) -> Alignment { filled(alignment.matches) }

  /// Fills the gaps of a chain and what lies before and after it in two places.
  func filled(
    _ chain: [ExactMatch], from first: Range<Int>, to second: Range<Int>
  ) -> [ExactMatch] {
    let start = ExactMatch(first: first.lowerBound, second: second.lowerBound, length: 0)
    let end = ExactMatch(first: first.upperBound, second: second.upperBound, length: 0)
    return filled([start] + chain + [end]).matches.filter { $0.length > 0 }
  }

  /// Extends both ends while that raises the score, inside the blocks of the ends.
  private func extended(_ alignment: Alignment) -> [ExactMatch] {
    var matches = alignment.matches
    while let more = next(after: matches[matches.count - 1]) { matches += more }
    while let more = next(before: matches[0]) { matches.insert(contentsOf: more, at: 0) }
    return matches
  }

  private func next(after match: ExactMatch) -> [ExactMatch]? {
    guard let (first, second) = window(after: match) else { return nil }
    let table = table(first, second, reach: .best)
    let path = table.path(to: table.best)
    return path.isEmpty ? nil : path
  }

  private func next(before match: ExactMatch) -> [ExactMatch]? {
    guard let (first, second) = window(before: match) else { return nil }
    let table = reversedTable(first, second, reach: .best)
    let path = table.path(to: table.best)
    return path.isEmpty ? nil : Aligner.reversed(path, before: match)
  }

  /// The units that follow a match in its two blocks, as many as one step looks at; nil if there are
  /// none in one of them.
  func window(after match: ExactMatch) -> (first: Range<Int>, second: Range<Int>)? {
    let firstBlock = text.block(at: match.firstEnd - 1)
    let secondBlock = text.block(at: match.secondEnd - 1)
    // Two places in one block do not run into each other.
    let firstLimit =
      firstBlock == secondBlock
      ? min(text.starts[firstBlock + 1], match.second) : text.starts[firstBlock + 1]
    let first =
      match.firstEnd..<min(match.firstEnd + Aligner.window, max(firstLimit, match.firstEnd))
    let second =
      match.secondEnd..<min(match.secondEnd + Aligner.window, text.starts[secondBlock + 1])
    return first.isEmpty || second.isEmpty ? nil : (first, second)
  }

  /// The units before a match in its two blocks, in their order.
  func window(before match: ExactMatch) -> (first: Range<Int>, second: Range<Int>)? {
    let firstBlock = text.block(at: match.first)
    let secondBlock = text.block(at: match.second)
    let first = max(match.first - Aligner.window, text.starts[firstBlock])..<match.first
    let secondLimit =
      firstBlock == secondBlock
      ? max(text.starts[secondBlock], match.firstEnd) : text.starts[secondBlock]
    let second =
      max(match.second - Aligner.window, min(secondLimit, match.second))..<match.second
    return first.isEmpty || second.isEmpty ? nil : (first, second)
  }

  /// The table of two stretches read from their starts.
  func table(
    _ first: Range<Int>, _ second: Range<Int>, reach: AlignmentTable.Reach
  ) -> AlignmentTable {
    AlignmentTable(
      text.units[first], text.units[second], price: price(in: first), reach: reach)
  }

  /// The table of two stretches read from their ends.
  func reversedTable(
    _ first: Range<Int>, _ second: Range<Int>, reach: AlignmentTable.Reach
  ) -> AlignmentTable {
    AlignmentTable(
      text.units[first].reversed(), text.units[second].reversed(), price: price(in: first),
      reach: reach)
  }

  private func price(in range: Range<Int>) -> Int32 {
    text.isDense[text.block(at: range.lowerBound)] ? 2 : 3
  }

  /// Matches of a reversed table, whose offsets count backwards from a match.
  static func reversed(_ path: [ExactMatch], before match: ExactMatch) -> [ExactMatch] {
    path.reversed().map {
      ExactMatch(
        first: match.first - $0.firstEnd, second: match.second - $0.secondEnd, length: $0.length)
    }
  }
}
