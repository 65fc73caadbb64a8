/// The joined text of an issue and the edits that lead to it.
///
/// Halves of paragraphs are joined, displaced runs stand in their article again, further copies,
/// scraps and the jump lines of joined halves are taken out. Everything else keeps its place.
///
///     let assembly = try Assembly(Check().run(on: issue))
///     try assembly.edits.undo(assembly.text) == issue.sources[0].bytes  // true
public struct Assembly: Sendable {
  /// The joined text in UTF-8 (with the ill-formed bytes of the input, if it had any).
  public let text: [UInt8]
  /// The way back.
  public let edits: EditList

  /// Why a text cannot be joined.
  public enum Failure: Error, Sendable, Hashable {
    /// The issue was read from several files; the edits of one file lead back to one file.
    case severalSources(Int)
    /// The result contradicts itself or its issue: a place outside the text, a block in two articles,
    /// two joins at one end of a block, or joins that lead around in a circle.
    case malformed
  }

  /// In what order the text is written.
  public enum Arrangement: Sendable, Hashable {
    /// As in the input, but for displaced runs.
    case places
    /// Article by article. What is in none, such as page heads and boxes, stays inside an article
    /// that goes on around it on its page, or else stands before the article that begins next.
    case articles
  }

  /// Joins the text of an issue.
  ///
  /// - Parameters:
  ///   - result: what a check found in the issue.
  ///   - minimumCertainty: joins below it are not made.
  ///   - arrangement: the order of the text.
  /// - Throws: ``Failure`` if the issue has more than one source, those of back issues included, or
  ///   the result is not what a check returns.
  /// - Complexity: O(*n* + *b* log *b*) for *n* bytes and *b* blocks.
  public init(
    _ result: CheckResult, minimumCertainty: Certainty = .likely,
    arrangement: Arrangement = .places
  ) throws(Failure) {
    guard result.issue.sources.count == 1 else {
      throw .severalSources(result.issue.sources.count)
    }
    let made = result.continuations.filter { $0.certainty >= minimumCertainty }
    guard result.isWellFormed(joining: made) else { throw .malformed }
    var writer = Writer(
      result, minimumCertainty: minimumCertainty, arrangement: arrangement)
    writer.write()
    (text, edits) = writer.recorder.finish()
  }
}

extension Assembly.Failure: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .severalSources(0): "there is no file to join"
    case .severalSources(let count):
      "\(count) files cannot be joined at once, for the edits lead back to one file; join each alone"
    case .malformed: "the result contradicts itself or the text; check the text again"
    }
  }
}

/// Writes blocks in reading order and keeps account of every byte.
private struct Writer {
  private let result: CheckResult
  private let bytes: [UInt8]
  /// How lines of the input end.
  private let lineEndBytes: [UInt8]
  /// What separates two paragraphs where the space of the input stays behind.
  private let paragraphBreak: [UInt8]
  /// What keeps the lines of two halves apart where they tell where paragraphs end.
  private let lineBreak: [UInt8]
  private let blocks: [Issue.Block]
  private let next: [Int: Continuation]
  private let carriesOn: Set<Int>
  private let order: WritingOrder
  private let removed: [Int: EditList.Reason]
  private let joinedJumps: [Int: [Jump]]
  private(set) var recorder: EditRecorder
  /// The space with page breaks before each block that begins a page, and at the end.
  private var pageBreaks: [Int: [Range<Int>]] = [:]
  private var lastPageBreaks: [Range<Int>] = []
  /// What has to come between the paragraph before and the next, if no page break does.
  private var missingBreak: ArraySlice<UInt8> = []

