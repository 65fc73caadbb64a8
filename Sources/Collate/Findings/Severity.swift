/// How bad a finding is.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Good to know.
  case note
  /// Probably a fault.
  case warning
  /// Surely a fault.
  case error

  /// Orders by rising severity.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}
