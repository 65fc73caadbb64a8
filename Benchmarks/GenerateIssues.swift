import Foundation

/// The verb `generate-issues`: newspaper issues with known faults, made of articles.
enum GenerateIssues {
  static let usage = """
    usage: collate-benchmark generate-issues --articles FILE… --language LANG --output DIR
             [--count N] [--seed S] [--difficulty intact|sound|gapped|easy|medium|hard]… [--documents R/M]

      --articles    article records (JSON Lines: id, lang, title, paragraphs) or running text
                    (a paragraph a line, a blank line between documents)
      --language    zh, zhHant, en, de, fr, es, ja, ko
      --count       issues per difficulty (4)
      --seed        start of the random sequence (1)
      --difficulty  any of the six, repeatable (easy, medium, hard)
      --documents   takes the documents of a file whose index leaves R by M, counted from 0
    """

  /// Runs the verb and returns the exit status.
  static func run(_ arguments: [String]) -> Int32 {
    var files: [String] = []
    var language: PressLanguage?
    var output: String?
    var count = 4
    var seed: UInt64 = 1
    var difficulties: [Difficulty] = []
    var selection = DocumentSelection.all
    var isReadingFiles = false
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if !argument.hasPrefix("--") {
        guard isReadingFiles else { return fail("unexpected argument \(argument)") }
        files.append(argument)
        continue
      }
      isReadingFiles = argument == "--articles"
      if isReadingFiles { continue }
      guard let value = rest.popFirst() else { return fail("\(argument) needs a value") }
      switch argument {
      case "--language":
        guard let read = PressLanguage(name: value) else { return fail("unknown: \(value)") }
        language = read
      case "--output": output = value
      case "--count":
        guard let read = Int(value), read > 0 else { return fail("cannot read \(value)") }
        count = read
      case "--seed":
        guard let read = UInt64(value) else { return fail("cannot read \(value)") }
        seed = read
      case "--documents":
        guard let read = DocumentSelection(value) else { return fail("cannot read \(value)") }
        selection = read
      case "--difficulty":
        guard let read = Difficulty(rawValue: value) else { return fail("unknown: \(value)") }
        difficulties.append(read)
      default: return fail("unknown option \(argument)")
      }
    }
    guard let language, let output, !files.isEmpty else { return fail(usage) }
    if difficulties.isEmpty { difficulties = [.easy, .medium, .hard] }
    do {
      let reader = ArticleReader(language: language, selection: selection)
      let articles = try files.map { try reader.articles(at: $0) }.filter { !$0.isEmpty }
      guard !articles.isEmpty else { return fail("no articles in the input") }
      try write(
        IssueGenerator(language: language, articles: articles), to: output, count: count,
        seed: seed, difficulties: difficulties)
      return 0
    } catch {
      return fail("\(error)")
    }
  }

  private static func write(
    _ generator: IssueGenerator, to folder: String, count: Int, seed: UInt64,
    difficulties: [Difficulty]
  ) throws {
    let url = URL(fileURLWithPath: folder, isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    for (rank, difficulty) in difficulties.enumerated() {
      for number in 1...max(1, count) {
        let id =
          "\(generator.language.rawValue)-\(difficulty.rawValue)-\(number < 10 ? "0" : "")\(number)"
        let issue = generator.issue(
          id: id, difficulty: difficulty,
          seed: seed &* 1_000_003 &+ UInt64(rank) &* 10_007 &+ UInt64(number))
        let problems = IssueAudit.problems(of: issue)
        guard problems.isEmpty else { throw AuditFailure(issue: id, problems: problems) }
        try Data(issue.text.utf8).write(to: url.appendingPathComponent("\(id).issue.txt"))
        try encoder.encode(issue.gold).write(to: url.appendingPathComponent("\(id).gold.json"))
      }
    }
  }

  private struct AuditFailure: Error {
    let issue: String
    let problems: [String]
  }

  private static func fail(_ message: String) -> Int32 {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    return 2
  }
}
