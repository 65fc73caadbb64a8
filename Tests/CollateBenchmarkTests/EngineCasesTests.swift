import Testing

@testable import CollateBenchmark

@Suite struct EngineCasesTests {
  @Test func `options are read, and others refused`() {
    let options = EngineCases.Options([
      "fold", "--json", "--runs", "3", "index", "--corpus", "a.jsonl",
    ])
    #expect(options?.cases == ["fold", "index"])
    #expect(options?.json == true && options?.runs == 3 && options?.corpus == "a.jsonl")
    let refused: [[String]] = [
      [], ["--json"], ["fold", "--runs"], ["fold", "--runs", "0"], ["fold", "--runs", "x"],
      ["fold", "--corpus"], ["nothing"], ["fold", "--what"],
    ]
    for arguments in refused { #expect(EngineCases.Options(arguments) == nil, "\(arguments)") }
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
    #expect(report.figures.allSatisfy { $0.value.isFinite })
  }
}
