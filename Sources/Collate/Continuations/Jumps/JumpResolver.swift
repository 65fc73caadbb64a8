/// Says of every jump line what became of it.
package struct JumpResolver {
  private let reading: IssueReading
  private let ends: JumpEnds
  private let links: [Int: Continuation]
  private let backLinks: [Int: Continuation]

  /// Blocks that may run on in the next one.
  private let runningOn: Set<Int>
  private let scraps: Set<Int>

  /// - Parameters:
  ///   - continuations: the joins that are made.
  ///   - weighed: all joins that were weighed; a possible one tells well enough that a block is no head.
  ///   - orphans: the scraps, to which no line belongs.
  package init(
    _ reading: IssueReading, continuations: [Continuation], weighed: [Continuation],
    orphans: [Orphan]
  ) {
    self.reading = reading
    scraps = Set(orphans.map(\.fragment.block))
    runningOn = Set(weighed.filter { $0.to == $0.from + 1 }.map(\.from))
    ends = JumpEnds(reading)
    links = Dictionary(uniqueKeysWithValues: continuations.map { ($0.from, $0) })
    backLinks = Dictionary(uniqueKeysWithValues: continuations.map { ($0.to, $0) })
  }

  package func jumps() -> [Jump] {
    let pairs = partners()
    return reading.jumpLines.map { jump($0, end: end(of: $0), pairs) }
  }

  /// The block that a line belongs to: the one that a continuation leads on from or to as the line says,
  /// otherwise the nearest text whose other half is not known to stand on the same page.
  private func end(of line: JumpLine) -> Int? {
    let owners = JumpEnds.owners(of: line, reading).filter {
      let owned = line.direction == .to ? ends.to[$0] : ends.from[$0]
      return !scraps.contains($0) && owned?.line.block == line.block
        && owned?.line.bytes == line.bytes
    }
    let isTo = line.direction == .to
    return owners.first { isTo ? isFollowed($0) : isReached($0) }
      ?? owners.first { !isHead($0) && !staysOnPage(isTo ? links[$0] : backLinks[$0]) }
      ?? owners.first
  }

  private func staysOnPage(_ link: Continuation?) -> Bool {
    link.map { reading.issue.blocks[$0.from].page == reading.issue.blocks[$0.to].page } ?? false
  }

  /// Whether a block is a head rather than a short first line, which may run on in the next block.
  private func isHead(_ block: Int) -> Bool {
    JumpEnds.isHead(block, reading) && !runningOn.contains(block)
  }

  private func isFollowed(_ tail: Int) -> Bool {
    links[tail].map { ends.leads(tail, to: $0.to) == true && ends.from[$0.to] != nil } ?? false
  }

  private func isReached(_ head: Int) -> Bool {
    backLinks[head].map { ends.leads(back: head, to: $0.from) == true && ends.to[$0.from] != nil }
      ?? false
  }

  /// Pairs of jump ends: those that a continuation joins, then those of which each names the page of
  /// the other, then those of which only one does.
  private func partners() -> JumpPartners {
    var partners = JumpPartners()
    let tails = openEnds(.to)
    for tail in tails {
      if let link = links[tail], ends.from[link.to] != nil { partners.join(tail, link.to) }
    }
    let openTails = tails.filter { partners.to[$0] == nil && links[$0] == nil }
    let openHeads = Set(
      openEnds(.from).filter { partners.from[$0] == nil && backLinks[$0] == nil })
    var agreed: [JumpPartners.Candidate] = []
    var halfAgreed: [JumpPartners.Candidate] = []
    for tail in openTails {
      for head in ends.targets(of: tail) where openHeads.contains(head) {
        let candidate = candidate(tail, head)
        if ends.leads(back: head, to: tail) == true {
          agreed.append(candidate)
        } else if candidate.isNamed || ends.from[head].map(isAnswerable) == true {
          halfAgreed.append(candidate)
        }
      }
    }
    partners.join(agreed)
    let tailsOfPages = Dictionary(grouping: openTails) { reading.issue.blocks[$0].page }
    for head in openHeads.sorted() {
      for tail in ends.sources(of: head, among: tailsOfPages)
      where ends.leads(tail, to: head) == false {
        let candidate = candidate(tail, head)
        if candidate.isNamed || ends.to[tail].map(isAnswerable) == true {
          halfAgreed.append(candidate)
        }
      }
    }
    partners.joinUnrivaled(halfAgreed)
    return partners
  }

  /// The texts to which the lines of a direction belong.
  private func openEnds(_ direction: Jump.Direction) -> [Int] {
    reading.jumpLines.filter { $0.direction == direction }.compactMap(end(of:))
  }

  /// Whether the page that a line names is there, so that its other end should be.
  private func isAnswerable(_ owned: JumpEnds.Owned) -> Bool {
    !reading.pages.pages(named: owned.line.label).isEmpty
  }

  private func candidate(_ tail: Int, _ head: Int) -> JumpPartners.Candidate {
    let keyword = ends.to[tail]?.line.keyword ?? []
    let isNamed = !keyword.isEmpty && keyword == ends.from[head]?.line.keyword
    return JumpPartners.Candidate(
      tail: tail, head: head,
      score: reading.cohesion.similarity([tail], [head]) * 10 + (isNamed ? 10 : 0))
  }

  private func jump(_ line: JumpLine, end: Int?, _ pairs: JumpPartners) -> Jump {
    let issue = reading.issue
    let place = Place(block: line.block, bytes: line.bytes)
    let partner = end.flatMap { line.direction == .to ? pairs.to[$0] : pairs.from[$0] }
    let linked = end.flatMap { line.direction == .to ? links[$0]?.to : backLinks[$0]?.from }
    let state: Jump.State
    if let other = partner ?? linked {
      let agrees =
        line.label.number == 0 || line.label.matches(ends.label(ofPageWith: other))
      state = agrees ? .matched : .wrongPage
    } else if let end, pairs.rivals.contains(end) {
      state = .ambiguous
    } else if line.label.number != 0, reading.pages.pages(named: line.label).isEmpty {
      state = .targetMissing
    } else {
      state = .unanswered
    }
    let other = partner ?? linked
    return Jump(
      at: place, direction: line.direction, page: line.label.text, state: state,
      partner: other.map(issue.place(of:)), block: end,
      headDiffers: line.direction == .from ? headDifference(end: end, other: other) : nil)
  }

  /// The head over the jump half, where it reads nearly but not quite like the head of the start.
  private func headDifference(end: Int?, other: Int?) -> Jump.HeadDifference? {
    guard let end, let other, let jumpHead = head(above: end), let startHead = head(above: other),
      jumpHead != startHead
    else { return nil }
    let left = MatchingForm(reading.issue, block: startHead).units
    let right = MatchingForm(reading.issue, block: jumpHead).units
    guard left != right, Alikeness.commonShare(left, right) >= 0.6 else { return nil }
    return Jump.HeadDifference(
      start: reading.issue.place(of: startHead), jump: reading.issue.place(of: jumpHead))
  }

  private func head(above block: Int) -> Int? {
    let page = reading.issue.pages[reading.issue.blocks[block].page].blocks
    var index = block
    while index > page.lowerBound {
      index -= 1
      if reading.roles[index] == .headline { return index }
    }
    return nil
  }
}

/// How much two short texts have in common.
enum Alikeness {
  /// The length of the longest common subsequence against the longer text, 0...1.
  ///
  /// - Complexity: O(*n* · *m*).
  static func commonShare(_ left: [UInt32], _ right: [UInt32]) -> Double {
    guard !left.isEmpty, !right.isEmpty, left.count <= 400, right.count <= 400 else { return 0 }
    var row = [Int](repeating: 0, count: right.count + 1)
    for unit in left {
      var diagonal = 0
      for column in 1...right.count {
        let above = row[column]
        row[column] = unit == right[column - 1] ? diagonal + 1 : max(above, row[column - 1])
        diagonal = above
      }
    }
    return Double(row[right.count]) / Double(max(left.count, right.count))
  }
}
