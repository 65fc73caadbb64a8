import CollateTestSupport
import Testing

@testable import Collate

@Suite struct ChainsTests {
  /// How many chains of a text are aligned by a function.
  private func count(_ text: String, _ alignment: Alignment?) -> Int {
    let text = RepeatText(Collate.Issue(text), options: RepeatOptions())
    let matches = ExactMatches.all(in: text, isSearched: text.isDense.map { _ in true })
    var count = 0
    Chains(text: text).forEach(matches, least: text.minimum * 2 / 5) { _ in
      count += 1
      return alignment
    }
    return count
  }

  @Test(arguments: ["甲乙", "ab"])
  func `two characters in no order are gone through a bounded number of times`(letters: String) {
    var random = SplitMix64(seed: 3)
    let letters = Array(letters)
    let text = String((0..<4_000).map { _ in letters[Int(random.next() % 2)] })
    // Each alignment takes most of the block on both sides.
    let whole = Alignment(matches: [ExactMatch(first: 0, second: 400, length: 3_600)])
    let most = 32_768 + 64 * 8_000
    #expect(count(text, whole) <= most / 7_200)
    // There are many more chains, and those that come to nothing count for less.
    #expect((1_000...most / 64).contains(count(text, nil)))
  }
}
