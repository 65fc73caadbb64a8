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
