import Collate
import CollateModels
import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
do {
  exit(try Cases.run(arguments))
} catch {
  exit(complain("collate-benchmark: \(error)"))
}
