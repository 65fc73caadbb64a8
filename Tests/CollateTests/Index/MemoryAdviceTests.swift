import CollateTestSupport
import Testing

@testable import Collate

/// What advice was given, in bytes.
private final class Advised: Sendable {
  let lengths = Locked<[Int]>([])
  var memory: MemoryAdvice {
    unsafe MemoryAdvice { memory in self.lengths.withLock { $0.append(memory.count) } }
  }
}

@Suite struct MemoryAdviceTests {
  @Test
  func
    `an index with advice tells of its tables, grown or with room from the start, and answers alike`()
  {
    let plan = BandPlan(minJaccard: 0.7)
    var random = SplitMix64(seed: 20_261_126)
    let signatures = (0..<4_000).map { _ in
      Signature(of: (0..<40).map { _ in random.next() })
    }
    let (advised, roomy) = (Advised(), Advised())
    var plain = SignatureIndex(plan: plan)
    var grown = SignatureIndex(plan: plan, memory: advised.memory)
    var large = SignatureIndex(
      plan: plan, minimumCapacity: signatures.count, memory: roomy.memory)
    for (id, signature) in signatures.enumerated() {
      plain.insert(signature, id: id)
      grown.insert(signature, id: id)
      large.insert(signature, id: id)
    }
    for (id, signature) in signatures.enumerated() where id % 7 == 0 {
      let found = plain.candidates(for: signature)
      #expect(found.contains(id))
      #expect(grown.candidates(for: signature) == found)
      #expect(large.candidates(for: signature) == found)
    }
    // Slots alone take 256 bytes a row.
    #expect(advised.lengths.withLock { $0.max() ?? 0 } >= 256 * signatures.count / 2)
    #expect(roomy.lengths.withLock { $0.count { $0 >= 256 * signatures.count } } >= 1)
  }

  @Test func `a search tells of its signatures`() {
    let texts = (0..<200).map { "第\($0)版刊登的文章共有\($0 * 7)个字，请看下文。" }
    let advised = Advised()
    var search = PairSearch(minJaccard: 0.5, shingling: Shingling(length: 3))
    let pairs = search.pairs(in: texts)
    search.memory = advised.memory
    #expect(search.pairs(in: texts) == pairs)
    #expect(advised.lengths.withLock { $0 } == [256 * texts.count])
  }
}
