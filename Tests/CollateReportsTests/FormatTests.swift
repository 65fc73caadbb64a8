import Collate
import CollateTestSupport
import Foundation
import Testing

@testable import CollateReports

@Suite struct FormatTests {
  @Test(arguments: FormatName.allCases.filter { $0 != .text && $0 != .html })
  func `every format is as agreed`(format: FormatName) throws {
    try expectGolden(
      format.format(layout: TextReport.Layout()).render(Sample.report()),
      "sample.\(format.rawValue)")
  }

  @Test func `the data of the proof page are as agreed`() throws {
    try expectGolden(ProofData(Sample.report(.chinese)).value.pretty, "sample.html.json")
  }

  @Test func `hostile text stays inside the data of the proof page`() {
    let page = HTMLReport().render(Sample.report())
    #expect(page.components(separatedBy: "<script").count == 3)
    #expect(!page.contains("<script>alert"))
    let hidden = page.unicodeScalars.filter { SafeText.needsEscape($0) && $0 != "\n" }
    #expect(hidden.isEmpty)
  }

  @Test(arguments: FormatName.allCases)
  func `a second run gives the same bytes`(format: FormatName) {
    let format = format.format(layout: TextReport.Layout())
    #expect(format.render(Sample.report(.chinese)) == format.render(Sample.report(.chinese)))
  }

  @Test(arguments: FormatName.allCases)
  func `an empty result is a valid report`(format: FormatName) {
    let result = CheckResult(
      issue: Issue(""), options: CheckOptions(), roles: [], families: [], echoes: [],
      continuations: [], orphans: [], jumps: [], articles: [], findings: [])
    let report = Report(result: result, inputs: [], tool: .init(name: "collate", version: "0"))
    let text = format.format(layout: TextReport.Layout()).render(report)
    switch format {
    case .plain, .github, .rdjsonl: #expect(text.isEmpty)
    case .gitlab: #expect(text == "[]\n")
    default: #expect(text.hasSuffix("\n"))
    }
  }

  @Test(arguments: [FormatName.json, .sarif, .gitlab, .rdjson])
  func `JSON formats parse`(format: FormatName) throws {
    let text = format.format(layout: TextReport.Layout()).render(Sample.report())
    let value = try JSON(parsing: Array(text.utf8))
    #expect(value.pretty == text)
  }

  @Test func `no two SARIF results share rule and line hash`() throws {
    let log = try JSON(parsing: Array(SARIFReport().render(Sample.report()).utf8))
    let results = log["runs"].array?.first?["results"].array ?? []
    let identities = results.map {
      [$0["ruleId"].string, $0["partialFingerprints"]["primaryLocationLineHash"].string]
    }
    #expect(!identities.isEmpty)
    #expect(Set(identities).count == identities.count)
  }

  @Test func `columns are in the unit of each format`() {
    // Before the star: Han, emoji beyond the basic plane, and a letter with a combining mark.
    let text = "甲𠮷e\u{301}👍*"
    let issue = Issue(text, path: "a.txt")
    let start = text.utf8.count - 1
    let place = Place(block: 0, bytes: start..<start + 1)
    let source = issue.sources[0]
    #expect(source.column(at: place.bytes.lowerBound, unit: .bytes) == 15)
    #expect(source.column(at: place.bytes.lowerBound, unit: .scalars) == 6)
    #expect(source.column(at: place.bytes.lowerBound, unit: .utf16) == 8)
  }

  @Test func `GitHub sends at most ten of a kind and says how many are left`() {
    let text = (1...30).map { "A paragraph number \($0)" }.joined(separator: "\n\n")
    let issue = Issue(text, path: "a.txt")
    let findings = issue.blocks.indices.map { block in
      Finding(
        rule: .fragmentOpenEnd, severity: .note, place: issue.place(of: block),
        fingerprint: "\(block)", subject: .block)
    }
    let result = CheckResult(
      issue: issue, options: CheckOptions(), roles: [], families: [], echoes: [],
      continuations: [], orphans: [], jumps: [], articles: [], findings: findings)
    let report = Report(result: result, inputs: [], tool: .init(name: "collate", version: "0"))
    let lines = GitHubReport().render(report).split(separator: "\n")
    #expect(lines.count == 10)
    #expect(lines.last == "::notice title=collate::21 more findings are in the report.")
    #expect(lines.allSatisfy { $0.hasPrefix("::notice ") })
  }

