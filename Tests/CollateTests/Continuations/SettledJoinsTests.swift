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

  @Test func `a jump line leads on one text, and no whole sentence beside it`() {
    let pages = [
      [
        "码头上的年轻人",
        "本报记者 林河",
        "老周今年五十六岁，在岛上开船三十年。上个月，他把合作社的账本交给了新来的会计。",
        "记者：这项研究离普通人的生活有多远？",
        "老周：要看怎么说。过去渔民靠天气和经验，现在手机上就能看到水温和浪高，出海以前心里有数，船也不再空跑。",
        "记者：有人说这个行业已经没有前途，您怎么看？",
        "老周：我不同意。去年合作社新添了三条船，都是年轻人回来买的。我们和水产学校办了培训班，学员毕业以后直接上船，",
        "下转第2版",
        "老街新生",
        "面包店六点开门。随后孩子们上学路过这里。店主说，他从父亲手里接过这间铺子已经二十二年。",
        "隔壁的裁缝铺上个月关了门，房东正在寻找新的租户。",
      ],
      [
        "◀◀上接1版",
        "工资不比城里低。只要码头不拆，这一行就还有人做。",
        "记者：您最初是怎么走上这条路的？",
        "老周：我父亲就是船工，我从小在甲板上写作业。后来去城里念书，毕业那年他生病，我就回来了。",
        "记者：能不能给我们的读者举一个例子？",
        "老周：村口的老陈，从前一年要修四次网，现在一次就够。他说省下来的时间可以陪孙子。",
        "一条河的四十年",
        "河边的老人还记得没有桥的日子。那时过河要等一个钟头，遇上大雾就只能等到天亮。",
      ],
    ]
    let issue = Collate.Issue(
      pages.map { $0.joined(separator: "\n\n") }.joined(separator: "\n\u{0C}\n"))
    #expect(joins(issue).map { [$0.from, $0.to] } == [[6, 12]])
  }

  @Test func `a join that the lines at both ends announce is no fault`() throws {
    func findings(_ arrives: String) -> [Finding] {
      Check(models: BuiltInModels.all)
        .run(on: issue(leaves: "Окончание на стр. 3", arrives: arrives)).findings
        .filter { $0.rule == .fragmentSplit }
    }
    let announced = findings("Окончание. Начало на стр. 1")
    #expect(announced.map(\.severity) == [.note])
    // Where the second half does not say where it comes from, the page is to be mended.
    let half = findings("Продолжение следует жизни")
    #expect(half.allSatisfy { $0.severity == .warning })
    let wrong = findings("Окончание. Начало на стр. 2")
    #expect(wrong.allSatisfy { $0.severity == .warning })
  }
}
