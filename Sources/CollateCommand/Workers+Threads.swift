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
      let next = Locked(0)
      DispatchQueue.concurrentPerform(iterations: min(limit, parts)) { _ in
        while true {
          let part = next.withLock { next in
            defer { next += 1 }
            return next
          }
          guard part < parts else { return }
          body(part)
        }
      }
    }
  }

  /// As many threads as the machine has cores in use.
  static var allCores: Workers { threads(ProcessInfo.processInfo.activeProcessorCount) }
}
