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

    /// Nil for options that do not exist or lack their value.
    init?(_ arguments: [String]) {
      var rest = arguments[...]
      func number() -> Int? { rest.popFirst().flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil } }
      while let argument = rest.popFirst() {
        switch argument {
        case "--json": json = true
        case "--corpus", "--issues":
          guard let path = rest.popFirst() else { return nil }
          if argument == "--corpus" { corpus = path } else { issues = path }
        case "--runs", "--texts", "--signatures", "--trials":
          guard let value = number() else { return nil }
          switch argument {
          case "--runs": runs = value
          case "--texts": texts = value
          case "--signatures": signatures = value
          default: trials = value
          }
        default:
          guard names.contains(argument) else { return nil }
          cases.append(argument)
        }
      }
      if cases.isEmpty { return nil }
    }
  }

  static func run(_ arguments: [String]) throws -> Int32 {
    guard let options = Options(arguments) else {
      print(usage)
      return 2
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
