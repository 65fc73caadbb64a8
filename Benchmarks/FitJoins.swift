import Collate
import CollateModels
import Foundation

/// Fits the weights of joins on labelled issues, in two steps.
///
/// The weighted sum is a choice by each tail among its possible heads and none, and by each head
/// among its possible tails and none (multinomial logit, McFadden 1974), with shared weights. The
/// sum of both log-likelihoods less a ridge penalty is maximised by gradient ascent with Adam
/// (Kingma and Ba 2015) over all issues at once. The trees then learn to weigh the foremost
/// candidates (``TreeFitter``). All is done in a fixed order and from a fixed seed: the same input gives
/// the same weights.
struct JoinFitter {
  /// One issue with its right links.
  struct Example: Sendable {
    let field: JoinField
    let gold: GoldLinks
  }

  var ridge = 0.5
  /// Rounds over all candidates, and over those that are then still in the running.
  var firstRounds = 60
  var laterRounds = 220
  var rate = 0.05
  var trees = TreeFitter()

  /// The possible choices of one end: candidates, and the right one, nil for none.
  private struct ChoiceSet {
    let candidates: [Int]
    let right: Int?
  }

  /// One candidate's signals that are not zero.
  private struct Row {
    let indices: [Int32]
    let values: [Double]
  }

  /// Fits sums and trees. The sums tell only which candidates the trees weigh, so that a quarter of
  /// the issues is enough for them.
  func fit(_ examples: [Example]) -> JunctionWeights {
    var weights = fitSums(
      examples.enumerated().filter { $0.offset / 2 % 4 == 0 }.map(\.element))
    var foremost = TreeFitter.Examples()
    for (number, example) in examples.enumerated() {
      foremost += TreeFitter.Examples(example, weights.judgement(example.field), number: number)
    }
    weights.trees = trees.fit(foremost)
    return weights
  }

  /// Fits the weighted sum.
  private func fitSums(_ examples: [Example]) -> JunctionWeights {
    var sets: [[ChoiceSet]] = examples.map(JoinFitter.choiceSets)
    var rows: [[Row]] = examples.map { example in
      example.field.candidates.map { JoinFitter.row($0, example.field) }
    }
    var weights = JunctionWeights(linear: Array(repeating: 0, count: JunctionWeights.count))
    train(&weights, rows, sets, rounds: firstRounds)
    for index in examples.indices {
      let scores = weights.sums(examples[index].field)
      var kept: Set<Int> = []
      for set in sets[index] {
        let best = set.candidates.sorted { (scores[$0], $1) > (scores[$1], $0) }.prefix(12)
        kept.formUnion(best)
        if let right = set.right { kept.insert(right) }
      }
      let order = kept.sorted()
      let renumbered = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
      rows[index] = order.map { rows[index][$0] }
      sets[index] = sets[index].map { set in
        ChoiceSet(
          candidates: set.candidates.compactMap { renumbered[$0] },
          right: set.right.flatMap { renumbered[$0] })
      }
    }
    train(&weights, rows, sets, rounds: laterRounds)
    weights.linear = weights.linear.map { ($0 * 1000).rounded() / 1000 }
    return weights
  }

  /// Gradient ascent over the weights.
  private func train(
    _ weights: inout JunctionWeights, _ rows: [[Row]], _ sets: [[ChoiceSet]], rounds: Int
  ) {
    var momentum = [Double](repeating: 0, count: JunctionWeights.count)
    var variance = momentum
    for round in 1...rounds {
      var gradient = weights.linear.map { -ridge * $0 }
      for issue in rows.indices {
        let scores = rows[issue].map { row in
          zip(row.indices, row.values).reduce(0) { $0 + weights.linear[Int($1.0)] * $1.1 }
        }
        for (candidate, amount) in JoinFitter.pull(scores, sets[issue]).enumerated()
        where abs(amount) > 1e-6 {
          let row = rows[issue][candidate]
          for (index, value) in zip(row.indices, row.values) {
            gradient[Int(index)] += amount * value
          }
        }
      }
      let decay = round > rounds * 2 / 3 ? 0.2 : 1.0
      for index in weights.linear.indices {
        momentum[index] = 0.9 * momentum[index] + 0.1 * gradient[index]
        variance[index] = 0.99 * variance[index] + 0.01 * gradient[index] * gradient[index]
        let first = momentum[index] / (1 - pow(0.9, Double(round)))
        let second = variance[index] / (1 - pow(0.99, Double(round)))
        weights.linear[index] += rate * decay * first / (sqrt(second) + 1e-8)
      }
    }
  }

