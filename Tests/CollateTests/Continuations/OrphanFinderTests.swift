import Testing

@testable import Collate

@Suite struct OrphanFinderTests {
  private static let first = "今年以来，全市各级各部门把植树造林作为改善生态的头等大"
  private static let sentence = "事来抓，城区新增绿地五十公顷。"
  private static let second = sentence + "共栽种各类苗木三百万株，市民纷纷参加义务植树活动。"

  /// The scraps of a text of which each block carries another one on with some likelihood.
  private func scraps(_ blocks: [String], carriesOn: [Double], joins: [Continuation] = []) -> [Int]
  {
    let reading = IssueReading(Collate.Issue(blocks.joined(separator: "\n\n")))
    return OrphanFinder.orphans(
      in: reading, decision: .init(continuations: joins, carriesOn: carriesOn, odds: []),
      made: joins
    ).map(\.fragment.block)
  }

  @Test func `a scrap repeats the start of the block beside it, where that carries some other on`()
  {
    let blocks = ["城区新增绿地", "城区新增绿地五十公顷，市民纷纷参加义务植树活动，把植树造林作为改善生态的头等大事。"]
    #expect(scraps(blocks, carriesOn: [0, 0.4]) == [0])
    #expect(scraps(blocks, carriesOn: [0, 0.2]) == [])
    let apart = [blocks[0], Self.first, Self.second, Self.first + "事。", blocks[1]]
    #expect(scraps(apart, carriesOn: [0, 0, 0, 0, 0.4]) == [])
  }

  @Test(arguments: [
    ("• city to plant three", "city to plant three million trees along the river this year."),
    ("— city to plant three", "city to plant three million trees along the river this year."),
    ("City to plant three", "city to plant three million trees along the river this year."),
  ])
  func `what has a bullet, a dash or a capital of its own is no scrap`(scrap: String, block: String)
  {
    #expect(scraps([scrap, block], carriesOn: [0, 0.9]) == [])
    let plain = String(scrap.drop { !$0.isLetter }).lowercased()
    #expect(scraps([plain, block], carriesOn: [0, 0.9]) == [0])
  }

  @Test func `marks that a scrap shares, and a hyphen at its end, do not matter`() {
    let block = "“planted”, said the mayor, and promised three million trees along the river."
    #expect(scraps(["“planted”, said the", block], carriesOn: [0, 0.9]) == [0])
    #expect(scraps(["planted”, said the", block], carriesOn: [0, 0.9]) == [0])
    #expect(scraps(["“planted”, said the may-", block], carriesOn: [0, 0.9]) == [0])
  }

  @Test func `a byline is no scrap of a report that begins with it`() {
    let blocks = ["本报记者 王建国", "本报记者王建国报道：城区今年新增绿地五十公顷，市民纷纷参加义务植树活动。"]
    let reading = IssueReading(Collate.Issue(blocks.joined(separator: "\n\n")))
    #expect(reading.roles[0] == .byline)
    #expect(scraps(blocks, carriesOn: [0, 0.9]) == [])
  }

  @Test func `a whole sentence is a scrap where its block is joined, and else may be quoted`() {
    let blocks = [Self.first, Self.sentence, Self.second]
    let link = Continuation(
      from: 0, to: 2, certainty: .likely, score: 3, margin: 3, kind: .displaced, overlap: "",
      hyphen: false, reasons: [], alternatives: [])
    #expect(scraps(blocks, carriesOn: [0, 0, 0.95], joins: [link]) == [1])
    #expect(scraps(blocks, carriesOn: [0, 0, 0.95]) == [])
  }
}
