import Collate
import CollateModels

/// All that the benchmark can do.
enum Cases {
  static let usage = """
    \(EngineCases.usage)

    \(Joins.usage)

    \(RepeatSensitivity.usage)

    \(GenerateIssues.usage)

    usage: collate-benchmark join-misses|joins-baseline --issues DIR…
           collate-benchmark fit-joins|fit-roles|fit-articles|train-models …
    """

  /// Runs what the arguments name and returns the exit status.
  static func run(_ arguments: [String]) throws -> Int32 {
    let rest = Array(arguments.dropFirst())
    switch arguments.first {
    case "generate-issues": return GenerateIssues.run(rest)
    case "joins": return try Joins.run(rest) { Check(models: BuiltInModels.all).run(on: $0) }
    case "join-misses": return try JoinMisses.run(rest)
    case "repeats": return try RepeatSensitivity.run(rest)
    case "joins-baseline": return try Joins.run(rest, check: NextBlockRule.check)
    case "train-models": return try ModelTraining.run(rest)
    case "fit-joins": return try FitJoinsCommand.run(rest)
    case "fit-roles": return try FitRoles.run(rest)
    case "fit-articles": return try FitArticles.run(rest)
    case let name? where EngineCases.names.contains(name): return try EngineCases.run(arguments)
    case "--help", "-h", "help":
      print(usage)
      return 0
    case let name?: return complain("collate-benchmark: there is no case \(name)\n\n\(usage)")
    case nil: return complain(usage)
    }
  }
}
