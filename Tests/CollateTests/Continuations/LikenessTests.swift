import CollateModels
import Testing

@testable import Collate

@Suite struct LikenessTests {
  private static let texts = [
    "The striker scored twice before half time and the goalkeeper saved a penalty near the end.",
    "The central bank raised interest rates again because inflation has not slowed as it hoped.",
    "The midfielder was sent off, and the visitors won the match with a late header.",
    "Shares fell on the stock exchange after the lender reported losses on its bonds.",
    "The coach praised his defence after the team reached the final of the cup.",
    "Investors expect the treasury to borrow more, and yields on government debt rose.",
  ]

  private func likeness(_ texts: [String]) throws -> Likeness {
    let network = try #require(BuiltInModels.network("en"))
    let heads = texts.enumerated().map { block, text in
      (block: block, vector: network.headVector(of: text.unicodeScalars.map(\.value)[...]))
    }
    return Likeness([heads], blocks: texts.count + 1)
  }

  @Test func `texts of one subject are like each other without a word in common`() throws {
    let likeness = try likeness(LikenessTests.texts)
    let (sport, money) = ([0, 2, 4], [1, 3, 5])
    func mean(_ one: [Int], _ other: [Int]) -> Double {
      let pairs = one.flatMap { left in other.filter { $0 != left }.map { (left, $0) } }
      return pairs.reduce(0) { $0 + likeness.between($1.0, $1.1) } / Double(pairs.count)
    }
    #expect(mean(sport, sport) > mean(sport, money) + 0.3)
    #expect(mean(money, money) > mean(sport, money) + 0.3)
  }

  @Test func `it is a cosine`() throws {
    let likeness = try likeness(LikenessTests.texts)
    for one in LikenessTests.texts.indices {
      #expect(abs(likeness.between(one, one) - 1) < 1e-5)
      for other in LikenessTests.texts.indices {
        #expect(abs(likeness.between(one, other)) < 1 + 1e-5)
        #expect(likeness.between(one, other) == likeness.between(other, one))
      }
    }
  }

  @Test func `what no network reads is like nothing`() throws {
    let likeness = try likeness(LikenessTests.texts)
    let unread = LikenessTests.texts.count
    #expect(likeness.between(unread, 0) == 0 && likeness.between(unread, unread) == 0)
  }

  @Test func `a few blocks have no mean, the same text over and over no direction`() throws {
    let few = try likeness(Array(LikenessTests.texts.prefix(4)))
    #expect(few.between(0, 2) == 0)
    let same = try likeness(Array(repeating: LikenessTests.texts[0], count: 9))
    #expect(same.between(0, 1) == 0 && same.between(0, 0) == 0)
  }
}
