/// Says of every jump line what became of it.
package struct JumpResolver {
  private let reading: IssueReading
  private let ends: JumpEnds
  private let links: [Int: Continuation]
  private let backLinks: [Int: Continuation]

  /// Blocks that may run on in the next one.
  private let runningOn: Set<Int>
  private let scraps: Set<Int>
  /// Blocks that stand elsewhere as well, and for all that is known belong there.
  private let repeated: Set<Int>

  /// The log-odds of the joins that leave the texts of jump lines.
  private let odds: [JoinedBlocks: Double]

  /// - Parameters:
  ///   - joined: the issue with its joins made. A possible join tells well enough that a block is no
  ///     head; to scraps no line belongs.
  ///   - families: the repeats; a line belongs to the text behind a copy that stands in its way.
  package init(_ joined: JoinedReading, families: [Family]) {
    let field = joined.field
    let reading = field.reading
    self.reading = reading
    scraps = Set(joined.orphans.map(\.fragment.block))
    // The first copy is kept for want of a better reason.
    repeated = Set(families.flatMap { $0.copies(withKept: $0.keptBecause == .first) })
    runningOn = Set(
      joined.decision.continuations.filter { $0.to == $0.from + 1 }.map(\.from))
    let ends = JumpEnds(reading)
    self.ends = ends
    links = Dictionary(uniqueKeysWithValues: joined.made.map { ($0.from, $0) })
    backLinks = Dictionary(uniqueKeysWithValues: joined.made.map { ($0.to, $0) })
    let leaving = field.candidates.indices.filter { ends.to[field.candidates[$0].from] != nil }
    odds = Dictionary(
      leaving.map {
        (JoinedBlocks(field.candidates[$0].from, field.candidates[$0].to), joined.decision.odds[$0])
      }, uniquingKeysWith: max)
  }

  package func jumps() -> [Jump] {
    let pairs = partners()
    return reading.jumpLines.indices.map { jump($0, pairs) }
  }

  /// The block that a line belongs to: the one that a continuation leads on from or to as the line says,
  /// otherwise the nearest text whose other half is not known to stand on the same page.
  private func end(of line: JumpLine) -> Int? {
    let owners = owners(of: line)
    let isTo = line.direction == .to
    let likely = owners.filter { !isHead($0) && !staysOnPage(isTo ? links[$0] : backLinks[$0]) }
    return owners.first { isTo ? isFollowed($0) : isReached($0) }
      ?? likely.first { !repeated.contains($0) } ?? likely.first ?? owners.first
  }

  /// The texts that a line may belong to, the nearest first.
  private func owners(of line: JumpLine) -> [Int] {
    ends.owners(of: line).filter {
      let owned = line.direction == .to ? ends.to[$0] : ends.from[$0]
      return !scraps.contains($0) && owned?.line.block == line.block
        && owned?.line.bytes == line.bytes
    }
  }

  private func staysOnPage(_ link: Continuation?) -> Bool {
    link.map { reading.pages.page(of: $0.from) == reading.pages.page(of: $0.to) } ?? false
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

  /// Pairs of jump lines: those of which each names the page of the other, then those of which only
  /// one does. Lines at whose texts a join was made are none of them.
  private func partners() -> JumpPartners {
    let lines = reading.jumpLines
    let open = lines.indices.filter { isOpen(lines[$0]) }
    func byPage(_ direction: Jump.Direction) -> [Int: [Int]] {
      Dictionary(grouping: open.filter { lines[$0].direction == direction }) {
        reading.pages.page(of: lines[$0].block)
      }
    }
    let (leaving, arriving) = (byPage(.to), byPage(.from))
    var agreed: [JumpPartners.Candidate] = []
    var halfAgreed: [JumpPartners.Candidate] = []
    for to in open where lines[to].direction == .to {
      for from in answers(to: lines[to], among: arriving) {
        guard let candidate = candidate(to, from) else { continue }
        if names(lines[from], pageOf: lines[to]) {
          agreed.append(candidate)
        } else if candidate.isNamed || isAnswerable(lines[from]) {
          halfAgreed.append(candidate)
        }
      }
    }
    for from in open where lines[from].direction == .from && lines[from].label.number > 0 {
      for to in answers(to: lines[from], among: leaving) {
        guard !names(lines[to], pageOf: lines[from]), let candidate = candidate(to, from),
          candidate.isNamed || isAnswerable(lines[to])
        else { continue }
        halfAgreed.append(candidate)
      }
    }
    var partners = JumpPartners()
    partners.join(agreed)
    partners.joinUnrivaled(halfAgreed)
    return partners
  }

  /// Whether no join was made at the text of a line.
  private func isOpen(_ line: JumpLine) -> Bool {
    guard let end = end(of: line) else { return false }
    return line.direction == .to ? links[end] == nil : backLinks[end] == nil
  }

  /// Lines that can answer one; a page to which more lines lead tells nothing.
  private static let mostAnswers = 32

  /// The lines on the pages that a line names; on all pages where its digits were lost.
  private func answers(to line: JumpLine, among lines: [Int: [Int]]) -> [Int] {
    let pages =
      line.label.number == 0 ? Array(lines.keys) : reading.pages.pages(named: line.label)
    let found = pages.flatMap { lines[$0] ?? [] }
    return found.count <= JumpResolver.mostAnswers ? found.sorted() : []
  }

  /// Whether a line may mean the page that another one stands on.
  private func names(_ line: JumpLine, pageOf other: JumpLine) -> Bool {
    line.label.number == 0 || line.label.matches(ends.label(ofPageWith: other.block))
  }

  /// Whether the page that a line names is there, so that its other end should be.
  private func isAnswerable(_ line: JumpLine) -> Bool {
    !reading.pages.pages(named: line.label).isEmpty
  }

  /// Two lines, with those of the texts beside them that go together best.
  private func candidate(_ to: Int, _ from: Int) -> JumpPartners.Candidate? {
    let (leaving, arriving) = (reading.jumpLines[to], reading.jumpLines[from])
    let isNamed = !leaving.keyword.isEmpty && leaving.keyword == arriving.keyword
    var best: JumpPartners.Candidate?
    for (tail, tailSteps) in ranked(owners(of: leaving)) where links[tail] == nil {
      for (head, headSteps) in ranked(owners(of: arriving)) where backLinks[head] == nil {
        let score = likeness(tail, head) - Double(tailSteps + headSteps) * JumpResolver.step
        if best.map({ score > $0.score }) ?? true {
          let breaksOff = !reading.shapes[tail].ending.isSentenceEnd
          best = .init(
            to: to, from: from, tail: tail, head: head, score: score,
            isLikely: score > (breaksOff ? JumpResolver.leastOfOpen : 0), isNamed: isNamed)
        }
      }
    }
    return best
  }

  /// Texts beside a line, each with the number of those between both that are no heads.
  private func ranked(_ owners: [Int]) -> [(block: Int, steps: Int)] {
    var steps = 0
    return owners.map { block in
      defer { steps += isHead(block) ? 0 : 1 }
      return (block, steps)
    }
  }

  /// How well the text that leaves goes on in the one that arrives.
  ///
  /// A line belongs to the text beside it, but for good reasons: that is a head, or a copy of a text
  /// elsewhere, or does not go on in the other one.
  private func likeness(_ tail: Int, _ head: Int) -> Double {
    var score = reading.cohesion.similarity([tail], [head]) * 5
    for block in [tail, head] where repeated.contains(block) || isHead(block) {
      score -= JumpResolver.detour
    }
    if !reading.shapes[tail].ending.isSentenceEnd {
      score += max(-2, min(2, odds[JoinedBlocks(tail, head)] ?? -2))
    }
    return score
  }

  /// What it costs to belong to a text one further away, and to one that should be passed over; on
  /// labelled issues half or twice as much does the same.
  private static let step = 3.0
  private static let detour = 4.0

  /// The score from which a text that breaks off may go on in another one, where only that one is
  /// left; on labelled issues anything between this less one and 0 does the same.
  private static let leastOfOpen = -1.0

  private func jump(_ number: Int, _ pairs: JumpPartners) -> Jump {
    let issue = reading.issue
    let line = reading.jumpLines[number]
    let isTo = line.direction == .to
    let pair = isTo ? pairs.leaving[number] : pairs.arriving[number]
    let end = pair.map { isTo ? $0.tail : $0.head } ?? end(of: line)
    let other =
      pair.map { isTo ? $0.head : $0.tail }
      ?? end.flatMap { isTo ? links[$0]?.to : backLinks[$0]?.from }
    let state: Jump.State
    if let other {
      let agrees =
        line.label.number == 0 || line.label.matches(ends.label(ofPageWith: other))
      state = agrees ? .matched : .wrongPage
    } else if pairs.rivals.contains(number) {
      state = .ambiguous
    } else if line.label.number != 0, !isAnswerable(line) {
      state = .targetMissing
    } else {
      state = .unanswered
    }
    return Jump(
      at: Place(block: line.block, bytes: line.bytes), direction: line.direction,
      page: line.label.text, state: state, partner: other.map(issue.place(of:)), block: end,
      headDiffers: isTo ? nil : headDifference(end: end, other: other))
  }

  /// The head over the jump half, where it reads nearly but not quite like the head of the start.
  private func headDifference(end: Int?, other: Int?) -> Jump.HeadDifference? {
    guard let end, let other, let startHead = head(above: other) else { return nil }
    let left = MatchingForm(reading.issue, block: startHead).units
    for jumpHead in [lineAbove(end), head(above: end)] {
      guard let jumpHead, jumpHead != startHead else { continue }
      let right = MatchingForm(reading.issue, block: jumpHead).units
      guard left != right else { return nil }
      guard Alikeness.commonShare(left, right) >= 0.6 else { continue }
      return Jump.HeadDifference(
        start: reading.issue.place(of: startHead), jump: reading.issue.place(of: jumpHead))
    }
    return nil
  }

  /// The short text right above a jump half, its jump line and what stands between columns left out:
  /// it may be the head of the half whatever it is read as, for a half goes on in mid-sentence.
  private func lineAbove(_ block: Int) -> Int? {
    let page = reading.pages.blocks(around: block)
    let above = (page.lowerBound..<block).last {
      !reading.isFurniture($0) && reading.roles[$0] != .byline
    }
    return above.flatMap {
      let shape = reading.shapes[$0]
      return shape.isShort && shape.innerSentences == 0 && !shape.ending.isSentenceEnd ? $0 : nil
    }
  }

  private func head(above block: Int) -> Int? {
    let page = reading.pages.blocks(around: block)
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
