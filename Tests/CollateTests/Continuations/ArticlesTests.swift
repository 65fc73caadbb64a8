import CollateModels
import CollateTestSupport
import Testing

@testable import Collate

/// The second reading and the division into articles, on pages written for them.
@Suite struct ArticlesTests {
  private static let harbour = """
    CITY COUNCIL

    Harbour bridge to be rebuilt by spring

    By JANE PORTER

    The council voted on Tuesday to rebuild the harbour bridge, which was closed after the storm in \
    October. Engineers had found cracks in three of its piers.

    The harbour bridge carries forty thousand cars a day, and its closing has sent lorries through the \
    narrow streets behind the fish market. Shopkeepers there have complained of noise and dust.
    """
  private static let orchard = """
    Late frost ruins the cherry blossom

    Growers in the northern valleys lost most of their cherry blossom in two nights of frost. They lit fires \
    between the rows of trees, but the cold air would not lift.

    Cherry growers do not expect help from insurers, who count a late frost among the risks of the trade. \
    Some orchards may be turned into vineyards.
    """
  private static let bridgeAgain = """
    Engineers expect the new piers of the harbour bridge to last for eighty years. The council has set aside \
    nine million for the harbour, and the storm fund pays for the rest of the bridge.
    """

  private static func check(_ parts: String...) -> CheckResult {
    Check(models: BuiltInModels.all).run(on: Issue(parts.joined(separator: "\n\n")))
  }

  @Test func `heads, bylines and text of a page are told apart`() {
    let result = ArticlesTests.check(ArticlesTests.harbour, ArticlesTests.orchard)
    #expect(
      result.roles == [.kicker, .headline, .byline, .body, .body, .headline, .body, .body])
    #expect(result.articles.map(\.blocks) == [[0, 1, 2, 3, 4], [5, 6, 7]])
    #expect(result.articles.map(\.title) == [1, 5])
  }

  @Test func `a paragraph behind a foreign article goes back to its own`() {
    let result = ArticlesTests.check(
      ArticlesTests.harbour, ArticlesTests.orchard, ArticlesTests.bridgeAgain)
    #expect(result.articles.map(\.blocks) == [[0, 1, 2, 3, 4, 8], [5, 6, 7]])
  }

  @Test func `the first half of a paragraph is no headline`() {
    let result = ArticlesTests.check(
      """
      市民公园三日起免费开放

      本报讯（记者 王兰）三日上午，市民公园正式免费向公众开放，当天接待游客一万二千人次。

      公园管理处负责人表示，今后还将

      增设儿童活动区和林荫步道，并在周末举办露天音乐会，让更多市民走进公园。
      """)
    #expect(result.continuations.map { [$0.from, $0.to] } == [[2, 3]])
    #expect(result.roles == [.headline, .opener, .fragment, .fragment])
    #expect(result.articles == [Article(title: 0, blocks: [0, 1, 2, 3])])
  }

  @Test func `a section title inside a report begins no article`() {
    let result = ArticlesTests.check(
      """
      在市第九届人民代表大会第三次会议上的政府工作报告

      各位代表：现在，我代表市人民政府，向大会报告工作，请予审议，并请各位政协委员提出意见。

      一、过去一年工作回顾

      过去一年，全市生产总值增长百分之五点二，一般公共预算收入增长百分之三，城镇新增就业四万人。

      二、今年主要任务

      今年要抓好八个方面的工作，推动全市生产总值增长百分之五以上，新增就业四万人以上。
      """)
    #expect(result.articles.map(\.title) == [0])
    #expect(result.articles.map(\.blocks) == [[0, 1, 2, 3, 4, 5]])
  }

  /// The articles of an issue, divided by a rule that need not be right.
  private static func articles(
    _ joined: JoinedReading, _ roles: [BlockRole], _ choose: (ArticleDivision.Choice) -> Int?
  ) -> [Article] {
    var division = ArticleDivision(joined, roles: roles, jumps: [])
    division.divide(choose)
    return division.articles()
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `every block of an article stands in one, in the order of reading`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var blocks = [
      ArticlesTests.harbour, ArticlesTests.orchard, ArticlesTests.bridgeAgain, "第3版：要闻",
      "Page 2",
    ].flatMap { $0.split(separator: "\n\n").map(String.init) }
    blocks = (0..<20).map { _ in blocks[Int(random.next() % UInt64(blocks.count))] }
    let issue = Issue(blocks.joined(separator: "\n\n"))
    let rules: [(ArticleDivision.Choice) -> Int?] = [
      { _ in 0 }, { _ in nil }, { $0.candidates.count - 1 },
      { _ in random.next() % 2 == 0 ? nil : 0 }, PlacementWeights.fitted.choose,
    ]
    let joined = Check(models: BuiltInModels.all).joins(in: issue)
    let roles = BlockRoles.roles(joined)
    let order = joined.order.blocks
    for rule in rules {
      let articles = ArticlesTests.articles(joined, roles) { choice in
        let numbers = choice.candidates.map(\.article)
        #expect(Set(numbers).count == numbers.count)
        return rule(choice)
      }
      let wanted = order.filter {
        roles[$0] != .pageHead && roles[$0] != .boilerplate && roles[$0] != .jumpLine
      }
      #expect(articles.flatMap(\.blocks).sorted() == wanted.sorted())
      let positions = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
      let firsts = articles.compactMap { $0.blocks.first.flatMap { positions[$0] } }
      #expect(firsts == firsts.sorted())
      for article in articles {
        let places = article.blocks.compactMap { positions[$0] }
        #expect(places == places.sorted())
        if let title = article.title { #expect(roles[title] == .headline) }
      }
    }
  }

  @Test func `who never moves on stays with the headline above`() {
    let issue = Issue(
      [ArticlesTests.harbour, ArticlesTests.orchard, ArticlesTests.bridgeAgain]
        .joined(separator: "\n\n"))
    let joined = Check(models: BuiltInModels.all).joins(in: issue)
    let roles = BlockRoles.roles(joined)
    let stayed = ArticlesTests.articles(joined, roles) { _ in 0 }
    #expect(stayed.map(\.blocks) == [[0, 1, 2, 3, 4], [5, 6, 7, 8]])
    let alone = ArticlesTests.articles(joined, roles) { _ in nil }
    #expect(alone.map(\.blocks) == [[0, 1, 2, 3], [4], [5, 6], [7], [8]])
  }

  @Test func `no text, no articles`() {
    #expect(ArticlesTests.check("").articles.isEmpty)
    #expect(ArticlesTests.check("第3版：要闻").articles.isEmpty)
    #expect(ArticlesTests.check("\n\n\n").roles.isEmpty)
  }

  @Test func `trees of every kind ask only for signals there are`() {
    #expect(RoleWeights.fitted.trees.count == RoleWeights.Kind.allCases.count)
    for trees in RoleWeights.fitted.trees {
      let signals = Set(trees.nodes.map { Int($0.signal) }).subtracting([255])
      #expect(!signals.isEmpty && signals.allSatisfy { $0 < RoleEvidence.count })
    }
    let asked = Set(PlacementWeights.fitted.trees.nodes.map { Int($0.signal) }).subtracting([255])
    #expect(asked.count > 20 && asked.allSatisfy { $0 < ArticleDivision.valueCount })
  }
}
