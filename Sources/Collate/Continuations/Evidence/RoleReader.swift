/// Tells what each block is, from its words, its form and its neighbours.
struct RoleReader {
  private let issue: Issue
  private let texts: [FlowText]
  private let shapes: [BlockShape]
  private let pages: PageMap

  init(_ issue: Issue, texts: [FlowText], shapes: [BlockShape], pages: PageMap) {
    self.issue = issue
    self.texts = texts
    self.shapes = shapes
    self.pages = pages
  }

  func roles(jumpLines: [JumpLine]) -> [BlockRole] {
    let recurring = recurringBlocks()
    let wholeJumps = Set(jumpLines.filter { $0.setting == .whole }.map(\.block))
    var roles = issue.blocks.indices.map { block in
      if wholeJumps.contains(block) { return BlockRole.jumpLine }
      if pages.heads.contains(block) { return .pageHead }
      return role(ofBlock: block, isRecurring: recurring.contains(block))
    }
    readHeads(&roles)
    return roles
  }

  /// The role that a block shows by itself.
  private func role(ofBlock block: Int, isRecurring: Bool) -> BlockRole {
    let shape = shapes[block]
    let scalars = texts[block].scalars
    if isRecurring {
      return block == pages.blocks(around: block).lowerBound ? .pageHead : .boilerplate
    }
    let endsOpen = !shape.ending.isSentenceEnd && shape.innerSentences == 0
    if shape.isShort, endsOpen, RoleCues.isByline(scalars) { return .byline }
    if shape.weight <= 90, RoleCues.isCaption(scalars) { return .caption }
    if endsOpen, shape.wideGaps >= 2, shape.digitShare > 0.08 { return .boilerplate }
    if shape.weight <= 90, shape.digitShare > 0.45, shape.words >= 4 { return .tableRow }
    if isVerse(block) { return .verse }
    if shape.beginning == .marker { return .listItem }
    return .body
  }

  /// Lines of verse begin with capitals and end before the margin; wrapped prose does neither.
  private func isVerse(_ block: Int) -> Bool {
    let shape = shapes[block]
    guard shape.lines >= 4, !shape.isDense, shape.weight / Double(shape.lines) <= 18 else {
      return false
    }
    let place = issue.blocks[block]
    let source = issue.sources[place.source]
    let lines = source.bytes[place.bytes].split(separator: source.lineEnd)
    let capitals = lines.count { line in
      line.first { $0 != 0x20 }.map { (0x41...0x5A).contains($0) || $0 >= 0xC3 } ?? false
    }
    return capitals * 10 >= lines.count * 9
  }

  /// Reads heads: short blocks without a full stop that stand before something they can head.
  private func readHeads(_ roles: inout [BlockRole]) {
    for page in pages.pages {
      for block in page.reversed() where roles[block] == .body || roles[block] == .listItem {
        let shape = shapes[block]
        guard shape.weight <= 32, shape.innerSentences == 0, shape.words > 0 else { continue }
        guard !RoleCues.isOpener(texts[block].scalars) else { continue }
        guard isHeadEnding(shape), shape.beginning != .lower, shape.beginning != .impossible
        else { continue }
        guard
          let next = (block + 1..<page.upperBound).first(where: { roles[$0] != .caption })
        else { continue }
        switch roles[next] {
        case .byline, .headline, .standfirst: roles[block] = .headline
        case .body where shapes[next].weight > shape.weight && startsParagraph(next):
          roles[block] = .headline
        default: break
        }
      }
    }
  }

  private func isHeadEnding(_ shape: BlockShape) -> Bool {
    switch shape.ending {
    case .dense, .lower, .upper, .digit, .closing, .dash, .other: true
    // A head may ask or cry; it does not end with a full stop, but some papers set one.
    default: false
    }
  }

  private func startsParagraph(_ block: Int) -> Bool {
    switch shapes[block].beginning {
    case .lower, .impossible: false
    default: true
    }
  }

  /// Short blocks whose text, digits aside, stands on several pages.
  private func recurringBlocks() -> Set<Int> {
    var places: [[UInt32]: [Int]] = [:]
    for block in issue.blocks.indices where shapes[block].weight <= 80 && shapes[block].words >= 4 {
      guard !shapes[block].ending.isSentenceEnd else { continue }
      let masked = texts[block].scalars.filter { Characters.isWord($0) }
        .map { Characters.isDigit($0) ? 0x30 : $0 }
      places[masked, default: []].append(block)
    }
    var recurring: Set<Int> = []
    for blocks in places.values {
      let pages = Set(blocks.map(pages.page))
      // A box or a page head returns on page after page; a headline set twice does not.
      if pages.count >= 3 { recurring.formUnion(blocks) }
    }
    return recurring
  }
}
