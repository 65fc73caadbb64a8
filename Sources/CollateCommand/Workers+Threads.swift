package import Collate
import Dispatch
import Foundation

extension Workers {
  /// Workers on threads of the system.
  ///
  /// - Parameter count: the number of threads.
  package static func threads(_ count: Int) -> Workers {
    guard count > 1 else { return .serial }
    return Workers(count: count) { parts, limit, body in
      let next = Counter()
      DispatchQueue.concurrentPerform(iterations: min(limit, parts)) { _ in
        while let part = next.next(below: parts) { body(part) }
      }
    }
  }

  /// As many threads as the machine has cores in use.
  static var allCores: Workers { threads(ProcessInfo.processInfo.activeProcessorCount) }
}

/// Gives out numbers from 0 on, each once.
private final class Counter: Sendable {
  private let lock = NSLock()
  /// Only read and written while the lock is held.
  private nonisolated(unsafe) var value = 0

  func next(below end: Int) -> Int? {
    lock.withLock {
      guard unsafe value < end else { return nil }
      defer { unsafe value += 1 }
      return unsafe value
    }
  }
}
