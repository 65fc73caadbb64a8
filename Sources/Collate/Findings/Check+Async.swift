extension Check {
  /// The stages of a check, in their order.
  public enum Stage: Int, Sendable, CaseIterable {
    /// Roles of blocks and the issue's own language model.
    case reading
    /// Search for repeated text.
    case repeats
    /// Weighing of ends and beginnings against each other.
    case junctions
    /// The choice of joins for the whole issue, scraps, jump lines and reading order.
    case continuations
    /// Findings, worst first.
    case findings
  }

  /// Checks an issue off the caller's actor, tells how far it is, and can be cancelled.
  ///
  ///     let result = try await Check(models: BuiltInModels.all).run(on: issue) { stage in
  ///       print(stage, "of", Check.Stage.allCases.count)
  ///     }
  ///
  /// The result is the same. The call without a closure blocks its thread, in an asynchronous function
  /// too. Cancellation is noticed between stages. The
  /// longest of them weighs junctions: it takes a time for each pair of a block that breaks off and one
  /// in its reach, and so many times as long where most blocks break off as where a few do.
  ///
  /// - Parameters:
  ///   - issue: the issue to check.
  ///   - backIssues: texts that are not checked themselves, as in ``run(on:against:)``.
  ///   - progress: called with each stage before it begins, in order, on the task's executor.
  /// - Throws: `CancellationError` if the task was cancelled.
  /// - Complexity: as the call that blocks.
  @concurrent
  public func run(
    on issue: Issue, against backIssues: [Source] = [],
    progress: @Sendable (Stage) -> Void
  ) async throws(CancellationError) -> CheckResult {
    try run(on: issue, against: backIssues) { (stage) throws(CancellationError) in
      guard !Task.isCancelled else { throw CancellationError() }
      progress(stage)
    }
  }
}
