/// Reads the label of a page in its head: `第3版`, `A3版`, `3面`, `3면`, `（3）`, `Seite 3`, `A3`.
///
/// Spaces matter: `한강신문 3면` is a page head, `다양한3면화` is not. A bare number, as in `Kultur | 3`, may be
/// anything: the heads of other pages must tell.
struct PageHead {
  let label: PageLabel
  /// The words that name neither a page nor a day: the name of the paper, of a section. With a bare
  /// number all other words, digits masked but in days and years.
  let words: Set<[UInt32]>
  /// Whether a word or a sign says that the label is one of a page.
  let saysPage: Bool
  /// Whether it names a day or a year as well.
  let isDated: Bool
  /// Whether nothing but a bare number names the page.
  let isBare: Bool
  /// Whether that stands between other words, whether it begins with a zero, and whether bars or bullets
  /// set it apart.
  let isInside: Bool
  let isPadded: Bool
  let isBarred: Bool

  /// Whether it is a label and nothing else.
  var isPlain: Bool { words.isEmpty && !isDated }

  /// Reads the text of a block; nil where it names no page.
  init?(_ scalars: [UInt32]) {
    guard !scalars.contains(where: PageHead.isOfProse) else { return nil }
    let reader = PageHeadReader(scalars)
    if let label = reader.labelAfterWord() ?? reader.labelBeforeSign() {
      self.label = label
      saysPage = true
    } else if let label = reader.bracketedLabel() ?? reader.sectionLabel() {
      self.label = label
      saysPage = false
    } else {
      return nil
    }
    words = reader.otherWords
    isDated = reader.isDated
    isBare = false
    isInside = false
    isPadded = false
    isBarred = false
  }

  private init(bare number: BareLabels.Number) {
    label = number.label
    words = number.others
    saysPage = false
    isDated = false
    isBare = true
    isInside = number.isInside
    isPadded = number.isPadded
    isBarred = number.isBarred
  }

  /// The readings of a text: one with a label that is told to be one, or those of all bare numbers.
  static func readings(_ scalars: [UInt32]) -> [PageHead] {
    if let head = PageHead(scalars) { return [head] }
    return bareReadings(scalars)
  }

  /// The readings of all bare numbers of a text.
  static func bareReadings(_ scalars: [UInt32]) -> [PageHead] {
    guard !scalars.contains(where: isOfProse) else { return [] }
    return BareLabels(scalars).numbers.map(PageHead.init(bare:))
  }

  /// The comma and the full stop of Chinese and Japanese prose: `患者，详见第二页`.
  private static func isOfProse(_ scalar: UInt32) -> Bool { scalar == 0xFF0C || scalar == 0x3002 }

  /// Whether a head shares half of its words or more with another one; without any words both must
  /// say what they are.
  func isWorded(like other: PageHead) -> Bool {
    guard isBare == other.isBare else { return false }
    if isBare {
      let common = lettersInCommon(with: other)
      return common > 0 && 2 * common >= other.letters
    }
    if words.isEmpty || other.words.isEmpty {
      return words.isEmpty && other.words.isEmpty && saysPage && other.saysPage
    }
    return 2 * words.intersection(other.words).count >= other.words.count
  }
}

extension PageHead {
  private var letters: Int { words.reduce(0) { $0 + $1.count } }

  private func lettersInCommon(with other: PageHead) -> Int {
    words.intersection(other.words).reduce(0) { $0 + $1.count }
  }

  /// Whether three quarters of the letters of a head with a bare label are those of another one.
  func isNearlyWorded(like other: PageHead) -> Bool {
    let common = lettersInCommon(with: other)
    return isBare && other.isBare && common > 0 && 4 * common >= 3 * other.letters
  }

  /// Whether two heads with a bare number between their words may be those of one paper.
  ///
  /// Their common words are as long as a name, for `第 1 章` and `附件 1` return as well; the title of a table
  /// returns with all of its words.
  func isOfPaper(_ other: PageHead) -> Bool {
    isInside && other.isInside && isWorded(like: other) && other.isWorded(like: self)
      && lettersInCommon(with: other) >= PageHead.shortestName
      && (words != other.words || isWrittenLikePage(other))
  }

  private static let shortestName = 3

  /// Whether a bare number is written as those of pages are and of little else: with a zero before it, or
  /// beside a year or a day, which returns.
  func isWrittenLikePage(_ other: PageHead) -> Bool {
    isPadded && other.isPadded
      || words.intersection(other.words).contains { $0.count(where: Characters.isDigit) >= 4 }
  }
}

