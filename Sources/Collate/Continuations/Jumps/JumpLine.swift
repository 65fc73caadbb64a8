/// A jump line as it stands in a block.
package struct JumpLine: Sendable {
  /// Where in its block a jump line stands.
  package enum Setting: Sendable {
    /// It is the whole block.
    case whole
    /// The text of the block follows it.
    case prefix
    /// The text of the block comes before it.
    case suffix
  }

  package let block: Int
  package let setting: Setting
  package let direction: Jump.Direction
  /// The page it names; number 0 where the digits were lost, or where it is counted from the page that
  /// the line stands on and pages are not known yet.
  package private(set) var label: PageLabel
  /// The page as the line has it.
  private let page: NamedPage
  /// The key word it carries, folded; empty for none.
  package let keyword: [UInt32]
  /// Whether the key word may as well be the text that the line stands at.
  let hasDoubtfulKeyword: Bool
  /// Whether it is a jump line only where another one carries the same key word.
  package let needsAnswer: Bool
  /// The characters of the line in the source.
  package let bytes: Range<Int>

  init(
    block: Int, setting: Setting, direction: Jump.Direction, page: NamedPage, keyword: [UInt32],
    hasDoubtfulKeyword: Bool, needsAnswer: Bool, bytes: Range<Int>
  ) {
    self.block = block
    self.setting = setting
    self.direction = direction
    self.page = page
    self.keyword = keyword
    self.hasDoubtfulKeyword = hasDoubtfulKeyword
    self.needsAnswer = needsAnswer
    self.bytes = bytes
    if case .label(let label) = page { self.label = label } else { label = PageLabel(number: 0) }
  }

  /// The line with the label of the page it names, where that is counted from its own.
  func counted(in pages: PageMap) -> JumpLine {
    var line = self
    switch page {
    case .label, .lost: break
    case .next: line.label = pages.label(beside: block, step: 1)
    case .previous: line.label = pages.label(beside: block, step: -1)
    case .last: line.label = pages.labels.last ?? label
    }
    return line
  }
}
