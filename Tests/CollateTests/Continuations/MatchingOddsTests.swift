import CollateTestSupport
import Testing

@testable import Collate

@Suite struct MatchingOddsTests {
  private typealias Link = (tail: Int, head: Int)

  /// Seeded links between five tails and five heads; in a forest no two ways lead from end to end.
  private func links(_ random: inout SplitMix64, isForest: Bool) -> [Link] {
    var groups = Array(0..<10)
    var links: [Link] = []
    for tail in 0..<5 {
      for head in 0..<5 where random.next() % 2 == 0 {
        let (left, right) = (groups[tail], groups[5 + head])
        if isForest, left == right { continue }
        groups = groups.map { $0 == left ? right : $0 }
        links.append((tail, head))
      }
    }
    return links
  }

  private func weights(_ count: Int, _ random: inout SplitMix64) -> [Double] {
    (0..<count).map { _ in Double(Int(random.next() % 801) - 400) / 100 }
  }

  /// The total strength of all sets of links that use no end twice.
  private func total(_ links: [Link], _ strengths: [Double]) -> Double {
    guard let first = links.first else { return 1 }
    let rest = links.indices.dropFirst()
    let free = rest.filter { links[$0].tail != first.tail && links[$0].head != first.head }
    return total(rest.map { links[$0] }, rest.map { strengths[$0] })
      + strengths[0] * total(free.map { links[$0] }, free.map { strengths[$0] })
  }

  /// The log-odds of one link, by drawing from all sets.
  private func exact(_ link: Int, _ links: [Link], _ weights: [Double]) -> Double {
    let strengths = weights.map(Logarithm.exponential)
    let others = links.indices.filter { $0 != link }
    let free = others.filter {
      links[$0].tail != links[link].tail && links[$0].head != links[link].head
    }
    let with = strengths[link] * total(free.map { links[$0] }, free.map { strengths[$0] })
    let without = total(others.map { links[$0] }, others.map { strengths[$0] })
    return Logarithm.natural(with / without)
  }

  @Test(arguments: 1...30)
  func `in a forest of links the odds are those of drawing among all sets`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let links = links(&random, isForest: true)
    let weights = weights(links.count, &random)
    var matching = MatchingOdds(links)
    let odds = matching.logOdds(weights)
    for link in links.indices {
      #expect(abs(odds[link] - exact(link, links, weights)) < 0.01)
    }
  }

  @Test(arguments: 1...30)
  func `in any graph the links of one end are no likelier together than one`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let links = links(&random, isForest: false)
    let weights = weights(links.count, &random)
    var matching = MatchingOdds(links)
    let chances = matching.logOdds(weights).map(Logarithm.probability(ofLogOdds:))
    var ofTails = [Double](repeating: 0, count: 5)
    var ofHeads = ofTails
    for (link, chance) in zip(links, chances) {
      ofTails[link.tail] += chance
      ofHeads[link.head] += chance
    }
    for chance in ofTails + ofHeads { #expect(chance < 1.01) }
    for link in links.indices {
      let error = abs(chances[link] - Logarithm.probability(ofLogOdds: exact(link, links, weights)))
      #expect(error < 0.2)
    }
  }

  @Test func `a link without rivals keeps its weight, and a rival takes some of it`() {
    var alone = MatchingOdds([(7, 9)])
    let own = alone.logOdds([1.5])
    #expect(own == [1.5])
    var rivals = MatchingOdds([(7, 9), (7, 3)])
    let odds = rivals.logOdds([1.5, 0])
    #expect(abs(odds[0] - (1.5 - Logarithm.natural(2))) < 1e-6)
    #expect(odds[1] < -1.5)
  }

  @Test func `links between the same ends are no rivals of each other`() {
    var matching = MatchingOdds([(1, 2), (1, 2), (1, 3)])
    let odds = matching.logOdds([2, 1, -1])
    var single = MatchingOdds([(1, 2), (1, 3)])
    let apart = single.logOdds([2, -1])
    #expect(odds[0] == apart[0])
    #expect(odds[1] == apart[0] - 1)
    #expect(odds[2] == apart[1])
  }

  @Test func `no weight is too large, and none is needed`() {
    var matching = MatchingOdds([(1, 2), (1, 3), (4, 2)])
    let odds = matching.logOdds([1e300, -1e300, 900])
    for value in odds { #expect(value.isFinite) }
    var empty = MatchingOdds([])
    let none = empty.logOdds([])
    #expect(none.isEmpty)
  }

  @Test func `odds found before are where the search for new ones begins`() {
    var random = SplitMix64(seed: 4)
    let links = links(&random, isForest: false)
    let weights = weights(links.count, &random)
    var fresh = MatchingOdds(links)
    let odds = fresh.logOdds(weights, rounds: 200)
    var warm = fresh
    let again = warm.logOdds(weights, rounds: 1)
    for link in links.indices { #expect(abs(again[link] - odds[link]) < 1e-9) }
  }
}
