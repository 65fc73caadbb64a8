/// Tells what the model of the language knows nearly by heart: slogans, titles of offices and laws.
///
/// Official prose is likelier than other prose all over, and a repeat in it is no less a repeat. So a
/// stretch is a set phrase only if its characters are much likelier than those around it in each of
/// its places, and than the running text of the issue.
struct SetPhrases: Sendable {
  private let text: RepeatText
  private let scoring: (any JunctionScoring)?
  private let usual: Double?

  /// How far a set phrase lies above what stands around it, in natural logarithms for each character.
  private static let margin = 0.8
  /// Units on each side of a place that are compared.
  private static let surroundings = 120

  init(text: RepeatText, roles: [BlockRole], scoring: (any JunctionScoring)?) {
    self.text = text
    self.scoring = scoring
    usual = scoring.flatMap { SetPhrases.usual(text, roles, $0) }
  }

  /// Whether places in a dense script alone, shorter than two and a half of the shortest
  /// repeats, are a set phrase, or hold little else.
  func isSetPhrase(_ places: [Range<Int>]) -> Bool {
    guard let usual else { return false }
    return places.allSatisfy { place in
      guard text.weight(place) * 2 < 5 * text.minimum,
        !text.units[place].contains(where: Characters.isAlphabetic),
        let familiarities = familiarities(of: place)
      else { return false }
      let base = max(usual, around(place) ?? usual)
      return SetPhrases.mean(familiarities) > base + SetPhrases.margin
        || !isSentence(place) && holdsLittleElse(place, familiarities, base)
    }
  }

  /// Whether a place is a sentence or several: one is set twice with the phrases in it.
  func isSentence(_ place: Range<Int>) -> Bool {
    text.boundary(before: place.lowerBound) == .sentence
      && text.boundary(before: place.upperBound) == .sentence
  }

  /// Whether a set phrase alone makes a place long enough for a repeat, and what else it holds would be
  /// too short.
  private func holdsLittleElse(
    _ place: Range<Int>, _ familiarities: [Double], _ base: Double
  ) -> Bool {
    // One character that is rare after those before it breaks no phrase.
    let phrase = SetPhrases.likeliest(familiarities.map { max($0, 2 * base) - base })
    guard !phrase.isEmpty,
      SetPhrases.mean(Array(familiarities[phrase])) > base + SetPhrases.margin
    else { return false }
    // Punctuation is spread evenly enough for lengths to be compared.
    let share = Double(phrase.count) / Double(familiarities.count)
    let weight = Double(text.weight(place))
    return weight * share >= Double(text.minimum) && weight * (1 - share) < Double(text.minimum)
  }

  /// The stretch with the greatest sum (Kadane's algorithm).
  ///
  /// - Complexity: O(*n*).
  static func likeliest(_ values: [Double]) -> Range<Int> {
    var best = (sum: 0.0, range: 0..<0)
    var sum = 0.0
    var start = 0
    for (index, value) in values.enumerated() {
      if sum <= 0 {
        sum = 0
        start = index
      }
      sum += value
      if sum > best.sum { best = (sum, start..<index + 1) }
    }
    return best.range
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// The familiarity of what stands before and after a place in its blocks.
  private func around(_ place: Range<Int>) -> Double? {
    let blocks = text.blocks(of: place)
    let start = max(text.starts[blocks.lowerBound], place.lowerBound - SetPhrases.surroundings)
    let end = min(text.starts[blocks.upperBound + 1], place.upperBound + SetPhrases.surroundings)
    let before = start..<place.lowerBound
    let after = place.upperBound..<end
    var sum = 0.0
    var count = 0
    for range in [before, after] where range.count >= 10 {
      guard let familiarities = familiarities(of: range) else { continue }
      sum += SetPhrases.mean(familiarities) * Double(range.count)
      count += range.count
    }
    return count > 0 ? sum / Double(count) : nil
  }

  private func familiarities(of range: Range<Int>) -> [Double]? {
    let source = text.issue.sources[text.issue.blocks[text.block(at: range.lowerBound)].source]
    return scoring?.familiarity(of: FlowText(source, text.place(of: range).bytes).scalars)
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
      return scoring.familiarity(of: Array(start)).map(mean)
    }
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
