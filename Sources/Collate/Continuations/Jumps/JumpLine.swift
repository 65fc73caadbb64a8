/// A jump line as it stands in a block.
package struct JumpLine: Sendable {
  /// Where in its block a jump line stands.
  package enum Setting: Sendable {
    /// It is the whole block.
    case whole
    /// The text of the block follows it.
    case prefix
    /// The text of the block comes before it.
    case suffix
  }

  package let block: Int
  package let setting: Setting
  package let direction: Jump.Direction
  /// The page it names; number 0 where the digits were lost.
  package let label: PageLabel
  /// The key word it carries, folded; empty for none.
  package let keyword: [UInt32]
  /// Whether it is a jump line only where another one carries the same key word.
  package let needsAnswer: Bool
  /// The characters of the line in the source.
  package let bytes: Range<Int>
}

/// Finds jump lines in blocks.
struct JumpLineReader {
  private let scalars: [UInt32]
  private let offsets: [Int]
  /// The scalar that ends a line.
  private let lineEnd: UInt32
  private let block: Int

  /// The longest jump line looked for inside a block, in scalars.
  private static let longest = 64

  /// The jump lines of an issue, in order.
  static func lines(in issue: Issue) -> [JumpLine] {
    let found = issue.blocks.indices.flatMap { lines(in: issue, block: $0) }
    let keywords = Dictionary(grouping: found, by: \.direction).mapValues { Set($0.map(\.keyword)) }
    return found.filter { line in
      let others = keywords[line.direction == .to ? .from : .to] ?? []
      return !line.needsAnswer || others.contains(line.keyword)
    }
  }

  /// The bytes of each block without its jump lines; empty for a block that is nothing else.
  static func bodies(of issue: Issue, without lines: [JumpLine]) -> [Range<Int>] {
    var bodies = issue.blocks.map(\.bytes)
    for line in lines {
      let body = bodies[line.block]
      switch line.setting {
      case .whole: bodies[line.block] = body.lowerBound..<body.lowerBound
      case .prefix:
        bodies[line.block] = min(line.bytes.upperBound, body.upperBound)..<body.upperBound
      case .suffix:
        bodies[line.block] = body.lowerBound..<max(line.bytes.lowerBound, body.lowerBound)
      }
    }
    return bodies
  }

  /// The jump lines of one block: none, one, or one at each end.
  static func lines(in issue: Issue, block: Int) -> [JumpLine] {
    let place = issue.blocks[block]
    let source = issue.sources[place.source]
    // Only the two ends matter; a long block is not decoded whole.
    if place.bytes.count > 4 * 4 * longest {
      let head = place.bytes.lowerBound..<place.bytes.lowerBound + 4 * longest
      var start = place.bytes.upperBound - 4 * longest
      while start < place.bytes.upperBound, source.bytes[start] & 0xC0 == 0x80 { start += 1 }
      return [
        JumpLineReader(source, head, block: block).prefix(),
        JumpLineReader(source, start..<place.bytes.upperBound, block: block).suffix(),
      ].compactMap { $0 }
    }
    let reader = JumpLineReader(source, place.bytes, block: block)
    if let whole = reader.whole() { return [whole] }
    return [reader.prefix(), reader.suffix()].compactMap { $0 }
  }

  private init(_ source: Source, _ range: Range<Int>, block: Int) {
    let text = DecodedText(source.bytes, in: range)
    scalars = text.scalars
    offsets = text.offsets
    lineEnd = UInt32(source.lineEnd)
    self.block = block
  }

  private func whole() -> JumpLine? {
    guard scalars.count <= Self.longest else { return nil }
    return line(.whole, 0..<scalars.count, isSet: true)
  }

  private func suffix() -> JumpLine? {
    guard let last = scalars.last else { return nil }
    let lowest = max(1, scalars.count - Self.longest)
    guard lowest < scalars.count else { return nil }
    // A bracketed line opens at the last opening bracket.
    if let start = (lowest..<scalars.count).last(where: { Self.opens(scalars[$0], closedBy: last) }
    ),
      let found = line(.suffix, extendedOverArrows(start)..<scalars.count, isSet: true)
    {
      return found
    }
    if Punctuation.isClosing(last) { return nil }
    for start in lowest..<scalars.count {
      let before = scalars[start - 1]
      let isSet = before == lineEnd || pointsAhead(start)
      let follows =
        isSet || Punctuation.isSentenceEnd(before) || Self.isEquals(scalars[start])
        || (Characters.isSpace(before) && start >= 2
          && Punctuation.isSentenceEnd(scalars[start - 2]))
      if follows, let found = line(.suffix, start..<scalars.count, isSet: isSet) { return found }
    }
    return nil
  }

