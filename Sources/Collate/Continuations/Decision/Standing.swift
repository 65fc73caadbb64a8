/// How a join stands among all joins of its issue, as numbers: what only a first weighing of all of them
/// can tell.
package enum StandingSignal: Int, Sendable, CaseIterable {
  /// The log-odds of the join by itself, and with its rivals counted.
  case weight, odds
  /// The log-odds of the best other join of its tail, and of its head, with their rivals counted.
  case rivalOfTail, rivalOfHead
  /// By how much the join outweighs the heaviest other one of its tail, and of its head.
  case leadOfTail, leadOfHead
  /// The log-odds that the tail breaks off inside a paragraph, and that the head begins inside one.
  case tailIsOpen, headIsOpen
  /// How many other blocks are expected to break off, and to begin inside a paragraph: the logarithm of
  /// one more.
  case otherOpenTails, otherOpenHeads
  /// How many of these are expected to find no other half but in these two: the logarithm of one more.
  case unplacedTails, unplacedHeads
  /// The other joins that are expected in a hundred blocks: the logarithm of one more.
  case otherJoins
}

/// The fitted weights of the second weighing.
package struct StandingWeights: Sendable {
  /// Trees that tell from the signals of an end alone whether it is open.
  package let tails: DecisionTrees
  package let heads: DecisionTrees
  /// What is added to the first weight of a join: trees that ask all its signals and how it stands.
  package var joins: DecisionTrees

  package init(tails: DecisionTrees, heads: DecisionTrees, joins: DecisionTrees) {
    self.tails = tails
    self.heads = heads
    self.joins = joins
  }
}

