import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "generate-issues": exit(GenerateIssues.run(Array(arguments.dropFirst())))
case "joins": exit(Joins.run(Array(arguments.dropFirst()), check: NextBlockRule.check))
default: print("benchmark")
}
