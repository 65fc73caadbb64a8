/// The blocks of an issue as one sequence of units, as repeats are searched in it.
///
/// Scripts are made comparable by a weight for each unit, so that the shortest repeat weighs the
/// same in all of them: with the default options three letters weigh as much as one Han character.
struct RepeatText: Sendable {
  let issue: Issue
  /// The matching forms of all blocks, one after the other.
  let units: [UInt32]
  /// Where each block starts in `units`, and after the last one the end.
  let starts: [Int]
  /// The block of each unit.
  let owners: [Int32]
  /// Whether Han, kana or Hangul prevail in each block.
  let isDense: [Bool]
  /// The least weight of a repeat.
  let minimum: Int
  /// What blocks have in common by chance.
  let chances: UnitChances
  private let byteStarts: [Int]
  private let byteEnds: [Int]
  /// The weight of all units before each one, and of all.
  private let weights: [Int]

  init(_ issue: Issue, options: RepeatOptions) {
    self.issue = issue
    let dense = RepeatText.shortest(options.minimumDenseCharacters)
    let alphabetic = RepeatText.shortest(options.minimumAlphabeticCharacters)
    var units: [UInt32] = []
    var starts = [0]
    var owners: [Int32] = []
    var isDense: [Bool] = []
    var byteStarts: [Int] = []
    var byteEnds: [Int] = []
    var weights = [0]
    var weight = 0
    let expected = RepeatText.scalarCount(issue)
    units.reserveCapacity(expected)
    owners.reserveCapacity(expected)
    byteStarts.reserveCapacity(expected)
    byteEnds.reserveCapacity(expected)
    weights.reserveCapacity(expected + 1)
    for block in issue.blocks.indices {
      let form = MatchingForm(issue, block: block)
      units += form.units
      byteStarts += form.starts
      byteEnds += form.ends
      owners.append(contentsOf: repeatElement(Int32(block), count: form.units.count))
      let denseUnits = form.units.count { Characters.isDense($0) }
      let isDenseBlock = denseUnits * 2 >= form.units.count
      for unit in form.units {
        // A digit in dense text says as much as a character.
        let isHeavy =
          Characters.isDense(unit)
          || isDenseBlock && Characters.isDigit(unit)
        weight += isHeavy ? alphabetic : dense
        weights.append(weight)
      }
      isDense.append(isDenseBlock)
      starts.append(units.count)
    }
    self.units = units
    chances = UnitChances(units)
    self.starts = starts
    self.owners = owners
    self.isDense = isDense
    self.byteStarts = byteStarts
    self.byteEnds = byteEnds
    self.weights = weights
    minimum = dense * alphabetic
  }

  /// A shortest repeat in characters within what the sums of weights can hold; no text has a block of
  /// sixteen million characters.
  private static func shortest(_ characters: Int) -> Int { min(max(characters, 1), 1 << 24) }

  /// The scalars of an issue: few of them give more than one unit.
  private static func scalarCount(_ issue: Issue) -> Int {
    issue.blocks.reduce(0) { sum, block in
      sum + issue.sources[block.source].bytes[block.bytes].count { $0 & 0xC0 != 0x80 }
    }
  }

  /// The units of a block, as positions in `units`.
  func range(of block: Int) -> Range<Int> { starts[block]..<starts[block + 1] }

  /// The block of a unit.
  func block(at position: Int) -> Int { Int(owners[position]) }

  /// The blocks that a non-empty range of units touches.
  func blocks(of range: Range<Int>) -> ClosedRange<Int> {
    block(at: range.lowerBound)...block(at: range.upperBound - 1)
  }

  /// Whether a place takes whole blocks.
  func isWhole(_ place: Range<Int>) -> Bool {
    let blocks = blocks(of: place)
    return place.lowerBound == starts[blocks.lowerBound]
      && place.upperBound == starts[blocks.upperBound + 1]
  }

