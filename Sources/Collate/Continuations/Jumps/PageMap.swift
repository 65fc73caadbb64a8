/// The printed label of every page of an issue.
package struct PageMap: Sendable {
  /// One label per page, in the order of ``Issue/pages``.
  package let labels: [PageLabel]
  /// What each page is called: its label as text, or its number in the file where the label has none.
  package let names: [String]
  /// The blocks that are page heads because a label was read from them.
  package let heads: Set<Int>

  /// Reads labels from page heads; where a file has none, from its name, or by counting.
  ///
  /// A label is believed when the pages of a file give different ones; otherwise pages are counted.
  ///
  /// - Parameter text: the running text of a block; the first of each page are asked for.
  package init(_ issue: Issue, text: (Int) -> FlowText) {
    var labels: [PageLabel] = []
    var heads: Set<Int> = []
    for source in issue.sources.indices {
      let pages = issue.pages.filter { $0.source == source }
      let read = pages.map { PageMap.head(of: $0, text) }
      let known = read.compactMap(\.?.label)
      let isBelieved = !known.isEmpty && Set(known).count == known.count
      let fileLabel =
        issue.sources.count > 1 && pages.count == 1
        ? PageMap.label(inName: issue.sources[source].path) : nil
      for (page, head) in zip(pages, read) {
        if isBelieved, let head {
          labels.append(head.label)
          heads.insert(head.block)
        } else {
          labels.append(fileLabel ?? PageLabel(number: page.number))
        }
      }
    }
    self.labels = labels
    names = zip(labels, issue.pages).map { $0.text.isEmpty ? String($1.number) : $0.text }
    self.heads = heads
  }

  /// The pages a jump line can mean.
  package func pages(named label: PageLabel) -> [Int] {
    guard label.number > 0 else { return [] }
    return labels.indices.filter { labels[$0].matches(label) }
  }

  private static func head(
    of page: Issue.Page, _ text: (Int) -> FlowText
  ) -> (block: Int, label: PageLabel)? {
    for block in page.blocks.prefix(3) {
      let text = text(block)
      guard text.scalars.count <= 100, let last = text.scalars.last,
        !Punctuation.isSentenceEnd(last)
      else { continue }
      if let label = label(inHead: text.scalars) { return (block, label) }
    }
    return nil
  }

  /// The label in the text of a page head: `第1版`, `第3面`, `Seite 2`, or `A4` standing alone.
  static func label(inHead scalars: [UInt32]) -> PageLabel? {
    let folded = JumpLineReader.folded(scalars[...])
    // Word boundaries are needed for the Latin forms, so they are read word by word.
    let words = scalars.split { Characters.isSpace($0) }.map { JumpLineReader.folded($0) }
    for (index, word) in words.enumerated() {
      if pageWords.contains(word), index + 1 < words.count,
        let (label, end) = PageLabelReader.read(words[index + 1], at: 0),
        end == words[index + 1].count
      {
        return label
      }
    }
    for start in folded.indices {
      // 第 is optional before a number that 版 or 面 follows at once.
      let begins = folded[start] == 0x7B2C ? start + 1 : start
      if start > 0, begins == start, Characters.isWord(folded[start - 1]),
        !Characters.isHan(folded[start - 1])
      {
        continue
      }
      if let (label, end) = PageLabelReader.read(folded, at: begins), end < folded.count,
        folded[end] == 0x7248 || folded[end] == 0x9762 || folded[end] == 0xBA74
          || (begins > start && (folded[end] == 0x9875 || folded[end] == 0x9801))
      {
        return label
      }
    }
    for word in [words.first, words.last].compactMap({ $0 }) {
      if let (label, end) = PageLabelReader.read(word, at: 0), end == word.count,
        label.section != nil
      {
        return label
      }
    }
    return nil
  }

  private static let pageWords: Set<[UInt32]> = Set(
    ["page", "seite", "página", "pagina", "стр", "страница", "pág", "pag", "p", "s"].map {
      $0.unicodeScalars.map(\.value)
    })

  /// The label in a file name such as `A01.txt` or `20240105_03.txt`: its last run of digits.
  static func label(inName path: String) -> PageLabel? {
    var name = path.utf8.map { UInt32($0) }[...]
    if let slash = name.lastIndex(of: 0x2F) { name = name[(slash + 1)...] }
    if let dot = name.firstIndex(of: 0x2E) { name = name[..<dot] }
    var end = name.endIndex
    while end > name.startIndex, !Characters.isDigit(name[end - 1]) { end -= 1 }
    var start = end
    while start > name.startIndex, Characters.isDigit(name[start - 1]) { start -= 1 }
    guard start < end, end - start <= 3 else { return nil }
    let number = name[start..<end].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    guard number > 0 else { return nil }
    guard start > name.startIndex else { return PageLabel(number: number) }
    let letter = name[start - 1] & ~0x20
    let standsAlone =
      start - 1 == name.startIndex || !Characters.isAlphabetic(name[start - 2])
    return (0x41...0x5A).contains(letter) && standsAlone
      ? PageLabel(section: UInt8(letter), number: number) : PageLabel(number: number)
  }
}
