/// A part of an article that is set in one box.
struct Portion {
  let article: Int
  let lines: Range<Int>
  let startsArticle: Bool
  /// The page label and partner are settled once all portions have their pages.
  let jumpsOn: Bool
  let comesFrom: Bool
}

/// One line of an article and the paragraph it belongs to.
private struct FlatLine {
  let paragraph: Int
  let line: SetLine
}

/// Lays manuscripts out on pages: bands of boxes, boxes of columns; text is cut where a column ends.
struct Layout {
  let press: Press
  let profile: IssueProfile
  var random: SeededGenerator
  var composition = Composition()
  private var flat: [[FlatLine]] = []
  /// The last piece of running text of an article, to which the next piece is joined.
  private var lastPiece: [Int: (paragraph: Int, piece: Int, part: Int, breaking: SetLine.Break)] =
    [:]
  var firstPieceOfSecondHalf: [Int: Int] = [:]
  var lastPieceOfFirstHalf: [Int: Int] = [:]
  private var boilerplate: [String] = []

  private var notices: [String]

  init(press: Press, profile: IssueProfile, notices: [String], random: SeededGenerator) {
    self.press = press
    self.profile = profile
    self.notices = notices
    self.random = random
  }

  /// Sets all articles and returns pieces, areas, cuts and jumps.
  mutating func compose(_ manuscripts: [Manuscript]) -> Composition {
    composition.manuscripts = manuscripts
    flat = manuscripts.map { manuscript in
      manuscript.paragraphs.enumerated().flatMap { index, paragraph in
        profile.lines.lines(of: paragraph.text, using: &random)
          .map { FlatLine(paragraph: index, line: $0) }
      }
    }
    for _ in 0..<3 { boilerplate.append(press.phrase(\.boilerplate, using: &random)) }
    let plan = planPages()
    for page in 0..<profile.pages { set(plan[page], page: page) }
    while !notices.isEmpty { setNotices() }
    addJumpLines(plan)
    return composition
  }

  // MARK: Which portion stands on which page

  private mutating func planPages() -> [[Portion]] {
    var pages: [[Portion]] = Array(repeating: [], count: profile.pages)
    let order = Array(composition.manuscripts.indices)
    var jumpsLeft = profile.jumps
    var lostLeft = profile.lostHalves
    for (rank, article) in order.enumerated() {
      let page = rank * profile.pages / order.count
      let count = flat[article].count
      let canSplit = count >= 12
      let whole = Portion(
        article: article, lines: 0..<count, startsArticle: true, jumpsOn: false, comesFrom: false)
      if canSplit, lostLeft > 0, random.chance(0.35) {
        lostLeft -= 1
        let cut = jumpCut(article)
        composition.truncated.insert(article)
        if random.chance(0.65) {
          keep(article, lines: 0..<cut)
          pages[page].append(
            Portion(
              article: article, lines: 0..<cut, startsArticle: true, jumpsOn: true, comesFrom: false
            ))
        } else {
          keep(article, lines: cut..<count)
          pages[page].append(
            Portion(
              article: article, lines: cut..<count, startsArticle: false, jumpsOn: false,
              comesFrom: true))
        }
      } else if canSplit, jumpsLeft > 0, page + 1 < profile.pages, random.chance(0.5) {
        jumpsLeft -= 1
        let cut = jumpCut(article)
        pages[page].append(
          Portion(
            article: article, lines: 0..<cut, startsArticle: true, jumpsOn: true, comesFrom: false))
        let later = random.int(in: page + 1...profile.pages - 1)
        pages[later].append(
          Portion(
            article: article, lines: cut..<count, startsArticle: false, jumpsOn: false,
            comesFrom: true))
      } else {
        pages[page].append(whole)
      }
    }
    return pages.map { random.chance(0.5) ? random.shuffled($0) : $0 }
  }

  /// A line at which an article goes over to another page; often the end of a paragraph.
  private mutating func jumpCut(_ article: Int) -> Int {
    let lines = flat[article]
    var cut = max(3, min(lines.count - 3, Int(Double(lines.count) * random.double(in: 0.2...0.85))))
    if random.chance(0.35),
      let edge = (2..<lines.count - 1).filter({ lines[$0].paragraph != lines[$0 - 1].paragraph })
        .min(by: { abs($0 - cut) < abs($1 - cut) })
    {
      cut = edge
    }
    return cut
  }

