/// The printed label of every page of an issue.
package struct PageMap: Sendable {
  /// One label per page, in the order of ``Issue/pages``.
  package let labels: [PageLabel]
  /// The blocks that are page heads because a label was read from them.
  package let heads: Set<Int>

  /// Reads labels from page heads; where a file has none, from its name, or by counting.
  ///
  /// A label is believed when the pages of a file give different ones; otherwise pages are counted.
  ///
  /// - Parameter text: the text of a block without its jump lines; the first of each page are asked for.
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
    self.heads = heads
  }

  /// Reads the labels of an issue of which nothing is read yet.
  package init(_ issue: Issue) {
    let lines = JumpLineReader.lines(in: issue)
    let bodies = JumpLineReader.bodies(of: issue, without: lines)
    self.init(issue) { FlowText(issue.sources[issue.blocks[$0].source], bodies[$0]) }
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
      if let label = PageHead.label(in: text.scalars) { return (block, label) }
    }
    return nil
  }

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
