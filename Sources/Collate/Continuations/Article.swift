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
