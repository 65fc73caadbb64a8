import CollateCommand
import Foundation

FreedMemory.keep()
let signals = Interruption.watch()
let status = CollateCommand.run(
  Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment,
  streams: .standard)
withExtendedLifetime(signals) { exit(status) }
