import CollateInput
import CollateReports
import Testing

@Suite struct CheckTests {
  @Test func `the status says whether something was found`() throws {
    let folder = try Folder()
    let bad = try folder.write(Texts.repeated, to: "bad.txt")
    let good = try folder.write(Texts.clean, to: "good.txt")
    #expect(collate("check", good).status == 0)
    #expect(collate("check", bad).status == 1)
    #expect(collate("check", bad).output.contains("[repeat.exact]"))
    #expect(collate("check", "-", input: Texts.repeated).status == 1)
  }

  @Test func `an unreadable input outranks findings, which are still printed`() throws {
    let folder = try Folder()
    let bad = try folder.write(Texts.repeated, to: "bad.txt")
    let outcome = collate("check", bad, folder("none.txt"))
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("[repeat.exact]"))
    #expect(outcome.errors.contains("none.txt: skipped: no such file or folder"))
  }

  @Test func `what fails can be chosen`() throws {
    let folder = try Folder()
    let bad = try folder.write(Texts.repeated, to: "bad.txt")
    #expect(collate("check", bad, "--fail-on", "never").status == 0)
    #expect(collate("check", bad, "--fail-on", "repeat.near").status == 0)
    #expect(collate("check", bad, "--fail-on", "repeat.near,repeat.exact").status == 1)
    #expect(collate("check", bad, "--exit-zero").status == 0)
    let wrong = collate("check", bad, "--fail-on", "repeat.exat")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("did you mean repeat.exact?"))
  }

  @Test func `a note fails only where notes are to fail`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.broken, to: "a.txt")
    #expect(collate("check", file).status == 0)
    #expect(collate("check", file, "--fail-on", "note").status == 1)
  }

  @Test func `formats go to files and do not change the status`() throws {
    let folder = try Folder()
    let bad = try folder.write(Texts.repeated, to: "bad.txt")
    let outcome = collate(
      "check", bad, "-f", "json:" + folder("r.json"), "-f", "sarif:" + folder("r.sarif"),
      "--format=html:" + folder("r.html"), "-q")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(try folder.names == ["bad.txt", "r.html", "r.json", "r.sarif"])
    let result = try JSON(parsing: Array(folder.read("r.json").utf8))
    #expect(result["summary"]["findings"] == 1)
    let wrong = collate("check", bad, "--format", "jsn")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("did you mean json?"))
  }

  @Test func `two formats may share standard output and come in the order given`() {
    let outcome = collate("check", "-", "-f", "plain", "-f", "jsonl", input: Texts.repeated)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("-:5:1: error: ") == true)
    #expect(lines.last?.contains("\"type\":\"summary\"") == true)
  }

  @Test(arguments: [
    (["json", "text"], "json and text go to standard output together"),
    (["plain", "sarif"], "plain and sarif go to standard output together"),
    (["junit", "junit"], "junit and junit go to standard output together"),
    (["plain", "jsonl"], ""), (["text", "github"], ""), (["json"], ""), ([], ""),
  ])
  func `a document that shares standard output is named`(formats: [String], words: String) {
    let outcome = collate(
      ["check", "-"] + formats.flatMap { ["-f", $0] }, input: Array(Texts.repeated.utf8))
    #expect(outcome.status == 1)
    #expect(words.isEmpty ? outcome.errors.isEmpty : outcome.errors.contains(words))
  }

  @Test func `a document with a file of its own does not share`() throws {
    let folder = try Folder()
    let outcome = collate(
      "check", "-", "-f", "json:\(folder("a.json"))", "-f", "github", input: Texts.repeated)
    #expect(outcome.errors.isEmpty)
  }

  /// Two findings of one file.
  private static let twoFindings =
    Texts.repeated + "\n\(Texts.third)\n\n" + Texts.other + "\n"

  @Test(arguments: FormatName.allCases)
  func `no more findings are listed than asked for, and the rest is told`(
    format: FormatName
  ) throws {
    for most in 0...2 {
      let outcome = collate(
        "check", "-", "-f", format.rawValue, "--max-findings", "\(most)", input: Self.twoFindings)
      #expect(outcome.status == 1)
      let told = (outcome.output + outcome.errors).matches(of: /(\d+) (more|not|further|of 2)/)
      switch format {
      case .json:
        #expect(try JSON(parsing: Array(outcome.output.utf8))["findings"].array?.count == 2)
      case .jsonl:
        #expect(outcome.output.split(separator: "\n").count == most + 1)
        #expect(outcome.output.contains("\"findings\":2"))
      case .html: #expect(outcome.output.contains("\"total\":2"))
      default: #expect(told.compactMap { Int($0.1) } == (most == 2 ? [] : [2 - most]), "\(outcome)")
      }
      #expect(outcome.errors.isEmpty == (format.isComplete || most == 2))
    }
  }

  @Test func `a file whose findings are not listed does not pass as a test`() throws {
    let outcome = collate(
      "check", "-", "-f", "junit", "--max-findings", "0", input: Self.twoFindings)
    #expect(outcome.output.contains("tests=\"1\" failures=\"1\""))
    #expect(outcome.output.contains("<failure message=\"2 more not listed\""))
  }

  @Test func `only findings that touch changed files are reported, though all are scanned`() throws
  {
    let folder = try Folder()
    let first = try folder.write(Texts.story + "\n", to: "A01.txt")
    let second = try folder.write(Texts.story + "\n", to: "A02.txt")
    let third = try folder.write(Texts.other + "\n", to: "A03.txt")
    func run(_ changed: String) throws -> JSON {
      let list = try folder.write(changed, to: "list")
      let outcome = collate("check", first, second, third, "--changed", list, "-f", "json")
      #expect(outcome.status == (changed.isEmpty || changed == third ? 0 : 1))
      return try JSON(parsing: Array(outcome.output.utf8))
    }
    // The changed copy is the place of the finding, whichever of the two it is.
    for path in [first, second] {
      let findings = try run(path + "\n")["findings"].array ?? []
      #expect(findings.count == 1)
      #expect(findings.first?["place"]["path"].string == path)
    }
    #expect(try run(third)["summary"]["unchanged"] == 1)
    #expect(try run("")["findings"].array?.isEmpty == true)
  }

  @Test func `files may be checked alone`() throws {
    let folder = try Folder()
    let first = try folder.write(Texts.story + "\n", to: "A01.txt")
    let second = try folder.write(Texts.story + "\n", to: "A02.txt")
    let repeated = try folder.write(Texts.repeated, to: "A03.txt")
    #expect(collate("check", first, second).status == 1)
    #expect(collate("check", first, second, "--scope", "file").status == 0)
    let both = collate("check", first, repeated, "--scope", "file", "-f", "json")
    let place = try JSON(parsing: Array(both.output.utf8))["findings"].array?.first?["place"]
    #expect(place?["path"].string == repeated)
    #expect(place?["block"] == 3)
  }

  @Test(arguments: [TextEncoding.utf8, .utf16, .gb18030])
  func `boilerplate is read in any encoding`(encoding: TextEncoding) throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let text = Array((Texts.story + "\n").utf8)
    let bytes = try #require(encoding.encode(text, hasByteOrderMark: true))
    let boilerplate = try folder.write(bytes, to: "boilerplate.txt")
    #expect(collate("check", file, "--boilerplate", boilerplate).status == 0)
  }

  @Test func `boilerplate in an encoding that is not read is an error`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let bytes = Texts.story.unicodeScalars.flatMap { scalar in
      [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: scalar.value >> $0) }
    }
    let boilerplate = try folder.write(bytes, to: "boilerplate.txt")
    for (language, words) in [("en", "it looks like UTF-32"), ("zh", "看来是 UTF-32 编码")] {
      let outcome = collate("check", file, "--boilerplate", boilerplate, "--lang", language)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains(words))
    }
  }

  @Test func `the number of threads changes nothing`() throws {
    let folder = try Folder()
    let texts = [Texts.repeated, Texts.clean, Texts.broken, Texts.repeated + Texts.other]
    for index in 0..<9 { try folder.write(texts[index % 4], to: "A0\(index).txt") }
    let outputs = ["1", "2", "7"].map { threads in
      collate("check", folder.path, "--scope", "file", "--threads", threads, "-f", "json").output
    }
    #expect(outputs[0].contains("repeat.exact"))
    #expect(Set(outputs).count == 1)
  }

  @Test func `back issues are compared with and not checked`() throws {
    let folder = try Folder()
    let today = try folder.write(Texts.clean, to: "today.txt")
    let old = try folder.write(Texts.third + "\n\n" + Texts.repeated, to: "old.txt")
    let list = try folder.write(today, to: "list")
    for arguments in [[today], ["--files-from", list]] {
      let outcome = collate(["check", "-f", "json", "--against", old] + arguments)
      #expect(outcome.status == 1)
      let result = try JSON(parsing: Array(outcome.output.utf8))
      #expect(result["parameters"]["against"] == .array([.string(old)]))
      #expect(result["inputs"].array?.map { $0["path"].string } == [today, old])
      for finding in result["findings"].array ?? [] {
        #expect(finding["place"]["path"].string == today)
      }
    }
  }

  @Test(arguments: ["\n\u{C}\n", "\n\n"])
  func `pages in JSON are those that form feeds or printed heads begin`(pageBreak: String) throws {
    let folder = try Folder()
    let pages = [Texts.story, Texts.other, Texts.story].enumerated().map {
      "Page \($0.offset + 1)\n\n\($0.element)"
    }
    let first = try folder.write(pages.joined(separator: pageBreak) + "\n", to: "1.txt")
    let second = try folder.write(Texts.third + "\n", to: "2.txt")
    let outcome = collate("check", first, second, "-q", "-f", "json")
    let value = try JSON(parsing: Array(outcome.output.utf8))
    #expect(value["inputs"].array?.map { $0["pages"] } == [3, 1])
    let members = value["families"].array?.first?["members"].array
    #expect(members?.map { $0["page"] } == [1, 3])
  }

  @Test func `files checked alone are compared with back issues, each of them`() throws {
    let folder = try Folder()
    let first = try folder.write(Texts.clean, to: "A01.txt")
    let second = try folder.write(Texts.third + "\n\n" + Texts.story + "\n", to: "A02.txt")
    let old = try folder.write(Texts.other + "\n\u{C}\n" + Texts.story + "\n", to: "old.txt")
    let result = folder("r.json")
    let outcome = collate(
      "check", first, second, "--scope", "file", "--against", old, "-q", "-f", "json:" + result)
    #expect(outcome.status == 1)
    let value = try JSON(parsing: Array(folder.read("r.json").utf8))
    #expect(value["inputs"].array?.map { $0["blocks"] } == [2, 2, 2])
    #expect(value["inputs"].array?.map { $0["pages"] } == [1, 1, 2])
    let places = value["findings"].array?.map { finding in
      let related = finding["related"].array?.first
      return [
        finding["place"]["path"].string, finding["place"]["block"].integer.map(String.init),
        related?["path"].string, related?["block"].integer.map(String.init),
      ]
    }
    #expect(
      places == [[first, "1", old, "2"], [first, "2", old, "1"], [second, "2", old, "2"]])
    #expect(collate("report", result, "-f", "jsonl").status == 1)
  }

  @Test func `a list of files may be cut at NUL or at line ends`() throws {
    let folder = try Folder()
    let first = try folder.write(Texts.story, to: "A 1.txt")
    let second = try folder.write(Texts.story, to: "A2.txt")
    for separator in ["\0", "\n", "\r\n"] {
      let outcome = collate(
        "check", "--files-from", "-", input: [first, second].joined(separator: separator))
      #expect(outcome.status == 1)
    }
  }

  @Test(arguments: ["", "\n", "\r\n\r\n", "\0"])
  func `a list without files passes, and says that nothing was checked`(list: String) throws {
    for arguments in [["-f", "json"], ["-q"], []] {
      let outcome = collate(
        ["check", "--files-from", "-"] + arguments, input: Array(list.utf8))
      #expect(outcome.status == 0)
      #expect(outcome.errors == "collate: nothing to check: --files-from lists no file\n")
    }
  }

  @Test(arguments: [
    ("", true), (" \n\t\n", true), ("\u{FEFF}\n", true), ("a", false), (Texts.clean, false),
  ])
  func `an input without text is told, and passes`(text: String, isEmpty: Bool) throws {
    let folder = try Folder()
    let file = try folder.write(text, to: "a.txt")
    for outcome in [collate("check", "-q", input: text), collate("check", "-q", file)] {
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("nothing to check: there is no text") == isEmpty)
    }
  }

  @Test func `what is skipped is named and not called nothing`() throws {
    let outcome = collate("check", "no-such-file")
    #expect(outcome.status == 2)
    #expect(!outcome.errors.contains("nothing to check"))
  }

  @Test func `the parameters name what took findings out`() throws {
    let folder = try Folder()
    let text = try folder.write(Texts.repeated, to: "a.txt")
    let known = folder("known.json")
    #expect(collate("baseline", "write", known, text).status == 0)
    let allowed = try folder.write(
      "{\"schema\": \"collate.baseline/1\", \"entries\": []}", to: "ok")
    let plain = try JSON(parsing: Array(collate("check", text, "-f", "json").output.utf8))
    for key in ["baseline", "allow", "changed", "strictBaseline"] {
      #expect(plain["parameters"][key] == .null)
    }
    let outcome = collate(
      "check", text, "-f", "json", "--baseline", known, "--allow", allowed, "--changed", "-",
      "--strict-baseline", input: text)
    let parameters = try JSON(parsing: Array(outcome.output.utf8))["parameters"]
    #expect(parameters["baseline"] == .string(known))
    #expect(parameters["allow"] == .array([.string(allowed)]))
    #expect(parameters["changed"] == "-")
    #expect(parameters["strictBaseline"] == .bool(true))
  }

  @Test func `every format is the same on a second run`() throws {
    for format in FormatName.allCases {
      let runs = (0..<2).map { _ in
        collate("check", "-", "-f", format.rawValue, input: Texts.repeated).output
      }
      #expect(runs[0] == runs[1])
      #expect(!runs[0].isEmpty)
    }
  }

  @Test func `in a step of GitHub Actions the summary and the outputs are written`() throws {
    let folder = try Folder()
    let bad = try folder.write(Texts.repeated, to: "bad.txt")
    let summary = try folder.write("# Before\n", to: "summary.md")
    let outputs = folder("outputs")
    let outcome = collate(
      ["check", bad, "-f", "github"],
      environment: ["GITHUB_STEP_SUMMARY": summary, "GITHUB_OUTPUT": outputs])
    #expect(outcome.output.hasPrefix("::error file="))
    #expect(try folder.read("summary.md").hasPrefix("# Before\n## collate\n"))
    #expect(try folder.read("outputs") == "findings=1\nfamilies=1\n")
  }

  @Test(arguments: ["GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"])
  func `a file of the step that cannot be opened is an error behind the findings`(
    variable: String
  ) throws {
    let folder = try Folder()
    let bad = try folder.write(Texts.repeated, to: "bad.txt")
    let expected = collate("check", bad, "-f", "github")
    #expect(expected.status == 1)
    for (path, english, chinese) in [
      (folder.path, "it is a folder", "这是文件夹"),
      (folder("none/step"), "no such file or folder", "没有这个文件或文件夹"),
    ] {
      let outcome = collate(["check", bad, "-f", "github"], environment: [variable: path])
      #expect(outcome.status == 2)
      #expect(outcome.output == expected.output)
      #expect(outcome.errors.contains("\(path): cannot be written: \(english)"))
      let told = collate(
        ["check", bad, "-f", "github", "--lang", "zh"], environment: [variable: path])
      #expect(told.errors.contains("\(path)：无法写入：\(chinese)"))
    }
    #expect(try folder.names == ["bad.txt"])
  }
}
