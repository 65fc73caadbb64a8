/// Breaks a few paragraphs of an issue that is whole otherwise: what a check before print meets most.
///
/// A paragraph is cut at the end of one of its lines, and its second half, with or without what follows
/// it in its column, stays below the first, slips behind a box or other text of the page, comes out on
/// another page or is lost; or the first half is.
struct Breaks {
  let profile: IssueProfile
  private var random: SeededGenerator

  init(profile: IssueProfile, random: SeededGenerator) {
    self.profile = profile
    self.random = random
  }

  /// Where the second half of a paragraph goes, or that the first one is lost.
  private enum Place {
    case below
    case behindBox
    case samePage
    case otherPage
    case nowhere
    case firstLost
  }

  private mutating func drawPlace() -> Place {
    random.weighted(
      profile.difficulty == .gapped
        ? [
          (.below, 0.15), (.behindBox, 0.3), (.samePage, 0.1), (.otherPage, 0.1), (.nowhere, 0.2),
          (.firstLost, 0.15),
        ]
        : [(.below, 0.3), (.samePage, 0.3), (.otherPage, 0.3), (.nowhere, 0.1)])
  }

  /// Breaks as many paragraphs as the profile says, one in an article at most.
  mutating func add(to composition: inout Composition) {
    var broken: Set<Int> = []
    for _ in 0..<profile.breaks {
      let candidates = composition.pieces.indices.filter {
        let piece = composition.pieces[$0]
        guard piece.kind == .paragraph, let article = piece.article else { return false }
        return piece.paragraph != nil && piece.lines.count >= 4 && !broken.contains(article)
          && composition.position(of: $0) != nil
      }
      guard !candidates.isEmpty else { return }
      let piece = random.pick(candidates)
      if let article = composition.pieces[piece].article { broken.insert(article) }
      breakParagraph(piece, &composition)
    }
  }

  private mutating func breakParagraph(_ first: Int, _ composition: inout Composition) {
    guard let article = composition.pieces[first].article,
      let paragraph = composition.pieces[first].paragraph,
      let home = composition.position(of: first)
    else { return }
    let second = cut(first, article, paragraph, &composition)
    let column = composition.areas[home.area].pieces
    let follows = column[(home.index + 1)...].prefix { composition.pieces[$0].article == article }
    let moved = [second] + (random.chance(0.5) ? Array(follows) : [])
    switch drawPlace() {
    case .below:
      composition.areas[home.area].pieces.insert(second, at: home.index + 1)
    case .behindBox:
      composition.areas[home.area].pieces.insert(second, at: home.index + 1)
      insertBox(before: second, of: article, &composition)
    case .firstLost:
      composition.areas[home.area].pieces.insert(second, at: home.index + 1)
      // What stood above, which may be all, goes with it at times.
      let above = column[..<home.index].reversed().prefix {
        composition.pieces[$0].article == article
      }
      lose([first] + (random.chance(0.3) ? Array(above) : []), of: article, &composition)
    case .nowhere:
      lose(moved, of: article, &composition)
    case .samePage:
      composition.areas[home.area].pieces.removeAll(where: moved.contains)
      insert(moved, onPageOf: home.area, isSame: true, &composition)
    case .otherPage:
      composition.areas[home.area].pieces.removeAll(where: moved.contains)
      insert(moved, onPageOf: home.area, isSame: false, &composition)
    }
  }

  /// Moves something else before a piece: notices or captions, or a short article.
  private mutating func insertBox(
    before piece: Int, of article: Int, _ composition: inout Composition
  ) {
    let asides = composition.pieces.indices.filter {
      [.boilerplate, .caption].contains(composition.pieces[$0].kind)
        && composition.pieces[$0].article == nil && composition.position(of: $0) != nil
    }
    let shorts = composition.manuscripts.indices.filter { other in
      let count = composition.pieces.count { $0.article == other }
      return other != article && (1...6).contains(count)
        && !composition.pieces.contains { $0.article == other && $0.kind == .fragment }
    }
    var box: [Int] = []
    if !shorts.isEmpty, random.chance(0.3) || asides.isEmpty {
      let short = random.pick(shorts)
      box = composition.areas.flatMap(\.pieces).filter { composition.pieces[$0].article == short }
    } else if !asides.isEmpty {
      box = Array(random.shuffled(asides).prefix(random.int(in: 1...2)))
    }
    for area in composition.areas.indices {
      composition.areas[area].pieces.removeAll(where: box.contains)
    }
    guard let home = composition.position(of: piece) else { return }
    composition.areas[home.area].pieces.insert(contentsOf: box, at: home.index)
  }

  /// Cuts a paragraph at the end of a line and returns the number of its second half.
  private mutating func cut(
    _ first: Int, _ article: Int, _ paragraph: Int, _ composition: inout Composition
  ) -> Int {
    let lines = composition.pieces[first].lines
    let end = random.int(in: 1...lines.count - 1)
    var upper = Array(lines[..<end])
    let breaking = upper[end - 1].breaking
    if breaking == .hyphen { upper[end - 1].text += "-" }
    composition.pieces[first].lines = upper
    composition.pieces[first].kind = .fragment
    composition.pieces[first].part = 0
    var piece = Composition.Piece(
      kind: .fragment, lines: Array(lines[end...]), article: article)
    piece.paragraph = paragraph
    piece.part = 1
    composition.pieces.append(piece)
    let second = composition.pieces.count - 1
    composition.cuts.append(
      .init(
        from: first, to: second, article: article, paragraph: paragraph, breaking: breaking,
        endsSentence: Typesetting.isComplete(composition.pieces[first].text)))
    return second
  }

  /// Puts pieces between those of another column of the same or another page, or behind it.
  private mutating func insert(
    _ moved: [Int], onPageOf home: Int, isSame: Bool, _ composition: inout Composition
  ) {
    let page = composition.areas[home].page
    let areas = composition.areas.indices.filter {
      let area = composition.areas[$0]
      return $0 != home && area.band >= 0 && (area.page == page) == isSame && !area.pieces.isEmpty
    }
    guard !areas.isEmpty else {
      composition.areas[home].pieces += moved
      return
    }
    let area = random.pick(areas)
    let count = composition.areas[area].pieces.count
    let index = random.chance(0.5) ? count : random.int(in: 0...count)
    composition.areas[area].pieces.insert(contentsOf: moved, at: index)
  }

  /// Takes some pieces of an article away and records what is left of it.
  private func lose(_ lost: [Int], of article: Int, _ composition: inout Composition) {
    for area in composition.areas.indices {
      composition.areas[area].pieces.removeAll(where: lost.contains)
    }
    composition.truncated.insert(article)
    composition.cuts.removeAll { lost.contains($0.to) || lost.contains($0.from) }
    for (number, piece) in composition.pieces.enumerated()
    where piece.article == article && piece.kind == .fragment {
      // What is left of it is all that there is of its paragraph.
      composition.pieces[number].part = nil
      composition.pieces[number].kind = .paragraph
    }
    let kept = composition.pieces.indices.filter {
      composition.pieces[$0].article == article && !lost.contains($0)
        && composition.position(of: $0) != nil
    }
    let paragraphs = composition.manuscripts[article].paragraphs
    composition.remaining[article] = paragraphs.indices.filter { paragraphs[$0].isText }
      .map { index in
        kept.first { composition.pieces[$0].paragraph == index }
          .map { composition.pieces[$0].text } ?? ""
      }
  }
}
