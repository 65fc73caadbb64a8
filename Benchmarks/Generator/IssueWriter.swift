/// Writes a composition as text and numbers its labels.
struct IssueWriter {
  let composition: Composition
  let order: [[Int]]
  let profile: IssueProfile
  let language: PressLanguage
  private var number: [Int: Int] = [:]
  private var texts: [Int: String] = [:]

  init(
    composition: Composition, order: [[Int]], profile: IssueProfile, language: PressLanguage
  ) {
    self.composition = composition
    self.order = order
    self.profile = profile
    self.language = language
  }

  /// The text and labels of the issue.
  mutating func write(id: String, seed: UInt64) -> IssueGenerator.Output {
    var text = ""
    var scalars = 0
    var bytes = 0
    func append(_ part: String) {
      text += part
      scalars += part.unicodeScalars.count
      bytes += part.utf8.count
    }
    var blocks: [IssueGold.BlockLabel] = []
    for (page, pieces) in order.enumerated() {
      if page > 0 { append("\n\u{0C}\n\n") }
      for index in pieces {
        let piece = composition.pieces[index]
        let printed = printed(piece)
        guard !printed.trimmed.isEmpty else { continue }
        if let last = blocks.last, last.page == page + 1 { append("\n") }
        append(piece.indent)
        let start = scalars
        let byteStart = bytes
        append(printed)
        number[index] = blocks.count + 1
        texts[index] = printed
        blocks.append(
          .init(
            id: blocks.count + 1, page: page + 1, kind: piece.kind.rawValue,
            article: piece.article.map { composition.manuscripts[$0].id }, para: piece.paragraph,
            part: piece.part, start: start, end: scalars, byteStart: byteStart, byteEnd: bytes,
            inlinePrefix: piece.prefix, inlineSuffix: piece.suffix))
        append("\n")
      }
    }
    let gold = IssueGold(
      id: id, lang: language.rawValue, preset: profile.difficulty.rawValue, seed: seed,
      wrapped: profile.isWrapped, silver: nil, pages: order.count,
      generator: "collate-benchmark generate-issues", blocks: blocks, continuations: links(blocks),
      duplicates: duplicates(), orphans: orphans(), jumps: jumps(), articles: articles(),
      dontCarePairs: dontCarePairs(blocks), dontCareLinks: dontCareLinks())
    return .init(text: text, gold: gold)
  }

  /// The text of a block with its jump lines; in its own lines where the issue is wrapped.
  private func printed(_ piece: Composition.Piece) -> String {
    var result = ""
    if let prefix = piece.prefix { result += prefix + language.space }
    if profile.isWrapped {
      for (index, line) in piece.lines.enumerated() {
        let isLast = index + 1 == piece.lines.count
        result += line.text
        if !isLast { result += line.breaking == .hyphen ? "-\n" : "\n" }
      }
    } else {
      result += piece.text
    }
    if let suffix = piece.suffix { result += language.space + suffix }
    return result.trimmed
  }

