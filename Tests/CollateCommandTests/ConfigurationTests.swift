@testable import CollateCommand
import CollateReports
import Testing

@Suite struct ConfigurationTests {
  private func settings(_ outcome: Outcome) throws -> JSON {
    try JSON(parsing: Array(outcome.output.utf8))["settings"]
  }

  @Test func `flags come before the environment, and that before the file`() throws {
    let folder = try Folder()
    let file = try folder.write(#"{"minChars": 30, "scope": "file", "lang": "zh"}"#, to: "c.json")
    let arguments = ["check", "--config", file, "--print-config"]
    let fromFile = try settings(collate(arguments))
    #expect(fromFile["minChars"]["value"] == 30)
    #expect(fromFile["minChars"]["from"].string == "file \(file)")
    #expect(fromFile["failOn"]["from"] == "default")
    let environment = ["COLLATE_MIN_CHARS": "40"]
    let fromEnvironment = try settings(collate(arguments, environment: environment))
    #expect(fromEnvironment["minChars"]["value"] == 40)
    #expect(fromEnvironment["minChars"]["from"] == "environment COLLATE_MIN_CHARS")
    #expect(fromEnvironment["scope"]["value"] == "file")
    let fromFlag = try settings(
      collate(arguments + ["--min-chars", "50"], environment: environment))
    #expect(fromFlag["minChars"]["value"] == 50)
    #expect(fromFlag["minChars"]["from"] == "flag")
  }

  @Test(arguments: [
    (#"{"minChar": 30}"#, "there is no key “minChar”; did you mean minChars?"),
    (#"{"zzzzzzzz": 30}"#, "there is no key “zzzzzzzz”"),
    (#"{"minChars": "30"}"#, "minChars cannot be “\"30\"”; expected a whole number"),
    (#"{"minChars": 1}"#, "expected a whole number from 4"),
    (#"{"scope": "page"}"#, "expected issue, file"),
    (#"{"exitZero": 1}"#, "expected true, false"),
    (#"{"allow": [1]}"#, "expected a list of strings"),
    (#"[1]"#, "a JSON object is expected"),
    ("{\n\"scope\": \"issue\",\n}", "c.json:3"),
    ("", "c.json:1"),
  ])
  func `a wrong configuration is an error that names the place`(
    text: String, words: String
  ) throws {
    let folder = try Folder()
    let file = try folder.write(text, to: "c.json")
    let outcome = collate("check", "-", "--config", file, input: Texts.clean)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test func `files in a configuration count from its own folder`() throws {
    let folder = try Folder()
    let file = try folder.write(#"{"$schema": "x", "baseline": "known.json"}"#, to: "in/c.json")
    try folder.write(
      #"{"entries": [], "schema": "collate.baseline/1"}"#, to: "in/known.json")
    #expect(collate("check", "-", "--config", file, input: Texts.clean).status == 0)
  }

  @Test(arguments: [
    ("COLLATE_FAILON", "did you mean COLLATE_FAIL_ON?"), ("COLLATE_MIN_CHAR", "COLLATE_MIN_CHARS?"),
    ("COLLATE_QWERTYUIOP", "COLLATE_QWERTYUIOP: there is no setting"),
    ("COLLATE_THREADS", "COLLATE_THREADS: there is no setting"),
    ("COLLATE_SCOPE", ""), ("COLLATED", ""), ("collate_scope", ""),
  ])
  func `a variable that sets nothing is named, and the check goes on`(name: String, words: String) {
    let outcome = collate("check", "-", input: Texts.clean, environment: [name: "file"])
    #expect(outcome.status == 0)
    #expect(words.isEmpty ? outcome.errors.isEmpty : outcome.errors.contains(words))
    #expect(collate("help", environment: [name: "file"]).errors.isEmpty)
  }

  @Test func `a wrong value in the environment names its variable`() {
    let outcome = collate(
      "check", "-", input: Texts.clean, environment: ["COLLATE_SCOPE": "page"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("COLLATE_SCOPE cannot be “page”"))
  }

  @Test(arguments: [
    ("fail-on", "failOn", "bogus"), ("encoding", "encoding", "latin"), ("format", "format", "jsn"),
    ("format", "format", "json:"),
  ])
  func `a wrong value is laid to whoever set it`(flag: String, key: String, value: String) throws {
    let folder = try Folder()
    let file = try folder.write("{\"\(key)\": \"\(value)\"}", to: "c.json")
    let variable = "COLLATE_" + flag.uppercased().replacing("-", with: "_")
    for (outcome, name) in [
      (collate("check", "-", "--config", file), "\(file): \(key)"),
      (collate(["check", "-"], environment: [variable: value]), variable),
      (collate("check", "-", "--\(flag)=\(value)"), "--\(flag)"),
    ] {
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.hasPrefix("collate: \(name) cannot be “\(value)”"), "\(outcome.errors)")
    }
  }

  @Test func `the files of formats in a configuration count from its folder too`() throws {
    let folder = try Folder()
    let absolute = folder("r.sarif")
    let file = try folder.write(
      #"{"format": ["json:r.json", "sarif:\#(absolute)", "plain:-", "jsonl"]}"#, to: "in/c.json")
    let outcome = collate("check", "-", "--config", file, input: Texts.repeated)
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("-:5:1: error: "))
    #expect(try folder.names == ["in", "r.sarif"])
    #expect(Files.exists(folder("in/r.json")))
  }

  @Test func `the nearest file upwards is read, not beyond the repository`() throws {
    let folder = try Folder()
    let path = try folder.write("{}", to: "repository/.collate.json")
    try folder.write("", to: "repository/deep/er/a.txt")
    #expect(ConfigurationFile.find(from: folder("repository/deep/er")) == path)
    try folder.write("", to: "repository/deep/.git")
    #expect(ConfigurationFile.find(from: folder("repository/deep/er")) == nil)
  }

  @Test func `what is printed as the configuration can be read as one`() throws {
    let folder = try Folder()
    let printed = try settings(collate("check", "--print-config")).object ?? [:]
    let file = try folder.write(
      JSON.object(printed.mapValues { $0["value"] }).compact, to: "c.json")
    let again = try settings(collate("check", "--print-config", "--config", file)).object ?? [:]
    #expect(printed.mapValues { $0["value"] } == again.mapValues { $0["value"] })
  }
}
