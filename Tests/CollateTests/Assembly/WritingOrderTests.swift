import CollateModels
import CollateTestSupport
import Testing

@testable import Collate

/// In what order a joined text is written, and that its paragraphs stay apart.
@Suite struct WritingOrderTests {
  private static func issue(_ text: String) -> Collate.Issue {
    Collate.Issue(sources: [Source(path: "-", bytes: Array(text.utf8))])
  }

  private static func joined(
    _ text: String, articles: [[Int]], links: [(Int, Int)] = [], jumps: [Jump] = []
  ) throws -> String {
    let result = result(issue(text), articles: articles, links: links, jumps: jumps)
    let assembly = try Assembly(result, arrangement: .articles)
    #expect(try assembly.edits.undo(assembly.text) == Array(text.utf8))
    return String(decoding: assembly.text, as: UTF8.self)
  }

  private static func result(
    _ issue: Collate.Issue, articles: [[Int]], links: [(Int, Int)], jumps: [Jump] = [],
    orphans: [Orphan] = []
  ) -> CheckResult {
    CheckResult(
      issue: issue, options: CheckOptions(), roles: issue.blocks.map { _ in .body }, families: [],
      echoes: [],
      continuations: links.map {
        Continuation(
          from: $0.0, to: $0.1, certainty: .certain, score: 9, margin: 9,
          kind: $0.1 == $0.0 + 1 ? .adjacent : .displaced)
      },
      orphans: orphans, jumps: jumps,
      articles: articles.map { Article(title: nil, blocks: $0) }, findings: [])
  }

  @Test func `pages without a fault stay as they are, article by article`() throws {
    let text = """
      晨报 第1版

      城南大桥昨日通车

      本报讯 城南大桥昨日上午正式通车，全长一点二公里，双向六车道，总投资四亿元。
      \u{C}晨报 第2版

      图书馆周末延长开放

      本报讯 市图书馆从本周起，周末开放时间延长到晚上九点，并增加二百个座位。
      \u{C}晨报 第3版

      今日天气

      晴转多云，气温十二到二十度。

      """
    let result = Check(models: BuiltInModels.all).run(on: WritingOrderTests.issue(text))
    let assembly = try Assembly(result, arrangement: .articles)
    #expect(String(decoding: assembly.text, as: UTF8.self) == text)
  }

