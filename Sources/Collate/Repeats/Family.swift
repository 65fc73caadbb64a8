/// All places of one repeated text.
public struct Family: Sendable, Hashable {
  /// How the places repeat each other.
  public enum Kind: String, Sendable, CaseIterable {
    /// Whole blocks with the same matching form.
    case exact
    /// Whole blocks that differ in some characters.
    case near
    /// A whole block that stands inside a longer one.
    case contained
    /// A stretch that several blocks share.
    case passage
    /// A stretch that stands twice in one block.
    case inner
  }

  /// How the places repeat each other.
  public let kind: Kind
  /// The lowest exact similarity of a member to the kept one, 0...1: Jaccard similarity of shingle
  /// sets for `exact` and `near`, the contained share otherwise.
  public let similarity: Double
  /// The length of the repeated text in units of the matching form.
  public let characters: Int
  /// The places in order; two or more.
  public let members: [Place]
  /// What differs between the kept member and the others, in order.
  public let differences: [Difference]
  /// The index in `members` of the place that would be kept.
  public let kept: Int
  /// Why that place would be kept.
  public let keptBecause: KeptReason
  /// The identity of the repeated text: stable under moves, renames and edits elsewhere.
  public let id: String
  /// Why the repeat is no fault; nil for one that is reported.
  public internal(set) var echo: EchoReason?

  /// Why a text may stand twice.
  public enum EchoReason: String, Sendable, CaseIterable {
    /// A headline, a standfirst, a subhead or a quotation that is set apart says it, or a digest that names
    /// its page, and so does the text.
    case head
    /// Page heads, notices, credits and bylines.
    case furniture
    /// A short box that stands on three pages or more, or a short phrase in three blocks or more.
    case recurring
    /// Tables, result lists and reports of figures that share their frame.
    case frame
    /// Clauses of one sentence that are built alike.
    case parallel
    /// A name, a title, a list of them or a phrase that the language model knows.
    case setPhrase = "set-phrase"
    /// Two reports say a thing in words of their own.
    case reworded
    /// It is part of a text that was given as boilerplate.
    case boilerplate
  }

  /// Why one of several copies is the one to keep.
  public enum KeptReason: String, Sendable {
    /// It stands in the flow of its article.
    case inArticle = "in-article"
    /// Of three copies or more it is the one most like the others.
    case cleaner
    /// It is whole where others are cut.
    case longest
    /// It comes first.
    case first
  }

  /// Makes a family.
  public init(
    kind: Kind, similarity: Double, characters: Int, members: [Place],
    differences: [Difference] = [], kept: Int = 0, keptBecause: KeptReason = .first, id: String,
    echo: EchoReason? = nil
  ) {
    self.kind = kind
    self.similarity = similarity
    self.characters = characters
    self.members = members
    self.differences = differences
    self.kept = kept
    self.keptBecause = keptBecause
    self.id = id
    self.echo = echo
  }

  /// Whether two members differ in figures.
  public var hasDifferentNumbers: Bool { differences.contains { $0.isNumeric } }

  /// Whether a member has words that the kept one does not have, more of them than errors of characters
  /// explain: one error in three or fewer is as long as a word.
  public var hasDifferentWords: Bool {
    let words = differences.count { $0.isLexical && !$0.other.bytes.isEmpty }
    return words * 3 > differences.count { !$0.isLexical && !$0.isNumeric }
  }

  /// The blocks of whole copies; none of passages.
  ///
  /// - Parameter hasKept: whether those of the copy that is kept are among them.
  func copies(withKept hasKept: Bool) -> [Int] {
    switch kind {
    case .exact, .near, .contained:
      members.indices.filter { hasKept || $0 != kept }.flatMap { Array(members[$0].blocks) }
    case .passage, .inner: []
    }
  }
}

/// One stretch in which a copy differs from the kept copy.
public struct Difference: Sendable, Hashable {
  /// The index of the member that differs.
  public let member: Int
  /// The stretch in the kept member; empty where the other member has an insertion.
  public let kept: Place
  /// The stretch in the other member; empty where it lacks something.
  public let other: Place
  /// Whether figures differ: the stretches are whole ones, in digits, numerals or words.
  public let isNumeric: Bool
  /// Whether words differ, as names do, rather than characters of a word, as misprints do.
  public let isLexical: Bool

  /// Makes a difference.
  public init(
    member: Int, kept: Place, other: Place, isNumeric: Bool, isLexical: Bool = false
  ) {
    self.member = member
    self.kept = kept
    self.other = other
    self.isNumeric = isNumeric
    self.isLexical = isLexical
  }
}
