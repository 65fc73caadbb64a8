import CollateTestSupport
import Testing

@testable import Collate

@Suite struct JumpEndsTests {
  /// What a reader would do: go on from a line, block by block, to the end of its page.
  private func owners(of line: JumpLine, _ reading: IssueReading) -> [Int] {
    let page = reading.pages.blocks(around: line.block)
    switch (line.direction, line.setting) {
    case (.to, .suffix), (.from, .prefix): return [line.block]
    case (.to, _):
      return Array(
        (page.lowerBound..<line.block).reversed()
          .filter { !reading.isFurniture($0) && !reading.texts[$0].isEmpty }.prefix(3))
    case (.from, _):
      return Array(
        (line.block + 1..<page.upperBound).filter { !reading.isFurniture($0) }.prefix(3))
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `a line belongs to one of the texts next to it on its page`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let kinds = [
      "（下转第2版）", "（上接第1版）", "本报记者　李小龙", "码头", "（资料图片）",
      "轮渡公司推迟了新时刻表的实施，原因是船员们不愿意接受夜航班次上更长的值班时间。",
      "城东的旧码头上周重新开放，来散步的人比往年多了一倍（下转第3版）",
    ]
    let pages = (0..<4).map { _ in
      (0..<12).map { _ in kinds[Int(random.next() % UInt64(kinds.count))] }
        .joined(separator: "\n\n")
    }
    let reading = IssueReading(Collate.Issue(pages.joined(separator: "\n\u{C}\n")))
    let ends = JumpEnds(reading)
    #expect(!reading.jumpLines.isEmpty)
    for line in reading.jumpLines {
      #expect(ends.owners(of: line) == owners(of: line, reading))
    }
  }

  // Each was read again for every line: a minute for so many.
  @Test func `a page of nothing but jump lines is read once`() {
    let text = String(repeating: "（下转第3版）\n\n", count: 20_000)
    let reading = IssueReading(Collate.Issue(text))
    let ends = JumpEnds(reading)
    #expect(reading.jumpLines.count == 20_000 && ends.to.allSatisfy { $0 == nil })
  }

  @Test func `a line whose digits were lost leads only where another one answers it`() {
    let text = "轮渡公司推迟了新时刻表的实施，原因是船员们不愿意接受夜航班次上更长的"
    let rest = "值班时间和更短的轮休，公司星期一表示，调解人将在月底之前分别听取双方的意见。"
    let answered = ["\(text)", "（下转第版）", "码头", "\n\u{C}\n", "（上接第1版）", rest]
    let alone = answered.filter { !$0.hasPrefix("（上") }
    func ends(_ blocks: [String]) -> JumpEnds {
      JumpEnds(IssueReading(Collate.Issue(blocks.joined(separator: "\n\n"))))
    }
    #expect(ends(answered).mayLead(0, to: 4))
    #expect(!ends(alone).mayLead(0, to: 3))
    #expect(ends(alone).leads(0, to: 3) == true)
  }
}