  /// A report of files with one finding each, with the records given.
  private func report(of paths: [String], records: [InputRecord]) -> Report {
    let issue = Issue(sources: paths.map { Source(path: $0, text: "Broken off after the") })
    let findings = issue.blocks.indices.map { block in
      Finding(
        rule: .fragmentOpenEnd, severity: .warning, place: issue.place(of: block),
        fingerprint: "\(block)", subject: .block)
    }
    let result = CheckResult(
      issue: issue, options: CheckOptions(), roles: [], families: [], echoes: [],
      continuations: [], orphans: [], jumps: [], articles: [], findings: findings)
    return Report(result: result, inputs: records, tool: .init(name: "collate", version: "0"))
  }

  @Test(arguments: [
    [], [InputRecord(path: "other.txt", state: .read)], [InputRecord(path: "a.txt", state: .read)],
    [InputRecord(path: "b.txt", state: .read), InputRecord(path: "none", state: .skipped)],
    [InputRecord(path: "x", state: .read), InputRecord(path: "y", state: .partial)],
  ])
  func `a gate loses no finding, whatever records there are of the inputs`(
    records: [InputRecord]
  ) {
    let report = report(of: ["a.txt", "b.txt"], records: records)
    let errors = records.count { $0.state != .read }
    let units = JUnitReport().render(report)
    #expect(units.components(separatedBy: "<failure ").count - 1 == 2, "\(units)")
    #expect(units.contains(" failures=\"2\" errors=\"\(errors)\""), "\(units)")
    let style = CheckstyleReport().render(report)
    #expect(style.components(separatedBy: "<error ").count - 1 == 2 + errors, "\(style)")
  }

  @Test(arguments: [0, 1, 2]) func `two files of one name have each its own findings`(records: Int)
  {
    let report = report(
      of: ["-", "-"],
      records: Array(repeating: InputRecord(path: "-", state: .read), count: records))
    let units = JUnitReport().render(report)
    #expect(units.contains(" tests=\"2\" failures=\"2\""), "\(units)")
    let style = CheckstyleReport().render(report)
    #expect(style.components(separatedBy: "<error ").count - 1 == 2, "\(style)")
  }

  /// A report of one text that stands so many times.
  private func report(copies: Int) -> Report {
    let text = Array(repeating: "The same paragraph.", count: copies).joined(separator: "\n\n")
    let issue = Issue(text, path: "a.txt")
    let members = issue.blocks.indices.map(issue.place(of:))
    let family = Family(kind: .exact, similarity: 1, characters: 16, members: members, id: "f")
    let finding = Finding(
      rule: .repeatExact, severity: .error, place: members[1],
      related: [members[0]] + members.dropFirst(2), fingerprint: "f", subject: .family(0))
    let result = CheckResult(
      issue: issue, options: CheckOptions(), roles: [], families: [family], echoes: [],
      continuations: [], orphans: [], jumps: [], articles: [], findings: [finding])
    return Report(
      result: result, inputs: [InputRecord(path: "a.txt", state: .read)],
      tool: .init(name: "collate", version: "0"))
  }

  @Test func `each of many copies points at the kept one and a bounded number of others`() throws {
    let report = report(copies: 300)
    let kept = report.result.families[0].members[0]
    let occurrences = Occurrence.all(in: report)
    #expect(occurrences.count == 299)
    for occurrence in occurrences {
      #expect(occurrence.related.first == kept)
      #expect(occurrence.related.count == Occurrence.maximumRelated)
      #expect(occurrence.unlisted == 299 - Occurrence.maximumRelated)
      #expect(!occurrence.related.contains(occurrence.place))
      #expect(Message(occurrence, in: report).text.contains("and 296 more"))
    }
  }

