/// All joins that could be made in an issue, with the signals for and against each.
package struct JoinField: Sendable {
  /// One possible join.
  package struct Candidate: Sendable {
    package let from: Int
    package let to: Int
    /// The values of ``PairSignal``.
    package fileprivate(set) var signals: [Double]
    /// Scalars at the start of the head that repeat the end of the tail.
    package let overlap: Int
  }

  package let reading: IssueReading
  /// The values of ``TailSignal`` for each block; empty for a block that cannot break off.
  package let tails: [[Double]]
  /// The values of ``HeadSignal`` for each block; empty for a block that cannot carry on.
  package let heads: [[Double]]
  package let candidates: [Candidate]
  /// Whether a network knows the language of most of the text.
  package let isKnown: Bool

  /// The ends of a candidate; all copies of one block are one end.
  package func ends(of candidate: Int) -> (tail: Int, head: Int) {
    (
      reading.originals[candidates[candidate].from], reading.originals[candidates[candidate].to]
    )
  }

  /// Blocks between the two halves of a paragraph, at most; more only where a jump line leads.
  private static let reach = 160

  package init(_ reading: IssueReading, model: any JunctionScoring) {
    self.reading = reading
    let blocks = reading.issue.blocks.indices
    let jumps = JumpEnds(reading)
    let known = blocks.filter { model.network(isDense: reading.shapes[$0].isDense) != nil }
    isKnown =
      known.reduce(0) { $0 + reading.shapes[$1].words } * 2
      >= blocks.reduce(0) { $0 + reading.shapes[$1].words }
    // A whole sentence runs on nowhere by itself: only a jump line says that it does.
    let breaksOff = blocks.map {
      jumps.to[$0] != nil
        || reading.breaksOff(
          $0, isKnown: model.network(isDense: reading.shapes[$0].isDense) != nil)
    }
    let network = NetworkEvidence(reading, model: model, tails: breaksOff)
    let scorer = EndScorer(reading, model: model, network: network, jumps: jumps)
    let tails = blocks.map { breaksOff[$0] ? scorer.tail($0) : [] }
    let heads = blocks.map { scorer.head($0) }
    self.tails = tails
    self.heads = heads
    var candidates: [Candidate] = []
    var pairs = PairScorer(reading, model: model, network: network, jumps: jumps)
    let possible = blocks.filter { !tails[$0].isEmpty }.flatMap { from in
      JoinField.reachable(from, reading, jumps).filter { !heads[$0].isEmpty && $0 != from }
        .map { to in
          let score = network.score(from: from, to: to)
          return Possible(
            from: from, to: to, score: score.map { $0 - JoinField.strangeness(from, to, reading) })
        }
    }
    for pair in JoinField.promising(possible, reading, jumps) {
      candidates.append(pairs.candidate(from: pair.from, to: pair.to))
    }
    JoinField.compare(
      .runOnModel, &candidates, lead: (.runOnLeadOfTail, .runOnLeadOfHead), limit: 3)
    JoinField.compare(
      .network, &candidates, lead: (.networkLeadOfTail, .networkLeadOfHead), limit: 3)
    JoinField.compare(
      .joint, &candidates, lead: (.jointLeadOfTail, .jointLeadOfHead), limit: 5)
    JoinField.compare(
      .cohesionOfArticles, &candidates, lead: (.cohesionLeadOfTail, .cohesionLeadOfHead),
      limit: 0.2)
    self.candidates = candidates
  }

  /// A join before it is weighed.
  private struct Possible {
    let from: Int
    let to: Int
    /// What the network and the places think of it; nil where the network knows nothing.
    let score: Float?
  }

  /// How much rarer true joins are at such a distance, with such letters at the seam: what can be had
  /// without weighing a join, in natural logarithms rounded to whole numbers.
  private static func strangeness(_ from: Int, _ to: Int, _ reading: IssueReading) -> Float {
    var value = Float(Logarithm.natural(Double(abs(from - to))))
    if to < from { value += 1 }
    if reading.issue.blocks[from].page != reading.issue.blocks[to].page { value += 1 }
    let (tail, head) = (reading.shapes[from], reading.shapes[to])
    if tail.ending == .hyphen, head.beginning == .lower { value -= 2 }
    if head.beginning == .upper, tail.ending == .lower || tail.ending == .comma { value += 1 }
    return value
  }

  /// Joins of each end that are weighed by all signals; more than ever matter, but for those that no
  /// network knows.
  private static let kept = 8
  /// Blocks this near are always weighed.
  private static let nearby = 6

  /// The joins worth weighing: for each end those that the network and the
  /// places rank foremost, those nearby, and
  /// those that a jump line or characters on both sides of the seam speak for.
  private static func promising(
    _ possible: [Possible], _ reading: IssueReading, _ jumps: JumpEnds
  ) -> [Possible] {
    var keeps = possible.map { pair in
      pair.score == nil || abs(pair.from - pair.to) <= nearby
        || jumps.leads(pair.from, to: pair.to) == true
        || jumps.leads(back: pair.to, to: pair.from) == true
        || Overlap.length(reading.texts[pair.from].scalars, reading.texts[pair.to].scalars) > 0
    }
    for end in [{ (pair: Possible) in pair.from }, { (pair: Possible) in pair.to }] {
      let groups = Dictionary(grouping: possible.indices) { end(possible[$0]) }
      for group in groups.values {
        let best = group.sorted {
          (possible[$0].score ?? 0, $1) > (possible[$1].score ?? 0, $0)
        }
        for index in best.prefix(kept) { keeps[index] = true }
      }
    }
    return possible.indices.filter { keeps[$0] }.map { possible[$0] }
  }

  /// Says of each candidate by how much one signal leads over the rivals for the same end.
  private static func compare(
    _ signal: PairSignal, _ candidates: inout [Candidate],
    lead: (tail: PairSignal, head: PairSignal),
    limit: Double
  ) {
    var bestOfTail: [Int: (first: Double, second: Double)] = [:]
    var bestOfHead: [Int: (first: Double, second: Double)] = [:]
    func enter(_ value: Double, _ best: inout (first: Double, second: Double)?) {
      guard let known = best else {
        best = (value, -limit)
        return
      }
      // Copies of one block have the same value; they are no rivals of each other.
      if value > known.first {
        best = (value, known.first)
      } else if value < known.first, value > known.second {
        best = (known.first, value)
      }
    }
    for candidate in candidates {
      enter(candidate.signals[signal.rawValue], &bestOfTail[candidate.from])
      enter(candidate.signals[signal.rawValue], &bestOfHead[candidate.to])
    }
    for index in candidates.indices {
      let value = candidates[index].signals[signal.rawValue]
      for (best, target) in [
        (bestOfTail[candidates[index].from], lead.tail),
        (bestOfHead[candidates[index].to], lead.head),
      ] {
        guard let best else { continue }
        let rival = value == best.first ? best.second : best.first
        candidates[index].signals[target.rawValue] = max(-limit, min(limit, value - rival)) / limit
      }
    }
  }

  /// The blocks that could carry a block on.
  private static func reachable(
    _ from: Int, _ reading: IssueReading, _ jumps: JumpEnds
  ) -> [Int] {
    let count = reading.issue.blocks.count
    let targets = jumps.targets(of: from)
    if reading.shapes[from].ending.isSentenceEnd {
      return targets
    }
    let near = max(0, from - reach)..<min(count, from + reach + 1)
    return Array(near) + targets.filter { !near.contains($0) }
  }

  /// The scalar product of two rows of equal length.
  static func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }
}

