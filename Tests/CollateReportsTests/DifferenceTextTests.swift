import Collate
import CollateTestSupport
import Testing

@testable import CollateReports

@Suite struct DifferenceTextTests {
  private func report(_ blocks: [String]) -> Report {
    Report(
      result: Check().run(on: Collate.Issue(blocks.joined(separator: "\n\n"))), inputs: [],
      tool: .init(name: "desk", version: "1"))
  }

  /// What differs between two blocks that repeat each other.
  private func pairs(_ first: String, _ second: String) throws -> [String] {
    let report = report([first, second])
    let family = try #require(report.result.families.first { $0.kind != .inner })
    return DifferenceText(in: report).pairs(family.differences)
  }

  private static func sentence(_ day: String) -> String {
    "On \(day) the council voted to approve a new budget for the parks and gardens along the river, "
      + "after a long debate about what it costs to keep them until the end of the year."
  }

  @Test(arguments: [
    ("the last Thursday", "the last Friday", "“Friday” against “Thursday”"),
    ("a walk", "a walks", "“walks” against “walk”"),
    ("it isn’t said when", "it wasn’t said when", "“wasn’t” against “isn’t”"),
    ("day 5", "day 15", "“15” against “5”"),
    ("the 5th day", "the 6th day", "“6th” against “5th”"),
    ("a colour day", "a color day", "“color” against “colour”"),
    ("a čtvrtek", "a čtvrtku", "“čtvrtku” against “čtvrtek”"),
  ])
  func `what differs in a word is told by the whole word, once`(
    kept: String, other: String, told: String
  ) throws {
    #expect(try pairs(Self.sentence(kept), Self.sentence(other)) == [told])
    // The same in two places is one pair.
    let twice = { (day: String) in
      Self.sentence(day).replacing(".", with: ", and nobody was heard about it on \(day) since ")
        + "the hall is closed to all but the members and the clerk of the council."
    }
    #expect(try pairs(twice(kept), twice(other)) == [told])
  }

  @Test(arguments: ["grey", "dull", "y"]) func `a word that one side has more is told alone`(
    word: String
  ) throws {
    let sentence = { (words: String) in Self.sentence("Monday").replacing("the river", with: words)
    }
    #expect(try pairs(sentence("the day"), sentence("the \(word) day")) == ["“\(word)” added"])
  }

  @Test func `Korean words are whole, and what has no spaces stays as it is`() throws {
    let korean = { (city: String) in
      "어제 오후 \(city)시는 새로운 공원과 정원의 유지 예산을 오랜 토론 끝에 승인하고 내년 말까지 집행하기로 했다."
    }
    #expect(try pairs(korean("서울"), korean("부산")) == ["“부산시는” against “서울시는”"])
    let japanese = { (name: String) in
      "昨日の午後、工人画家の\(name)さんの木版画展が文化会館の二階展示室で開幕し、六十点余りの作品が並んだ。"
    }
    #expect(try pairs(japanese("タナカ"), japanese("タナベ")) == ["“ベ” against “カ”"])
  }

  /// Whether a word of letters and digits goes on over a position; the words of the test have no others.
  private func isInsideWord(_ position: Int, _ text: [UInt8]) -> Bool {
    func isPart(_ position: Int) -> Bool {
      text.indices.contains(position) && Character(Unicode.Scalar(text[position])).isLetter
    }
    return isPart(position - 1) && isPart(position)
  }

  @Test(arguments: 0..<60) func `no difference that is told begins or ends inside a word`(
    seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    func letters(_ count: UInt64) -> String {
      String((0..<count).map { _ in "abcdefghijklmnopqrstuvwxyz".randomElement(using: &random)! })
    }
    let words = (0..<40).map { _ in letters(2 + random.next() % 8) }
    var other = Array(words.joined(separator: " "))
    for _ in 0..<1 + random.next() % 5 {
      let position = Int(random.next() % UInt64(other.count))
      switch random.next() % 3 {
      case 0: other.remove(at: position)
      case 1: other[position] = Character(letters(1))
      default: other.insert(contentsOf: letters(1 + random.next() % 3), at: position)
      }
    }
    let report = report([words.joined(separator: " ") + ".", String(other) + "."])
    let family = try #require(report.result.families.first)
    let text = DifferenceText(in: report)
    let wholes = text.wholes(family.differences)
    let bytes = report.issue.sources[0].bytes
    for place in wholes.flatMap({ [$0.kept, $0.other] }) where !place.bytes.isEmpty {
      #expect(!isInsideWord(place.bytes.lowerBound, bytes), "seed \(seed)")
      #expect(!isInsideWord(place.bytes.upperBound, bytes), "seed \(seed)")
    }
    // Put in the place of the one, what stands against it makes the one text of the other.
    var members = [family.kept, 1 - family.kept].map { family.members[$0].bytes }
    for (index, places) in [wholes.map(\.kept.bytes), wholes.map(\.other.bytes)].enumerated() {
      let all = [members[index]] + places
      let ends = (all.map(\.lowerBound).min() ?? 0, all.map(\.upperBound).max() ?? 0)
      members[index] = ends.0..<ends.1
    }
    var made: [UInt8] = []
    var position = members[0].lowerBound
    for whole in wholes {
      made += bytes[position..<whole.kept.bytes.lowerBound] + bytes[whole.other.bytes]
      position = whole.kept.bytes.upperBound
    }
    made += bytes[position..<members[0].upperBound]
    func letters(_ bytes: some Sequence<UInt8>) -> [UInt8] { bytes.filter { $0 >= 0x61 } }
    #expect(letters(made) == letters(bytes[members[1]]), "seed \(seed)")
    let pairs = text.pairs(family.differences)
    #expect(Set(pairs).count == pairs.count && pairs.isEmpty == family.differences.isEmpty)
  }
}
