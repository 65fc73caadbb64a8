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

  /// Units on each side of a match that ``agreement(beside:)`` compares.
  private static let surroundings = 16

  /// How many of the sixteen units before a match and of the sixteen behind it are the same in both
  /// places, one by one.
  func agreement(beside match: ExactMatch) -> Int {
    let blocks = (range(of: block(at: match.first)), range(of: block(at: match.second)))
    let before = min(
      RepeatText.surroundings, match.first - blocks.0.lowerBound,
      match.second - blocks.1.lowerBound)
    let after = min(
      RepeatText.surroundings, blocks.0.upperBound - match.firstEnd,
      blocks.1.upperBound - match.secondEnd)
    var agreeing = 0
    let distance = match.second - match.first
    for position in match.first - before..<match.first
    where units[position] == units[position &+ distance] {
      agreeing &+= 1
    }
    for position in match.firstEnd..<match.firstEnd + after
    where units[position] == units[position &+ distance] {
      agreeing &+= 1
    }
    return agreeing
  }

  /// The weight of a range of units.
  func weight(_ range: Range<Int>) -> Int { weights[range.upperBound] - weights[range.lowerBound] }

  /// Whether a block is as short as a head or a line at the foot of a page can be: twice as long as the
  /// shortest repeat at most.
  func isAsShortAsHead(_ block: Int) -> Bool { weight(range(of: block)) <= 2 * minimum }

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
    // The vowels and accents of a script that the matching form leaves out are parts of words.
    scalars(from: byteEnds[position - 1], to: byteStarts[position], at: position)
      .filter { !Characters.isSpace($0) && !Characters.isAlphabetic($0) }
  }

  /// The scalars from one byte to another of the source that a unit stands in; none between the letters
  /// of a ligature.
  private func scalars(from start: Int, to end: Int, at position: Int) -> [UInt32] {
    guard start < end else { return [] }
    let source = issue.sources[issue.blocks[block(at: position)].source]
    return DecodedText(source.bytes, in: start..<end).scalars
  }

  /// What stands between a unit of a block and the one before it, or the start of the block.
  func gap(before position: Int) -> [UInt32] {
    let block = block(at: position)
    let start =
      position == starts[block]
      ? issue.blocks[block].bytes.lowerBound : byteEnds[position - 1]
    return scalars(from: start, to: byteStarts[position], at: position)
  }

  /// What stands between a unit of a block and the next one, or the end of the block.
  func gap(after position: Int) -> [UInt32] {
    let block = block(at: position)
    let end =
      position + 1 == starts[block + 1]
      ? issue.blocks[block].bytes.upperBound : byteStarts[position + 1]
    return scalars(from: byteEnds[position], to: end, at: position)
  }

  /// Whether a word or a figure begins or ends before a unit: the block does, something stands
  /// between, or the script has no spaces.
  func isWordBoundary(before position: Int) -> Bool {
    guard position > 0, position < units.count, block(at: position) == block(at: position - 1),
      byteEnds[position - 1] >= byteStarts[position]
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
  static func joinsWords(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x27, 0x2019, 0x2D, 0x2010, 0x2011, 0xAD, 0xB7, 0x30FB, 0xFF65, 0x22, 0x201C, 0x201D,
      0x3001, 0xFF64:
      true
    default: false
    }
  }
}
