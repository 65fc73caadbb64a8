/// How joins are made.
public struct ContinuationOptions: Sendable, Hashable {
  /// Joins below this certainty are reported as open ends, not made; `likely` by default.
  public var minimumCertainty: Certainty

  /// Makes options; every default is the value documented at its property.
  public init(minimumCertainty: Certainty = .likely) {
    self.minimumCertainty = minimumCertainty
  }
}
