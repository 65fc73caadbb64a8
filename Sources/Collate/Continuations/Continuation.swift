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

/// The link from a fragment to the block that carries its paragraph on.
public struct Continuation: Sendable, Hashable {
  /// Where the second half stands.
  public enum Kind: String, Sendable, CaseIterable {
    /// In the next block.
    case adjacent
    /// On the same page, with other blocks in between or before the first half.
    case displaced
    /// On another page, without a jump line.
    case page
    /// Where a jump line points.
    case jump
  }

  /// The index of the block that breaks off.
  public let from: Int
  /// The index of the block that carries on.
  public let to: Int
  /// How sure the link is.
  public let certainty: Certainty
  /// The log-odds of the link against no link, natural logarithm.
  public let score: Double
  /// How much worse the best decision without this link is, in the same unit.
  public let margin: Double
  /// The margin from which a link of its issue is made: those with a smaller one are possible only.
  public let threshold: Double
  /// Where the second half stands.
  public let kind: Kind
  /// Characters that stand on both sides of the seam; empty where there are none.
  public let overlap: String
  /// Whether a hyphen at the end of the first half goes away.
  public let hyphen: Bool
  /// What made the score, largest weight first.
  public let reasons: [Reason]
  /// Other blocks that could follow, best first.
  public let alternatives: [Alternative]

  /// One signal and what it added to the score.
  public struct Reason: Sendable, Hashable {
    /// The name of the signal.
    public let signal: String
    /// Its share of the log-odds.
    public let weight: Double
    /// Whether what it names is not there: that no headline stands between speaks for a join too.
    public let isAbsent: Bool

    /// Makes a reason.
    public init(signal: String, weight: Double, isAbsent: Bool = false) {
      self.signal = signal
      self.weight = weight
      self.isAbsent = isAbsent
    }
  }

  /// A block that was not chosen.
  public struct Alternative: Sendable, Hashable {
    /// The index of the block.
    public let to: Int
    /// The log-odds the link to it would have had.
    public let score: Double

    /// Makes an alternative.
    public init(to: Int, score: Double) {
      self.to = to
      self.score = score
    }
  }

  /// Makes a continuation.
  public init(
    from: Int, to: Int, certainty: Certainty, score: Double, margin: Double,
    threshold: Double = 0, kind: Kind, overlap: String = "", hyphen: Bool = false,
    reasons: [Reason] = [],
    alternatives: [Alternative] = []
  ) {
    self.from = from
    self.to = to
    self.certainty = certainty
    self.score = score
    self.margin = margin
    self.threshold = threshold
    self.kind = kind
    self.overlap = overlap
    self.hyphen = hyphen
    self.reasons = reasons
    self.alternatives = alternatives
  }
}

extension Continuation {
  /// The reasons without any one of which the link would not be as it is: a margin without its weight
  /// is below the threshold, or below zero where the link is but possible.
  package var decisive: [Reason] {
    let least = certainty == .possible ? 0 : threshold
    return reasons.filter { $0.weight > 0 && margin - $0.weight < least }
  }
}

/// A scrap that repeats part of a block elsewhere.
public struct Orphan: Sendable, Hashable {
  /// The place of the scrap.
  public let fragment: Place
  /// The place in the other block that it repeats.
  public let into: Place

  /// Makes an orphan.
  public init(fragment: Place, into: Place) {
    self.fragment = fragment
    self.into = into
  }
}

/// A jump line: 下转/上接, Continued on/from.
public struct Jump: Sendable, Hashable {
  /// Which way the line points.
  public enum Direction: String, Sendable, CaseIterable {
    /// The text goes on elsewhere.
    case to
    /// The text comes from elsewhere.
    case from
  }

  /// What became of the line.
  public enum State: String, Sendable, CaseIterable {
    /// The two ends agree.
    case matched
    /// The page it names is not among the input.
    case targetMissing = "target-missing"
    /// The page is there, but nothing on it answers.
    case unanswered
    /// Its partner stands on another page than the one it names.
    case wrongPage = "wrong-page"
    /// Several partners fit equally well.
    case ambiguous
  }

  /// The characters of the jump line itself.
  public let at: Place
  /// Which way it points.
  public let direction: Direction
  /// The label of the page it names, as printed; empty where it was lost.
  public let page: String
  /// What became of it.
  public let state: State
  /// The block at the other end.
  public let partner: Place?
  /// The index of the block whose text the line ends or begins, where there is one.
  public let block: Int?
  /// The head on the jump page and the head it continues, where they differ.
  public let headDiffers: HeadDifference?

  /// Two heads that should be the same.
  public struct HeadDifference: Sendable, Hashable {
    /// The head where the article starts.
    public let start: Place
    /// The head on the jump page.
    public let jump: Place

    /// Makes a difference of heads.
    public init(start: Place, jump: Place) {
      self.start = start
      self.jump = jump
    }
  }

  /// Makes a jump.
  public init(
    at: Place, direction: Direction, page: String, state: State, partner: Place? = nil,
    block: Int? = nil, headDiffers: HeadDifference? = nil
  ) {
    self.at = at
    self.direction = direction
    self.page = page
    self.state = state
    self.partner = partner
    self.block = block
    self.headDiffers = headDiffers
  }
}

/// The blocks of one article in reading order after joining.
public struct Article: Sendable, Hashable {
  /// The index of the headline block, where one was found.
  public let title: Int?
  /// The indices of all blocks, the headline included, in reading order.
  public let blocks: [Int]

  /// Makes an article.
  public init(title: Int?, blocks: [Int]) {
    self.title = title
    self.blocks = blocks
  }
}
