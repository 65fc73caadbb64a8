import Foundation
import Testing

@testable import Collate

/// The sample issue against its labels, which are listed in `seeds/README.md`.
@Suite struct SeedIssueTests {
  private let result = SeedIssue.result

  /// Block numbers from 1, as the labels count.
  private var links: Set<[Int]> {
    Set(result.continuations.filter { $0.certainty >= .likely }.map { [$0.from + 1, $0.to + 1] })
  }

  /// The splits of the labels.
  private let labels: Set<[Int]> = [
    [6, 7], [7, 8], [14, 15], [16, 17], [21, 22], [22, 23], [39, 40], [44, 50], [47, 48], [67, 46],
    [75, 76], [79, 80],
  ]

  @Test func `all splits are joined, and nothing else`() {
    #expect(links == labels)
    #expect(!result.findings.contains { $0.rule == .fragmentOpenEnd })
  }

  @Test func `the run set twice is one family, and the clause set twice is named`() {
    let families = result.families.map { family in
      (family.kind, family.members.map { $0.blocks.lowerBound + 1...$0.blocks.upperBound + 1 })
    }
    #expect(families.count == 2)
    #expect(families.contains { $0.0 == .exact && $0.1 == [48...49, 69...70] })
    #expect(families.contains { $0.0 == .inner && $0.1 == [9...9, 9...9] })
    let inner = result.families.first { $0.kind == .inner }
    #expect(inner.map { result.issue.text(of: $0.members[0]) } == "持续强化污染防治攻坚")
  }

  @Test func `the scrap is absorbed, the overlap named, the jump unresolved`() {
    #expect(result.orphans.map { [$0.fragment.block + 1, $0.into.block + 1] } == [[68, 46]])
    #expect(result.continuations.first { $0.from == 66 && $0.to == 45 }?.overlap == "须")
    #expect(result.jumps.map(\.at.block) == [63])
    #expect(result.jumps.map(\.state) == [.targetMissing])
  }

  @Test func `the safety article goes on under its own headline`() throws {
    let assembly = try Assembly(result, arrangement: .articles)
    let text = String(decoding: assembly.text, as: UTF8.self)
    #expect(text.contains("各级各部门必须进一步提高政治站位"))
    let headline = try #require(text.range(of: result.issue.text(of: result.issue.blocks[64])))
    let body = try #require(text.range(of: "各级各部门必须进一步提高政治站位"))
    #expect(headline.lowerBound < body.lowerBound)
    let between = text[headline.upperBound..<body.lowerBound]
    for block in result.issue.blocks.indices where block != 65 && block != 66 && block != 64 {
      let other = result.issue.text(of: result.issue.blocks[block])
      #expect(other.count < 12 || !between.contains(other), "block \(block + 1)")
    }
    #expect(try assembly.edits.undo(assembly.text) == SeedIssue.bytes)
  }
}
