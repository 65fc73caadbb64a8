/// Reads the label of a page in its head: `第3版`, `A3版`, `3面`, `3면`, `（3）`, `Seite 3`, `A3`.
///
/// Spaces matter: `한강신문 3면` is a page head, `다양한3면화` is not.
struct PageHead {
  private let scalars: [UInt32]
  /// The words between spaces, folded as jump lines are, which drops the brackets around them.
  private let words: [[UInt32]]
  /// The words with one space between them.
  private let text: [UInt32]

  private init(_ scalars: [UInt32]) {
    self.scalars = scalars
    words = scalars.split { Characters.isSpace($0) }.map { JumpLineReader.folded($0) }
    text = Array(words.joined(separator: [0x20]))
  }

  /// The label in the text of a block; nil where it names none.
  static func label(in scalars: [UInt32]) -> PageLabel? {
    let head = PageHead(scalars)
    return head.labelAfterWord() ?? head.labelBeforeSign() ?? head.bracketedLabel()
      ?? head.sectionLabel()
  }

  /// `Page 3`, `Seite A3`: the word for a page and a label behind it.
  private func labelAfterWord() -> PageLabel? {
    zip(words, words.dropFirst()).lazy
      .compactMap { PageHead.pageWords.contains($0) ? PageHead.label(ofWord: $1) : nil }.first
  }

  private static func label(ofWord word: [UInt32]) -> PageLabel? {
    guard let (label, end) = PageLabelReader.read(word, at: 0), end == word.count else {
      return nil
    }
    return label
  }

  private static let pageWords: Set<[UInt32]> = Set(
    ["page", "seite", "página", "pagina", "стр", "страница", "pág", "pag", "p", "s"].map {
      $0.unicodeScalars.map(\.value)
    })

  /// `第3版`, `3面`, `A3면`: a label with the sign for a page behind it.
  private func labelBeforeSign() -> PageLabel? {
    text.indices.lazy.compactMap(label(at:)).first
  }

  private func label(at start: Int) -> PageLabel? {
    let isOrdinal = text[start] == 0x7B2C || text[start] == 0xC81C  // 第, 제
    guard let (label, end) = PageLabelReader.read(text, at: isOrdinal ? skipped(start + 1) : start)
    else { return nil }
    let sign = skipped(end)
    guard sign < text.count, PageHead.isSign(text[sign], ofOrdinal: isOrdinal) else { return nil }
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
  private func bracketedLabel() -> PageLabel? {
    guard let last = scalars.last, Punctuation.isBracket(last),
      let opening = scalars.dropLast().lastIndex(where: Punctuation.isBracket),
      let label = PageHead.label(ofWord: JumpLineReader.folded(scalars[opening...])),
      scalars[opening + 1..<scalars.count - 1].allSatisfy(Characters.isDigit)
    else { return nil }
    let isDated = zip(scalars, scalars.dropFirst()).contains {
      Characters.isDigit($0) && $1 == 0x65E5
    }
    return opening == 0 || isDated ? label : nil
  }

  /// `A3` at either end.
  private func sectionLabel() -> PageLabel? {
    [words.first, words.last].lazy.compactMap { $0.flatMap(PageHead.label(ofWord:)) }
      .first { $0.section != nil }
  }
}