private struct PageHeadReader {
  private let scalars: [UInt32]
  /// The words between spaces, folded as jump lines are, which drops the brackets around them.
  private let words: [[UInt32]]
  /// The words with one space between them.
  private let text: [UInt32]

  init(_ scalars: [UInt32]) {
    self.scalars = scalars
    words = scalars.split { Characters.isSpace($0) }.map { JumpText($0).scalars }
    text = Array(words.joined(separator: [0x20]))
  }

  var otherWords: Set<[UInt32]> {
    Set(
      words.filter { word in
        word.contains(where: Characters.isWord) && !word.contains(where: Characters.isDigit)
          && !PageHeadReader.pageWords.contains(word)
          && PageHeadReader(word).labelBeforeSign() == nil
      })
  }

  /// Whether there is a year of four digits, or a day of a month as `8日` and `8일`.
  var isDated: Bool {
    words.contains { word in
      word.split { !Characters.isDigit($0) }.contains {
        $0.count == 4 && ($0.first == 0x31 || $0.first == 0x32)
      }
        || zip(word, word.dropFirst()).contains {
          Characters.isDigit($0) && ($1 == 0x65E5 || $1 == 0xC77C)
        }
    }
  }

  /// `Page 3`, `Seite A3`: the word for a page and a label behind it.
  func labelAfterWord() -> PageLabel? {
    zip(words, words.dropFirst()).lazy
      .compactMap { PageHeadReader.pageWords.contains($0) ? PageHeadReader.label(ofWord: $1) : nil }
      .first
  }

  private static func label(ofWord word: [UInt32]) -> PageLabel? {
    guard let (label, end) = PageLabelReader.read(word, at: 0), end == word.count else {
      return nil
    }
    return label
  }

  private static let pageWords: Set<[UInt32]> = Set(
    ["page", "seite", "página", "pagina", "стр", "страница", "pág", "pag", "p", "s"].map(
      JumpText.folded))

  /// `第3版`, `3面`, `A3면`: a label with the sign for a page behind it.
  func labelBeforeSign() -> PageLabel? {
    text.indices.lazy.compactMap(label(at:)).first
  }

  private func label(at start: Int) -> PageLabel? {
    let isOrdinal = text[start] == 0x7B2C || text[start] == 0xC81C  // 第, 제
    let first = isOrdinal ? skipped(start + 1) : start
    guard let (label, end) = PageLabelReader.number(text, at: first) else { return nil }
    let sign = skipped(end)
    guard sign < text.count, PageHeadReader.isSign(text[sign], ofOrdinal: isOrdinal) else {
      return nil
    }
    if isOrdinal { return label }
    let begins = isBoundary(start - 1)
    let ends = isBoundary(sign + 1)
    // `要闻3版` and `3版要闻` are heads; `四面环山`, `建成3面足球场`, `4면체` are words.
    guard Characters.isDigit(text[end - 1]), text[sign] != 0xBA74 else {
      return begins && ends ? label : nil
    }
    return begins || ends && Characters.isHan(text[start - 1]) ? label : nil
  }

  private func skipped(_ position: Int) -> Int {
    position < text.count && text[position] == 0x20 ? position + 1 : position
  }

  private func isBoundary(_ position: Int) -> Bool {
    !text.indices.contains(position) || !Characters.isWord(text[position])
  }

  /// 版, 面, 면, and behind an ordinal 页 or 頁.
  private static func isSign(_ scalar: UInt32, ofOrdinal isOrdinal: Bool) -> Bool {
    switch scalar {
    case 0x7248, 0x9762, 0xBA74: true
    case 0x9875, 0x9801: isOrdinal
    default: false
    }
  }

  /// `（3）` alone or behind a date; behind other words it counts the parts of a series.
  func bracketedLabel() -> PageLabel? {
    guard let last = scalars.last, Punctuation.isBracket(last),
      let opening = scalars.dropLast().lastIndex(where: Punctuation.isBracket),
      let label = PageHeadReader.label(ofWord: JumpText(scalars[opening...]).scalars),
      scalars[opening + 1..<scalars.count - 1].allSatisfy(Characters.isDigit)
    else { return nil }
    let isDated = zip(scalars, scalars.dropFirst()).contains {
      Characters.isDigit($0) && $1 == 0x65E5
    }
    return opening == 0 || isDated ? label : nil
  }

