/// Divides the blocks of an issue into articles.
package enum ArticleDivision {
  /// Cuts the reading order at headlines; page heads, notices and jump lines belong to no article.
  package static func articles(_ order: ReadingOrder, roles: [BlockRole]) -> [Article] {
    var articles: [Article] = []
    var title: Int?
    var blocks: [Int] = []
    var hasText = false
    func close() {
      if !blocks.isEmpty { articles.append(Article(title: title, blocks: blocks)) }
      (title, blocks, hasText) = (nil, [], false)
    }
    for block in order.blocks {
      switch roles[block] {
      case .pageHead, .boilerplate, .jumpLine: continue
      case .headline, .kicker:
        // Several lines of one head stand together; a head after text starts an article.
        if hasText { close() }
        if roles[block] == .headline { title = title ?? block }
      case .byline, .standfirst, .caption, .credit: break
      default: hasText = true
      }
      blocks.append(block)
    }
    close()
    return articles
  }
}
