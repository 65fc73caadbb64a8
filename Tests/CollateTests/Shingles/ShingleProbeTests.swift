import CollateTestSupport
import Testing

@testable import Collate

/// A probe by sets: what `ShingleProbe` does in memory of its own.
private struct PlainProbe {
  private var held: Set<UInt64> = []

  /// 0 is held as 1, as there.
  private func key(_ hash: UInt64) -> UInt64 { max(hash, 1) }

  func distinct(_ hashes: [UInt64]) -> [UInt64] {
    var seen: Set<UInt64> = []
    return hashes.map(key).filter { seen.insert($0).inserted }
  }

  mutating func load(_ hashes: [UInt64]) { held = Set(hashes.map(key)) }

  func countOfCommon(_ hashes: [UInt64], atLeast bound: Int) -> Int? {
    let common = hashes.count { held.contains(key($0)) }
    return common >= bound ? common : nil
  }
}

@Suite struct ShingleProbeTests {
  /// Hashes of which many repeat, or numbers that share their low or their high bits.
  private func hashes(_ random: inout SplitMix64, kind: UInt64) -> [UInt64] {
    let count = Int(random.next() % (random.next() % 6 == 0 ? 5_000 : 90))
    return (0..<count).map { _ in
      switch kind {
      case 0: random.next()
      case 1: random.next() % 60
      case 2: random.next() % 900 << 40
      case 3: random.next() % 900 << 55
      default: random.next() % 2 == 0 ? random.next() % 3 : UInt64.max - random.next() % 40
      }
    }
  }

  @Test(arguments: 0..<60)
  func `a probe used again and again answers as sets do`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var probe = ShingleProbe()
    var plain = PlainProbe()
    for _ in 0..<6 {
      let first = hashes(&random, kind: seed % 5)
      let second = hashes(&random, kind: seed % 5)
      let distinct = probe.distinct(first)
      #expect(distinct == plain.distinct(first))
      let others = probe.distinct(second)
      probe.load(distinct.span)
      plain.load(distinct)
      let common = plain.countOfCommon(others, atLeast: 0) ?? 0
      #expect(probe.countOfCommon(others.span, atLeast: 0) == common)
      #expect(probe.countOfCommon(others.span, atLeast: common) == common)
      #expect(probe.countOfCommon(others.span, atLeast: common + 1) == nil)
    }
  }

  @Test func `hashes may be written over themselves`() {
    var random = SplitMix64(seed: 3)
    var probe = ShingleProbe()
    let hashes = (0..<400).map { _ in random.next() % 150 }
    var memory = hashes
    let count = unsafe memory.withUnsafeMutableBufferPointer { memory in
      let base = memory.baseAddress!
      return unsafe probe.writeDistinct(base, memory.count, to: base)
    }
    #expect(Array(memory[..<count]) == PlainProbe().distinct(hashes))
  }

  @Test(arguments: [0, 8, 20, 32, 40, 47])
  func `numbers in even steps take as long as hashes`(shift: UInt64) {
    // Where all began their search at one place, these 60,000 took thousands of millions of steps.
    let numbers = (0..<60_000).map { UInt64($0) << shift }
    let others = (30_000..<90_000).map { UInt64($0) << shift }
    let clock = ContinuousClock()
    var jaccard = 0.0
    let duration = clock.measure { jaccard = Verification.jaccard(numbers, others) }
    #expect(abs(jaccard - 1.0 / 3) < 1e-4)
    #expect(duration < .seconds(20))
  }
}
