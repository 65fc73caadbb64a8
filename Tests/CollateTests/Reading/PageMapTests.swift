import CollateTestSupport
import Testing

@testable import Collate

@Suite struct PageMapTests {
  private func label(_ head: String) -> String? {
    PageHead(FlowText(Source(path: "-", text: head), 0..<head.utf8.count).scalars)?.label.text
  }

  @Test(arguments: [
    ("晚报 第3版", "3"), ("第三版　要闻　2026年4月8日　星期三", "3"), ("3版 要闻　2026年4月8日 星期三", "3"),
    ("A3版　要聞", "A3"), ("中央晚報　2026/4/8　A3版", "A3"), ("第三版　要聞", "3"), ("A3", "A3"),
    ("みなと日報　2026年5月8日　3面", "3"), ("東西新聞　2026年5月8日（金曜日）　第3面", "3"),
    ("社会面　3面　みなと日報", "3"), ("（3）", "3"), ("みなと日報　2026年5月8日（金曜日）　（3）", "3"),
    ("한강신문 3면", "3"), ("한강신문 2026년 5월 8일 금요일 A3면", "A3"), ("3면 종합", "3"), ("[3면] 사회", "3"),
    ("Weserland-Bote\nDonnerstag, 12. März 2026 – Seite 3", "3"), ("Seite 3   Lokales", "3"),
    ("L'Écho du Marais — Page 3", "3"), ("EL DIARIO DEL VALLE — Página 3", "3"),
    ("Tuesday, April 14, 2026  •  Page A3", "A3"),
  ])
  func `the head of a page names its label`(head: String, label: String) {
    #expect(self.label(head) == label)
  }

  @Test(arguments: [
    "다양한3면화", "서울시가 4면체 조형물을 세운다", "城墙四面环山", "一面之缘", "出版三版画", "春を待つ（3）", "（12人）",
    "院长介绍说，患者平均候诊时间缩短（详见第二页的表格", "Page after page of figures", "Die dritte Seite der Medaille",
  ])
  func `a headline with such a word names no page`(head: String) {
    #expect(label(head) == nil)
  }

  @Test(
    arguments: [
      ("A01.txt", "A1"), ("20240105_03.txt", "3"), ("2024.01.05_03.txt", "3"),
      ("b/2024.01.05/04.txt", "4"),
      ("2024.01.05_B12", "B12"), ("A05.utf8", "A5"), ("en-07.issue.txt", "7"), ("2024.txt", nil),
      (".txt", nil),
      ("", nil),
    ] as [(String, String?)])
  func `the last digits before the ending of a file name are its page`(name: String, label: String?)
  {
    #expect(PageMap.label(inName: name)?.text == label)
  }

  private func map(_ pages: [[String]]) -> PageMap {
    let text = pages.map { $0.joined(separator: "\n\n") }.joined(separator: "\n\u{C}\n")
    return IssueReading(Collate.Issue(text)).pages
  }

  /// The labels of pages of such blocks.
  private func labels(_ pages: [[String]]) -> [String] { map(pages).labels.map(\.text) }

