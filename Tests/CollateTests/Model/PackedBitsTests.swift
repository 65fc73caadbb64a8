import CollateTestSupport
import Testing

@testable import Collate

@Suite struct PackedBitsTests {
  @Test func `every number is that of its bits read one by one`() {
    var random = SplitMix64(seed: 57)
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      var bits = PackedBits(bytes[...])
      var position = 0
      while position < bytes.count * 8 + 100 {
        let count = Int.random(in: 1...PackedBits.ahead, using: &random)
        #expect(bits.next & (1 << UInt64(count) - 1) == number(bytes, position, count))
        #expect(bits.remaining == bytes.count * 8 - position)
        bits.skip(count)
        position += count
      }
    }
  }

  @Test func `a run of ones may be longer than a word`() {
    var random = SplitMix64(seed: 58)
    let lengths =
      [0, 1, 56, 57, 58, 64, 114, 300]
      + (0..<50).map { _ in
        Int.random(in: 0...9, using: &random)
      }
    let written = lengths.flatMap { [Bool](repeating: true, count: $0) + [false] }
    var bytes = [UInt8](repeating: 0, count: (written.count + 7) / 8)
    for (position, bit) in written.enumerated() where bit {
      bytes[position / 8] |= 1 << UInt8(position % 8)
    }
    var bits = PackedBits(bytes[...])
    for length in lengths { #expect(bits.run() == length) }
    #expect((0..<8).contains(bits.remaining))
  }

  @Test func `a run that nothing closes ends with the bytes`() {
    var bits = PackedBits([UInt8](repeating: 0xFF, count: 20)[...])
    #expect(bits.run() == 160)
    #expect(bits.remaining < 0)
  }

  /// A number by its single bits; beyond the bytes they are 0.
  private func number(_ bytes: [UInt8], _ position: Int, _ count: Int) -> UInt64 {
    (0..<count).reduce(0) { number, place in
      let bit = position + place
      guard bit < bytes.count * 8 else { return number }
      return number | UInt64(bytes[bit / 8] >> UInt8(bit % 8) & 1) << UInt64(place)
    }
  }
}
