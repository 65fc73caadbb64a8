import CollateTestSupport
import Testing

@testable import Collate

@Suite struct TwoGreatestTests {
  private static let seeds: ClosedRange<UInt64> = 1...40

  /// None to eight values, some of them equal.
  private func values(_ seed: UInt64) -> [Int] {
    var random = SplitMix64(seed: seed)
    return (0..<random.next() % 9).map { _ in Int(random.next() % 6) }
  }

  @Test(arguments: seeds) func `they are the first two of all values, sorted`(seed: UInt64) {
    let values = values(seed)
    let greatest = TwoGreatest(of: values)
    let sorted = values.sorted(by: >)
    #expect(greatest.first == sorted.first)
    #expect(greatest.second == sorted.dropFirst().first)
  }

  @Test(arguments: seeds) func `the rival of a value is the greatest of the others`(seed: UInt64) {
    let values = values(seed)
    var (distinct, bounded) = (TwoGreatest<Int>(), TwoGreatest(atLeast: -1))
    for value in values {
      distinct.enterDistinct(value)
      bounded.enter(value)
    }
    for (index, value) in values.enumerated() {
      let others = values[..<index] + values[(index + 1)...]
      #expect(TwoGreatest(of: values).rival(of: value) == others.max())
      #expect(bounded.rival(of: value) == others.max() ?? -1)
      #expect(distinct.rival(of: value) == others.filter { $0 != value }.max())
    }
  }
}
