/// The jump lines of an issue, by the blocks whose text they end or begin.
///
/// A line belongs to the text beside it, as a rule. Now and then a foreign block stands between the
/// two, or a first line that looks like a head: so the blocks next to it may own it as well.
struct JumpEnds: Sendable {
  /// A jump line that may belong to a block.
  struct Owned: Sendable {
    let line: JumpLine
    /// 1 for the text beside the line and for what looks like a head of it, less for text further
    /// away.
    let nearness: Double
  }

  /// For each block, the line that may say that its text goes on elsewhere.
  let to: [Owned?]
  /// For each block, the line that may say that its text comes from elsewhere.
  let from: [Owned?]
  /// The blocks of `from` on each page.
  private let heads: [Int: [Int]]
  private let reading: IssueReading
  private let texts: Texts

  /// Texts on its side that a line of its own may belong to.
  private static let owners = 3

  init(_ reading: IssueReading) {
    self.reading = reading
    let texts = Texts(reading)
    self.texts = texts
    var to = [Owned?](repeating: nil, count: reading.issue.blocks.count)
    var from = to
    for line in reading.jumpLines {
      var passed = 0
      for block in texts.owners(of: line) {
        let owned = Owned(line: line, nearness: 1 / Double(passed + 1))
        if !JumpEnds.isHead(block, reading) { passed += 1 }
        let known = (line.direction == .to ? to : from)[block]
        if let known, known.nearness >= owned.nearness { continue }
        if line.direction == .to { to[block] = owned } else { from[block] = owned }
      }
    }
    self.to = to
    self.from = from
    heads = Dictionary(grouping: from.indices.filter { from[$0] != nil }) {
      reading.pages.page(of: $0)
    }
  }

  /// The blocks that a line may belong to, the nearest first.
  func owners(of line: JumpLine) -> [Int] { texts.owners(of: line) }

  /// The blocks that jump lines may belong to, in order: what stands between columns is left out.
  private struct Texts: Sendable {
    /// Those that text may leave, and those in which it may arrive.
    private let leaving: [Int]
    private let arriving: [Int]
    private let pages: PageMap

    init(_ reading: IssueReading) {
      arriving = reading.issue.blocks.indices.filter { !reading.isFurniture($0) }
      leaving = arriving.filter { !reading.texts[$0].isEmpty }
      pages = reading.pages
    }

    /// - Complexity: O(log *n*) for *n* blocks.
    func owners(of line: JumpLine) -> [Int] {
      let page = pages.blocks(around: line.block)
      switch (line.direction, line.setting) {
      case (.to, .suffix), (.from, .prefix): return [line.block]
      case (.to, _):
        // The last running text before the line, on the same page.
        let end = leaving.indices.partitioningIndex { leaving[$0] >= line.block }
        return leaving[..<end].suffix(JumpEnds.owners).reversed()
          .filter { $0 >= page.lowerBound }
      case (.from, _):
        // The first running text after the line; a jump head may stand in between.
        let start = arriving.indices.partitioningIndex { arriving[$0] > line.block }
        return arriving[start...].prefix(JumpEnds.owners).filter { $0 < page.upperBound }
      }
    }
  }

  /// Whether a block looks like a head, and so as if the text of a line began behind it.
  static func isHead(_ block: Int, _ reading: IssueReading) -> Bool {
    reading.roles[block] == .headline || reading.roles[block] == .byline
  }

  /// Blocks that can answer one line; a page to which more lines lead tells nothing.
  private static let answers = 64

  /// The blocks that answer the jump line at the end of a block.
  func targets(of block: Int) -> [Int] {
    guard let line = to[block]?.line else { return [] }
    let pages =
      line.label.number == 0 ? Array(heads.keys) : reading.pages.pages(named: line.label)
    let found = pages.flatMap { heads[$0] ?? [] }
    return found.count <= JumpEnds.answers ? found.sorted() : []
  }

  func label(ofPageWith block: Int) -> PageLabel { reading.pages.label(of: block) }

  /// Whether the line that may belong to a tail names the page of a head; nil without a line.
  func leads(_ from: Int, to head: Int) -> Bool? {
    to[from].map { $0.line.label.number == 0 || $0.line.label.matches(label(ofPageWith: head)) }
  }

  /// Whether a line at one end names the page of the other, so that the two are worth weighing: one whose
  /// digits were lost names none, and counts where another line answers it.
  func mayLead(_ from: Int, to head: Int) -> Bool {
    let isNamed = (to[from]?.line.label.number ?? 0) > 0 || self.from[head] != nil
    let isNamedBack = (self.from[head]?.line.label.number ?? 0) > 0 || to[from] != nil
    return isNamed && leads(from, to: head) == true
      || isNamedBack && leads(back: head, to: from) == true
  }

  /// Whether the line that may belong to a head names the page of a tail; nil without a line.
  func leads(back head: Int, to tail: Int) -> Bool? {
    from[head].map { $0.line.label.number == 0 || $0.line.label.matches(label(ofPageWith: tail)) }
  }
}
