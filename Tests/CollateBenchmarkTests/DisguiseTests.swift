import Testing

@testable import Collate
@testable import CollateBenchmark

@Suite struct DisguiseTests {
  @Test func `a disguise keeps length, case, marks and the places of blocks`() {
    let text = "Der Rat tagt.\n\nÜber das Geld, sagt er, werde „bald“ ge-\n\nsprochen 1998.\n"
    for disguise in [Disguise.cased, .uncased] {
      let bytes = disguise.apply(to: Array(text.utf8))
      let before = Array(text.unicodeScalars)
      let after = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
      #expect(before.count == after.count)
      for (old, new) in zip(before, after) {
        if Characters.isAlphabetic(old.value) {
          #expect(new.value > 0x52F && Characters.isAlphabetic(new.value))
          #expect(
            LetterCase.isUpper(new.value) == (disguise == .cased && LetterCase.isUpper(old.value)))
        } else {
          #expect(old == new)
        }
      }
      #expect(
        Issue(String(decoding: bytes, as: UTF8.self)).blocks.count == Issue(text).blocks.count)
    }
  }

  @Test func `Han text keeps its letters`() {
    let text = Array("会议强调，各地要压实责任。CPU 用量下降。".utf8)
    #expect(Disguise.uncased.apply(to: text) == text)
  }
}
