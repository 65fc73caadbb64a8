import CollateModels
import CollateTestSupport
import Testing

@testable import Collate

@Suite struct BlockSeparationTests {
  private static let paragraphs = SeedIssue.issue.blocks.map { SeedIssue.issue.text(of: $0) }

  private func issue(_ text: String) -> Collate.Issue { Collate.Issue(text) }

  /// Lines of a column, the first with an indent.
  private func wrapped(_ paragraph: String, indent: String, width: Int = 18) -> String {
    var lines: [String] = []
    var rest = Substring(indent + paragraph)
    while !rest.isEmpty {
      lines.append(String(rest.prefix(width)))
      rest = rest.dropFirst(width)
    }
    return lines.joined(separator: "\n")
  }

  @Test(arguments: ["\n", "\r\n", "\n\u{3000}\u{3000}", "\n    ", "\r"])
  func `where no line is blank and lines are long, each is a block`(separator: String) {
    let text = Self.paragraphs.joined(separator: separator)
    let issue = issue(text)
    #expect(issue.sources[0].separation == .lines)
    #expect(issue.blocks.map { issue.text(of: $0) } == Self.paragraphs)
  }

  /// Says that a check found what it finds in the issue with blank lines.
  private func expectSame(_ result: CheckResult) {
    let links = { (result: CheckResult) in
      Set(result.continuations.map { [$0.from, $0.to] })
    }
    #expect(links(result) == links(SeedIssue.result))
    #expect(result.findings.map(\.rule) == SeedIssue.result.findings.map(\.rule))
  }

  @Test func `a check finds the same in an issue with a paragraph a line`() {
    let lines = issue(Self.paragraphs.joined(separator: "\n"))
    expectSame(Check(models: BuiltInModels.all).run(on: lines))
  }

