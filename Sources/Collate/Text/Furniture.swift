/// The lines of a file that belong to its pages rather than to its texts: they stand apart from what is
/// above and below them, whatever separates the blocks.
///
/// The first two and the last two lines of a page are its furniture where they return on another page with
/// other figures, in whatever order their words are, or on most pages as they are: the name of the
/// paper, the day, the page. They stay together. A line that is wholly a jump line is the last of the text that it leads on
/// from, or the first of the text that it leads to.
struct Furniture {
  /// Where blocks begin because of such lines, as byte positions in order; some others that begin
  /// anyway may be among them.
  private(set) var blockStarts: [Int] = []

  /// A line that is not blank, without the white space at its ends.
  private struct Line {
    let bytes: Range<Int>
    /// Whether a page or a blank line ends before it.
    let isFirst: Bool
  }

  /// Longer lines are no furniture, in bytes.
  private static let longest = 240
  /// Lines at either end of a page that are looked at.
  private static let depth = 2

  private let source: Source

  /// - Complexity: O(*n*) in the number of bytes.
  init(of source: Source) {
    self.source = source
    let pages = Furniture.pages(of: source)
    if pages.contains(where: { page in page.contains { !$0.isFirst } }) {
      for page in pages { addJumpLines(page) }
      addRecurring(pages, isTop: true)
      addRecurring(pages.map { $0.reversed() }, isTop: false)
      blockStarts.sort()
    }
  }

  /// A jump line ends the text above it or begins the one below.
  private mutating func addJumpLines(_ page: [Line]) {
    for (index, line) in page.enumerated() {
      let next = index + 1 < page.count ? page[index + 1] : nil
      guard !line.isFirst || next?.isFirst == false, line.bytes.count <= Furniture.longest,
        let direction = direction(of: line)
      else { continue }
      switch direction {
      case .from where !line.isFirst: blockStarts.append(line.bytes.lowerBound)
      case .to: if let next, !next.isFirst { blockStarts.append(next.bytes.lowerBound) }
      case .from: break
      }
    }
  }

  /// Which way a line points that is a jump line whatever stands around it; nil for any other.
  private func direction(of line: Line) -> Jump.Direction? {
    let scalars = DecodedText(source.bytes, in: line.bytes).scalars
    guard let match = JumpGrammar.match(JumpText(scalars).scalars), !match.needsAnswer,
      match.page != .lost, match.keyword == nil || match.isLed,
      !match.needsSetting || Punctuation.isOpening(scalars[0])
    else { return nil }
    return match.direction
  }

  /// What stands at one end of the pages and returns there.
  ///
  /// - Parameters:
  ///   - ends: for each page its lines, from that end on.
  private mutating func addRecurring(_ ends: [[Line]], isTop: Bool) {
    var forms: [[UInt32]: Form] = [:]
    let keys = ends.map { $0.prefix(Furniture.depth).map(key) }
    for (page, lines) in ends.enumerated() {
      for (line, key) in zip(lines, keys[page]) where !key.isEmpty {
        forms[key, default: Form()].add(Array(source.bytes[line.bytes]), page)
      }
    }
    for (page, lines) in ends.enumerated() {
      let count = keys[page].prefix { forms[$0]?.recurs(over: ends.count) ?? false }.count
      // The line below those at the top, or the uppermost of those at the bottom.
      let first = isTop ? count : count - 1
      // What stands beside them is a text; one more line would be a part of the head.
      let isText = isTop ? first + 1 : first + 2
      guard count > 0, isText < lines.count, !lines[first].isFirst,
        !lines[isTop ? isText : first + 1].isFirst
      else { continue }
      blockStarts.append(lines[first].bytes.lowerBound)
    }
  }

  /// A wording without its figures.
  private struct Form {
    private var spellings: Set<[UInt8]> = []
    private var pages: Set<Int> = []

    mutating func add(_ spelling: [UInt8], _ page: Int) {
      spellings.insert(spelling)
      pages.insert(page)
    }

    /// Whether it stands on two pages with other figures, or as it is on most of three pages or more.
    func recurs(over count: Int) -> Bool {
      pages.count >= 2 && spellings.count >= 2 || pages.count >= 3 && pages.count * 2 > count
    }
  }

  /// The words of a line in alphabetical order, each number as one zero; empty for a line that is too long.
  private func key(_ line: Line) -> [UInt32] {
    guard line.bytes.count <= Furniture.longest else { return [] }
    let words = DecodedText(source.bytes, in: line.bytes).scalars.split {
      Characters.isSpace($0)
    }
    let masked = words.map { word in
      word.reduce(into: [UInt32]()) { masked, scalar in
        if !Characters.isDigit(scalar) {
          masked.append(scalar)
        } else if masked.last != 0x30 {
          masked.append(0x30)
        }
      }
    }
    return Array(masked.sorted { $0.lexicographicallyPrecedes($1) }.joined(separator: [0x20]))
  }

  /// The lines of each page.
  private static func pages(of source: Source) -> [[Line]] {
    let span = source.bytes.span
    let lineEnd = UInt32(source.lineEnd)
    var pages: [[Line]] = [[]]
    var isFirst = true
    var start: Int?
    var end = 0
    var position = Source.byteOrderMarkLength(source.bytes)
    func closeLine() {
      if let first = start {
        pages[pages.count - 1].append(Line(bytes: first..<end, isFirst: isFirst))
      }
      isFirst = start == nil
      start = nil
    }
    while position < span.count {
      let step = span.scalar(at: position, end: span.count)
      if step.value == lineEnd {
        closeLine()
      } else if step.value == 0x0C {
        closeLine()
        pages.append([])
        isFirst = true
      } else if !Characters.isSpace(step.value) {
        if start == nil { start = position }
        end = position + step.length
      }
      position += step.length
    }
    closeLine()
    return pages.filter { !$0.isEmpty }
  }
}