/// The jump lines of an issue, by the blocks whose text they end or begin.
///
/// A line belongs to the text beside it, as a rule. Now and then a foreign block stands between the
/// two, or a first line that looks like a head: so the blocks next to it may own it as well.
struct JumpEnds: Sendable {
  /// A jump line that may belong to a block.
  struct Owned: Sendable {
    let line: JumpLine
    /// 1 for the text beside the line and for what looks like a head of it, less for text further
    /// away.
    let nearness: Double
  }

  /// For each block, the line that may say that its text goes on elsewhere.
  let to: [Int: Owned]
  /// For each block, the line that may say that its text comes from elsewhere.
  let from: [Int: Owned]
  /// The blocks of `from` on each page.
  private let heads: [Int: [Int]]
  private let reading: IssueReading

  /// Texts on its side that a line of its own may belong to.
  private static let owners = 3

  init(_ reading: IssueReading) {
    self.reading = reading
    var to: [Int: Owned] = [:]
    var from: [Int: Owned] = [:]
    for line in reading.jumpLines {
      var texts = 0
      for block in JumpEnds.owners(of: line, reading) {
        let owned = Owned(line: line, nearness: 1 / Double(texts + 1))
        if !JumpEnds.isHead(block, reading) { texts += 1 }
        let known = (line.direction == .to ? to : from)[block]
        if let known, known.nearness >= owned.nearness { continue }
        if line.direction == .to { to[block] = owned } else { from[block] = owned }
      }
    }
    self.to = to
    self.from = from
    heads = Dictionary(grouping: from.keys) { reading.issue.blocks[$0].page }
  }

