import Collate
import CollateModels
import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
let rest = Array(arguments.dropFirst())
switch arguments.first {
case "generate-issues": exit(GenerateIssues.run(rest))
case "joins": exit(Joins.run(rest) { Check(models: BuiltInModels.all).run(on: $0) })
case "repeats": exit(RepeatSensitivity.run(rest))
case "joins-baseline": exit(Joins.run(rest, check: NextBlockRule.check))
case "train-models": exit(try ModelTraining.run(rest))
case "fit-joins": exit(try FitJoinsCommand.run(rest))
default: print("benchmark")
}
