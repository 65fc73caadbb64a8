/// The poems of an issue, their lines or stanzas set as blocks of their own.
///
/// A line of verse ends where the poet ends it: in mid-sentence, with a comma, with nothing. What looks
/// like a paragraph that breaks off is none, and nothing runs on in the next line as prose does.
struct Verse {
  /// The mean length of a line of longer texts, in bytes.
  private let lineOfProse: Double
  private let reading: IssueReading
  private let isVerse: [Bool]

  /// - Complexity: O(*n*) for *n* blocks and the characters of short ones.
  init(_ reading: IssueReading) {
    self.reading = reading
    let longer = reading.shapes.indices.filter { reading.isLonger($0) }
    let bytes = longer.reduce(0) { $0 + reading.issue.blocks[$1].bytes.count }
    let lines = longer.reduce(0) { $0 + reading.shapes[$1].lines }
    let lineOfProse = Double(bytes) / Double(max(lines, 1))
    self.lineOfProse = lineOfProse
    let blocks = reading.shapes.indices.map { Lines($0, reading, lineOfProse: lineOfProse) }
    isVerse = blocks.indices.map { Verse.isVerse($0, among: blocks, of: reading) }
  }

  /// Whether a block is a line or a stanza of a poem that blocks beside it carry on: lines in a row,
  /// short, of alike length, of which several pause at their ends and half at most end a sentence.
  func contains(_ block: Int) -> Bool { isVerse[block] }

  /// Whether a block in a dense script has lines of verse by itself: several without a mark that ends a
  /// sentence, and much shorter than the lines of prose are in the issue.
  func isStanza(_ block: Int) -> Bool {
    let shape = reading.shapes[block]
    let bytes = Double(reading.issue.blocks[block].bytes.count)
    return shape.isDense && shape.lines >= Verse.fewestLines && shape.innerSentences == 0
      && bytes / Double(shape.lines) * 3 < lineOfProse * 2
  }

  /// Lines that make a verse; of prose in so many lines the last one alone is short.
  private static let fewestLines = 4
  /// Blocks on either side that may belong to a poem.
  private static let longest = 8

  private static func isVerse(_ block: Int, among blocks: [Lines?], of reading: IssueReading)
    -> Bool
  {
    guard let own = blocks[block] else { return false }
    let page = reading.pages.blocks(around: block)
    func isAlike(_ other: Int) -> Bool { blocks[other]?.isAlike(own) ?? false }
    let before = (max(page.lowerBound, block - longest)..<block).reversed().prefix(while: isAlike)
    let behind = (block + 1..<min(page.upperBound, block + 1 + longest)).prefix(while: isAlike)
    let run = blocks[block - before.count...block + behind.count].compactMap(\.self)
    let lines = run.reduce(0) { $0 + $1.count }
    let pauses = run.reduce(0) { $0 + $1.pauses }
    return lines >= fewestLines && pauses > 1 && pauses * 5 >= lines
      && run.reduce(0) { $0 + $1.sentences } * 2 <= lines
  }

  /// The lines of a block that are as short as those of verse, and how they end.
  private struct Lines {
    let count: Int
    /// How many end with a comma or a semicolon, and how many with a sentence.
    let pauses, sentences: Int
    /// Their mean length, as ``BlockShape/weight``.
    private let length: Double

    /// Nil where the lines are longer, or a block is an item of a list, or breaks off inside a word, or
    /// is prose that fills its lines.
    init?(_ block: Int, _ reading: IssueReading, lineOfProse: Double) {
      let shape = reading.shapes[block]
      guard shape.lines > 0, shape.words > 0, shape.beginning != .marker,
        shape.ending != .hyphen,
        [.body, .headline, .verse, .fragment].contains(reading.roles[block])
      else { return nil }
      count = shape.lines
      length = shape.weight / Double(count)
      let bytes = Double(reading.issue.blocks[block].bytes.count)
      guard length <= Self.longest,
        lineOfProse == 0 || bytes / Double(count) * 3 < lineOfProse * 2
      else { return nil }
      guard count > 1 else {
        pauses = shape.ending == .comma || shape.ending == .semicolon ? 1 : 0
        sentences = shape.ending.isSentenceEnd ? 1 : 0
        return
      }
      let lines = reading.lines(of: block)
      let endings = lines.map { Ending(Array($0)) }
      pauses = endings.count { $0 == .comma || $0 == .semicolon }
      sentences = endings.count(where: \.isSentenceEnd)
      // A column of prose breaks its lines where they are full, whatever stands there.
      let widest = lines.map(\.count).max() ?? 0
      let full = lines.dropLast().count { $0.count * 8 >= widest * 7 }
      guard full * 4 < (lines.count - 1) * 3 || (pauses + sentences) * 2 >= lines.count else {
        return nil
      }
    }

    func isAlike(_ other: Lines) -> Bool {
      max(length, other.length) <= Self.mostTimes * min(length, other.length)
    }

    private static let longest = 18.0
    /// How many times as long as another line of a poem one may be.
    private static let mostTimes = 4.0
  }
}
