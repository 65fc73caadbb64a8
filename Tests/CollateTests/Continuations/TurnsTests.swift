import CollateModels
import Testing

@testable import Collate

@Suite struct TurnsTests {
  private func turns(_ blocks: [String]) -> [Int] {
    let reading = IssueReading(Collate.Issue(blocks.joined(separator: "\n\n")))
    let turns = Turns(reading)
    return blocks.indices.filter(turns.begins)
  }

  @Test(arguments: [
    ["记者：", "王明："], ["Q: ", "A: "], ["Dr. Anne-Marie O’Neill: ", "Gazette: "],
    ["Question : ", "Marie Roux : "], ["기자: ", "김철수: "], ["Ｑ：", "山田："],
  ])
  func `blocks that begin with who speaks are turns where the speaker returns`(speakers: [String]) {
    let texts = ["今年怎么样", "Rather well", "Et après", "다음은", "それで", "그래서"]
    let blocks = texts.enumerated().map { speakers[$0.offset % 2] + $0.element }
    #expect(turns(["说在前面的话。"] + blocks + ["写在后面的话。"]) == Array(1...6))
  }

  @Test(arguments: [
    // What is said stands in quotation marks, so the words before it may be those of a sentence.
    ["他说：“今年好。”", "他说：“明年好。”", "他说：“年年好。”"],
    ["she said: “Yes.”", "she said: “No.”", "she said: “Perhaps.”"],
    ["https://one.example", "https://two.example", "https://three.example"],
    // Numbers, long labels, labels of more than three words, nothing behind the colon.
    ["2026: much", "2026: more", "2026: most"],
    ["新修订的管理办法规定：一", "新修订的管理办法规定：二", "新修订的管理办法规定：三"],
    ["what it came to was: a", "what it came to was: b", "what it came to was: c"],
    ["问：", "问：", "问："], ["：一", "：二", "：三"], [":", ": x", ":"],
    // Two are not enough, and copies of one are one.
    ["记者：为什么？", "王明：不知道。", "记者：怎么办？"],
    ["记者：为什么？", "记者：为什么？", "记者：为什么？"],
  ])
  func `other labels, and few of them, are none`(blocks: [String]) {
    #expect(turns(blocks).isEmpty)
  }

  @Test func `speakers far from each other are not those of one interview`() {
    let filling = (1...13).map { "第\($0)段与访谈没有关系的文字。" }
    let blocks = ["问：一", "问：二"] + filling + ["问：三"]
    #expect(turns(blocks).isEmpty)
    #expect(turns(["问：一", "问：二"] + filling.prefix(9) + ["问：三"]) == [0, 1, 11])
  }

  private static let interview = [
    "守林人和他的三十年",
    "记者：您是哪一年上山的？",
    "葛长庚：一九九六年的秋天。那年我二十三岁，背着一口锅和一床被子，走了两天才到林场。",
    "记者：最难的时候是什么时候？",
    "葛长庚：一九九八年的大雪。山路断了四十天，粮食只剩下半袋，几个人轮流下山去背，",
    "记者：有没有想过不干了？",
    "葛长庚：想过。可是一到春天，看见新栽的树苗都活了，就又舍不得走。",
    "记者：以后有什么打算？",
    "葛长庚：等小徒弟能独自巡山了，我就下山去看孙子。",
  ]

  private func joins(_ blocks: [String]) -> [[Int]] {
    Check(models: BuiltInModels.all).run(on: Collate.Issue(blocks.joined(separator: "\n\n")))
      .continuations.map { [$0.from, $0.to] }
  }

  @Test func `an answer whose end is lost is not joined to the next question`() {
    #expect(joins(Self.interview).isEmpty)
  }

  @Test func `an answer is joined to its end behind the next question`() {
    var blocks = Self.interview
    blocks[4] = "葛长庚：一九九八年的大雪。山路断了四十天，粮食只剩下半袋，几个人轮流下"
    blocks.insert("山去背。背回来的米先分给家里有孩子的，谁也没有多拿一口。", at: 6)
    #expect(joins(blocks) == [[4, 6]])
  }

  @Test func `jump lines find each other at a turn`() {
    var blocks = Self.interview
    blocks[4] = "葛长庚：一九九八年的大雪。山路断了四十天，粮食只剩下半袋，几个人轮流下山去背。"
    blocks.insert("（下转第2版）", at: 5)
    blocks[6] = "（上接第1版）\n\n" + blocks[6]
    let pages = [blocks[..<6], blocks[6...]].map { $0.joined(separator: "\n\n") }
    let issue = Collate.Issue(pages.joined(separator: "\n\u{0C}\n"))
    let result = Check(models: BuiltInModels.all).run(on: issue)
    #expect(result.jumps.map { $0.partner?.block } == [7, 4])
    #expect(result.findings.isEmpty)
  }
}