  init(
    _ result: CheckResult, minimumCertainty: Certainty, arrangement: Assembly.Arrangement
  ) {
    self.result = result
    let bytes = result.issue.sources[0].bytes
    self.bytes = bytes
    recorder = EditRecorder(bytes)
    let lineEnd = result.issue.sources[0].lineEnd
    let separation = result.issue.sources[0].separation
    let first = bytes.firstIndex(of: lineEnd)
    let isPair = lineEnd == 0x0A && first.map { $0 > 0 && bytes[$0 - 1] == 0x0D } ?? false
    lineEndBytes = isPair ? [0x0D, 0x0A] : [lineEnd]
    paragraphBreak =
      separation == .indents || separation == .lines ? lineEndBytes : lineEndBytes + lineEndBytes
    lineBreak = separation == .shortLines ? lineEndBytes : []
    blocks = result.issue.blocks
    let made = result.continuations.filter { $0.certainty >= minimumCertainty }
    next = Dictionary(uniqueKeysWithValues: made.map { ($0.from, $0) })
    carriesOn = Set(made.map(\.to))
    let reading = ReadingOrder(
      IssueReading(result.issue), continuations: made, minimumCertainty: minimumCertainty)
    order = WritingOrder(result, reading, arrangement)
    var removed: [Int: EditList.Reason] = [:]
    // Of two families one may keep what the other takes out; a copy of each text stays.
    var kept: Set<Int> = []
    for family in result.families where Writer.isTakenOut(family) {
      let keptBlocks = family.members[family.kept].blocks
      guard !keptBlocks.contains(where: { removed[$0] != nil }) else { continue }
      kept.formUnion(keptBlocks)
      for (index, member) in family.members.enumerated()
      where index != family.kept && Writer.isWhole(member, result.issue) {
        for block in member.blocks
        where !carriesOn.contains(block) && next[block] == nil && !kept.contains(block) {
          removed[block] = .repeated
        }
      }
    }
    for orphan in result.orphans {
      let scrap = orphan.fragment.block
      guard next[scrap] == nil, !kept.contains(scrap), removed[orphan.into.block] == nil else {
        continue
      }
      removed[scrap] = .orphan
    }
    self.removed = removed
    // A jump line goes where its two ends were joined.
    var joined: [Int: [Jump]] = [:]
    for jump in result.jumps where jump.state == .matched {
      guard let block = jump.block else { continue }
      if jump.direction == .to ? next[block] != nil : carriesOn.contains(block) {
        joined[jump.at.block, default: []].append(jump)
      }
    }
    joinedJumps = joined
  }

  /// How wide a line is, against the widest of its block, that does not end a paragraph.
  private static let fullLine = 0.85

  /// Whether a place takes all of its blocks.
  private static func isWhole(_ place: Place, _ issue: Issue) -> Bool {
    place == issue.place(of: place.blocks)
  }

  /// Only copies of whole blocks are taken out, and none that has a figure or a word which the one that
  /// stays does not have.
  private static func isTakenOut(_ family: Family) -> Bool {
    switch family.kind {
    case .exact, .near, .contained: !family.hasDifferentNumbers && !family.hasDifferentWords
    case .passage, .inner: false
    }
  }

  mutating func write() {
    guard !blocks.isEmpty else {
      if !bytes.isEmpty { recorder.keep(0..<bytes.count) }
      return
    }
    if indent(of: 0).lowerBound > 0 { recorder.keep(0..<indent(of: 0).lowerBound) }
    placePageBreaks()
    for block in order.blocks {
      keepPageBreaks(pageBreaks[block] ?? [])
      if carriesOn.contains(block) { continue }
      if let reason = removed[block] {
        recorder.remove(indent(of: block).lowerBound..<blocks[block].bytes.upperBound, reason)
        leaveSeparator(block, reason)
      } else if isOnlyJoinedJump(block) {
        recorder.remove(indent(of: block).lowerBound..<blocks[block].bytes.upperBound, .jumpLine)
        leaveSeparator(block, .jumpLine)
      } else {
        writeParagraph(from: block)
      }
    }
    keepPageBreaks(lastPageBreaks)
  }

  /// Finds where each page begins, whatever becomes of the block before it.
  private mutating func placePageBreaks() {
    for block in blocks.indices where hasPageBreak(separator(after: block)) {
      let isLast = block + 1 == blocks.count
      if !isLast, let start = order.pageStart(block + 1) {
        pageBreaks[start, default: []].append(separator(after: block))
      } else {
        lastPageBreaks.append(separator(after: block))
      }
    }
  }

  private mutating func keepPageBreaks(_ ranges: [Range<Int>]) {
    for range in ranges { recorder.keep(range) }
    if !ranges.isEmpty { missingBreak = [] }
  }

  private func isOnlyJoinedJump(_ block: Int) -> Bool {
    joinedJumps[block]?.contains { $0.at.bytes == blocks[block].bytes } ?? false
  }