  /// How much each candidate's score should rise: what is right less what is expected.
  private static func pull(_ scores: [Double], _ sets: [ChoiceSet]) -> [Double] {
    var pull = [Double](repeating: 0, count: scores.count)
    for set in sets {
      let highest = max(0, set.candidates.map { scores[$0] }.max() ?? 0)
      let exponentials = set.candidates.map { exp(scores[$0] - highest) }
      let total = exp(-highest) + exponentials.reduce(0, +)
      for (candidate, value) in zip(set.candidates, exponentials) {
        pull[candidate] -= value / total
      }
      if let right = set.right { pull[right] += 1 }
    }
    return pull
  }

  private static func row(_ candidate: JoinField.Candidate, _ field: JoinField) -> Row {
    let values = field.tails[candidate.from] + field.heads[candidate.to] + candidate.signals
    let indices = values.indices.filter { values[$0] != 0 }
    return Row(indices: indices.map(Int32.init), values: indices.map { values[$0] })
  }

  private static func choiceSets(_ example: Example) -> [ChoiceSet] {
    let candidates = example.field.candidates
    var sets: [ChoiceSet] = []
    let byTail = Dictionary(grouping: candidates.indices) { candidates[$0].from }
    let byHead = Dictionary(grouping: candidates.indices) { candidates[$0].to }
    for (tail, group) in byTail.sorted(by: { $0.key < $1.key })
    where !example.gold.openTails.contains(tail) {
      let right = example.gold.links[tail].flatMap { to in
        group.first { candidates[$0].to == to }
      }
      if right == nil, example.gold.links[tail] != nil { continue }
      sets.append(ChoiceSet(candidates: group, right: right))
    }
    let backLinks = Dictionary(
      example.gold.links.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for (head, group) in byHead.sorted(by: { $0.key < $1.key })
    where !example.gold.openHeads.contains(head) {
      let right = backLinks[head].flatMap { from in group.first { candidates[$0].from == from } }
      if right == nil, backLinks[head] != nil { continue }
      sets.append(ChoiceSet(candidates: group, right: right))
    }
    return sets
  }
}

extension TreeFitter.Examples {
  /// The foremost candidates of an issue, but for those that are right or wrong for no one.
  init(_ example: JoinFitter.Example, _ judgement: JunctionWeights.Judgement, number: Int) {
    for (index, rowValues) in zip(judgement.candidates, judgement.values) {
      let candidate = example.field.candidates[index]
      guard !example.gold.isOpen(candidate.from, candidate.to) else { continue }
      let ends = example.field.ends(of: index)
      values.append(rowValues)
      isRight.append(example.gold.links[candidate.from] == candidate.to)
      links.append((number << 32 | ends.tail, number << 32 | ends.head))
    }
  }
}

/// The right links of a labelled issue.
struct GoldLinks: Sendable {
  /// Block index to block index, of breaks in mid-sentence.
  let links: [Int: Int]
  /// Ends whose links are not scored either way.
  let openTails: Set<Int>
  let openHeads: Set<Int>
  /// Unscored links.
  let ignored: Set<[Int]>
  /// Text of articles that have lost their end: what breaks off in it has no other half.
  let lost: Set<Int>

  /// Whether a link between two blocks is neither right nor wrong.
  func isOpen(_ from: Int, _ to: Int) -> Bool {
    ignored.contains([from, to]) || openTails.contains(from) || openHeads.contains(to)
  }

  init(_ gold: IssueGold) {
    var links: [Int: Int] = [:]
    var ignored: Set<[Int]> = []
    for link in gold.continuations {
      if link.kind == "sentence_end" || link.kind == "uncertain" {
        ignored.insert([link.from - 1, link.to - 1])
      } else {
        links[link.from - 1] = link.to - 1
      }
    }
    for pair in gold.dontCareLinks ?? [] where pair.count == 2 {
      ignored.insert([pair[0] - 1, pair[1] - 1])
    }
    self.links = links
    self.ignored = ignored
    let cut = Set(gold.articles.filter(\.truncated).map(\.id))
    lost = Set(
      gold.blocks.indices.filter { index in
        let block = gold.blocks[index]
        return ["paragraph", "fragment"].contains(block.kind)
          && block.article.map(cut.contains) ?? false
      })
    openTails = Set(ignored.map { $0[0] }).subtracting(links.keys)
    openHeads = Set(ignored.map { $0[1] }).subtracting(links.values)
  }
}
