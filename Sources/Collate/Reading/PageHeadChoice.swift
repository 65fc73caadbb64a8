/// Chooses, among the blocks at the tops of pages from which a label can be read, those that are page
/// heads.
///
/// A list of contents (`粮食再创新高 2版`, `Sports A6`), a reference and a jump line that was not read name
/// other pages. A head is believed where its words stand at the top of another page as well, with another
/// label; where it names the page that it would be by count or by the name of its file; or where labels
/// go up over most pages. A bare number is one where it goes up over half of the pages, the front page left
/// out, and the words beside it return. A page without one is counted from those around it.
struct PageHeadChoice {
  /// A page with the blocks at its top.
  struct Top {
    /// What the page is called by count, or by the name of its file; nil where neither tells.
    let counted: PageLabel?
    let candidates: [Candidate]
  }

  struct Candidate {
    let block: Int
    let head: PageHead
    /// Whether it begins its page.
    let isFirst: Bool
    /// Whether a block beside it names another page, as in a list of contents.
    let isListed: Bool
  }

  private struct Ranked {
    let page: Int
    let candidate: Candidate
    let isRepeated: Bool
    let agrees: Bool

    /// Whether it is believed whatever the other pages say.
    var isStrong: Bool { isRepeated || agrees }

    var score: Int {
      (isRepeated ? 4 : 0) + (agrees ? 2 : 0) + (candidate.head.isPlain ? 1 : 0)
    }
  }

  private let tops: [Top]
  private let areInOrder: Bool

  /// - Parameter areInOrder: whether the pages follow each other, as those of one file do; files may come
  ///   in any order.
  init(_ tops: [Top], areInOrder: Bool) {
    self.tops = tops
    self.areInOrder = areInOrder
  }

  /// For each page its head, or nil.
  func heads() -> [Candidate?] {
    let ranked = ranked()
    if tops.count == 1, tops[0].counted == nil { return [only(ranked)] }
    var row = row(ranked.filter { $0.isStrong || !$0.candidate.isListed })
    if row.count < 2 || row.count * 2 <= tops.count { row = self.row(ranked.filter(\.isStrong)) }
    var heads = [Candidate?](repeating: nil, count: tops.count)
    for member in row { heads[member.page] = member.candidate }
    return heads
  }

  /// The head of a page that stands alone, where nothing can be counted.
  private func only(_ ranked: [Ranked]) -> Candidate? {
    ranked.lazy.map(\.candidate).first {
      !$0.isListed && ($0.head.isPlain || $0.head.isDated || $0.isFirst && $0.head.saysPage)
    }
  }

  private func ranked() -> [Ranked] {
    tops.indices.flatMap { page in
      let near = max(0, page - PageHeadChoice.reach)..<min(tops.count, page + PageHeadChoice.reach)
      return tops[page].candidates.compactMap { candidate in
        let head = candidate.head
        if head.isBare {
          return isRunning(candidate, on: page)
            ? Ranked(page: page, candidate: candidate, isRepeated: true, agrees: false) : nil
        }
        return Ranked(
          page: page, candidate: candidate,
          isRepeated: near.contains { isRepeated(candidate, on: page, by: $0) },
          agrees: (head.saysPage || head.isPlain || head.isDated)
            && tops[page].counted?.matches(head.label) ?? false)
      }
    }
  }

  /// Pages before and behind one among which its likes are looked for, and those of a bare number.
  private static let reach = 64
  private static let reachOfBare = 12

  /// Whether a bare number goes up with the pages over half of those around it; the front page need not
  /// have one. What a file is called is believed before it.
  private func isRunning(_ candidate: Candidate, on page: Int) -> Bool {
    if !areInOrder, let named = tops[page].counted, !named.matches(candidate.head.label) {
      return false
    }
    let near = tops.indices.clamped(
      to: page - PageHeadChoice.reachOfBare..<page + PageHeadChoice.reachOfBare + 1)
    let likes = near.count { isRepeated(candidate, on: page, by: $0) }
    return likes > 0 && 2 * (likes + 1) >= near.count - 1
  }

  /// Whether another page has a head of the same words, and pages and labels go the same way.
  private func isRepeated(_ candidate: Candidate, on page: Int, by other: Int) -> Bool {
    other != page
      && tops[other].candidates.contains {
        let isBehind = $0.head.label.follows(candidate.head.label)
        let isBefore = candidate.head.label.follows($0.head.label)
        let isApart = areInOrder ? (other > page ? isBehind : isBefore) : isBehind || isBefore
        return isApart && $0.head.isWorded(like: candidate.head)
          && candidate.head.isWorded(like: $0.head)
      }
  }

  /// Candidates of different labels, one a page: the heaviest whose labels go up, or, of pages in any
  /// order, the weightiest first.
  private func row(_ ranked: [Ranked]) -> [Ranked] {
    guard !areInOrder else { return chain(ranked) }
    var pages: Set<Int> = []
    var labels: Set<PageLabel> = []
    return ranked.sorted { ($0.score, $1.page) > ($1.score, $0.page) }.filter {
      guard !pages.contains($0.page), labels.insert($0.candidate.head.label).inserted else {
        return false
      }
      return pages.insert($0.page).inserted
    }
  }

  /// The heaviest candidates whose labels go up from page to page.
  private func chain(_ ranked: [Ranked]) -> [Ranked] {
    var weights: [Int] = []
    var before: [Int?] = []
    for (index, member) in ranked.enumerated() {
      let best = ranked[..<index].indices.suffix(PageHeadChoice.reach).filter {
        ranked[$0].page < member.page
          && member.candidate.head.label.follows(ranked[$0].candidate.head.label)
      }.max { (weights[$0], $1) < (weights[$1], $0) }
      weights.append(1 + member.score + (best.map { weights[$0] } ?? 0))
      before.append(best)
    }
    var chain: [Ranked] = []
    var next = weights.indices.max { (weights[$0], $1) < (weights[$1], $0) }
    while let index = next {
      chain.append(ranked[index])
      next = before[index]
    }
    return chain.reversed()
  }
}