  @Test func `what is in no article stands before the article that begins next`() throws {
    let text = "Head 1\n\nA\n\nB\n\u{C}Head 2\n\nA again\n\nBox\n\nC\n"
    #expect(
      try WritingOrderTests.joined(text, articles: [[1, 4], [2], [6]])
        == "Head 1\n\nA\n\nA again\n\nB\n\u{C}Head 2\n\nBox\n\nC\n")
  }

  @Test func `what stands inside an article on its page stays there`() throws {
    let text = "A\n\nPicture\n\nA again\n\nC\n\nB\n\nA at last\n\nFoot\n"
    #expect(
      try WritingOrderTests.joined(text, articles: [[0, 2, 5], [3], [4]])
        == "A\n\nPicture\n\nA again\n\nA at last\n\nC\n\nB\n\nFoot\n")
  }

  @Test func `a page break stays before what is left of its page`() throws {
    let text = "A\n\nB\n\u{C}A again\n\nC\n"
    #expect(
      try WritingOrderTests.joined(text, articles: [[0, 2], [1], [3]])
        == "A\n\nA again\n\nB\n\u{C}C\n")
  }

  @Test func `an open jump line stays with its text`() throws {
    let text = "A\n\nTurn to page 9\n\nB\n\nA again\n\nFrom page 9\n\nC\n"
    let issue = WritingOrderTests.issue(text)
    let jumps = [
      Jump(at: issue.place(of: 1), direction: .to, page: "9", state: .unanswered, block: 0),
      Jump(at: issue.place(of: 4), direction: .from, page: "9", state: .unanswered, block: 5),
    ]
    #expect(
      try WritingOrderTests.joined(text, articles: [[0, 3], [2, 5]], jumps: jumps)
        == "A\n\nTurn to page 9\n\nA again\n\nB\n\nFrom page 9\n\nC\n")
  }

  /// Numbered blocks on pages, some of them joined, scraps or jump lines, divided among articles.
  private func sample(_ seed: UInt64) -> CheckResult {
    var random = SplitMix64(seed: seed)
    func number(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    let separators = ["\n\n", "\n\n", "\n\n", "\n", "\n\u{C}", "\n\n\u{C}\n", "\u{C}", "\n\u{C}  "]
    var text = number(4) == 0 ? "\n\u{C}" : ""
    for index in 0..<14 {
      text += "Block \(index) tells of one matter"
      if index < 13 { text += separators[number(separators.count)] }
    }
    let issue = WritingOrderTests.issue(text + ["", "\n", "\n\n", "\n\u{C}"][number(4)])
    let count = issue.blocks.count
    var shuffled = Array(0..<count)
    for index in 1..<count { shuffled.swapAt(index, number(index + 1)) }
    let links = zip(shuffled, shuffled.dropFirst()).filter { _ in number(4) == 0 }
    let linked = Set(links.flatMap { [$0.0, $0.1] })
    let free = (0..<count).filter { !linked.contains($0) }
    var articles: [[Int]] = [[], [], [], []]
    for block in 0..<count where number(3) > 0 { articles[number(4)].append(block) }
    articles = articles.filter { !$0.isEmpty }.sorted { $0[0] < $1[0] }
    let orphans = free.filter { _ in number(8) == 0 }.map {
      Orphan(fragment: issue.place(of: $0), into: issue.place(of: 0))
    }
    let jumps = (0..<count).filter { _ in number(6) == 0 }.map { at in
      Jump(
        at: issue.place(of: at), direction: number(2) == 0 ? .to : .from, page: "2",
        state: number(2) == 0 ? .matched : .unanswered, block: number(count))
    }
    return WritingOrderTests.result(
      issue, articles: articles, links: links, jumps: jumps, orphans: orphans)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `a page begins before the next block that has stayed`(seed: UInt64) {
    let result = sample(seed)
    let reading = ReadingOrder(
      IssueReading(result.issue), continuations: result.continuations, minimumCertainty: .possible)
    let count = result.issue.blocks.count
    for arrangement in [Assembly.Arrangement.places, .articles] {
      let order = WritingOrder(result, reading, arrangement)
      let starts = (0...count).map(order.pageStart)
      let staying = Set(starts)
      for (first, start) in starts.enumerated() {
        #expect(start == (first..<count).first(where: staying.contains))
      }
      if arrangement == .places {
        let moved = reading.moved.keys.flatMap { Array(reading.runs[$0] ?? $0...$0) }
        #expect(staying == Set((0..<count).filter { !moved.contains($0) } + [nil]))
      }
    }
  }

  @Test(arguments: 1...200)
  func `paragraphs that are not joined never share a line, and every byte comes back`(
    seed: UInt64
  ) throws {
    let result = sample(seed)
    for arrangement in [Assembly.Arrangement.places, .articles] {
      let assembly = try Assembly(result, arrangement: arrangement)
      #expect(try assembly.edits.undo(assembly.text) == result.issue.sources[0].bytes)
      #expect(sharedLines(assembly, result).isEmpty, "\(arrangement)")
    }
  }
}

/// Pairs of blocks that are not of one paragraph and follow each other without a line end or a page
/// break between.
func sharedLines(_ assembly: Assembly, _ result: CheckResult) -> [[Int]] {
  let next = Dictionary(uniqueKeysWithValues: result.continuations.map { ($0.to, $0.from) })
  func first(_ block: Int) -> Int { next[block].map(first) ?? block }
  var blockOf = [Int?](repeating: nil, count: assembly.edits.inputLength)
  for (index, block) in result.issue.blocks.enumerated() {
    for byte in block.bytes { blockOf[byte] = index }
  }
  var shared: [[Int]] = []
  var last: Int?
  for (byte, origin) in zip(assembly.text, origins(of: assembly)) {
    if byte == 0x0A || byte == 0x0C || byte == 0x0D { last = nil }
    guard let origin, let block = blockOf[origin] else { continue }
    if let last, first(last) != first(block) { shared.append([last, block]) }
    last = block
  }
  return shared
}

/// For each byte of a joined text the byte of the input that it was; nil for bytes put in.
private func origins(of assembly: Assembly) -> [Int?] {
  var isNamed = [Bool](repeating: false, count: assembly.edits.inputLength)
  var isForeign = [Bool](repeating: false, count: assembly.text.count)
  var origins = [Int?](repeating: nil, count: assembly.text.count)
  for edit in assembly.edits.edits {
    switch edit {
    case .removed(let range, _, _): for byte in range { isNamed[byte] = true }
    case .moved(let range, let start):
      for (offset, byte) in range.enumerated() {
        isNamed[byte] = true
        isForeign[start + offset] = true
        origins[start + offset] = byte
      }
    case .inserted(let range, _): for byte in range { isForeign[byte] = true }
    }
  }
  let kept = isNamed.indices.filter { !isNamed[$0] }
  let own = isForeign.indices.filter { !isForeign[$0] }
  for (origin, byte) in zip(kept, own) { origins[byte] = origin }
  return origins
}
