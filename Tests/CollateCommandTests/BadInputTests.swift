import CollateCommand
import CollateReports
import CollateTestSupport
import Foundation
import Testing

/// Whatever is put in, the answer is a status, a sentence, and the rest of the work.
@Suite struct BadInputTests {
  private func result(_ bytes: [UInt8]) throws -> (Outcome, JSON) {
    let outcome = collate(["check", "-", "-f", "json"], input: bytes)
    return (outcome, try JSON(parsing: Array(outcome.output.utf8)))
  }

  @Test(arguments: ["", " ", "\n\n\n", "\u{FEFF}", "\u{C}\u{C}", "\r\r\n"])
  func `nothing is nothing to report`(text: String) throws {
    let (outcome, result) = try result(Array(text.utf8))
    #expect(outcome.status == 0)
    #expect(result["inputs"].array?.first?["blocks"] == 0)
    #expect(result["findings"].array?.isEmpty == true)
  }

  @Test func `one block is an issue`() throws {
    let (outcome, result) = try result(Array("一段。".utf8))
    #expect(outcome.status == 0)
    #expect(result["inputs"].array?.first?["blocks"] == 1)
  }

  @Test func `one long line is read whole`() throws {
    let line = (0..<20_000).map { String(UnicodeScalar(UInt32(0x4E00 + ($0 * 7_919) % 20_000))!) }
    let (outcome, result) = try result(Array(line.joined().utf8) + Array("。".utf8))
    #expect(outcome.status != 2)
    #expect(result["inputs"].array?.first?["bytes"].integer == 60_003)
  }

  @Test func `ill-formed bytes are named and the rest is checked`() throws {
    let bytes = Array(Texts.story.utf8) + [0xFF, 0xFE, 0x0A, 0x0A] + Array(Texts.repeated.utf8)
    let (outcome, result) = try result(bytes)
    #expect(outcome.status == 2)
    let input = result["inputs"].array?.first
    #expect(input?["state"] == "partial")
    #expect(input?["reason"].string?.contains("at byte \(Texts.story.utf8.count)") == true)
    #expect(result["findings"].array?.isEmpty == false)
  }

  @Test func `control characters never reach a report raw`() throws {
    let text = "\(Texts.story)\u{0}\u{1B}[31m\u{202E}\n\n\(Texts.other)\n\n\(Texts.story)\u{0}\n"
    for format in FormatName.allCases {
      let outcome = collate("check", "-", "-f", format.rawValue, input: text)
      #expect(outcome.status == 1)
      for scalar in ["\u{0}", "\u{1B}", "\u{202E}"] {
        #expect(!outcome.output.contains(scalar), "\(format)")
      }
    }
  }

