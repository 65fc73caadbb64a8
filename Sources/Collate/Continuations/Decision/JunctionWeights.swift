/// The fitted weights that turn signals into the log-odds of a join.
///
/// A weighted sum of all signals tells which candidates of each end are worth a closer look; decision
/// trees weigh those, and ``MatchingOdds`` sets them against their rivals. What comes out is the
/// log-odds that the two blocks belong together.
package struct JunctionWeights: Sendable {
  /// One value per signal: those of ``TailSignal``, ``HeadSignal``, ``PairSignal``, in this order.
  package var linear: [Double]
  /// The weights of the foremost candidates; nil while only the sums were fitted.
  package var trees: DecisionTrees?
  /// Margins from which a link is `likely` and `certain`.
  package var likely: Double
  package var certain: Double

  package init(
    linear: [Double], trees: DecisionTrees? = nil, likely: Double = 0, certain: Double = 0
  ) {
    self.linear = linear
    self.trees = trees
    self.likely = likely
    self.certain = certain
  }

  /// The weights for an issue.
  package static func fitted(for field: JoinField) -> JunctionWeights {
    field.isKnown ? fitted : fittedToUnknown
  }

  package static let tailCount = TailSignal.allCases.count
  package static let headCount = HeadSignal.allCases.count
  package static let pairCount = PairSignal.allCases.count
  package static let count = tailCount + headCount + pairCount

  /// The names under which reports show the signals, in the order of the weights; after them what
  /// rivals take away, and what it takes that little of the issue is broken.
  package static let names =
    TailSignal.allCases.map { "tail.\($0)" } + HeadSignal.allCases.map { "head.\($0)" }
    + PairSignal.allCases.map { "seam.\($0)" }
    + ["standing.rivals", "standing.prior"]

  /// Candidates that are not judged have no chance.
  package static let hopeless = -20.0

  /// The foremost candidates of a field, by their indices, what they weigh before and after their
  /// rivals are counted, and what the issue as a whole adds.
  package struct Judgement {
    fileprivate let candidates: [Int]
    fileprivate let weights: [Double]
    fileprivate let odds: [Double]
    fileprivate let prior: JoinPrior

    /// The log-odds of all candidates of a field of so many.
    package func logOdds(ofAll count: Int) -> [Double] {
      var all = [Double](repeating: JunctionWeights.hopeless, count: count)
      for (index, value) in zip(candidates, odds) { all[index] = value + prior.shift }
      return all
    }
  }

  /// Weighs the candidates of a field against each other.
  ///
  /// - Complexity: O(*c* log *c*) for *c* candidates, and the work of the trees for the foremost
  ///   few of each end.
  package func judgement(_ field: JoinField) -> Judgement {
    let sums = sums(field)
    let foremost = JunctionWeights.foremost(field, sums)
    let weights =
      trees?.scores(foremost.map { JunctionWeights.values(field.candidates[$0], field) })
      ?? foremost.map { sums[$0] }
    var matching = MatchingOdds(foremost.map(field.ends))
    let odds = matching.logOdds(weights)
    return Judgement(
      candidates: foremost, weights: weights, odds: odds,
      prior: JoinPrior(odds, blocks: field.reading.issue.blocks.count))
  }

  /// The weighted sums of all candidates.
  package func sums(_ field: JoinField) -> [Double] {
    let tails = field.tails.map { partial($0, from: 0) }
    let heads = field.heads.map { partial($0, from: JunctionWeights.tailCount) }
    let offset = JunctionWeights.tailCount + JunctionWeights.headCount
    return field.candidates.map {
      tails[$0.from] + heads[$0.to] + partial($0.signals, from: offset)
    }
  }

  private func partial(_ values: [Double], from offset: Int) -> Double {
    var sum = 0.0
    for (index, value) in values.enumerated() where value != 0 {
      sum += linear[offset + index] * value
    }
    return sum
  }

  /// Blocks that are weighed for each end.
  private static let rivals = 3
  /// Sums below this are as bad as none.
  private static let floor = -8.0

  /// The candidates whose sums are among the foremost of one of their ends, in order. Copies of one
  /// block are no rivals of each other.
  package static func foremost(_ field: JoinField, _ sums: [Double]) -> [Int] {
    var isForemost = [Bool](repeating: false, count: sums.count)
    let useful = field.candidates.indices.filter { sums[$0] > floor }
    for isTail in [true, false] {
      let groups = Dictionary(grouping: useful) {
        isTail ? field.candidates[$0].from : field.candidates[$0].to
      }
      for group in groups.values {
        var better: Set<Int> = []
        for index in group.sorted(by: { (sums[$0], $1) > (sums[$1], $0) }) {
          let ends = field.ends(of: index)
          better.insert(isTail ? ends.head : ends.tail)
          if better.count > rivals { break }
          isForemost[index] = true
        }
      }
    }
    return useful.filter { isForemost[$0] }
  }

  /// The values that the trees ask, in the order of ``names``.
  package static func values(_ candidate: JoinField.Candidate, _ field: JoinField) -> [Float] {
    (field.tails[candidate.from] + field.heads[candidate.to] + candidate.signals).map(Float.init)
  }
}

extension JunctionWeights {
  /// What each signal adds to the log-odds of some candidates, the weightiest first; with what rivals
  /// and a whole issue take away, the log-odds.
  package func explain(
    _ chosen: [Int], _ judgement: Judgement, _ field: JoinField
  ) -> [[Continuation.Reason]] {
    guard let trees else { return chosen.map { _ in [] } }
    let positions = Dictionary(
      uniqueKeysWithValues: judgement.candidates.enumerated().map { ($1, $0) })
    return chosen.map { index in
      guard let place = positions[index] else { return [] }
      let values = JunctionWeights.values(field.candidates[index], field)
      var parts = trees.contributions(values)
      // What holds for all candidates.
      parts[JunctionWeights.tailCount + JunctionWeights.headCount + PairSignal.bias.rawValue] +=
        trees.expected
      parts.append(judgement.odds[place] - judgement.weights[place])
      parts.append(judgement.prior.shift)
      return parts.indices.filter { abs(parts[$0]) >= 0.005 }
        .map {
          Continuation.Reason(
            signal: JunctionWeights.names[$0], weight: parts[$0],
            isAbsent: $0 < values.count && values[$0] == 0)
        }
        .sorted { (abs($0.weight), $1.signal) > (abs($1.weight), $0.signal) }
    }
  }
}
