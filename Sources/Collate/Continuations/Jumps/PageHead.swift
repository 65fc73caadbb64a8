/// Reads the label of a page in its head: `第3版`, `A3版`, `3面`, `3면`, `（3）`, `Seite 3`, `A3`.
///
/// Spaces matter: `한강신문 3면` is a page head, `다양한3면화` is not.
struct PageHead {
  let label: PageLabel
  /// The words that name neither a page nor a day: the name of the paper, of a section.
  let words: Set<[UInt32]>
  /// Whether a word or a sign says that the label is one of a page.
  let saysPage: Bool
  /// Whether it names a day or a year as well.
  let isDated: Bool

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
  }

  /// The comma and the full stop of Chinese and Japanese prose: `患者，详见第二页`.
  private static func isOfProse(_ scalar: UInt32) -> Bool { scalar == 0xFF0C || scalar == 0x3002 }

  /// Whether a head shares half of its words or more with another one; without any words both must
  /// say what they are.
  func isWorded(like other: PageHead) -> Bool {
    if words.isEmpty || other.words.isEmpty {
      return words.isEmpty && other.words.isEmpty && saysPage && other.saysPage
    }
    return 2 * words.intersection(other.words).count >= other.words.count
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