/// The open ends of an issue, and how its joins stand to each other.
///
/// A paragraph that breaks off, and another block that begins in the middle of one, belong together all
/// the more if nothing else in the issue is open; where many ends are open, or where each has a better
/// half elsewhere, they hardly do. So a first weighing of all joins is asked what it expects, and a
/// second one knows the answers (stacked generalisation, Wolpert 1992; for decisions that hang together,
/// Cohen and Carvalho 2005).
package struct Standing {
  /// The log-odds of each block to break off, and to begin inside a paragraph; of copies the greatest, at
  /// the first of them.
  private let tails: [Double]
  private let heads: [Double]

  init(tails: [Double], heads: [Double]) {
    self.tails = tails
    self.heads = heads
  }

  /// Weighs the ends of a field.
  package init(_ field: JoinField, _ weights: StandingWeights) {
    let originals = field.reading.originals
    self.init(
      tails: Standing.odds(of: field.tails, weights.tails, originals),
      heads: Standing.odds(of: field.heads, weights.heads, originals))
  }

  private static func odds(
    of ends: [[Double]], _ trees: DecisionTrees, _ originals: [Int]
  ) -> [Double] {
    var odds = [Double](repeating: JunctionWeights.hopeless, count: ends.count)
    let known = ends.indices.filter { !ends[$0].isEmpty }
    for (block, value) in zip(known, trees.scores(known.map { ends[$0].map(Float.init) })) {
      odds[originals[block]] = max(odds[originals[block]], value)
    }
    return odds
  }

  /// Whether both ends of a join are rather open than not.
  func isOpen(_ ends: (tail: Int, head: Int)) -> Bool {
    tails[ends.tail] > 0 && heads[ends.head] > 0
  }

  /// The values of ``StandingSignal`` for the joins of the issue.
  ///
  /// - Parameters:
  ///   - ends: The tail and the head of each; the joins of copies have the same ones.
  ///   - weights: Their log-odds before rivals are counted.
  ///   - odds: Their log-odds with rivals counted.
  /// - Complexity: O(*j* + *n*) for *j* joins and *n* blocks.
  package func values(
    _ ends: [(tail: Int, head: Int)], _ weights: [Double], _ odds: [Double]
  ) -> [[Float]] {
    // Of copies the join that lies best stands for all.
    var joins: [JoinedBlocks: Int] = [:]
    for index in ends.indices {
      let pair = JoinedBlocks(ends[index])
      if let known = joins[pair], odds[known] >= odds[index] { continue }
      joins[pair] = index
    }
    let chosen = joins.values.sorted()
    let chances = odds.map(Logarithm.probability(ofLogOdds:))
    var ofTails = Ends(tails)
    var ofHeads = Ends(heads)
    for index in chosen {
      ofTails.enter(chances[index], odds[index], weights[index], at: ends[index].tail)
      ofHeads.enter(chances[index], odds[index], weights[index], at: ends[index].head)
    }
    // The open ends that are expected to be joined to each tail, and to each head.
    var headsAt = [Double](repeating: 0, count: tails.count)
    var tailsAt = headsAt
    for index in chosen {
      headsAt[ends[index].tail] += ofHeads.open[ends[index].head] * chances[index]
      tailsAt[ends[index].head] += ofTails.open[ends[index].tail] * chances[index]
    }
    let (freeTails, freeHeads) = (ofTails.free, ofHeads.free)
    let (allFreeTails, allFreeHeads) = (freeTails.reduce(0, +), freeHeads.reduce(0, +))
    let expected = chosen.reduce(0) { $0 + chances[$1] }
    return ends.indices.map { index in
      let (tail, head) = ends[index]
      let join = joins[JoinedBlocks(tail, head)] ?? index
      var values = Values<StandingSignal>()
      values[.weight] = weights[index]
      values[.odds] = odds[index]
      values[.rivalOfTail] = ofTails.likeliest(beside: odds[join], at: tail)
      values[.rivalOfHead] = ofHeads.likeliest(beside: odds[join], at: head)
      values[.leadOfTail] = weights[join] - ofTails.heaviest(beside: weights[join], at: tail)
      values[.leadOfHead] = weights[join] - ofHeads.heaviest(beside: weights[join], at: head)
      values[.tailIsOpen] = tails[tail]
      values[.headIsOpen] = heads[head]
      values[.otherOpenTails] = Standing.amount(ofTails.total - ofTails.open[tail])
      values[.otherOpenHeads] = Standing.amount(ofHeads.total - ofHeads.open[head])
      // What this join takes from others is theirs where it is not made.
      values[.unplacedTails] = Standing.amount(
        allFreeTails - freeTails[tail] + tailsAt[head] - ofTails.open[tail] * chances[join])
      values[.unplacedHeads] = Standing.amount(
        allFreeHeads - freeHeads[head] + headsAt[tail] - ofHeads.open[head] * chances[join])
      values[.otherJoins] = Standing.amount(
        100 * (expected - chances[join]) / Double(max(1, tails.count)))
      return values.values.map(Float.init)
    }
  }

  private static func amount(_ value: Double) -> Double { Logarithm.natural(1 + max(0, value)) }

  /// All tails, or all heads, and what is expected at each.
  private struct Ends {
    /// How likely each is open.
    let open: [Double]
    let total: Double
    /// The joins expected at each.
    private var joins: [Double]
    /// The likeliest joins at each, and those that weigh most by themselves.
    private var likeliest: [TwoGreatest<Double>]
    private var heaviest: [TwoGreatest<Double>]

    init(_ odds: [Double]) {
      open = odds.map(Logarithm.probability(ofLogOdds:))
      total = open.reduce(0, +)
      joins = Array(repeating: 0, count: odds.count)
      likeliest = Array(repeating: TwoGreatest(), count: odds.count)
      heaviest = likeliest
    }

    mutating func enter(_ chance: Double, _ odds: Double, _ weight: Double, at end: Int) {
      joins[end] += chance
      likeliest[end].enter(odds)
      heaviest[end].enter(weight)
    }

    /// The log-odds of the likeliest other join at an end.
    func likeliest(beside odds: Double, at end: Int) -> Double {
      max(likeliest[end].rival(of: odds) ?? JunctionWeights.hopeless, JunctionWeights.hopeless)
    }

    /// The weight of the heaviest other join at an end.
    func heaviest(beside weight: Double, at end: Int) -> Double {
      max(heaviest[end].rival(of: weight) ?? JunctionWeights.hopeless, JunctionWeights.hopeless)
    }

    /// How likely each is open and finds no other half.
    var free: [Double] { zip(open, joins).map { $0 * (1 - min(1, $1)) } }
  }
}
