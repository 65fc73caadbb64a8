/// Gives the signals of a tail and a head together.
struct PairScorer {
  private let reading: IssueReading
  private let model: any JunctionScoring
  private let network: NetworkEvidence
  private let jumps: JumpEnds
  private let starts: [Double]
  /// The heads, the paragraphs that break off, and the blocks that are no furniture before each block.
  private let headsBefore: [Int]
  private let openBefore: [Int]
  private let readableBefore: [Int]
  private var sums: Cohesion.Sums
  /// The terms of the flow that begins with each block, and of its article from there on; made when
  /// they are first asked for.
  private var termsAfter: [(flow: Cohesion.Vector, whole: Cohesion.Vector)?]
  /// The tail whose candidates are being weighed, and its terms laid out: of itself, of the flow that
  /// ends with it, and of its article up to there.
  private var tail: Int?
  private var termsOfTail: Cohesion.LaidOut
  private var flowOfTail: Cohesion.LaidOut
  private var wholeOfTail: Cohesion.LaidOut

  init(
    _ reading: IssueReading, model: any JunctionScoring, network: NetworkEvidence, jumps: JumpEnds
  ) {
    self.reading = reading
    self.model = model
    self.network = network
    self.jumps = jumps
    termsOfTail = Cohesion.LaidOut(for: reading.cohesion)
    flowOfTail = termsOfTail
    wholeOfTail = termsOfTail
    sums = Cohesion.Sums(reading.cohesion)
    termsAfter = Array(repeating: nil, count: reading.issue.blocks.count)
    var heads = [0]
    var open = [0]
    var readable = [0]
    for block in reading.issue.blocks.indices {
      let shape = reading.shapes[block]
      let breaksOff =
        reading.isLonger(block) && !shape.ending.isSentenceEnd
      heads.append(heads[block] + (reading.roles[block] == .headline ? 1 : 0))
      open.append(open[block] + (breaksOff ? 1 : 0))
      readable.append(readable[block] + (reading.isFurniture(block) ? 0 : 1))
    }
    headsBefore = heads
    openBefore = open
    readableBefore = readable
    starts = reading.texts.map {
      model.startLogProbability(of: $0.scalars.prefix(PairScorer.seamLength))
    }
  }

  /// Weighs one join; it is quickest where joins of one tail come one after the other.
  mutating func candidate(from: Int, to: Int) -> JoinField.Candidate {
    if tail != from {
      let before = PairScorer.neighbours(before: from, reading)
      termsOfTail.lay(reading.cohesion.vectors[from])
      flowOfTail.lay(sums.unorderedSum(before.prefix(PairScorer.flow)))
      wholeOfTail.lay(sums.unorderedSum(before))
      tail = from
    }
    let after = termsAfter[to] ?? termsOfFlow(after: to)
    termsAfter[to] = after
    var values = Values<PairSignal>()
    values[.bias] = 1
    let overlap = junction(from, to, &values)
    place(from, to, &values)
    jump(from, to, &values)
    values[.cohesion] = termsOfTail.cosine(reading.cohesion.vectors[to])
    values[.cohesionOfArticles] = flowOfTail.cosine(after.flow)
    values[.cohesionOfWholes] = wholeOfTail.cosine(after.whole)
    values[.junctionElsewhere] = reading.copies.junctionStandsElsewhere(from, to) ? 1 : 0
    let (tail, head) = (reading.shapes[from], reading.shapes[to])
    values[.scriptBreak] = tail.isDense != head.isDense ? 1 : 0
    values[.closesQuotation] =
      tail.unclosed > 0 && head.unopened > 0 ? 1 : head.unopened > 0 || tail.unclosed > 0 ? -1 : 0
    values[.hyphenLower] = tail.ending == .hyphen && head.beginning == .lower ? 1 : 0
    values[.caseBreak] =
      head.beginning == .upper && (tail.ending == .lower || tail.ending == .comma) ? 1 : 0
    values[.enumeration] =
      Enumeration.continues(
        reading.texts[from].scalars, reading.texts[to].scalars) ? 1 : 0
    return JoinField.Candidate(from: from, to: to, signals: values.values, overlap: overlap)
  }

