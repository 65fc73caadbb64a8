import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "generate-issues": exit(GenerateIssues.run(Array(arguments.dropFirst())))
default: print("benchmark")
}
