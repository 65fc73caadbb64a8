/// What a check can report.
public enum Rule: String, Sendable, CaseIterable, Comparable {
  /// The same text stands twice.
  case repeatExact = "repeat.exact"
  /// Nearly the same text stands twice.
  case repeatNear = "repeat.near"
  /// A block stands inside a longer one.
  case repeatContained = "repeat.contained"
  /// Blocks share a passage.
  case repeatPassage = "repeat.passage"
  /// A phrase stands twice in one block.
  case repeatInner = "repeat.inner"
  /// A near copy whose figures differ.
  case repeatNumbers = "repeat.numbers"
  /// A paragraph is cut in two.
  case fragmentSplit = "fragment.split"
  /// The second half of a paragraph stands in a foreign article.
  case fragmentDisplaced = "fragment.displaced"
  /// A scrap repeats part of another block.
  case fragmentOrphan = "fragment.orphan"
  /// A block breaks off and nothing carries it on.
  case fragmentOpenEnd = "fragment.open-end"
  /// A block begins in mid-sentence and nothing leads to it.
  case fragmentOpenStart = "fragment.open-start"
  /// A jump line leads nowhere.
  case jumpUnresolved = "jump.unresolved"
  /// The two ends of a jump do not agree.
  case jumpMismatch = "jump.mismatch"
  /// The head on the jump page differs from the head it continues.
  case jumpHead = "jump.head"

  /// Orders rules as the cases are listed.
  public static func < (left: Rule, right: Rule) -> Bool { left.order < right.order }

  private var order: Int { Rule.allCases.firstIndex(of: self) ?? 0 }
}

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
