import Collate
import Testing

@Suite struct CheckTests {
  private let text = """
    春江潮水连海平，海上明月共潮生，滟滟随波千万里，何处春江无月明。👍

    江流宛转绕芳甸，月照花林皆似霰，空里流霜不觉飞，汀上白沙看不见。

    春江潮水连海平，海上明月共潮生，滟滟随波千万里，何处春江无月明。👍
    """

  @Test func `places are ranges of the caller's own string`() throws {
    let issue = Collate.Issue(text)
    let result = Check().run(on: issue)
    let finding = try #require(result.findings.first)
    for place in [finding.place] + finding.related {
      let range = try #require(place.range(in: text))
      #expect(String(text[range]) == issue.text(of: place))
    }
    #expect(finding.place.range(in: "too short") == nil)
    // Bytes 1..<2 lie inside the first character.
    #expect(Place(block: 0, bytes: 1..<2).range(in: text) == nil)
  }

  @Test func `a check with progress gives the same result and names every stage in order`()
    async throws
  {
    let issue = Collate.Issue(text)
    let stages = Locked<[Check.Stage]>([])
    let result = try await Check().run(on: issue) { stage in stages.withLock { $0.append(stage) } }
    #expect(result.findings == Check().run(on: issue).findings)
    #expect(stages.withLock { $0 } == Check.Stage.allCases)
  }

  @Test func `a check with progress looks into back issues too`() async throws {
    let issue = Collate.Issue(text)
    let back = [Source(path: "back", text: String(text.prefix(34)))]
    let result = try await Check().run(on: issue, against: back) { _ in }
    #expect(result == Check().run(on: issue, against: back))
    #expect(result != Check().run(on: issue))
  }

  @Test(arguments: [0, 1]) func `results with empty files among them are merged`(backIssues: Int) {
    let texts = ["", "一段正文，讲的是修桥。", "", "\u{C}", "另一段正文，讲的是种树。\u{C}"]
    let old = Array(repeating: Source(path: "old", text: "旧报。"), count: backIssues)
    let results = texts.map {
      Check().run(on: Collate.Issue($0), against: old)
    }
    let merged = CheckResult.merged(results, options: CheckOptions(), backIssues: backIssues)
    #expect(merged.printedPages.flatMap(\.blocks) == Array(merged.issue.blocks.indices))
    #expect(merged.roles.count == merged.issue.blocks.count)
  }

  @Test func `pages keep what they are called beside back issues and in merged results`() {
    let issue = Collate.Issue("第5版\n\n\(text)\u{C}第6版\n\n\(text)")
    let back = [Source(path: "B03.txt", text: text)]
    let result = Check().run(on: issue, against: back)
    #expect(result.printedPages.map(\.label) == ["5", "6", "B3"])
    #expect(result.printedPages.map(\.source) == [0, 0, 1])
    let other = Check().run(on: Collate.Issue("甲报 第2版\n\n\(text)\n\n甲报 第3版\n\n\(text)"))
    let merged = CheckResult.merged([result, other], options: CheckOptions())
    #expect(merged.printedPages.map(\.label) == ["5", "6", "B3", "2", "3"])
    #expect(merged.printedPages.map(\.source) == [0, 0, 1, 2, 2])
    #expect(merged.printedPages.flatMap(\.blocks) == Array(merged.issue.blocks.indices))
    #expect(merged.replacing(findings: []).printedPages == merged.printedPages)
    #expect([0, 4, 7, 8, 11, 12].map(merged.printedPage(of:)) == [0, 1, 1, 2, 3, 3])
  }

  @Test func `a cancelled check ends with an error`() async {
    let issue = Collate.Issue(text)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await Check().run(on: issue) { _ in }
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
