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

  /// Pairs of jump ends: those that a continuation joins, then those that only each other answer.
  private func partners() -> (to: [Int: Int], from: [Int: Int], rivals: Set<Int>) {
    var to: [Int: Int] = [:]
    var from: [Int: Int] = [:]
    for line in reading.jumpLines where line.direction == .to {
      if let tail = end(of: line), let link = links[tail], ends.from[link.to] != nil {
        to[tail] = link.to
        from[link.to] = tail
      }
    }
    let heads = Set(reading.jumpLines.filter { $0.direction == .from }.compactMap(end(of:)))
    var candidates: [(score: Double, tail: Int, head: Int)] = []
    for line in reading.jumpLines where line.direction == .to {
      guard let tail = end(of: line), to[tail] == nil, links[tail] == nil else { continue }
      for head in ends.targets(of: tail)
      where from[head] == nil && backLinks[head] == nil && heads.contains(head) {
        guard ends.leads(back: head, to: tail) == true else { continue }
        var score = reading.cohesion.similarity([tail], [head]) * 10
        if !line.keyword.isEmpty, line.keyword == ends.from[head]?.line.keyword { score += 10 }
        candidates.append((score, tail, head))
      }
    }
    var rivals: Set<Int> = []
    candidates.sort { ($0.score, $1.tail, $1.head) > ($1.score, $0.tail, $0.head) }
    for candidate in candidates where to[candidate.tail] == nil && from[candidate.head] == nil {
      let isTied = candidates.contains {
        $0.tail == candidate.tail && $0.head != candidate.head && from[$0.head] == nil
          && candidate.score - $0.score < 0.05
      }
      if isTied {
        rivals.insert(candidate.tail)
        continue
      }
      to[candidate.tail] = candidate.head
      from[candidate.head] = candidate.tail
    }
    return (to, from, rivals)
  }

  private func jump(
    _ line: JumpLine, end: Int?, _ pairs: (to: [Int: Int], from: [Int: Int], rivals: Set<Int>)
  ) -> Jump {
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
