/// Finds repeated text in an issue: blocks set twice, near copies, scraps of longer blocks, shared
/// passages and clauses that stand twice in one block.
///
/// Nothing is left to chance: every run of a few characters is looked up (`ExactMatches`), runs
/// in a row are chained (`Chains`) and aligned unit by unit (`Aligner`), and what scores as high
/// as the shortest repeat is reported with its exact ends.
public struct RepeatFinder: Sendable {
  private let options: RepeatOptions

  /// Makes a finder.
  public init(options: RepeatOptions = RepeatOptions()) { self.options = options }

  /// Finds the repeats of an issue.
  ///
  /// - Parameters:
  ///   - issue: the text.
  ///   - roles: what each block is, by which echoes are told from repeats.
  /// - Precondition: There are as many roles as blocks.
  /// - Complexity: O(*n*) for *n* characters of text without repeats, O(*m*) more for aligning *m*
  ///   characters of repeats.
  public func find(in issue: Issue, roles: [BlockRole]) -> Repeats {
    find(in: issue, roles: roles, pages: nil, scoring: nil)
  }

  /// Finds the repeats of an issue; what a language model knows by heart is no repeat, and neither is
  /// what a digest says of the page that it names.
  package func find(
    in issue: Issue, roles: [BlockRole], pages: PageMap? = nil,
    scoring: (any JunctionScoring)?
  ) -> Repeats {
    precondition(roles.count == issue.blocks.count, "There is a role for each block.")
    let text = RepeatText(issue, options: options)
    let copies = RepeatFinder.copies(in: text)
    var isSearched = [Bool](repeating: true, count: issue.blocks.count)
    for (block, same) in copies.enumerated() where same.first.map({ $0 != block }) ?? false {
      isSearched[block] = false
    }
    let matches = ExactMatches.all(in: text, isSearched: isSearched)
    let pairs = RepeatFinder.pairs(matches, copies, text)
    let rewording = Rewording(text: text)
    let doubled = DoubledSentences(text: text).pairs(in: matches)
    let isReworded = pairs.map(rewording.isReworded)
    let families = Families(text: text, copies: copies)
    let copied = zip(pairs, isReworded).filter { !$1 }.map(\.0)
    let places = families.places(of: copied + doubled)
    let reworded = families.places(of: zip(pairs, isReworded).filter { $1 }.map(\.0))
      .filter { !Families.isNested($0, in: places) }
    let echoes = Echoes(
      text: text, roles: roles, pages: pages, scoring: scoring,
      boilerplate: options.boilerplate)
    return Repeats(text, places, reworded: reworded, echoes)
  }

  /// For each block that is long enough to be a part of a repeat, the blocks with its very units.
  private static func copies(in text: RepeatText) -> [[Int]] {
    let ranges = text.issue.blocks.indices.map(text.range)
    let originals = Originals.indices(of: ranges.map { text.units[$0] })
    var copies = [[Int]](repeating: [], count: ranges.count)
    for (block, original) in originals.enumerated() where isPart(text.weight(ranges[block]), text) {
      copies[original].append(block)
    }
    for same in copies {
      for block in same { copies[block] = same.count > 1 ? same : [] }
    }
    return copies
  }

  /// Two fifths of a repeat: what may become one together with its neighbour.
  private static func isPart(_ weight: Int, _ text: RepeatText) -> Bool {
    weight * 5 >= text.minimum * 2
  }

  /// Whether a pair scores as high as the shortest repeat, or is as long and differs little.
  ///
  /// Two whole blocks may differ more: their ends are given. A passage that is hardly longer than the
  /// shortest repeat may not differ at all in a dense script, where few characters are a phrase; in an
  /// alphabetic one an error near an end cuts it short, and unrelated letters hardly ever score as much
  /// as half of the shortest repeat.
  private static func isLong(_ pair: RepeatPair, _ text: RepeatText) -> Bool {
    if pair.score >= text.minimum { return true }
    let isExact = pair.alignment.isExact && pair.first == pair.alignment.first
    guard !isExact else { return false }
    let isDense = text.isDense[text.block(at: pair.first.lowerBound)]
    let weight = max(text.weight(pair.first), text.weight(pair.second))
    let isWhole = text.isWhole(pair.first) && text.isWhole(pair.second)
    if isWhole { return weight >= text.minimum && pair.score * 2 >= text.minimum }
    let isPart = text.isWhole(pair.first) || text.isWhole(pair.second)
    let isLonger = weight * 10 >= text.minimum * 15
    return isDense
      ? (isPart ? weight >= text.minimum : isLonger) && pair.score * 10 >= text.minimum * 8
      : weight * 10 >= text.minimum * 9
        && pair.score * 10 >= text.minimum * (isPart || isLonger ? 5 : 6)
  }

