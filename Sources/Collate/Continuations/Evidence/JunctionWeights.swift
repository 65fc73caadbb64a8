/// The fitted weights that turn signals into the log-odds of a join.
///
/// It works in three steps. A weighted sum of all signals ranks the candidates of each end; decision
/// trees then judge the foremost ones again by the same signals and by how each stands among its
/// rivals; more trees revise that judgement by how each stands after it (stacking: Wolpert 1992). The
/// score is the log-odds that the two blocks belong together.
package struct JunctionWeights: Sendable {
  /// One value per signal: those of ``TailSignal``, ``HeadSignal``, ``PairSignal``, in this order.
  package var linear: [Double]
  /// The second judgement; nil while only the first was fitted.
  package var trees: DecisionTrees?
  /// The third; nil while it was not fitted.
  package var revision: DecisionTrees?
  /// Margins from which a link is `likely` and `certain`.
  package var likely: Double
  package var certain: Double

  package init(
    linear: [Double], trees: DecisionTrees? = nil, revision: DecisionTrees? = nil,
    likely: Double = 0, certain: Double = 0
  ) {
    self.linear = linear
    self.trees = trees
    self.revision = revision
    self.likely = likely
    self.certain = certain
  }

  package static let tailCount = TailSignal.allCases.count
  package static let headCount = HeadSignal.allCases.count
  package static let pairCount = PairSignal.allCases.count
  package static let count = tailCount + headCount + pairCount

  /// The names under which reports show the signals, in the order of the weights; after them those
  /// of ``Standing``.
  package static let names =
    TailSignal.allCases.map { "tail.\($0)" } + HeadSignal.allCases.map { "head.\($0)" }
    + PairSignal.allCases.map { "seam.\($0)" }
    + ["sum", "leadOfTail", "leadOfHead", "rankOfTail", "rankOfHead", "shareOfTail", "shareOfHead"]
    .map { "standing.\($0)" }

  /// Candidates that are not judged again have no chance.
  package static let hopeless = -20.0

  /// How a candidate stands by the weighted sum among the rivals for its tail and for its head.
  package struct Standing: Sendable {
    /// The weighted sum.
    package var sum: Float
    /// The lead over the best rival, or how far the candidate lies behind it.
    package var leadOfTail: Float = 0
    package var leadOfHead: Float = 0
    /// The number of better rivals, up to a limit.
    package var rankOfTail: Float = 0
    package var rankOfHead: Float = 0
    /// The log of the candidate's share among all choices for its tail and for its head, none among
    /// them.
    package var shareOfTail: Float = 0
    package var shareOfHead: Float = 0

    package var values: [Float] {
      [sum, leadOfTail, leadOfHead, rankOfTail, rankOfHead, shareOfTail, shareOfHead]
    }

    /// Sums below this are as bad as none, and ranks above this limit are as bad as each other.
    fileprivate static let floor: Float = -10
    fileprivate static let lastRank = 6
    /// Among fewer rivals than this, as in a short text, a lead is no evidence: the best rival then
    /// counts as no worse than it usually is among many.
    fileprivate static let fewRivals = 16
    fileprivate static let leastRival: Float = -2

    /// Whether there is next to no doubt about the candidate: odds of fifty to one and
    /// more against no join and against each rival.
    fileprivate var isSettled: Bool { sum >= 4 && leadOfTail >= 4 && leadOfHead >= 4 }

    /// Whether the candidate is among the foremost of one of its ends.
    package var isForemost: Bool {
      sum > -8
        && (rankOfTail < Float(Standing.lastRank) || rankOfHead < Float(Standing.lastRank))
    }
  }

  /// The log-odds of all candidates of a field.
  ///
  /// - Complexity: O(*c* log *c*) for *c* candidates, and the work of the trees for the foremost
  ///   few of each end.
  package func scores(_ field: JoinField) -> [Double] {
    let sums = sums(field)
    let standings = JunctionWeights.standings(field, sums)
    let judged = judged(field, sums, standings)
    guard let revision else { return judged }
    let revised = JunctionWeights.standings(field, judged)
    return scored(
      field, by: revision, where: { judged[$0] > JunctionWeights.leastRevised },
      values: {
        JunctionWeights.values(field.candidates[$0], field, standings[$0]) + revised[$0].values
      })
  }

  /// What the trees make of all candidates; the weighted sums while there are no trees.
  private func judged(
    _ field: JoinField, _ sums: [Double], _ standings: [Standing]
  ) -> [Double] {
    guard let trees else { return sums }
    return scored(
      field, by: trees, where: { standings[$0].isForemost },
      values: { JunctionWeights.values(field.candidates[$0], field, standings[$0]) })
  }

  /// The scores of some candidates by trees; the others have no chance.
  private func scored(
    _ field: JoinField, by trees: DecisionTrees, where isJudged: (Int) -> Bool,
    values: (Int) -> [Float]
  ) -> [Double] {
    let judged = field.candidates.indices.filter(isJudged)
    var scores = [Double](repeating: JunctionWeights.hopeless, count: field.candidates.count)
    for (index, score) in zip(judged, trees.scores(judged.map(values))) { scores[index] = score }
    return scores
  }

  /// How every candidate stands by the sums, and how it stands after the judgement of the trees; nil
  /// for one that is not revised.
  package func standingsForRevision(_ field: JoinField) -> [(first: Standing, revised: Standing)?] {
    let sums = sums(field)
    let standings = JunctionWeights.standings(field, sums)
    let judged = judged(field, sums, standings)
    return zip(zip(standings, JunctionWeights.standings(field, judged)), judged).map {
      $1 > JunctionWeights.leastRevised ? (first: $0.0, revised: $0.1) : nil
    }
  }

  /// What is judged lower has no chance.
  package static let leastRevised = -5.0

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

  /// How every candidate stands among its rivals. Copies of one block are no rivals of each other.
  ///
  /// Ends that are as good as taken, for a candidate leads all rivals on both sides by far, are no
  /// rivals of others: they are set aside, and the rest is ranked again.
  package static func standings(_ field: JoinField, _ sums: [Double]) -> [Standing] {
    var standings = sums.map { Standing(sum: Float($0)) }
    let byTail = groups(field, sums) { $0.from }
    let byHead = groups(field, sums) { $0.to }
    var takenTails: [Int: Int] = [:]
    var takenHeads: [Int: Int] = [:]
    for _ in 0..<rounds {
      /// Whether a candidate is out of the race, for one of its ends is taken by another one.
      func isOut(_ index: Int) -> Bool {
        let candidate = field.candidates[index]
        let tail = field.reading.originals[candidate.from]
        let head = field.reading.originals[candidate.to]
        return takenTails[tail].map { $0 != head } ?? (takenHeads[head].map { $0 != tail } ?? false)
      }
      let rankings = [
        (byTail, { (index: Int) in field.candidates[index].to }, true),
        (byHead, { (index: Int) in field.candidates[index].from }, false),
      ]
      for (groups, other, isTail) in rankings {
        for group in groups {
          rank(group, other, isOut, field.reading.originals, isTail, &standings)
        }
      }
      let taken = takenTails.count
      for (index, standing) in standings.enumerated()
      where standing.isSettled && !isOut(index) {
        let candidate = field.candidates[index]
        let tail = field.reading.originals[candidate.from]
        let head = field.reading.originals[candidate.to]
        takenTails[tail] = head
        takenHeads[head] = tail
      }
      if takenTails.count == taken { break }
    }
    return standings
  }

  /// How often ends are set aside, at most.
  private static let rounds = 4

  /// The candidates of each end, the highest sum first.
  private static func groups(
    _ field: JoinField, _ sums: [Double], _ end: (JoinField.Candidate) -> Int
  ) -> [[Int]] {
    Dictionary(grouping: field.candidates.indices) { end(field.candidates[$0]) }
      .sorted { $0.key < $1.key }
      .map { $0.value.sorted { (sums[$0], $1) > (sums[$1], $0) } }
  }

  /// Ranks the candidates of one end that are still in the race; the others against those.
  private static func rank(
    _ group: [Int], _ other: (Int) -> Int, _ isOut: (Int) -> Bool, _ originals: [Int],
    _ isTail: Bool, _ standings: inout [Standing]
  ) {
    var best: (block: Int, sum: Float)?
    var second: Float?
    for index in group where !isOut(index) {
      let block = originals[other(index)]
      let sum = max(standings[index].sum, Standing.floor)
      if let best {
        guard block != best.block else { continue }
        second = sum
        break
      }
      best = (block, sum)
    }
    /// The sum of the exponentials of one per rival block, and of staying alone.
    var total = 1.0
    var counted: Set<Int> = []
    for index in group where !isOut(index) && standings[index].sum > Standing.floor {
      if counted.insert(originals[other(index)]).inserted {
        total += Logarithm.exponential(Double(standings[index].sum))
      }
    }
    let logTotal = Float(Logarithm.natural(total))
    let floor = group.count < Standing.fewRivals ? Standing.leastRival : Standing.floor
    var better: Set<Int> = []
    for index in group {
      let block = originals[other(index)]
      let sum = max(standings[index].sum, Standing.floor)
      let rival = block == best?.block ? second : best?.sum
      let lead = sum - max(rival ?? floor, floor)
      better.remove(block)
      let rank = Float(min(better.count, Standing.lastRank))
      if better.count <= Standing.lastRank, !isOut(index) { better.insert(block) }
      let share = max(standings[index].sum - logTotal, Standing.floor)
      if isTail {
        standings[index].shareOfTail = share
        standings[index].leadOfTail = lead
        standings[index].rankOfTail = rank
      } else {
        standings[index].shareOfHead = share
        standings[index].leadOfHead = lead
        standings[index].rankOfHead = rank
      }
    }
  }

  /// All values that the trees ask, in the order of ``names``.
  package static func values(
    _ candidate: JoinField.Candidate, _ field: JoinField, _ standing: Standing
  ) -> [Float] {
    (field.tails[candidate.from] + field.heads[candidate.to] + candidate.signals).map(Float.init)
      + standing.values
  }

  /// What each signal adds to the score of some candidates, the weightiest first.
  ///
  /// What the trees owe to the weighted sum is shared out among the signals of the sum, as far as
  /// both pull the same way; the rest, and what the standing among rivals adds, has its own name.
  package func explain(_ chosen: [Int], _ field: JoinField) -> [[Continuation.Reason]] {
    let sums = sums(field)
    let standings = JunctionWeights.standings(field, sums)
    let revised =
      revision == nil
      ? [] : JunctionWeights.standings(field, judged(field, sums, standings))
    return chosen.map { index in
      let values = JunctionWeights.values(field.candidates[index], field, standings[index])
      var weights = linear.indices.map { linear[$0] * Double(values[$0]) }
      if let trees {
        let contributions = trees.contributions(values)
        let ofSum = contributions[JunctionWeights.count]
        let sum = weights.reduce(0, +)
        let scale = abs(sum) > 0.5 ? max(0, min(2, ofSum / sum)) : 0
        weights = weights.indices.map { weights[$0] * scale + contributions[$0] }
        weights.append(ofSum - sum * scale)
        weights += contributions[(JunctionWeights.count + 1)...]
      }
      if let revision {
        revise(&weights, by: revision.contributions(values + revised[index].values))
      }
      return weights.indices.filter { abs(weights[$0]) >= 0.005 }
        .map { Continuation.Reason(signal: JunctionWeights.names[$0], weight: weights[$0]) }
        .sorted { (abs($0.weight), $1.signal) > (abs($1.weight), $0.signal) }
    }
  }

  /// Adds what the revision owes to each signal; what it owes to the judgement before it is shared out
  /// among the signals of that judgement, as far as both pull the same way.
  private func revise(_ weights: inout [Double], by contributions: [Double]) {
    let count = weights.count
    let ofJudgement = contributions[count]
    let sum = weights.reduce(0, +)
    let scale = abs(sum) > 0.5 ? max(0, min(2, ofJudgement / sum)) : 0
    for index in 0..<count { weights[index] = weights[index] * scale + contributions[index] }
    for index in count..<contributions.count {
      let owed = index == count ? ofJudgement - sum * scale : contributions[index]
      weights[JunctionWeights.count + index - count] += owed
    }
  }
}
