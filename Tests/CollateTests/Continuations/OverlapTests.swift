import CollateModels
import CollateTestSupport
import Testing

@testable import Collate

@Suite struct OverlapTests {
  private func length(_ tail: String, _ head: String) -> Int {
    Overlap.length(tail.unicodeScalars.map(\.value), head.unicodeScalars.map(\.value))
  }

  @Test(arguments: [
    ("各级各部门必须", "须进一步提高政治站位", 1), ("推进转型发展", "转型发展的道路", 4),
    ("全面提高", "政治站位", 0),
    ("12个乡村旅游重点片区、", "、32条精品线路", 1), ("the old,", ", old road", 1), ("he said.", ". Then", 0),
    ("regulations to", "to remove obstacles", 2), ("in the", "theatre district", 0),
    ("for a", "a", 0),
    ("mon père disait : « cet", "« cet enfant", 5),
    ("and called it \"radical", "\"radical art\"", 8),
    ("要坚持“两个", "“两个确保”", 3), ("he said \"", "\"Then", 0), ("of parts,", "parts, too", 6),
  ])
  func `what repeats the end of a tail is counted, whole words in alphabets`(
    tail: String, head: String, count: Int
  ) {
    #expect(length(tail, head) == count)
  }

  @Test(arguments: [
    ("What shall I do? Puzzled Wife", "Puzzled Wife, ask them both.", true),
    ("我该怎么办？ 发愁的母亲", "发愁的母亲：您好。", true), ("帮帮我们！——小李", "小李：来信收到。", true),
    ("需要吃药吗？ 城南读者王女士", "王女士：您好。", true), ("她说，缺的是水", "水：这是老话", false),
    ("He asked the old man", "man, who did not answer", false),
    ("What shall I do? However", "However, this is new", false),
    ("What shall I do? Puzzled Wife", "Puzzled Wife by this, he left", false),
    ("他走了。后来", "后来，人们说", false), ("问题在于缺水，缺水", "缺水：这是老话", false),
  ])
  func `the answer to a letter begins with the name under it`(
    tail: String, head: String, isAddress: Bool
  ) {
    #expect(
      Overlap.isAddress(tail.unicodeScalars.map(\.value), head.unicodeScalars.map(\.value))
        == isAddress)
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `it is the longest stretch that a search of all finds`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = { (count: Int) in (0..<count).map { _ in UInt32(0x4E00 + random.next() % 2) } }
    let tail = text(12)
    let head = text(12)
    let longest = (1..<12).last { tail.suffix($0).elementsEqual(head.prefix($0)) } ?? 0
    #expect(Overlap.length(tail, head) == longest)
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `a long one is the longest as well`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = { (count: Int, letters: UInt64) in
      (0..<count).map { _ in UInt32(0x4E00 + random.next() % letters) }
    }
    let shared = text(50 + Int(seed), 1 + seed % 3)
    let tail = text(70, 2) + shared
    let head = shared + text(60, 2)
    let most = min(tail.count, head.count) - 1
    let longest = (1...most).last { tail.suffix($0).elementsEqual(head.prefix($0)) } ?? 0
    #expect(longest >= shared.count)
    #expect(Overlap.length(tail, head, longest: .max) == longest)
  }

  @Test func `of words a long one is as long as the same words in a short search`() {
    let words = "the old ferry and the new ferry and the old ferry and the new"
    let scalars = { (text: String) in text.unicodeScalars.map(\.value) }
    let head = scalars("\(words) x")
    #expect(Overlap.length(scalars("x \(words)"), head, longest: .max) == words.count)
    // Behind the part of a word all of them are not whole.
    #expect(Overlap.length(scalars("x" + words), head, longest: .max) == 25)
  }

  // At every length from its start on, this would take hours.
  @Test func `a repeated character is compared once`() {
    let tail = [UInt32](repeating: 0x4E00, count: 300_000)
    #expect(Overlap.length(tail, tail, longest: .max) == tail.count - 1)
    let marks = [UInt32](repeating: 0x2022, count: 300_000)
    #expect(Overlap.length(marks, marks, longest: .max) == 0)
  }

  private func result(_ blocks: [String]) -> CheckResult {
    Check(models: BuiltInModels.all).run(on: Collate.Issue(blocks.joined(separator: "\n\n")))
  }

  @Test(arguments: [
    (
      "The ferry company has put off its new timetable because the crews would not accept",
      "longer watches on the night boats",
      ", it said on Monday. A mediator will hear both sides before the end of the month."
    ),
    (
      "轮渡公司推迟了新时刻表的实施，原因是船员们不愿意接受", "夜航班次上更长的值班时间和更短的轮休",
      "，公司星期一表示。调解人将在月底之前分别听取双方的意见。"
    ),
    (
      "Die Fährgesellschaft hat den neuen Fahrplan verschoben, weil die Besatzungen sich weigern,",
      "auf den Nachtschiffen längere Wachen und kürzere Ruhezeiten hinzunehmen",
      ", wie sie am Montag mitteilte. Ein Schlichter hört beide Seiten noch in diesem Monat an."
    ),
  ])
  func `a line set on both sides of a seam is joined and stands once`(
    start: String, line: String, rest: String
  ) throws {
    let space = start.last == "受" ? "" : " "
    let result = result([
      start + space + line, line + rest, "面包店六点开门。", "The bakery opens at six.",
    ])
    let join = try #require(result.continuations.first { $0.from == 0 && $0.to == 1 })
    #expect(join.certainty != .possible)
    #expect(join.overlap == line)
    let joined = String(decoding: try Assembly(result).text, as: UTF8.self)
    #expect(joined.contains(start + space + line + rest))
  }

  @Test(arguments: [
    [
      "Kultur Der Chor fährt im Mai in die Hauptstadt",
      "Der Chor fährt im Mai in die Hauptstadt und singt dort an drei Abenden. Karten gibt es ab heute.",
    ],
    [
      "轮渡公司推迟实施新的夜航时刻表，等待调解人分别听取双方意见后再作决定 轮渡公司的发言人星期一上午在港口说",
      "轮渡公司的发言人星期一上午在港口说，船员们不愿意接受夜航班次上更长的值班时间和更短的轮休。",
    ],
  ])
  func `a head that says how its text begins is not joined to it`(blocks: [String]) {
    #expect(result(blocks).continuations.allSatisfy { $0.certainty == .possible })
  }
}
