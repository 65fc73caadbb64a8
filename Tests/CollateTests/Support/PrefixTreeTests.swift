import CollateTestSupport
import Testing

@testable import Collate

@Suite struct PrefixTreeTests {
  /// Words of three letters, some of them more than once, some beginnings of others.
  private func words(_ random: inout SplitMix64, count: Int, longest: UInt64) -> [[UInt32]] {
    (0..<count).map { _ in
      (0...random.next() % longest).map { _ in UInt32(random.next() % 3) }
    }
  }

  private func tree(_ words: [[UInt32]]) -> PrefixTree {
    var tree = PrefixTree(expecting: 0)
    for (index, word) in words.enumerated() { _ = tree.value(of: word, orNew: index) }
    return tree
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `the words that a text begins with are found, and no others`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let words = words(&random, count: 40, longest: 6)
    let tree = tree(words)
    for text in self.words(&random, count: 40, longest: 9) + [[]] {
      var found: [Int] = []
      tree.forEachWord(beginning: text) { found.append($0) }
      let expected = Set(words.filter(text.starts)).sorted { $0.count < $1.count }
      #expect(found == expected.map { words.firstIndex(of: $0) })
    }
  }

  @Test func `a word keeps its first value`() {
    var tree = PrefixTree(expecting: 4)
    #expect(tree.value(of: [7, 8], orNew: 1) == 1)
    #expect(tree.value(of: [7], orNew: 2) == 2)
    #expect(tree.value(of: [7, 8], orNew: 3) == 1)
  }

  @Test func `no more of a text is read than the longest word, however many there are`() {
    var random = SplitMix64(seed: 1)
    let tree = tree(words(&random, count: 5_000, longest: 12))
    let text = CountedReads([UInt32](repeating: 1, count: 1_000))
    tree.forEachWord(beginning: text) { _ in }
    #expect(text.reads.count <= 13)
  }
}
