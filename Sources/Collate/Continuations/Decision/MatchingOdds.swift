/// How likely each possible link is when every end has one link at most.
///
/// All sets of links that use no tail and no head twice are possible, each in proportion to the
/// exponential of its total weight; the odds of a link are those of drawing a set that holds it. They
/// are found by belief propagation, which is exact where the links form trees and close to it in
/// sparse graphs (Zdeborová and Mézard 2006; Bayati, Gamarnik, Katz, Nair and Tetali 2007): a link
/// counts for its weight, less what the rivals at both of its ends take away.
package struct MatchingOdds: Sendable {
  /// The edge of each link; links between the same two ends are one edge.
  private let edges: [Int]
  private let tails: [Int]
  private let heads: [Int]
  private let tailCount: Int
  private let headCount: Int
  /// The log of the chance that the tail, or the head, of an edge is free of all its other edges.
  private var freeTails: [Double]
  private var freeHeads: [Double]

  /// Makes the odds of links between any numbers of tails and heads.
  package init(_ links: [(tail: Int, head: Int)]) {
    var edges: [Int] = []
    var numbers: [Ends: Int] = [:]
    var tailNumbers: [Int: Int] = [:]
    var headNumbers: [Int: Int] = [:]
    var tails: [Int] = []
    var heads: [Int] = []
    for link in links {
      let ends = Ends(tail: link.tail, head: link.head)
      if let known = numbers[ends] {
        edges.append(known)
        continue
      }
      numbers[ends] = tails.count
      edges.append(tails.count)
      tails.append(MatchingOdds.number(of: link.tail, in: &tailNumbers))
      heads.append(MatchingOdds.number(of: link.head, in: &headNumbers))
    }
    self.edges = edges
    self.tails = tails
    self.heads = heads
    tailCount = tailNumbers.count
    headCount = headNumbers.count
    freeTails = [Double](repeating: 1, count: tails.count)
    freeHeads = freeTails
  }

  private struct Ends: Hashable {
    let tail: Int
    let head: Int
  }

  private static func number(of end: Int, in numbers: inout [Int: Int]) -> Int {
    if let known = numbers[end] { return known }
    numbers[end] = numbers.count
    return numbers.count - 1
  }

  /// Rounds that are enough for weights of a few units.
  package static let rounds = 30
  /// Weights beyond this are as good as certain.
  private static let limit = 20.0

  /// The log-odds of all links.
  ///
  /// What was found for earlier weights is where the search begins, so that for weights that change
  /// little a few rounds are enough.
  ///
  /// - Complexity: O(*n*) for *n* links, in each round.
  package mutating func logOdds(_ weights: [Double], rounds: Int = rounds) -> [Double] {
    var strengths = [Double](repeating: 0, count: tails.count)
    for (edge, weight) in zip(edges, weights) {
      let weight = max(-MatchingOdds.limit, min(MatchingOdds.limit, weight))
      strengths[edge] = max(strengths[edge], Logarithm.exponential(weight))
    }
    for _ in 0..<rounds {
      let ofTails = MatchingOdds.free(strengths, freeHeads, at: tails, count: tailCount)
      let ofHeads = MatchingOdds.free(strengths, freeTails, at: heads, count: headCount)
      // Half a step, so that a circle of links does not swing to and fro.
      for edge in tails.indices {
        freeTails[edge] = (freeTails[edge] + ofTails[edge]) / 2
        freeHeads[edge] = (freeHeads[edge] + ofHeads[edge]) / 2
      }
    }
    return zip(edges, weights).map { edge, weight in
      weight + Logarithm.natural(max(freeTails[edge] * freeHeads[edge], 1e-12))
    }
  }

  /// The chance that an end of each edge is free of its other edges, from the chances that those are
  /// free at their other ends.
  private static func free(
    _ strengths: [Double], _ others: [Double], at ends: [Int], count: Int
  ) -> [Double] {
    var sums = [Double](repeating: 1, count: count)
    for edge in ends.indices { sums[ends[edge]] += strengths[edge] * others[edge] }
    return ends.indices.map { edge in
      1 / max(1, sums[ends[edge]] - strengths[edge] * others[edge])
    }
  }
}
