import CollateReports
import Dispatch

/// A sign of life on a terminal when work takes more than a second.
///
/// It writes to standard error only, and only where that is a terminal; the line is cleared at the
/// end.
final class Progress: Sendable {
  private struct State: Sendable {
    var isOver = false
    var isShown = false
    var done = 0
  }

  private let state = Locked(State())
  private let streams: Streams
  private let total: Int

  /// Starts the clock.
  ///
  /// - Parameter total: how much there is to do, where ``done(_:)`` says how much is done; else 0.
  init(_ streams: Streams, _ language: Language, total: Int = 0) {
    self.streams = streams
    self.total = total
    guard streams.isErrorTerminal else { return }
    let text = language.pick("collate: checking", "collate：正在检查")
    tick(text, seconds: 1)
  }

  private func tick(_ text: String, seconds: Int) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(1)) { [weak self] in
      guard let self else { return }
      let goesOn = state.withLock { state in
        guard !state.isOver else { return false }
        state.isShown = true
        let share = total > 0 ? " \(min(100, state.done * 100 / total)) %," : ""
        streams.writeError(Array("\r\(text)\(share) \(seconds) s…".utf8))
        return true
      }
      if goesOn { tick(text, seconds: seconds + 1) }
    }
  }

  /// Says how much of the total is done.
  func done(_ count: Int) { state.withLock { $0.done = count } }

  /// Clears the line.
  func end() {
    state.withLock { state in
      if state.isShown, !state.isOver { streams.writeError(Array("\r\u{1B}[K".utf8)) }
      state.isOver = true
    }
  }
}
