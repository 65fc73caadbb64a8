import CollateTestSupport
import Testing

@testable import Collate

@Suite struct ClassicMinHashTests {
  private func sketch(_ words: [String]) -> ClassicMinHash {
    var sketch = ClassicMinHash(slots: 128)
    for word in words { sketch.insert(Array(word.utf8)) }
    return sketch
  }

  @Test func `the oracle has the values of datasketch`() {
    // MinHash(num_perm=128, seed=1, scheme="legacy") of datasketch 2.0.0.
    let first = sketch(["统筹推进", "进水生态", "水环境治理", "collate"])
    let start: [UInt32] = [
      1_447_298_849, 347_055_389, 1_489_696_963, 163_578_438, 876_163_949, 1_972_520_634,
    ]
    #expect(Array(first.slots.prefix(6)) == start)
    #expect(Array(first.slots.suffix(3)) == [1_321_049_508, 96_264_006, 1_681_849_817])
    let second = sketch(["统筹推进", "水环境治理", "治理"])
    #expect(first.estimatedJaccard(to: second) == 0.375)
  }

  @Test(arguments: [30, 100])
  func `estimates of a signature are closer to the truth than those of the oracle`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    var errors = (ours: 0.0, oracle: 0.0)
    for trial in 0..<60 {
      let shared = random.values(count * (trial % 6 + 2) / 9)
      let sets = (0..<2).map { _ in shared + random.values(count - shared.count) }
      let exact = Verification.jaccard(sets[0], sets[1])
      let ours = Signature(of: sets[0]).estimatedJaccard(to: Signature(of: sets[1]))
      let classic = sets.map { set in
        var sketch = ClassicMinHash(slots: 128)
        for hash in set { sketch.insert(hash: UInt32(truncatingIfNeeded: hash >> 32)) }
        return sketch
      }
      let theirs = classic[0].estimatedJaccard(to: classic[1])
      errors.ours += (ours - exact) * (ours - exact)
      errors.oracle += (theirs - exact) * (theirs - exact)
    }
    // Both estimate the same thing; a mean square error of 0.55 of the oracle's is expected.
    #expect(errors.oracle < 60 * 0.25 / 128 * 1.6)
    #expect(errors.ours < errors.oracle)
  }
}