  private func prefix() -> JumpLine? {
    guard let first = scalars.first else { return nil }
    let highest = min(scalars.count - 1, Self.longest)
    guard highest > 1 else { return nil }
    var start = 0
    while start < highest, Self.isArrow(scalars[start]) || Characters.isSpace(scalars[start]) {
      start += 1
    }
    let opening = scalars[start]
    if start < highest,
      let end = scalars[start + 1...highest].firstIndex(where: {
        Self.opens(opening, closedBy: $0)
      }), let found = line(.prefix, 0..<end + 1, isSet: true)
    {
      return found
    }
    if Punctuation.isOpening(opening) { return nil }
    if let end = scalars[...highest].firstIndex(of: lineEnd),
      let found = line(.prefix, 0..<end, isSet: true)
    {
      return found
    }
    // Nothing marks the end of `＝3面から続く`: the longest stretch that reads as a jump line.
    if Self.isArrow(first) || Self.isEquals(first) {
      for end in (2...highest).reversed() {
        if let found = line(.prefix, 0..<end, isSet: true) { return found }
      }
    } else if first == Self.guillemet,
      let digit = scalars[..<highest].firstIndex(where: Characters.isDigit)
    {
      // `» BUDGET FROM 1A Taxes will rise …`: up to the page, with its section or without.
      for end in (digit + 1...min(digit + 4, highest)).reversed() {
        if let found = line(.prefix, 0..<end, isSet: true) { return found }
      }
    }
    return nil
  }

  private func extendedOverArrows(_ start: Int) -> Int {
    var start = start
    while start > 1, Self.isArrow(scalars[start - 1]) { start -= 1 }
    return start
  }

  private func line(_ setting: JumpLine.Setting, _ range: Range<Int>, isSet: Bool) -> JumpLine? {
    let folded = Self.folded(scalars[range])
    guard let match = JumpGrammar.match(folded), isSet || !match.needsSetting else { return nil }
    // A key word line (`See GROOVY, Page A7`) is told from prose and from references by capitals.
    if !match.keyword.isEmpty, !keywordIsSet(scalars[range], match.keyword) { return nil }
    let start = range.first { !Characters.isSpace(scalars[$0]) } ?? range.lowerBound
    return JumpLine(
      block: block, setting: setting, direction: match.direction, label: match.label,
      keyword: match.keyword, needsAnswer: match.needsAnswer,
      bytes: offsets[start]..<offsets[range.upperBound])
  }

  private func keywordIsSet(_ line: ArraySlice<UInt32>, _ keyword: [UInt32]) -> Bool {
    guard keyword.contains(where: { (0x61...0x7A).contains($0) }),
      !line.contains(where: Characters.isDense)
    else { return true }
    let capitals = line.reduce(0) { $0 + (LetterCase.isUpper($1) ? 1 : 0) }
    return capitals * 10 >= keyword.count * 7
  }

  /// Width and case folded; spaces, arrows, and the brackets and points at the ends dropped.
  static func folded(_ line: ArraySlice<UInt32>) -> [UInt32] {
    var folded: [UInt32] = []
    folded.reserveCapacity(line.count)
    for scalar in line {
      guard !Characters.isSpace(scalar), !isArrow(scalar) else { continue }
      var value = (0xFF01...0xFF5E).contains(scalar) ? scalar - 0xFEE0 : scalar
      switch value {
      case 0x2019, 0x60, 0xB4: value = 0x27
      case 0x2013, 0x2014, 0x2015: value = 0x2D
      default: value = LetterCase.lower(value)
      }
      folded.append(value)
    }
    let isTrimmed: (UInt32) -> Bool = {
      Punctuation.isOpening($0) || Punctuation.isClosing($0) || $0 == 0x2E || $0 == 0x3D
        || $0 == 0x2A || $0 == 0x3002 || $0 == 0x2D || $0 == 0x3C || $0 == 0x3E
    }
    while let last = folded.last, isTrimmed(last) { folded.removeLast() }
    var start = 0
    while start < folded.count, isTrimmed(folded[start]) { start += 1 }
    return Array(folded[start...])
  }

  /// Whether two marks enclose a line: brackets of any kind, or angles as in `<2면에 계속>`.
  private static func opens(_ opening: UInt32, closedBy closing: UInt32) -> Bool {
    switch opening {
    case 0x3C: closing == 0x3E
    case 0xFF1C: closing == 0xFF1E
    default: Punctuation.isOpening(opening) && Punctuation.isClosing(closing)
    }
  }

  /// Whether an arrow stands there, or what takes its place: `» SEE BUDGET, 5A`.
  private func pointsAhead(_ position: Int) -> Bool {
    Self.isArrow(scalars[position])
      || scalars[position] == Self.guillemet
        && scalars[position...].contains(where: Characters.isDigit)
  }

  private static let guillemet: UInt32 = 0xBB

  private static func isEquals(_ scalar: UInt32) -> Bool { scalar == 0x3D || scalar == 0xFF1D }

  private static func isArrow(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2190...0x21FF, 0x25A0...0x25FF, 0x261A...0x261F, 0x27A1, 0x2794...0x27BE,
      0x1F446...0x1F449,
      0x226B, 0xFE0F:
      return true
    default: return false
    }
  }
}