  private mutating func termsOfFlow(
    after block: Int
  ) -> (flow: Cohesion.Vector, whole: Cohesion.Vector) {
    let after = PairScorer.neighbours(after: block, reading)
    return (sums.unorderedSum(after.prefix(PairScorer.flow)), sums.unorderedSum(after))
  }

  /// The model's view of the seam, with and without what stands on both sides of it.
  private func junction(_ from: Int, _ to: Int, _ values: inout Values<PairSignal>) -> Int {
    let tail = reading.texts[from].scalars
    let head = reading.texts[to].scalars
    var context = tail.suffix(EndScorer.tailLength)
    if let last = context.last, Punctuation.isHyphen(last) {
      context = context.dropLast()
    } else if Seam.needsSpace(tail, head) {
      context.append(0x20)
    }
    var best = gain(head, context, startOf: to)
    let overlap = Overlap.length(
      tail, head, longest: reading.copies.overlap(from, to) ? .max : Overlap.longest)
    var used = 0
    if overlap > 0, overlap < head.count {
      values[.overlap] = 1
      values[.overlapLength] = Logarithm.natural(Double(min(overlap, Overlap.longest)))
      values[.overlapSurprise] = surprise(of: head.prefix(overlap))
      let rest = head.dropFirst(overlap).drop { $0 == 0x20 }
      var stitch = tail.suffix(EndScorer.tailLength)
      if Seam.needsSpace(tail, Array(rest.prefix(1))) { stitch.append(0x20) }
      if repeats(head, overlap, rest, context, stitch) {
        best = gain(Array(rest), stitch, startOf: to)
        used = overlap
      }
    }
    values[.runOnModel] = max(-3, min(5, best / 3))
    let score = network.score(from: from, to: to, without: used)
    values[.network] = max(-3, min(5, score / 3))
    values[.networkSurpriseOfTail] = network.surprise(of: score, afterTail: from)
    values[.networkSurpriseOfHead] = network.surprise(of: score, beforeHead: to)
    values[.networkReliability] = network.reliability(of: from)
    values[.runOnStrongly] = best > 6 ? 1 : 0
    values[.joint] = values[.runOnModel] + values[.network]
    return used
  }

  /// Whether what stands on both sides of the seam stands there twice, rather than being written so.
  ///
  /// Up to the same character, the model reads the head with what is repeated and without it, and
  /// without it a repetition is paid for. Longer stretches are never written twice.
  private func repeats(
    _ head: [UInt32], _ overlap: Int, _ rest: ArraySlice<UInt32>, _ context: ArraySlice<UInt32>,
    _ stitch: ArraySlice<UInt32>
  ) -> Bool {
    guard overlap <= 3 else { return true }
    let written = model.runOnLogProbability(of: head.prefix(PairScorer.seamLength), after: context)
    let last = min(PairScorer.seamLength, head.count)
    let repeated = model.runOnLogProbability(
      of: rest.prefix(max(0, last - rest.startIndex)), after: stitch)
    return repeated + PairScorer.repetition > written
  }

  /// The natural logarithm of the odds that a seam repeats something.
  private static let repetition = -1.5

  /// How seldom a text or a stretch of one begins with these characters by chance, in thirds.
  private func surprise(of overlap: ArraySlice<UInt32>) -> Double {
    let chance = max(
      model.startLogProbability(of: overlap), model.insideLogProbability(of: overlap))
    return min(4, -chance / 3)
  }