  /// Records what is left of an article whose other half is lost.
  private mutating func keep(_ article: Int, lines: Range<Int>) {
    let kept = flat[article][lines]
    let paragraphs = composition.manuscripts[article].paragraphs
    var texts: [String] = []
    for (index, paragraph) in paragraphs.enumerated() where paragraph.isText {
      let own = kept.filter { $0.paragraph == index }
      guard let first = own.first, let last = own.last else {
        texts.append("")
        continue
      }
      let end = last.line.range.upperBound
      let hyphen = last.line.breaking == .hyphen && end < paragraph.text.count ? "-" : ""
      texts.append(String(paragraph.text[first.line.range.lowerBound..<end]) + hyphen)
    }
    composition.remaining[article] = texts
  }

  // MARK: Boxes and columns

  private mutating func set(_ portions: [Portion], page: Int) {
    let head = composition.add(.header, press.pageHead(page: page + 1, using: &random))
    composition.addArea(page: page, band: -1, column: 0, pieces: [head])
    var band = 0
    var column = 0
    for portion in portions {
      let lines = portion.lines.count
      let width = max(
        1, min(random.int(in: profile.articleWidths), profile.columns, lines / 4))
      if column + width > profile.columns || (column > 0 && random.chance(0.35)) {
        fill(page: page, band: band, column: column)
        band += 1
        column = 0
      }
      set(portion, page: page, band: band, column: column, width: width)
      column += width
    }
    fill(page: page, band: band, column: column)
    if random.chance(0.6) {
      let foot = composition.add(.boilerplate, random.pick(boilerplate))
      composition.addArea(
        page: page, band: band + 1, column: random.int(in: 0...profile.columns - 1), pieces: [foot])
    }
  }

  /// Closes a band with a small box where columns are left.
  private mutating func fill(page: Int, band: Int, column: Int) {
    guard column < profile.columns, random.chance(0.15) else { return }
    var pieces: [Int] = []
    if random.chance(0.5) { pieces.append(composition.add(.boilerplate, random.pick(boilerplate))) }
    let lines = random.chance(0.4) ? random.int(in: 2...5) : 1
    while pieces.count < lines {
      let list = random.chance(0.5) ? \PressPhrases.tableRow : \.boilerplate
      pieces.append(composition.add(.boilerplate, press.phrase(list, using: &random)))
    }
    composition.addArea(page: page, band: band, column: column, pieces: pieces)
  }

  /// Puts some of the notices under each other at the foot of a page.
  private mutating func setNotices() {
    let count = min(notices.count, random.int(in: 1...4))
    let pieces = notices.prefix(count).map { composition.add(.boilerplate, $0) }
    notices.removeFirst(count)
    composition.addArea(
      page: random.int(in: 0...profile.pages - 1), band: random.int(in: 0...20),
      column: random.int(in: 0...profile.columns - 1), pieces: pieces)
  }

  private mutating func set(
    _ portion: Portion, page: Int, band: Int, column: Int, width: Int
  ) {
    let manuscript = composition.manuscripts[portion.article]
    var opening: [Int] = []
    if portion.startsArticle {
      if let kicker = manuscript.kicker {
        opening.append(composition.add(.subhead, kicker, article: portion.article))
      }
      opening.append(composition.add(.headline, manuscript.title, article: portion.article))
      if let standfirst = manuscript.standfirst {
        opening.append(composition.add(.subhead, standfirst, article: portion.article))
      }
      if let byline = manuscript.byline {
        opening.append(composition.add(.byline, byline, article: portion.article))
      }
    } else if random.chance(0.35) {
      let short = String(manuscript.title.prefix(press.language.isDense ? 8 : 24)).trimmed
      let wrong = Noise.apply(to: Array(manuscript.title), rate: 0.05, using: &random).text
      let head = random.weighted([
        (manuscript.title, 0.45), (short, 0.45), (String(wrong), 0.1),
      ])
      opening.append(composition.add(.headline, head, article: portion.article))
    }

    let height = (portion.lines.count + width - 1) / width
    let interruptions = interruptions(of: manuscript, portion, height: height, width: width)
    var next = portion.lines.lowerBound
    for offset in 0..<width {
      var content = offset == 0 ? opening : []
      let end =
        offset == width - 1
        ? portion.lines.upperBound : min(next + height, portion.lines.upperBound)
      var stops = interruptions.filter { $0.column == offset }
      stops.sort { $0.line < $1.line }
      for stop in stops {
        let edge = min(max(next, next + stop.line), end)
        content += pour(portion.article, next..<edge)
        next = edge
        content += stop.pieces
      }
      content += pour(portion.article, next..<end)
      next = end
      if !content.isEmpty {
        composition.addArea(page: page, band: band, column: column + offset, pieces: content)
      }
    }
    if !portion.jumpsOn, random.chance(0.06) {
      let line = press.phrase(
        \.reference, keyword: manuscript.keyword, page: random.int(in: 1...9), using: &random)
      let piece = composition.add(.boilerplate, line)
      composition.areas[composition.areas.count - 1].pieces.append(piece)
    }
    if let last = lastPiece[portion.article]?.piece, portion.jumpsOn {
      lastPieceOfFirstHalf[portion.article] = last
    }
  }

