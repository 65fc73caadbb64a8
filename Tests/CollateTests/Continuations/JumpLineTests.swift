import CollateModels
import CollateTestSupport
import Testing

@testable import Collate

@Suite struct JumpLineTests {
  private func lines(_ text: String) -> [JumpLine] {
    JumpLineReader.lines(in: Collate.Issue(text), block: 0)
  }

  @Test(arguments: [
    ("（下转第4版）", "4"), ("(下转4版)", "4"), ("【下转A03版】", "A3"), ("Continued on page 12", "12"),
    ("See BUDGET, Page A7", "A7"), ("Fortsetzung auf Seite 3", "3"), ("Suite page 5", "5"),
    ("Pasa a la página 6", "6"), ("（2面につづく）", "2"), ("4면에 계속", "4"), ("（下轉第三版）", "3"),
  ])
  func `a jump to another page is read`(text: String, page: String) throws {
    let line = try #require(lines(text).first)
    #expect(line.direction == .to)
    #expect(line.label.text == page)
    #expect(line.setting == .whole)
  }

  @Test(arguments: [
    ("（上接第1版）", "1"), ("(上接A01版)", "A1"), ("Continued from page 1", "1"),
    ("Fortsetzung von Seite 1", "1"), ("Suite de la page 1", "1"), ("Viene de la página 1", "1"),
    ("（1面からつづく）", "1"),
  ])
  func `a jump from another page is read`(text: String, page: String) throws {
    let line = try #require(lines(text).first)
    #expect(line.direction == .from)
    #expect(line.label.text == page)
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func `a jump line on a line of its own is read`(
    lineEnd: String
  ) throws {
    let after = try #require(lines("全市上下要统筹推进水生态\(lineEnd)转4版").first)
    #expect(after.setting == .suffix && after.label.text == "4")
    let before = try #require(lines("上接1版\(lineEnd)改善与水环境治理，推动绿色发展。").first)
    #expect(before.setting == .prefix && before.label.text == "1")
  }

  @Test(arguments: [
    ("Окончание на стр. 4", "Начало на стр. 1"),
    ("Окончание на 4-й стр.", "Окончание. Начало на 1-й стр."),
    ("Закінчення на стор. 4", "Початок на стор. 1"),
    ("Ciąg dalszy na stronie 4", "Ciąg dalszy ze strony 1"),
    ("Dokończenie na str. 4", "Dokończenie ze str. 1"),
    ("Pokračování na straně 4", "(pokračování ze str. 1)"),
    ("Vervolg op pagina 4", "Vervolg van pagina 1"),
    ("Fortsättning på sidan 4", "Forts. från sid 1"), ("Forts. sid 4", "Forts. från sidan 1"),
    ("Fortsættes på side 4", "Fortsat fra side 1"), ("Fortsetter på side 4", "Fortsatt fra side 1"),
    ("Continua na página 4", "Continuação da página 1"),
    ("Continua a la pàgina 4", "Ve de la pàgina 1"),
    ("Continua a pagina 4", "Segue dalla pagina 1"),
    ("(Xem tiếp trang 4)", "(Tiếp theo trang 1)"),
    ("Bersambung ke halaman 4", "Sambungan dari hal. 1"),
    ("Devamı 4. sayfada", "Baştarafı 1. sayfada"), ("Jatkuu sivulla 4", "Jatkoa sivulta 1"),
    ("Συνέχεια στη σελίδα 4", "Συνέχεια από τη σελίδα 1"),
  ])
  func `jump lines of languages without a model are read`(to: String, from: String) throws {
    let leaving = try #require(lines(to).first)
    let arriving = try #require(lines(from).first)
    #expect((leaving.direction, leaving.label.number) == (.to, 4))
    #expect((arriving.direction, arriving.label.number) == (.from, 1))
  }

  @Test(arguments: [
    ("（下转4版·造林绿化）", "上接1版·造林绿化"), ("▶下转A4版《造林绿化》", "◀上接A1版《造林绿化》"),
    ("（轉第四版・造林綠化）", "（接第一版・造林綠化）"),
    ("See FORESTS, Page A4", "FORESTS, from Page A1"),
  ])
  func `a key word stands on both sides`(to: String, from: String) throws {
    let leaving = try #require(lines(to).first)
    let arriving = try #require(lines(from).first)
    #expect(leaving.direction == .to)
    #expect(leaving.label.number == 4)
    #expect(arriving.direction == .from)
    #expect(arriving.label.number == 1)
    #expect(!leaving.keyword.isEmpty)
    #expect(leaving.keyword == arriving.keyword)
  }

  @Test(arguments: [
    "<5면에 계속>", "경찰이 조사하고 있다고 <5면에 계속>", "The talks » SEE TALKS, 5A",
    "The talks went on.\nContinued on page 5 >", "They met (a < b). Continued on page 5 >",
    "> 5면에서 계속\n경찰이 조사하고 있다.",
  ])
  func `angles around a line set it apart`(text: String) throws {
    #expect(try #require(lines(text).first).label.number == 5)
  }

  @Test(arguments: [
    ("» FORESTS FROM 12A Trees will be planted on all hills.", 20), ("<1면에서 계속> 경찰이 조사하고 있다.", 19),
  ])
  func `a jump line at the start ends with its page or its bracket`(text: String, length: Int)
    throws
  {
    let answer = "SEE FORESTS, 3A"
    let issue = Collate.Issue(text + "\n\n" + answer)
    let line = try #require(JumpLineReader.lines(in: issue).first)
    #expect(line.setting == .prefix)
    #expect(line.bytes.count == length)
  }

  @Test(arguments: [
    "»", "» 1", "»1", "» In 1905 wurde der Bau begonnen«, sagte er.", "<", "<>", "a <b", "> 3",
    "(a > b) Text",
    "» " + String(repeating: "x", count: 61) + "7", "» " + String(repeating: "x", count: 62) + "7",
  ])
  func `quotations and angles alone are no jump lines`(text: String) {
    #expect(lines(text).isEmpty)
  }

  @Test(arguments: [
    ("BUDGET, Page 3", "BUDGET, from page 1"), ("» SEE BUDGET, 3A", "» BUDGET FROM 1A"),
  ])
  func `a line that may be an entry of a list of contents needs an answer`(
    to: String, from: String
  ) {
    func found(_ blocks: [String]) -> [Jump.Direction] {
      JumpLineReader.lines(in: Collate.Issue(blocks.joined(separator: "\n\n"))).map(\.direction)
    }
    #expect(found([to, from]) == [.to, .from])
    #expect(found(["BUDGET, Page 3", "SPORT, Page 7", "SPORT FROM 7"]) == [.to, .from])
    #expect(found(["BUDGET, Page 3", "SPORT, from page 1"]) == [.from])
    #expect(found(["REFUGEES FROM 12"]).isEmpty)
  }

  @Test(arguments: ["（下转5版·Zsh）", "（下转版·改造）", "See BUDGET, Page"])
  func `a key word may be Latin, and stand where the page was lost`(text: String) throws {
    #expect(try !#require(lines(text).first).keyword.isEmpty)
  }

  @Test(arguments: [
    "相关报道见第3版", "下转第4版的读者来信", "他说下转4版：好。", "See also page 3", "Siehe auch Seite 4", "他在第4版发表了文章。",
    "The story on page 4 was long.", "Continued growth on page after page of figures.",
    "Продолжение следует.", "Начало войны описано на стр. 4.", "Tiếp tục đọc sách trang bìa.",
    "Devam eden işler 4. sayfada anlatıldı.", "Het vervolg van de zaak is nog onzeker.",
    "Dokończenie budowy zaplanowano na 4 maja.", "Fortsättning följer.",
  ])
  func `a reference or plain prose is no jump`(text: String) {
    #expect(lines(text).isEmpty)
  }

  @Test(arguments: [
    ("Viene de la página", false), ("Pasa a la página", true), ("▶面に続く", true), ("（面からの続き）", false),
    ("Continued on Page", true), ("(Continued from Page)", false), ("Fortsetzung von Seite", false),
    ("Suite de la page", false), ("(면에 계속)", true),
  ])
  func `a jump line that lost its page is read where it stands alone`(
    text: String, leaves: Bool
  ) throws {
    let line = try #require(lines(text).first)
    #expect(line.direction == (leaves ? .to : .from))
    #expect(line.label.number == 0)
    // Brackets and arrows set it apart; bare words at the end of a sentence do not.
    let bare = text.filter { $0.isLetter || $0 == " " }
    #expect(lines("Er las " + bare).isEmpty)
  }

  @Test func `a line belongs to the text beside it, and else to one behind a foreign block`() {
    let first = "会议强调，各地要压实责任，完善制度，把各项措施落到实处，确保全年目标任务顺利完成。"
    let foreign = "市气象台预计，未来三天全市以晴到多云天气为主，最高气温将升至二十八摄氏度，请注意防晒。"
    let issue = Collate.Issue([first, foreign, "（下转第2版）"].joined(separator: "\n\n"))
    let ends = JumpEnds(IssueReading(issue))
    #expect(ends.to[1]?.nearness == 1)
    #expect(ends.to[0]?.nearness == 0.5)
    #expect(ends.from.allSatisfy { $0 == nil })
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `the marks of a line rule out no word that stands in it`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var ruledOut = 0
    for _ in 0..<500 {
      let line = (0..<Int(random.next() % 60 + 1)).map { _ in UInt32(0x61 + random.next() % 26) }
      let start = Int(random.next() % UInt64(line.count))
      let word = Array(line[start..<min(line.count, start + 1 + Int(random.next() % 12))])
      #expect(LineMarks(line).mayContain(LineMarks(word)))
      let other = (0..<8).map { _ in UInt32(0x61 + random.next() % 26) }
      if !LineMarks(line).mayContain(LineMarks(other)) { ruledOut += 1 }
    }
    #expect(ruledOut > 450)
  }

  @Test func `a page to which very many lines lead costs no more than its blocks`() {
    let first = (0..<120).map { "会议强调要抓好落实确保全年目标任务\($0)项顺利完成\n\n（下转第2版）" }
    let second = (0..<120).map { "（上接第1版）\n\n的各项措施都要落到实处取得\($0)个实效。" }
    let text =
      "第1版 要闻\n\n" + first.joined(separator: "\n\n") + "\n\u{C}\n第2版 要闻\n\n"
      + second.joined(separator: "\n\n")
    let reading = IssueReading(Collate.Issue(text))
    let ends = JumpEnds(reading)
    let tails = ends.to.indices.filter { ends.to[$0] != nil }
    #expect(tails.count == 120 && ends.from.count { $0 != nil } == 120)
    #expect(tails.allSatisfy { ends.targets(of: $0).isEmpty })
    let field = JoinField(reading, model: BuiltInModels.all.scoring(for: reading))
    #expect(field.candidates.count < 40 * reading.issue.blocks.count)
  }

  @Test func `a short first line under a jump line may be its text`() {
    let text = "（上接第1版）\n\n市发改委负责人在\n\n会上表示，今年将继续加大投入力度，推动重点项目尽快开工建设，带动就业。"
    let ends = JumpEnds(IssueReading(Collate.Issue(text)))
    #expect(ends.from.indices.filter { ends.from[$0] != nil } == [1, 2])
  }

  @Test func `a jump line at the end or the start of a paragraph leaves the text`() throws {
    let after = try #require(lines("会议强调，要抓好落实。（下转第4版）").first)
    #expect(after.setting == .suffix)
    let before = try #require(lines("（上接第1版）会议强调，要抓好落实。").first)
    #expect(before.setting == .prefix)
  }

  @Test(arguments: ["Trees were planted. Continued on Page A9", "Trees.\n  Continued on Page A9"])
  func `a jump line begins at its first word`(text: String) throws {
    let line = try #require(lines(text).first)
    #expect(line.setting == .suffix)
    #expect(line.bytes == text.utf8.count - "Continued on Page A9".utf8.count..<text.utf8.count)
  }
}
