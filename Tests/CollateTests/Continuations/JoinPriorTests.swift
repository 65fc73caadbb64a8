import CollateTestSupport
import Testing

@testable import Collate

@Suite struct JoinPriorTests {
  /// Joins that are surely there, and joins that surely are not.
  private func odds(there: Int, absent: Int) -> [Double] {
    [Double](repeating: 8, count: there) + [Double](repeating: -8, count: absent)
  }

  @Test func `an issue with as many joins as any leaves the odds alone`() {
    for blocks in [10, 100, 1000] {
      #expect(JoinPrior(odds(there: blocks / 8, absent: blocks), blocks: blocks).shift == 0)
    }
  }

  @Test func `the fewer joins an issue has the more it takes to believe in one`() {
    var last = -Double.infinity
    for there in 0..<6 {
      let shift = JoinPrior(odds(there: there, absent: 100), blocks: 100).shift
      #expect(shift > last)
      last = shift
    }
    #expect(last == 0)
  }

  @Test func `a weak join is believed in a broken issue and not in a whole one`() {
    let whole = [0.3] + odds(there: 0, absent: 80)
    let broken = [0.3] + odds(there: 12, absent: 80)
    #expect(0.3 + JoinPrior(whole, blocks: 80).shift < 0)
    #expect(0.3 + JoinPrior(broken, blocks: 80).shift == 0.3)
  }

  @Test func `a strong join of a whole issue is believed, however long the issue is`() {
    for blocks in [20, 200, 20_000] {
      let prior = JoinPrior([8] + odds(there: 0, absent: blocks / 2), blocks: blocks)
      #expect(8 + prior.shift > 7)
    }
  }

  @Test func `a few blocks tell little of what is broken`() {
    #expect(JoinPrior([1], blocks: 3).shift == 0)
    #expect(JoinPrior([], blocks: 1).shift > -0.5)
    #expect(JoinPrior([], blocks: 0).shift == 0)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `what is expected of the moved odds is the share that moved them`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let odds = (0..<60).map { _ in Double(random.next() % 1200) / 100 - 9 }
    for blocks in [60, 300, 900] {
      let shift = JoinPrior(odds, blocks: blocks).shift
      #expect(shift <= 0)
      // Odds that are moved once more, from where they came to stand, stay there.
      let expected = odds.reduce(0.25) { $0 + 1 / (1 + Logarithm.exponential(-$1 - shift)) }
      let share = min(0.05, max(0.004, expected / (Double(blocks) + 5)))
      let again =
        0.25
        * (Logarithm.natural(share / (1 - share)) - Logarithm.natural(0.05 / 0.95))
      #expect(abs(again - shift) < 0.05)
    }
  }
}
