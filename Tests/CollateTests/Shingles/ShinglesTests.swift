import CollateTestSupport
import Testing

@testable import Collate

@Suite struct ShinglesTests {
  /// Each window hashed by itself.
  private func hashesOneByOne(_ units: [UInt32], _ n: Int) -> [UInt64] {
    guard !units.isEmpty else { return [] }
    return (0...max(0, units.count - n)).map { start in
      var state: UInt64 = 0
      for unit in units[start..<min(start + n, units.count)] {
        state = state &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(unit) &+ 1
      }
      let product = state.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      return product.high ^ product.low
    }
  }

  @Test(arguments: 0..<40)
  func `a rolling hash agrees with hashing each window`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 0...80, using: &random)
    let units = (0..<count).map { _ in UInt32.random(in: 0...0x10FFFF, using: &random) }
    for n in [1, 2, 3, 5, 8, 64] {
      let hashes = Shingles.hashes(of: units, length: n)
      #expect(hashes == hashesOneByOne(units, n))
      #expect(hashes.count == Shingles.count(units: count, length: n))
    }
  }

  @Test func `values are the same for good`() {
    let units = MatchingForm("统筹推进水生态ab").units
    // Computed apart from this package, with integers of any length.
    let first: [UInt64] = [
      2_677_561_641_350_293_146, 830_736_687_264_610_993, 6_930_277_863_909_647_369,
    ]
    #expect(Array(Shingles.hashes(of: units, length: 3).prefix(3)) == first)
    #expect(Shingles.hashes(of: units, length: 5).last == 9_467_905_433_362_603_576)
    #expect(Shingles.hashes(of: [0x1F600], length: 5) == [4_474_645_259_345_769_607])
  }

  @Test func `a text shorter than a shingle is one shingle of its own`() {
    let short = ["水", "水利", "利水", "水利局", "a"].map {
      Shingles.hashes(of: MatchingForm($0).units, length: 5)
    }
    #expect(short.allSatisfy { $0.count == 1 })
    #expect(Set(short.map { $0[0] }).count == 5)
    #expect(Shingles.hashes(of: [], length: 5).isEmpty)
  }

  @Test func `an astral character is one unit`() {
    #expect(Shingles.hashes(of: MatchingForm("𠀀𠀁𠀂𠀃").units, length: 3).count == 2)
  }

  @Test(arguments: [2, 5])
  func `hashes collide no more often than chance`(n: Int) {
    // All words over a few neighbouring characters: the hardest input for a polynomial.
    let letters: [UInt32] = n == 2 ? Array(0x4E00..<0x4E00 + 300) : Array(0x61..<0x6A)
    let count = Array(repeating: letters.count, count: n).reduce(1, *)
    var halves = [Set<UInt32>(), Set<UInt32>()]
    var whole = Set<UInt64>()
    for word in 0..<count {
      var rest = word
      let units = (0..<n).map { _ in
        defer { rest /= letters.count }
        return letters[rest % letters.count]
      }
      let hash = Shingles.hashes(of: units, length: n)[0]
      whole.insert(hash)
      halves[0].insert(UInt32(truncatingIfNeeded: hash))
      halves[1].insert(UInt32(truncatingIfNeeded: hash >> 32))
    }
    #expect(whole.count == count)
    // Each half behaves as 32 random bits: the number of collisions is Poisson around its mean.
    let expected = Double(count) * Double(count) / 0x1p33
    for half in halves {
      #expect(Double(count - half.count) < expected + 6 * expected.squareRoot() + 3)
    }
  }

  @Test(arguments: [4, 1_000_000_007, Int.max - 1, .max])
  func `a shingle of any length may be asked for`(length: Int) {
    let units = MatchingForm("水利工程").units
    #expect(Shingles.count(units: 4, length: length) == 1)
    let hashes = Shingles.hashes(of: units, length: length)
    #expect(hashes == Shingles.hashes(of: units, length: 4))
    #expect(Shingling(length: length).hashes(of: "水利工程") == hashes)
    #expect(Signature("水利工程", shingling: Shingling(length: length)) == Signature(of: hashes))
  }

  @Test func `shingles of no length and texts of fewer units than none cannot be counted`() async {
    await #expect(processExitsWith: .failure) { _ = Shingles.count(units: 5, length: .min) }
    await #expect(processExitsWith: .failure) { _ = Shingles.count(units: -1, length: 5) }
  }

  @Test(arguments: [0, -1, -100_000]) func `a shingle without units cannot be asked for`(
    length: Int
  ) async {
    await #expect(processExitsWith: .failure) { [length] in
      var shingling = Shingling()
      shingling.length = length
    }
  }
}
