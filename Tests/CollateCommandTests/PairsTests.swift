import CollateTestSupport
import Foundation
import Testing

/// `collate pairs`: what it prints, and what it makes of bad input.
@Suite struct PairsTests {
  private static let first = "自治区水利厅统筹推进水生态改善与水环境治理，推动绿色发展"
  private static let second = "自治区水利厅统筹推进水生态改善与水环境治理，促进绿色发展"

  private func line(_ id: String, _ text: String) -> String {
    "{\"id\": \"\(id)\", \"text\": \"\(text)\"}\n"
  }

  /// The exit status, and the pairs without their similarity.
  private func pairs(
    _ input: String, _ more: String...
  ) -> (status: Int32, pairs: [[String]], errors: String) {
    let outcome = collate(["pairs", "-", "--min-jaccard", "0.5"] + more, input: Array(input.utf8))
    let lines = outcome.output.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).prefix(2).map(String.init)
    }
    return (outcome.status, lines, outcome.errors)
  }

  @Test func `pairs are printed in input order with their exact similarity`() {
    let input = line("b", Self.first) + "{\"text\": \"别的\", \"id\": 12}\n" + line("a", Self.second)
    let outcome = collate("pairs", "-", "--min-jaccard", "0.5", "--shingle", "3", input: input)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    // 27 units each make 25 shingles; those over 推动 and 促进, four each, differ.
    #expect(outcome.output == "b\ta\t\(21.0 / 29)\n")
  }

  @Test(arguments: [
    ("{\"id\": 1, \"text\": \"a\"", "it is not well-formed JSON"),
    ("{\"id\": 1, \"text\": \"a}", "it is not well-formed JSON"),
    ("{\"id\": 1 \"text\": \"a\"}", "it is not well-formed JSON"),
    ("{\"id\": 1, \"text\": \"a\"} x", "it is not well-formed JSON"),
    ("{\"id\": 1, \"text\": \"a\\", "it is not well-formed JSON"),
    ("{,}", "it is not well-formed JSON"),
    ("{\"id\": 1, \"text\": \"a\\x\"}", "it is not well-formed JSON"),
    ("{\"id\": 1, \"text\": \"a\\u12G4\"}", "it is not well-formed JSON"),
    ("{\"id\": 1, \"text\": \"a\", \"n\": nul}", "it is not well-formed JSON"),
    ("{\"id\": 01, \"text\": \"a\"}", "it is not well-formed JSON"),
    ("{\"id\": 1, \"text\": \"a\", \"n\": -}", "it is not well-formed JSON"),
    ("{\"id\": 1, \"text\": \"a\", \"n\": 1.}", "it is not well-formed JSON"),
    ("{\"id\": 1, \"text\": \"a\", \"n\": 1e}", "it is not well-formed JSON"),
    ("[1, 2]", "it is no JSON object"),
    ("hello", "it is no JSON object"),
    ("{\"text\": \"a\"}", "it has no “id” that is a string or an integer"),
    ("{\"id\": 1.5, \"text\": \"a\"}", "it has no “id” that is a string or an integer"),
    ("{\"id\": null, \"text\": \"a\"}", "it has no “id” that is a string or an integer"),
    ("{\"id\": 1, \"text\": 5}", "it has no “text” that is a string"),
    ("{\"id\": 1}", "it has no “text” that is a string"),
  ])
  func `a line that is no record is named, and the rest is searched`(bad: String, reason: String) {
    for exact in [[], ["--exact"]] {
      let input = line("p", Self.first) + "\n" + bad + "\n" + line("q", Self.second)
      let arguments = ["pairs", "-", "--min-jaccard", "0.5"] + exact
      let outcome = collate(arguments, input: Array(input.utf8))
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("-:3: skipped: \(reason)"), "\(outcome.errors)")
      #expect(outcome.output.hasPrefix("p\tq\t0."))
    }
  }

  @Test(arguments: [
    "true", "false", "null", "0", "-0.5e-3", "1E+9", "12.50", "[1, {\"a\": \"]\"}]",
  ])
  func `members of any kind are stepped over`(value: String) {
    let other = "{\"n\": \(value), \"id\": \"p\", \"text\": \"\(Self.first)\", \"m\": \(value)}\n"
    let outcome = pairs(other + line("q", Self.second))
    #expect(outcome.status == 0 && outcome.errors == "")
    #expect(outcome.pairs == [["p", "q"]])
  }

  @Test func `an identifier that stands twice is named, and the rest is searched`() {
    let input =
      line("p", Self.first) + line("7", "别的文字") + "{\"id\": 7, \"text\": \"另外\"}\n"
      + line("q", Self.second)
    for exact in [[], ["--exact"]] {
      let arguments = ["pairs", "-", "--min-jaccard", "0.5"] + exact
      let outcome = collate(arguments, input: Array(input.utf8))
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("-:3: the “id” stands in line 2 already"))
      #expect(outcome.output.hasPrefix("p\tq\t0."))
    }
    let many = (0..<30).map { _ in line("x", "") }.joined()
    let errors = collate("pairs", "-", input: many).errors
    #expect(errors.contains("-:11: the “id” stands in line 1 already"))
    #expect(errors.contains("-: 19 more lines with an “id” that stands before"))
  }

  @Test func `empty texts have no partners`() {
    let found = pairs(line("a", "") + line("b", "") + line("c", "，。 ") + line("d", "……"))
    #expect(found.status == 0 && found.pairs.isEmpty)
    #expect(pairs("").status == 0 && pairs("\n \n").status == 0)
  }

  @Test func `the last line needs no line feed, and lines may end in CR LF`() {
    let input = (line("a", Self.first) + line("b", Self.second)).replacingOccurrences(
      of: "\n", with: "\r\n")
    #expect(pairs(input).pairs == [["a", "b"]])
    #expect(pairs("\u{FEFF}" + String(input.dropLast())).pairs == [["a", "b"]])
  }

  @Test func `escapes are read, and half a surrogate pair is a replacement character`() {
    let escaped = Self.first.utf16.map { String(format: "\\u%04x", Int($0)) }.joined()
    #expect(pairs(line("a", Self.first) + line("b", escaped)).pairs == [["a", "b"]])
    let halves = pairs(line("a", "\\ud83dabcdefgh") + line("b", "\\udc00abcdefgh"), "--no-fold")
    #expect(halves.status == 0 && halves.pairs == [["a", "b"]])
    // A whole pair is one character, unlike two halves.
    let whole = pairs(line("a", "\\ud83d\\ude00xyz") + line("b", "😀xyz"), "--no-fold")
    #expect(whole.pairs == [["a", "b"]])
  }

  @Test func `control characters of an identifier stay escaped`() {
    let input = line("a\\u001b[31m\\tb", Self.first) + line("c", Self.first)
    #expect(pairs(input).pairs == [["a\\u001b[31m\\u0009b", "c"]])
  }

  @Test func `output is the same for any number of threads`() {
    var random = SplitMix64(seed: 9)
    let texts = (0..<400).map { number -> String in
      if number % 3 == 2 { return String(Self.first.dropLast(Int(random.next() % 9))) }
      return String(
        String.UnicodeScalarView(
          (0..<40).map { _ in Unicode.Scalar(UInt32(0x4E00 + random.next() % 900))! }))
    }
    let input = texts.enumerated().map { line("\($0)", $1) }.joined()
    let outcomes = ["1", "2", "7"].map {
      collate("pairs", "-", "--min-jaccard", "0.5", "--threads", $0, input: input)
    }
    #expect(outcomes[0].output.split(separator: "\n").count > 5_000)
    #expect(outcomes[1].output == outcomes[0].output && outcomes[2].output == outcomes[0].output)
  }

  @Test func `a reader that goes away ends it quietly`() {
    let input = line("a", Self.first) + line("b", Self.first)
    let outcome = collate(["pairs", "-"], input: Array(input.utf8), closesAfter: 0)
    #expect(outcome.status == 0 && outcome.errors == "")
    let faulty = collate(["pairs", "-"], input: Array((input + "{}\n").utf8), closesAfter: 0)
    #expect(faulty.status == 2 && faulty.errors.contains("-:3:"))
  }

  @Test func `one long line is read whole`() {
    // Characters in turns of different lengths, so that few runs of five repeat.
    let long = String(
      String.UnicodeScalarView(
        (0..<300_000).map { Unicode.Scalar(UInt32(0x4E00 + ($0 * $0) % 20_011))! }))
    let found = pairs(line("a", long) + line("b", long + "，") + line("c", Self.second))
    #expect(found.status == 0)
    #expect(found.pairs == [["a", "b"]])
  }

  @Test func `a file is read like standard input`() throws {
    let folder = try Folder()
    let path = try folder.write(line("a", Self.first) + line("b", Self.second), to: "two.jsonl")
    let outcome = collate("pairs", path, "--min-jaccard", "0.5")
    #expect(outcome.output.hasPrefix("a\tb\t"))
    let missing = collate("pairs", folder("none.jsonl"))
    #expect(missing.status == 2 && missing.errors.contains("none.jsonl"))
  }
}
