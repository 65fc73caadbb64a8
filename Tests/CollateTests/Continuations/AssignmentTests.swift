import CollateTestSupport
import Testing

@testable import Collate

@Suite struct AssignmentTests {
  /// The best total over all matchings, by trying them.
  private func bestTotal(_ links: [Assignment.Link]) -> Double {
    guard let first = links.first else { return 0 }
    let rest = Array(links.dropFirst())
    let without = bestTotal(rest)
    let with =
      first.weight + bestTotal(rest.filter { $0.tail != first.tail && $0.head != first.head })
    return max(with, without)
  }

  private func links(seed: UInt64) -> [Assignment.Link] {
    var generator = SplitMix64(seed: seed)
    var pairs: [Assignment.Link] = []
    for tail in 0..<5 {
      for head in 10..<15 where generator.next() % 3 != 0 {
        pairs.append(
          .init(tail: tail, head: head, weight: Double(Int(generator.next() % 200)) / 10 - 5))
      }
    }
    return pairs
  }

  @Test(arguments: 0..<60)
  func `the chosen links have the greatest total weight`(seed: UInt64) {
    let links = links(seed: seed)
    let assignment = Assignment(links)
    let total = assignment.choices.reduce(0) { $0 + $1.link.weight }
    #expect(abs(total - bestTotal(links)) < 1e-9)
    #expect(Set(assignment.choices.map(\.link.tail)).count == assignment.choices.count)
    #expect(Set(assignment.choices.map(\.link.head)).count == assignment.choices.count)
  }

  @Test(arguments: 0..<20)
  func `the margin is the loss when the link is forbidden`(seed: UInt64) {
    let links = links(seed: seed)
    for choice in Assignment(links).choices {
      let rest = links.filter { $0 != choice.link }
      #expect(abs(bestTotal(links) - bestTotal(rest) - choice.margin) < 1e-9)
    }
  }

  @Test func `a link that weighs nothing is not chosen`() {
    #expect(Assignment([.init(tail: 1, head: 2, weight: 0)]).choices.isEmpty)
    #expect(Assignment([]).choices.isEmpty)
  }
}
