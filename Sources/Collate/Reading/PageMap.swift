/// The pages of an issue as the paper counts them, and their printed labels.
///
/// They are the pages of the issue, which form feeds part, but for a file without any: there the
/// heads of its pages begin them, where it has such heads.
package struct PageMap: Sendable {
  /// The blocks of each page, in order; together all blocks.
  package let pages: [Range<Int>]
  /// One label per page.
  package let labels: [PageLabel]
  /// The blocks that are page heads because a label was read from them.
  package let heads: Set<Int>
  /// The file of each page.
  private let sources: [Int]
  /// The pages that each number names, in order.
  private let pagesByNumber: [Int: [Int]]
  /// The page of each block.
  private let pageOfBlock: [Int]

  /// Reads labels from page heads; where a page has none, it is counted from those that have, or from the
  /// first, or its file's name tells.
  ///
  /// - Parameter text: the text of a block without its jump lines.
  package init(_ issue: Issue, text: (Int) -> FlowText) {
    var pages: [Range<Int>] = []
    var sources: [Int] = []
    var labels: [PageLabel] = []
    var heads: Set<Int> = []
    // Pages that follow each other: those of a file, and the files that have one page.
    var files: [Range<Int>] = []
    var single: [Int] = []
    for cut in issue.pages.chunked(by: { $0.source == $1.source }) {
      let first = cut[cut.startIndex]
      if cut.count == 1, let running = PageMap.runningHeads(of: first, issue, text) {
        let starts = [first.blocks.lowerBound] + running.dropFirst().map(\.block)
        let ends = starts.dropFirst() + [first.blocks.upperBound]
        pages += zip(starts, ends).map { $0..<$1 }
        labels += running.map(\.head.label)
        heads.formUnion(running.map(\.block))
      } else {
        if cut.count == 1 { single.append(pages.count) }
        if cut.count > 1 { files.append(pages.count..<pages.count + cut.count) }
        pages += cut.map(\.blocks)
        labels += cut.map { PageLabel(number: $0.number) }
      }
      sources += Array(repeating: first.source, count: pages.count - sources.count)
    }
    let named = single.map {
      issue.sources.count > 1 ? PageMap.label(inName: issue.sources[sources[$0]].path) : nil
    }
    let chosen = PageHeadChoice(
      zip(single, named).map { PageMap.top(of: pages[$0], counted: $1, issue, text) },
      areInOrder: false
    ).heads()
    for (page, (head, named)) in zip(single, zip(chosen, named)) {
      if let head { heads.insert(head.block) }
      labels[page] = head?.head.label ?? named ?? labels[page]
    }
    for file in files {
      let tops = file.map { PageMap.top(of: pages[$0], counted: labels[$0], issue, text) }
      let chosen = PageHeadChoice(tops, areInOrder: true).heads()
      heads.formUnion(chosen.compactMap(\.?.block))
      labels.replaceSubrange(file, with: PageMap.counted(chosen.map(\.?.head.label)))
    }
    self.pages = pages
    self.sources = sources
    self.labels = labels
    self.heads = heads
    pagesByNumber = Dictionary(grouping: labels.indices) { labels[$0].number }
    pageOfBlock = pages.indices.flatMap { pages[$0].map { [page = $0] _ in page } }
  }

  /// The labels of the pages of a file, of which some are known: the others are counted from the one before
  /// or the one behind, or from the first page.
  ///
  /// - Complexity: O(*n*) for *n* pages.
  static func counted(_ known: some BidirectionalCollection<PageLabel?>) -> [PageLabel] {
    let taken = Set(known.lazy.compactMap { $0 })
    let fromBefore = counts(known, step: 1)
    let fromBehind = counts(known.reversed(), step: -1).reversed()
    return zip(known, zip(fromBefore, fromBehind)).enumerated().map { page, labels in
      if let label = labels.0 { return label }
      let (before, behind) = labels.1
      // The first page of a section often has no head.
      let isFront = behind?.number == 1 && behind?.section != before?.section
      return (isFront ? [behind, before] : [before, behind]).lazy.compactMap { $0 }
        .first { $0.number > 0 && !taken.contains($0) } ?? PageLabel(number: page + 1)
    }
  }

  /// What each page is called if it is counted from the nearest known one that comes before it in a walk.
  private static func counts(_ known: some Sequence<PageLabel?>, step: Int) -> [PageLabel?] {
    var last: PageLabel?
    return known.map { label in
      last = label ?? last.map { PageLabel(section: $0.section, number: $0.number + step) }
      return last
    }
  }

  /// The pages as results tell them.
  package var printed: [PrintedPage] {
    var number = 0
    return pages.indices.map { page in
      number = page > 0 && sources[page] == sources[page - 1] ? number + 1 : 1
      let text = labels[page].text
      return PrintedPage(
        source: sources[page], blocks: pages[page], label: text.isEmpty ? String(number) : text)
    }
  }

  /// The page of a block.
  package func page(of block: Int) -> Int { pageOfBlock[block] }

  /// The label of the page of a block.
  package func label(of block: Int) -> PageLabel { labels[pageOfBlock[block]] }

  /// The blocks of the page of a block.
  package func blocks(around block: Int) -> Range<Int> { pages[pageOfBlock[block]] }

  /// The pages a jump line can mean.
  package func pages(named label: PageLabel) -> [Int] {
    guard label.number > 0 else { return [] }
    return pagesByNumber[label.number, default: []].filter { labels[$0].matches(label) }
  }

  /// The label of the page behind or before that of a block, as pages are counted: where sections change
  /// it is that of the page that stands there.
  func label(beside block: Int, step: Int) -> PageLabel {
    let own = labels[pageOfBlock[block]]
    let counted = PageLabel(section: own.section, number: own.number + step)
    let neighbour = pageOfBlock[block] + step
    guard labels.indices.contains(neighbour), pages(named: counted).isEmpty,
      labels[neighbour].section != own.section
    else { return PageLabel(section: own.section, number: max(0, counted.number)) }
    return labels[neighbour]
  }

  private typealias Found = (block: Int, head: PageHead)

  /// Blocks at the top of a page among which its head may be, and those further ones that can tell a list
  /// of contents.
  private static let mostAbove = 3
  private static let mostListed = 2

  /// The blocks at the top of a page that name one.
  private static func top(
    of page: Range<Int>, counted: PageLabel?, _ issue: Issue, _ text: (Int) -> FlowText
  ) -> PageHeadChoice.Top {
    let found = readings(among: page.prefix(mostAbove + mostListed), issue, text)
    let candidates = found.filter { $0.block < page.lowerBound + mostAbove }.map { block, head in
      PageHeadChoice.Candidate(
        block: block, head: head, isFirst: block == page.lowerBound,
        isListed: found.contains {
          abs($0.block - block) <= mostListed && !$0.head.isBare && $0.head.label != head.label
        })
    }
    return PageHeadChoice.Top(counted: counted, candidates: candidates)
  }

  /// Scalars of a page head at most, and the bytes they can take.
  private static let longest = 100
  private static let longestBytes = 4 * longest + 64

  /// The labels that can be read from blocks.
  private static func readings<Blocks: Sequence<Int>>(
    among blocks: Blocks, _ issue: Issue, _ text: (Int) -> FlowText
  ) -> [Found] {
    blocks.flatMap { block in
      guard issue.blocks[block].bytes.count <= longestBytes else { return [Found]() }
      let scalars = text(block).scalars
      guard scalars.count <= longest, let last = scalars.last, !Punctuation.isSentenceEnd(last)
      else { return [] }
      return PageHead.readings(scalars).map { (block, $0) }
    }
  }

  /// The heads that begin the pages of a file without form feeds; nil where it has none.
  ///
  /// The first stands at the top of the file, the others are worded as it is, their labels go up, and
  /// sentences stand between them: so neither a list of contents, nor a reference, nor a number at the
  /// foot of a page is one. A label with the letter of a section may stand anywhere in heads of which
  /// three quarters return; a bare number that gaps or bars set apart between the words of three heads of
  /// one paper, or of two where it is written as only pages are.
  private static func runningHeads(
    of page: Issue.Page, _ issue: Issue, _ text: (Int) -> FlowText
  ) -> [Found]? {
    var found = readings(among: page.blocks, issue, text)
    var top = found.filter { $0.block < page.blocks.lowerBound + mostAbove }
    if let first = top.first(where: { !$0.head.isBare }) {
      if let row = row(of: found.filter { !$0.head.isBare && $0.block >= first.block }, text) {
        return row
      }
      // `01 头版`: the front page is named besides its number.
      top = PageHead.bareReadings(text(first.block).scalars)
        .filter { $0.isInside && $0.label.number == first.head.label.number }
        .map { (first.block, $0) }
      found.removeAll { !$0.head.isBare }
    }
    if let first = top.first(where: { $0.head.label.section != nil }) {
      let others = found.filter {
        $0.block > first.block && $0.head.label.section != nil
          && $0.head.isNearlyWorded(like: first.head)
      }
      return row(of: [first] + others, text)
    }
    for first in top {
      let others = found.filter { $0.block > first.block && $0.head.isOfPaper(first.head) }
      // `案例 1 某公司` has spaces alone beside its number.
      let isApart = first.head.isBarred || text(first.block).wideGaps > 1
      guard
        isApart && others.count > 1
          || others.first?.head.isWrittenLikePage(first.head) == true
      else { continue }
      if let row = row(of: [first] + others, text) { return row }
    }
    return nil
  }

  private static func row(of found: [Found], _ text: (Int) -> FlowText) -> [Found]? {
    guard let first = found.first else { return nil }
    let running = found.filter { $0.head.isWorded(like: first.head) }
    let isRow = zip(running, running.dropFirst()).allSatisfy {
      $1.head.label.follows($0.head.label) && hasSentence($0.block..<$1.block, text)
    }
    return running.count > 1 && isRow ? running : nil
  }

  private static func hasSentence(_ blocks: Range<Int>, _ text: (Int) -> FlowText) -> Bool {
    blocks.contains { Ending(text($0).scalars).isSentenceEnd }
  }

  /// The label in a file name such as `A01.txt` or `2024.01.05_03.txt`: its last run of digits.
  static func label(inName path: String) -> PageLabel? {
    var name = path.utf8.map { UInt32($0) }[...]
    if let slash = name.lastIndex(of: 0x2F) { name = name[(slash + 1)...] }
    // An ending such as `.txt`, not the day of `2024.01.05`.
    if let dot = name.lastIndex(of: 0x2E),
      !name[(dot + 1)...].prefix(1).contains(where: Characters.isDigit)
    {
      name = name[..<dot]
    }
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
