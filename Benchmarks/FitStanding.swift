import Collate
import CollateCommand
import Foundation

/// Fits the second weighing of joins (``Standing``): trees that tell open ends, and trees that correct the
/// first weighing by how each join stands.
///
/// The first weights are best fitted on other issues. On their own they are too sure, and the second ones
/// would learn to trust them too much.
struct StandingFitter {
  let first: JunctionWeights
  var ends = TreeFitter(rounds: 300, leaves: 16)
  var joins = TreeFitter()

  /// The mean of the fits on some sets of issues.
  func fit(meanOf sets: [JoinExamples]) -> JunctionWeights {
    let fits = sets.compactMap { fit($0).standing }
    var weights = first
    weights.standing = StandingWeights(
      tails: DecisionTrees(meanOf: fits.map(\.tails)),
      heads: DecisionTrees(meanOf: fits.map(\.heads)),
      joins: DecisionTrees(meanOf: fits.map(\.joins)))
    return weights
  }

  /// Fits on some issues. They are read twice, so that no more than a few are in memory at a time.
  func fit(_ issues: JoinExamples) -> JunctionWeights {
    let workers = Workers.threads(ProcessInfo.processInfo.activeProcessorCount)
    var tails = TreeFitter.Examples()
    var heads = TreeFitter.Examples()
    // Half of them are enough to tell ends. Two neighbours are in one half: of disguised issues one
    // has case and the other has not.
    let half = (0..<issues.count).filter { $0 / 2 % 2 == 0 }
    for labelled in workers.map(half.count, { StandingFitter.ends(issues[half[$0]]) }) {
      tails.add(labelled.tails)
      heads.add(labelled.heads)
    }
    let labelled = [tails, heads]
    let ofEnds = workers.map(2) { ends.fit(labelled[$0]) }
    var weights = first
    var standing = StandingWeights(
      tails: ofEnds[0], heads: ofEnds[1], joins: DecisionTrees(nodes: [], roots: [], bias: 0))
    weights.standing = standing
    let judge = weights
    var foremost = TreeFitter.Examples()
    for examples in workers.map(
      issues.count, { StandingFitter.joins(issues[$0], judge, number: $0) })
    {
      foremost += examples
    }
    standing.joins = joins.fit(foremost)
    weights.standing = standing
    return weights
  }

  private static func joins(
    _ example: JoinFitter.Example, _ weights: JunctionWeights, number: Int
  ) -> TreeFitter.Examples {
    let judgement = weights.judgement(example.field)
    var examples = TreeFitter.Examples(example, judgement, number: number)
    let weight = JunctionWeights.count + StandingSignal.weight.rawValue
    examples.known = examples.values.map { Double($0[weight]) }
    return examples
  }

  /// The ends of an issue, and which of them are open.
  private static func ends(
    _ example: JoinFitter.Example
  ) -> (tails: [LabelledEnd], heads: [LabelledEnd]) {
    let (field, gold) = (example.field, example.gold)
    let heads = Set(gold.links.values)
    let tails = field.tails.indices.filter {
      !field.tails[$0].isEmpty && !gold.openTails.contains($0)
        && (gold.links[$0] != nil || !gold.lost.contains($0))
    }
    let starts = field.heads.indices.filter {
      !field.heads[$0].isEmpty && !gold.openHeads.contains($0)
        && (heads.contains($0) || !gold.lost.contains($0))
    }
    return (
      tails.map { LabelledEnd(values: field.tails[$0], isOpen: gold.links[$0] != nil) },
      starts.map { LabelledEnd(values: field.heads[$0], isOpen: heads.contains($0)) }
    )
  }

  fileprivate struct LabelledEnd {
    let values: [Double]
    let isOpen: Bool
  }
}

extension TreeFitter.Examples {
  /// Adds ends, none of which is another one's rival.
  fileprivate mutating func add(_ ends: [StandingFitter.LabelledEnd]) {
    for end in ends {
      links.append((links.count, links.count))
      values.append(end.values.map(Float.init))
      isRight.append(end.isOpen)
    }
  }
}
