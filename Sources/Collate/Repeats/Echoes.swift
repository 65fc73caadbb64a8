/// Tells repeats that are no fault: what a newspaper says twice on purpose.
struct Echoes: Sendable {
  let text: RepeatText
  let roles: [BlockRole]
  let scoring: (any JunctionScoring)?
  private let usual: Double?
  private let boilerplate: [[UInt32]]

  init(
    text: RepeatText, roles: [BlockRole], scoring: (any JunctionScoring)?, boilerplate: [String]
  ) {
    self.scoring = scoring
    usual = scoring.flatMap { Echoes.usual(text, roles, $0) }
    self.text = text
    self.roles = roles
    self.boilerplate = boilerplate.map { MatchingForm($0).units }.filter { !$0.isEmpty }
  }

  /// Whether the places of a family repeat each other on purpose.
  func isEcho(_ places: [Range<Int>], _ family: Family) -> Bool {
    places.contains(where: isHead)
      || places.allSatisfy(isFurniture)
      || isRecurringBox(places)
      || isFrame(places, family)
      || isParallel(family)
      || isPhrase(places, family)
      || isFormula(places, family)
      || isBoilerplate(places)
  }

  private func roles(_ place: Range<Int>) -> [BlockRole] {
    text.blocks(of: place).filter { !text.range(of: $0).isEmpty }.map { roles[$0] }
  }

  /// Heads and standfirsts say what the text below says again.
  private func isHead(_ place: Range<Int>) -> Bool {
    roles(place).allSatisfy {
      switch $0 {
      case .headline, .kicker, .standfirst, .subhead, .pageHead, .byline, .jumpLine: true
      default: false
      }
    }
  }

  private func isFurniture(_ place: Range<Int>) -> Bool {
    roles(place).allSatisfy {
      switch $0 {
      case .pageHead, .boilerplate, .credit, .byline, .jumpLine: true
      default: false
      }
    }
  }

  /// A box that stands on three pages or more: weather, duty editors, a subscription notice.
  private func isRecurringBox(_ places: [Range<Int>]) -> Bool {
    guard places.count >= 3, places.allSatisfy({ text.weight($0) <= 6 * text.minimum }) else {
      return false
    }
    let pages = Set(places.map { text.issue.blocks[text.block(at: $0.lowerBound)].page })
    return pages.count == places.count
  }

  /// Tables and result lists share a frame and differ in figures.
  private func isFrame(_ places: [Range<Int>], _ family: Family) -> Bool {
    guard family.hasDifferentNumbers else { return false }
    let numbers = numbers(places[family.kept])
    let different = family.differences.count {
      $0.isNumeric && !$0.kept.bytes.isEmpty && !$0.other.bytes.isEmpty
    }
    if different >= 2, different * 5 >= numbers * 3 * (places.count - 1),
      numbers * text.minimum >= text.weight(places[family.kept])
    {
      return true
    }
    if places.allSatisfy({ roles($0).allSatisfy { $0 == .tableRow } }) {
      return true
    }
    return places.allSatisfy { place in
      let digits = place.reduce(0) { $0 + (Characters.isDigit(text.units[$1]) ? 1 : 0) }
      return digits * 4 >= place.count
    }
  }

  /// How far above the usual a set phrase lies, in natural logarithms for each character.
  private static let familiarityOfFormulas = 0.4

  /// What the model of the language knows nearly by heart: slogans, titles of offices and laws.
  ///
  /// A stretch of a dense script is one if its characters are much more likely than those of
  /// the issue's running text, and it is shorter than three of the shortest repeats.
  private func isFormula(_ places: [Range<Int>], _ family: Family) -> Bool {
    guard family.kind == .passage, let usual,
      places.allSatisfy({ text.weight($0) < 3 * text.minimum })
    else { return false }
    return places.contains { place in
      text.isDense[text.block(at: place.lowerBound)]
        && (familiarity(of: text.place(of: place).bytes, text.block(at: place.lowerBound)) ?? usual)
          > usual + Echoes.familiarityOfFormulas
    }
  }

  private func familiarity(of bytes: Range<Int>, _ block: Int) -> Double? {
    scoring?.familiarity(
      of: FlowText(text.issue.sources[text.issue.blocks[block].source], bytes).scalars)
  }

  /// The familiarity of the issue's running text in dense scripts, from blocks all over it.
  private static func usual(
    _ text: RepeatText, _ roles: [BlockRole], _ scoring: any JunctionScoring
  ) -> Double? {
    let blocks = text.issue.blocks.indices.filter {
      text.isDense[$0] && roles[$0] == .body && text.range(of: $0).count >= 40
    }
    guard !blocks.isEmpty else { return nil }
    let step = max(1, blocks.count / 16)
    let values = stride(from: 0, to: blocks.count, by: step).compactMap { index in
      let block = text.issue.blocks[blocks[index]]
      let start = FlowText(text.issue.sources[block.source], block.bytes).scalars.prefix(60)
      return scoring.familiarity(of: Array(start))
    }
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The runs of digits in a place.
  private func numbers(_ place: Range<Int>) -> Int {
    place.count {
      Characters.isDigit(text.units[$0])
        && ($0 == place.lowerBound || !Characters.isDigit(text.units[$0 - 1]))
    }
  }

  /// Parallel clauses share their frame and little else.
  private func isParallel(_ family: Family) -> Bool {
    family.kind == .inner && family.similarity < 0.75
  }

  /// A short stretch of a dense script without a mark of punctuation inside is a name, a title or a
  /// set phrase, if it is no whole clause and the model finds it likelier than the issue's text.
  private func isPhrase(_ places: [Range<Int>], _ family: Family) -> Bool {
    guard family.kind == .passage, let usual,
      places.allSatisfy({ text.weight($0) < 2 * text.minimum }),
      places.allSatisfy({ text.isDense[text.block(at: $0.lowerBound)] })
    else { return false }
    return places.allSatisfy { place in
      let boundaries = (place.lowerBound...place.upperBound).filter {
        text.boundary(before: $0) > .none
      }
      let isClause = boundaries.first == place.lowerBound && boundaries.last == place.upperBound
      let inner = boundaries.contains { $0 > place.lowerBound && $0 < place.upperBound }
      return !inner && !isClause
        && (familiarity(of: text.place(of: place).bytes, text.block(at: place.lowerBound)) ?? usual)
          > usual
    }
  }

  private func isBoilerplate(_ places: [Range<Int>]) -> Bool {
    guard !boilerplate.isEmpty else { return false }
    return places.contains { place in
      boilerplate.contains { Echoes.contains($0, Array(text.units[place])) }
    }
  }

  private static func contains(_ whole: [UInt32], _ part: [UInt32]) -> Bool {
    guard part.count <= whole.count else { return false }
    return (0...whole.count - part.count).contains {
      whole[$0..<$0 + part.count].elementsEqual(part)
    }
  }
}
