/// The fitted weights that turn signals into the log-odds of a join.
///
/// A weighted sum of all signals tells which candidates of each end are worth a closer look; decision
/// trees weigh those, and ``MatchingOdds`` sets them against their rivals. A second weighing knows how
/// each then stands in its issue (``Standing``). What comes out is the log-odds that the two blocks
/// belong together.
package struct JunctionWeights: Sendable {
  /// One value per signal: those of ``TailSignal``, ``HeadSignal``, ``PairSignal``, in this order.
  package var linear: [Double]
  /// The weights of the foremost candidates; nil while only the sums were fitted.
  package var trees: DecisionTrees?
  /// The weights of the second weighing; nil while only the first ones were fitted.
  package var standing: StandingWeights?
  /// Margins from which a link is `likely` and `certain`.
  package var likely: Double
  package var certain: Double

  package init(
    linear: [Double], trees: DecisionTrees? = nil, standing: StandingWeights? = nil,
    likely: Double = 0, certain: Double = 0
  ) {
    self.linear = linear
    self.trees = trees
    self.standing = standing
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

  /// The names under which reports show the signals, in the order in which trees number them; after
  /// them what rivals take away.
  package static let names =
    TailSignal.allCases.map { "tail.\($0)" } + HeadSignal.allCases.map { "head.\($0)" }
    + PairSignal.allCases.map { "seam.\($0)" } + StandingSignal.allCases.map { "standing.\($0)" }
    + [rivalsName]

  private static let rivalsName = "standing.rivals"

  /// Candidates that are not judged have no chance.
  package static let hopeless = -20.0

  /// The foremost candidates of a field, by their indices, what they weigh before and after their
  /// rivals are counted, and the values that trees ask.
  package struct Judgement {
    package let candidates: [Int]
    package fileprivate(set) var weights: [Double]
    package fileprivate(set) var odds: [Double]
    package fileprivate(set) var values: [[Float]]

    /// The log-odds of all candidates of a field of so many.
    package func logOdds(ofAll count: Int) -> [Double] {
      var all = [Double](repeating: JunctionWeights.hopeless, count: count)
      for (index, value) in zip(candidates, odds) { all[index] = value }
      return all
    }
  }

  /// Weighs the candidates of a field against each other.
  ///
  /// - Complexity: O(*c* log *c*) for *c* candidates, and the work of the trees for the foremost
  ///   few of each end.
  package func judgement(_ field: JoinField) -> Judgement {
    let sums = sums(field)
    let stand = standing.map { Standing(field, $0) }
    let foremost = JunctionWeights.foremost(field, sums, stand)
    let values = foremost.map { JunctionWeights.values(field.candidates[$0], field) }
    let weights = trees?.scores(values) ?? foremost.map { sums[$0] }
    let ends = foremost.map(field.ends)
    var matching = MatchingOdds(ends)
    var judgement = Judgement(
      candidates: foremost, weights: weights, odds: matching.logOdds(weights), values: values)
    if let standing, let stand {
      judgement.values = zip(values, stand.values(ends, weights, judgement.odds)).map { $0 + $1 }
      judgement.weights = zip(weights, standing.joins.scores(judgement.values)).map { $0 + $1 }
      judgement.odds = matching.logOdds(judgement.weights)
    }
    return judgement
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

  /// The candidates whose sums are among the foremost of one of their ends, in order; and among those
  /// that join two open ends, where it is known which ends are open. Copies of one block are no rivals
  /// of each other.
  package static func foremost(
    _ field: JoinField, _ sums: [Double], _ standing: Standing? = nil
  ) -> [Int] {
    var isForemost = [Bool](repeating: false, count: sums.count)
    func mark(_ useful: [Int]) {
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
    }
    mark(sums.indices.filter { sums[$0] > floor })
    if let standing { mark(sums.indices.filter { standing.isOpen(field.ends(of: $0)) }) }
    return sums.indices.filter { isForemost[$0] }
  }

  /// The values that the first trees ask, in the order of ``names``.
  package static func values(_ candidate: JoinField.Candidate, _ field: JoinField) -> [Float] {
    (field.tails[candidate.from] + field.heads[candidate.to] + candidate.signals).map(Float.init)
  }
}

extension JunctionWeights {
  /// What each signal adds to the log-odds of some candidates, the weightiest first; with what rivals
  /// take away, the log-odds.
  package func explain(_ chosen: [Int], _ judgement: Judgement) -> [[Continuation.Reason]] {
    guard let trees else { return chosen.map { _ in [] } }
    let places = Dictionary(
      uniqueKeysWithValues: judgement.candidates.enumerated().map { ($1, $0) })
    return chosen.map { index in
      guard let place = places[index] else { return [] }
      let values = judgement.values[place]
      var parts = trees.contributions(values)
      // What holds for all candidates.
      parts[JunctionWeights.bias] += trees.expected
      if let further = standing?.joins {
        parts = zip(parts, further.contributions(values)).map { $0 + $1 }
        parts[JunctionWeights.bias] += further.expected
      }
      let reasons = parts.indices.map {
        Continuation.Reason(
          signal: JunctionWeights.names[$0], weight: parts[$0], isAbsent: values[$0] == 0)
      }
      let rivals = Continuation.Reason(
        signal: JunctionWeights.rivalsName, weight: judgement.odds[place] - judgement.weights[place]
      )
      return (reasons + [rivals]).filter { abs($0.weight) >= 0.005 }
        .sorted { (abs($0.weight), $1.signal) > (abs($1.weight), $0.signal) }
    }
  }

  private static let bias = tailCount + headCount + PairSignal.bias.rawValue
}
