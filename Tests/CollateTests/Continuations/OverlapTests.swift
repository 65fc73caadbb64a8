import CollateTestSupport
import Testing

@testable import Collate

@Suite struct OverlapTests {
  private func length(_ tail: String, _ head: String) -> Int {
    Overlap.length(tail.unicodeScalars.map(\.value), head.unicodeScalars.map(\.value))
  }

  @Test(arguments: [
    ("各级各部门必须", "须进一步提高政治站位", 1), ("推进转型发展", "转型发展的道路", 4),
    ("全面提高", "政治站位", 0),
    ("12个乡村旅游重点片区、", "、32条精品线路", 1), ("the old,", ", old road", 1), ("he said.", ". Then", 0),
    ("regulations to", "to remove obstacles", 2), ("in the", "theatre district", 0),
    ("for a", "a", 0),
    ("mon père disait : « cet", "« cet enfant", 5),
    ("and called it \"radical", "\"radical art\"", 8),
    ("要坚持“两个", "“两个确保”", 3), ("he said \"", "\"Then", 0), ("of parts,", "parts, too", 6),
  ])
  func `what repeats the end of a tail is counted, whole words in alphabets`(
    tail: String, head: String, count: Int
  ) {
    #expect(length(tail, head) == count)
  }

  @Test(arguments: [
    ("What shall I do? Puzzled Wife", "Puzzled Wife, ask them both.", true),
    ("我该怎么办？ 发愁的母亲", "发愁的母亲：您好。", true), ("帮帮我们！——小李", "小李：来信收到。", true),
    ("需要吃药吗？ 城南读者王女士", "王女士：您好。", true), ("她说，缺的是水", "水：这是老话", false),
    ("He asked the old man", "man, who did not answer", false),
    ("What shall I do? However", "However, this is new", false),
    ("What shall I do? Puzzled Wife", "Puzzled Wife by this, he left", false),
    ("他走了。后来", "后来，人们说", false), ("问题在于缺水，缺水", "缺水：这是老话", false),
  ])
  func `the answer to a letter begins with the name under it`(
    tail: String, head: String, isAddress: Bool
  ) {
    #expect(
      Overlap.isAddress(tail.unicodeScalars.map(\.value), head.unicodeScalars.map(\.value))
        == isAddress)
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `it is the longest stretch that a search of all finds`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = { (count: Int) in (0..<count).map { _ in UInt32(0x4E00 + random.next() % 2) } }
    let tail = text(12)
    let head = text(12)
    let longest = (1..<12).last { tail.suffix($0).elementsEqual(head.prefix($0)) } ?? 0
    #expect(Overlap.length(tail, head) == longest)
  }
}