  /// The blocks that a line may belong to, the nearest first.
  static func owners(of line: JumpLine, _ reading: IssueReading) -> [Int] {
    let page = reading.issue.pages[reading.issue.blocks[line.block].page].blocks
    switch (line.direction, line.setting) {
    case (.to, .suffix), (.from, .prefix): return [line.block]
    case (.to, _):
      // The last running text before the line, on the same page.
      return Array(
        (page.lowerBound..<line.block).reversed().lazy
          .filter { !reading.isFurniture($0) && !reading.texts[$0].isEmpty }.prefix(owners))
    case (.from, _):
      // The first running text after the line; a jump head may stand in between.
      return Array(
        (line.block + 1..<page.upperBound).lazy.filter { !reading.isFurniture($0) }.prefix(owners))
    }
  }

  /// Whether a block looks like a head, and so as if the text of a line began behind it.
  static func isHead(_ block: Int, _ reading: IssueReading) -> Bool {
    reading.roles[block] == .headline || reading.roles[block] == .byline
  }

  /// Blocks that can answer one line; a page to which more lines lead tells nothing.
  private static let answers = 64

  /// The blocks that answer the jump line at the end of a block.
  func targets(of block: Int) -> [Int] {
    guard let line = to[block]?.line else { return [] }
    let pages =
      line.label.number == 0 ? Array(heads.keys) : reading.pages.pages(named: line.label)
    let found = pages.flatMap { heads[$0] ?? [] }
    return found.count <= JumpEnds.answers ? found.sorted() : []
  }

  /// The tails, given by page, to which the jump line at the start of a block leads back.
  func sources(of head: Int, among tails: [Int: [Int]]) -> [Int] {
    guard let line = from[head]?.line else { return [] }
    let found = reading.pages.pages(named: line.label).flatMap { tails[$0] ?? [] }
    return found.count <= JumpEnds.answers ? found : []
  }

  func label(ofPageWith block: Int) -> PageLabel {
    reading.pages.labels[reading.issue.blocks[block].page]
  }

  /// Whether the line that may belong to a tail names the page of a head; nil without a line.
  func leads(_ from: Int, to head: Int) -> Bool? {
    to[from].map { $0.line.label.number == 0 || $0.line.label.matches(label(ofPageWith: head)) }
  }

  /// Whether the line that may belong to a head names the page of a tail; nil without a line.
  func leads(back head: Int, to tail: Int) -> Bool? {
    from[head].map { $0.line.label.number == 0 || $0.line.label.matches(label(ofPageWith: tail)) }
  }
}
