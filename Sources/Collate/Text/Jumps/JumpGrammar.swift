/// What newspapers write where a text goes on elsewhere, as patterns over the text of a line
/// (`JumpText`).
///
/// A line is a lead (`Story`, `未完，`, a key word), a verb (`continued on`, `下转`), a page (`PageNames`) and
/// a tail (`Column 3`, `右下角`). A reference to a related text (相关报道见, See also, Siehe Seite) is not a
/// jump and matches no pattern. The forms were collected from printed papers, style books and public
/// text.
enum JumpGrammar {
  /// One element of a pattern.
  enum Element {
    /// One of these words; the empty word makes it optional.
    case word([[UInt32]])
    /// A page as a language names it.
    case page(PageNames)
    /// A label with a section that names a page by itself: `A4`.
    case section
    /// One of these words for the page before or behind.
    case neighbour(NamedPage, [[UInt32]])
    /// The key word that both ends of a jump carry.
    case keyword
    /// The name of a section in Han characters, which says nothing: `下转要闻4版`.
    case name

    fileprivate var isWord: Bool { if case .word = self { true } else { false } }
  }

  struct Pattern {
    let direction: Jump.Direction
    let elements: [Element]
    /// Whether the words are so common in prose that the line must be bracketed or stand alone.
    let needsSetting: Bool
    /// Whether it is a jump line only where the other end carries the same key word: `SPORT, Page 3`
    /// may stand in a list of contents as well.
    let needsAnswer: Bool
    /// For each word that must stand in the line, the marks of its alternatives.
    private let needed: [[LineMarks]]
    /// The characters that a line may begin with, by their last six bits.
    private let firsts: UInt64

    init(
      direction: Jump.Direction, elements: [Element], needsSetting: Bool, needsAnswer: Bool
    ) {
      self.direction = direction
      self.elements = elements
      self.needsSetting = needsSetting
      self.needsAnswer = needsAnswer
      needed = elements.compactMap { element in
        switch element {
        case .word(let words), .neighbour(_, let words):
          return words.contains([]) ? nil : words.map(LineMarks.init)
        default: return nil
        }
      }
      firsts = Pattern.firsts(of: elements)
    }

    /// Whether a line with such marks may match from somewhere: most lines of prose fall here.
    ///
    /// - Parameter starts: what it may begin with, as bits (``bit(_:)``).
    func mayMatch(_ line: LineMarks, fromOneOf starts: UInt64) -> Bool {
      firsts & starts != 0 && needed.allSatisfy { $0.contains(where: line.mayContain) }
    }

    func mayBegin(with scalar: UInt32) -> Bool { firsts & Pattern.bit(scalar) != 0 }

    /// A scalar by its last six bits.
    static func bit(_ scalar: UInt32) -> UInt64 { 1 << UInt64(scalar & 63) }

    private static func firsts(of elements: [Element]) -> UInt64 {
      var firsts: UInt64 = 0
      for case .word(let words) in elements.prefix(while: \.isWord) {
        for word in words { firsts |= word.first.map(bit) ?? 0 }
        if !words.contains([]) { return firsts }
      }
      return .max
    }
  }

  /// A jump line that was read.
  struct Match {
    let direction: Jump.Direction
    let page: NamedPage
    /// The key word in the line.
    var keyword: Range<Int>?
    let needsSetting: Bool
    let needsAnswer: Bool
    /// Whether the key word stands before a line that needs none, behind a mark: `Harbour – continued on
    /// page 4`.
    var isLed = false
    /// Whether a word or a sign says that a page is named.
    let saysPage: Bool
    /// Whether the line ends with words of any kind, so that its end must be marked.
    let endsOpen: Bool
  }

  /// Matches a whole line.
  static func match(_ line: [UInt32]) -> Match? {
    guard line.count >= 2, line.count <= 60 else { return nil }
    let marks = LineMarks(line)
    let separators = line.indices.dropFirst(2).prefix(longestKeyword).filter {
      $0 + 1 < line.count && JumpGrammar.separators.contains(line[$0])
    }
    let starts = separators.reduce(Pattern.bit(line[0])) { $0 | Pattern.bit(line[$1 + 1]) }
    let possible = plain.filter { $0.mayMatch(marks, fromOneOf: starts) }
    if let found = match(line, from: 0, possible) { return found }
    // A line that needs no key word, with one before it and a mark between them.
    for position in possible.isEmpty ? [] : separators {
      guard var found = match(line, from: position + 1, possible), !found.needsSetting else {
        continue
      }
      found.isLed = true
      found.keyword = 0..<position
      return found
    }
    // Any line may begin with a key word; few have a page.
    let mayNamePage = marks.mayContain(pageMarks) || line.contains(where: Characters.isDigit)
    guard mayNamePage else { return nil }
    return match(line, from: 0, keyed.filter { $0.mayMatch(marks, fromOneOf: starts) })
  }

