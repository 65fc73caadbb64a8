import Testing

@testable import Collate

@Suite struct EndingTests {
  private func ending(_ text: String) -> Ending {
    IssueReading(Collate.Issue(text)).shapes[0].ending
  }

  @Test(arguments: [
    ("会议强调，要抓好落实。", Ending.sentence), ("他说：“要抓好落实。”", .closedSentence),
    ("他称之为“试点”", .closing), ("Il est parti. »", .closedSentence),
    ("« Il est parti.\u{202F}»", .closedSentence), ("on l’appelle « le Vieux »", .closing),
    ("Er sagte: „Wir gehen.“", .closedSentence), ("Man nennt ihn den „Alten“", .closing),
    ("Er sagte: »Wir gehen.«", .closedSentence), ("« A » dit-il, « ", .opening),
    ("他说：“", .opening), ("He left (in May) ", .closing),
    ("the following:", .colon), ("one of the", .lower), ("其中包括", .dense), ("\" \"", .closing),
  ])
  func `how a text ends is read from its last marks`(text: String, expected: Ending) {
    #expect(ending(text) == expected)
  }

  @Test(arguments: [
    ("外商投资环境持续改善", true), ("名为“试点”", true), ("the costs of 19", true),
    ("会议强调，要抓好落实。", false), ("主要措施如下：", false), ("for example;", false), ("其中，", false),
  ])
  func `a head ends without a mark, and what introduces or goes on does not`(
    text: String, isBare: Bool
  ) {
    #expect(ending(text).isBare == isBare)
  }

  @Test func `a long row of marks takes no longer than any text`() {
    // Looking for the partner of each would take 10¹⁰ steps.
    let marks = [UInt32](repeating: 0x61, count: 100_000) + [0x201E]
    #expect(Ending(marks + [UInt32](repeating: 0x201C, count: 100_000)) == .closing)
  }
}
