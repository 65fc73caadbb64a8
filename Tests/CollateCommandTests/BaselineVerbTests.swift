import Collate
import CollateReports
import Foundation
import Testing

@testable import CollateCommand

@Suite struct BaselineVerbTests {
  @Test func `what is written as known is not reported again`() throws {
    let folder = try Folder()
    let bad = try folder.write(Texts.repeated, to: "bad.txt")
    let known = folder("known.json")
    let written = collate("baseline", "write", known, bad)
    #expect(written.status == 0)
    #expect(written.output == "1 entry: 1 added, 0 removed\n")
    #expect(collate("check", bad, "--baseline", known).status == 0)
    #expect(collate("baseline", "compare", known, bad).status == 0)
    // The same text under another name and further down.
    let moved = try folder.write(
      Texts.third + "\n\n\u{0C}" + Texts.repeated, to: "moved.txt")
    #expect(collate("check", moved, "--baseline", known).status == 0)
  }

  @Test func `a further copy of a known text is new`() throws {
    let folder = try Folder()
    let bad = try folder.write(Texts.repeated, to: "bad.txt")
    let known = folder("known.json")
    _ = collate("baseline", "write", known, bad)
    try folder.write(Texts.repeated + "\n天气晴好。\n\n" + Texts.story + "\n", to: "bad.txt")
    #expect(collate("check", bad, "--baseline", known).status == 1)
    let compared = collate("baseline", "compare", known, bad)
    #expect(compared.status == 1)
    #expect(compared.output.hasPrefix("new: "))
    #expect(compared.output.hasSuffix("1 new, 0 known, 0 stale\n"))
  }

