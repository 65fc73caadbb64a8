/// One thing a check reports. The message is made where it is shown, in the reader's language.
public struct Finding: Sendable, Hashable {
  /// The part of the result that a finding is about.
  public enum Subject: Sendable, Hashable {
    /// An index into ``CheckResult/families``.
    case family(Int)
    /// An index into ``CheckResult/continuations``.
    case continuation(Int)
    /// An index into ``CheckResult/orphans``.
    case orphan(Int)
    /// An index into ``CheckResult/jumps``.
    case jump(Int)
    /// The block at the place of the finding, and nothing more.
    case block
  }

  /// What is wrong.
  public let rule: Rule
  /// How bad it is.
  public let severity: Severity
  /// Where it is.
  public let place: Place
  /// The other places it involves.
  public let related: [Place]
  /// The identity of the finding, made from its rule and text, not from its position.
  public let fingerprint: String
  /// The part of the result it is about.
  public let subject: Subject

  /// Makes a finding.
  public init(
    rule: Rule, severity: Severity, place: Place, related: [Place] = [], fingerprint: String,
    subject: Subject
  ) {
    self.rule = rule
    self.severity = severity
    self.place = place
    self.related = related
    self.fingerprint = fingerprint
    self.subject = subject
  }
}

extension [Finding] {
  /// The findings in the order of a result: worst first, then in order of place and rule.
  var worstFirst: [Finding] {
    sorted { ($1.severity, $0.place, $0.rule) < ($0.severity, $1.place, $1.rule) }
  }
}