  @Test(arguments: [
    ("（下转第2版）", "（上接第1版）"), ("Continued on Page 2", "Continued from Page 1"),
    ("（2面に続く）", "（1面から続く）"), ("(2면에 계속)", "(1면에서 계속)"),
    ("Fortsetzung auf Seite 2", "Fortsetzung von Seite 1"), ("Suite page 2", "Suite de la page 1"),
    ("Pasa a la página 2", "Viene de la página 1"),
  ])
  func `a jump line is no page head`(to: String, from: String) {
    #expect(
      labels([["Bridge", "The bridge opened", to], ["Bridge", from, "on Tuesday."]]) == ["1", "2"])
  }

  private static let boxes = [
    ["今日导读", "粮食再创新高 02版", "地铁试运营 03版"], ["今日8版", "02版 粮食再创新高", "03版 地铁试运营"],
    ["导读", "粮食再创新高>>>2版", "地铁试运营>>>3版"], ["要闻 2版 粮食再创新高", "综合 3版 地铁试运营"],
    ["■粮食再创新高（2版）", "■地铁试运营（3版）"], ["粮食再创新高 详见2版", "地铁试运营 详见3版"], ["粮食再创新高／A02", "地铁试运营／A03"],
    ["INSIDE", "Sports A6", "Weather A8"],
    ["INSIDE TODAY", "Budget vote, Page 3", "Sports, Page 6"],
    ["Heute im Blatt", "Wetter Seite 8", "Sport Seite 6"], ["きょうの紙面", "スポーツ 6面", "社会 8面"],
    ["오늘의 신문", "스포츠 6면", "사회 8면"], ["Weather, Page 2"], ["天气 2版"], ["Lesen Sie bitte Seite 2"],
    ["天气", "2版"],
    ["INSIDE", "Sports | 6", "Weather | 8"], ["今日导读", "粮食再创新高　02", "地铁试运营　03"],
  ]

  @Test(arguments: boxes) func `a list of contents is no page head`(box: [String]) {
    let story = ["Bridge", Self.story]
    for top in [box, ["Harbor Courier"] + box] {
      #expect(labels([top + story, story, story]) == ["1", "2", "3"])
      #expect(labels([top + story, ["第2版 要闻"] + story, ["第3版 综合"] + story]) == ["1", "2", "3"])
      let dated = { (page: Int) in ["Harbor Courier, April 8, 2026, Page \(page)"] }
      #expect(
        labels([dated(4) + top + story, dated(5) + story, dated(8) + story]) == ["4", "5", "8"])
      // In several files the names tell.
      let files = ["A04", "A05"].enumerated().map {
        Source(path: $1 + ".txt", text: (($0 == 0 ? top : []) + story).joined(separator: "\n\n"))
      }
      #expect(IssueReading(Collate.Issue(sources: files)).pages.labels.map(\.text) == ["A4", "A5"])
    }
  }

  @Test(arguments: [
    (["第04版 要闻", "第05版 综合", "第08版 体育"], ["4", "5", "8"]), (["한강신문 3면", "한강신문 5면"], ["3", "5"]),
    (["A1", "A2", "B1", "B2"], ["A1", "A2", "B1", "B2"]),
    (["第4版", "Bridge", "第6版"], ["4", "5", "6"]),
    (["A1 要闻", "A2 综合", "Bridge", "B2 体育"], ["A1", "A2", "B1", "B2"]),
    (["Bridge", "Bridge", "Bridge", "第4版 体育"], ["1", "2", "3", "4"]),
    // One page that says otherwise than its place among the others.
    (["第9版 体育", "Bridge", "Bridge"], ["1", "2", "3"]), (["第1版", "第9版", "第3版"], ["1", "2", "3"]),
    // Nothing to count.
    (["晚报 第3版"], ["3"]), (["Tuesday, April 14, 2026  •  A3"], ["A3"]), (["Sports A6"], ["1"]),
  ])
  func `page heads are believed that agree with each other or with the count`(
    heads: [String], labels: [String]
  ) {
    #expect(self.labels(heads.map { [$0, Self.story, "Bridge", Self.story] }) == labels)
  }

  /// What each page is called, by looking for the nearest known label before and behind each.
  private func counted(_ known: [PageLabel?]) -> [PageLabel] {
    let taken = Set(known.compactMap { $0 })
    return known.indices.map { page in
      if let label = known[page] { return label }
      func counted(from other: Int?) -> PageLabel? {
        guard let other, let label = known[other] else { return nil }
        return PageLabel(section: label.section, number: label.number + page - other)
      }
      let before = counted(from: known[..<page].lastIndex { $0 != nil })
      let behind = counted(from: known[page...].firstIndex { $0 != nil })
      let isFront = behind?.number == 1 && behind?.section != before?.section
      let labels = (isFront ? [behind, before] : [before, behind]).compactMap { $0 }
      return labels.first { $0.number > 0 && !taken.contains($0) } ?? PageLabel(number: page + 1)
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `pages without a label are counted from the nearest that have one`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let known = (0..<random.next() % 12).map { page -> PageLabel? in
      let section = [nil, 0x41, 0x42][Int(random.next() % 3)] as UInt8?
      let number = Int(page / 2 + random.next() % 3)
      return random.next() % 3 == 0 ? PageLabel(section: section, number: number) : nil
    }
    #expect(PageMap.counted(known) == counted(known))
  }

  @Test func `pages are counted by a few looks at each`() {
    let known = CountedReads(
      (0..<3_000).map { $0 == 1_500 ? PageLabel(section: 0x41, number: 7) : nil })
    #expect(PageMap.counted(known).count == 3_000)
    #expect(known.reads.count <= 4 * 3_000)
  }

  /// Heads with a bare number, by page: `%` stands for the number, `*` for the section.
  private static let bare = [
    "% | * | Mercredi 13 mars 2026", "Küsten-Anzeiger | * | %", "北方晚报　2026年6月20日　星期三　*　0%",
    "%　*　2026.9.25", "0%　*　责编：唐嘉敏　2026年7月10日", "2026년 5월 11일 (%) *",
    "%  *  North Coast Gazette, Wednesday, March 13, 2026", "香江日報　2026年7月26日　星期三　A%　*",
    "MITTWOCH, 25. MÄRZ 2026   *   %", "東都新聞　２０２６年（令和８年）5月10日　水曜日　*　%",
    "The Dales Courier | Wednesday March 25 2026 | * | %",
    "L’Écho des Alpes - Mercredi 18 mars 2026 - * - %",
    "Weserland-Bote\n12. März 2026 · % · *",
  ]

  /// A head of ``bare`` on a page, in one of three sections.
  private static func bare(_ form: String, _ page: Int) -> String {
    let isDense = form.unicodeScalars.contains { Characters.isDense($0.value) }
    let sections = isDense ? ["综合", "地方", "要闻"] : ["Monde", "Ville", "Sport"]
    return String(
      form.flatMap { character in
        switch character {
        case "%": String(page)
        case "*": sections[page % 3]
        default: String(character)
        }
      })
  }

  @Test(arguments: bare)
  func `a bare number that goes up while most of its line returns names the page`(form: String) {
    for pages in [[1, 2, 3, 4], [1, 4], [4, 5, 8]] {
      let section = form.contains("A%") ? "A" : ""
      let heads = pages.map { [Self.bare(form, $0), Self.story, "Bridge", Self.story] }
      #expect(labels(heads) == pages.map { section + String($0) })
    }
    // The front page has its title instead.
    let story = ["Bridge", Self.story]
    let tops = [["Harbor Courier"]] + [2, 3, 4].map { [Self.bare(form, $0)] }
    let map = map(tops.map { $0 + story })
    #expect(map.labels.map(\.number) == [1, 2, 3, 4])
    #expect(map.heads == [3, 6, 9])
  }

  @Test(arguments: [
    // A number that stays, or goes down, or beside other words each time.
    ["Gazette | 61 | News", "Gazette | 61 | Sport", "Gazette | 61 | World"],
    ["Gazette | 9 | News", "Gazette | 8 | News", "Gazette | 7 | News"],
    ["12 Bayern 34 40", "13 Mainz 31 20", "14 Köln 29 19"],
    ["7 | Votes", "8 | Goals", "9 | Trains"],
    // A number inside a line, as in days and rows.
    ["Gazette March 3 Monday", "Gazette March 4 Tuesday", "Gazette March 5 Friday"],
    // On one page in three.
    ["Gazette | 4", "Gazette | 5", "Bridge", "Orchard", "Harbour", "Market", "Station"],
  ])
  func `other numbers name no pages`(tops: [String]) {
    let pages = tops.map { [$0, Self.story] }
    let counted = tops.indices.map { String($0 + 1) }
    #expect(labels(pages) == counted)
    #expect(map(pages).heads.isEmpty)
  }

  @Test func `a bare number tells nothing against the name of its file`() {
    func labels(_ names: [String], _ heads: [String]) -> [String] {
      let sources = zip(names, heads).map { Source(path: $0, text: $1 + "\n\n" + Self.story) }
      return IssueReading(Collate.Issue(sources: sources)).pages.labels.map(\.text)
    }
    let heads = ["Gazette | 61", "Gazette | 62"]
    #expect(labels(["A1.txt", "A2.txt"], heads) == ["A1", "A2"])
    #expect(labels(["front.txt", "back.txt"], heads) == ["61", "62"])
  }

  @Test func `heads of several files are believed together`() {
    func labels(_ heads: [String]) -> [String] {
      let sources = heads.map { Source(path: "text.txt", text: $0 + "\n\n" + Self.story) }
      return IssueReading(Collate.Issue(sources: sources)).pages.labels.map(\.text)
    }
    #expect(labels(["晚报 第5版", "晚报 第3版", "晚报 A6版"]) == ["5", "3", "A6"])
    #expect(labels(["第3版 要闻", "第5版 综合"]) == ["3", "5"])
  }

  /// The labels of the pages of one file without form feeds, each with the number of its blocks.
  private func running(_ blocks: [String]) -> [String] {
    let map = IssueReading(Collate.Issue(blocks.joined(separator: "\n\n"))).pages
    return zip(map.labels, map.pages).map { "\($0.text): \($1.count)" }
  }

  private static let story =
    "The bridge opened on Tuesday after four years of work and two court cases."

  @Test(arguments: [
    ("Donnerstag, 12. März 2026 – Seite 1", "Donnerstag, 12. März 2026 – Seite 3"),
    ("L'Écho du Marais — Page 1", "L'Écho du Marais — Page 3"),
    ("みなと日報　2026年5月8日　1面", "みなと日報　2026年5月8日　3面"), ("山城周报 第1版 要闻", "山城周报 第3版 文化"),
    ("한강신문 1면", "한강신문 3면"), ("第一版", "第三版"), ("EL DIARIO — Página 1", "EL DIARIO — Página 3"),
  ])
  func `in a file without form feeds the heads of pages begin them`(first: String, third: String) {
    let heads = running(["Masthead", first, Self.story, "Bridge", third, Self.story])
    #expect(heads == ["1: 4", "3: 2"])
    // Labels that go down, and heads that do not begin the file, are none.
    #expect(running([third, Self.story, "Bridge", first, Self.story]).count == 1)
    #expect(running(["Bridge", Self.story, Self.story, first, Self.story, third]) == ["1: 6"])
  }

  @Test(arguments: [
    ("2026年11月28日　星期六　A1　城市晚报", "2026年11月28日　星期六　A3　城市晚报"),
    ("2026年11月28日　A1　头版　城市晚报", "2026年11月28日　A3　本埠　城市晚报"),
    ("Mills Gazette  A1  Nov. 28, 2026", "Mills Gazette  A3  Nov. 28, 2026"),
  ])
  func `in the middle of a head the letter of a section tells the page`(
    first: String, third: String
  ) {
    #expect(
      running(["Masthead", first, Self.story, "Bridge", third, Self.story]) == ["A1: 4", "A3: 2"])
    #expect(running([third, Self.story, "Bridge", first, Self.story]).count == 1)
    #expect(running(["Bridge", Self.story, Self.story, first, Self.story, third]) == ["1: 6"])
    // Other text with such a label is none, and a page that says so is told by that alone.
    #expect(running([first, Self.story, "Paper in A3 from Harms", Self.story]).count == 1)
    #expect(running(["Page 1", first, Self.story, third, Self.story]).count == 1)
  }

  @Test(arguments: [
    (["山城早报　01　头版", "山城早报　03　本埠"], ["1", "3"]),
    (["山城早报　1　头版　2026-11-28", "山城早报　3　本埠　2026-11-28"], ["1", "3"]),
    (
      ["Tageblatt · 1 · Politik", "Tageblatt · 3 · Sport", "Tageblatt · 4 · Kultur"],
      ["1", "3", "4"]
    ),
    (["港湾日報　1　総合", "港湾日報　3　経済", "港湾日報　8　社会"], ["1", "3", "8"]),
  ])
  func `bare numbers between the words of the heads of one paper tell its pages`(
    heads: [String], labels: [String]
  ) {
    let text = ["Masthead"] + heads.flatMap { [$0, Self.story, "Bridge"] }
    #expect(running(text).map { String($0.prefix(1)) } == labels)
    // No sentence between two of them, and numbers that go down.
    #expect(running([heads[0], heads[1], Self.story] + heads.dropFirst(2)).count == 1)
    #expect(running(heads.reversed().flatMap { [$0, Self.story] }).count == 1)
  }

  @Test(arguments: [
    ["第 1 章 总则", "第 2 章 机构", "第 3 章 附则"], ["附件 1 岗位表", "附件 2 报名表", "附件 3 承诺书"],
    ["优秀案例 1 某公司", "优秀案例 2 某医院", "优秀案例 3 某学校"],
    ["表 1 各省产量", "表 2 各省产量", "表 3 各省产量"],
    ["Kapitel 1 Anfang", "Kapitel 2 Mitte", "Kapitel 3 Ende"],
    ["山城早报　1　头版", "山城早报　3　本埠"], ["FC Bern 2 Zürich 1", "FC Bern 3 Basel 1", "FC Bern 4 Genf 0"],
    ["Tageblatt · 1 · Politik", "Abendpost · 3 · Wirtschaft", "Morgen · 4 · Kultur"],
  ])
  func `bare numbers of chapters, tables and results begin no pages`(heads: [String]) {
    #expect(running(heads.flatMap { [$0, Self.story] }).count == 1)
  }

  @Test(arguments: [
    ["Sport Seite 5", "Kultur Seite 7"], ["（1）", "（2）"], ["A1", "A2"],
    ["四面环山", "一面红旗"], ["Paper in A3 at Harms", "Paper in A4 at the post"],
  ])
  func `contents, references and numbers of sections begin no pages`(lines: [String]) {
    let referring = ["Harbor Courier — Page 1", "See page 5", Self.story, "See page 7", Self.story]
    #expect(running(referring).count == 1)
    #expect(
      running(["Harbor Courier — Page 1", lines[0], Self.story, lines[1], Self.story]).count == 1)
    #expect(running([lines[0], Self.story, lines[1], Self.story]).count == 1)
    // No sentence stands between the entries of a list.
    #expect(running(["Wetter", "Seite 8", "Sport", "Seite 9", Self.story]) == ["1: 5"])
  }
}