  /// `A3` at either end.
  func sectionLabel() -> PageLabel? {
    [words.first, words.last].lazy.compactMap { $0.flatMap(PageHeadReader.label(ofWord:)) }
      .first { $0.section != nil }
  }
}

/// The bare numbers in the head of a page that may be its label: at either end, between separators, among
/// words of dense scripts, in brackets, and labels with the letter of a section anywhere.
private struct BareLabels {
  let numbers: [Number]

  /// A number, and what must return beside it where its page does.
  struct Number {
    let label: PageLabel
    let others: Set<[UInt32]>
    let isInside: Bool
    let isPadded: Bool
    let isBarred: Bool
  }

  private struct Word {
    let scalars: ArraySlice<UInt32>
    /// As jump lines are folded, which drops the brackets around them.
    let folded: [UInt32]

    var isSeparator: Bool { !scalars.contains(where: Characters.isWord) }
    var isDense: Bool { scalars.contains(where: Characters.isDense) }
  }

  init(_ scalars: [UInt32]) {
    let words = BareLabels.words(scalars)
    guard words.count <= BareLabels.mostWords, words.count > 1 else {
      numbers = []
      return
    }
    let marks = words.map { BareLabels.mark(of: $0.folded) }
    numbers = words.indices.compactMap { index in
      guard let label = BareLabels.label(at: index, in: words) else { return nil }
      let others = marks.indices.filter { $0 != index && !marks[$0].isEmpty }
      return Number(
        label: label, others: Set(others.map { marks[$0] }),
        isInside: others.contains { $0 < index } && others.contains { $0 > index },
        isPadded: words[index].folded.first == 0x30,
        isBarred: [index - 1, index + 1].allSatisfy {
          words.indices.contains($0) && words[$0].isSeparator
        })
    }
  }

  /// More words than heads have.
  private static let mostWords = 24

  private static func label(at index: Int, in words: [Word]) -> PageLabel? {
    let word = words[index].scalars
    guard let first = word.first, let last = word.last else { return nil }
    let isBracketed = Punctuation.isBracket(first) && Punctuation.isBracket(last) && word.count > 2
    let inside = isBracketed ? word.dropFirst().dropLast() : word
    let digits = inside.drop(while: isLetter)
    let letters = inside.count - digits.count
    guard letters <= 1, (1...3).contains(digits.count), digits.allSatisfy(Characters.isDigit),
      let (label, end) = PageLabelReader.number(words[index].folded, at: 0), label.number > 0,
      end == words[index].folded.count
    else { return nil }
    return isBracketed || letters == 1 || standsApart(index, in: words) ? label : nil
  }

  /// Whether a word stands at an end, between separators, or between words of dense scripts, which
  /// spaces set apart.
  private static func standsApart(_ index: Int, in words: [Word]) -> Bool {
    if index == 0 || index == words.count - 1 { return true }
    return [words[index - 1], words[index + 1]].allSatisfy { $0.isSeparator || $0.isDense }
  }

  /// A letter of a section, of either width.
  private static func isLetter(_ scalar: UInt32) -> Bool {
    let narrow = scalar >= 0xFF21 ? scalar &- 0xFEE0 : scalar
    return (0x41...0x5A).contains(narrow & ~0x20)
  }

  private static func words(_ scalars: [UInt32]) -> [Word] {
    var words: [Word] = []
    var start = 0
    func end(_ position: Int) {
      if start < position {
        let word = scalars[start..<position]
        words.append(Word(scalars: word, folded: JumpText(word).scalars))
      }
    }
    for (position, scalar) in scalars.enumerated() {
      if Characters.isSpace(scalar) {
        end(position)
        start = position + 1
      } else if isBar(scalar) {
        end(position)
        words.append(Word(scalars: scalars[position...position], folded: []))
        start = position + 1
      }
    }
    end(scalars.count)
    return words
  }

  /// Bars and bullets, which part words without spaces too.
  private static func isBar(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x7C, 0xFF5C, 0xA6, 0x2502, 0x2022, 0xB7, 0x25CF, 0x25A0, 0x25C6: true
    default: false
    }
  }

  /// What of a word must return where its page does: digits are masked, but in years and days of four
  /// digits and more; other figures are nothing.
  private static func mark(of word: [UInt32]) -> [UInt32] {
    let digits = word.count(where: Characters.isDigit)
    if digits >= 4 { return word }
    return digits == word.count(where: Characters.isWord)
      ? [] : word.map { Characters.isDigit($0) ? 0x30 : $0 }
  }
}