  @Test func `places that a format leaves out are counted in it`() throws {
    let report = report(copies: 104)
    let lines = JUnitReport().render(report).split(separator: "\n")
    #expect(
      lines.count { $0.contains(">a.txt:") && $0.contains("&#10;and 3 more</failure>") } == 103)
    let log = try JSON(parsing: Array(SARIFReport().render(report).utf8))
    let results = try #require(log["runs"].array?.first?["results"].array)
    #expect(
      results.allSatisfy {
        $0["relatedLocations"].array?.count == 100
          && $0["message"]["text"].string?.hasSuffix("](99) and 3 more.") == true
      })
    #expect(!JUnitReport().render(self.report(copies: 101)).contains("more</failure>"))
  }

  @Test(arguments: [
    ("The bridge was built by the", "river in May.", ""),
    ("The govern-", "ment met on Monday.", ""),
    ("The govern\u{AC}", "ment met on Monday.", ""), ("The Anglo-", "American council met.", ""),
    ("市政府常务会议昨天研究了老旧", "小区改造工作。", ""), ("使用", "Linux系统。", ""),
    ("สภาเทศบาลประชุมเมื่อวานนี้", "และลงมติเห็นชอบ", ""), ("시의회는 어제 회의를 열고", "예산을 의결했다.", ""),
    ("He said (", "so he said) no.", ""), ("The tax rose by 5", "% in May.", ""),
    ("园方还表示必须", "须进一步完善。", "须"), ("It was the second", "“reading” of the act.", ""),
  ])
  func `a join on the proof page reads as it is written`(
    tail: String, head: String, overlap: String
  ) throws {
    let issue = Issue("\(tail)\n\n\(head)")
    let link = Continuation(
      from: 0, to: 1, certainty: .certain, score: 5, margin: 5, kind: .adjacent, overlap: overlap,
      hyphen: Seam.dropsHyphen(
        tail.unicodeScalars.map(\.value), head.unicodeScalars.map(\.value)))
    let result = CheckResult(
      issue: issue, options: CheckOptions(), roles: [.body, .body], families: [], echoes: [],
      continuations: [link], orphans: [], jumps: [],
      articles: [Article(title: nil, blocks: [0, 1])],
      findings: [
        Finding(
          rule: .fragmentSplit, severity: .warning, place: issue.place(of: 0),
          related: [issue.place(of: 1)], fingerprint: "f", subject: .continuation(0))
      ])
    let data = ProofData(
      Report(result: result, inputs: [], tool: .init(name: "collate", version: "0"))
    ).value
    let written = String(decoding: try Assembly(result).text, as: UTF8.self)
    let seam = try #require(data["findings"].array?.first?["seam"]["joined"].array)
    #expect(seam.compactMap(\.string).joined() == written)
    let blocks = try #require(data["articles"].array?.first?["blocks"].array)
    #expect(blocks.compactMap { $0["joined"].string ?? $0["text"].string }.joined() == written)
  }

  @Test func `every signal of a join has words in both languages`() {
    let signals =
      TailSignal.allCases.map { "tail.\($0)" } + HeadSignal.allCases.map { "head.\($0)" }
      + PairSignal.allCases.map { "seam.\($0)" }
    for signal in signals {
      for language in [Language.english, .chinese] {
        #expect(SignalText.name(signal, in: language) != signal)
      }
    }
  }

  @Test func `properties of a workflow command escape more than its message`() {
    #expect(GitHubReport.escapedData("50%:\n,") == "50%25:%0A,")
    #expect(GitHubReport.escapedProperty("50%:\n,") == "50%25%3A%0A%2C")
  }

  @Test func `a path becomes a relative reference`() {
    #expect(FilePath.uri("/r/版面/a b.txt", root: "/r") == "%E7%89%88%E9%9D%A2/a%20b.txt")
    #expect(FilePath.uri("./a:b.txt", root: "/r") == "a%3Ab.txt")
  }

  @Test func `XML drops what it may not hold`() {
    #expect(XMLText.escaped("a\u{0}\u{C}\u{1B}<]]>\u{FFFE}\"\n") == "a&lt;]]&gt;&quot;&#10;")
  }
}

@Suite struct LineHashTests {
  // Vectors published with github/codeql-action, `fingerprints.test.ts`.
  @Test func `published vectors`() {
    #expect(LineHash.hashes(Array("".utf8)) == ["c129715d7a2bc9a3:1"])
    #expect(
      LineHash.hashes(Array(" a\nb\n  \t\tc\n d".utf8)) == [
        "271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1",
      ])
    #expect(
      LineHash.hashes(Array(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End".utf8)) == [
        "8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1", "c6805c5e1288b612:1",
        "b86d3392aea1be30:1", "e6ceba753e1a442:1",
      ])
    #expect(
      LineHash.hashes(Array(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n".utf8)) == [
        "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1",
        "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1",
      ])
  }

  @Test func `Han text, and what ends a line`() {
    #expect(
      LineHash.hashes(Array("本报讯　记者从市政府获悉。\n\n本报讯　记者从市政府获悉。\n".utf8)) == [
        "65b26ec266446119:1", "db8c03fa81f79f69:1", "c31c6d2ec9a977c3:1", "c129715d7a2bc9a3:1",
      ])
    #expect(
      LineHash.hashes(Array("𠮷田\u{2028}甲\u{C}乙\r\n丙".utf8)) == [
        "9d7ebecf509bf17a:1", "3022d514bc9e193c:1",
      ])
  }

  @Test func `CR, LF and CRLF give the same hashes`() {
    let lines = ["甲 a", "", "b\t", "乙"]
    let hashes = ["\n", "\r", "\r\n"].map {
      LineHash.hashes(Array(lines.joined(separator: $0).utf8))
    }
    #expect(hashes[0] == hashes[1])
    #expect(hashes[0] == hashes[2])
  }
}

