/// Gives the signals of single ends.
struct EndScorer {
  private let reading: IssueReading
  private let model: any JunctionScoring
  private let network: NetworkEvidence
  private let jumps: JumpEnds
  /// The share of running text with an indent; 0 where it says nothing.
  private let indentedShare: Double
  private let wordCase: WordCase
  private let kin: Kin
  /// The longer texts of the issue, and how many of them break off.
  private let longer: (count: Int, broken: Int, inside: Int)

  /// Scalars of a head that the model looks at.
  static let headLength = 14
  /// Scalars of a tail that the model may look back on.
  static let tailLength = 16

  init(
    _ reading: IssueReading, model: any JunctionScoring, network: NetworkEvidence, jumps: JumpEnds
  ) {
    self.reading = reading
    self.model = model
    self.network = network
    self.jumps = jumps
    let longer = reading.shapes.indices.filter { reading.isLonger($0) }
    wordCase = WordCase(
      longer.filter { !reading.shapes[$0].isDense }.map { reading.texts[$0].scalars })
    self.longer = (
      longer.count, longer.count { !reading.shapes[$0].ending.isSentenceEnd },
      longer.count { network.start(of: $0) < 0 }
    )
    kin = Kin(reading)
    let body = reading.isIndented.indices.filter { reading.shapes[$0].weight > 20 }
    let indented = body.filter { reading.isIndented[$0] }.count
    // Where all are indented, some program did it, and it says nothing.
    indentedShare = indented == body.count ? 0 : Double(indented) / Double(body.count)
  }

  private func canJoin(_ block: Int) -> Bool {
    switch reading.roles[block] {
    case .jumpLine, .pageHead: false
    default: reading.shapes[block].words > 0
    }
  }

  func tail(_ block: Int) -> [Double] {
    guard canJoin(block) else { return [] }
    let shape = reading.shapes[block]
    var values = Values<TailSignal>()
    values[endingSignal(shape.ending)] = 1
    values[.endModel] = clipped(
      model.endLogProbability(after: reading.texts[block].scalars.suffix(Self.tailLength)))
    values[.clauseEndModel] = clipped(
      model.clauseEndLogProbability(after: reading.texts[block].scalars.suffix(Self.tailLength)))
    values[.endNetwork] = network.end(of: block)
    values[.othersBreakOff] = shareOfBroken(without: block)
    values[.beginsNetwork] = network.start(of: block)
    values[.beginsMarker] = shape.beginning == .marker ? 1 : 0
    values[.lastLineFill] = shape.lastLineFill
    values[.cohesionBefore] = kin.before[block]
    values[.cohesionAfter] = kin.after[block]
    values[.startsOther] = reading.copies.wholes[block].isEmpty ? 0 : 1
    values[.startsOtherBeside] = reading.copies.startsBeside(block) ? 1 : 0
    values[.clauses] = Logarithm.natural(1 + Double(shape.innerClauses))
    common(shape, block, &values)
    values[.hasNoSentence] = shape.innerSentences == 0 && !shape.ending.isSentenceEnd ? 1 : 0
    values[.isVeryShort] = shape.weight < 12 ? 1 : 0
    values[.unclosed] = shape.unclosed > 0 ? 1 : 0
    if let owned = jumps.to[block] {
      values[.jumpsTo] = owned.nearness
      if owned.line.label.number > 0, jumps.targets(of: block).isEmpty {
        values[.jumpsNowhere] = owned.nearness
      }
    }
    values[.endsInsideCopy] = reading.copies.shareInside(fromEndOf: block)
    values[.sharesEnd] = reading.copies.sharesEnd(block) ? 1 : 0
    let page = reading.pages.blocks(around: block)
    if block + 1 < page.upperBound {
      if shape.isShort {
        values[.echoesInNext] = reading.cohesion.similarity([block], [block + 1])
      }
      values[.nextOpens] = RoleCues.isOpener(reading.texts[block + 1].scalars) ? 1 : 0
      values[.nextIsByline] = reading.roles[block + 1] == .byline ? 1 : 0
      values[.nextIsHeadline] = reading.roles[block + 1] == .headline ? 1 : 0
      values[.nextStartModel] = startScore(reading.texts[block + 1].scalars)
      values[.nextStartNetwork] = network.start(of: block + 1)
      values[.nextStartGain] = startGain(reading.texts[block + 1].scalars, 8)
      let beginning = reading.shapes[block + 1].beginning
      values[.nextBeginsInside] = beginning == .lower || beginning == .impossible ? 1 : 0
    } else {
      values[.endsPage] = 1
    }
    return values.values
  }

