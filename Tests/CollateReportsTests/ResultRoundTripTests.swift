import Collate
import Testing

@testable import CollateReports

@Suite struct ResultRoundTripTests {
  private static let text = """
    Council votes on budget

    The council met on Monday to vote on the budget that was put before the

    Continued on Page 2
    \u{C}Continued from Page 1

    finance committee last week, and the vote was carried.

    The weather is fair.

    """

  /// A report of a result made by hand, with one text or with the same path given twice.
  private static func report(files: Int = 1) -> Report {
    let sources = (0..<files).map { Source(path: "-", text: "\(text)\n\($0).\n") }
    let issue = Issue(sources: sources)
    let roles: [BlockRole] = [.kicker, .opener, .jumpLine, .jumpLine, .body, .boilerplate, .credit]
    let first = (files - 1) * roles.count
    let jumps = [
      Jump(
        at: issue.place(of: first + 2), direction: .to, page: "2", state: .matched,
        partner: issue.place(of: first + 3), block: first + 1),
      Jump(
        at: issue.place(of: first + 3), direction: .from, page: "1", state: .matched,
        partner: issue.place(of: first + 2), block: first + 4),
    ]
    let link = Continuation(
      from: first + 1, to: first + 4, certainty: .certain, score: 5, margin: 5, kind: .jump)
    let result = CheckResult(
      issue: issue, options: CheckOptions(), roles: (0..<files).flatMap { _ in roles },
      printedPages: issue.pages.map {
        PrintedPage(source: $0.source, blocks: $0.blocks, label: "A\($0.blocks.lowerBound)")
      },
      families: [], echoes: [],
      continuations: [link], orphans: [], jumps: jumps,
      articles: [Article(title: first, blocks: [first, first + 1, first + 4])],
      findings: [
        Finding(
          rule: .fragmentDisplaced, severity: .error, place: issue.place(of: first + 1),
          related: [issue.place(of: first + 4)], fingerprint: "f", subject: .continuation(0))
      ])
    let records = sources.map {
      InputRecord(
        path: $0.path, state: .read, separation: $0.separation,
        contentHash: InputRecord.hash($0.bytes))
    }
    return Report(result: result, inputs: records, tool: .init(name: "desk", version: "1"))
  }

  private func decoded(_ json: String, of report: Report) throws -> Report {
    try ResultDecoder(Array(json.utf8)).report(sources: report.result.issue.sources)
  }

  @Test func `a result read back is the one that was written, and joins to the same text`() throws {
    let report = Self.report()
    let decoded = try decoded(JSONReport().render(report), of: report)
    #expect(decoded.result == report.result)
    #expect(HTMLReport().render(decoded) == HTMLReport().render(report))
    let direct = try Assembly(report.result)
    #expect(!String(decoding: direct.text, as: UTF8.self).contains("Continued"))
    #expect(try Assembly(decoded.result).text == direct.text)
  }

  @Test func `places in the second of two files of one path stay there`() throws {
    let report = Self.report(files: 2)
    let decoded = try decoded(JSONReport().render(report), of: report)
    #expect(decoded.result == report.result)
    #expect(HTMLReport().render(decoded) == HTMLReport().render(report))
  }

  @Test func `a result that says no roles is read without them`() throws {
    let report = Self.report()
    var members = try #require(JSONReport().value(report).object)
    members["roles"] = nil
    #expect(try decoded(JSON.object(members).pretty, of: report).result.roles.isEmpty)
  }

