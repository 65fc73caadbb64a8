import CollateTestSupport
import Testing

@testable import Collate

@Suite struct PairSearchTests {
  private func pairsOneByOne(
    _ texts: [String], _ minJaccard: Double, _ shingling: Shingling
  ) -> [SimilarPair] {
    let sets = texts.map { Set(shingling.hashes(of: $0)) }
    var pairs: [SimilarPair] = []
    for first in texts.indices {
      for second in texts.indices.dropFirst(first + 1) {
        let common = sets[first].intersection(sets[second]).count
        let jaccard = Double(common) / Double(sets[first].union(sets[second]).count)
        if common > 0, jaccard >= minJaccard {
          pairs.append(SimilarPair(first: first, second: second, jaccard: jaccard))
        }
      }
    }
    return pairs
  }

  @Test(arguments: 0..<8, [0, 0.01, 0.3, 0.5, 0.7, 0.9, 1])
  func `the exact join finds all pairs and no other`(seed: UInt64, minJaccard: Double) {
    let texts = RandomCorpus(seed: seed, count: 60).texts
    let shingling = Shingling(length: [1, 2, 3, 5][Int(seed % 4)], isFolded: seed % 2 == 0)
    let search = PairSearch(minJaccard: minJaccard, shingling: shingling)
    let expected = pairsOneByOne(texts, minJaccard, shingling)
    for workers in [Workers.serial, backward, concurrent] {
      #expect(search.exactPairs(in: texts, workers: workers) == expected)
    }
  }

  @Test(arguments: 0..<6)
  func `the search by signatures finds the same pairs for any workers, and none that are wrong`(
    seed: UInt64
  ) {
    let texts = RandomCorpus(seed: seed, count: 250).texts
    let search = PairSearch(minJaccard: 0.6, shingling: Shingling(length: 3))
    let expected = Set(search.exactPairs(in: texts))
    let pairs = search.pairs(in: texts)
    #expect(expected.isSuperset(of: pairs))
    #expect(Double(pairs.count) >= 0.99 * Double(expected.count))
    #expect(search.pairs(in: texts, workers: backward) == pairs)
    #expect(search.pairs(in: texts, workers: concurrent) == pairs)
  }

  @Test func `the pairs do not depend on the order of texts`() {
    let texts = RandomCorpus(seed: 3, count: 150).texts
    let search = PairSearch(minJaccard: 0.5, shingling: Shingling(length: 2))
    let named = { (texts: [String]) in
      Set(search.pairs(in: texts).map { Set([texts[$0.first], texts[$0.second]]) })
    }
    #expect(named(texts) == named(texts.reversed()))
  }

  @Test func `groups of equal texts are found whole`() {
    let texts = [String](repeating: "统筹推进水生态改善与水环境治理", count: 120) + ["", "，", ""]
    let pairs = PairSearch().pairs(in: texts)
    #expect(pairs.count == 120 * 119 / 2)
    #expect(pairs.allSatisfy { $0.jaccard == 1 })
    #expect(PairSearch().pairs(in: []).isEmpty)
    #expect(PairSearch().exactPairs(in: ["水", "，"]).isEmpty)
  }

  @Test(arguments: 0..<40)
  func `exact similarity agrees with sets`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pool = random.values(60) + [0, 1]
    let draw = { (count: Int) in
      (0..<count).map { _ in pool[Int(random.next() % UInt64(pool.count))] }
    }
    let first = draw(Int(seed) * 3)
    let second = draw(40)
    let (left, right) = (Set(first), Set(second))
    let expected = Double(left.intersection(right).count) / Double(left.union(right).count)
    #expect(Verification.jaccard(first, second) == expected)
    #expect(Verification.jaccard(second, first) == expected)
    #expect(Verification.jaccard(first, first) == 1)
  }

  @Test func `elements rank from rare to frequent`() {
    let hashes: [UInt64] = [7, 9, 7, 5, 9, 7, 4]
    let (ranks, distinct) = ElementRanks.ranks(of: hashes)
    #expect(ranks == [3, 2, 3, 0, 2, 3, 1])
    #expect(distinct == 4)
  }

  @Test(arguments: [-0.1, 1.5, -.greatestFiniteMagnitude])
  func `a similarity or a recall that is no share cannot be asked for`(share: Double) async {
    await #expect(processExitsWith: .failure) { [share] in _ = PairSearch(minJaccard: share) }
    await #expect(processExitsWith: .failure) { [share] in
      _ = BandPlan(minJaccard: 0.7, recall: share)
    }
  }

  @Test func `the least and the greatest similarity can be asked for`() {
    let texts = ["统筹推进水生态改善", "统筹推进水生态改善", "统筹推进水生态的改善", "热火朝天的建设现场"]
    #expect(PairSearch(minJaccard: 1).exactPairs(in: texts).count == 1)
    let all = PairSearch(minJaccard: 0, shingling: Shingling(length: 3))
    #expect(all.exactPairs(in: texts).count == 3)
  }
}