  /// How many of the longer texts break off, one of them not counted.
  private func shareOfBroken(without block: Int) -> Double {
    let own = reading.isLonger(block) ? 1 : 0
    let ownBroken = own == 1 && !reading.shapes[block].ending.isSentenceEnd ? 1 : 0
    return EndScorer.share(
      longer.broken - ownBroken, of: longer.count - own, usually: EndScorer.usuallyBroken)
  }

  /// How many of the longer texts begin inside a paragraph, one of them not counted.
  private func shareOfInside(without block: Int) -> Double {
    let own = reading.isLonger(block) ? 1 : 0
    let ownInside = own == 1 && network.start(of: block) < 0 ? 1 : 0
    return EndScorer.share(
      longer.inside - ownInside, of: longer.count - own, usually: EndScorer.usuallyInside)
  }

  /// A share of few texts tells little: what is missing of them is filled up with what is usual.
  private static func share(_ part: Int, of count: Int, usually: Double) -> Double {
    let missing = Double(max(0, EndScorer.enoughTexts - count))
    return (Double(part) + usually * missing) / max(1, Double(count) + missing)
  }

  private static let enoughTexts = 12
  /// The shares of texts that break off and that begin inside, in issues that weights were fitted to.
  private static let usuallyBroken = 0.13
  private static let usuallyInside = 0.13

  func head(_ block: Int) -> [Double] {
    let text = reading.texts[block]
    guard canJoin(block), !RoleCues.beginsCaption(text.scalars), !asksBelowAnswer(block) else {
      return []
    }
    let shape = reading.shapes[block]
    var values = Values<HeadSignal>()
    values[beginningSignal(shape.beginning)] = 1
    values[.startModel] = startScore(text.scalars)
    values[.startNetwork] = network.start(of: block)
    values[.othersBeginInside] = shareOfInside(without: block)
    values[.firstLineFill] = shape.firstLineFill
    values[.cohesionBefore] = kin.before[block]
    values[.cohesionAfter] = kin.after[block]
    values[.beginsWithName] = wordCase.firstWordIsName(text.scalars)
    values[.startGainShort] = startGain(text.scalars, 3)
    values[.startGain] = startGain(text.scalars, 8)
    values[.clauses] = Logarithm.natural(1 + Double(shape.innerClauses))
    common(shape, block, &values)
    values[.endsOpenShort] =
      shape.isShort && shape.innerSentences == 0 && shape.ending.isBare ? 1 : 0
    values[.isOpener] = RoleCues.isOpener(text.scalars) ? 1 : 0
    values[.unopened] = shape.unopened > 0 ? 1 : 0
    values[.isIndented] = reading.isIndented[block] ? indentedShare : 0
    values[.othersIndented] = reading.isIndented[block] ? 0 : indentedShare
    if let owned = jumps.from[block] {
      values[.jumpsFrom] = owned.nearness
      if owned.line.label.number > 0, reading.pages.pages(named: owned.line.label).isEmpty {
        values[.jumpsFromNowhere] = owned.nearness
      }
    }
    values[.beginsInsideCopy] = reading.copies.shareInside(fromStartOf: block)
    values[.startsOther] = reading.copies.wholes[block].isEmpty ? 0 : 1
    values[.startsOtherBeside] = reading.copies.startsBeside(block) ? 1 : 0
    let scraps = reading.copies.scraps[block].filter {
      !reading.shapes[$0].ending.isSentenceEnd
    }
    values[.hasScrap] = scraps.isEmpty ? 0 : 1
    values[.hasScrapBeside] = scraps.contains { abs($0 - block) <= CopyIndex.near } ? 1 : 0
    values[.sharesStart] = reading.copies.sharesStart(block) ? 1 : 0
    let page = reading.pages.blocks(around: block)
    if block > page.lowerBound {
      values[.afterHeadline] = reading.roles[block - 1] == .headline ? 1 : 0
      values[.afterByline] = reading.roles[block - 1] == .byline ? 1 : 0
      values[.afterOpenBlock] =
        reading.roles[block - 1].isRunningText && !reading.shapes[block - 1].isShort
          && !reading.shapes[block - 1].ending.isSentenceEnd ? 1 : 0
      values[.previousEndModel] = clipped(
        model.endLogProbability(after: reading.texts[block - 1].scalars.suffix(Self.tailLength)))
      values[.afterClosedBlock] = reading.shapes[block - 1].ending.isSentenceEnd ? 1 : 0
      if reading.shapes[block - 1].isShort {
        values[.echoedByPrevious] = reading.cohesion.similarity([block - 1], [block])
      }
    } else {
      values[.beginsPage] = 1
    }
    return values.values
  }

