/// Divides the blocks of an issue into articles.
///
/// Headlines begin articles, but a column may end an article and take up another one that began before:
/// at a paragraph, so that no join tells. Text by text in the order of reading the articles within reach
/// are compared: what the text shares with each, where each broke off, what jump lines say. The decision
/// of the text before it stands where nothing speaks against it.
package struct ArticleDivision {
  /// An article as far as it is known.
  package struct Draft {
    /// The headline; nil where there is none.
    package fileprivate(set) var title: Int?
    /// All blocks, in the order of reading.
    package fileprivate(set) var blocks: [Int] = []
    /// The texts among them.
    fileprivate var texts: [Int] = []
    /// Texts between its headline and the next one: what is known of it before it is reached.
    package let own: [Int]
    /// The position of its first block in the order.
    let start: Int
    /// The terms of what it is known by, and of the last of it.
    fileprivate(set) var terms: Cohesion.Vector
    fileprivate(set) var lastTerms: Cohesion.Vector
    /// What each of its texts shared with the last ones before it, added up.
    fileprivate var within = 0.0

    fileprivate init(title: Int? = nil, own: [Int] = [], start: Int, terms: Cohesion.Vector) {
      self.title = title
      self.own = own
      self.start = start
      self.terms = terms
      lastTerms = terms
    }

    /// What it is known by.
    var known: ArraySlice<Int> {
      (texts.isEmpty ? own : texts).suffix(ArticleDivision.mostTexts)
    }
  }

  /// A text and the articles that it may belong to.
  package struct Choice {
    package let block: Int
    /// Articles by number, and the signals for each; the current one is the first.
    package let candidates: [(article: Int, values: [Float])]
  }

  package private(set) var drafts: [Draft] = []
  private let reading: IssueReading
  private let field: JoinField
  private let roles: [BlockRole]
  /// The blocks that belong to articles, in the order of reading.
  private let order: [Int]
  private let backLinks: [Int: Int]
  private let jumps: JumpPairs
  /// For each position, the number of the headline that it stands behind: an article of that number
  /// begins there.
  private var headNumbers: [Int] = []
  /// For each headline, the position after what stands behind it.
  private var ends: [Int] = []
  private var evidence: PlacementEvidence

  package init(_ joined: JoinedReading, roles: [BlockRole], jumps: [Jump]) {
    reading = joined.reading
    field = joined.field
    self.roles = roles
    self.jumps = JumpPairs(jumps)
    evidence = PlacementEvidence(joined.field)
    backLinks = Dictionary(uniqueKeysWithValues: joined.made.map { ($0.to, $0.from) })
    order = joined.order.blocks.filter {
      switch roles[$0] {
      case .pageHead, .boilerplate, .jumpLine: false
      default: true
      }
    }
    layOut()
  }

  /// The two ends of jump lines that agree.
  private struct JumpPairs {
    var leaving: Set<Int> = []
    var arriving: Set<Int> = []
    var pairs: Set<JoinedBlocks> = []

    init(_ jumps: [Jump]) {
      for jump in jumps {
        guard let block = jump.block else { continue }
        if jump.direction == .to { leaving.insert(block) } else { arriving.insert(block) }
        guard jump.state == .matched || jump.state == .wrongPage, let partner = jump.partner
        else { continue }
        pairs.insert(
          jump.direction == .to
            ? JoinedBlocks(block, partner.block) : JoinedBlocks(partner.block, block))
      }
    }
  }

  /// Finds where articles begin: at headlines, and where there is none before the first text.
  private mutating func layOut() {
    var starts: [Int] = []
    var hasText = true
    for (position, block) in order.enumerated() {
      switch roles[block] {
      case .headline, .kicker:
        // Several lines of one head stand together; a head after text begins an article.
        if hasText { starts.append(position) }
        hasText = false
      case .byline, .standfirst, .caption, .credit: break
      default: hasText = true
      }
      if starts.isEmpty { starts.append(position) }
    }
    ends = starts.dropFirst() + [order.count]
    for (start, end) in zip(starts, ends) {
      headNumbers += Array(repeating: drafts.count, count: end - start)
      let own = order[start..<end].filter(isText).prefix(ArticleDivision.ownTexts)
      let title = order[start..<end].prefix { !isText($0) }.first { roles[$0] == .headline }
      drafts.append(
        Draft(title: title, own: Array(own), start: start, terms: evidence.terms(of: own)))
    }
  }

  private func isText(_ block: Int) -> Bool {
    switch roles[block] {
    case .body, .opener, .fragment, .listItem, .verse, .tableRow, .subhead: true
    default: false
    }
  }

  /// Texts by which an article is known before it is reached.
  private static let ownTexts = 3
  /// Texts by which it is known at its end, and in all.
  private static let lastTexts = 3
  private static let mostTexts = 6
  /// Articles that are compared.
  private static let rivals = 6
  /// Articles with and without a headline that are looked at before a text, and half as many behind it.
  private static let mostArticles = 8
  /// How far from a text an article may begin, in blocks.
  private static let reach = 160

  /// Puts every block into an article.
  ///
  /// - Parameter choose: which of the candidates takes the text; nil begins an article without a headline.
  /// - Complexity: O(*n*) for *n* blocks, each of which is compared with the articles within reach.
  package mutating func divide(_ choose: (Choice) -> Int?) {
    var current = 0
    var articleOf = [Int?](repeating: nil, count: reading.issue.blocks.count)
    for (position, block) in order.enumerated() {
      let holdsText = isText(block)
      if position == 0 || headNumbers[position] > headNumbers[position - 1] {
        current = headNumbers[position]
      } else if let from = backLinks[block], let article = articleOf[from] {
        current = article
      } else if holdsText, !drafts[current].texts.isEmpty {
        let choice = choice(block, at: position, current)
        if let chosen = choose(choice) {
          current = choice.candidates[chosen].article
        } else {
          current = drafts.count
          drafts.append(Draft(start: position, terms: evidence.terms(of: [])))
        }
      }
      articleOf[block] = current
      drafts[current].blocks.append(block)
      if holdsText { append(block, to: current) }
    }
  }

  private mutating func append(_ text: Int, to article: Int) {
    if !drafts[article].texts.isEmpty {
      evidence.take([text])
      drafts[article].within += evidence.terms(sharedWith: drafts[article].lastTerms)
    }
    drafts[article].texts.append(text)
    drafts[article].terms = evidence.terms(of: drafts[article].known)
    drafts[article].lastTerms = evidence.terms(
      of: drafts[article].known.suffix(ArticleDivision.lastTexts))
  }

  private mutating func choice(_ block: Int, at position: Int, _ current: Int) -> Choice {
    evidence.take(run(from: position))
    let near = articles(near: position, current)
    let shared = near.map { evidence.termsOfRun(drafts[$0]) }
    let ranked = near.indices.dropFirst().sorted { (shared[$0], $1) > (shared[$1], $0) }
    let jumping = ranked.dropFirst(ArticleDivision.rivals).filter {
      jumpAgrees(drafts[near[$0]], block)
    }
    let chosen = [0] + ranked.prefix(ArticleDivision.rivals) + jumping
    let compared = chosen.map { near[$0] }
    let measures = chosen.map { evidence.measures(drafts[near[$0]], termsOfRun: shared[$0]) }
    let foremost = PlacementMeasure.leading.map { measure in
      TwoGreatest(of: measures.lazy.map { $0[measure] })
    }
    let text = text(block, at: position)
    var candidates: [(article: Int, values: [Float])] = []
    candidates.reserveCapacity(compared.count)
    for (index, article) in compared.enumerated() {
      var values = text
      values[.isCurrent] = index == 0 ? 1 : 0
      compare(block, at: position, with: drafts[article], &values)
      let own = measures[index]
      var row = values.values
      row.reserveCapacity(ArticleDivision.valueCount)
      row += own.values
      for (measure, foremost) in zip(PlacementMeasure.leading, foremost) {
        row.append(own[measure] - (foremost.rival(of: own[measure]) ?? 0))
      }
      for measure in PlacementMeasure.againstCurrent {
        row.append(own[measure] - measures[0][measure])
      }
      candidates.append((article, row.map(Float.init)))
    }
    return Choice(block: block, candidates: candidates)
  }

  /// The values by which a text and an article are weighed.
  package static let valueCount =
    PlacementSignal.allCases.count + PlacementMeasure.allCases.count
    + PlacementMeasure.leading.count + PlacementMeasure.againstCurrent.count

  /// A text and the next few behind it.
  private func run(from position: Int) -> [Int] {
    var run: [Int] = []
    for block in order[position..<ends[headNumbers[position]]] where isText(block) {
      run.append(block)
      if run.count == ArticleDivision.lastTexts { break }
    }
    return run
  }

  /// The articles that a text may belong to: the current one, then those that begin within reach.
  private func articles(near position: Int, _ current: Int) -> [Int] {
    func within(_ articles: some Sequence<Int>, _ limit: Int) -> [Int] {
      var found: [Int] = []
      for article in articles {
        guard abs(drafts[article].start - position) <= ArticleDivision.reach else { break }
        guard article != current, !drafts[article].known.isEmpty else { continue }
        found.append(article)
        if found.count == limit { break }
      }
      return found.sorted()
    }
    let own = headNumbers[position]
    let most = ArticleDivision.mostArticles
    return [current] + within((0...own).reversed(), most) + within(own + 1..<ends.count, most / 2)
      + within((ends.count..<drafts.count).reversed(), most)
  }

  private func jumpAgrees(_ draft: Draft, _ block: Int) -> Bool {
    draft.texts.suffix(2).contains { jumps.pairs.contains(JoinedBlocks($0, block)) }
  }

  /// The signals of a text that are the same for all articles.
  private func text(_ block: Int, at position: Int) -> Values<PlacementSignal> {
    var values = Values<PlacementSignal>()
    let shape = reading.shapes[block]
    values[.weight] = Logarithm.natural(1 + shape.weight)
    values[.isSubhead] = roles[block] == .subhead ? 1 : 0
    values[.isListItem] = shape.beginning == .marker ? 1 : 0
    values[.opensReport] = roles[block] == .opener ? 1 : 0
    if !field.heads[block].isEmpty {
      values[.startNetwork] = field.heads[block][HeadSignal.startNetwork.rawValue]
    }
    values[.jumpsFrom] = jumps.arriving.contains(block) ? 1 : 0
    let before = order[position - 1]
    values[.afterGap] = block == before + 1 ? 0 : 1
    values[.afterNotice] =
      block > 0 && [.boilerplate, .jumpLine, .caption, .credit].contains(roles[block - 1]) ? 1 : 0
    values[.beginsPage] =
      reading.pages.page(of: before) == reading.pages.page(of: block) ? 0 : 1
    values[.afterSentence] = reading.shapes[before].ending.isSentenceEnd ? 1 : 0
    values[.weightBefore] = Logarithm.natural(1 + reading.shapes[before].weight)
    values[.followsSubhead] = roles[before] == .subhead ? 1 : 0
    (values[.termsWithNext], values[.likenessWithNext]) = evidence.withNext
    values[.textsAfter] = Double(min(12, ends[headNumbers[position]] - position))
    return values
  }

  private func compare(
    _ block: Int, at position: Int, with article: Draft,
    _ values: inout Values<PlacementSignal>
  ) {
    values[.cohesionWithin] =
      article.texts.count > 1 ? article.within / Double(article.texts.count - 1) : -1
    values[.beginsAfter] = article.start > position ? 1 : 0
    values[.texts] = Double(min(12, article.texts.count))
    values[.hasTitle] = article.title == nil ? 0 : 1
    guard let last = article.blocks.last ?? article.known.first else { return }
    let heads = abs(headNumbers[article.start] - headNumbers[position])
    values[.headsBetween] = Logarithm.natural(Double(1 + heads))
    values[.blocksBetween] = Logarithm.natural(Double(1 + abs(block - last)))
    let (page, other) = (reading.pages.page(of: block), reading.pages.page(of: last))
    values[.samePage] = page == other ? 1 : 0
    values[.pagesBetween] = Double(min(9, abs(page - other)))
    values[.isOpenAtEnd] =
      article.texts.last.map { reading.shapes[$0].ending.isSentenceEnd ? 0 : 1 } ?? 0
    values[.endsShort] = article.texts.last.map { reading.shapes[$0].isShort ? 1 : 0 } ?? 0
    values[.jumpsTo] = article.texts.suffix(2).contains(where: jumps.leaving.contains) ? 1 : 0
    values[.jumpAgrees] = jumpAgrees(article, block) ? 1 : 0
    values[.textsBefore] = Double(min(12, position - article.start))
  }

  /// The articles, in the order of reading of their first blocks.
  package func articles() -> [Article] {
    let positions = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    return drafts.compactMap { draft in
      draft.blocks.first.flatMap { positions[$0] }.map {
        (position: $0, article: Article(title: draft.title, blocks: draft.blocks))
      }
    }
    .sorted { $0.position < $1.position }.map(\.article)
  }
}