  /// Writes a block and all that carries its paragraph on, then the space after it.
  private mutating func writeParagraph(from first: Int) {
    var block = first
    var body = trimmedBody(block)
    var last = first
    if !missingBreak.isEmpty { recorder.insert(Array(missingBreak)) }
    recorder.keep(indent(of: first))
    while let link = next[block] {
      let to = link.to
      recorder.remove(indent(of: to), .columnBreak)
      var head = trimmedBody(to)
      let tail = FlowText(result.issue.sources[0], body)
      let headText = FlowText(result.issue.sources[0], head)
      if link.hyphen, let start = tail.offsets.dropLast().last, start >= body.lowerBound {
        recorder.remove(start..<body.upperBound, .hyphen)
        body = body.lowerBound..<start
      }
      recorder.keep(body)
      let overlap = link.overlap.unicodeScalars.count
      if overlap > 0, overlap < headText.offsets.count {
        let end = headText.offsets[overlap]
        recorder.remove(head.lowerBound..<end, .overlap)
        head = end..<head.upperBound
      } else if !link.hyphen, !lineBreak.isEmpty, tail.lastLineFill ?? 0 >= Writer.fullLine {
        recorder.insert(lineBreak)
      } else if !link.hyphen, Seam.needsSpace(tail.scalars, headText.scalars) {
        recorder.insert([0x20])
      }
      leaveSeparator(block, .columnBreak)
      (block, last, body) = (to, to, head)
    }
    recorder.keep(body)
    writeSeparator(after: last)
  }

  /// The bytes of a block without joined jump lines and the space around them.
  private mutating func trimmedBody(_ block: Int) -> Range<Int> {
    var body = blocks[block].bytes
    for jump in joinedJumps[block] ?? []
    where jump.at.bytes != body && jump.at.bytes.clamped(to: body) == jump.at.bytes {
      if jump.at.bytes.lowerBound == body.lowerBound {
        var end = jump.at.bytes.upperBound
        while let width = spaceWidth(from: end, to: body.upperBound) { end += width }
        recorder.remove(body.lowerBound..<end, .jumpLine)
        body = end..<body.upperBound
      } else if jump.at.bytes.upperBound == body.upperBound {
        var start = jump.at.bytes.lowerBound
        while let width = spaceWidth(before: start, from: body.lowerBound) { start -= width }
        recorder.remove(start..<body.upperBound, .jumpLine)
        body = body.lowerBound..<start
      }
    }
    return body
  }

  /// How many bytes the white space takes that begins at a byte; nil where none does.
  private func spaceWidth(from start: Int, to end: Int) -> Int? {
    Writer.spaces.first { bytes[start..<end].starts(with: $0) }?.count
  }

  /// How many bytes the white space takes that ends before a byte; nil where none does.
  private func spaceWidth(before end: Int, from start: Int) -> Int? {
    Writer.spaces.first { bytes[start..<end].suffix($0.count).elementsEqual($0) }?.count
  }

  /// Space, tab, line ends, no-break space and ideographic space, as UTF-8.
  private static let spaces: [[UInt8]] = [
    [0x20], [0x09], [0x0A], [0x0D], [0xC2, 0xA0], [0xE3, 0x80, 0x80],
  ]

  /// The bytes between a block and the indent of the next one, or the end of the file.
  private func separator(after block: Int) -> Range<Int> {
    let end = block + 1 < blocks.count ? indent(of: block + 1).lowerBound : bytes.count
    return blocks[block].bytes.upperBound..<end
  }

  /// The white space before a block in its line.
  private func indent(of block: Int) -> Range<Int> {
    let end = blocks[block].bytes.lowerBound
    let lowest = block > 0 ? blocks[block - 1].bytes.upperBound : 0
    var start = end
    while start > lowest {
      if bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 {
        start -= 1
      } else if start - 3 >= lowest, bytes[start - 3..<start].elementsEqual([0xE3, 0x80, 0x80]) {
        start -= 3
      } else {
        break
      }
    }
    return start..<end
  }

  private func hasPageBreak(_ range: Range<Int>) -> Bool { bytes[range].contains(0x0C) }

  /// Takes out the space after a block; a page break is written where its page begins.
  private mutating func leaveSeparator(_ block: Int, _ reason: EditList.Reason) {
    let range = separator(after: block)
    if !hasPageBreak(range) { recorder.remove(range, reason) }
  }

  /// Writes the space after a paragraph: the block's own, or as much where that stays behind.
  private mutating func writeSeparator(after block: Int) {
    let range = separator(after: block)
    missingBreak = []
    if hasPageBreak(range) {
      missingBreak = paragraphBreak[...]
    } else {
      if !range.isEmpty { recorder.keep(range) }
      // The end of the file separates nothing, and there may be one line end or none.
      if block + 1 == blocks.count {
        let lines = bytes[range].count { $0 == lineEndBytes[lineEndBytes.count - 1] }
        missingBreak = paragraphBreak.dropFirst(lines * lineEndBytes.count)
      }
    }
  }
}
