import CollateReports
import CollateTestSupport
import Testing

@Suite struct RenderReportTests {
  @Test func `a result renders later as it would have at once`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let other = try folder.write("\u{FEFF}" + Texts.broken + "\n(下转4版)\n", to: "b.txt")
    let result = folder("result.json")
    #expect(collate("check", file, other, "-q", "-f", "json:" + result).status == 1)
    for format in FormatName.allCases where format != .text {
      let now = collate("check", file, other, "-f", format.rawValue)
      let later = collate("report", result, "-f", format.rawValue)
      #expect(later.output == now.output, "\(format)")
      #expect(later.status == now.status)
    }
  }

  @Test func `a result has all findings, and one that lacks some is refused`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let result = folder("r.json")
    #expect(collate("check", file, "--max-findings", "0", "-q", "-f", "json:" + result).status == 1)
    #expect(collate("report", result, "-f", "plain").output.contains("[repeat.exact]"))
    let cut = try folder.read("r.json").replacing(
      /(?s)"findings": \[\n.*?\n  \],/, with: "\"findings\": [],")
    try folder.write(cut, to: "r.json")
    let outcome = collate("report", result)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("“findings” is missing or does not fit"), "\(outcome.errors)")
  }

  @Test func `a text that has changed is not rendered`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let result = folder("result.json")
    _ = collate("check", file, "-q", "-f", "json:" + result)
    try folder.write(Texts.repeated + "改", to: "a.txt")
    let outcome = collate("report", result)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("the text has changed since it was checked"))
  }

  @Test func `a result that names a device or a folder as its issue is refused`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let result = collate("check", file, "-f", "json").output
    for (path, english, chinese) in [
      ("/dev/null", "it is a device", "这是设备文件"), (folder.path, "it is a folder", "这是文件夹"),
    ] {
      let other = try folder.write(result.replacing(file, with: path), to: "r.json")
      let outcome = collate("report", other)
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors == "collate: \(path): cannot be read: \(english)\n")
      #expect(collate("report", other, "--lang", "zh").errors.contains("无法读取：\(chinese)"))
    }
  }

  @Test func `a file that is no result is refused with its reason`() throws {
    let folder = try Folder()
    let file = try folder.write(#"{"schema": "other"}"#, to: "r.json")
    #expect(collate("report", file).errors.contains("expected “collate.check/1”"))
    #expect(collate("report", folder("none.json")).errors.contains("no such file"))
    #expect(collate("report").errors.contains("usage: collate report"))
  }

  @Test(arguments: 0..<60) func `a damaged result never traps`(seed: UInt64) throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let text = Array(collate("check", file, "-f", "json").output.utf8)
    var random = SplitMix64(seed: seed)
    var damaged = text
    for _ in 0...random.next() % 4 {
      let at = Int(random.next() % UInt64(damaged.count))
      switch random.next() % 3 {
      case 0: damaged[at] = UInt8(ascii: "9")
      case 1: damaged.remove(at: at)
      default: damaged.insert(UInt8(truncatingIfNeeded: random.next()), at: at)
      }
    }
    let path = try folder.write(damaged, to: "r.json")
    #expect([0, 1, 2].contains(collate("report", path, "-f", "jsonl").status))
  }
}
