import Collate
import CollateModels
import Foundation

/// Fits the weights of joins on labelled issues, and writes them as Swift source.
///
///     collate-benchmark fit-joins --issues DIR [--issues DIR …] --output FILE
///
/// The model is a choice by each tail among its possible heads and none, and by each head among its
/// possible tails and none (multinomial logit, McFadden 1974), with shared weights. The sum of both
/// log-likelihoods less a ridge penalty is maximised by gradient ascent with Adam (Kingma and Ba
/// 2015) over all issues at once, in a fixed order, so that the same input gives the same weights.
/// Certainty thresholds come from two-fold cross-fitting: each half is judged by weights fitted on
/// the other.
struct JoinFitter {
  struct Example {
    let field: JoinField
    let gold: GoldLinks
  }

  static let ridge = 0.5
  static let rounds = 400
  static let rate = 0.05

  /// Fits weights on examples.
  static func fit(_ examples: [Example]) -> JunctionWeights {
    let tailCount = TailSignal.allCases.count
    let headCount = HeadSignal.allCases.count
    let pairCount = PairSignal.allCases.count
    let count = tailCount + headCount + pairCount
    var weights = [Double](repeating: 0, count: count)
    var momentum = weights
    var variance = weights
    let choices = examples.map { choiceSets($0) }
    func split(_ weights: [Double]) -> JunctionWeights {
      JunctionWeights(
        tail: Array(weights[..<tailCount]),
        head: Array(weights[tailCount..<tailCount + headCount]),
        pair: Array(weights[(tailCount + headCount)...]), likely: 0, certain: 0)
    }
    for round in 1...rounds {
      var gradient = weights.map { -ridge * $0 }
      let current = split(weights)
      for (index, example) in examples.enumerated() {
        let scores = example.field.candidates.map { example.field.score($0, current) }
        var pull = [Double](repeating: 0, count: scores.count)
        for choice in choices[index] {
          let highest = max(0, choice.candidates.map { scores[$0] }.max() ?? 0)
          let null = exp(-highest)
          let total = null + choice.candidates.reduce(0) { $0 + exp(scores[$1] - highest) }
          for candidate in choice.candidates {
            pull[candidate] -= exp(scores[candidate] - highest) / total
          }
          if let right = choice.right { pull[right] += 1 }
        }
        for (candidate, amount) in zip(example.field.candidates, pull) where abs(amount) > 1e-7 {
          let tail = example.field.tails[candidate.from]
          for signal in tail.indices where tail[signal] != 0 {
            gradient[signal] += amount * tail[signal]
          }
          let head = example.field.heads[candidate.to]
          for signal in head.indices where head[signal] != 0 {
            gradient[tailCount + signal] += amount * head[signal]
          }
          for signal in candidate.signals.indices where candidate.signals[signal] != 0 {
            gradient[tailCount + headCount + signal] += amount * candidate.signals[signal]
          }
        }
      }
      let decay = round > rounds / 2 ? 0.2 : 1.0
      for index in weights.indices {
        momentum[index] = 0.9 * momentum[index] + 0.1 * gradient[index]
        variance[index] = 0.99 * variance[index] + 0.01 * gradient[index] * gradient[index]
        let first = momentum[index] / (1 - pow(0.9, Double(round)))
        let second = variance[index] / (1 - pow(0.99, Double(round)))
        weights[index] += rate * decay * first / (sqrt(second) + 1e-8)
      }
    }
    return split(weights.map { ($0 * 1000).rounded() / 1000 })
  }

  private struct ChoiceSet {
    let candidates: [Int]
    let right: Int?
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
