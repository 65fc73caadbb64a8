/// Gives the signals by which the second reading tells what each block is.
///
/// The first reading (``RoleReader``) sees words, form and neighbours. Now it is known besides which
/// blocks are joined, in what order they are read, and what they share with the texts around them.
package struct RoleEvidence {
  private let reading: IssueReading
  private let field: JoinField
  private let order: [Int]
  /// Where a block stands in the order; nil where it is read by itself.
  private let positions: [Int?]
  private let runsOn: [Double]
  private let carriesOn: [Double]
  private let joinedOn: Set<Int>
  private let isJoined: Set<Int>
  private let copies: Set<Int>
  private let recurrences: [Int]
  private var sums: Cohesion.Sums
  /// How many blocks of a hundred look like a byline, a caption, a headline.
  private let shares: (bylines: Double, captions: Double, headlines: Double)

  package init(_ joined: JoinedReading) {
    field = joined.field
    let reading = joined.reading
    self.reading = reading
    let scraps = Set(joined.orphans.map(\.fragment.block))
    let flow = joined.order.blocks.filter {
      reading.roles[$0] != .jumpLine && reading.roles[$0] != .pageHead && !scraps.contains($0)
    }
    self.order = flow
    var positions = [Int?](repeating: nil, count: reading.issue.blocks.count)
    for (position, block) in flow.enumerated() { positions[block] = position }
    self.positions = positions
    var runsOn = [Double](repeating: 0, count: reading.issue.blocks.count)
    for (candidate, odds) in zip(field.candidates, joined.decision.odds) {
      runsOn[candidate.from] += Logarithm.probability(ofLogOdds: odds)
    }
    self.runsOn = runsOn
    carriesOn = joined.decision.carriesOn
    joinedOn = Set(joined.made.map(\.from))
    isJoined = Set(joined.made.map(\.to))
    copies = Set(reading.originals.indices.filter { reading.originals[$0] != $0 })
    recurrences = RoleEvidence.recurrences(reading)
    sums = Cohesion.Sums(reading.cohesion)
    let count = Double(max(1, flow.count))
    func share(_ role: BlockRole) -> Double {
      Double(flow.count { reading.roles[$0] == role }) / count
    }
    shares = (share(.byline), share(.caption), share(.headline))
  }

  package static let count =
    RoleSignal.allCases.count + NeighbourSignal.offsets.count * NeighbourSignal.allCases.count

  /// For each block, how many blocks have its words, digits aside.
  private static func recurrences(_ reading: IssueReading) -> [Int] {
    let masked = reading.texts.map { text in
      text.scalars.prefix(40).filter(Characters.isWord).map { Characters.isDigit($0) ? 0x30 : $0 }
    }
    let counts = Dictionary(masked.map { ($0, 1) }, uniquingKeysWith: +)
    return masked.map { counts[$0] ?? 1 }
  }

  /// Whether it is a question what a block is: what is as long as this is text.
  package func isOpen(_ block: Int) -> Bool { reading.shapes[block].weight <= 150 }

  /// Whether its wording lets a block name who wrote it.
  package func canBeByline(_ block: Int) -> Bool {
    RoleCues.canBeByline(reading.texts[block].scalars)
  }

  /// Whether a block is a short question above a text, as heads are; those of an interview stand between
  /// answers.
  package func asksAsHead(_ block: Int) -> Bool {
    guard asks(block), reading.shapes[block].weight <= RoleEvidence.mostOfQuestion,
      let position = positions[block], !isJoined.contains(block), !joinedOn.contains(block)
    else { return false }
    switch reading.shapes[block].beginning {
    case .lower, .dash, .opening, .impossible, .marker: return false
    default: break
    }
    guard let next = neighbour(position, 1) else { return false }
    let isLonger = reading.shapes[next].weight > 2 * reading.shapes[block].weight
    let isAbove =
      switch reading.roles[next] {
      case .byline, .headline: true
      case .body: isLonger
      default: false
      }
    return isAbove
      && ![-3, -2, -1, 1, 2, 3].contains { neighbour(position, $0).map(asks) ?? false }
  }

  /// The weight of a question that may be a head.
  private static let mostOfQuestion = 20.0

  private func asks(_ block: Int) -> Bool {
    reading.roles[block] == .body && reading.shapes[block].innerSentences == 0
      && reading.texts[block].scalars.last.map(Ending.isQuestion) ?? false
  }

  /// The block so many places further in the order of reading.
  private func neighbour(_ position: Int, _ offset: Int) -> Int? {
    order.indices.contains(position + offset) ? order[position + offset] : nil
  }

  /// The signals of a block: its own, then those of its neighbours.
  package mutating func values(_ block: Int) -> [Float] {
    var values = Values<RoleSignal>()
    shape(block, &values)
    decisions(block, &values)
    surroundings(block, &values)
    var all = values.values
    for offset in NeighbourSignal.offsets { all += neighbour(of: block, offset) }
    return all.map(Float.init)
  }

  private func shape(_ block: Int, _ values: inout Values<RoleSignal>) {
    let shape = reading.shapes[block]
    values[.weight] = shape.weight
    values[.words] = Double(shape.words)
    values[.lines] = Double(shape.lines)
    values[.innerSentences] = Double(shape.innerSentences)
    values[.innerClauses] = Double(shape.innerClauses)
    values[.wideGaps] = Double(shape.wideGaps)
    values[.digitShare] = shape.digitShare
    values[.capitalShare] = shape.capitalShare
    values[.isAllCapitals] = shape.isAllCapitals ? 1 : 0
    values[.isDense] = shape.isDense ? 1 : 0
    values[.unclosed] = Double(shape.unclosed)
    values[.unopened] = Double(shape.unopened)
    let ending = RoleSignal(rawValue: RoleSignal.endsSentence.rawValue + shape.ending.rawValue)
    values[ending ?? .endsOther] = 1
    let beginning = RoleSignal(
      rawValue: RoleSignal.beginsLower.rawValue + shape.beginning.rawValue)
    values[beginning ?? .beginsOther] = 1
    values[.opensReport] = RoleCues.isOpener(reading.texts[block].scalars) ? 1 : 0
    values[.endsWithCredit] = RoleCues.endsWithCredit(reading.texts[block].scalars) ? 1 : 0
    switch reading.roles[block] {
    case .headline: values[.looksHeadline] = 1
    case .byline: values[.looksByline] = 1
    case .caption: values[.looksCaption] = 1
    case .boilerplate, .tableRow: values[.looksBoilerplate] = 1
    case .listItem: values[.looksListItem] = 1
    default: break
    }
  }

  private func decisions(_ block: Int, _ values: inout Values<RoleSignal>) {
    values[.runsOn] = runsOn[block]
    values[.carriesOn] = carriesOn[block]
    values[.isJoinedOn] = joinedOn.contains(block) ? 1 : 0
    values[.isJoined] = isJoined.contains(block) ? 1 : 0
    values[.isCopy] = copies.contains(block) ? 1 : 0
    values[.recurrences] = Double(recurrences[block])
    if let head = field.heads[block].isEmpty ? nil : field.heads[block] {
      values[.startNetwork] = head[HeadSignal.startNetwork.rawValue]
    }
    if let tail = field.tails[block].isEmpty ? nil : field.tails[block] {
      values[.endNetwork] = tail[TailSignal.endNetwork.rawValue]
    }
  }

  private mutating func surroundings(_ block: Int, _ values: inout Values<RoleSignal>) {
    let page = reading.pages.blocks(around: block)
    values[.beginsPage] =
      block == page.lowerBound
        || block == page.lowerBound + 1 && reading.roles[page.lowerBound] == .pageHead ? 1 : 0
    values[.endsPage] = block + 1 == page.upperBound ? 1 : 0
    values[.bylines] = shares.bylines
    values[.captions] = shares.captions
    values[.headlines] = shares.headlines
    guard let position = positions[block] else { return }
    let before = sums.sum(texts(order[..<position].reversed()))
    let after = sums.sum(texts(order[(position + 1)...]))
    values[.cohesionBefore] = Cohesion.cosine(reading.cohesion.vectors[block], before)
    values[.cohesionAfter] = Cohesion.cosine(reading.cohesion.vectors[block], after)
    values[.cohesionAcross] = Cohesion.cosine(before, after)
  }

  /// The next few longer texts, as far as a few blocks away.
  private func texts(_ blocks: some Sequence<Int>) -> [Int] {
    Array(blocks.prefix(8).filter(reading.isLonger).prefix(3))
  }

  private func neighbour(of block: Int, _ offset: Int) -> [Double] {
    var values = Values<NeighbourSignal>()
    guard let position = positions[block], order.indices.contains(position + offset) else {
      values[.isMissing] = 1
      return values.values
    }
    let other = order[position + offset]
    let shape = reading.shapes[other]
    values[.weight] = shape.weight
    values[.endsSentence] = shape.ending.isSentenceEnd ? 1 : 0
    values[.isHeadline] = reading.roles[other] == .headline ? 1 : 0
    values[.isByline] = reading.roles[other] == .byline ? 1 : 0
    values[.isCaption] = reading.roles[other] == .caption ? 1 : 0
    values[.isBoilerplate] =
      reading.roles[other] == .boilerplate || reading.roles[other] == .tableRow ? 1 : 0
    values[.opensReport] = RoleCues.isOpener(reading.texts[other].scalars) ? 1 : 0
    values[.isJoinedOn] = joinedOn.contains(other) ? 1 : 0
    values[.beginsMarker] = shape.beginning == .marker ? 1 : 0
    values[.isMissing] =
      reading.pages.page(of: other) == reading.pages.page(of: block) ? 0 : 0.5
    return values.values
  }
}
