import CollateTestSupport
import Testing

@testable import Collate

@Suite struct IssueMemoryTests {
  /// How often every stretch of up to eight symbols stands in the texts: the plain version.
  private func counts(_ texts: [[UInt32]]) -> [ArraySlice<UInt32>: Double] {
    var counts: [ArraySlice<UInt32>: Double] = [:]
    for text in texts {
      for end in text.indices.dropLast() {
        for length in 1...8 where length <= end + 1 {
          counts[text[end + 1 - length...end], default: 0] += 1
        }
      }
    }
    return counts
  }

  private func naive(
    _ counts: [ArraySlice<UInt32>: Double], isDense: Bool, _ symbol: UInt32,
    _ context: ArraySlice<UInt32>, _ model: Double
  ) -> Double {
    var probability = model
    for (length, weight) in isDense
      ? [(1, 40.0), (2, 8), (3, 4)] : [(3, 40.0), (4, 16), (5, 8), (6, 4)]
    {
      guard context.count >= length, let seen = counts[context.suffix(length)] else { break }
      let hits = counts[context.suffix(length) + [symbol]] ?? 0
      probability = (hits + weight * probability) / (seen + weight)
    }
    return probability
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `it grows where hardly an n-gram comes again`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let texts = (0..<8).map { _ in (0..<500).map { _ in UInt32(0x4E00 + random.next() % 20_000) } }
    let memory = IssueMemory(texts, isDense: true)
    let counts = counts(texts)
    for text in texts {
      for end in stride(from: 3, to: text.count - 1, by: 7) {
        let (context, symbol) = (text[end - 3..<end], text[end])
        let found = memory.probability(of: symbol, after: context, model: 0.01)
        #expect(abs(found - naive(counts, isDense: true, symbol, context, 0.01)) < 1e-12)
        if end > 80 { break }
      }
    }
  }

  @Test(arguments: [true, false], [1, 2, 3] as [UInt64])
  func `it sharpens a probability as counts in a dictionary do`(isDense: Bool, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Few symbols, so that long contexts recur; blocks of no and of one symbol among them.
    let texts = (0..<40).map { block in
      (0..<(block < 3 ? block : Int(random.next() % 60 + 2))).map { _ in
        UInt32(0x61 + random.next() % 3)
      }
    }
    let memory = IssueMemory(texts, isDense: isDense)
    let counts = counts(texts)
    for _ in 0..<200 {
      let context = (0..<Int(random.next() % 9)).map { _ in UInt32(0x61 + random.next() % 4) }
      let symbol = UInt32(0x61 + random.next() % 4)
      let found = memory.probability(of: symbol, after: context[...], model: 0.125)
      let plain = naive(counts, isDense: isDense, symbol, context[...], 0.125)
      #expect(abs(found - plain) < 1e-12)
    }
  }

  @Test func `an empty issue changes nothing`() {
    let memory = IssueMemory([], isDense: true)
    #expect(memory.probability(of: 0x4E00, after: [0x4E8C], model: 0.3) == 0.3)
  }
}
