import Testing

@testable import Collate

@Suite struct HugePagesTests {
  @Test(arguments: [0, 100, 4_000_000, 9_000_001])
  func `asking for large pages leaves memory as it is`(bytes: Int) {
    var memory = [UInt8](repeating: 0, count: bytes)
    for index in memory.indices { memory[index] = UInt8(truncatingIfNeeded: index &* 31 >> 3) }
    let before = memory
    unsafe memory.withUnsafeMutableBytes { unsafe HugePages.advise($0) }
    #expect(memory == before)
  }

  @Test
  func `an index that grows over several large pages answers as one with room from the start`() {
    let plan = BandPlan(minJaccard: 0.7)
    var random = SplitMix64(seed: 20_261_126)
    let signatures = (0..<12_000).map { _ in
      Signature(of: (0..<40).map { _ in random.next() })
    }
    var grown = SignatureIndex(plan: plan)
    var roomy = SignatureIndex(plan: plan, minimumCapacity: signatures.count)
    for (id, signature) in signatures.enumerated() {
      grown.insert(signature, id: id)
      roomy.insert(signature, id: id)
    }
    for (id, signature) in signatures.enumerated() where id % 7 == 0 {
      let found = grown.candidates(for: signature)
      #expect(found.contains(id))
      #expect(found == roomy.candidates(for: signature))
    }
  }
}
