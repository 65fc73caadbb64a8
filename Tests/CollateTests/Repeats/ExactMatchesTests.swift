import Testing

@testable import Collate

@Suite struct ExactMatchesTests {
  @Test func `every maximal match of two blocks is found`() {
    for seed in 1...20 {
      var text = HanText(seed: UInt64(seed) &* 31)
      let shared = (0..<3).map { _ in text.characters(text.number(5..<30)) }
      let blocks = (0..<3).map { _ in
        text.characters(20) + shared[text.number(0..<3)] + text.characters(20)
          + shared[text.number(0..<3)]
      }
      let units = RepeatText(
        Collate.Issue(blocks.joined(separator: "\n\n")), options: RepeatOptions())
      let fast = Set(
        ExactMatches.all(in: units, isSearched: [true, true, true]))
      #expect(fast == naiveMatches(units), "seed \(seed)")
    }
  }

  /// All pairs of positions, extended both ways.
  private func naiveMatches(_ text: RepeatText) -> Set<ExactMatch> {
    var matches: Set<ExactMatch> = []
    for first in text.units.indices {
      for second in first + 1..<max(text.units.count, first + 1) {
        guard text.units[first] == text.units[second] else { continue }
        let blocks = (text.range(of: text.block(at: first)), text.range(of: text.block(at: second)))
        if first > blocks.0.lowerBound, second > blocks.1.lowerBound,
          text.units[first - 1] == text.units[second - 1]
        {
          continue
        }
        var length = 0
        while first + length < blocks.0.upperBound, second + length < blocks.1.upperBound,
          text.units[first + length] == text.units[second + length]
        { length += 1 }
        if length >= 5, second - first >= 5 || blocks.0 != blocks.1 {
          matches.insert(ExactMatch(first: first, second: second, length: length))
        }
      }
    }
    return matches
  }

  @Test(arguments: [1, 2, 30])
  func `work on text that repeats itself stays linear`(period: Int) {
    var text = HanText(seed: 23)
    let unit = text.characters(period)
    let units = RepeatText(
      Collate.Issue(String(repeating: unit, count: 6000 / period)), options: RepeatOptions())
    let matches = ExactMatches.all(in: units, isSearched: [true])
    #expect(matches.count <= ExactMatches.partners)
    let found = repeats(String(repeating: unit, count: 6000 / period)).found
    #expect(found.families.count <= ExactMatches.partners)
  }

  @Test func `a stretch of two scripts is found in blocks of either`() {
    for seed in 1...20 {
      var text = HanText(seed: UInt64(seed) &* 71)
      let shared =
        text.characters(9) + "Modification of Security Initiative" + text.characters(12)
      let blocks = [
        text.paragraph(60) + text.characters(5) + shared + text.paragraph(40),
        "A bill known as the act on open initiatives, \(shared), was passed by both houses.",
      ]
      let (issue, found) = repeats(blocks.joined(separator: "\n\n"))
      #expect(
        found.families.first?.members.map { issue.text(of: $0) } == [shared, shared],
        "seed \(seed)")
    }
  }
}

@Suite struct RepeatWorkTests {
  @Test(
    arguments: ["中", "a", "abc", "the quick brown fox jumps ", "天地玄黄，宇宙洪荒。"], [1_000, 10_000])
  func `a text that repeats itself has as many matches however long it goes on`(
    unit: String, count: Int
  ) {
    let text = String(repeating: unit, count: count / unit.count)
    let units = RepeatText(Collate.Issue(text), options: RepeatOptions())
    let matches = ExactMatches.all(in: units, isSearched: [true])
    #expect(matches.count <= ExactMatches.partners)
    #expect(repeats(text).found.families.count <= ExactMatches.partners)
  }

  @Test func `a paragraph ten thousand times is searched once and is one family`() {
    var text = HanText(seed: 29)
    let paragraph = text.paragraph(21)
    let blocks = [String](repeating: paragraph, count: 10_000)
    let issue = Collate.Issue(blocks.joined(separator: "\n\n"))
    let units = RepeatText(issue, options: RepeatOptions())
    let isSearched = issue.blocks.indices.map { $0 == 0 }
    #expect(ExactMatches.all(in: units, isSearched: isSearched).isEmpty)
    let found = RepeatFinder().find(
      in: issue, roles: [BlockRole](repeating: .body, count: issue.blocks.count))
    #expect(found.families.map(\.members.count) == [10_000])
    #expect(found.families[0].differences.isEmpty)
  }

  @Test func `matches grow with the text where paragraphs differ in one character`() {
    var text = HanText(seed: 67)
    let paragraph = text.characters(60)
    func matches(_ count: Int) -> Int {
      let blocks = (0..<count).map { _ in paragraph + text.characters(4) }
      let issue = Collate.Issue(blocks.joined(separator: "\n\n"))
      let units = RepeatText(issue, options: RepeatOptions())
      return ExactMatches.all(in: units, isSearched: blocks.map { _ in true }).count
    }
    for count in [50, 100, 200] {
      #expect(matches(count) <= count * ExactMatches.partners * 2, "\(count) paragraphs")
    }
  }
}
