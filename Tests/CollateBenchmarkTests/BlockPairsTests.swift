import Collate
import Testing

@testable import CollateBenchmark

@Suite struct BlockPairsTests {
  @Test(arguments: [PressLanguage.zh, .en, .ja, .de], [Difficulty.easy, .medium, .hard])
  func `the exact join, the bands and the families of a check hold the same similar blocks`(
    language: PressLanguage, difficulty: Difficulty
  ) {
    var pairs = 0
    for seed in UInt64(1)...6 {
      let generator = IssueGenerator(
        language: language, articles: [GeneratorTests.articles(language, seed: seed)])
      let issue = generator.issue(id: "test", difficulty: difficulty, seed: seed)
      let read = Issue(issue.text)
      let found = BlockPairs(read, least: language.isDense ? 30 : 90)
      #expect(found.exact == found.banded, "seed \(seed)")
      let unheld = found.unheld.map { $0.map { read.text(of: read.blocks[$0]) } }
      #expect(unheld.isEmpty, "seed \(seed)")
      pairs += found.exact.count
    }
    #expect(pairs > 0)
  }
}
