/// How sure a decision is. `certain` is meant to be right 99 times in 100, `likely` 90.
public enum Certainty: String, Sendable, Comparable, CaseIterable {
  /// Worth a look; not acted on unless asked.
  case possible
  /// Right about 90 times in 100.
  case likely
  /// Right about 99 times in 100.
  case certain

  /// Orders by rising certainty.
  public static func < (left: Certainty, right: Certainty) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .possible: 0
    case .likely: 1
    case .certain: 2
    }
  }
}
