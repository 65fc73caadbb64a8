/// Who does the parts of a job: the calling thread, or several threads of the caller's making.
///
/// The library starts no threads. Results are placed by the number of the part, so they are the same
/// for any number of workers.
public struct Workers: Sendable {
  /// How many parts may be done at the same time, from 1 to 1,024.
  public let count: Int
  private let perform:
    @Sendable (_ parts: Int, _ limit: Int, _ body: @Sendable (Int) -> Void) -> Void

  /// Does everything on the calling thread.
  public static let serial = Workers(count: 1) { parts, _, body in
    for part in 0..<parts { body(part) }
  }

  /// Makes workers.
  ///
  /// - Parameters:
  ///   - count: how many parts may be done at the same time, taken as 1 to 1,024.
  ///   - perform: calls `body` once with each number in `0..<parts`, in any order and on any
  ///     threads, at most `limit` at the same time, and returns when all calls have returned. A
  ///     number that is left out, given twice or not among them ends the program.
  public init(
    count: Int,
    perform:
      @escaping @Sendable (
        _ parts: Int, _ limit: Int, _ body: @Sendable (Int) -> Void
      ) -> Void
  ) {
    self.count = min(max(1, count), 1_024)
    self.perform = perform
  }

  /// The results of the parts in order.
  ///
  /// - Parameter limit: the most parts to do at the same time, for parts that take much memory.
  package func map<Result: Sendable>(
    _ parts: Int, limit: Int = .max, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    guard parts > 0 else { return [] }
    var results = [Result?](repeating: nil, count: parts)
    unsafe results.withUnsafeMutableBufferPointer { buffer in
      // Each part writes its own element, and all have when `perform` returns.
      nonisolated(unsafe) let results = unsafe buffer
      perform(parts, min(limit, count)) { part in
        guard (0..<parts).contains(part) else { fatalError("Workers: there is no part \(part).") }
        guard unsafe results[part] == nil else {
          fatalError("Workers: part \(part) is done twice.")
        }
        unsafe results[part] = body(part)
      }
    }
    return results.enumerated().map { part, result in
      guard let result else { fatalError("Workers: part \(part) is not done.") }
      return result
    }
  }
}
