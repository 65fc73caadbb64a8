public import Dispatch
import Foundation

/// Ends the process in order when it is interrupted: with status 130 (or 143 for a request to end),
/// and never in the middle of writing a file.
public enum Interruption {
  private static let writing = Locked(())

  /// Watches for the signals for as long as what it answers is kept.
  public static func watch() -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        writing.withLock { (_) -> Void in _exit(128 + number) }
      }
      source.activate()
      return source
    }
  }

  /// Does something that is not to be cut in two by a signal.
  static func hold<T: Sendable>(_ body: () throws -> T) rethrows -> T {
    try writing.withLock { _ in try body() }
  }
}
