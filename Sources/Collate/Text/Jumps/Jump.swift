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
