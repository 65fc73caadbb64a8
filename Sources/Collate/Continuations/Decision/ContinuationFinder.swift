/// Decides which block carries each broken paragraph on: one decision for the whole issue.
///
/// Every possible join is weighed by the same fitted weights (``JunctionWeights``), its rivals counted;
/// the best set of joins is an assignment in which every end may stay alone. How far a join is from not
/// being made (its margin) gives its certainty. Joins that would close a circle are broken at their weakest
/// link.
package struct ContinuationFinder: Sendable {
  private let weights: JunctionWeights

  package init(weights: JunctionWeights) { self.weights = weights }

  /// What was decided.
  package struct Decision {
    /// The joins that are likelier than not.
    package let continuations: [Continuation]
    /// For each block, how many others it is expected to carry on: the probabilities of its joins
    /// together, which may pass 1 where it fits several ends.
    package let carriesOn: [Double]
    /// The log-odds of all candidates of the field.
    package let odds: [Double]
  }

  package func continuations(in field: JoinField) -> [Continuation] {
    decision(in: field).continuations
  }

  package func decision(in field: JoinField) -> Decision {
    let reading = field.reading
    // Of the copies of a block whichever lies better takes the join.
    var best: [JoinedBlocks: (candidate: Int, score: Double)] = [:]
    let judgement = weights.judgement(field)
    let scores = ContinuationFinder.possible(
      judgement.logOdds(ofAll: field.candidates.count), field)
    var carriesOn = [Double](repeating: 0, count: reading.issue.blocks.count)
    for (candidate, score) in zip(field.candidates, scores) where score > JunctionWeights.hopeless {
      carriesOn[candidate.to] += Logarithm.probability(ofLogOdds: score)
    }
    for index in field.candidates.indices where scores[index] > 0 {
      let pair = JoinedBlocks(field.ends(of: index))
      guard pair.from != pair.to else { continue }
      if let known = best[pair], known.score >= scores[index] { continue }
      best[pair] = (index, scores[index])
    }
    for pair in ContinuationFinder.unserved(best, field) { best[pair] = nil }
    let settled = SettledJoins(field, scores, claimed: best.keys, below: weights.likely).signals
    // The last one stays: of copies the join that lies better, of equal ones the first.
    for index in settled.keys.sorted(by: { (scores[$0], $1) < (scores[$1], $0) }) {
      best[JoinedBlocks(field.ends(of: index))] = (index, weights.likely)
    }
    var choices: [Assignment.Choice] = []
    // Each round forbids at least one link of a circle, so it ends.
    repeat {
      choices =
        Assignment(
          best.map { .init(tail: $0.key.from, head: $0.key.to, weight: $0.value.score) }
        ).choices
      let weakest = ContinuationFinder.circles(choices)
      guard !weakest.isEmpty else { break }
      for pair in weakest { best[pair] = nil }
    } while true

    let byTail = Dictionary(grouping: field.candidates.indices) { field.candidates[$0].from }
    let made = choices.compactMap { choice in
      best[JoinedBlocks(choice.link.tail, choice.link.head)]
        .map { (choice: choice, index: $0.candidate) }
    }
    let reasons = weights.explain(made.map(\.index), judgement)
    let continuations = zip(made, reasons).map { made, reasons in
      let candidate = field.candidates[made.index]
      var reasons = reasons
      if let signal = settled[made.index] {
        let reason = Continuation.Reason(
          signal: signal, weight: weights.likely - scores[made.index])
        reasons.insert(reason, at: 0)
      }
      let rivals = (byTail[candidate.from] ?? []).filter {
        $0 != made.index && scores[$0] > JunctionWeights.hopeless
      }
      return continuation(
        made.choice, candidate, field, reasons: reasons,
        rivals: rivals.map { (field.candidates[$0].to, scores[$0]) })
    }
    return Decision(
      continuations: continuations.sorted { $0.from < $1.from }, carriesOn: carriesOn,
      odds: scores)
  }

  /// The log-odds, with no hope for joins that the form of a text rules out: nothing runs on into a turn of
  /// an interview, nothing carries on what a signature ends, and lines of verse do not run on as prose does;
  /// unless a jump line leads there, or characters stand on both sides of the seam.
  private static func possible(_ odds: [Double], _ field: JoinField) -> [Double] {
    let turns = Turns(field.reading)
    let verse = Verse(field.reading)
    let signatures = Signatures(field.reading)
    return zip(field.candidates, odds).map { join, odds in
      let isLedTo = (field.jumps.from[join.to]?.nearness ?? 0) >= 1
      guard !isLedTo, join.overlap == 0 else { return odds }
      let isRuledOut =
        turns.begins(join.to) || signatures.end(join.from)
        || verse.contains(join.from) && verse.contains(join.to)
      return isRuledOut ? min(odds, JunctionWeights.hopeless) : odds
    }
  }

  /// The joins of whole sentences along a jump line that a likelier join takes: a line leads one text on.
  private static func unserved(
    _ joins: [JoinedBlocks: (candidate: Int, score: Double)], _ field: JoinField
  ) -> [JoinedBlocks] {
    var served: [Int: Double] = [:]
    func line(_ candidate: JoinField.Candidate) -> Int? {
      guard field.jumps.leads(candidate.from, to: candidate.to) == true else { return nil }
      return field.jumps.to[candidate.from]?.line.block
    }
    for join in joins.values {
      guard let line = line(field.candidates[join.candidate]) else { continue }
      served[line] = max(served[line] ?? join.score, join.score)
    }
    return joins.compactMap { pair, join in
      let candidate = field.candidates[join.candidate]
      guard field.reading.shapes[candidate.from].ending.isSentenceEnd, let line = line(candidate),
        let best = served[line], best > join.score
      else { return nil }
      return pair
    }
  }

  private func continuation(
    _ choice: Assignment.Choice, _ candidate: JoinField.Candidate, _ field: JoinField,
    reasons: [Continuation.Reason], rivals: [(to: Int, score: Double)]
  ) -> Continuation {
    let reading = field.reading
    let (from, to) = (candidate.from, candidate.to)
    let tail = reading.texts[from].scalars
    let head = reading.texts[to].scalars
    let overlap = head.prefix(candidate.overlap).compactMap(Unicode.Scalar.init)
    let isJump =
      candidate.signals[PairSignal.jumpAgrees.rawValue] > 0
      || candidate.signals[PairSignal.jumpToAgrees.rawValue] == 1
      || candidate.signals[PairSignal.jumpFromAgrees.rawValue] == 1
    let kind: Continuation.Kind =
      isJump
      ? .jump
      : reading.pages.page(of: from) != reading.pages.page(of: to)
        ? .page : to == from + 1 ? .adjacent : .displaced
    let alternatives = rivals.sorted { ($0.score, $1.to) > ($1.score, $0.to) }.prefix(3)
      .map { Continuation.Alternative(to: $0.to, score: $0.score) }
    return Continuation(
      from: from, to: to, certainty: certainty(choice.margin), score: choice.link.weight,
      margin: choice.margin, threshold: weights.likely, kind: kind,
      overlap: String(String.UnicodeScalarView(overlap)),
      hyphen: Seam.dropsHyphen(tail, head), reasons: reasons,
      alternatives: alternatives)
  }

  private func certainty(_ margin: Double) -> Certainty {
    margin >= weights.certain ? .certain : margin >= weights.likely ? .likely : .possible
  }

  /// The weakest link of every circle among the chosen links.
  private static func circles(_ choices: [Assignment.Choice]) -> [JoinedBlocks] {
    let next = Dictionary(uniqueKeysWithValues: choices.map { ($0.link.tail, $0) })
    var seen: Set<Int> = []
    var weakest: [JoinedBlocks] = []
    for choice in choices where !seen.contains(choice.link.tail) {
      var path: [Assignment.Choice] = []
      var onPath: Set<Int> = []
      var current: Assignment.Choice? = choice
      while let link = current, !seen.contains(link.link.tail) {
        path.append(link)
        seen.insert(link.link.tail)
        onPath.insert(link.link.tail)
        current = next[link.link.head]
      }
      if let link = current, onPath.contains(link.link.tail),
        let start = path.firstIndex(where: { $0.link.tail == link.link.tail }),
        let loser = path[start...].min(by: { $0.margin < $1.margin })
      {
        weakest.append(JoinedBlocks(loser.link.tail, loser.link.head))
      }
    }
    return weakest
  }
}