@Suite struct CharacterDiffTests {
  @Test(arguments: 0..<300) func `the runs rebuild both texts`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let letters = Array("甲乙.a12")
    let left = String((0..<Int(random.next() % 24)).map { _ in letters[Int(random.next() % 6)] })
    var right = Array(left)
    for _ in 0..<random.next() % 6 {
      let at = right.isEmpty ? 0 : Int(random.next() % UInt64(right.count))
      switch random.next() % 3 {
      case 0 where !right.isEmpty: right.remove(at: at)
      case 1 where !right.isEmpty: right[at] = letters[Int(random.next() % 6)]
      default: right.insert(letters[Int(random.next() % 6)], at: at)
      }
    }
    let diff = CharacterDiff(left, String(right))
    #expect(String(diff.runs.flatMap { diff.left[$0.left] }) == left)
    #expect(String(diff.runs.flatMap { diff.right[$0.right] }) == String(right))
    for run in diff.runs where run.isEqual {
      #expect(diff.left[run.left] == diff.right[run.right])
    }
  }

  @Test(arguments: 0..<300) func `no run begins or ends inside a word`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let letters = Array("abcde12 甲,")
    func text(_ count: Int) -> [Character] {
      (0..<count).map { _ in letters[Int(random.next() % UInt64(letters.count))] }
    }
    let left = text(30)
    var right = left
    for _ in 0..<1 + random.next() % 4 {
      let at = Int(random.next() % 24)
      right.replaceSubrange(at..<at + Int(random.next() % 3), with: text(Int(random.next() % 3)))
    }
    let diff = CharacterDiff(String(left), String(right))
    for run in diff.runs {
      for (text, start) in [(diff.left, run.left.lowerBound), (diff.right, run.right.lowerBound)]
      where start > 0 && start < text.count {
        let isInside = [text[start - 1], text[start]].allSatisfy { "abcde12".contains($0) }
        #expect(!isInside, "seed \(seed)")
      }
    }
  }

  @Test func `a word that changed is shown whole, in scripts with spaces`() {
    func changes(_ left: String, _ right: String) -> [[String]] {
      let diff = CharacterDiff(left, right)
      return diff.runs.filter { !$0.isEqual }
        .map { [String(diff.left[$0.left]), String(diff.right[$0.right])] }
    }
    #expect(
      changes("voted on Thursday to approve", "voted on Friday to approve")
        == [["Thursday", "Friday"]])
    #expect(changes("they walk home early", "they walks home early") == [["walk", "walks"]])
    #expect(changes("the home of all", "the old home of all") == [["", "old "]])
    #expect(changes("서울시는 예산을 승인", "부산시는 예산을 승인") == [["서울시는", "부산시는"]])
    #expect(changes("工人画家林志的木刻展", "工人画家林俊的木刻展") == [["志", "俊"]])
  }

  @Test func `one changed figure is the only difference`() {
    let diff = CharacterDiff("新增绿地12公顷", "新增绿地15公顷")
    #expect(diff.runs.map(\.isEqual) == [true, false, true])
    // The whole figure, not its last digit.
    #expect(diff.runs[1].left == 4..<6)
    let decimals = CharacterDiff("共1,250.5元整", "共1,251.5元整")
    #expect(decimals.runs.map(\.isEqual) == [true, false, true])
    #expect(decimals.runs[1].left == 1..<8)
    let swapped = CharacterDiff("soit 3,2 millions", "soit 2,3 millions")
    #expect(swapped.runs.map(\.isEqual) == [true, false, true])
    #expect(swapped.runs[1].left == 5..<8)
  }
}
