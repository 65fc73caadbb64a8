import CollateTestSupport
import Testing

@testable import Collate

@Suite struct SetIntersectionTests {
  /// A list of distinct hashes and a copy with some stretches taken out, put in, replaced or moved.
  private func lists(_ random: inout SplitMix64) -> (first: [UInt64], second: [UInt64]) {
    // Some so long that the bits of what is left over are nearly all set.
    let first = random.values(Int(random.next() % (random.next() % 8 == 0 ? 12_000 : 60)))
    var second = first
    for _ in 0..<random.next() % 5 {
      let start = Int(random.next() % UInt64(second.count + 1))
      let end = min(second.count, start + Int(random.next() % UInt64(9 + first.count / 4)))
      let stretch = Array(second[start..<end])
      switch random.next() % 4 {
      case 0: second.removeSubrange(start..<end)
      case 1: second.insert(contentsOf: random.values(Int(random.next() % 9)), at: start)
      case 2: second.replaceSubrange(start..<end, with: random.values(end - start))
      default:
        second.removeSubrange(start..<end)
        second.insert(contentsOf: stretch, at: Int(random.next() % UInt64(second.count + 1)))
      }
    }
    return random.next() % 8 == 0 ? (first, second.shuffled(using: &random)) : (first, second)
  }

  @Test(arguments: 0..<600)
  func `pairing what runs alike counts what sets count`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var intersection = SetIntersection()
    for _ in 0..<4 {
      let (first, second) = lists(&random)
      let common = Set(first).intersection(second).count
      #expect(intersection.count(first.span, second.span, atLeast: 0) == common)
      #expect(intersection.count(second.span, first.span, atLeast: common) == common)
      #expect(intersection.count(first.span, second.span, atLeast: common + 1) == nil)
    }
  }

  @Test func `all short lists over few hashes`() {
    // Lists without repetitions of up to four of five hashes: 206 of them, and all their pairs.
    var lists: [[UInt64]] = [[]]
    var longest: [[UInt64]] = [[]]
    for _ in 0..<4 {
      longest = longest.flatMap { list in
        (1...5).filter { !list.contains($0) }.map { list + [$0] }
      }
      lists += longest
    }
    #expect(lists.count == 206)
    var intersection = SetIntersection()
    for first in lists {
      for second in lists {
        let common = Set(first).intersection(second).count
        #expect(intersection.count(first.span, second.span, atLeast: 0) == common)
      }
    }
  }
}

@Suite struct VerificationTests {
  @Test(
    arguments: [
      ([0], [1], 0), ([0], [0], 1), ([0, 1, 2], [1, 2], 2.0 / 3), ([0, 0], [0, 1], 0.5),
      ([], [0], 0), ([], [], 1),
    ] as [([UInt64], [UInt64], Double)])
  func `zero is a number like others`(first: [UInt64], second: [UInt64], jaccard: Double) {
    #expect(Verification.jaccard(first, second) == jaccard)
    #expect(Verification.jaccard(second, first) == jaccard)
  }
}
