/// How joins are made.
public struct ContinuationOptions: Sendable, Hashable {
  /// Joins below this certainty are reported as open ends, not made; `likely` by default.
  public var minimumCertainty = Certainty.likely

  /// Makes options with their defaults.
  public init() {}
}
