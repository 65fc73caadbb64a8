/// The turns of interviews: blocks that begin with who speaks and a colon, `记者：`, `Q:`, `Dr. Smith:`, as two
/// others near them do.
///
/// Nothing runs on into a turn. A line of a list (`地点：`, `Doors:`) that returns so often begins a text as
/// well. Behind `他说：“` stands what is quoted, and the words before it may be those of a sentence that
/// began elsewhere.
struct Turns {
  private let begins: [Bool]

  /// - Complexity: O(*n*) for *n* blocks of which few are in one place.
  init(_ reading: IssueReading) {
    var begins = [Bool](repeating: false, count: reading.texts.count)
    var places: [[UInt32]: [Int]] = [:]
    for (block, text) in reading.texts.enumerated() {
      if let speaker = Turns.speaker(text.scalars) { places[speaker, default: []].append(block) }
    }
    for blocks in places.values where blocks.count > Turns.fewestOthers {
      for (index, block) in blocks.enumerated() {
        // Copies of a turn are one.
        let near = blocks[..<index].reversed().prefix { block - $0 <= Turns.reach }
        let next = blocks[(index + 1)...].prefix { $0 - block <= Turns.reach }
        let others = Set((near + next).map { reading.originals[$0] })
          .subtracting([reading.originals[block]])
        if others.count >= Turns.fewestOthers { begins[block] = true }
      }
    }
    self.begins = begins
  }

  /// Whether a block begins with who speaks.
  func begins(_ block: Int) -> Bool { begins[block] }

  private static let fewestOthers = 2
  /// Blocks between turns of one speaker.
  private static let reach = 12
  /// Letters of a name, of a dense script and of others.
  private static let longestDense = 8
  private static let longest = 24
  private static let mostWords = 3

  /// The letters before the first colon, where they are few and no quotation or address stands behind
  /// it; nil where they are not.
  private static func speaker(_ text: [UInt32]) -> [UInt32]? {
    var name: [UInt32] = []
    var words = 1
    for (position, scalar) in text.enumerated() {
      if Punctuation.isColon(scalar) {
        let isShort =
          name.count <= (name.contains(where: Characters.isDense) ? longestDense : longest)
        return isShort && !name.isEmpty && saysWords(text[(position + 1)...]) ? name : nil
      }
      guard isOfName(scalar), name.count < longest else { return nil }
      if Characters.isSpace(scalar) {
        guard position + 1 < text.count else { return nil }
        // `Q :` has a space that parts no words.
        if !Punctuation.isColon(text[position + 1]) { words += 1 }
        guard words <= mostWords else { return nil }
      } else {
        name.append(scalar)
      }
    }
    return nil
  }

  /// Letters, and what stands between them in names: `Anne-Marie O’Neill`, `约翰·史密斯`, `M. Roux`.
  private static func isOfName(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x27, 0x2D, 0x2E, 0xB7, 0x2019, 0x2010, 0x2011, 0x30FB: true
    default:
      Characters.isSpace(scalar) || Characters.isWord(scalar) && !Characters.isDigit(scalar)
    }
  }

  /// Whether text follows a colon, and neither a quotation nor the slashes of an address.
  private static func saysWords(_ text: ArraySlice<UInt32>) -> Bool {
    guard let first = text.first(where: { !Characters.isSpace($0) }) else { return false }
    let isQuotation = Punctuation.isOpening(first) || Punctuation.isClosing(first)
    return first != 0x2F && (!isQuotation || Punctuation.isBracket(first))
  }
}
