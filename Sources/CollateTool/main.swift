import CollateCommand
import Foundation

exit(
  CollateCommand.run(
    Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment,
    streams: .standard))
