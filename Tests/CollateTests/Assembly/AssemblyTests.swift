import CollateModels
import CollateTestSupport
import Foundation
import Testing

@testable import Collate

/// The sample issue.
enum SeedIssue {
  static let bytes: [UInt8] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../seeds/000_cee18c0c3957013d.txt")
    return (try? [UInt8](Data(contentsOf: file))) ?? []
  }()

  static let issue = Collate.Issue(sources: [Source(path: "seed", bytes: bytes)])
  static let result = Check(models: BuiltInModels.all).run(on: issue)
}

@Suite struct AssemblyTests {
  private func assembly(_ bytes: [UInt8]) throws -> Assembly {
    try Assembly(result(bytes), minimumCertainty: .possible)
  }

  private func result(_ bytes: [UInt8]) -> CheckResult {
    let issue = Collate.Issue(sources: [Source(path: "-", bytes: bytes)])
    return Check(models: BuiltInModels.all).run(on: issue)
  }

  /// The seed with blocks moved, doubled, dropped, cut and glued, and with bytes that are no text.
  private func mutation(_ seed: UInt64) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    func number(_ count: Int) -> Int { Int(random.next() % UInt64(max(count, 1))) }
    let first = number(60)
    var blocks = SeedIssue.issue.blocks[first..<min(first + 14, SeedIssue.issue.blocks.count)]
      .map { Array(SeedIssue.bytes[$0.bytes]) }
    for _ in 0..<6 {
      let at = number(blocks.count)
      switch number(7) {
      case 0: blocks.swapAt(at, number(blocks.count))
      case 1: blocks.insert(blocks[at], at: number(blocks.count))
      case 2: blocks.remove(at: at)
      case 3:
        let cut = number(blocks[at].count)
        blocks.insert(Array(blocks[at][cut...]), at: at + 1)
        blocks[at] = Array(blocks[at][..<cut])
      case 4: blocks[at] += [0xFF, 0x00, 0xC3]
      case 5: blocks[at] = [0x0C] + blocks[at]
      default: blocks[at] = Array("Continued on page 4".utf8)
      }
    }
    let separators: [[UInt8]] = [
      [10, 10], [13, 10, 13, 10], [10, 32, 10, 10], [10], Array("\n\u{3000}\u{3000}".utf8),
    ]
    let separator = separators[number(separators.count)]
    for at in blocks.indices.dropFirst() where number(6) == 0 { blocks[at] = [0x0C] + blocks[at] }
    return (number(2) == 0 ? [0xEF, 0xBB, 0xBF] : []) + Array(blocks.joined(separator: separator))
  }

  @Test(arguments: 1...24)
  func `the edits lead back to every byte of the input, and paragraphs stay apart`(
    seed: UInt64
  ) throws {
    let bytes = mutation(seed)
    let result = result(bytes)
    for arrangement in [Assembly.Arrangement.places, .articles] {
      let joined = try Assembly(result, minimumCertainty: .possible, arrangement: arrangement)
      #expect(try joined.edits.undo(joined.text) == bytes)
      #expect(sharedLines(joined, result).isEmpty, "\(arrangement)")
    }
  }

  /// Paragraphs of few words in any order, each several times, half of them with errors.
  private func repeats(_ seed: UInt64) -> (paragraphs: [[String]], text: String) {
    var random = SplitMix64(seed: seed)
    func number(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    let words =
      "river school north water station street bridge village garden letter harbour winter"
      .split(separator: " ").map(String.init)
    let paragraphs = (0..<4).map { _ in (0..<26).map { _ in words[number(words.count)] } }
    let blocks = (0..<9).map { _ in
      var copy = paragraphs[number(paragraphs.count)]
      if number(2) == 0 { copy[number(copy.count)] = "qhe" }
      return copy.joined(separator: " ") + "."
    }
    return (paragraphs, blocks.joined(separator: "\n\n"))
  }

  // Two families may each keep what the other one takes out.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `of no text are all copies taken out`(seed: UInt64) throws {
    let (paragraphs, text) = repeats(seed)
    let joined = String(decoding: try assembly(Array(text.utf8)).text, as: UTF8.self)
    for paragraph in paragraphs {
      let runs = (0...paragraph.count - 6).map { paragraph[$0..<$0 + 6].joined(separator: " ") }
      guard runs.contains(where: text.contains) else { continue }
      #expect(runs.contains(where: joined.contains))
    }
  }

  @Test(arguments: ["\u{3000}\u{3000}", "\t", " \u{A0}", "\n\u{3000}\u{3000}"])
  func `no white space beside a jump line stays in the paragraph`(space: String) throws {
    let tail = "轮渡公司推迟了新时刻表的实施，原因是船员们不愿意接受夜航班次上更长的值班时间，而且要求增加"
    let head = "人手和轮休，公司星期一表示，调解人将在月底之前分别听取双方的意见，结果会很快公布。"
    let filler = "气象台预计，本周后期有一次降温过程，山区早晚要注意防寒，出行请留意最新预报。"
    let text =
      "\(tail)\(space)（下转第2版）\n\n\(filler)\n\u{C}\n（上接第1版）\(space)\(head)\n\n\(filler)\n"
    let joined = String(decoding: try assembly(Array(text.utf8)).text, as: UTF8.self)
    #expect(joined.contains(tail + head))
  }

  @Test func `what is written between paragraphs ends lines as the input does`() throws {
    let (_, text) = repeats(3)
    let bytes = Array(text.replacing("\n", with: "\r\n").utf8) + Array("\r\n".utf8)
    for arrangement in [Assembly.Arrangement.places, .articles] {
      let joined = try Assembly(
        result(bytes), minimumCertainty: .possible, arrangement: arrangement
      ).text
      #expect(joined.indices.allSatisfy { joined[$0] != 0x0A || $0 > 0 && joined[$0 - 1] == 0x0D })
    }
  }

  @Test func `a text that changed since cannot be undone`() throws {
    let joined = try assembly(Array("One.\n\nTwo.\n".utf8))
    var text = joined.text
    text[0] = 0x30
    #expect(throws: EditList.UndoError.textChanged) { try joined.edits.undo(text) }
  }

  @Test func `edits with other bytes are not undone, those without a hash are`() throws {
    let text = Array("One and the same paragraph.\n\nTwo.\n\nThree.\n".utf8)
    let issue = Collate.Issue(sources: [Source(path: "-", bytes: text)])
    let joined = try Assembly(
      result(issue, orphans: [Orphan(fragment: issue.place(of: 1), into: issue.place(of: 0))]))
    func list(_ edits: [EditList.Edit], inputHash: UInt64?) -> EditList {
      EditList(
        edits: edits, inputLength: text.count, outputLength: joined.text.count,
        outputHash: joined.edits.outputHash, inputHash: inputHash)
    }
    #expect(joined.edits == list(joined.edits.edits, inputHash: FNV.hash(text)))
    var changed = 0
    for index in joined.edits.edits.indices {
      guard case .removed(let range, var bytes, let reason) = joined.edits.edits[index] else {
        continue
      }
      bytes[bytes.count / 2] ^= 1
      var edits = joined.edits.edits
      edits[index] = .removed(range, bytes: bytes, reason: reason)
      changed += 1
      #expect(throws: EditList.UndoError.malformed) {
        try list(edits, inputHash: joined.edits.inputHash).undo(joined.text)
      }
    }
    #expect(changed > 0)
    #expect(try list(joined.edits.edits, inputHash: nil).undo(joined.text) == text)
  }

  @Test func `edits that reach outside the text are malformed`() {
    let text = Array("abc".utf8)
    for edit in [
      EditList.Edit.moved(0..<9, to: 0), .moved(0..<1, to: 7), .inserted(1..<9, reason: .spacing),
      .removed(2..<9, bytes: [1], reason: .repeated),
    ] {
      let list = EditList(
        edits: [edit], inputLength: 3, outputLength: 3, outputHash: FNV.hash(text))
      #expect(throws: EditList.UndoError.malformed) { try list.undo(text) }
    }
  }

  @Test(arguments: ["", "\n", " \n\n\u{C}", "One block.", "One.\n\nTwo.\r\n\r\n"])
  func `text without faults stays as it is`(text: String) throws {
    #expect(try assembly(Array(text.utf8)).text == Array(text.utf8))
  }

  @Test func `a hyphen at a Latin seam goes, and no space comes between Han halves`() throws {
    let latin = """
      The committee met for three hours on Tuesday and heard that the cost of the new inter-

      national terminal had doubled since the plans were drawn up two years ago by the city.
      """
    #expect(
      String(decoding: try assembly(Array(latin.utf8)).text, as: UTF8.self)
        .contains("new international terminal"))
    let han = """
      市政府常务会议今天上午研究了今年重点民生工程的推进情况，会议指出，要坚持以人民为中心的发展思

      想，把群众关心的事情一件一件办好，让发展成果更多更公平惠及全体人民。
      """
    #expect(
      String(decoding: try assembly(Array(han.utf8)).text, as: UTF8.self)
        .contains("发展思想，把群众"))
  }

  @Test func `a copy with misprints is taken out, a notice with another name or figure stays`()
    throws
  {
    let notice = { (name: String, office: String, hour: String) in
      "The council has appointed \(name) to the office of \(office) with effect from the first of May; "
        + "the oath will be taken in the great hall of the town house at \(hour) in the presence of the mayor."
    }
    let between =
      "Rain fell on the hills above the town for most of the night, and the river rose again."
    let first = notice("Maria Kowalski", "treasurer", "noon")
    for (other, isKept) in [
      (notice("Peter Novak", "harbour master", "noon"), true),
      (notice("Maria Kowalski", "treasurer", "nine"), true),
      (
        notice("Maria Kowaiski", "treasurer", "noon").replacingOccurrences(
          of: "great", with: "gteat"), false
      ),
    ] {
      let bytes = Array([first, between, other].joined(separator: "\n\n").utf8)
      let text = String(decoding: try assembly(bytes).text, as: UTF8.self)
      #expect(text.contains(other) == isKept, "\(other)")
      #expect(text.contains(first))
    }
  }

  @Test func `several files cannot be joined into one`() {
    let issue = Collate.Issue(sources: [
      Source(path: "a", text: "A."), Source(path: "b", text: "B."),
    ])
    #expect(throws: Assembly.Failure.severalSources(2)) { try Assembly(Check().run(on: issue)) }
  }

  @Test func `edits that reach as far as numbers go are malformed`() {
    for edit in [
      EditList.Edit.removed(.min ..< .max, bytes: [], reason: .orphan),
      .moved(.min ..< .max, to: 0), .moved(.min ..< -1, to: 0),
      .removed(.min ..< .min, bytes: [], reason: .orphan),
      .removed(.max ..< .max, bytes: [], reason: .orphan),
    ] {
      let list = EditList(
        edits: [edit, .moved(0..<1, to: 0)], inputLength: 3, outputLength: 3,
        outputHash: FNV.hash(Array("abc".utf8)))
      #expect(throws: EditList.UndoError.malformed) { try list.undo(Array("abc".utf8)) }
    }
  }

  private static let halves = Collate.Issue("First half of a\n\nsentence that\n\ngoes on here.\n")

  private func link(_ from: Int, _ to: Int) -> Continuation {
    Continuation(from: from, to: to, certainty: .certain, score: 5, margin: 5, kind: .adjacent)
  }

  private func result(
    _ issue: Collate.Issue = halves, families: [Family] = [], links: [Continuation] = [],
    orphans: [Orphan] = [], jumps: [Jump] = [], articles: [Article] = []
  ) -> CheckResult {
    CheckResult(
      issue: issue, options: CheckOptions(), roles: [], families: families, echoes: [],
      continuations: links, orphans: orphans, jumps: jumps, articles: articles, findings: [])
  }

  @Test func `joins that are no chains are malformed`() {
    for links in [
      [link(0, 1), link(0, 2)], [link(0, 2), link(1, 2)], [link(0, 0)], [link(0, 1), link(1, 0)],
      [link(0, 1), link(1, 2), link(2, 0)], [link(2, 3)], [link(-1, 0)],
    ] {
      #expect(throws: Assembly.Failure.malformed) { try Assembly(result(links: links)) }
    }
  }

  @Test func `a join below the certainty asked for may contradict others`() throws {
    let unsure = Continuation(
      from: 0, to: 2, certainty: .possible, score: 0, margin: 0, kind: .displaced)
    let joined = try Assembly(result(links: [link(0, 1), unsure]))
    #expect(
      String(decoding: joined.text, as: UTF8.self)
        == "First half of a sentence that\n\ngoes on here.\n")
  }

  @Test(arguments: [Assembly.Arrangement.places, .articles])
  func `a block in two articles, or twice in one, is malformed`(
    arrangement: Assembly.Arrangement
  ) {
    for articles in [[[0, 1, 0]], [[0, 1], [1, 2]], [[3]], [[-1]]] {
      let result = result(articles: articles.map { Article(title: nil, blocks: $0) })
      #expect(throws: Assembly.Failure.malformed) {
        try Assembly(result, arrangement: arrangement)
      }
    }
  }

  @Test func `places outside the issue are malformed`() {
    let inside = Self.halves.place(of: 0)
    for outside in [
      Place(block: 3, bytes: 0..<4), Place(block: 1, lastBlock: 0, bytes: 0..<4),
      Place(block: 0, lastBlock: 9, bytes: 0..<4), Place(block: 0, bytes: 0..<400),
      Place(block: 0, bytes: -2..<4),
    ] {
      let copies = Family(
        kind: .exact, similarity: 1, characters: 4, members: [inside, outside], id: "")
      for result in [
        result(families: [copies]), result(orphans: [Orphan(fragment: outside, into: inside)]),
        result(jumps: [
          Jump(at: outside, direction: .to, page: "2", state: .matched, block: 0)
        ]),
      ] {
        #expect(throws: Assembly.Failure.malformed) { try Assembly(result) }
      }
    }
  }

  @Test(arguments: [3, 99, -1, .max], [Assembly.Arrangement.places, .articles])
  func `a jump line with a text outside the issue is malformed`(
    block: Int, arrangement: Assembly.Arrangement
  ) {
    let jump = Jump(
      at: Self.halves.place(of: 0), direction: .to, page: "2", state: .matched, block: block)
    #expect(throws: Assembly.Failure.malformed) {
      try Assembly(
        result(jumps: [jump], articles: [Article(title: nil, blocks: [1])]),
        arrangement: arrangement)
    }
  }

  @Test func `runs that hang on each other without end are written`() throws {
    let count = 30_000
    let issue = Collate.Issue(String(repeating: "A.\n\n", count: count))
    let joined = try Assembly(
      result(issue, links: (1..<count).map { link($0, $0 - 1) }), minimumCertainty: .certain)
    #expect(try joined.edits.undo(joined.text) == issue.sources[0].bytes)
  }

  @Test func `jump lines that overlap, or are no part of their block, leave the way back`() throws {
    let block = Self.halves.blocks[0].bytes
    let ranges = [
      [block.lowerBound..<6, 3..<block.upperBound], [block.lowerBound..<block.upperBound + 4],
      [block.lowerBound..<5, 5..<block.upperBound], [3..<block.upperBound, 5..<block.upperBound],
    ]
    for ranges in ranges {
      let jumps = ranges.map {
        Jump(
          at: Place(block: 0, bytes: $0), direction: .to, page: "2", state: .matched, block: 0)
      }
      let joined = try Assembly(result(links: [link(0, 1)], jumps: jumps))
      #expect(try joined.edits.undo(joined.text) == Self.halves.sources[0].bytes)
    }
  }

  @Test func `what carries a scrap on stays in the text`() throws {
    let scrap = Orphan(fragment: Self.halves.place(of: 0), into: Self.halves.place(of: 2))
    let joined = try Assembly(result(links: [link(0, 1)], orphans: [scrap]))
    #expect(String(decoding: joined.text, as: UTF8.self).contains("First half of a sentence that"))
  }
}