  @Test func `a missing file and an empty folder are named, each with its reason`() throws {
    let folder = try Folder()
    let outcome = collate("check", folder("none.txt"), folder.path)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("none.txt: skipped: no such file or folder"))
    #expect(outcome.errors.contains("skipped: no text files"))
  }

  @Test func `a report that cannot be written is an error with its reason`() throws {
    let folder = try Folder()
    let outcome = collate(
      "check", "-", "-f", "json:" + folder("no/such/folder.json"), input: Texts.clean)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("cannot be written"))
    #expect(try folder.names.isEmpty)
  }

  @Test func `a reader that goes away ends nothing but its own output`() throws {
    let folder = try Folder()
    let file = folder("r.json")
    let outcome = collate(
      ["check", "-", "-f", "plain", "-f", "json:" + file], input: Array(Texts.repeated.utf8),
      closesAfter: 0)
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.isEmpty)
    #expect(try folder.names == ["r.json"])
    #expect(collate(["help"], closesAfter: 0).status == 0)
  }

  @Test func `output that cannot be written is an error, unless its reader went away`() {
    let full = collate(
      ["check", "-"], input: Array(Texts.repeated.utf8), closesAfter: 0, because: .noSpace)
    #expect(full.status == 2)
    #expect(full.errors == "collate: -: cannot be written: no space left\n")
    #expect(collate(["help"], closesAfter: 0, because: .noSpace).status == 2)
  }

  @Test func `what is missing is told in the report and beside it`() {
    // Not on a terminal: the report and the diagnostics may go different ways.
    let outcome = collate("check", "none.txt")
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("none.txt: skipped: no such file or folder"))
    #expect(outcome.output.contains("Nothing could be read, so nothing was checked."))
    #expect(outcome.errors.contains("none.txt: skipped: no such file or folder"))
  }

  @Test func `a name may begin with a dash, and a file named twice is read once`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.clean, to: "-d.txt")
    #expect(collate("check", file).status == 0)
    #expect(collate("check", "--", file).status == 0)
    #expect(collate("check", file, file).errors.contains("named twice, read once"))
  }

  @Test func `a block of many lines is named, unless asked for`() throws {
    let verse = (1...40).map { "line \($0) of a long poem" }.joined(separator: "\n")
    let folder = try Folder()
    let file = try folder.write(verse, to: "verse.txt")
    let outcome = collate("check", file)
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("verse.txt: 40 lines make 1 block; --blocks says"))
    #expect(collate("check", file, "--blocks", "blank-lines").errors.isEmpty)
    #expect(collate("check", file, "--blocks", "lines").errors.isEmpty)
    try folder.write(verse.split(separator: "\n").joined(separator: "\n\n"), to: "verse.txt")
    #expect(collate("check", file).errors.isEmpty)
  }

  /// The path of a pipe that holds a text.
  private func withPipe<Result>(
    _ text: String, _ body: (String) throws -> Result
  ) throws -> Result {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try pipe.fileHandleForWriting.close()
    defer { try? pipe.fileHandleForReading.close() }
    return try body("/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
  }

  @Test func `whatever is read from a file is read from a pipe too`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let known = folder("known.json")
    #expect(collate("baseline", "write", known, file).status == 0)
    let baseline = try folder.read("known.json")
    let result = collate("check", file, "-f", "json").output
    let records = #"{"id": "a", "text": "one text of a few words"}"# + "\n"
    let cases: [(text: String, arguments: [String], status: Int32)] = [
      (file, ["check", "--files-from"], 1),
      (file, ["check", file, "--changed"], 1),
      (baseline, ["check", file, "--baseline"], 0),
      (baseline, ["check", file, "--allow"], 0),
      (Texts.story, ["check", file, "--boilerplate"], 0),
      (#"{"exitZero": true}"#, ["check", file, "--config"], 0),
      (result, ["report"], 1),
      (records + records, ["pairs"], 2),
    ]
    for (text, arguments, status) in cases {
      let outcome = try withPipe(text) { collate(arguments + [$0]) }
      #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
      #expect(!outcome.errors.contains("cannot be read"))
    }
  }

  @Test(arguments: [
    ["check", "-"], ["check", "--files-from", "-"], ["check", #filePath, "--changed", "-"],
    ["join", "-"], ["report", "-"], ["pairs", "-"], ["baseline", "compare", "-", "-"],
  ])
  func `standard input that cannot be read is told`(arguments: [String]) {
    let outcome = collate(arguments, input: nil)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("cannot be read"), "\(outcome.errors)")
  }

  @Test func `nothing is written over what is read, nor two texts to one file`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let known = folder("known.json")
    _ = collate("baseline", "write", known, file)
    _ = collate("check", file, "-q", "-f", "json:" + folder("r.json"))
    try folder.write(#"{"id": 1, "text": "a"}"#, to: "a.jsonl")
    try folder.write("{}", to: "c.json")
    let way = folder("./../\(folder.path.split(separator: "/").last!)/a.txt")
    let before = try folder.names
    for arguments in [
      ["join", file, "--edits", way], ["join", file, "-o", file, "--edits", file],
      ["join", file, "-o", folder("o"), "--edits", folder("o")],
      ["check", file, "-f", "json:" + way], ["check", folder.path, "-f", "json:" + file],
      ["check", file, "-f", "json:" + folder("o"), "-f", "sarif:" + folder("o")],
      ["check", file, "-f", "json:" + known, "--baseline", known],
      ["check", file, "-f", "json:" + folder("c.json"), "--config", folder("c.json")],
      ["report", folder("r.json"), "-f", "json:" + folder("r.json")],
      ["report", folder("r.json"), "-f", "junit:" + file],
      ["diff", file, known, "-f", "json:" + known], ["learn", file, "-o", file],
      ["pairs", folder("a.jsonl"), "-o", folder("a.jsonl")],
      ["baseline", "write", known, file, "-o", file],
      ["baseline", "write", known, folder("r.json"), "-o", folder("r.json")],
    ] {
      let outcome = collate(arguments)
      #expect(outcome.status == 2, "\(arguments)")
      #expect(
        outcome.errors.contains("would be overwritten")
          || outcome.errors.contains("cannot be written to one file"), "\(outcome.errors)")
      #expect(try folder.read("a.txt") == Texts.repeated)
      #expect(try folder.names == before)
    }
    let devices = ["json:/dev/null", "sarif:/dev/null"].flatMap { ["-f", $0] }
    #expect(collate(["check", file, "-q"] + devices).status == 1)
    #expect(collate("join", file, "-o", file, "--edits", folder("edits.json")).status == 0)
    #expect(
      collate("join", "--undo", folder("edits.json"), file, "-o", folder("edits.json")).status == 2)
    #expect(collate("join", "--undo", folder("edits.json"), file, "-o", file).status == 0)
    #expect(try folder.read("a.txt") == Texts.repeated)
  }

  @Test func `a folder that stands for a file is called a folder`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    for arguments in [
      ["report", folder.path], ["check", file, "--baseline", folder.path],
      ["check", file, "--model", folder.path], ["pairs", folder.path],
      ["check", "--files-from", folder.path], ["join", file, "-o", folder.path],
      ["check", file, "-f", "html:" + folder.path],
    ] {
      let outcome = collate(arguments)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("it is a folder"), "\(outcome.errors)")
    }
  }

  @Test(arguments: 0..<40) func `any bytes are an issue`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let length = Int(random.next() % 400)
    let bytes = (0..<length).map { _ -> UInt8 in
      let value = random.next()
      // Many line ends and lead bytes, so that blocks and sequences are cut everywhere.
      return [0x0A, 0x0C, 0x0D, 0xE4, 0xB8, 0xF0, UInt8(truncatingIfNeeded: value >> 8)][
        Int(value % 7)]
    }
    for format in [FormatName.json, .html, .sarif, .junit, .text] {
      let outcome = collate(["check", "-", "-f", format.rawValue], input: bytes)
      #expect([0, 1, 2].contains(outcome.status))
      #expect(!outcome.output.isEmpty)
    }
  }
}