  @Test func `what is gone is stale, an error only on demand, and can be pruned`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let known = folder("known.json")
    _ = collate("baseline", "write", known, file)
    try folder.write(Texts.clean, to: "a.txt")
    let checked = collate("check", file, "--baseline", known)
    #expect(checked.status == 0)
    #expect(checked.output.contains("stale") || checked.output.contains("baseline"))
    #expect(collate("check", file, "--baseline", known, "--strict-baseline").status == 2)
    #expect(collate("baseline", "compare", known, file).output.contains("stale: v1:repeat.exact:"))
    let pruned = collate("baseline", "prune", known, file)
    #expect(pruned.output == "0 entries: 0 added, 1 removed\n")
    #expect(collate("check", file, "--baseline", known, "--strict-baseline").status == 0)
  }

  @Test func `nothing is pruned when an input could not be read`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let known = folder("known.json")
    _ = collate("baseline", "write", known, file)
    let before = try folder.read("known.json")
    let outcome = collate("baseline", "prune", known, folder("none.txt"))
    #expect(outcome.status == 2)
    #expect(try folder.read("known.json") == before)
  }

  @Test func `a comparison with a result needs no texts`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let result = folder("result.json")
    let known = folder("known.json")
    _ = collate("check", file, "-q", "-f", "json:" + result)
    _ = collate("baseline", "write", known, file)
    try FileManager.default.removeItem(atPath: file)
    #expect(collate("baseline", "compare", known, result).status == 0)
    let again = folder("again.json")
    #expect(collate("baseline", "write", again, result).status == 0)
    #expect(try folder.read("again.json").contains("\"count\":2"))
  }

  @Test func `a baseline is missing, malformed or of another kind`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.clean, to: "a.txt")
    func errors(_ text: String?) throws -> String {
      let known = folder("known.json")
      if let text { try folder.write(text, to: "known.json") }
      let outcome = collate("check", file, "--baseline", known)
      #expect(outcome.status == 2)
      return outcome.errors
    }
    #expect(try errors(nil).contains("no such file"))
    #expect(try errors("{").contains("known.json:1"))
    #expect(try errors(#"{"schema": "x"}"#).contains("expected “collate.baseline/1”"))
    let start = #"{"schema": "collate.baseline/1", "entries": [{"key": "k", "#
    #expect(try errors(start + #""until": "soon"}]}"#).contains("entry 1: “until”"))
    #expect(try errors(start + #""reasons": ""}]}"#).contains("no member “reasons”"))
  }

  @Test(arguments: ["9223372036854775807", "1000000001", "0", "-1", "1.5", "1e99"])
  func `a count that no text can have is refused`(count: String) throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let known = folder("known.json")
    _ = collate("baseline", "write", known, file)
    let text = try folder.read("known.json").replacing("\"count\":2", with: "\"count\":\(count)")
    try folder.write(text, to: "known.json")
    let outcome = collate("check", file, "--baseline", known)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("entry 1: “count”"))
  }

  @Test func `sums of the greatest counts stay in range`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let result = folder("result.json")
    let known = folder("known.json")
    _ = collate("check", file, "-q", "-f", "json:" + result)
    _ = collate("baseline", "write", known, result)
    let most = "\"count\":\(Baseline.maximumCount)"
    let entry = try folder.read("known.json").replacing("\"count\":2", with: most)
    let key = try #require(entry.firstMatch(of: /"key":"([^"]*)"/)?.1)
    try folder.write(
      entry.replacing(
        "    {", with: "    {\"key\": \"other\", \"also\": [\"\(key)\"], \(most)},\n    {"),
      to: "known.json")
    #expect(collate("check", file, "--baseline", known).status == 0)
    let wild = try folder.read("result.json").replacing(
      "\"count\": 2", with: "\"count\": 9223372036854775807")
    try folder.write(wild, to: "result.json")
    #expect(collate("baseline", "compare", known, result).status == 0)
    #expect(collate("baseline", "prune", known, result).status == 0)
  }

  @Test func `allowed texts carry their reason, until their last day`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    _ = collate("baseline", "write", folder("known.json"), file)
    let allow = try folder.read("known.json").replacing(
      "\"reason\":\"\"", with: "\"reason\":\"两版同刊\",\"until\":\"2026-06-30\"")
    let path = try folder.write(allow, to: "allow.json")
    func run(_ seconds: String) -> Outcome {
      collate(
        ["check", file, "--allow", path, "-f", "json"],
        environment: ["SOURCE_DATE_EPOCH": seconds])
    }
    let before = run("1782777600")  // 2026-06-30
    #expect(before.status == 0)
    #expect(before.output.contains("两版同刊"))
    let after = run("1782864000")  // 2026-07-01
    #expect(after.status == 1)
    #expect(after.errors.contains("ended on 2026-06-30"))
  }

  @Test(arguments: ["nan", "inf", "1e300", "-1", "1.5", "tomorrow", "999999999999"])
  func `a time that is no second of our years is refused`(seconds: String) throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    _ = collate("baseline", "write", folder("known.json"), file)
    let outcome = collate(
      ["check", file, "--allow", folder("known.json")], environment: ["SOURCE_DATE_EPOCH": seconds])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("SOURCE_DATE_EPOCH"))
  }

  @Test(arguments: [
    ("2028-02-29", true), ("2026-02-29", false), ("2026-02-31", false), ("2000-02-29", true),
    ("1900-02-29", false), ("+026-01-01", false), ("2026-+1-01", false), ("2026-13-01", false),
    ("2026-00-01", false), ("2026-04-31", false), ("2026-12-31", true),
  ])
  func `a last day is a day of the calendar`(day: String, isDay: Bool) throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    _ = collate("baseline", "write", folder("known.json"), file)
    let allow = try folder.read("known.json").replacing(
      "\"reason\":\"\"", with: "\"reason\":\"\",\"until\":\"\(day)\"")
    let path = try folder.write(allow, to: "allow.json")
    #expect((collate("check", file, "--allow", path).status == 2) == !isDay)
  }

  @Test func `new findings make the status though nobody reads them`() throws {
    let folder = try Folder()
    let clean = try folder.write(Texts.clean, to: "a.txt")
    _ = collate("baseline", "write", folder("known.json"), clean)
    try folder.write(Texts.repeated, to: "a.txt")
    let outcome = collate(["baseline", "compare", folder("known.json"), clean], closesAfter: 0)
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty && outcome.errors.isEmpty)
  }

  @Test func `an entry that is over is accepted anew`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let known = folder("known.json")
    _ = collate("baseline", "write", known, file)
    let over = try folder.read("known.json").replacing(
      "\"reason\":\"\"", with: "\"reason\":\"两版同刊\",\"until\":\"2001-01-31\"")
    try folder.write(over, to: "known.json")
    #expect(collate("check", file, "--baseline", known).status == 1)
    #expect(collate("baseline", "write", known, file).status == 0)
    #expect(try folder.read("known.json").contains("两版同刊"))
    #expect(collate("check", file, "--baseline", known).status == 0)
  }

  @Test func `a baseline is left alone by a check of nothing`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let known = folder("known.json")
    _ = collate("baseline", "write", known, file)
    let before = try folder.read("known.json")
    #expect(collate("baseline", "write", known, folder("none.txt")).status == 2)
    for action in ["write", "prune", "compare"] {
      let outcome = collate("baseline", action, known)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("usage: collate baseline"))
      let configured = collate(["baseline", action], environment: ["COLLATE_BASELINE": known])
      #expect(configured.status == 2)
    }
    #expect(try folder.read("known.json") == before)
    #expect(collate("baseline", "prune", known, "-").status == 0)
    #expect(try folder.read("known.json") == before)
  }

  @Test func `entries of files that were not read stay, and are not stale`() throws {
    let folder = try Folder()
    let first = try folder.write(Texts.repeated, to: "in/a.txt")
    let second = try folder.write(Texts.third + "\n\n" + Texts.other + "\n", to: "in/b.txt")
    let known = folder("known.json")
    // The text of `other` stands in both files.
    #expect(
      collate("baseline", "write", known, folder("in")).output == "2 entries: 2 added, 0 removed\n")
    let before = try folder.read("known.json")
    let partial = collate("check", second, "--baseline", known, "--strict-baseline")
    #expect(partial.status == 0)
    #expect(!partial.output.contains("matches nothing"))
    #expect(collate("baseline", "compare", known, second).output == "0 new, 0 known, 0 stale\n")
    for action in ["write", "prune"] {
      let outcome = collate("baseline", action, known, second)
      #expect(outcome.output == "2 entries: 0 added, 0 removed\n")
      #expect(try folder.read("known.json") == before)
    }
    // What a folder no longer holds is gone.
    try FileManager.default.removeItem(atPath: first)
    let pruned = collate("baseline", "prune", known, folder("in"))
    #expect(pruned.output == "0 entries: 0 added, 2 removed\n")
  }

  @Test func `what is known of back issues stays known`() throws {
    let folder = try Folder()
    let today = try folder.write(Texts.clean, to: "today.txt")
    let old = try folder.write(Texts.story + "\n\n" + Texts.third, to: "old.txt")
    let known = folder("known.json")
    let written = collate("baseline", "write", known, today, "--against", old)
    #expect(written.output == "1 entry: 1 added, 0 removed\n")
    let environment = ["COLLATE_AGAINST": old]
    #expect(
      collate(["check", today, "--baseline", known], environment: environment).status == 0)
    #expect(collate(["baseline", "compare", known, today], environment: environment).status == 0)
    #expect(
      collate("baseline", "prune", known, today, "--against", old).output
        == "1 entry: 0 added, 0 removed\n")
    #expect(collate("baseline", "prune", known, today).output == "1 entry: 0 added, 0 removed\n")
  }

  @Test func `a baseline goes to standard output and to devices`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let known = folder("known.json")
    _ = collate("baseline", "write", known, file)
    let text = try folder.read("known.json")
    for arguments in [["-", file], [known, file, "-o", "-"]] {
      let outcome = collate(["baseline", "write"] + arguments)
      #expect(outcome.output == text)
      #expect(outcome.errors.hasPrefix("collate: 1 entry: "))
    }
    #expect(!Files.exists("-"))
    #expect(collate("baseline", "write", "/dev/null", file).status == 0)
    let device = collate("check", file, "--baseline", "/dev/zero")
    #expect(device.status == 2)
    #expect(device.errors.contains("/dev/zero: cannot be read: it is a device"))
  }

  @Test func `a baseline of a result is that of its texts`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated + "\n" + Texts.broken, to: "a.txt")
    _ = collate("check", file, "-q", "-f", "json:" + folder("result.json"))
    _ = collate("baseline", "write", folder("known.json"), file)
    _ = collate("baseline", "write", folder("again.json"), folder("result.json"))
    #expect(try folder.read("again.json") == folder.read("known.json"))
  }

  @Test func `a comparison names findings of a result as it names those of texts`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let known = try folder.write(
      #"{"entries": [], "schema": "collate.baseline/1"}"#, to: "known.json")
    _ = collate("check", file, "-q", "-f", "json:" + folder("result.json"))
    let ofText = collate("baseline", "compare", known, file)
    #expect(ofText.status == 1)
    #expect(collate("baseline", "compare", known, folder("result.json")).output == ofText.output)
  }
}
