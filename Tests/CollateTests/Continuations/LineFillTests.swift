import CollateTestSupport
import Testing

@testable import Collate

/// How full the first and the last line of a block are.
@Suite struct LineFillTests {
  private func text(_ block: String) -> FlowText {
    let issue = Collate.Issue(block)
    return FlowText(issue.sources[0], issue.blocks[0].bytes)
  }

  @Test func `a paragraph ends inside a line, and a column between two`() {
    let paragraph = text("  市政府常务会议昨天\n研究了老旧小区改造工\n作，决定再改造一百二\n十个小区。")
    #expect(paragraph.lastLineFill == 0.5)
    #expect(paragraph.firstLineFill == 0.9)
    let cut = text("研究了老旧小区改造工\n作，决定再改造一百二\n十个小区，惠及三万户")
    #expect(cut.lastLineFill == 1)
    #expect(cut.firstLineFill == 1)
  }

  @Test func `letters are half as wide as Han characters, and spaces inside a line count`() {
    #expect(text("ab cd\n一二三\nab cd").lastLineFill == 5.0 / 6)
    #expect(text("一二\nab\tcde\n一").firstLineFill == 4.0 / 6)
    #expect(text("one two  \nthree fo  \nsix").lastLineFill == 3.0 / 8)
  }

  @Test func `a block of one line has no fill, and one of two no first fill`() {
    let one = text("  一行文字  ")
    #expect(one.lines == 1 && one.lastLineFill == nil && one.firstLineFill == nil)
    let two = text("两行\n文字")
    #expect(two.lines == 2 && two.lastLineFill == 1 && two.firstLineFill == nil)
    #expect(BlockShape(one).lastLineFill == 0 && BlockShape(two).firstLineFill == 0)
  }

  @Test(arguments: ["\r\n", "\r"]) func `lines end at CRLF, and at CR where there is no LF`(
    lineEnd: String
  ) {
    let lines = ["研究了老旧小区改造工", "作，决定再改造一百二", "十个小区。"]
    let block = text(lines.joined(separator: lineEnd))
    let other = text(lines.joined(separator: "\n"))
    #expect(block.lines == 3)
    #expect(block.lastLineFill == other.lastLineFill)
    #expect(block.firstLineFill == other.firstLineFill)
    #expect(block.scalars == other.scalars)
    #expect(
      text("the sys-\(lineEnd)tem and\(lineEnd)more").scalars == text("the system and more").scalars
    )
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `fills are the widths that the lines have`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let widths = (0..<Int(3 + random.next() % 6)).map { _ in Int(1 + random.next() % 30) }
    let block = text(widths.map { String(repeating: "字", count: $0) }.joined(separator: "\n"))
    #expect(block.lines == widths.count)
    let last = try #require(block.lastLineFill)
    #expect(last == Double(widths.last!) / Double(widths.dropLast().max()!))
    let first = try #require(block.firstLineFill)
    #expect(first == Double(widths[0]) / Double(widths.dropFirst().dropLast().max()!))
  }

  @Test(arguments: [
    ("老屋修繕補助　議員批：進度落後", 0), ("学校給食　「長崎で初」", 0), ("広島で震度４　５面", 1), ("老屋修繕　　進度落後", 1),
    ("老屋 修繕", 0), ("老屋  修繕", 1), ("BUDGET　Vote", 1),
  ])
  func `one ideographic space parts words, two are a gap, and one beside a figure`(
    block: String, gaps: Int
  ) {
    #expect(text(block).wideGaps == gaps)
  }
}
