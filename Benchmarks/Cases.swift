import Collate
import CollateModels

/// All that the benchmark can do.
enum Cases {
  static let usage = """
    \(EngineCases.usage)

    \(Joins.usage)

    \(RepeatSensitivity.usage)

    \(GenerateIssues.usage)

    usage: collate-benchmark join-misses [--why] --issues DIR…
           collate-benchmark fit-joins --issues DIR… [--also DIR…] --output FILE
           collate-benchmark fit-joins [--standing DIR… [--also DIR…]] --judge DIR… --output FILE
           collate-benchmark fit-roles|fit-articles --issues DIR… [--every-fourth DIR…] --output FILE
           collate-benchmark train-models --input DIR --output DIR [--language TAG]
    """

  /// Runs what the arguments name and returns the exit status.
  static func run(_ arguments: [String]) throws -> Int32 {
    let rest = Array(arguments.dropFirst())
    switch arguments.first {
    case "generate-issues": return try GenerateIssues.run(rest)
    case "joins": return try Joins.run(rest) { Check(models: BuiltInModels.all).run(on: $0) }
    case "join-misses": return try JoinMisses.run(rest)
    case "repeats": return try RepeatSensitivity.run(rest)
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