  private static let pageMarks = LineMarks(JumpText.folded("page"))

  private static func match(_ line: [UInt32], from start: Int, _ patterns: [Pattern]) -> Match? {
    for pattern in patterns where pattern.mayBegin(with: line[start]) {
      guard let reading = match(pattern.elements[...], line, start) else { continue }
      // `Continued from last page` may mean the one before as well.
      let isUnclear = pattern.direction == .from && reading.page == .last
      let page = isUnclear ? .lost : reading.page ?? .lost
      return Match(
        direction: pattern.direction, page: page, keyword: reading.keyword,
        needsSetting: pattern.needsSetting || reading.page == .lost,
        needsAnswer: pattern.needsAnswer, saysPage: reading.saysPage, endsOpen: reading.endsOpen)
    }
    return nil
  }

  private static let longestKeyword = 32

  /// Marks between a key word and the rest: `,:;|/-`, bullets, points at half height, guillemets.
  private static let separators: Set<UInt32> = [
    0x2C, 0x3A, 0x3B, 0x7C, 0x2F, 0x2D, 0x2022, 0xB7, 0x30FB, 0xBB, 0x203A, 0x3001, 0x3D,
  ]

  private struct Reading {
    var page: NamedPage?
    var saysPage = false
    var keyword: Range<Int>?
    var endsOpen = false
  }

  private static func match(
    _ elements: ArraySlice<Element>, _ line: [UInt32], _ position: Int
  ) -> Reading? {
    guard let first = elements.first else {
      if position == line.count { return Reading() }
      return JumpTail.isTail(line, from: position).map { Reading(endsOpen: $0) }
    }
    let rest = elements.dropFirst()
    switch first {
    case .word(let words):
      for word in words where JumpText.stands(word, in: line, at: position) {
        if let found = match(rest, line, position + word.count) { return found }
      }
    case .page(let names):
      for page in names.readings(line, at: position) {
        guard var found = match(rest, line, page.end) else { continue }
        found.page = page.page
        found.saysPage = page.saysPage
        return found
      }
    case .section:
      if let (label, end) = PageLabelReader.number(line, at: position, isHyphened: true),
        label.section != nil, !Characters.isDigit(line[position]),
        var found = match(rest, line, end)
      {
        found.page = .label(label)
        return found
      }
    case .neighbour(let page, let words):
      for word in words where JumpText.stands(word, in: line, at: position) {
        guard var found = match(rest, line, position + word.count) else { continue }
        found.page = page
        found.saysPage = true
        return found
      }
    case .keyword:
      for end in stride(
        from: position + 2, through: min(line.count, position + longestKeyword), by: 1)
      {
        guard var found = match(rest, line, end) else { continue }
        found.keyword = position..<end
        if rest.isEmpty { found.endsOpen = true }
        return found
      }
    case .name:
      let name = line[position...].prefix(longestName).prefix(while: isOfName)
      for length in stride(from: name.count, through: 2, by: -1) {
        guard var found = match(rest, line, position + length) else { continue }
        if rest.isEmpty { found.endsOpen = true }
        return found
      }
    }
    return nil
  }

  private static let longestName = 4

  /// A Han character that neither counts nor stands for a page.
  private static func isOfName(_ scalar: UInt32) -> Bool {
    Characters.isHan(scalar) && !Numerals.isNumeral(scalar) && scalar != 0x7B2C && scalar != 0x7248
  }

  /// Alternatives are separated by `|`; a trailing `|` makes the word optional.
  static func words(_ alternatives: String) -> [[UInt32]] { JumpText.words(alternatives) }

  static func word(_ alternatives: String) -> Element { .word(words(alternatives)) }

  static func pattern(
    _ direction: Jump.Direction, needsSetting: Bool = false, needsAnswer: Bool = false,
    _ elements: Element...
  ) -> Pattern {
    Pattern(
      direction: direction, elements: elements, needsSetting: needsSetting,
      needsAnswer: needsAnswer)
  }
}
