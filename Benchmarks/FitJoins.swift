import Collate
import CollateModels
import Foundation

/// Fits the weights of joins on labelled issues.
///
/// The model is a choice by each tail among its possible heads and none, and by each head among its
/// possible tails and none (multinomial logit, McFadden 1974), with shared weights. The sum of both
/// log-likelihoods less a ridge penalty is maximised by gradient ascent with Adam (Kingma and Ba
/// 2015) over all issues at once, in a fixed order and from a fixed seed, so that the same input
/// gives the same weights: first the plain sum alone, then with the hidden units on the candidates
/// that are still in the running.
struct JoinFitter {
  /// One issue with its right links.
  struct Example {
    let field: JoinField
    let gold: GoldLinks
  }

  var ridge = 0.5
  var linearRounds = 250
  var hiddenUnits = 12
  var hiddenRounds = 300
  var hiddenRidge = 1.0
  var rate = 0.05

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

  /// Fits weights on examples.
  func fit(_ examples: [Example]) -> JunctionWeights {
    var sets: [[ChoiceSet]] = examples.map(JoinFitter.choiceSets)
    var rows: [[Row]] = examples.map { example in
      example.field.candidates.map { JoinFitter.row($0, example.field) }
    }
    var weights = JunctionWeights(linear: Array(repeating: 0, count: JunctionWeights.count))
    train(&weights, rows, sets, rounds: linearRounds)
    guard hiddenUnits > 0 else { return JoinFitter.rounded(weights) }
    // The hidden units see the candidates that are within reach of being chosen.
    for index in examples.indices {
      let scores = weights.scores(examples[index].field)
      var kept: Set<Int> = []
      for set in sets[index] {
        let best = set.candidates.sorted { (scores[$0], $1) > (scores[$1], $0) }.prefix(10)
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
    var random = SeededGenerator(seed: 20_261_124)
    weights.hidden = (0..<hiddenUnits).map { _ in
      (0..<JunctionWeights.count).map { _ in
        (Double(random.next() >> 11) / Double(1 << 53) - 0.5) * 0.4
      }
    }
    weights.output = (0..<hiddenUnits).map { $0 % 2 == 0 ? 0.3 : -0.3 }
    train(&weights, rows, sets, rounds: hiddenRounds)
    return JoinFitter.rounded(weights)
  }

  /// Gradient ascent over all parameters: plain weights, hidden weights, output weights.
  private func train(
    _ weights: inout JunctionWeights, _ rows: [[Row]], _ sets: [[ChoiceSet]], rounds: Int
  ) {
    let count = JunctionWeights.count
    let units = weights.output.count
    var parameters = weights.linear + weights.hidden.flatMap { $0 } + weights.output
    var momentum = [Double](repeating: 0, count: parameters.count)
    var variance = momentum
    for round in 1...rounds {
      var gradient = parameters.indices.map { index in
        -(index < count ? ridge : hiddenRidge) * parameters[index]
      }
      for issue in rows.indices {
        var activations = [Double](repeating: 0, count: rows[issue].count * units)
        var scores = [Double](repeating: 0, count: rows[issue].count)
        for (candidate, row) in rows[issue].enumerated() {
          var score = 0.0
          for (index, value) in zip(row.indices, row.values) {
            score += parameters[Int(index)] * value
          }
          for unit in 0..<units {
            var sum = 0.0
            let base = count + unit * count
            for (index, value) in zip(row.indices, row.values) {
              sum += parameters[base + Int(index)] * value
            }
            let activation = tanh(sum)
            activations[candidate * units + unit] = activation
            score += parameters[count + units * count + unit] * activation
          }
          scores[candidate] = score
        }
        let pull = JoinFitter.pull(scores, sets[issue])
        for (candidate, amount) in pull.enumerated() where abs(amount) > 1e-6 {
          let row = rows[issue][candidate]
          for (index, value) in zip(row.indices, row.values) {
            gradient[Int(index)] += amount * value
          }
          for unit in 0..<units {
            let activation = activations[candidate * units + unit]
            let output = count + units * count + unit
            gradient[output] += amount * activation
            let back = amount * parameters[output] * (1 - activation * activation)
            let base = count + unit * count
            for (index, value) in zip(row.indices, row.values) {
              gradient[base + Int(index)] += back * value
            }
          }
        }
      }
      let decay = round > rounds * 2 / 3 ? 0.2 : 1.0
      for index in parameters.indices {
        momentum[index] = 0.9 * momentum[index] + 0.1 * gradient[index]
        variance[index] = 0.99 * variance[index] + 0.01 * gradient[index] * gradient[index]
        let first = momentum[index] / (1 - pow(0.9, Double(round)))
        let second = variance[index] / (1 - pow(0.99, Double(round)))
        parameters[index] += rate * decay * first / (sqrt(second) + 1e-8)
      }
    }
    weights.linear = Array(parameters[..<count])
    weights.hidden = (0..<units).map {
      Array(parameters[count + $0 * count..<count * 2 + $0 * count])
    }
    weights.output = Array(parameters[(count + units * count)...])
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

  private static func rounded(_ weights: JunctionWeights) -> JunctionWeights {
    func round(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
    return JunctionWeights(
      linear: weights.linear.map(round), hidden: weights.hidden.map { $0.map(round) },
      output: weights.output.map(round), likely: weights.likely, certain: weights.certain)
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

/// The right links of a labelled issue.
struct GoldLinks {
  /// Block index to block index, of breaks in mid-sentence.
  let links: [Int: Int]
  /// Ends whose links are not scored either way.
  let openTails: Set<Int>
  let openHeads: Set<Int>
  /// Unscored links.
  let ignored: Set<[Int]>

  init(json: [String: Any]) {
    var links: [Int: Int] = [:]
    var ignored: Set<[Int]> = []
    for link in json["continuations"] as? [[String: Any]] ?? [] {
      guard let from = link["from"] as? Int, let to = link["to"] as? Int else { continue }
      let kind = link["kind"] as? String ?? ""
      if kind == "sentence_end" || kind == "uncertain" {
        ignored.insert([from - 1, to - 1])
      } else {
        links[from - 1] = to - 1
      }
    }
    for pair in json["dont_care_links"] as? [[Int]] ?? [] where pair.count == 2 {
      ignored.insert([pair[0] - 1, pair[1] - 1])
    }
    self.links = links
    self.ignored = ignored
    openTails = Set(ignored.map { $0[0] }).subtracting(links.keys)
    openHeads = Set(ignored.map { $0[1] }).subtracting(links.values)
  }
}
