import CollateTestSupport
import Testing

@testable import Collate

@Suite struct ReadingOrderTests {
  /// Joins between random blocks that form chains and no rings.
  private static func chains(_ count: Int, seed: UInt64) -> [Continuation] {
    var random = SplitMix64(seed: seed)
    func number(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    var shuffled = Array(0..<count)
    for index in 1..<count { shuffled.swapAt(index, number(index + 1)) }
    let share = 2 + number(4)
    return zip(shuffled, shuffled.dropFirst()).filter { _ in number(share) == 0 }
      .map(join)
  }

  private static func join(_ from: Int, _ to: Int) -> Continuation {
    Continuation(from: from, to: to, certainty: .likely, score: 0, margin: 0, kind: .displaced)
  }

  private static func order(_ blocks: Int, _ joins: [Continuation]) -> ReadingOrder {
    let text = (0..<blocks).map { "Block \($0) tells of one matter and of no other" }
    // Every fifth block begins a page.
    let issue = Issue(
      text.enumerated().map { $0 % 5 == 4 ? "\u{C}" + $1 : $1 }.joined(separator: "\n\n"))
    return ReadingOrder(IssueReading(issue), continuations: joins)
  }

  @Test(arguments: 1...400 as ClosedRange<UInt64>)
  func `what carries on is read behind what it carries on`(seed: UInt64) {
    let count = 3 + Int(seed % 12)
    let joins = ReadingOrderTests.chains(count, seed: seed)
    let order = ReadingOrderTests.order(count, joins)
    #expect(order.blocks.sorted() == Array(0..<count))
    for join in joins {
      let places = [join.from, join.to].compactMap { order.blocks.firstIndex(of: $0) }
      #expect(places.count == 2 && places[0] < places[1], "\(join.from) to \(join.to)")
    }
  }

  @Test func `a chain that ends in an earlier block is read to its end`() {
    let joins = [(2, 3), (3, 1)].map(ReadingOrderTests.join)
    #expect(ReadingOrderTests.order(5, joins).blocks == [0, 2, 3, 1, 4])
  }
}