  private func links(_ blocks: [IssueGold.BlockLabel]) -> [IssueGold.Link] {
    composition.cuts.compactMap { cut in
      guard let from = number[cut.from], let to = number[cut.to] else { return nil }
      let distance = abs(to - from) - 1
      return IssueGold.Link(
        from: from, to: to, article: composition.manuscripts[cut.article].id, para: cut.paragraph,
        displacement: distance, adjacent: distance == 0,
        pageJump: blocks[from - 1].page != blocks[to - 1].page,
        cut: cut.endsSentence ? "sentence" : cut.breaking.rawValue,
        join: cut.breaking == .word ? " " : "", overlap: cut.overlap,
        kind: cut.endsSentence ? "sentence_end" : "mid_sentence")
    }
    .sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  private func duplicates() -> [IssueGold.Duplicate] {
    composition.copies.compactMap { copy in
      guard let original = number[copy.original], let other = number[copy.copy] else { return nil }
      return IssueGold.Duplicate(
        kind: copy.kind, blocks: [min(original, other), max(original, other)], original: original,
        copy: other,
        span: .init(block: original, start: copy.span.lowerBound, end: copy.span.upperBound),
        noise: copy.noise)
    }
  }

  private func orphans() -> [IssueGold.OrphanLabel] {
    composition.orphans.compactMap { orphan in
      guard let block = number[orphan.piece], let into = number[orphan.into] else { return nil }
      return .init(block: block, into: into)
    }
  }

  private func jumps() -> [IssueGold.JumpLabel] {
    composition.jumps.compactMap { jump in
      guard let line = number[jump.line] else { return nil }
      return .init(
        direction: jump.isTo ? "to" : "from", lineBlock: line, inline: jump.isInline,
        page: jump.page, resolved: jump.isResolved, from: jump.from.flatMap { number[$0] },
        to: jump.to.flatMap { number[$0] }, paraBoundary: jump.isParagraphBoundary)
    }
  }

  private func articles() -> [IssueGold.ArticleLabel] {
    composition.manuscripts.indices.map { article in
      let manuscript = composition.manuscripts[article]
      // The paragraphs of running text, numbered as in the labels of blocks.
      let whole = manuscript.paragraphs.map { $0.isText ? String($0.text) : "" }
      let paragraphs = composition.remaining[article].map { kept in
        spread(kept, over: manuscript)
      }
      let pieces = composition.pieces.indices.filter {
        let piece = composition.pieces[$0]
        return piece.article == article && piece.paragraph != nil && piece.kind != .duplicate
          && piece.kind != .orphan
      }
      let cut = Set(
        composition.cuts.filter { $0.article == article && !$0.endsSentence }.map(\.paragraph))
      return .init(
        id: manuscript.id, title: manuscript.title, blocks: pieces.compactMap { number[$0] },
        paragraphs: paragraphs ?? whole, cutParas: cut.sorted(),
        truncated: composition.truncated.contains(article), source: nil)
    }
  }

  /// Puts the texts that are left of a truncated article back to the places of its paragraphs.
  private func spread(_ kept: [String], over manuscript: Manuscript) -> [String] {
    var rest = kept[...]
    return manuscript.paragraphs.map { paragraph in
      paragraph.isText ? rest.popFirst() ?? "" : ""
    }
  }

  private func dontCareLinks() -> [[Int]] {
    composition.uncertainLinks.compactMap { link in
      guard let from = number[link.0], let to = number[link.1] else { return nil }
      return [from, to]
    }
  }

  /// Pairs of blocks that share text without being copies of the faults: furniture that recurs,
  /// heads that echo in the text, scraps, and texts that the articles share by themselves.
  private func dontCarePairs(_ blocks: [IssueGold.BlockLabel]) -> [[Int]] {
    var textOf = Array(repeating: "", count: blocks.count + 1)
    for (index, text) in texts { if let number = number[index] { textOf[number] = text } }
    let labelled = Set(duplicates().map { $0.blocks })
    var echoes = EchoFinder(width: language.isDense ? 5 : 12)
    return echoes.pairs(
      textOf.dropFirst().map { $0 },
      furniture: blocks.map { block in
        ["header", "boilerplate", "byline", "jump", "caption", "headline", "subhead"].contains(
          block.kind)
      }
    )
    .filter { !labelled.contains($0) }
  }
}

/// Finds pairs of texts that share stretches.
struct EchoFinder {
  /// The length of the stretches that are compared, in letters and digits.
  let width: Int

  /// Pairs of numbers, counted from 1, of texts of which the shorter one stands in the other to a
  /// third or more, or that share four stretches' lengths; furniture may share less.
  mutating func pairs(_ texts: [String], furniture: [Bool]) -> [[Int]] {
    var places: [String: [Int]] = [:]
    var counts: [Int] = []
    var order: [String] = []
    for (index, text) in texts.enumerated() {
      let letters = Array(text.lowercased().filter { $0.isLetter || $0.isNumber })
      let size = min(width, max(1, letters.count))
      var seen: Set<String> = []
      if !letters.isEmpty {
        for start in 0...letters.count - size {
          let stretch = String(letters[start..<start + size])
          guard seen.insert(stretch).inserted else { continue }
          if places[stretch] == nil { order.append(stretch) }
          places[stretch, default: []].append(index)
        }
      }
      counts.append(seen.count)
    }
    var shared: [[Int]: Int] = [:]
    for stretch in order {
      let members = places[stretch] ?? []
      for (offset, left) in members.enumerated() {
        for right in members[(offset + 1)...] { shared[[left, right], default: 0] += 1 }
      }
    }
    return shared.filter { pair, count in
      let smaller = max(1, min(counts[pair[0]], counts[pair[1]]))
      let share = Double(count) / Double(smaller)
      let loose = furniture[pair[0]] || furniture[pair[1]]
      return share >= (loose ? 0.15 : 0.33) || count >= width * 3
    }
    .keys.map { [$0[0] + 1, $0[1] + 1] }
    .sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
  }
}