  private struct Interruption {
    let column: Int
    let line: Int
    let pieces: [Int]
  }

  /// Pictures and small boxes that stand inside the columns of an article.
  private mutating func interruptions(
    of manuscript: Manuscript, _ portion: Portion, height: Int, width: Int
  ) -> [Interruption] {
    var result: [Interruption] = []
    func line(_ random: inout SeededGenerator) -> Int {
      if profile.difficulty.isWhole { return random.chance(0.5) ? 0 : height }
      return random.weighted([
        (0, 0.4), (height, 0.35), (random.int(in: 0...max(1, height)), 0.25),
      ])
    }
    if portion.startsArticle, !manuscript.captions.isEmpty {
      let pieces = manuscript.captions.map { composition.add(.caption, $0) }
      // Under the head, at the foot of the last column, or anywhere.
      let place: (column: Int, line: Int) =
        switch random.int(in: 0...9) {
        case 0...2: (0, 0)
        case 3...6: (width - 1, height)
        default: (random.int(in: 0...width - 1), line(&random))
        }
      result.append(Interruption(column: place.column, line: place.line, pieces: pieces))
    }
    if random.chance(profile.insets) {
      let piece = composition.add(.boilerplate, press.phrase(\.boilerplate, using: &random))
      result.append(
        Interruption(
          column: random.int(in: 0...width - 1), line: random.int(in: 0...max(1, height)),
          pieces: [piece]))
    }
    return result
  }

  /// Makes pieces of a range of lines, one for each paragraph in it, and notes the cuts.
  private mutating func pour(_ article: Int, _ range: Range<Int>) -> [Int] {
    var result: [Int] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let index = flat[article][start].paragraph
      var end = start
      while end < range.upperBound, flat[article][end].paragraph == index { end += 1 }
      result.append(piece(article, paragraph: index, lines: Array(flat[article][start..<end])))
      start = end
    }
    return result
  }

  private mutating func piece(_ article: Int, paragraph index: Int, lines: [FlatLine]) -> Int {
    let paragraph = composition.manuscripts[article].paragraphs[index]
    let isLast = lines[lines.count - 1].line.range.upperBound >= paragraph.text.count
    let set = lines.enumerated().map { position, flatLine in
      let line = flatLine.line
      let isEnd = position == lines.count - 1
      let hyphen = isEnd && !isLast && line.breaking == .hyphen ? "-" : ""
      return Composition.Piece.Line(
        text: String(paragraph.text[line.range]) + hyphen, breaking: line.breaking)
    }
    let number = composition.pieces.count
    var piece = Composition.Piece(kind: .paragraph, lines: set, article: article)
    if case .aside(let kind) = paragraph.kind {
      piece.kind = kind
      composition.pieces.append(piece)
      return number
    }
    piece.paragraph = index
    if let last = lastPiece[article], last.paragraph == index {
      composition.pieces[last.piece].kind = .fragment
      composition.pieces[last.piece].part = last.part
      piece.kind = .fragment
      piece.part = last.part + 1
      composition.cuts.append(
        Composition.Cut(
          from: last.piece, to: number, article: article, paragraph: index,
          breaking: last.breaking,
          endsSentence: Typesetting.isComplete(composition.pieces[last.piece].text)))
    }
    composition.pieces.append(piece)
    lastPiece[article] = (index, number, piece.part ?? 0, lines[lines.count - 1].line.breaking)
    if lastPieceOfFirstHalf[article] != nil, firstPieceOfSecondHalf[article] == nil {
      firstPieceOfSecondHalf[article] = number
    }
    return number
  }
}
