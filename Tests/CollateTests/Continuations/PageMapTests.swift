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

  /// The labels of pages of such blocks.
  private func labels(_ pages: [[String]]) -> [String] {
    let text = pages.map { $0.joined(separator: "\n\n") }.joined(separator: "\n\u{C}\n")
    return IssueReading(Collate.Issue(text)).pages.labels.map(\.text)
  }

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
    ["Sport Seite 5", "Kultur Seite 7"], ["（1）", "（2）"], ["A1", "A2"],
    ["四面环山", "一面红旗"],
  ])
  func `contents, references and numbers of sections begin no pages`(lines: [String]) {
    let referring = ["Harbor Courier — Page 1", "See page 5", Self.story, "See page 7", Self.story]
    #expect(running(referring).count == 1)
    #expect(
      running(["Harbor Courier — Page 1", lines[0], Self.story, lines[1], Self.story]).count == 1)
    #expect(running([lines[0], Self.story, lines[1], Self.story]).count == 1)
  }
}
