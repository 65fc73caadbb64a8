extension Layout {
  /// Puts jump lines at the ends of portions that stand on different pages, or of which one is lost:
  /// mostly at both ends, now and then at one or none, with a wrong or a lost page.
  mutating func addJumpLines(_ plan: [[Portion]]) {
    var pageOf: [Int: (to: Int?, from: Int?)] = [:]
    for (page, portions) in plan.enumerated() {
      for portion in portions {
        if portion.jumpsOn { pageOf[portion.article, default: (nil, nil)].to = page + 1 }
        if portion.comesFrom { pageOf[portion.article, default: (nil, nil)].from = page + 1 }
      }
    }
    for article in pageOf.keys.sorted() {
      guard let pages = pageOf[article] else { continue }
      let foreign =
        random.chance(0.8)
        ? profile.pages + random.int(in: 1...8) : random.int(in: 1...profile.pages)
      let isResolved = pages.to != nil && pages.from != nil
      let last = pages.to == nil ? nil : lastPieceOfFirstHalf[article]
      let first =
        isResolved
        ? firstPieceOfSecondHalf[article]
        : pages.from == nil
          ? nil
          : composition.pieces.indices.first {
            composition.pieces[$0].article == article && composition.pieces[$0].paragraph != nil
          }
      let presence = random.unit()
      let wrong = random.chance(0.04) ? random.int(in: 1...9) : nil
      let toPage = random.chance(0.03) ? nil : wrong ?? pages.from ?? foreign
      let fromPage = random.chance(0.03) ? nil : pages.to ?? foreign
      let lines = press.jumpLines(
        to: toPage, from: fromPage,
        keyword: composition.manuscripts[article].keyword, using: &random)
      let boundary = !composition.cuts.contains { $0.from == last && $0.to == first }
      // With one line of two only a sentence that runs on tells where its other half stands.
      let isKnown = isResolved && (presence < 0.75 || !boundary)
      if let last, !isResolved || presence < 0.85 {
        add(
          lines.to, isTo: true, at: last, page: toPage,
          resolved: isKnown, from: last, to: isKnown ? first : nil, boundary: boundary)
      }
      if let first, !isResolved || presence < 0.75 || (0.85..<0.92).contains(presence) {
        add(
          lines.from, isTo: false, at: first, page: fromPage, resolved: isKnown,
          from: isKnown ? last : nil, to: first, boundary: boundary)
      }
      if isResolved, boundary, let last, let first {
        composition.uncertainLinks.append((last, first))
      }
    }
  }

  /// Puts a jump line into the block it belongs to or beside it.
  private mutating func add(
    _ text: String, isTo: Bool, at piece: Int, page: Int?, resolved: Bool, from: Int?, to: Int?,
    boundary: Bool
  ) {
    // Words without brackets or arrows would run into the text.
    let isMarked = text.first.map { "（(【[<▶◀→←»☞▼＝".contains($0) } ?? false
    let isInline = isMarked && random.chance(press.language.isDense ? 0.55 : 0.2)
    var line = piece
    if isInline {
      if isTo {
        composition.pieces[piece].suffix = text
      } else {
        composition.pieces[piece].prefix = text
      }
    } else if let place = composition.position(of: piece) {
      line = composition.add(.jump, text)
      composition.areas[place.area].pieces.insert(line, at: isTo ? place.index + 1 : place.index)
    }
    composition.jumps.append(
      .init(
        isTo: isTo, line: line, isInline: isInline, page: page, isResolved: resolved, from: from,
        to: to, isParagraphBoundary: boundary))
  }
}
