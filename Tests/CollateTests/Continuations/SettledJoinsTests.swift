import CollateModels
import CollateTestSupport
import Testing

@testable import Collate

/// Joins that jump lines at both ends settle, in a language that no model knows.
@Suite struct SettledJoinsTests {
  private static let tail =
    "Жители верхних улиц просили совет перенести стоянку автобусов подальше от"
  private static let head = "школьного двора. Совет ответит им письменно до конца месяца."

  /// Three pages with whole paragraphs, and a text that leaves the first and arrives on the third.
  private func issue(
    leaves: String, arrives: String, tail: String = tail, head: String = head
  ) -> Collate.Issue {
    let pages = [
      [
        "Стоянка мешает школе", tail, leaves, "Река вошла в берега",
        "Вода спала за двое суток. Дорога на пристань снова открыта для машин.",
      ],
      [
        "Яблоки дешевеют",
        "Урожай собрали на неделю раньше. Цены на рынке снизились на треть.",
        "Часть плодов отвезут на соковый завод.",
      ],
      [
        "Хор едет в столицу",
        "Сводный хор готовит программу из двадцати песен. Поезд уходит вечером.",
        arrives, head, "Каток откроют в декабре",
        "Лед зальют после первых морозов. Вход свободный.",
      ],
    ]
    return Collate.Issue(pages.map { $0.joined(separator: "\n\n") }.joined(separator: "\n\u{0C}\n"))
  }

  private func joins(_ issue: Collate.Issue) -> [Continuation] {
    Check(models: BuiltInModels.all).run(on: issue).continuations
      .filter { $0.certainty != .possible }
  }

  /// What the page settles where the weights think no join likely.
  private func settled(_ issue: Collate.Issue) -> [[Int]] {
    let reading = IssueReading(issue)
    let field = JoinField(reading, model: BuiltInModels.all.scoring(for: reading))
    let unlikely = [Double](repeating: -1, count: field.candidates.count)
    return SettledJoins(field, unlikely, claimed: [JoinedBlocks](), below: 0.5).signals
      .filter { $0.value == "standing.jumpLines" }
      .map { [field.candidates[$0.key].from, field.candidates[$0.key].to] }
  }

  @Test func `lines that name each other's page join what they cut in mid-clause`() throws {
    let issue = issue(leaves: "Окончание на стр. 3", arrives: "Окончание. Начало на стр. 1")
    let join = try #require(joins(issue).first)
    #expect(issue.text(of: issue.place(of: join.from)) == Self.tail)
    #expect(issue.text(of: issue.place(of: join.to)) == Self.head)
    #expect(join.kind == .jump)
    #expect(settled(issue) == [[join.from, join.to]])
  }

  @Test(arguments: [
    ("Окончание на стр. 2", "Окончание. Начало на стр. 1"),
    ("Окончание на стр. 3", "Окончание. Начало на стр. 2"),
  ])
  func `lines that do not name each other's page settle nothing`(leaves: String, arrives: String) {
    #expect(settled(issue(leaves: leaves, arrives: arrives)).isEmpty)
  }

  @Test(arguments: [
    (Certainty.likely, 0.35, ["large", "middle"]), (.certain, 0, ["large"]),
    (.possible, 0.35, ["large"]),
  ])
  func `a signal decides where the margin without it is too small`(
    certainty: Certainty, threshold: Double, names: [String]
  ) {
    let join = Continuation(
      from: 0, to: 1, certainty: certainty, score: 3, margin: 2, threshold: threshold,
      kind: .adjacent,
      reasons: [
        .init(signal: "large", weight: 2.5), .init(signal: "middle", weight: 1.8),
        .init(signal: "small", weight: 0.5), .init(signal: "against", weight: -1.8),
      ])
    #expect(join.decisive.map(\.signal) == names)
  }

  @Test func `a new sentence behind the line settles nothing`() {
    let issue = issue(
      leaves: "Окончание на стр. 3", arrives: "Окончание. Начало на стр. 1",
      head: "Совет ответит им письменно до конца месяца.")
    #expect(joins(issue).isEmpty && settled(issue).isEmpty)
  }
}
