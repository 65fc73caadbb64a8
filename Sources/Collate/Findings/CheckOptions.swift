/// What a check looks for, and how strictly.
public struct CheckOptions: Sendable, Hashable {
  /// How repeats are found.
  public var repeats: RepeatOptions
  /// How joins are made.
  public var continuations: ContinuationOptions

  /// Makes options; every default is the value documented at its property.
  public init(
    repeats: RepeatOptions = RepeatOptions(),
    continuations: ContinuationOptions = ContinuationOptions()
  ) {
    self.repeats = repeats
    self.continuations = continuations
  }
}