  /// The log-odds that these characters follow the tail rather than start a paragraph.
  ///
  /// Characters further in stand in the same context either way; only the first ones count.
  private func gain(_ head: [UInt32], _ context: ArraySlice<UInt32>, startOf block: Int) -> Double {
    let start = head.prefix(PairScorer.seamLength)
    let runOn = model.runOnLogProbability(of: start, after: context)
    // After an overlap fewer characters are left; the start is compared at the same length.
    let whole = min(PairScorer.seamLength, reading.texts[block].scalars.count)
    return runOn - starts[block] * Double(start.count) / Double(max(1, whole))
  }

  /// Scalars of a head whose context reaches over the seam: as many as the longest n-gram has.
  private static let seamLength = 8

  private func place(_ from: Int, _ to: Int, _ values: inout Values<PairSignal>) {
    let fromPage = reading.pages.page(of: from)
    let toPage = reading.pages.page(of: to)
    values[.samePage] = fromPage == toPage ? 1 : 0
    values[.nextPage] = toPage == fromPage + 1 ? 1 : 0
    values[.farPage] = fromPage == toPage || toPage == fromPage + 1 ? 0 : 1
    let between = min(from, to) + 1..<max(from, to)
    values[.headsBetween] = Logarithm.natural(
      Double(1 + headsBefore[between.upperBound] - headsBefore[between.lowerBound]))
    values[.openBetween] = Logarithm.natural(
      Double(1 + openBefore[between.upperBound] - openBefore[between.lowerBound]))
    if to > from {
      let between = readableBefore[to] - readableBefore[from + 1]
      values[.adjacent] = to == from + 1 ? 1 : 0
      values[.nextAcrossFurniture] = to > from + 1 && between == 0 ? 1 : 0
      values[.forward] = 1
      values[.distance] = Logarithm.natural(Double(1 + between))
    } else {
      values[.backward] = 1
      values[.distance] = Logarithm.natural(Double(1 + from - to))
    }
  }

  private func jump(_ from: Int, _ to: Int, _ values: inout Values<PairSignal>) {
    let (lineTo, lineFrom) = (jumps.to[from], jumps.from[to])
    let toAgrees = jumps.leads(from, to: to)
    let fromAgrees = jumps.leads(back: to, to: from)
    if let lineTo, let lineFrom, toAgrees == true, fromAgrees == true {
      values[.jumpAgrees] = lineTo.nearness * lineFrom.nearness
      let (left, right) = (lineTo.line.keyword, lineFrom.line.keyword)
      if !left.isEmpty { values[.jumpKeyword] = left == right ? 1 : right.isEmpty ? 0 : -1 }
    } else {
      if toAgrees == true, lineFrom == nil { values[.jumpToAgrees] = lineTo?.nearness ?? 0 }
      if fromAgrees == true, lineTo == nil { values[.jumpFromAgrees] = lineFrom?.nearness ?? 0 }
    }
    if let lineTo, toAgrees == false || lineFrom == nil && to == from + 1 {
      values[.jumpToElsewhere] = lineTo.nearness
    }
    if let lineFrom, fromAgrees == false { values[.jumpFromElsewhere] = lineFrom.nearness }
  }

  /// Blocks of a flow, and of what is taken for all of an article, at most.
  private static let flow = 4
  private static let whole = 10

  /// A block and those before it that belong to its article, the nearest first: up to its headline, a
  /// number at most.
  private static func neighbours(before block: Int, _ reading: IssueReading) -> [Int] {
    let page = reading.pages.blocks(around: block)
    var found = [block]
    var index = block - 1
    while index >= page.lowerBound, found.count < whole {
      if !reading.isFurniture(index) { found.append(index) }
      if reading.roles[index] == .headline { break }
      index -= 1
    }
    return found
  }

  private static func neighbours(after block: Int, _ reading: IssueReading) -> [Int] {
    let page = reading.pages.blocks(around: block)
    var found = [block]
    var index = block + 1
    while index < page.upperBound, found.count < whole, reading.roles[index] != .headline {
      if !reading.isFurniture(index) { found.append(index) }
      index += 1
    }
    return found
  }
}
