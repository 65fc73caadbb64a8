/// Chains of exact matches that ascend in both places: what becomes one alignment.
///
/// The chaining of sequence search (Li, minimap2, 2018): the score of a chain is the weight of its
/// matches less a price for what lies between them; each match looks back at the ones shortly
/// before it.
struct Chains: Sendable {
  let text: RepeatText
  /// Units between two matches of a chain, on the side where fewer lie, and the other one.
  private static let widestGap = 60
  private static let longestLeftOut = 400
  /// Matches looked back at.
  private static let lookback = 64
  /// Blocks longer than this are searched band by band.
  private static let longBlock = 4096

  /// Calls a function with every chain of some score, of one pair of blocks after the other, and
  /// with single matches that lie among others like them, the best ones of two blocks first.
  ///
  /// Texts of two or three characters in no order agree everywhere: of two such blocks, those are left
  /// out for which no work is left (`AlignmentWork`).
  ///
  /// - Parameter body: aligns a chain; what it returns is not looked at again.
  func forEach(_ matches: [ExactMatch], least: Int, _ body: ([ExactMatch]) -> Alignment?) {
    let sorted = matches.map { (key: key($0), match: $0) }
      .sorted {
        ($0.key, $0.match.first, $0.match.second) < ($1.key, $1.match.first, $1.match.second)
      }
    var start = 0
    while start < sorted.count {
      var end = start + 1
      var weight = self.weight(sorted[start].match)
      while end < sorted.count, sorted[end].key == sorted[start].key {
        weight += self.weight(sorted[end].match)
        end += 1
      }
      let group = sorted[start..<end].map(\.match)
      var work = AlignmentWork(
        text.range(of: text.block(at: group[0].first)).count
          + text.range(of: text.block(at: group[0].second)).count)
      let alignments =
        weight >= least
        ? chains(of: group, least: least).compactMap { work.aligned($0, body) } : []
      forEachAmongErrors(group, outside: alignments, &work, body)
      start = end
    }
  }

  /// Calls a function with matches whose surroundings agree in many units too: with an error in every
  /// fifth letter few runs of letters are whole.
  private func forEachAmongErrors(
    _ matches: [ExactMatch], outside alignments: [Alignment], _ work: inout AlignmentWork,
    _ body: ([ExactMatch]) -> Alignment?
  ) {
    var alignments = alignments
    for match in matches
    where !text.isDense[text.block(at: match.first)]
      && text.agreement(beside: match) >= Chains.leastAgreeing
      && !alignments.contains(where: {
        $0.first.contains(match.first) && $0.second.contains(match.second)
      })
    {
      guard !work.isSpent else { return }
      if let alignment = work.aligned([match], body) { alignments.append(alignment) }
    }
  }

  /// How many of the units beside a match agree at least in a copy with many errors: a third; of
  /// unrelated ones a fifteenth does.
  private static let leastAgreeing = 11

  /// The chain with the highest score of matches that ascend in the first place.
  func best(of matches: [ExactMatch]) -> [ExactMatch] {
    chains(of: matches, least: 0).first ?? []
  }

  /// The two blocks and, in long ones, the band of diagonals.
  private func key(_ match: ExactMatch) -> UInt64 {
    let first = text.block(at: match.first)
    let second = text.block(at: match.second)
    let isLong =
      text.range(of: first).count > Chains.longBlock
      || text.range(of: second).count > Chains.longBlock
    let band = isLong ? (match.second - match.first) >> 10 & 0xFFFF : 0
    return UInt64(first) << 40 | UInt64(second) << 16 | UInt64(band)
  }

  private func weight(_ match: ExactMatch) -> Int { text.weight(match.first..<match.firstEnd) }

  private func chains(of matches: [ExactMatch], least: Int) -> [[ExactMatch]] {
    let count = matches.count
    var scores = matches.map(weight)
    var before = [Int](repeating: -1, count: count)
    for index in 0..<count {
      let match = matches[index]
      let own = scores[index]
      for earlier in stride(from: index - 1, through: max(0, index - Chains.lookback), by: -1) {
        guard let price = price(from: matches[earlier], to: match) else { continue }
        let score = scores[earlier] + own - price
        if score > scores[index] {
          scores[index] = score
          before[index] = earlier
        }
      }
    }
    var isUsed = [Bool](repeating: false, count: count)
    var chains: [[ExactMatch]] = []
    let order = scores.indices.filter { scores[$0] >= least }
      .sorted { (scores[$1], $0) < (scores[$0], $1) }
    for last in order where !isUsed[last] {
      var chain: [ExactMatch] = []
      var index = last
      while index >= 0, !isUsed[index] {
        isUsed[index] = true
        chain.append(matches[index])
        index = before[index]
      }
      chains.append(Chains.trimmed(chain.reversed()))
    }
    return chains
  }

  /// What it costs to go from one match to a later one; nil if it cannot be done.
  private func price(from match: ExactMatch, to next: ExactMatch) -> Int? {
    guard next.first > match.first, next.second > match.second,
      next.firstEnd > match.firstEnd, next.secondEnd > match.secondEnd
    else { return nil }
    let first = next.first - match.firstEnd
    let second = next.second - match.secondEnd
    let near = min(first, second)
    let far = max(first, second)
    guard near <= Chains.widestGap, far - near <= Chains.longestLeftOut else { return nil }
    let unit = text.weight(next.first..<next.first + 1)
    // Matches that overlap in one place count once.
    let overlap = near < 0 ? -near * unit : 0
    return overlap + unit * (max(near, 0) / 4 + min(far - near, 24) / 3)
  }

  /// Cuts the starts of matches that reach into the one before.
  private static func trimmed(_ chain: [ExactMatch]) -> [ExactMatch] {
    var result: [ExactMatch] = []
    for match in chain {
      var match = match
      if let last = result.last {
        let cut = max(last.firstEnd - match.first, last.secondEnd - match.second, 0)
        guard cut < match.length else { continue }
        match.first += cut
        match.second += cut
        match.length -= cut
      }
      result.append(match)
    }
    return result
  }
}

/// What may be spent on the alignments of two blocks: each counts for the units it takes on both sides
/// and for the two windows that even one that comes to nothing looks at.
private struct AlignmentWork {
  /// So many times over all units of both blocks, and as much as short ones may need: of 291 issues none
  /// takes more than four times, nor more than a sixth of the least.
  private static let mostPasses = 16
  private static let least = 32_768

  private var left: Int

  /// - Parameter units: those of both blocks.
  init(_ units: Int) { left = AlignmentWork.least + AlignmentWork.mostPasses * units }

  var isSpent: Bool { left <= 0 }

  mutating func aligned(
    _ chain: [ExactMatch], _ body: ([ExactMatch]) -> Alignment?
  ) -> Alignment? {
    guard !isSpent else { return nil }
    let alignment = body(chain)
    left -= 2 * Aligner.window + (alignment.map { $0.first.count + $0.second.count } ?? 0)
    return alignment
  }
}