  /// Whether a short block is a question that a long dash sets apart from the answer above it, which stands
  /// in quotation marks: `「…続けています」`, `――苦労も多かったのでは。`
  private func asksBelowAnswer(_ block: Int) -> Bool {
    let text = reading.texts[block].scalars
    guard reading.shapes[block].isDense, reading.shapes[block].isShort, text.count > 2,
      reading.shapes[block].ending.isSentenceEnd, EndScorer.isLongDash(text[0]),
      text[1] == text[0]
    else { return false }
    let page = reading.pages.blocks(around: block)
    let above = page[..<block].last { !reading.isFurniture($0) }
    return above.flatMap { reading.texts[$0].scalars.last }.map { $0 == 0x300D || $0 == 0x300F }
      ?? false
  }

  private static func isLongDash(_ scalar: UInt32) -> Bool {
    Punctuation.isDash(scalar) || scalar == 0x2500
  }

  /// The model's log-probability of a head as a paragraph start, per scalar.
  func startScore(_ scalars: [UInt32]) -> Double {
    let head = scalars.prefix(Self.headLength)
    return clipped(model.startLogProbability(of: head) / Double(max(head.count, 1)))
  }

  /// How much likelier some first characters start a paragraph than stand inside one, in thirds of a
  /// natural logarithm.
  private func startGain(_ scalars: [UInt32], _ length: Int) -> Double {
    let head = scalars.prefix(length)
    let gain = model.startLogProbability(of: head) - model.insideLogProbability(of: head)
    return max(-3, min(3, gain / 3))
  }

  private func clipped(_ value: Double) -> Double { max(-12, min(0, value)) }

  /// What is said of a tail and of a head alike.
  private func common<Signal: EndSignal>(
    _ shape: BlockShape, _ block: Int, _ values: inout Values<Signal>
  ) {
    values[.length] = Logarithm.natural(1 + shape.weight) / 5
    values[.isShort] = shape.isShort ? 1 : 0
    values[.wideGaps] = Double(min(shape.wideGaps, 4)) / 4
    values[.digitShare] = shape.digitShare
    values[.capitalShare] = shape.isShort ? shape.capitalShare : 0
    values[.isAllCapitals] = shape.isAllCapitals ? 1 : 0
    let role = reading.roles[block]
    values[.isByline] = role == .byline ? 1 : 0
    values[.isCaption] = role == .caption || role == .credit ? 1 : 0
    values[.isBoilerplate] = role == .boilerplate || role == .tableRow ? 1 : 0
    values[.isHeadline] = role == .headline ? 1 : 0
    values[.isListItem] = role == .listItem ? 1 : 0
  }

  private func endingSignal(_ ending: Ending) -> TailSignal {
    TailSignal(rawValue: TailSignal.endsSentence.rawValue + ending.rawValue) ?? .endsOther
  }

  private func beginningSignal(_ beginning: Beginning) -> HeadSignal {
    HeadSignal(rawValue: HeadSignal.beginsLower.rawValue + beginning.rawValue) ?? .beginsOther
  }
}

/// How much each block shares with the running text around it: a head is like what follows, a
/// paragraph like what stands on both sides, and a displaced half perhaps like neither.
private struct Kin {
  /// The greatest likeness to one of the last texts before the block on its page, and of the next.
  private(set) var before: [Double]
  private(set) var after: [Double]

  /// The texts looked at on each side.
  private static let reach = 3

  init(_ reading: IssueReading) {
    before = [Double](repeating: 0, count: reading.issue.blocks.count)
    after = before
    for page in reading.pages.pages {
      let texts = page.filter { reading.roles[$0].isRunningText }
      for block in page {
        let next = texts.indices.partitioningIndex { texts[$0] >= block }
        let following = texts[next...].drop { $0 == block }.prefix(Kin.reach)
        before[block] = likeness(of: block, to: texts[..<next].suffix(Kin.reach), reading)
        after[block] = likeness(of: block, to: following, reading)
      }
    }
  }

  private func likeness(
    of block: Int, to others: ArraySlice<Int>, _ reading: IssueReading
  ) -> Double {
    others.lazy.map { reading.cohesion.similarity([block], [$0]) }.max() ?? 0
  }
}

/// A row of signal values, addressed by name.
struct Values<Signal: RawRepresentable & CaseIterable> where Signal.RawValue == Int {
  private(set) var values = [Double](repeating: 0, count: Signal.allCases.count)

  subscript(signal: Signal) -> Double {
    get { values[signal.rawValue] }
    set { values[signal.rawValue] = newValue }
  }
}