  private static func pairs(
    _ matches: [ExactMatch], _ copies: [[Int]], _ text: RepeatText
  ) -> [RepeatPair] {
    var pairs: [RepeatPair] = []
    let aligner = Aligner(text: text)
    let least = (text.minimum * 2 + 4) / 5
    Chains(text: text).forEach(matches, least: least) { chain in
      guard let alignment = aligner.aligned(chain, least: least) else { return nil }
      let pair = RepeatPair(alignment, score: aligner.score(alignment))
      pairs.append(pair.withoutOverlap(in: text).withWholeFigures(in: text).snapped(in: text))
      return alignment
    }
    // Of three copies and more, two may be parts of a longer pair; the text they all share is a
    // family nevertheless.
    var shared: [RepeatPair] = []
    for (block, same) in copies.enumerated() {
      guard let index = same.firstIndex(of: block), index + 1 < same.count else { continue }
      let first = text.range(of: block)
      let match = ExactMatch(
        first: first.lowerBound, second: text.starts[same[index + 1]], length: first.count)
      let pair = RepeatPair(Alignment(matches: [match]), score: text.weight(first))
      pairs.append(pair)
      if same.count > 2, isLong(pair, text) { shared.append(pair) }
    }
    let inner = InnerRepeats(text: text)
    let whole = RepeatPair.merged(pairs, in: text).filter { pair in
      isLong(pair, text)
        && (text.blocks(of: pair.first) != text.blocks(of: pair.second) || inner.isFault(pair))
    }
    return whole + shared + inner.pairs(in: matches)
  }
}

/// The repeats of an issue.
public struct Repeats: Sendable {
  /// Repeats to report, in order of their first place.
  public let families: [Family]
  /// Repeats that are no fault, in the same order.
  public let echoes: [Family]
  private let text: RepeatText
  private let places: [[Range<Int>]]

  init(
    _ text: RepeatText, _ places: [[Range<Int>]], reworded: [[Range<Int>]], _ echoes: Echoes
  ) {
    let builder = FamilyBuilder(text: text)
    let sorter = FamilySorter(builder: builder, echoes: echoes)
    let sorted = sorter.sorted(places)
    let found = sorted.filter { $0.family.echo == nil }
    var others = sorted.map(\.family).filter { $0.echo != nil }
    for places in reworded {
      var family = builder.family(places)
      family.echo = .reworded
      others.append(family)
    }
    families = found.map(\.family)
    self.echoes = others.sorted { $0.members[0] < $1.members[0] }
    self.text = text
    self.places = found.map(\.places)
  }

  /// The families with the copy kept that stands in a back issue, or that most joins lead to: it
  /// stands in the flow of its article.
  ///
  /// - Parameters:
  ///   - joined: the blocks that joins lead to or from.
  ///   - checked: the number of blocks before those of back issues.
  func keeping(joined: Set<Int>, checked: Int) -> [Family] {
    let builder = FamilyBuilder(text: text)
    return zip(families, places).map { family, places in
      if let back = family.members.firstIndex(where: { $0.block >= checked }) {
        return builder.family(family, places: places, keeping: back, because: .first)
      }
      guard family.kind == .exact || family.kind == .near else { return family }
      let counts = family.members.map { member in
        member.blocks.reduce(0) { $0 + (joined.contains($1) ? 1 : 0) }
      }
      guard let most = counts.max(), most > counts[family.kept],
        let kept = counts.firstIndex(of: most)
      else { return family }
      return builder.family(family, places: places, keeping: kept, because: .inArticle)
    }
  }
}
