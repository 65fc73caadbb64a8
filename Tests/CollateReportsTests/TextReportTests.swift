import Collate
import CollateTestSupport
import Testing

@testable import CollateReports

@Suite struct TextReportTests {
  @Test func `the report in English is as agreed`() throws {
    try expectGolden(TextReport().render(Sample.report()), "text-en.txt")
  }

  @Test func `the report in Chinese is as agreed`() throws {
    try expectGolden(TextReport().render(Sample.report(.chinese)), "text-zh.txt")
  }

  @Test(arguments: [Int.min, 39, 10_000, 10_001, .max])
  func `a layout of any width is bounded`(width: Int) {
    let used = min(max(width, 40), 10_000)
    #expect(
      TextReport(layout: .init(width: width, isVerbose: true)).render(Sample.report())
        == TextReport(layout: .init(width: used, isVerbose: true)).render(Sample.report()))
  }

  @Test func `a page that begins with a jump line is not called by the page it names`() throws {
    let text = """
      市委书记强调，全市上下要统筹推进水生态

      （下转2版）
      \u{C}（上接1版）

      改善与水环境治理，推动绿色发展，取得了新的成效，群众反响很好，各方面都给予肯定。
      """
    let issue = Collate.Issue(text)
    let report = Report(
      result: Check().run(on: issue), inputs: [], tool: .init(name: "desk", version: "1"))
    #expect(
      issue.blocks.indices.map { report.pageLabel(of: issue.place(of: $0)) }
        == ["1", "1", "2", "2"])
  }

  @Test func `a full stop behind a passage is shown with it`() throws {
    let sentence =
      "Stand the seed in egg boxes on a cool windowsill with the eyes uppermost, and wait for shoots."
    let issue = Collate.Issue(
      """
      There is no hurry about the potatoes. \(sentence) My father planted on Good Friday.

      The bus to Hale leaves at nine.

      \(sentence)
      """)
    let report = Report(
      result: Check().run(on: issue), inputs: [], tool: .init(name: "desk", version: "1"))
    let family = try #require(report.result.families.first)
    #expect(family.members.map(issue.text(of:)) != [sentence, sentence])
    let shown = report.shown(family.members[0], family.members[1])
    #expect([shown.left, shown.right].map(issue.text(of:)) == [sentence, sentence])
    #expect(!TextReport().render(report).contains("[.]"))
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `what is shown covers the places and marks of their blocks, whatever the bytes`(
    seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    func number(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    let pieces: [[UInt8]] = [
      Array("水".utf8), [0x61], Array("。".utf8), [0x2E], Array("”".utf8), [0xFF], [0xE6, 0xB0],
      [0x20], Array("\u{37E}".utf8), [0x3B], Array("\u{FFFD}".utf8),
    ]
    func block() -> [UInt8] { [0x62] + (0..<30).flatMap { _ in pieces[number(pieces.count)] } }
    let issue = Collate.Issue(
      sources: [Source(path: "-", bytes: block() + [0x0A, 0x0A] + block())])
    let report = Report(
      result: Check().run(on: issue), inputs: [], tool: .init(name: "desk", version: "1"))
    for _ in 0..<50 {
      let places = issue.blocks.indices.map { index in
        let bytes = issue.blocks[index].bytes
        let ends = [number(bytes.count + 1), number(bytes.count + 1)].sorted()
        return Place(
          block: index, lastBlock: index,
          bytes: bytes.lowerBound + ends[0]..<bytes.lowerBound + ends[1])
      }
      let shown = report.shown(places[0], places[1])
      for (place, shown) in zip(places, [shown.left, shown.right]) {
        let (start, end) = (shown.bytes.lowerBound, shown.bytes.upperBound)
        let block = issue.blocks[place.block].bytes
        #expect(block.lowerBound <= start && end <= block.upperBound)
        #expect(start <= place.bytes.lowerBound && place.bytes.upperBound <= end)
        for taken in [start..<place.bytes.lowerBound, place.bytes.upperBound..<end] {
          #expect(issue.sources[0].text(taken).allSatisfy { $0.isPunctuation || $0.isSymbol })
        }
      }
    }
  }

  @Test func `a near copy is told by its equal characters and by what differs`() throws {
    let sentence = { (name: String) in "昨天下午工人画家林\(name)的木刻展在文化宫二楼展厅开幕，展出作品六十余幅。" }
    let issue = Collate.Issue(
      [sentence("志"), "其他各项工作稳步推进，群众反响很好。", sentence("俊")].joined(separator: "\n\n"))
    func message(_ language: Language) throws -> String {
      var report = Report(
        result: Check().run(on: issue), inputs: [], tool: .init(name: "desk", version: "1"))
      report.language = language
      let finding = try #require(report.result.findings.first { $0.rule == .repeatNear })
      return Message(finding, in: report).text
    }
    // One of 32 characters.
    #expect(try message(.chinese).hasSuffix("近似重复：“俊”与“志”（32字，96%相同）。"))
    #expect(
      try message(.english).hasSuffix(
        "with small differences: “俊” against “志” (32 characters, 96% the same)."))
  }

  @Test func `a difference that reaches over the end of a block is told whole`() throws {
    let texts = { (first: String, second: String) in
      """
      昨天下午工人画家的木刻展在文化宫二楼展厅开幕，展出作品六十余幅，观众络绎不绝，好评\(first)

      \(second)览将持续到本月底，周一闭馆，市民凭身份证免费参观，团体须提前两天电话预约登记。
      """
    }
    let issue = Collate.Issue(
      [texts("多", "展"), "其他各项工作稳步推进，群众反响很好。", texts("少", "游")]
        .joined(separator: "\n\n"))
    let report = Report(
      result: Check().run(on: issue), inputs: [], tool: .init(name: "desk", version: "1"))
    let near = try #require(report.result.findings.first { $0.rule == .repeatNear })
    #expect(Message(near, in: report).text.contains("against"))
  }

  @Test func `of signals about one thing the strongest is told, of those that are there`() {
    let told = SignalText.telling(
      [
        .init(signal: "tail.length", weight: 3),
        .init(signal: "tail.endsInsideCopy", weight: 2.5, isAbsent: true),
        .init(signal: "head.afterHeadline", weight: -2),
        .init(signal: "seam.jointLeadOfHead", weight: 1.5),
        .init(signal: "seam.networkLeadOfHead", weight: 1.2),
        .init(signal: "seam.overlap", weight: 1), .init(signal: "seam.runOnModel", weight: 0.5),
        .init(signal: "tail.endsDense", weight: 0.4),
      ], in: .english)
    let names = ["seam.jointLeadOfHead", "seam.overlap", "seam.runOnModel"]
    #expect(told == names.map { SignalText.name($0, in: .english) })
  }

  @Test(arguments: JunctionWeights.names) func `no reason that is told leaves open what it says`(
    signal: String
  ) {
    let told = SignalText.telling([.init(signal: signal, weight: 1)], in: .english)
    #expect(!told.contains { $0.hasPrefix("how ") || $0.hasPrefix("whether ") })
    #expect(SignalText.name(signal, in: .english) != signal, "a reader is told what it means")
  }

  @Test func `a verbose report gives signals, runner-up and echoes`() throws {
    var layout = TextReport.Layout()
    layout.isVerbose = true
    layout.width = 72
    try expectGolden(TextReport(layout: layout).render(Sample.report()), "text-verbose.txt")
  }

  @Test(arguments: [false, true]) func `no control character of the text is written`(
    coloured: Bool
  ) {
    var layout = TextReport.Layout()
    layout.isColoured = coloured
    layout.isVerbose = true
    let text = TextReport(layout: layout).render(Sample.report())
    let codes = text.unicodeScalars.filter {
      SafeText.needsEscape($0) && $0 != "\n" && !(coloured && $0 == "\u{1B}")
    }
    #expect(codes.isEmpty)
  }

  @Test func `no line is wider than the terminal but for messages`() {
    for width in [60, 80, 100, 160] {
      var layout = TextReport.Layout()
      layout.width = width
      for line in TextReport(layout: layout).render(Sample.report()).split(separator: "\n")
      where line.hasPrefix("      ") {
        #expect(TextWidth.columns(String(line)) <= width)
      }
    }
  }

  @Test func `wide characters take two columns and marks none`() {
    #expect(TextWidth.columns("断段ab") == 6)
    #expect(TextWidth.columns("e\u{301}") == 1)
    #expect(TextWidth.columns("👨‍👩‍👧") == 2)
    #expect(TextWidth.columns("ｱ１") == 3)
  }

  @Test(arguments: [
    ("推进水\n生态改善", "推进水生态改善"), ("攻坚战\r\n,一批工程", "攻坚战,一批工程"),
    ("a long\nline", "a long line"), ("使用 Linux\n系统", "使用 Linux系统"), ("할 수\n있다", "할 수 있다"),
    ("一段。\n\n二段。", "一段。 二段。"), ("one.\n\ntwo", "one. two"), ("一\n\n\n二", "一 二"), ("一\t二", "一 二"),
    ("\n一\n", "一"),
  ])
  func `a line end shows as what was written there`(text: String, shown: String) {
    #expect(SafeText.escaped(text) == shown)
    #expect(SafeText.excerpt(text, length: 30) == shown)
  }
}
