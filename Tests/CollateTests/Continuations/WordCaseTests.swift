import CollateTestSupport
import Testing

@testable import Collate

@Suite struct WordCaseTests {
  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  @Test func `a name has a capital inside sentences, another word only at their start`() {
    let words = WordCase(
      [
        "Harbour fees rose. The council asked Jane Porter, the mayor, to lower the harbour fees.",
        "In the end Porter agreed that the fees were too high; the ships stayed away.",
      ].map(scalars))
    #expect(words.firstWordIsName(scalars("Porter said that she was glad.")) == 1)
    #expect(words.firstWordIsName(scalars("Fees will be lower from May on.")) == -1)
    // Once at the start of a sentence, once inside without a capital: only the second counts.
    #expect(words.firstWordIsName(scalars("Harbour works begin.")) == -1)
  }

  @Test(arguments: ["porter said", "", "Unheard of", "本报讯", "1962 was dry"])
  func `nothing is known of small letters and of words that do not recur`(text: String) {
    let words = WordCase([scalars("It was Porter who said so.")])
    #expect(words.firstWordIsName(scalars(text)) == 0)
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `keys keep the numbers of their first coming while the table grows`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var numbers = KeyNumbers()
    var plain: [UInt64: Int] = [:]
    for _ in 0..<20_000 {
      let key = random.next() % 9_000 + 1
      let expected = plain[key] ?? plain.count
      #expect(numbers.known(key) == plain[key])
      plain[key] = expected
      #expect(numbers.number(of: key) == expected)
    }
  }
}
