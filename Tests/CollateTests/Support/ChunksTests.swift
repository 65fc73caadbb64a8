import CollateTestSupport
import Testing

@testable import Collate

@Suite struct ChunksTests {
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `chunks are all elements in order, cut where two do not belong together`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let elements = (0..<random.next() % 12).map { _ in Int(random.next() % 3) }
    let chunks = elements.chunked(by: ==)
    #expect(Array(chunks.joined()) == elements)
    #expect(chunks.allSatisfy { !$0.isEmpty && Set($0).count == 1 })
    #expect(zip(chunks, chunks.dropFirst()).allSatisfy { $0.last != $1.first })
  }

  @Test func `every element is read twice at most`() {
    let elements = CountedReads((0..<1_000).map { $0 / 2 })
    #expect(elements.chunked(by: ==).count == 500)
    #expect(elements.reads.count <= 2_000)
  }
}
