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

  /// What was asked for.
  struct Options {
    let files: [String]
    let language: PressLanguage
    let output: String
    var count = 4
    var seed: UInt64 = 1
    var difficulties: [Difficulty] = [.easy, .medium, .hard]
    var selection = DocumentSelection.all

    /// Reads them.
    ///
    /// - Throws: `UseError` for an option that does not exist or has no value, or a wrong one.
    init(_ arguments: [String]) throws(UseError) {
      var files: [String] = []
      var language: PressLanguage?
      var output: String?
      var named: [Difficulty] = []
      var isReadingFiles = false
      var reader = CommandLineReader(arguments)
      while let argument = reader.next() {
        guard argument.hasPrefix("--") else {
          guard isReadingFiles else { throw UseError("unexpected argument \(argument)") }
          files.append(argument)
          continue
        }
        isReadingFiles = argument == "--articles"
        switch argument {
        case "--articles": break
        case "--language":
          language = try reader.word(of: argument, PressLanguage.init(name:))
        case "--output": output = try reader.value(of: argument)
        case "--count": count = try reader.count(of: argument)
        case "--seed": seed = try reader.word(of: argument) { UInt64($0) }
        case "--documents": selection = try reader.word(of: argument, DocumentSelection.init)
        case "--difficulty":
          named.append(try reader.word(of: argument, Difficulty.init(rawValue:)))
        default: throw UseError("there is no \(argument) here")
        }
      }
      guard !files.isEmpty else { throw UseError("no articles are named") }
      guard let language else { throw UseError("--language is missing") }
      guard let output else { throw UseError("--output is missing") }
      (self.files, self.language, self.output) = (files, language, output)
      if !named.isEmpty { difficulties = named }
    }
  }

  /// Runs the verb and returns the exit status.
  static func run(_ arguments: [String]) throws -> Int32 {
    let options: Options
    do {
      options = try Options(arguments)
    } catch {
      return complain("collate-benchmark: \(error)\n\n\(usage)")
    }
    let reader = ArticleReader(language: options.language, selection: options.selection)
    let articles = try options.files.map { try reader.articles(at: $0) }.filter { !$0.isEmpty }
    guard !articles.isEmpty else { throw UseError("no articles in the input") }
    try write(IssueGenerator(language: options.language, articles: articles), options)
    return 0
  }

  private static func write(_ generator: IssueGenerator, _ options: Options) throws {
    let url = URL(fileURLWithPath: options.output, isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    for (rank, difficulty) in options.difficulties.enumerated() {
      for number in 1...options.count {
        let id =
          "\(generator.language.rawValue)-\(difficulty.rawValue)-\(number < 10 ? "0" : "")\(number)"
        let issue = generator.issue(
          id: id, difficulty: difficulty,
          seed: options.seed &* 1_000_003 &+ UInt64(rank) &* 10_007 &+ UInt64(number))
        let problems = IssueAudit.problems(of: issue)
        guard problems.isEmpty else { throw AuditFailure(issue: id, problems: problems) }
        try Data(issue.text.utf8).write(to: url.appendingPathComponent("\(id).issue.txt"))
        try encoder.encode(issue.gold).write(to: url.appendingPathComponent("\(id).gold.json"))
      }
    }
  }

  private struct AuditFailure: Error, CustomStringConvertible {
    let issue: String
    let problems: [String]
    var description: String { "\(issue): \(problems.joined(separator: "; "))" }
  }
}
