import Collate
import Testing

@testable import CollateBenchmark

@Suite struct JoinsScoreTests {
  private let issue = Issue("Head\n\nThe first half of\n\nAside\n\na sentence.\n\nWhole.\n")

  private var gold: IssueGold {
    let kinds = ["headline", "fragment", "caption", "fragment", "paragraph"]
    return IssueGold(
      id: "test", lang: "en", pages: 1,
      blocks: zip(issue.blocks, kinds).map { block, kind in
        .init(
          id: block.number, page: 1, kind: kind, article: kind == "caption" ? nil : "a", start: 0,
          end: 0, byteStart: block.bytes.lowerBound, byteEnd: block.bytes.upperBound)
      },
      continuations: [
        .init(
          from: 2, to: 4, article: "a", para: 0, displacement: 1, adjacent: false,
          kind: "mid_sentence")
      ],
      duplicates: [], orphans: [], jumps: [],
      articles: [
        .init(
          id: "a", blocks: [2, 4, 5], paragraphs: ["The first half of a sentence.", "Whole."],
          cutParas: [0], truncated: false)
      ],
      dontCareLinks: [[4, 5]])
  }

  private func score(
    _ links: [(Int, Int, Certainty)], floor: Certainty = .likely, articles: [Article] = []
  ) -> JoinsScore {
    let result = CheckResult(
      issue: issue, options: CheckOptions(), roles: Array(repeating: .body, count: 5),
      families: [], echoes: [],
      continuations: links.map {
        Continuation(
          from: $0.0 - 1, to: $0.1 - 1, certainty: $0.2, score: 0, margin: 0, kind: .adjacent)
      },
      orphans: [], jumps: [], articles: articles, findings: [])
    return JoinsScore(result, gold: gold, floor: floor)
  }

  @Test func `a right link restores its article`() {
    let score = score([(2, 4, .certain)])
    #expect(score.links.f1 == 1)
    #expect(score.displaced.right == 1)
    #expect(score.adjacent.right == 0)
    #expect(score.linksExact == 1)
    #expect(score.textExact == 1)
  }

  @Test func `a link to a caption is wrong and misses the right one`() {
    let score = score([(2, 3, .likely)])
    #expect((score.links.right, score.links.wrong, score.links.missed) == (0, 1, 1))
    #expect(score.adjacent.wrong == 1)
    #expect(score.displaced.missed == 1)
    #expect(score.crossArticle == 1)
    #expect(score.linksExact == 0)
    #expect(score.textExact == 0)
  }

  @Test func `a link that does not matter counts neither way`() {
    let score = score([(2, 4, .likely), (4, 5, .likely)])
    #expect((score.links.right, score.links.wrong, score.links.missed) == (1, 0, 0))
  }

  @Test func `links under the floor count for calibration only`() {
    let score = score([(2, 4, .possible)])
    #expect(score.links.missed == 1)
    #expect(score.byCertainty[.possible]?.right == 1)
  }

  @Test func `an article is whole with all of its text and no other, whatever else stands in it`() {
    func whole(_ articles: Article...) -> [Int] {
      let score = score([], articles: articles)
      return [score.texts, score.whole, score.titled]
    }
    #expect(whole(Article(title: 0, blocks: [0, 1, 2, 3, 4])) == [1, 1, 1])
    #expect(whole(Article(title: nil, blocks: [1, 3, 4])) == [1, 1, 0])
    #expect(
      whole(Article(title: 0, blocks: [0, 1, 3]), Article(title: nil, blocks: [4])) == [1, 0, 0])
    #expect(whole() == [1, 0, 0])
  }
}
