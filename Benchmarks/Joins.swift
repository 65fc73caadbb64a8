import Collate
import Foundation

/// The case `joins`: how well a check puts split paragraphs together, over a folder of issues with
/// labels.
enum Joins {
  static let usage = """
    usage: collate-benchmark joins --issues DIR… [--min-certainty possible|likely|certain]
             [--rule] [--disguise cased|uncased] [--predictions DIR] [--json]

      --issues         folders of NAME.issue.txt and NAME.gold.json
      --min-certainty  links below are not counted, except for the calibration table (likely)
      --rule           scores a plain rule in place of the check: an open end runs on in the next block
      --disguise       Latin letters are replaced by those of a script that no model knows, with case or
                       without; whole texts then differ from the labels
      --predictions    also writes NAME.pred.json, in the form an outside scorer reads
    """

  /// An issue that was scored.
  struct Row {
    let name: String
    let language: String
    let preset: String
    let score: JoinsScore
  }

  /// What was asked for.
  struct Options {
    var folders: [String] = []
    var floor = Certainty.likely
    var usesRule = false
    var json = false
    var predictions: String?
    var disguise: Disguise?

    /// Reads them.
    ///
    /// - Throws: `UseError` for an option that does not exist or has no value, or a wrong one.
    init(_ arguments: [String]) throws(UseError) {
      var reader = CommandLineReader(arguments)
      while let argument = reader.next() {
        switch argument {
        case "--issues": break
        case "--rule": usesRule = true
        case "--json": json = true
        case "--predictions": predictions = try reader.value(of: argument)
        case "--disguise": disguise = try reader.word(of: argument, Disguise.init(rawValue:))
        case "--min-certainty":
          floor = try reader.word(of: argument, Certainty.init(rawValue:))
        default:
          guard !argument.hasPrefix("--") else { throw UseError("there is no \(argument) here") }
          folders.append(argument)
        }
      }
      guard !folders.isEmpty else { throw UseError("no folder is named") }
    }
  }

  /// Runs the case and returns the exit status.
  ///
  /// - Parameter name: what the figures in JSON are called.
  static func run(
    _ arguments: [String], name: String = "joins", check: (Issue) -> CheckResult
  ) throws -> Int32 {
    let options: Options
    do {
      options = try Options(arguments)
    } catch {
      return complain("collate-benchmark: \(error)\n\n\(usage)")
    }
    var rows: [Row] = []
    for folder in options.folders {
      for (name, text, gold) in try labelled(folder) {
        var issue = text
        if let disguise = options.disguise {
          let text = disguise.apply(to: text.sources[0].bytes)
          issue = Issue(String(decoding: text, as: UTF8.self))
        }
        let result = options.usesRule ? NextBlockRule.check(issue) : check(issue)
        if let predictions = options.predictions {
          try write(result, floor: options.floor, to: predictions, name: name)
        }
        rows.append(
          Row(
            name: name, language: gold.lang, preset: gold.preset ?? "",
            score: JoinsScore(result, gold: gold, floor: options.floor)))
      }
    }
    guard !rows.isEmpty else {
      throw UseError("no issues with labels in \(options.folders.joined(separator: ", "))")
    }
    let report = JoinsReport(rows: rows, floor: options.floor)
    print(options.json ? try report.json(name) : report.text)
    return 0
  }

  /// An issue with its labels.
  typealias Labelled = (name: String, issue: Issue, gold: IssueGold)

  /// Blocks that are not where the labels say.
  struct Mislabelled: Error, CustomStringConvertible {
    let name: String
    var description: String { "\(name): blocks are not where the labels say" }
  }

  /// Reads the labelled issues of a folder, in name order.
  static func labelled(_ folder: String) throws -> [Labelled] {
    try names(in: folder).map { name in
      let url = URL(fileURLWithPath: folder).appendingPathComponent(name)
      let gold = try JSONDecoder().decode(
        IssueGold.self, from: InputFiles.contents(of: url.path + ".gold.json"))
      let text = try InputFiles.contents(of: url.path + ".issue.txt")
      let issue = Issue(String(decoding: text, as: UTF8.self))
      guard issue.blocks.map(\.bytes.lowerBound) == gold.blocks.map(\.byteStart) else {
        throw Mislabelled(name: name)
      }
      return (name, issue, gold)
    }
  }

  private static func names(in folder: String) throws -> [String] {
    try InputFiles.names(in: folder).filter { $0.hasSuffix(".gold.json") }
      .map { String($0.dropLast(".gold.json".count)) }
  }

  /// Writes what was predicted in the form that a scorer outside the project reads.
  private static func write(
    _ result: CheckResult, floor: Certainty, to folder: String, name: String
  ) throws {
    struct Pair: Encodable {
      let from: Int
      let to: Int
    }
    struct Scrap: Encodable {
      let block: Int
      let into: Int
    }
    struct File: Encodable {
      let continuations: [Pair]
      let duplicates: [[Int]]
      let orphans: [Scrap]
      let jumps: [Pair]
      let paragraphs: [String]
    }
    let prediction = JoinsPrediction(result, floor: floor)
    func pairs(_ links: some Sequence<JoinsPrediction.Link>) -> [Pair] {
      links.map { Pair(from: $0.from, to: $0.to) }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    }
    let file = File(
      continuations: pairs(prediction.links.keys),
      duplicates: prediction.duplicates.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) },
      orphans: prediction.orphans.map { Scrap(block: $0.key, into: $0.value) }
        .sorted { $0.block < $1.block },
      jumps: pairs(prediction.jumps), paragraphs: prediction.paragraphs.sorted())
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let url = URL(fileURLWithPath: folder, isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try encoder.encode(file).write(to: url.appendingPathComponent("\(name).pred.json"))
  }
}

/// The plain rule that published text-only tools use: a block that does not end a sentence runs on in
/// the next block. It is a floor to compare with.
enum NextBlockRule {
  /// Applies the rule to all blocks.
  static func check(_ issue: Issue) -> CheckResult {
    var links: [Continuation] = []
    for index in issue.blocks.indices.dropLast() {
      let text = Array(issue.text(of: issue.blocks[index]))
      guard !Typesetting.isComplete(text) else { continue }
      links.append(
        Continuation(
          from: index, to: index + 1, certainty: .likely, score: 0, margin: 0, kind: .adjacent))
    }
    return CheckResult(
      issue: issue, options: CheckOptions(),
      roles: IssueReading(issue).roles, families: [], echoes: [],
      continuations: links, orphans: [], jumps: [], articles: [], findings: [])
  }
}