  /// The weight of a range of units.
  func weight(_ range: Range<Int>) -> Int { weights[range.upperBound] - weights[range.lowerBound] }

  /// The place of a non-empty range of units. Where it takes all units of a block, the marks at the
  /// ends of the block belong to it too.
  func place(of range: Range<Int>) -> Place {
    let blocks = self.blocks(of: range)
    var lower = byteStarts[range.lowerBound]
    var upper = byteEnds[range.upperBound - 1]
    if range.lowerBound == starts[blocks.lowerBound] {
      lower = issue.blocks[blocks.lowerBound].bytes.lowerBound
    }
    if range.upperBound == starts[blocks.upperBound + 1] {
      upper = issue.blocks[blocks.upperBound].bytes.upperBound
    }
    return Place(block: blocks.lowerBound, lastBlock: blocks.upperBound, bytes: lower..<upper)
  }

  /// The bytes of a range of units; an empty one is the point before its unit.
  func bytes(of range: Range<Int>, in blocks: ClosedRange<Int>) -> Range<Int> {
    guard !range.isEmpty else {
      let point =
        range.lowerBound < starts[blocks.upperBound + 1]
        ? byteStarts[range.lowerBound] : issue.blocks[blocks.upperBound].bytes.upperBound
      return point..<point
    }
    return byteStarts[range.lowerBound]..<byteEnds[range.upperBound - 1]
  }

  /// What stands before a unit.
  enum Boundary: Int, Comparable {
    case none, clause, sentence

    static func < (left: Boundary, right: Boundary) -> Bool { left.rawValue < right.rawValue }
  }

  /// Whether a clause or a sentence begins or ends before a unit: the block does, or punctuation
  /// stands there.
  func boundary(before position: Int) -> Boundary {
    guard position > 0, position < units.count else { return .sentence }
    guard block(at: position) == block(at: position - 1) else { return .sentence }
    var boundary = Boundary.none
    for scalar in marks(before: position) {
      if Punctuation.isSentenceEnd(scalar) { return .sentence }
      if !RepeatText.joinsWords(scalar) { boundary = .clause }
    }
    return boundary
  }

  /// The marks between a unit and the one before it in its block.
  private func marks(before position: Int) -> [UInt32] {
    var next = byteEnds[position - 1]
    let end = byteStarts[position]
    guard next < end else { return [] }
    let source = issue.sources[issue.blocks[block(at: position)].source]
    let span = source.bytes.span
    var marks: [UInt32] = []
    while next < end {
      let step = span.scalar(at: next, end: end)
      // The vowels and accents of a script that the matching form leaves out are parts of words.
      if !Characters.isSpace(step.value), !Characters.isAlphabetic(step.value) {
        marks.append(step.value)
      }
      next += step.length
    }
    return marks
  }

  /// Whether a word or a figure begins or ends before a unit: the block does, something stands
  /// between, or the script has no spaces.
  func isWordBoundary(before position: Int) -> Bool {
    guard position > 0, position < units.count, block(at: position) == block(at: position - 1),
      byteEnds[position - 1] == byteStarts[position]
    else { return true }
    let (last, next) = (units[position - 1], units[position])
    return [last, next].contains { Characters.isDense($0) || Characters.isUnspaced($0) }
      || Characters.isDigit(last) != Characters.isDigit(next)
  }

  /// Whether a mark of any kind stands before a unit, or its block begins there.
  func hasMark(before position: Int) -> Bool {
    guard position > 0, position < units.count, block(at: position) == block(at: position - 1)
    else { return true }
    return !marks(before: position).isEmpty
  }

  /// Marks that stand inside words, names and lists of names: no clause ends there.
  private static func joinsWords(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x27, 0x2019, 0x2D, 0x2010, 0x2011, 0xAD, 0xB7, 0x30FB, 0xFF65, 0x22, 0x201C, 0x201D,
      0x3001, 0xFF64:
      true
    default: false
    }
  }
}
