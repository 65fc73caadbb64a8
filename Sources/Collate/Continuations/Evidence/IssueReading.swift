/// Everything that is read from the blocks of an issue before joins are weighed.
package struct IssueReading: Sendable {
  package let issue: Issue
  /// The running text of each block, without its jump lines.
  package let texts: [FlowText]
  package let shapes: [BlockShape]
  package let roles: [BlockRole]
  package let jumpLines: [JumpLine]
  package let pages: PageMap
  package let copies: CopyIndex
  package let cohesion: Cohesion
  /// For each block, the first block with the same matching form: copies count as one in joins.
  package let originals: [Int]
  /// For each block, whether white space of an indent stands before it in its line.
  package let isIndented: [Bool]

  /// Whether texts end with a mark as a rule: where two in three longer ones do not, as in Thai, a
  /// mark that is missing says nothing.
  package let endsAreMarked: Bool

  package init(_ issue: Issue) {
    self.issue = issue
    let jumpLines = JumpLineReader.lines(in: issue)
    let bodies = JumpLineReader.bodies(of: issue, without: jumpLines)
    let texts = zip(issue.blocks, bodies).map { FlowText(issue.sources[$0.source], $1) }
    self.texts = texts
    let shapes = texts.map(BlockShape.init)
    self.shapes = shapes
    let pages = PageMap(issue) { texts[$0] }
    self.pages = pages
    self.jumpLines = jumpLines.map { $0.counted(in: pages) }
    roles = RoleReader(issue, texts: texts, shapes: shapes, pages: pages)
      .roles(jumpLines: jumpLines)
    let forms = zip(issue.blocks, bodies).map {
      MatchingForm(issue.sources[$0.source], $1).units
    }
    let originals = Originals.indices(of: forms.map { $0[...] })
    self.originals = originals
    copies = CopyIndex(forms, isDense: shapes.map(\.isDense), originals: originals)
    cohesion = Cohesion(texts)
    isIndented = issue.blocks.map { IssueReading.isIndented(issue.sources[$0.source], $0.bytes) }
    let longer = zip(shapes, roles).filter { $1.isRunningText && !$0.isShort }
    let unmarked = longer.count { !$0.0.ending.isSentenceEnd }
    endsAreMarked = longer.count < IssueReading.fewTexts || unmarked * 3 <= longer.count * 2
  }

  /// Texts that are too few to tell a habit of the issue.
  private static let fewTexts = 6

  /// Whether the end of a block says that its text may go on.
  ///
  /// - Parameter isKnown: whether a network knows its language, and can tell an end without a mark.
  package func breaksOff(_ block: Int, isKnown: Bool) -> Bool {
    switch shapes[block].ending {
    case .sentence, .closedSentence: false
    case .comma, .hyphen: true
    default:
      // What ends with who took the picture is whole.
      (isKnown || endsAreMarked) && !RoleCues.endsWithCredit(texts[block].scalars)
    }
  }

  /// Whether what follows on the lines of a block follows in a text, so that its ends tell something.
  package func isInOrder(_ block: Int) -> Bool {
    !issue.sources[issue.blocks[block].source].hasColumnsSideBySide
  }

  /// Whether a block is running text that ends without a mark, and the next one on its page begins with
  /// one that nothing begins with.
  ///
  /// A short text may be a head after all, and the next block displaced: so it must have a clause
  /// inside, or leave open what the next one closes.
  package func mustRunOn(_ block: Int) -> Bool {
    let next = block + 1
    guard next < shapes.count, pages.page(of: next) == pages.page(of: block),
      shapes[next].beginsInside, roles[block].isRunningText, roles[next].isRunningText
    else { return false }
    let shape = shapes[block]
    return shape.ending.isBare
      && (hasClauses(block) || shape.unclosed > 0 && shapes[next].unopened > 0)
  }

  /// Whether a block is longer than a headline or has a clause or a sentence inside.
  func hasClauses(_ block: Int) -> Bool {
    let shape = shapes[block]
    return !shape.isShort || shape.innerClauses > 0 || shape.innerSentences > 0
  }

  private static func isIndented(_ source: Source, _ block: Range<Int>) -> Bool {
    guard block.lowerBound > 0 else { return false }
    let before = source.bytes[block.lowerBound - 1]
    return before == 0x20 || before == 0x09 || before == 0x80  // the last byte of U+3000
  }

  /// Whether a block is running text that is longer than a headline.
  package func isLonger(_ block: Int) -> Bool {
    roles[block].isRunningText && !shapes[block].isShort
  }

  /// The scalars of each line of a block, without white space at its ends; lines without any are left out.
  package func lines(of block: Int) -> [ArraySlice<UInt32>] {
    let source = issue.sources[issue.blocks[block].source]
    let text = DecodedText(source.bytes, in: issue.blocks[block].bytes).scalars
    return text.split(separator: UInt32(source.lineEnd)).compactMap { line in
      guard let first = line.firstIndex(where: { !Characters.isSpace($0) }),
        let last = line.lastIndex(where: { !Characters.isSpace($0) })
      else { return nil }
      return line[first...last]
    }
  }

  /// Blocks that stand between the columns and that a paragraph skips: what no reader reads on in.
  package func isFurniture(_ block: Int) -> Bool {
    switch roles[block] {
    case .jumpLine, .pageHead, .boilerplate, .caption, .credit: true
    default: texts[block].isEmpty
    }
  }

  /// Whether a block is the next behind another one in the flow of the text: nothing stands between
  /// them but captions, boxes and the like, and what is passed over besides.
  func isNextInFlow(
    _ block: Int, after other: Int, passing isPassed: (Int) -> Bool = { _ in false }
  ) -> Bool {
    block > other && (other + 1..<block).allSatisfy { isFurniture($0) || isPassed($0) }
  }
}
