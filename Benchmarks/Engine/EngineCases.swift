import Foundation

/// The cases of the engine: `fold`, `shingle`, `sketch`, `index`, `verify`, `pairs`, `accuracy`,
/// and `issues`, the speed of a whole check.
///
/// Inputs come from a file or from a seed. A result is checked before its time counts; times are
/// medians of several runs on one thread, with the fastest and the slowest beside them, and the
/// floors, copying and plain decoding, are timed in the same run.
enum EngineCases {
  static let names = [
    "fold", "shingle", "sketch", "index", "verify", "pairs", "accuracy", "issues",
  ]
  static let usage = """
    usage: collate-benchmark CASE… [--corpus FILE.jsonl] [--issues DIR] [--json]
                             [--runs N] [--texts N] [--signatures N] [--trials N]

      CASE  \(names.joined(separator: ", "))
      --corpus      texts to measure on; generated Chinese and English ones without it
      --texts       how many texts are generated (10000)
      --runs        how often each measurement is made, besides one to warm up (5)
      --signatures  how many the index holds (100000)
      --trials      how many pairs of sets make one figure of accuracy (2000)
      --issues      a folder of issues for the case `issues`
    """

  /// What was asked for.
  struct Options {
    var cases: [String] = []
    var corpus: String?
    var issues: String?
    var json = false
    var runs = 5
    var texts = 10_000
    var signatures = 100_000
    var trials = 2_000

    /// Reads them.
    ///
    /// - Throws: `UseError` for an option that does not exist or has no value, or a wrong one.
    init(_ arguments: [String]) throws(UseError) {
      var reader = CommandLineReader(arguments)
      while let argument = reader.next() {
        switch argument {
        case "--json": json = true
        case "--corpus": corpus = try reader.value(of: argument)
        case "--issues": issues = try reader.value(of: argument)
        case "--runs": runs = try reader.count(of: argument)
        case "--texts": texts = try reader.count(of: argument)
        case "--signatures": signatures = try reader.count(of: argument)
        case "--trials": trials = try reader.count(of: argument, atLeast: 2)
        default:
          guard names.contains(argument) else { throw UseError("there is no \(argument) here") }
          cases.append(argument)
        }
      }
      guard !cases.isEmpty else { throw UseError("no case is named") }
    }
  }

  static func run(_ arguments: [String]) throws -> Int32 {
    let options: Options
    do {
      options = try Options(arguments)
    } catch {
      return complain("collate-benchmark: \(error)\n\n\(usage)")
    }
    var report = MeasurementReport()
    let needed = Set(options.cases)
    if !needed.isDisjoint(with: ["fold", "shingle", "sketch", "verify", "pairs"]) {
      let corpora =
        try options.corpus.map { [try EngineTexts(path: $0)] }
        ?? [EngineTexts.chinese(options.texts), EngineTexts.english(options.texts)]
      for corpus in corpora {
        TextCases(corpus, runs: options.runs).run(needed, &report)
        SearchCases(corpus, runs: options.runs).run(needed, &report)
      }
    }
    if needed.contains("index") {
      IndexCase(signatures: options.signatures, runs: options.runs).run(&report)
    }
    if needed.contains("accuracy") { AccuracyCase(trials: options.trials).run(&report) }
    if needed.contains("issues") {
      try IssuesCase(folder: options.issues, runs: options.runs).run(&report)
    }
    try report.write(json: options.json)
    return 0
  }
}
