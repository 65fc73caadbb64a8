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
    let whole = reader.whole()
    if let whole, !whole.hasDoubtfulKeyword { return [whole] }
    let ends = [reader.prefix(), reader.suffix()].compactMap { $0 }
    return ends.isEmpty ? [whole].compactMap { $0 } : ends
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
    let lowest = max(1, scalars.count - Self.longest)
    guard lowest < scalars.count else { return nil }
    let lastLine = scalars[lowest...].lastIndex(of: lineEnd).flatMap {
      line(.suffix, $0 + 1..<scalars.count, isSet: true)
    }
    if let lastLine, !lastLine.hasDoubtfulKeyword { return lastLine }
    return bracketedSuffix(from: lowest) ?? bareSuffix(from: lowest) ?? lastLine
  }

  /// A line that opens at one of the last opening brackets: its key word may have brackets as well.
  private func bracketedSuffix(from lowest: Int) -> JumpLine? {
    guard let last = scalars[lowest...].lastIndex(where: { !Self.isMark($0) }) else { return nil }
    return (lowest...last).reversed().lazy
      .filter { Self.opens(scalars[$0], closedBy: scalars[last]) }
      .compactMap { line(.suffix, extendedOverMarks($0)..<scalars.count, isSet: true) }.first
  }

  /// A line behind an arrow or the end of a sentence.
  private func bareSuffix(from lowest: Int) -> JumpLine? {
    guard let last = scalars.last, !Punctuation.isClosing(last) else { return nil }
    for start in lowest..<scalars.count {
      let before = scalars[start - 1]
      let isSet = before == lineEnd || pointsAhead(start)
      let follows =
        isSet || Punctuation.isSentenceEnd(before) || Self.isEquals(scalars[start])
        || (Characters.isSpace(before) && start >= 2
          && Punctuation.isSentenceEnd(scalars[start - 2]))
      if follows, let found = line(.suffix, start..<scalars.count, isSet: isSet),
        !found.hasDoubtfulKeyword
      {
        return found
      }
    }
    return nil
  }

  private func prefix() -> JumpLine? {
    guard let first = scalars.first else { return nil }
    let highest = min(scalars.count - 1, Self.longest)
    guard highest > 1 else { return nil }
    var start = 0
    while start < highest, JumpText.isOrnament(scalars[start]) || Characters.isSpace(scalars[start])
    {
      start += 1
    }
    let opening = scalars[start]
    // The key word of a bracketed line may have brackets of its own.
    for end in (start...highest).dropFirst() where Self.opens(opening, closedBy: scalars[end]) {
      if let found = line(.prefix, 0..<markedEnd(end), isSet: true), isBalanced(start...end) {
        return found
      }
    }
    if Punctuation.isOpening(opening) { return nil }
    if let end = scalars[...highest].firstIndex(of: lineEnd),
      let found = line(.prefix, 0..<end, isSet: true)
    {
      return found
    }
    // Nothing marks the end of `＝3面から続く`: the longest stretch that reads as a jump line.
    if JumpText.isOrnament(first) || Self.isEquals(first) {
      return unmarkedPrefix(upTo: 2...highest)
    }
    if first == Self.guillemet,
      let digit = scalars[..<highest].firstIndex(where: Characters.isDigit)
    {
      // `» BUDGET FROM 1A Taxes will rise …`: up to the page, with its section or without.
      return unmarkedPrefix(upTo: digit + 1...min(digit + 4, highest))
    }
    return nil
  }

  private func unmarkedPrefix(upTo ends: ClosedRange<Int>) -> JumpLine? {
    ends.reversed().lazy.filter(mayEnd)
      .compactMap { line(.prefix, 0..<$0, isSet: true, isBounded: false) }.first
  }

  /// Whether a line may end before a position: not in a word, behind an opening mark, or with a word of
  /// one letter behind a number, which would be taken for a section.
  private func mayEnd(_ end: Int) -> Bool {
    let last = scalars[end - 1]
    guard !Characters.isSpace(last), !Punctuation.isOpening(last) else { return false }
    guard Characters.isAlphabetic(last) else { return true }
    let isInWord = end < scalars.count && Characters.isAlphabetic(scalars[end])
    return !isInWord && !Characters.isSpace(scalars[end - 2])
  }

  /// The end of a line behind its closing bracket and the marks between that and the end of its line.
  private func markedEnd(_ bracket: Int) -> Int {
    var end = bracket + 1
    while end < scalars.count, scalars[end] != lineEnd, Self.isMark(scalars[end]) { end += 1 }
    return end < scalars.count && scalars[end] == lineEnd ? end : bracket + 1
  }

  /// Whether all brackets that open in a stretch close in it.
  private func isBalanced(_ range: ClosedRange<Int>) -> Bool {
    let opening = scalars[range].count(where: Punctuation.isOpening)
    return opening == scalars[range].count(where: Punctuation.isClosing)
      || !Punctuation.isOpening(scalars[range.lowerBound])
  }

  private func extendedOverMarks(_ start: Int) -> Int {
    var start = start
    while start > 1, JumpText.isOrnament(scalars[start - 1]) { start -= 1 }
    return start
  }

  /// - Parameter isBounded: whether a mark or the end of the line shows where it ends.
  private func line(
    _ setting: JumpLine.Setting, _ range: Range<Int>, isSet: Bool, isBounded: Bool = true
  ) -> JumpLine? {
    let text = JumpText(scalars[range])
    guard let match = JumpGrammar.match(text.scalars), isSet || !match.needsSetting else {
      return nil
    }
    if match.endsOpen, !isClosed(range, isBounded) || isBroken(match.keyword, text) { return nil }
    // A key word line (`See GROOVY, Page A7`) is told from prose and from references by capitals, or by an
    // answer; one before a full line needs neither.
    let isDoubtful = match.keyword.map { mayBeText($0, match, text) } ?? false
    let isFull = match.isLed && (match.saysPage || match.page.hasSection)
    if isDoubtful, let keyword = match.keyword {
      let isSentence = text.scalars[keyword].contains(where: Punctuation.isSentenceEnd)
      let isClause =
        Characters.isDense(text.scalars[keyword.upperBound - 1])
        && Punctuation.isComma(text.scalars[keyword.upperBound])
        && !Punctuation.isOpening(scalars[range.lowerBound])
      guard isSet, match.page != .lost, !isSentence, !isClause else { return nil }
    }
    let keyword = match.keyword.map { text.scalars[$0].filter(Characters.isWord) }
    let start = range.first { !Characters.isSpace(scalars[$0]) } ?? range.lowerBound
    return JumpLine(
      block: block, setting: setting, direction: match.direction, page: match.page,
      keyword: keyword ?? number(of: range), hasDoubtfulKeyword: isDoubtful,
      needsAnswer: match.needsAnswer || isDoubtful && !isFull,
      bytes: offsets[start]..<offsets[range.upperBound])
  }

  /// Whether a key word at the start of a line may be text: one without capitals, or in letters that have
  /// none.
  private func mayBeText(
    _ keyword: Range<Int>, _ match: JumpGrammar.Match, _ text: JumpText
  ) -> Bool {
    guard keyword.upperBound < text.scalars.count else { return false }
    guard text.isInCapitals(keyword) else { return true }
    let hasCase =
      text.scalars[keyword].contains { (0x61...0x7A).contains($0) }
      && !text.scalars[keyword].contains(where: Characters.isDense)
    return match.isLed && !hasCase
  }

  /// Whether a mark shows where a line ends: the end of its line, if it is bounded, or a closing mark;
  /// a bracket behind an arrow may as well belong to the text: `◀上接1版（三）着力`.
  private func isClosed(_ range: Range<Int>, _ isBounded: Bool) -> Bool {
    let last = scalars[range.upperBound - 1]
    guard Punctuation.isClosing(last) else { return isBounded && !scalars[range].contains(lineEnd) }
    return isBounded || !Punctuation.isBracket(last)
  }

  /// Whether a key word at the end of a line runs over the mark that closes it.
  private func isBroken(_ keyword: Range<Int>?, _ text: JumpText) -> Bool {
    keyword.map { text.scalars[$0].dropLast().contains(where: Punctuation.isClosing) } ?? false
  }

  /// A circled number at the end of a line, by which the two ends know each other: `（下转第4版①）`.
  private func number(of range: Range<Int>) -> [UInt32] {
    scalars[range].suffix(2).filter(JumpText.isCircled)
  }

  /// Whether two marks enclose a line: brackets of any kind, or angles as in `<2면에 계속>`.
  private static func opens(_ opening: UInt32, closedBy closing: UInt32) -> Bool {
    switch opening {
    case 0x3C: closing == 0x3E
    case 0x226A: closing == 0x226B
    case 0xFF1C: closing == 0xFF1E
    default: Punctuation.isOpening(opening) && Punctuation.isClosing(closing)
    }
  }

  /// Whether a mark may stand behind the bracket that closes a line.
  private static func isMark(_ scalar: UInt32) -> Bool {
    JumpText.isOrnament(scalar) || JumpText.isCircled(scalar) || Characters.isSpace(scalar)
  }

  /// Whether an arrow stands there, or what takes its place: `» SEE BUDGET, 5A`.
  private func pointsAhead(_ position: Int) -> Bool {
    JumpText.isOrnament(scalars[position])
      || scalars[position] == Self.guillemet
        && scalars[position...].contains(where: Characters.isDigit)
  }

  private static let guillemet: UInt32 = 0xBB

  private static func isEquals(_ scalar: UInt32) -> Bool { scalar == 0x3D || scalar == 0xFF1D }
}
