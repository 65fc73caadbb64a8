/// What a block is on the page.
public enum BlockRole: String, Sendable, CaseIterable {
  /// The head of an article.
  case headline
  /// A short line above a headline.
  case kicker
  /// A line or short text under a headline that sums the article up.
  case standfirst
  /// Who wrote it.
  case byline
  /// The text of a picture.
  case caption
  /// Who made the picture, who edited the page.
  case credit
  /// 下转, 上接, Continued on.
  case jumpLine = "jump-line"
  /// The head of a page: name of the paper, date, page.
  case pageHead = "page-head"
  /// Weather, duty editors, notices: what recurs and belongs to no article.
  case boilerplate
  /// A head inside an article.
  case subhead
  /// One item of a list.
  case listItem = "list-item"
  /// A line of verse.
  case verse
  /// A row of a table or a result list.
  case tableRow = "table-row"
  /// Running text that opens a report: with a dateline, an agency, who reports from where.
  case opener
  /// One part of a paragraph that was cut: a half that is joined to another, or a scrap.
  case fragment
  /// Running text.
  case body

  /// Whether a paragraph can begin, end or go on in such a block.
  public var isRunningText: Bool {
    switch self {
    case .body, .opener, .fragment, .listItem, .standfirst: true
    default: false
    }
  }
}
