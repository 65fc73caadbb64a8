/// The order in which the blocks of an issue are read once displaced runs are back in their
/// articles.
///
/// A run is a block that carries on from elsewhere and the blocks after it that belong with it. It
/// ends before a headline, before the end of its page, before a block that itself carries on from
/// outside the run, and where the text turns back to the article that the run interrupts.
package struct ReadingOrder: Sendable {
  /// All blocks, each once.
  package let blocks: [Int]
  /// For the first block of each moved run, the block it now follows.
  package let moved: [Int: Int]
  /// The blocks of each moved run, by its first block.
  package let runs: [Int: ClosedRange<Int>]

  package init(
    _ reading: IssueReading, continuations: [Continuation], minimumCertainty: Certainty = .likely
  ) {
    let made = continuations.filter { $0.certainty >= minimumCertainty }
    let backLinks = Dictionary(uniqueKeysWithValues: made.map { ($0.to, $0.from) })
    var sums = Cohesion.Sums(reading.cohesion)
    var runs: [Int: ClosedRange<Int>] = [:]
    var runAfter: [Int: Int] = [:]
    var isMoved = [Bool](repeating: false, count: reading.issue.blocks.count)
    for link in made.sorted(by: { $0.to < $1.to }) {
      // Runs that went back to their articles no longer stand between.
      let isNext = reading.isNextInFlow(link.to, after: link.from) { isMoved[$0] }
      if isNext || isMoved[link.to] { continue }
      let run = ReadingOrder.run(from: link, reading, backLinks, &sums)
      runs[link.to] = run
      runAfter[link.from] = link.to
      for block in run { isMoved[block] = true }
    }
    var order: [Int] = []
    var isPlaced = [Bool](repeating: false, count: reading.issue.blocks.count)
    // A run follows its block at once, and what hangs on its blocks follows those. Chains of runs may be
    // as long as the issue.
    var waiting: [Int] = []
    for block in reading.issue.blocks.indices where !isMoved[block] {
      waiting.append(block)
      while let block = waiting.popLast() {
        guard !isPlaced[block] else { continue }
        isPlaced[block] = true
        order.append(block)
        if let first = runAfter[block], let run = runs[first] { waiting += run.reversed() }
      }
    }
    // Runs that hang on each other alone stay where they stand.
    let unplaced = reading.issue.blocks.indices.filter { !isPlaced[$0] }
    for block in unplaced {
      isPlaced[block] = true
      order.insert(block, at: order.firstIndex { $0 > block } ?? order.endIndex)
    }
    blocks = order
    self.runs = runs.filter { !unplaced.contains($0.key) }
    moved = Dictionary(
      uniqueKeysWithValues: runAfter.filter { !unplaced.contains($0.value) }
        .map { ($0.value, $0.key) })
  }

  private static func run(
    from link: Continuation, _ reading: IssueReading, _ backLinks: [Int: Int],
    _ sums: inout Cohesion.Sums
  ) -> ClosedRange<Int> {
    let page = reading.issue.pages[reading.issue.blocks[link.to].page].blocks
    let home = reading.issue.pages[reading.issue.blocks[link.from].page].blocks
    let own = [link.from, link.to] + (max(home.lowerBound, link.from - 2)..<link.from)
    let host = (max(page.lowerBound, link.to - 3)..<link.to).filter {
      !reading.isFurniture($0) && $0 != link.from
    }
    let (ownTerms, hostTerms) = (sums.sum(own), sums.sum(host))
    var last = link.to
    var index = link.to + 1
    while index < page.upperBound {
      if index == link.from { break }
      switch reading.roles[index] {
      case .headline, .kicker, .pageHead, .byline, .boilerplate, .jumpLine, .caption, .credit:
        return link.to...last
      default: break
      }
      if let origin = backLinks[index], !(link.to...last).contains(origin) { break }
      if !host.isEmpty, backLinks[index] == nil {
        let terms = reading.cohesion.vectors[index]
        let staying = Cohesion.cosine(terms, hostTerms)
        let leaving = Cohesion.cosine(terms, ownTerms)
        if staying > leaving * 1.3 + 0.01 { break }
      }
      last = index
      index += 1
    }
    return link.to...last
  }
}
