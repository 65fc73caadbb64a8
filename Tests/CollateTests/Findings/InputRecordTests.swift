import Collate
import CollateTestSupport
import Testing

@Suite struct InputRecordTests {
  /// Causes of every case, with names and numbers out of a generator.
  private static func causes(seed: UInt64) -> [InputRecord.Cause] {
    var random = SplitMix64(seed: seed)
    func number() -> Int { Int(truncatingIfNeeded: random.next() >> (1 + random.next() % 63)) }
    let formats = ["ALTO XML", "hOCR", "a (b), c", "12; give its text", "…"]
    let endings = [".txt", ".md", ".mp3", ".7z", ".文"]
    let names = endings.filter { _ in random.next() % 2 == 0 }
    return [
      .missing, .denied, .unreadable, .undecodable, .columnsSideBySide,
      .markup(formats[Int(random.next() % 5)]), .foreignEncoding(formats[Int(random.next() % 5)]),
      .noTexts(endings: names, passedOver: 0), .noTexts(endings: names, passedOver: 1),
      .noTexts(endings: names, passedOver: number()), .longBlock(bytes: number(), line: number()),
      .malformed(count: 1, first: number()), .malformed(count: number(), first: number()),
      .other("the disk was removed"), .other("3 bytes, 4 of them ill-formed"),
      .other("it is \(number())"), .other("no text files (\(number())"), .other("） (x)("),
    ]
  }

  @Test(arguments: 0..<200 as Range<UInt64>) func `the sentence of a cause gives the cause back`(
    seed: UInt64
  ) {
    for cause in Self.causes(seed: seed) {
      #expect(InputRecord.Cause("\(cause)") == cause)
      let record = InputRecord(path: "a", state: .skipped, cause: cause)
      #expect(record == InputRecord(path: "a", state: .skipped, reason: record.reason))
    }
  }

  @Test func `no sentence is no cause`() {
    #expect(InputRecord.Cause("") == nil)
    #expect(InputRecord(path: "a", state: .read).reason.isEmpty)
    #expect(InputRecord(path: "a", state: .read, reason: "").cause == nil)
  }

  @Test(arguments: 0..<200 as Range<UInt64>) func `a sentence stays as it is, whatever it says`(
    seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    let parts = [
      "it is ", "; give its text", "no text files (", ") in it", "; ", "1", "23",
      "99999999999999999999", " bytes without a blank line, from line ", " on",
      " ill-formed sequences, the first at byte ", ", ", " other files passed over", "文", "(", ")",
    ]
    let sentence = (0..<random.next() % 7).map { _ in parts[Int(random.next() % 15)] }.joined()
    #expect(InputRecord.Cause(sentence)?.description ?? "" == sentence)
  }
}
