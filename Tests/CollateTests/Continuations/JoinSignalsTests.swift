import CollateModels
import CollateTestSupport
import Testing

@testable import Collate

/// Single signals, on texts where what they say is plain.
@Suite struct JoinSignalsTests {
  private func field(_ text: String) -> JoinField {
    let reading = IssueReading(Collate.Issue(text))
    return JoinField(reading, model: BuiltInModels.all.scoring(for: reading))
  }

  private func value(_ signal: PairSignal, from: Int, to: Int, in field: JoinField) throws -> Double
  {
    try #require(field.candidates.first { $0.from == from && $0.to == to })
      .signals[signal.rawValue]
  }

  @Test(arguments: [
    ("「十年以上も前から、海辺の網を一人で張り続けています」", "――苦労も多かったのでは。", true),
    ("『海辺の網を一人で張り続けています。』", "──苦労も多かったのでは？", true),
    ("十年以上も前から、海辺の網を一人で張り続けている", "――苦労も多かったのでは。", false),
    ("「十年以上も前から、海辺の網を一人で張り続けています」", "苦労も多かったのでは。", false),
    ("「十年以上も前から、海辺の網を一人で張り続けています」", "――苦労も多かったその人は", false),
  ])
  func `a question behind a long dash carries no answer on`(
    answer: String, question: String, isQuestion: Bool
  ) {
    #expect(field(answer + "\n\n" + question).heads[1].isEmpty == isQuestion)
  }

  @Test func `what stands on both sides of a seam surprises by how seldom texts begin with it`()
    throws
  {
    let field = field(
      """
      绿色石化产业是全市工业的支柱，下一步要推进产业集聚发展，以南港

      港工业区为重要承载地，做实绿色石化科创中心，带动上下游企业落户。

      理想情况下，设计师应当熟悉自己的用户，并且主动了解他们的

      的产品团队和用户有良好的关系，问题的解决就会容易得多。
      """)
    let rare = try value(.overlapSurprise, from: 0, to: 1, in: field)
    let common = try value(.overlapSurprise, from: 2, to: 3, in: field)
    #expect(rare > common)
    #expect(common > 0.5)
    #expect(try value(.overlapSurprise, from: 0, to: 3, in: field) == 0)
  }

  @Test func `a head is like the text behind it, and a paragraph like that on both sides`() {
    let signals = field(
      """
      省水利厅昨天召开防汛会议，要求各水库加强巡查，做好防汛物资储备，确保安全度汛。

      防汛物资已经运到各水库，水利厅派出的巡查组正在路上，安全度汛有了保障。

      校园足球联赛开幕

      全市中学生校园足球联赛昨天在体育场开幕，三十支足球队参加比赛。

      联赛持续两个月，决赛将在体育场举行，足球队员都来自本市的中学。
      """
    ).heads
    func value(_ signal: HeadSignal, _ block: Int) -> Double { signals[block][signal.rawValue] }
    #expect(value(.cohesionBefore, 2) == 0)
    #expect(value(.cohesionAfter, 2) > 0.2)
    #expect(value(.cohesionBefore, 1) > 0.1)
    #expect(value(.cohesionAfter, 1) == 0)
    #expect(value(.cohesionBefore, 0) == 0)
    #expect(value(.cohesionBefore, 4) > 0.1)
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `the network reads a garbled issue less reliably`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let text = SeedIssue.issue.blocks.prefix(30).map { SeedIssue.issue.text(of: $0) }
      .joined(separator: "\n\n")
    var garbled = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isHan = (0x4E00...0x9FFF).contains(scalar.value)
      guard isHan, random.next() % 10 < 4 else {
        garbled.append(scalar)
        continue
      }
      garbled.append(Unicode.Scalar(0x4E00 + UInt32(random.next() % 0x3000))!)
    }
    let reliability = { (text: String) in
      try #require(field(text).candidates.first)
        .signals[PairSignal.networkReliability.rawValue]
    }
    let (clean, noisy) = (try reliability(text), try reliability(String(garbled)))
    #expect(clean > noisy + 0.2)
  }

  @Test func `no network reads an alphabet that it has never met`() throws {
    let field = field(
      """
      Министр заявил на пресс-конференции, что правительство начнёт новый проект и

      построит дорогу через горы до конца следующего года. Работы продлятся три года.
      """)
    #expect(try value(.networkReliability, from: 0, to: 1, in: field) == 0)
  }
}
