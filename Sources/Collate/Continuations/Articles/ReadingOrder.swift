/// The order in which the blocks of an issue are read once displaced runs are back in their
/// articles.
///
/// A run is a block that carries on from elsewhere and the blocks after it that belong with it. It
/// ends before a headline, before the end of its page, before a block that itself carries on from
/// outside the run or is read before it, and where the text turns back to the article that the run
/// interrupts.
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
    var displaced = DisplacedRuns(reading, made)
    for link in made.sorted(by: { $0.to < $1.to }) { displaced.follow(link) }
    let (runs, runAfter) = (displaced.runs, displaced.runAfter)
    var order: [Int] = []
    var isPlaced = [Bool](repeating: false, count: reading.issue.blocks.count)
    // A run follows its block at once, and what hangs on its blocks follows those. Chains of runs may be
    // as long as the issue.
    var waiting: [Int] = []
    for block in reading.issue.blocks.indices where displaced.firstOfRun[block] == nil {
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
}

/// The runs of an issue that go back behind the blocks they carry on.
private struct DisplacedRuns {
  let reading: IssueReading
  /// The block that each block carries on.
  let backLinks: [Int: Int]
  /// The blocks of each run, by its first block.
  private(set) var runs: [Int: ClosedRange<Int>] = [:]
  /// The first block of the run that follows a block.
  private(set) var runAfter: [Int: Int] = [:]
  /// The first block of the run that each block stands in; nil if it stays.
  private(set) var firstOfRun: [Int?]
  /// A block that each one is read behind; itself if there is none.
  private var leaders: [Int]
  private var sums: Cohesion.Sums

  init(_ reading: IssueReading, _ made: [Continuation]) {
    self.reading = reading
    backLinks = Dictionary(uniqueKeysWithValues: made.map { ($0.to, $0.from) })
    firstOfRun = [Int?](repeating: nil, count: reading.issue.blocks.count)
    leaders = Array(reading.issue.blocks.indices)
    sums = Cohesion.Sums(reading.cohesion)
    for link in made { read(link.to, behind: link.from) }
  }

  /// Moves what a link leads to, unless it follows at once. Links come in the order of their ends.
  mutating func follow(_ link: Continuation) {
    // Runs that went back to their articles no longer stand between.
    let isNext =
      firstOfRun[link.from] == firstOfRun[link.to]
      && reading.isNextInFlow(link.to, after: link.from) { firstOfRun[$0] != nil }
    if isNext || firstOfRun[link.to] != nil { return }
    let run = run(from: link)
    runs[link.to] = run
    runAfter[link.from] = link.to
    for block in run {
      firstOfRun[block] = link.to
      if leaders[block] == block { read(block, behind: link.to) }
    }
  }

  /// Notes that a block is read behind another one; nothing if they stand in a ring.
  private mutating func read(_ block: Int, behind other: Int) {
    if leader(of: other) != block { leaders[block] = other }
  }

  /// The first of the blocks that a block is read behind: those its chain carries on, and the runs that
  /// these stand in.
  private mutating func leader(of block: Int) -> Int {
    var block = block
    while leaders[block] != block {
      leaders[block] = leaders[leaders[block]]
      block = leaders[block]
    }
    return block
  }

  private mutating func run(from link: Continuation) -> ClosedRange<Int> {
    let page = reading.pages.blocks(around: link.to)
    let home = reading.pages.blocks(around: link.from)
    let own = [link.from, link.to] + (max(home.lowerBound, link.from - 2)..<link.from)
    let host = (max(page.lowerBound, link.to - 3)..<link.to).filter {
      !reading.isFurniture($0) && $0 != link.from
    }
    let (ownTerms, hostTerms) = (sums.sum(own), sums.sum(host))
    let leader = leader(of: link.from)
    var last = link.to
    while last + 1 < page.upperBound, last + 1 != leader, !isSetApart(last + 1) {
      let next = last + 1
      if let origin = backLinks[next] {
        guard (link.to...last).contains(origin) else { break }
      } else if !host.isEmpty {
        let terms = reading.cohesion.vectors[next]
        let staying = Cohesion.cosine(terms, hostTerms)
        let leaving = Cohesion.cosine(terms, ownTerms)
        if staying > leaving * 1.3 + 0.01 { break }
      }
      last = next
    }
    return link.to...last
  }

  /// Whether a block is none of the text of an article, so that no run goes on over it.
  private func isSetApart(_ block: Int) -> Bool {
    switch reading.roles[block] {
    case .headline, .kicker, .pageHead, .byline, .boilerplate, .jumpLine, .caption, .credit: true
    default: false
    }
  }
}