  @Test(
    arguments: [
      [["body"]], [], [[], []], [["body", "body", "body", "body", "body", "body", "headlin"]],
    ] as [[[String]]])
  func `roles that do not fit the blocks are refused`(roles: [[String]]) throws {
    let report = Self.report()
    var members = try #require(JSONReport().value(report).object)
    members["roles"] = .array(roles.map { .array($0.map(JSON.string)) })
    #expect(throws: ResultDecoder.Fault.member("roles")) {
      try decoded(JSON.object(members).pretty, of: report)
    }
  }

  @Test func `a result that says no printed pages has those of the issue`() throws {
    let report = Self.report()
    var members = try #require(JSONReport().value(report).object)
    members["printedPages"] = nil
    let pages = try decoded(JSON.object(members).pretty, of: report).result.printedPages
    #expect(pages.map(\.label) == ["1", "2"])
    #expect(pages.map(\.blocks) == report.result.issue.pages.map(\.blocks))
  }

  @Test(arguments: [[], [[3]], [[3, 5]], [[3, -1, 5]], [[8, -1]], [[3, 4], []]] as [[[Int]]])
  func `printed pages that do not fit the blocks are refused`(files: [[Int]]) throws {
    let report = Self.report()
    var members = try #require(JSONReport().value(report).object)
    members["printedPages"] = .array(
      files.map { .array($0.map { ["label": "1", "blocks": .integer($0)] }) })
    #expect(throws: ResultDecoder.Fault.member("printedPages")) {
      try decoded(JSON.object(members).pretty, of: report)
    }
  }

  @Test(arguments: [-1, 0, 2, Int.min, .max]) func `a file of a path that there is not is refused`(
    ordinal: Int
  ) throws {
    let report = Self.report()
    var members = try #require(JSONReport().value(report).object)
    var place = try #require(members["jumps"]?.array?.first?["at"].object)
    place["ordinal"] = .integer(ordinal)
    members["orphans"] = [["fragment": .object(place), "into": .object(place)]]
    #expect(throws: ResultDecoder.Fault.member("block")) {
      try decoded(JSON.object(members).pretty, of: report)
    }
  }

  @Test func `another result may stand in a report, with other files and pages`() {
    var report = Report(
      result: Self.report().result.replacing(findings: []), inputs: [],
      tool: .init(name: "desk", version: "1"))
    let other = Self.report(files: 3)
    report.result = other.result
    #expect(TextReport().render(report).contains("block 2"))
    #expect(ProofData(report).value["findings"] == ProofData(other).value["findings"])
  }

  @Test func `a report without records has those of its files`() throws {
    let files = [Source(path: "a", text: Self.text), Source(path: "b", bytes: [0x41, 0xFF, 0xC3])]
    let result = CheckResult(
      issue: Issue(sources: files), options: CheckOptions(), roles: [], families: [], echoes: [],
      continuations: [], orphans: [], jumps: [], articles: [], findings: [])
    let report = Report(result: result, tool: .init(name: "desk", version: "1"))
    #expect(report.inputs.map(\.path) == ["a", "b"])
    #expect(report.inputs.map(\.state) == [.read, .partial])
    #expect(report.inputs.map(\.reason) == ["", "2 ill-formed sequences, the first at byte 1"])
    #expect(report.inputs.map(\.pages) == [2, 1])
    #expect(report.inputs.map(\.bytes) == files.map(\.bytes.count))
    // What a report wrote without being told of its inputs can be read back.
    #expect(try decoded(JSONReport().render(report), of: report).inputs == report.inputs)
  }

  @Test(arguments: [Int.min, -1, 0]) func `a report may list nothing and counts all the same`(
    maximum: Int
  ) {
    var report = Self.report()
    report.maximumFindings = maximum
    #expect(report.unlistedCount == 1)
    #expect(JUnitReport().render(report).contains(" failures=\"1\""))
  }

  @Test func `pages and blocks of inputs are counted`() {
    let skipped = InputRecord(path: "none", state: .skipped, reason: "no such file or folder")
    let report = Self.report(files: 2)
    let counted = Report(
      result: report.result, inputs: [report.inputs[0], skipped, report.inputs[1]],
      tool: report.tool)
    #expect(counted.inputs.map(\.pages) == [2, 0, 2])
    #expect(counted.inputs.map(\.blocks) == [7, 0, 7])
    #expect(Report(result: report.result, inputs: [skipped], tool: report.tool).inputs == [skipped])
  }
}
