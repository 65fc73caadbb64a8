import CollateTestSupport
import Foundation
import Testing

@testable import Collate

@Suite struct EstimateTests {
  /// The error of the estimate for sets of `count` elements each, in units of √(J(1−J)/K), and its
  /// bias.
  private func error(
    count: Int, jaccard: Double, size: Signature.Size, trials: Int
  ) -> (relative: Double, bias: Double) {
    var random = SplitMix64(seed: UInt64(count))
    let common = Int((2 * Double(count) * jaccard / (1 + jaccard)).rounded())
    let exact = Double(common) / Double(2 * count - common)
    var squares = 0.0
    var sum = 0.0
    for _ in 0..<trials {
      let shared = random.values(common)
      let first = Signature(of: shared + random.values(count - common), size: size)
      let second = Signature(of: shared + random.values(count - common), size: size)
      let error = first.estimatedJaccard(to: second) - exact
      squares += error * error
      sum += error
    }
    let theory = (exact * (1 - exact) / Double(size.rawValue)).squareRoot()
    return ((squares / Double(trials)).squareRoot() / theory, sum / Double(trials))
  }

  private func square(_ value: Double) -> Double { value * value }

  // The bounds are those of the documentation, with room for 400 trials (a standard error of 3.5 %
  // of the ratio); the benchmark measures with more.
  @Test(arguments: [(50, 0.44), (100, 0.62), (150, 0.72), (300, 0.86)], [0.3, 0.7])
  func `the error of short sets is below that of classic MinHash`(
    set: (count: Int, bound: Double), jaccard: Double
  ) {
    let (relative, bias) = error(count: set.count, jaccard: jaccard, size: .slots128, trials: 400)
    #expect(relative < set.bound + 0.09)
    #expect(abs(bias) < 0.007)
  }

  @Test(arguments: [(40, 0.6), (100, 0.9)])
  func `counting each element once errs less than counting equal slots`(
    set: (count: Int, bound: Double)
  ) {
    var random = SplitMix64(seed: 20)
    var ofElements = 0.0
    var ofSlots = 0.0
    for _ in 0..<600 {
      let shared = random.values(set.count / 2)
      let first = Signature(of: shared + random.values(set.count - shared.count))
      let second = Signature(of: shared + random.values(set.count - shared.count))
      let exact = Double(shared.count) / Double(2 * set.count - shared.count)
      let equal = zip(first.slots, second.slots).count { $0 == $1 }
      ofElements += square(first.estimatedJaccard(to: second) - exact)
      ofSlots += square(Double(equal) / Double(first.slots.count) - exact)
    }
    #expect((ofElements / ofSlots).squareRoot() < set.bound)
  }

  // 0.84 and 0.94 without the sizes.
  @Test(arguments: [(50, 400, 0.66), (150, 1_000, 0.77)])
  func `of a set in a much larger one the sizes tell more than equal slots`(
    sets: (smaller: Int, larger: Int, bound: Double)
  ) {
    var random = SplitMix64(seed: 21)
    let exact = Double(sets.smaller) / Double(sets.larger)
    var squares = 0.0
    for _ in 0..<400 {
      let larger = random.values(sets.larger)
      let estimate = Signature(of: Array(larger[..<sets.smaller]))
        .estimatedJaccard(to: Signature(of: larger))
      squares += square(estimate - exact)
    }
    let theory = (exact * (1 - exact) / 128).squareRoot()
    #expect((squares / 400).squareRoot() / theory < sets.bound + 0.08)
  }

  // Moments at which the elements of one set only, the other only and both reach a slot.
  @Test(arguments: [(1.0, 1.0, 1.0), (0.05, 4, 0.5), (3, 0.01, 0.4), (1, 1, 0.2)])
  func `matches and counts together err less than either`(
    rates: (first: Double, second: Double, both: Double)
  ) {
    var random = SplitMix64(seed: 22)
    let exact = rates.both / (rates.first + rates.second + rates.both)
    var (ofMatches, ofCounts, together) = (0.0, 0.0, 0.0)
    let slots = 200
    for _ in 0..<2_000 {
      var (equal, first, second, union) = (0, 0.0, 0.0, 0.0)
      for _ in 0..<slots {
        let both = random.moment(rate: rates.both)
        let ofFirst = min(both, random.moment(rate: rates.first))
        let ofSecond = min(both, random.moment(rate: rates.second))
        equal += ofFirst == ofSecond ? 1 : 0
        first += ofFirst
        second += ofSecond
        union += min(ofFirst, ofSecond)
      }
      let matches = Double(equal) / Double(slots)
      let counts = (1 / first, 1 / second, 1 / union)
      let estimate = JaccardEstimate(matches: matches, held: 0, counts: counts)
      ofMatches += square(matches - exact)
      ofCounts += square((counts.0 + counts.1) / counts.2 - 1 - exact)
      together += square(estimate.value - exact)
    }
    #expect(together < 0.99 * min(ofMatches, ofCounts))
  }

  // One in 20 has lost an element that found all its slots taken.
  @Test func `of sets much smaller than the slots nearly every estimate is exact`() {
    var random = SplitMix64(seed: 12)
    let exact = (0..<300).count { _ in
      let shared = random.values(6)
      let first = Signature(of: shared + random.values(6))
      let second = Signature(of: shared + random.values(6))
      return first.estimatedJaccard(to: second) == 6.0 / 18
    }
    #expect(exact > 270)
  }

  @Test(arguments: Signature.Size.allCases)
  func `the error of long sets is that of classic MinHash`(size: Signature.Size) {
    let (relative, bias) = error(count: 5_000, jaccard: 0.5, size: size, trials: 30)
    #expect(relative < 1.45)
    #expect(abs(bias) < 0.04)
  }

  @Test(arguments: [1, 10, 100, 1_000, 5_000])
  func `the size of a set is estimated`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    var squares = 0.0
    let trials = 60
    for _ in 0..<trials {
      let estimate = Signature(of: random.values(count)).estimatedCount
      squares += (estimate / Double(count) - 1) * (estimate / Double(count) - 1)
    }
    #expect((squares / Double(trials)).squareRoot() < 0.12)
  }

  @Test func `an estimate is symmetric, within bounds, and 1 for equal sets`() {
    var random = SplitMix64(seed: 9)
    for _ in 0..<50 {
      let first = Signature(of: random.values(Int.random(in: 1...90, using: &random)))
      let second = Signature(of: random.values(Int.random(in: 1...90, using: &random)))
      #expect(first.estimatedJaccard(to: first) == 1)
      #expect(first.estimatedJaccard(to: second) == second.estimatedJaccard(to: first))
      #expect((0...1).contains(first.estimatedJaccard(to: second)))
    }
  }
}

extension SplitMix64 {
  fileprivate mutating func moment(rate: Double) -> Double {
    -log(1 - Double.random(in: 0..<1, using: &self)) / rate
  }
}
