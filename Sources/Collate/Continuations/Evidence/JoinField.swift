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

  /// Blocks between the two halves of a paragraph, at most; more only where a jump line leads.
  private static let reach = 160

  package init(_ reading: IssueReading, model: any JunctionScoring) {
    self.reading = reading
    let blocks = reading.issue.blocks.indices
    let jumps = JumpEnds(reading)
    let scorer = EndScorer(reading, model: model, jumps: jumps)
    let tails = blocks.map { scorer.tail($0) }
    let heads = blocks.map { scorer.head($0) }
    self.tails = tails
    self.heads = heads
    var candidates: [Candidate] = []
    let pairs = PairScorer(reading, model: model, jumps: jumps)
    for from in blocks where !tails[from].isEmpty {
      for to in JoinField.reachable(from, reading, jumps) where !heads[to].isEmpty && to != from {
        candidates.append(pairs.candidate(from: from, to: to))
      }
    }
    JoinField.compare(
      .runOnModel, &candidates, lead: (.runOnLeadOfTail, .runOnLeadOfHead), limit: 3)
    JoinField.compare(
      .cohesionOfArticles, &candidates, lead: (.cohesionLeadOfTail, .cohesionLeadOfHead),
      limit: 0.2)
    self.candidates = candidates
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
      // A whole sentence runs on nowhere by itself: only a jump line says that it does.
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
struct JumpEnds: Sendable {
  /// For each block, the line that says its text goes on elsewhere.
  let to: [Int: JumpLine]
  /// For each block, the line that says its text comes from elsewhere.
  let from: [Int: JumpLine]
  private let reading: IssueReading

  init(_ reading: IssueReading) {
    self.reading = reading
    var to: [Int: JumpLine] = [:]
    var from: [Int: JumpLine] = [:]
    for line in reading.jumpLines {
      let page = reading.issue.pages[reading.issue.blocks[line.block].page].blocks
      switch (line.direction, line.setting) {
      case (.to, .suffix): to[line.block] = line
      case (.from, .prefix): from[line.block] = line
      case (.to, _):
        // The last running text before the line, on the same page.
        let before = (page.lowerBound..<line.block).last {
          !reading.isFurniture($0) && !reading.texts[$0].isEmpty
        }
        if let before, to[before] == nil { to[before] = line }
      case (.from, _):
        // The first running text after the line; a jump head may stand in between.
        let after = line.block + 1..<page.upperBound
        let first = after.first {
          !reading.isFurniture($0) && reading.roles[$0] != .headline && reading.roles[$0] != .byline
        }
        if let first, from[first] == nil { from[first] = line }
      }
    }
    self.to = to
    self.from = from
  }

  /// The blocks that answer the jump line at the end of a block.
  func targets(of block: Int) -> [Int] {
    guard let line = to[block] else { return [] }
    let pages = reading.pages.pages(named: line.label)
    return from.keys.filter {
      line.label.number == 0 || pages.contains(reading.issue.blocks[$0].page)
    }.sorted()
  }

  func label(ofPageWith block: Int) -> PageLabel {
    reading.pages.labels[reading.issue.blocks[block].page]
  }
}
