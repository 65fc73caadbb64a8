import Collate
import CollateModels
import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
let rest = Array(arguments.dropFirst())
switch arguments.first {
case "generate-issues": exit(GenerateIssues.run(rest))
case "joins": exit(Joins.run(rest) { Check(models: BuiltInModels.all).run(on: $0) })
case "join-misses": exit(try JoinMisses.run(rest))
case "repeats": exit(RepeatSensitivity.run(rest))
case "joins-baseline": exit(Joins.run(rest, check: NextBlockRule.check))
case "train-models": exit(try ModelTraining.run(rest))
case "fit-joins": exit(try FitJoinsCommand.run(rest))
case "fit-roles": exit(try FitRoles.run(rest))
case "fit-articles": exit(try FitArticles.run(rest))
case let name? where EngineCases.names.contains(name): exit(try EngineCases.run(arguments))
default:
  print(EngineCases.usage)
  print("       collate-benchmark joins|join-misses|repeats|generate-issues …")
  print("       collate-benchmark fit-joins|fit-roles|fit-articles|train-models …")
  exit(2)
}
