import Collate
import Foundation
import Testing

@testable import CollateBenchmark

@Suite struct GeneratorTests {
  /// Articles of invented words, so that no corpus is needed.
  static func articles(_ language: PressLanguage, seed: UInt64) -> [ArticleRecord] {
    var random = SeededGenerator(seed: seed)
    let letters = Array(language.isDense ? "天地人山水火木金土日月星云雨风春夏秋冬东西南北中" : "abdefgiklmnoprstu")
    func word() -> String {
      String(
        (0..<random.int(in: language.isDense ? 2...4 : 2...11)).map { _ in random.pick(letters) })
    }
    func sentence() -> String {
      let words = (0..<random.int(in: 5...16)).map { _ in word() }
      let comma = words.count / 2
      let start = words[..<comma].joined(separator: language.space)
      let end = words[comma...].joined(separator: language.space)
      return language.isDense ? "\(start)，\(end)。" : "\(start), \(end)."
    }
    return (0..<30).map { index in
      ArticleRecord(
        id: "article-\(index)", lang: language.rawValue, title: "",
        paragraphs: (0..<random.int(in: 2...9)).map { _ in
          (0..<random.int(in: 1...4)).map { _ in sentence() }.joined(separator: language.space)
        })
    }
  }

  @Test(arguments: PressLanguage.allCases, Difficulty.allCases)
  func `labels describe the text of every generated issue`(
    language: PressLanguage, difficulty: Difficulty
  ) {
    for seed in UInt64(1)...3 {
      let generator = IssueGenerator(
        language: language, articles: [GeneratorTests.articles(language, seed: seed)])
      let issue = generator.issue(id: "test", difficulty: difficulty, seed: seed)
      #expect(IssueAudit.problems(of: issue) == [], "seed \(seed)")
      if difficulty == .intact { #expect(issue.gold.continuations.isEmpty) }
    }
  }

  @Test(arguments: [PressLanguage.zh, .en])
  func `a sound issue is whole but for one to five paragraphs, each of an article of its own`(
    language: PressLanguage
  ) {
    var places: Set<String> = []
    for seed in UInt64(1)...12 {
      let generator = IssueGenerator(
        language: language, articles: [GeneratorTests.articles(language, seed: seed)])
      let gold = generator.issue(id: "test", difficulty: .sound, seed: seed).gold
      let lost = gold.articles.filter(\.truncated)
      #expect((1...5).contains(gold.continuations.count + lost.count), "seed \(seed)")
      #expect(Set(gold.continuations.map(\.article)).count == gold.continuations.count)
      #expect(gold.blocks.count { $0.kind == "fragment" } == 2 * gold.continuations.count)
      #expect(gold.duplicates.isEmpty && gold.orphans.isEmpty && gold.jumps.isEmpty)
      for link in gold.continuations {
        places.insert(link.adjacent ? "below" : link.pageJump == true ? "other page" : "same page")
      }
      if !lost.isEmpty { places.insert("lost") }
    }
    #expect(places == ["below", "same page", "other page", "lost"])
  }

  @Test(arguments: [PressLanguage.zh, .en])
  func `a gapped issue is sound but that halves are lost at either side or stand behind a box`(
    language: PressLanguage
  ) {
    var faults: Set<String> = []
    for seed in UInt64(1)...24 {
      let generator = IssueGenerator(
        language: language, articles: [GeneratorTests.articles(language, seed: seed)])
      let output = generator.issue(id: "test", difficulty: .gapped, seed: seed)
      let gold = output.gold
      let lost = gold.articles.filter(\.truncated)
      #expect((1...5).contains(gold.continuations.count + lost.count), "seed \(seed)")
      #expect(gold.blocks.count { $0.kind == "fragment" } == 2 * gold.continuations.count)
      #expect(gold.duplicates.isEmpty && gold.orphans.isEmpty && gold.jumps.isEmpty)
      for link in gold.continuations where !link.adjacent && link.to > link.from {
        let between = gold.blocks[link.from..<link.to - 1]
        if between.allSatisfy({ $0.article != link.article }) { faults.insert("box") }
      }
      let issue = Collate.Issue(output.text)
      for article in lost {
        let blocks = gold.blocks.filter {
          $0.article == article.id && ["paragraph", "fragment"].contains($0.kind)
        }
        guard let first = blocks.first, let last = blocks.last else { continue }
        let start = issue.text(of: issue.blocks[first.id - 1])
        let end = issue.text(of: issue.blocks[last.id - 1])
        // An opener or a misprint makes a block of its own words; it tells nothing here.
        let paragraphs = generator.articles[0].flatMap(\.paragraphs)
        if paragraphs.contains(where: { $0.contains(start) && !$0.hasPrefix(start) }) {
          faults.insert("start")
        }
        if paragraphs.contains(where: { $0.contains(end) && !$0.hasSuffix(end) }) {
          faults.insert("end")
        }
      }
    }
    #expect(faults == ["box", "start", "end"])
  }

  @Test func `the same articles and seed give the same issue`() {
    let generator = IssueGenerator(
      language: .en, articles: [GeneratorTests.articles(.en, seed: 7)])
    let first = generator.issue(id: "test", difficulty: .hard, seed: 9)
    let second = generator.issue(id: "test", difficulty: .hard, seed: 9)
    let other = generator.issue(id: "test", difficulty: .hard, seed: 10)
    #expect(first.text == second.text)
    #expect(first.text != other.text)
  }

  @Test func `the random source gives the published values of SplitMix64`() {
    // First outputs for seed 0 of the reference implementation, https://prng.di.unimi.it/splitmix64.c
    var random = SeededGenerator(seed: 0)
    #expect(random.next() == 0xE220_A839_7B1D_CDAF)
    #expect(random.next() == 0x6E78_9E6A_A1B9_65F4)
    #expect(random.next() == 0x06C4_5D18_8009_454F)
  }

  @Test(arguments: PressLanguage.allCases)
  func `set lines hold the whole text and fit the column`(language: PressLanguage) {
    var random = SeededGenerator(seed: 3)
    let width = language.isDense ? 12 : 30
    let setting = LineBreaking(
      language: language, width: width, hyphenation: 0.7, bareCut: 0.1, breaksAnywhere: false)
    for article in GeneratorTests.articles(language, seed: 5) {
      for paragraph in article.paragraphs {
        let text = Array(paragraph)
        let lines = setting.lines(of: text, using: &random)
        let kept = lines.map { String(text[$0.range]) }.joined()
        #expect(kept.withoutSpace == paragraph.withoutSpace)
        // Up to three closing marks may hang.
        #expect(lines.allSatisfy { $0.range.count <= width + 3 })
        for (line, next) in zip(lines, lines.dropFirst()) where line.breaking == .hyphen {
          #expect(text[line.range.upperBound - 1].isLetter)
          #expect(line.range.upperBound == next.range.lowerBound)
        }
      }
    }
  }

  @Test func `line ends and control characters in records tear no paragraph`() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("collate-records-\(UUID().uuidString).jsonl").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let long = String(repeating: "市政府常务会议研究了老旧小区改造工作。", count: 8)
    let paragraphs = #"["\#(long)\n\n完\u0008成。 ","\n"]"#
    let record = #"{"id":"a","lang":"zh","title":"一\r\n二","paragraphs":\#(paragraphs)}"#
    try Data(record.utf8).write(to: URL(fileURLWithPath: path))
    let articles = try ArticleReader(language: .zh, selection: .all).articles(at: path)
    #expect(articles.map(\.title) == ["一二"])
    #expect(articles.first?.paragraphs == [long + "完成。"])
  }

  @Test func `a selection takes every document with its remainder`() {
    let selection = DocumentSelection("7/10")
    #expect((0..<40).filter { selection?.contains($0) == true } == [7, 17, 27, 37])
    #expect(DocumentSelection("10/10") == nil)
    #expect(DocumentSelection("x") == nil)
  }
}
