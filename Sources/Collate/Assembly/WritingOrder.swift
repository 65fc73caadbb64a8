/// In what order the blocks of an issue are written, and before which of them a page may begin.
struct WritingOrder {
  /// All blocks, each once.
  let blocks: [Int]
  /// For each block, and for the end, the next one from it on that stands for its page: that no run and
  /// no article took from there.
  private let staying: [Int?]

  /// Puts the blocks into an order.
  ///
  /// - Complexity: O(*b* + *j*) for *b* blocks and *j* jump lines.
  init(_ result: CheckResult, _ reading: ReadingOrder, _ arrangement: Assembly.Arrangement) {
    var isStaying: [Bool]
    switch arrangement {
    case .places:
      blocks = reading.blocks
      isStaying = Array(repeating: true, count: blocks.count)
      for first in reading.moved.keys {
        for block in reading.runs[first] ?? first...first { isStaying[block] = false }
      }
    case .articles:
      let order = ArticleOrder(result, reading)
      blocks = order.blocks
      isStaying = order.isStaying
    }
    var staying = [Int?](repeating: nil, count: isStaying.count + 1)
    for block in isStaying.indices.reversed() {
      staying[block] = isStaying[block] ? block : staying[block + 1]
    }
    self.staying = staying
  }

  /// The block before which a page begins: the first of its blocks that has stayed, or else the
  /// first behind them; nil if there is none.
  ///
  /// - Parameter first: the first block of the page.
  func pageStart(_ first: Int) -> Int? { staying[first] }
}

/// The blocks article by article, each article in the order of reading.
///
/// A block that is in no article stays between two blocks of one article where they stand around it on
/// one page. Others stand before the article that begins next, and an open jump line stands with
/// the text that it ends or begins.
private struct ArticleOrder {
  private(set) var blocks: [Int] = []
  /// Whether a block begins an article or stands outside of them.
  private(set) var isStaying: [Bool]
  private var before: [Int: [Int]] = [:]
  private var behind: [Int: [Int]] = [:]

  init(_ result: CheckResult, _ reading: ReadingOrder) {
    let articles = result.articles.map(\.blocks)
    isStaying = Array(repeating: false, count: result.issue.blocks.count)
    var articleOf = [Int?](repeating: nil, count: result.issue.blocks.count)
    for (number, article) in articles.enumerated() {
      for block in article { articleOf[block] = number }
    }
    let attached = attachJumpLines(result.jumps, articleOf)
    let page = { result.issue.blocks[$0].page }
    // What waits for an article to begin, and what came after the last block of an article.
    var waiting: [Int] = []
    var between: [Int] = []
    var last: Int?
    for block in reading.blocks where !attached.contains(block) {
      guard let article = articleOf[block] else {
        between.append(block)
        continue
      }
      if let last, articleOf[last] == article, page(last) == page(block) {
        behind[last, default: []] += between
      } else {
        waiting += between
      }
      between = []
      last = block
      if articles[article].first == block {
        stay(waiting + [block])
        before[block, default: []].insert(contentsOf: waiting, at: 0)
        waiting = []
      }
    }
    for block in articles.joined() {
      blocks += before[block, default: []] + [block] + behind[block, default: []]
    }
    stay(waiting + between)
    blocks += waiting + between
  }

  private mutating func stay(_ blocks: [Int]) {
    for block in blocks { isStaying[block] = true }
  }

  /// Puts jump lines that stand alone to their texts, and tells which they are.
  private mutating func attachJumpLines(_ jumps: [Jump], _ articleOf: [Int?]) -> Set<Int> {
    var attached: Set<Int> = []
    for jump in jumps {
      let line = jump.at.block
      guard articleOf[line] == nil, let text = jump.block, articleOf[text] != nil,
        attached.insert(line).inserted
      else { continue }
      switch jump.direction {
      case .to: behind[text, default: []].append(line)
      case .from: before[text, default: []].append(line)
      }
    }
    return attached
  }
}
