import Testing

@testable import Collate

@Suite struct FittedEndsTests {
  @Test func `what agrees by chance behind a difference does not belong to an exact copy`() {
    for seed in 1...60 {
      var text = HanText(seed: UInt64(seed) &* 53)
      let passage = text.characters(text.number(21..<60))
      let chance = text.characters(text.number(1..<3))
      let blocks = (0..<2).map { _ in
        text.characters(12) + chance + text.characters(1) + passage + text.characters(1) + chance
          + text.characters(14) + "。"
      }
      let (issue, found) = repeats(blocks.joined(separator: "\n\n"))
      #expect(
        found.families.first?.members.map { issue.text(of: $0) } == [passage, passage],
        "seed \(seed)")
    }
  }

  @Test(arguments: [0.05, 0.1, 0.2])
  func `the ends of a noisy copy lie within three characters nineteen times in twenty`(
    share: Double
  ) {
    var right = 0
    let trials = 100
    for seed in 1...trials {
      var text = HanText(seed: UInt64(seed) &* 59)
      let passage = text.characters(150)
      let copy = text.noisy(passage, share: share)
      let before = (text.characters(30), text.characters(45))
      let blocks = [
        before.0 + passage + text.characters(25), text.paragraph(80),
        before.1 + copy + text.characters(35),
      ]
      let (issue, found) = repeats(blocks.joined(separator: "\n\n"))
      guard let members = found.families.first?.members, members.count == 2 else { continue }
      let ends = zip(members, [(30, 150), (45, copy.count)]).map { member, truth in
        let block = issue.blocks[member.block]
        let start = issue.sources[0].text(block.bytes.lowerBound..<member.bytes.lowerBound).count
        let length = issue.text(of: member).count
        return (start - truth.0, start + length - truth.0 - truth.1)
      }
      if ends.allSatisfy({ abs($0.0) <= 3 && abs($0.1) <= 3 }) { right += 1 }
    }
    #expect(right * 20 >= trials * 19, "\(right) of \(trials)")
  }

  @Test func `a copy that takes its block ends with it though its last characters are wrong`() {
    for seed in 1...30 {
      var text = HanText(seed: UInt64(seed) &* 61)
      let original = text.characters(80)
      let copy = text.characters(1) + original.dropFirst(2).dropLast(2) + text.characters(2)
      let blocks = [text.characters(20) + original + text.characters(20), String(copy)]
      let found = repeats(blocks.joined(separator: "\n\n")).found
      #expect(found.families.map(\.kind) == [.contained], "seed \(seed)")
    }
  }
}