  @Test func `indented lines are found the same, and joined keep their ends and indents`() throws {
    let text = Self.paragraphs.map { "\u{3000}\u{3000}" + $0 }.joined(separator: "\n")
    let result = Check(models: BuiltInModels.all).run(on: issue(text))
    expectSame(result)
    let joined = try Assembly(result)
    #expect(try joined.edits.undo(joined.text) == Array(text.utf8))
    let lines = String(decoding: joined.text, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.hasPrefix("\u{3000}\u{3000}") && !$0.hasSuffix("\u{3000}") })
    #expect(lines.count < Self.paragraphs.count - result.continuations.count + 1)
    #expect(lines.contains { $0.contains("各级各部门必须进一步提高政治站位") })
  }

  @Test func `lines of a column are no blocks, but indents or short lines end them`() {
    let long = Self.paragraphs.filter { $0.count > 60 }
    let plain = issue(long.map { wrapped($0, indent: "") }.joined(separator: "\n"))
    #expect(plain.sources[0].separation == .shortLines)
    #expect(plain.blocks.count * 4 >= long.count * 3 && plain.blocks.count <= long.count)
    let indented = issue(long.map { wrapped($0, indent: "　　") }.joined(separator: "\n"))
    #expect(indented.sources[0].separation == .indents)
    #expect(indented.blocks.count == long.count)
    let spaced = issue(long.map { wrapped($0, indent: "　　") }.joined(separator: "\n\n"))
    #expect(spaced.blocks.count == long.count)
  }

  /// Paragraphs of a sentence or two, a head before every eight of them.
  private static let briefs: [String] = {
    let sentences = paragraphs.flatMap { $0.split(separator: "。") }.filter {
      (8...60).contains($0.count)
    }
    return sentences.enumerated().flatMap { index, sentence in
      (index % 8 == 0 ? ["\(sentence.prefix(12))"] : []) + [sentence + "。"]
    }
  }()

  @Test(arguments: ["", "\u{3000}\u{3000}", "    "], [true, false])
  func `where lines are short and end sentences, each is a block`(indent: String, isHead: Bool) {
    // Heads are indented as well, or not.
    let lines = Self.briefs.map { (isHead || $0.hasSuffix("。") ? indent : "") + $0 }
    let issue = issue(lines.joined(separator: "\n"))
    #expect(issue.sources[0].separation == .lines)
    #expect(issue.blocks.map { issue.text(of: $0) } == Self.briefs)
  }

  @Test func `paragraphs a line that are cut in two are blocks`() {
    let lines = Self.briefs.enumerated().flatMap { index, text in
      index % 3 == 1 && text.count > 16 ? ["\(text.prefix(9))", "\(text.dropFirst(9))"] : [text]
    }
    let issue = issue(lines.joined(separator: "\n"))
    #expect(issue.sources[0].separation == .lines)
    #expect(issue.blocks.count == lines.count)
  }

  @Test func `ideographic spaces before lines of all lengths begin blocks`() {
    let uneven = (1...40).map { index in
      "\u{3000}\u{3000}" + Self.paragraphs[10].prefix(5 + (index * index * 7) % 51)
    }
    #expect(Source(text: uneven.joined(separator: "\n")).separation == .lines)
    let lines = Self.paragraphs.flatMap { wrapped($0, indent: "").split(separator: "\n") }
    let margin = lines.map { "\u{3000}\u{3000}" + $0 }
    #expect(Source(text: margin.joined(separator: "\n")).separation == .blankLines)
  }

  @Test func `short paragraphs of a wide column begin with indents or end with short lines`() {
    let indented = Self.briefs.map {
      $0.hasSuffix("。") ? wrapped($0, indent: "　　", width: 30) : $0
    }
    let issue = issue(indented.joined(separator: "\n"))
    #expect(issue.sources[0].separation == .indents)
    #expect(issue.blocks.count * 20 >= Self.briefs.count * 19)
    let flush = Self.briefs.map { wrapped($0, indent: "", width: 30) }.joined(separator: "\n")
    #expect(Source(text: flush).separation == .shortLines)
  }

  /// Paragraphs whose last line has room in a column of 18.
  private static let longParagraphs = paragraphs.filter {
    $0.count > 60 && $0.hasSuffix("。") && (1...12).contains(($0.count + 2) % 18)
  }

  @Test(arguments: [1, 2, 3])
  func `heads without an indent are blocks`(count: Int) {
    let long = Self.longParagraphs
    let heads = ["深入推进安全生产", "本报记者　王明", "要闻三则"].prefix(count)
    let parts = long.flatMap { heads + [$0] }
    let text = parts.map { heads.contains($0) ? $0 : wrapped($0, indent: "　　") }
    let issue = issue(text.joined(separator: "\n"))
    #expect(issue.sources[0].separation == .indents)
    #expect(
      issue.blocks.map { issue.text(of: $0).filter { !$0.isWhitespace } }
        == parts.map { $0.filter { !$0.isWhitespace } })
  }

  @Test func `verse and lists without an indent stay whole among indented paragraphs`() {
    let long = Self.longParagraphs
    let verse = ["风从对岸吹来", "带着芦苇的白", "摆渡的老人", "把篙插进", "一九八三年的水里", "等雪落满"]
    let paragraphs = long.map { wrapped($0, indent: "　　") }
    let text = paragraphs.prefix(4) + [verse.joined(separator: "\n")] + paragraphs.dropFirst(4)
    let issue = issue(text.joined(separator: "\n"))
    #expect(issue.sources[0].separation == .indents)
    #expect(issue.blocks.count == long.count + 1)
    #expect(issue.text(of: issue.blocks[4]) == verse.joined(separator: "\n"))
  }

  @Test func `blank lines separate where most lines stand alone`() {
    let table = (1...6).map { "第\($0)名　\(Self.paragraphs[10].prefix(90))" }.joined(separator: "\n")
    let issue = issue(Self.paragraphs.joined(separator: "\n\n") + "\n\n" + table)
    #expect(issue.sources[0].separation == .blankLines)
    #expect(issue.blocks.count == Self.paragraphs.count + 1)
  }

  @Test(arguments: [
    "", "one line", "two\nlines", "a\nfew\nshort\nlines\nof\nverse", "\n\n", "\u{C}",
  ])
  func `short texts are left as they are`(text: String) {
    #expect(Source(text: text).separation == .blankLines)
  }

  @Test func `quotations, lists and hanging indents are no paragraphs`() {
    let words = (1...60).map { "word\($0)" }
    func wrapped(_ first: String, _ rest: String) -> String {
      stride(from: 0, to: words.count, by: 10).map { start in
        (start == 0 ? first : rest) + words[start..<start + 10].joined(separator: " ")
      }.joined(separator: "\n")
    }
    let plain = wrapped("", "")
    for odd in [wrapped("    ", "    "), wrapped("", "    "), wrapped("  - ", "    ")] {
      let text = [plain, odd, odd, plain, odd].joined(separator: "\n\n")
      #expect(Source(text: text).separation == .blankLines)
      #expect(Source(text: [plain, odd, odd].joined(separator: "\n")).separation == .blankLines)
    }
    let indented = (0..<5).map { _ in wrapped("  ", "") }.joined(separator: "\n")
    #expect(Source(text: indented).separation == .indents)
  }

  @Test func `a few long lines among those of a column are no paragraphs`() {
    let long = String(repeating: "a name of a file and ", count: 12)
    let lines = (1...80).map { "line \($0) of a text that was wrapped at some width" }
    let text = ([long] + lines + [long, long]).joined(separator: "\n")
    #expect(Source(text: text).separation == .blankLines)
  }

  /// Lines of two columns of prose, one beside the other.
  private static let sideBySide: String = {
    let left = paragraphs.filter { $0.count > 60 }.prefix(12).flatMap { column($0) }
    let right = paragraphs.filter { $0.count > 60 }.suffix(12).flatMap { column($0) }
    return zip(left, right).map { line, other in
      line + String(repeating: " ", count: 44 - 2 * line.count) + other
    }.joined(separator: "\n")
  }()

  private static func column(_ paragraph: String) -> [String] {
    stride(from: 0, to: paragraph.count, by: 18).map {
      String(paragraph.dropFirst($0).prefix(18))
    }
  }

  @Test func `columns side by side are known, and nothing of them is joined or breaks off`() {
    let source = Source(text: Self.sideBySide)
    #expect(source.hasColumnsSideBySide)
    let result = Check(models: BuiltInModels.all).run(on: Collate.Issue(sources: [source]))
    #expect(result.continuations.isEmpty)
    #expect(
      !result.findings.contains { $0.rule == .fragmentOpenEnd || $0.rule == .fragmentOpenStart })
  }

  @Test func `tables, programs and columns one below another stand not side by side`() {
    let table = (1...60).map {
      "\($0)   Name of a place   \($0 * 7_919 % 1_000)   \($0 * 31 % 97) km"
    }
    let program = (1...60).map {
      "  let value\($0) = compute(of: \($0))     // the value of line \($0)"
    }
    let below = Self.sideBySide.split(separator: "\n").flatMap { $0.split(separator: "  ") }
    for lines in [table, program, below.map(String.init), Self.paragraphs] {
      #expect(!Source(text: lines.joined(separator: "\n")).hasColumnsSideBySide)
    }
  }

  @Test func `text in columns side by side has no indents`() {
    let columns = (1...12).map { "left column \($0)" + String(repeating: " ", count: 12) + "right" }
    let right = (1...12).map { String(repeating: " ", count: 26) + "right alone \($0)" }
    let text = zip(columns, right).flatMap { [$0, $1] }.joined(separator: "\n")
    #expect(Source(text: text).separation == .blankLines)
    #expect(Collate.Issue(sources: [Source(text: text, separation: .indents)]).blocks.count == 1)
  }

  @Test func `what is asked for is done`() {
    let text = "one\n  two\nthree\n\nfour"
    let counts = BlockSeparation.allCases.map {
      Collate.Issue(sources: [Source(text: text, separation: $0)]).blocks.count
    }
    #expect(counts == [2, 2, 3, 2, 4])
  }

  @Test(arguments: BlockSeparation.allCases, 1...12 as ClosedRange<UInt64>)
  func `every byte that is not white space lies in one block, whatever separates`(
    separation: BlockSeparation, seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    let pieces = ["a", "中", " ", "\n", "\n\n", "\u{0C}", "\r\n", "\u{3000}", "。", "\t"]
    let text = (0..<120).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
    let issue = Collate.Issue(sources: [Source(text: text, separation: separation)])
    let blocks = issue.blocks.map { issue.text(of: $0) }
    #expect(
      blocks.joined().filter { !$0.isWhitespace }
        == text.filter { !$0.isWhitespace && $0 != "\u{0C}" })
    #expect(blocks.allSatisfy { $0.first?.isWhitespace == false && $0.last?.isWhitespace == false })
    if separation == .lines { #expect(blocks.allSatisfy { !$0.contains(where: \.isNewline) }) }
  }
}
