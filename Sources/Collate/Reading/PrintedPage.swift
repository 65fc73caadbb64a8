/// A page as the paper counts it.
///
/// Form feeds part the pages of a file, as they do ``Issue/pages``; where it has none, the heads of its
/// pages do, if it has such heads.
public struct PrintedPage: Sendable, Hashable {
  /// The index of its file in ``Issue/sources``.
  public let source: Int
  /// Its blocks, by index into ``Issue/blocks``.
  public let blocks: Range<Int>
  /// The label that is printed on it, such as `A4`, or its number in the file where none was read.
  public let label: String

  /// Makes a page.
  public init(source: Int, blocks: Range<Int>, label: String) {
    self.source = source
    self.blocks = blocks
    self.label = label
  }
}

extension Issue {
  /// The pages by their numbers, where nothing is known of their labels.
  var numberedPages: [PrintedPage] {
    pages.map { PrintedPage(source: $0.source, blocks: $0.blocks, label: String($0.number)) }
  }
}
