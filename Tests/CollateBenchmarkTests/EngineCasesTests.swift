import Collate
import Foundation
import Testing

@testable import CollateBenchmark

@Suite struct EngineCasesTests {
  @Test func `options are read`() throws {
    let options = try EngineCases.Options([
      "fold", "--json", "--runs", "3", "index", "--corpus", "a.jsonl",
    ])
    #expect(options.cases == ["fold", "index"])
    #expect(options.json && options.runs == 3 && options.corpus == "a.jsonl")
    let repeats = try RepeatSensitivity.Options([
      "--corpus", "a", "b", "--lengths", "20,40", "--errors", "0,0.5,1", "--misses", "0",
    ])
    #expect(repeats.files == ["a", "b"] && repeats.lengths == [20, 40])
    #expect(repeats.errors == [0, 0.5, 1] && repeats.misses == 0 && repeats.trials == 400)
    let joins = try Joins.Options(["--issues", "a", "b", "--min-certainty", "certain"])
    #expect(joins.folders == ["a", "b"] && joins.floor == .certain)
  }

  @Test(arguments: [
    [], ["--json"], ["fold", "--runs"], ["fold", "--runs", "0"], ["fold", "--runs", "x"],
    ["fold", "--texts", "-1"], ["fold", "--trials", "1.5"], ["fold", "--corpus"], ["nothing"],
    ["fold", "--what"],
  ])
  func `no wrong option of the engine is passed over`(arguments: [String]) {
    #expect(throws: UseError.self) { try EngineCases.Options(arguments) }
  }

  @Test(arguments: [
    [], ["--json"], ["a", "--trials", "1"], ["a", "--trials", "many"], ["a", "--paragraphs", "0"],
    ["a", "--misses", "-1"], ["a", "--lengths", "20,x"], ["a", "--lengths", ""],
    ["a", "--errors", "0,2"], ["a", "--errors", "0,,1"], ["a", "--language", "xx"],
    ["a", "--what"], ["a", "--trials"],
  ])
  func `no wrong option of repeats is passed over`(arguments: [String]) {
    #expect(throws: UseError.self) { try RepeatSensitivity.Options(arguments) }
  }

  @Test(arguments: [
    [], ["--json"], ["a", "--min-certainty", "sure"], ["a", "--disguise", "thinly"],
    ["a", "--predictions"], ["a", "--what"],
  ])
  func `no wrong option of joins is passed over`(arguments: [String]) {
    #expect(throws: UseError.self) { try Joins.Options(arguments) }
  }

  @Test(arguments: [
    [], ["--articles", "a"], ["--articles", "a", "--language", "en"],
    ["--language", "en", "--output", "o"], ["a", "--language", "en", "--output", "o"],
    ["--articles", "a", "--language", "xx", "--output", "o"],
    ["--articles", "a", "--language", "en", "--output", "o", "--count", "0"],
    ["--articles", "a", "--language", "en", "--output", "o", "--seed", "-1"],
    ["--articles", "a", "--language", "en", "--output", "o", "--documents", "7/3"],
    ["--articles", "a", "--language", "en", "--output", "o", "--difficulty", "odd"],
    ["--articles", "a", "--language", "en", "--output", "o", "b"],
    ["--articles", "a", "--language", "en", "--output"],
    ["--articles", "a", "--language", "en", "--output", "o", "--what"],
  ])
  func `no wrong option of generated issues is passed over`(arguments: [String]) {
    #expect(throws: UseError.self) { try GenerateIssues.Options(arguments) }
  }

  @Test func `articles may be named before and behind other options`() throws {
    let options = try GenerateIssues.Options([
      "--articles", "a", "b", "--language", "zhHant", "--difficulty", "gapped", "--seed", "9",
      "--output", "o", "--documents", "3/10", "--articles", "c",
    ])
    #expect(options.files == ["a", "b", "c"] && options.difficulties == [.gapped])
    #expect(options.seed == 9 && options.count == 4 && options.output == "o")
  }

