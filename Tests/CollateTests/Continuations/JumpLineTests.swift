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
    ("Pasa a la página 6", "6"), ("（2面につづく）", "2"), ("4면에 계속", "4"),
    ("（下轉第三版）", "3"), ("（文轉A2版）", "A2"),
    ("（2\u{2FAF}につづく）", "2"), ("下转第4\u{2EDA}", "4"),
  ])
  func `a jump to another page is read`(text: String, page: String) throws {
    let line = try #require(lines(text).first)
    #expect(line.direction == .to)
    #expect(line.label.text == page)
    #expect(line.setting == .whole)
  }

  @Test(arguments: [
    ("（上接第1版）", "1"), ("（文承A1版）", "A1"), ("（上承第1版）", "1"), ("(上接A01版)", "A1"),
    ("Continued from page 1", "1"),
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
    // A column or a place on the page behind it.
    ("(Continued on Page 4, Column 3)", "(Continued from Page 1, Column 6)"),
    ("Continued on Page 4, Col. 2", "Continued from First Page, Second Column"),
    ("Fortsetzung auf Seite 4, Spalte 2", "Fortsetzung von Seite 1, Sp. 4"),
    ("Sigue en la pág. 4, col. 2", "Viene de la pág. 1, col. 3"),
    ("（下转第4版第2栏）", "（上接第1版第3栏）"), ("（下转A4版右）", "（上接A1版左上）"), ("（下转4版右下角）", "（上接1版中缝）"),
    // Ordinals, in words and with a sign.
    ("Fortsetzung auf der vierten Seite", "Fortsetzung von der ersten Seite"),
    ("Fortsetzung auf der 4. Seite", "Fortsetzung von der Titelseite"),
    ("Suite en quatrième page", "Suite de la première page"),
    ("(Voir la suite en 4e page)", "(Suite de la 1re page)"),
    ("Suite et fin page 4", "Suite et fin de la Une"),
    ("SUITE EN QUATRIEME PAGE", "SUITE DE LA 1ERE PAGE"),
    ("Continúa en la cuarta página", "Viene de la 1ª página"),
    ("Continued on 4th page", "Continued from Page One"),
    ("Продолжение на четвёртой полосе", "Окончание. Начало на 1-й полосе"),
    ("Окончание — стр. 4", "Начало: стр. 1"), ("第4面に続く", "第1面から続く"), ("제4면에 계속", "제1면에서 계속"),
    // Several pages, of which the first is meant, and sections.
    ("（下转第4、5版）", "（上接第1版）"), ("Continued on pages 4 and 5", "Continued from page 1"),
    ("Continued on Page 4-5", "Continued from page 1"), ("（下转A叠第4版）", "（上接A叠第1版）"),
    ("Continued on A-4", "Continued from Page 1-A"), ("（轉A4）", "（接A1）"), ("下转P4", "上接P1"),
    // Words before the verb, and the name of a section before the page.
    ("Story continues on A4", "Continued from A1"), ("（未完，下转4版）", "（续1版）"),
    ("（下转要闻4版）", "（上接头版）"), ("（下转04 要闻）", "（上接01 要闻）"), ("（下转本报4版）", "（上接本报1版）"),
    // Further verbs and prepositions.
    ("Continued, Page 4", "From Page 1"), ("Concluded on page 4", "Concluded from page 1"),
    ("Continua nella pagina 4", "Continua dalla prima pagina"), ("(紧转第4版)", "(紧接第1版)"),
    ("４面に続きます", "１面から続きます"), ("4면으로 이어집니다", "1면에서 계속됩니다"), ("4쪽에 계속", "1쪽에서 계속"),
    // Marks around a line.
    ("★下转4版", "★上接1版"), ("≪4面に続く≫", "≪1面から続く≫"), ("(4면에 계속…)", "(1면에서 계속…)"), ("下转·4版", "上接·1版"),
    ("Suite à la page 4", "Suite de la page 1"),
    ("Continu\u{301}a en la pa\u{301}gina 4", "Viene de la pa\u{301}gina 1"),
  ])
  func `both ends of a jump are read`(to: String, from: String) throws {
    for (text, direction, number) in [(to, Jump.Direction.to, 4), (from, .from, 1)] {
      let line = try #require(lines(text).first)
      #expect((line.direction, line.label.number) == (direction, number))
      #expect(line.keyword.isEmpty && !line.needsAnswer && line.setting == .whole)
      // On a line of its own it is read beside text as well.
      let isTo = direction == .to
      let beside = try #require(lines(isTo ? "x y\n" + text : text + "\nx y").first)
      #expect(beside.label.number == number && beside.setting == (isTo ? .suffix : .prefix))
    }
  }

  @Test(arguments: [
    ("Continued on next page", "Continued from preceding page"),
    ("Continued overleaf", "From previous page"),
    ("Fortsetzung nächste Seite", "Fortsetzung von vorheriger Seite"),
    ("Fortsetzung auf der folgenden Seite", "Fortsetzung von der vorigen Seite"),
    ("Suite page suivante", "Suite de la page précédente"),
    ("Pasa a la página siguiente", "Viene de la página anterior"),
    ("Continua nella pagina seguente", "Segue dalla pagina precedente"),
    ("次ページに続く", "前ページから続く"), ("次の面に続く", "前の面から続く"), ("다음 면에 계속", "앞 면에서 계속"),
    ("Продолжение на следующей странице", "Начало на предыдущей полосе"), ("（转下页）", "（接上页）"),
    ("（接下页）", "（上接前页）"),
  ])
  func `the next and the previous page are counted from that of the line`(to: String, from: String)
  {
    let text = ["One", "Two\n\n\(to)", "\(from)\n\nThree", "Four"].joined(separator: "\n\u{C}\n")
    let read = IssueReading(Collate.Issue(text)).jumpLines
    #expect(read.map(\.direction) == [.to, .from])
    #expect(read.map(\.label.text) == ["3", "2"])
  }

  @Test func `neighbours and the last page are those of the issue`() {
    func labels(_ pages: [String]) -> [String] {
      let sources = pages.enumerated().map { Source(path: "\($0 + 1).txt", text: $1) }
      return IssueReading(Collate.Issue(sources: sources)).jumpLines.map(\.label.text)
    }
    let next = "Continued on next page"
    #expect(labels(["A1\n\n" + next, "A2\n\n" + next, "B1\n\n" + next]) == ["A2", "B1", "B2"])
    #expect(
      labels(["3\n\n" + "Continued from previous page", "Continued on back page"]) == ["", "2"])
    // `Last` may mean the one before.
    #expect(labels(["One", "Continued from last page"]) == [""])
  }

  @Test(arguments: [
    ("HARBOUR: Continued on A4", "HARBOUR: Continued from A1"),
    ("HARBOUR, Continued on Page 4", "HARBOUR, Continued from Page 1"),
    ("HARBOUR continues on A4", "HARBOUR continued from A1"),
    ("HARBOUR • Page 4", "HARBOUR • From page 1"),
    ("HARBOUR | A4", "HARBOUR | From A1"), ("HARBOUR » Page A4", "HARBOUR » From A1"),
    ("See HARBOUR on Page 4", "HARBOUR: From Page 1"),
    ("See HARBOUR/Page 4", "HARBOUR/From Page 1"),
    ("TURN TO HARBOUR, PAGE 4", "HARBOUR FROM PAGE 1"), ("Harbour, A4", "Harbour, from A1"),
    ("Hafen – Fortsetzung auf Seite 4", "Hafen – Fortsetzung von Seite 1"),
    ("Port : lire la suite page 4", "Port : suite de la page 1"),
    ("（下转第4版《管网改造》）", "（上接第1版《管网改造》）"), ("（下转4版“供水”）", "（上接1版“供水”）"),
    ("供水·下转4版", "供水·上接1版"), ("（4面に続く＝経済）", "（1面から続く＝経済）"), ("（下转第4版①）", "（上接第1版①）"),
    ("（下转第4版）②", "（上接第1版）②"),
  ])
  func `both ends of a jump carry a key word`(to: String, from: String) {
    let read = JumpLineReader.lines(in: Collate.Issue(to + "\n\n" + from))
    #expect(read.map(\.direction) == [.to, .from])
    #expect(read.map(\.label.number) == [4, 1])
    #expect(read.first?.keyword.isEmpty == false && read.first?.keyword == read.last?.keyword)
  }

  @Test(arguments: ["个别路段迟迟没有（下转第4版《管网改造》）", "个别路段迟迟没有（下转4版）①", "个别路段迟迟没有【下转4版“供水”】"])
  func `the whole of a bracketed line leaves the text`(text: String) throws {
    let line = try #require(lines(text).first)
    #expect(line.setting == .suffix && line.label.number == 4)
    #expect(line.bytes == "个别路段迟迟没有".utf8.count..<text.utf8.count)
  }

  @Test(arguments: [
    ("（上接第1版《管网改造》）", "回填，给居民出行带来不便。"), ("◀上接1版", "（三）着力完善现代化产业体系。"), ("★上接1版", "上述规定自明年起施行。"),
    ("◀上接1版《管网》", "回填，给居民出行带来不便。"), ("（上接1版·管网）", "现代化农业样板县\n推动"),
    ("◀ Continued from Page 1", " A new plan was drawn up."),
    ("◀ Continued from Page 1", " Plans were drawn up."), ("（上接1版）", "上述规定自明年起施行。"),
  ])
  func `nothing of the text behind a line is taken for it`(from: String, text: String) throws {
    let line = try #require(lines(from + text).first)
    #expect(line.setting == .prefix && line.label.text == "1")
    #expect(line.bytes == 0..<from.utf8.count)
  }

  @Test(arguments: [
    ("改善与水环境治理，推动绿色", "＝4面に続く"), ("会议要求，", "▶下转4版"), ("Taxes will rise –\n", "Continued on page 4"),
    ("Alle Bäume bleiben:\n", "Fortsetzung auf Seite 4"), ("推动水生态改善\n与治理·", "▶下转4版"),
  ])
  func `nothing of the text before a line is taken for its key word`(text: String, to: String)
    throws
  {
    let line = try #require(lines(text + to).first)
    #expect(line.setting == .suffix && line.keyword.isEmpty && line.label.number == 4)
    #expect(line.bytes.count == to.utf8.count)
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
    ("» FORESTS FROM 12A Trees will be planted on all hills.", 19), ("<1면에서 계속> 경찰이 조사하고 있다.", 19),
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
    "»", "» 1", "»1", "▲▲▲", "★ ☆ ★", "▲ ▲\n▲", "(▲", "▲(", "①②③", "（①",
    "» In 1905 wurde der Bau begonnen«, sagte er.", "<", "<>", "a <b", "> 3",
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
    #expect(found(["SEE MORE ON PAGE 4", "Harbour, A4"]).isEmpty)
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
    "（见4版）", "（详见4版）", "相关报道见4版", "（見A4頁）", "（詳A4）", "（1面参照）", "（4面に関連記事）", "▶관련기사 4면",
    "More on A4", "See page 4", "Siehe Seite 4", "Seite 4",
    "Mehr dazu auf Seite 4", "Lire page 4", "Ver página 4", "a pagina 4", "стр. 4", "Fortsetzung 4",
    "The judge read on page 4 of the ruling", "He read the text on page 4.",
    "Continued on the next occasion",
    "画面に続く", "局面から続く", "화면에 계속", "下转云天", "他要接下一页的班", "The talks, he said, continued on Monday",
    "Suite 4", "Ce fut la suite, page 4 du rapport,", "Weiter auf dem Weg zur vierten Seite",
    "La reforma pasa a la segunda fase", "Continua a pagare 4 persone", "此处转页",
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
