/// Who does the parts of a job: the calling thread, or several threads of the caller's making.
///
/// The library starts no threads. Results are placed by the number of the part, so they are the same
/// for any number of workers.
///
/// An island of unsafe code. Bounds: a part is checked to be one of those that there are, and not to be
/// done twice, before its result is written to the place with its number.
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

  /// The results of stretches of numbers in order, some stretches at a time.
  ///
  /// - Parameters:
  ///   - count: the numbers are `0..<count`.
  ///   - size: how many there are in a stretch; the last may be shorter.
  ///   - stretches: how many each worker has at a time, so many that hardly any waits for the others.
  ///   - step: called on the calling thread with how many numbers are done; an error ends the work.
  func map<Result: Sendable, Failure: Error>(
    over count: Int, size: Int, stretches: Int, after step: (Int) throws(Failure) -> Void,
    _ body: @Sendable (Range<Int>) -> Result
  ) throws(Failure) -> [Result] {
    var results: [Result] = []
    let most = self.count * stretches * size
    for start in stride(from: 0, to: count, by: most) {
      let end = min(count, start + most)
      results += map((end - start + size - 1) / size) { part in
        let first = start + part * size
        return body(first..<min(end, first + size))
      }
      try step(end)
    }
    return results
  }
}