  @Test func `what stands behind an option is its own`() throws {
    let options = try OptionValues(
      ["--issues", "a", "--output", "o", "--issues", "b", "c", "--also"],
      of: ["--issues", "--also", "--output", "--judge"])
    #expect(options["--issues"] == ["a", "b", "c"] && options["--judge"].isEmpty)
    #expect(options.isGiven("--also") && !options.isGiven("--judge"))
    #expect(try options.required("--output") == "o" && options.only("--judge") == nil)
    #expect(throws: UseError.self) { try options.only("--issues") }
    #expect(throws: UseError.self) { try options.only("--also") }
    #expect(throws: UseError.self) { try options.required("--judge") }
  }

  @Test(arguments: [["a"], ["--what", "a"], ["--issues", "a", "--what"]])
  func `no option that is not known is passed over`(arguments: [String]) {
    #expect(throws: UseError.self) { try OptionValues(arguments, of: ["--issues"]) }
  }

  @Test(arguments: [
    [], ["--output", "o"], ["--issues", "i"], ["--issues", "i", "--judge", "j", "--output", "o"],
    ["--standing", "s", "--output", "o"], ["--issues", "i", "--output", "o", "--what"],
  ])
  func `no wrong option of a fit is passed over`(arguments: [String]) {
    #expect(throws: UseError.self) { try FitJoinsCommand.run(arguments) }
    #expect(throws: UseError.self) { try FitRoles.labelled(arguments) }
  }

  @Test func `a folder or a file that is not there is named`() throws {
    let missing = "/no such folder"
    #expect {
      try InputFiles.names(in: missing)
    } throws: {
      "\($0)" == "/no such folder: no such folder"
    }
    #expect {
      try InputFiles.contents(of: missing)
    } throws: {
      "\($0)" == "/no such folder: no such file"
    }
    #expect(throws: UseError.self) { try InputFiles.names(in: #filePath) }
    #expect(throws: UseError.self) { try IssuesCase(folder: missing, runs: 1) }
    #expect(throws: UseError.self) { try EngineTexts(path: missing) }
    #expect(throws: UseError.self) { try Joins.labelled(missing) }
  }

  @Test func `figures of joins and repeats say their case, their units and where they are from`()
    throws
  {
    for name in ["joins", "repeats"] {
      let json = try JoinsReport(rows: [], floor: .likely).json(name)
      let value = try #require(
        JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      #expect(value["case"] as? String == name)
      for key in ["machine", "swift", "commit"] { #expect(value[key] is String) }
      let units = try #require(value["units"] as? [String: String])
      let total = try #require((value["totals"] as? [[String: Any]])?.first)
      for key in total.keys where key != "name" { #expect(units[key]?.isEmpty == false, "\(key)") }
    }
  }

  @Test func `generated texts are the same each time, and every third is close to another`() {
    for texts in [EngineTexts.chinese(60), EngineTexts.english(60)] {
      #expect(texts.texts.count == 60)
      #expect(texts.bytes == texts.texts.reduce(0) { $0 + $1.count })
    }
    #expect(EngineTexts.chinese(30).texts == Array(EngineTexts.chinese(60).texts.prefix(30)))
    #expect(EngineTexts.english(30).texts == Array(EngineTexts.english(60).texts.prefix(30)))
  }

  @Test func `every case gives figures`() {
    var report = MeasurementReport()
    TextCases(.chinese(30), runs: 1).run(["fold", "shingle", "sketch"], &report)
    SearchCases(.english(30), runs: 1).run(["verify", "pairs"], &report)
    IndexCase(signatures: 100, runs: 1).run(&report)
    AccuracyCase(trials: 8).run(&report)
    #expect(report.figures.count > 100)
    #expect(report.figures.allSatisfy { $0.value.isFinite && !$0.unit.isEmpty })
  }
}
