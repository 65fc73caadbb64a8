import CollateModels
import Testing

@testable import Collate

@Suite struct JunctionNetworkTests {
  /// Two texts and what the trainer's own arithmetic makes of them, read from the same bytes.
  struct Reference: Sendable, CustomTestStringConvertible {
    let language: String
    let tail: String
    let head: String
    let score: Float
    let start: Float
    let end: Float

    var testDescription: String { "\(tail)|\(head)" }
  }

  static let references = [
    Reference(
      language: "zh-Hans", tail: "今年以来，全市各级各部门把植树造林作为改善生态的头等大",
      head: "事来抓，共栽种各类苗木三百万株。", score: -1.555, start: -5.730, end: -1.068),
    Reference(
      language: "zh-Hans", tail: "今年以来，全市各级各部门把植树造林作为改善生态的头等大",
      head: "记者从市教育局获悉，新学期将有五所学校投入使用。", score: -9.529, start: -3.934, end: -1.068),
    Reference(
      language: "zh-Hant", tail: "會議指出，要加快推動產業", head: "轉型升級，提高企業競爭力。",
      score: -1.320, start: -12.107, end: -0.110),
    Reference(
      language: "en", tail: "The council voted on Tuesday to close the old railway",
      head: "station and to build a new one beside the river.", score: 2.126, start: -3.377,
      end: -0.016),
    Reference(
      language: "en", tail: "The council voted on Tuesday to close the old railway",
      head: "Her first novel appeared in 1962, when she was only", score: -20.042, start: -0.627,
      end: -0.016),
    Reference(
      language: "en", tail: "a new programme of commu-",
      head: "nity gardens will open in the spring", score: 3.620, start: -4.804, end: -8.066),
    Reference(
      language: "de", tail: "Der Stadtrat beschloß am Dienstag, den alten Bahn-",
      head: "hof zu schließen und einen neuen am Fluß zu bauen.", score: -2.599, start: -7.205,
      end: -5.067),
    Reference(
      language: "ko", tail: "정부는 내년부터 새로운 제도를 시행하기로", head: "결정했다고 밝혔다.",
      score: -3.117, start: -18.539, end: -2.068),
  ]

  private func scalars(_ text: String) -> ArraySlice<UInt32> {
    text.unicodeScalars.map(\.value)[...]
  }

  @Test(arguments: references)
  func `the library reckons as the trainer does`(reference: Reference) throws {
    let network = try #require(BuiltInModels.network(reference.language))
    let head = network.headVector(of: scalars(reference.head))
    let tail = network.tailVector(of: scalars(reference.tail))
    let score = network.score(tail, head)
    #expect(abs(score - reference.score) < 0.01)
    #expect(abs(head.start - reference.start) < 0.01)
    #expect(abs(tail.end - reference.end) < 0.01)
  }

  @Test(arguments: BuiltInModels.languages)
  func `every language has a network that can be read`(language: String) throws {
    let network = try #require(BuiltInModels.network(language))
    #expect(network.languages.contains(language))
  }

  @Test func `a whole clause looks more complete than one that is cut off`() throws {
    let chinese = try #require(BuiltInModels.network("zh-Hans"))
    #expect(
      chinese.tailVector(of: scalars("全市春季植树造林工作全面完成")).end
        > chinese.tailVector(of: scalars("全市春季植树造林工作全面完")).end + 1)
    let english = try #require(BuiltInModels.network("en"))
    #expect(
      english.tailVector(of: scalars("They voted to close the old station")).end
        > english.tailVector(of: scalars("They voted to close the old")).end + 1)
  }

  @Test func `what stands far from the seam changes nothing`() throws {
    let network = try #require(BuiltInModels.network("zh-Hans"))
    let near = scalars(String(repeating: "春天到了，田里的麦子一天一个样。", count: 12))
    let far = scalars("完全无关的一段文字") + near
    let head = network.headVector(of: near)
    #expect(
      network.score(network.tailVector(of: near), head)
        == network.score(network.tailVector(of: far[...]), head))
  }

  @Test func `a text of no characters, or of unknown ones, has a score`() throws {
    let network = try #require(BuiltInModels.network("zh-Hans"))
    for text in ["", "\u{10FFFF}\u{0}", "🀄️🀄️🀄️", "    "] {
      let score = network.score(
        network.tailVector(of: scalars(text)), network.headVector(of: scalars(text)))
      #expect(score.isFinite)
    }
  }

  @Test func `bytes that are no network are refused`() {
    #expect(JunctionNetwork(serialized: []) == nil)
    #expect(JunctionNetwork(serialized: Array("CLTNN3".utf8)) == nil)
    #expect(
      JunctionNetwork(
        serialized: Array("CLTNN3".utf8) + [UInt8](repeating: 0xFF, count: 4096)) == nil)
    #expect(
      JunctionNetwork(serialized: Array("CLTNN3".utf8) + [UInt8](repeating: 8, count: 64)) == nil)
  }

  @Test func `a set of some languages has their networks, and no others`() {
    let reading = IssueReading(
      Collate.Issue(
        """
        The council of the town met on Monday evening in the old hall to vote on the budget.

        市政府常务会议今天上午研究了今年重点民生工程的推进情况，会议指出要坚持以人民为中心。
        """))
    for (languages, alphabetic, dense) in [
      (["en"], true, false), (["zh-Hant", "zh-Hans"], false, true),
      (["en", "zh-Hans"], true, true),
      (["xx"], false, false), ([], false, false),
    ] {
      let scoring = BuiltInModels.set(languages: languages).scoring(for: reading)
      #expect((scoring.network(isDense: false) != nil) == alphabetic, "\(languages)")
      #expect((scoring.network(isDense: true) != nil) == dense, "\(languages)")
    }
  }
}
