/// All joins that could be made in an issue, with the signals for and against each.
package struct JoinField: Sendable {
  /// One possible join.
  package struct Candidate: Sendable {
    package let from: Int
    package let to: Int
    /// The values of ``PairSignal``.
    package internal(set) var signals: [Double]
    /// Scalars at the start of the head that repeat the end of the tail.
    package let overlap: Int
  }

  package let reading: IssueReading
  let jumps: JumpEnds
  /// The values of ``TailSignal`` for each block; empty for a block that cannot break off.
  package let tails: [[Double]]
  /// The values of ``HeadSignal`` for each block; empty for a block that cannot carry on.
  package let heads: [[Double]]
  package let candidates: [Candidate]
  /// How like the subjects of blocks are, by what the network makes of their beginnings.
  package let likeness: Likeness
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
    self.jumps = jumps
    let areKnown = blocks.map { model.network(isDense: reading.shapes[$0].isDense) != nil }
    isKnown =
      blocks.reduce(0) { $0 + (areKnown[$1] ? reading.shapes[$1].words : 0) } * 2
      >= blocks.reduce(0) { $0 + reading.shapes[$1].words }
    // A whole sentence runs on nowhere by itself: only a jump line says that it does.
    let breaksOff = blocks.map {
      reading.isInOrder($0)
        && (jumps.to[$0] != nil || reading.breaksOff($0, isKnown: areKnown[$0]))
    }
    let network = NetworkEvidence(reading, model: model, tails: breaksOff)
    likeness = network.likeness
    let scorer = EndScorer(reading, model: model, network: network, jumps: jumps)
    let tails = blocks.map { breaksOff[$0] ? scorer.tail($0) : [] }
    let heads = blocks.map { reading.isInOrder($0) ? scorer.head($0) : [] }
    self.tails = tails
    self.heads = heads
    var candidates: [Candidate] = []
    var pairs = PairScorer(reading, model: model, network: network, jumps: jumps)
    let possible = blocks.filter { !tails[$0].isEmpty && !reading.isGreeting($0) }.flatMap { from in
      JoinField.reachable(from, reading, jumps).filter { !heads[$0].isEmpty && $0 != from }
        .map { to in
          let score = network.score(from: from, to: to)
          return Possible(
            from: from, to: to,
            ground: score != nil ? .network : areKnown[from] && areKnown[to] ? .none : .places,
            score: (score ?? 0) - JoinField.strangeness(from, to, reading))
        }
    }
    for pair in JoinField.promising(possible, reading, jumps)
    where !Overlap.isAddress(reading.texts[pair.from].scalars, reading.texts[pair.to].scalars) {
      candidates.append(pairs.candidate(from: pair.from, to: pair.to))
    }
    for lead in Lead.all { lead.write(&candidates, blocks: blocks.count) }
    self.candidates = candidates
  }

  /// A join before it is weighed.
  private struct Possible {
    let from: Int
    let to: Int
    let ground: Ground
    /// What the network and the places think of it.
    let score: Float

    /// On what it can be ranked.
    enum Ground {
      /// A network knows the language of both blocks.
      case network
      /// No network knows that of one of them: only the places tell.
      case places
      /// Networks know both, which are of different scripts: hardly ever is that a join.
      case none
    }
  }

  /// How much rarer true joins are at such a distance, with such letters at the seam: what can be had
  /// without weighing a join, in natural logarithms rounded to whole numbers.
  private static func strangeness(_ from: Int, _ to: Int, _ reading: IssueReading) -> Float {
    var value = Float(Logarithm.natural(Double(abs(from - to))))
    if to < from { value += 1 }
    if reading.pages.page(of: from) != reading.pages.page(of: to) { value += 1 }
    let (tail, head) = (reading.shapes[from], reading.shapes[to])
    if tail.ending == .hyphen, head.beginning == .lower { value -= 2 }
    if head.beginning == .upper, tail.ending == .lower || tail.ending == .comma { value += 1 }
    return value
  }

  /// The joins of one end that are weighed by all signals.
  private struct Foremost: Sequence {
    /// More than ever matter where a network knows the language.
    static let limit = 24

    /// How many are kept.
    var limit = Foremost.limit
    /// From the greatest score down.
    private var ranked: [(index: Int, score: Float)] = []

    /// Enters a join; of equal scores the first one entered is greater.
    mutating func enter(_ index: Int, score: Float) {
      if ranked.count == limit {
        guard let last = ranked.last, last.score < score else { return }
        ranked.removeLast()
      }
      let place = ranked.lastIndex { $0.score >= score } ?? -1
      ranked.insert((index, score), at: place + 1)
    }

    func makeIterator() -> some IteratorProtocol<Int> { ranked.lazy.map(\.index).makeIterator() }
  }

  /// Blocks this near are always weighed.
  private static let nearby = 6

  /// Joins that are weighed where no network tells which are worth it, as long as there are not more.
  private static let budget = 1 << 17

  /// The joins worth weighing: for each end those that the network and the places rank foremost,
  /// those nearby, and those that a jump line or characters on both sides of the seam speak for. Where
  /// no network tells them apart, all within reach; of very many open ends only the nearest.
  private static func promising(
    _ possible: [Possible], _ reading: IssueReading, _ jumps: JumpEnds
  ) -> [Possible] {
    let open = Set(possible.lazy.filter { $0.ground == .places }.map(\.from))
    let room = budget / max(1, open.count)
    var keeps = possible.map { pair in
      pair.ground == .places && room > 2 * reach || abs(pair.from - pair.to) <= nearby
        || jumps.mayLead(pair.from, to: pair.to)
        || reading.copies.overlap(pair.from, pair.to)
        || Overlap.length(reading.texts[pair.from].scalars, reading.texts[pair.to].scalars) > 0
    }
    let none = [Foremost](repeating: Foremost(), count: reading.issue.blocks.count)
    var (ofTails, ofHeads, unknown) = (none, none, none)
    for tail in open { unknown[tail].limit = max(Foremost.limit, room) }
    for (index, pair) in possible.enumerated() {
      switch pair.ground {
      case .network:
        ofTails[pair.from].enter(index, score: pair.score)
        ofHeads[pair.to].enter(index, score: pair.score)
      case .places where !keeps[index]: unknown[pair.from].enter(index, score: pair.score)
      case .places, .none: break
      }
    }
    for index in (ofTails + ofHeads + unknown).joined() { keeps[index] = true }
    return possible.indices.filter { keeps[$0] }.map { possible[$0] }
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
}
