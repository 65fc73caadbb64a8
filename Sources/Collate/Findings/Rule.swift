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
