/// Sentences that stand twice in a row, the second time with an edit: a correction that was set beside
/// what it corrects.
///
/// Neighbouring sentences are built alike on purpose, in speeches and in lists; so much of one in the
/// next they hardly ever have. Of 28,600 pairs of neighbouring sentences of one paragraph in sound text,
/// four agree in 85 of 100 units.
struct DoubledSentences: Sendable {
  let text: RepeatText

  /// The share of units in which the longer one of two sentences agrees with the other at least, in
  /// hundredths.
  private static let leastAgreeing = 85
  /// Sentences that weigh more than so many of the shortest repeats are not compared: what stands twice in
  /// them is found without.
  private static let mostShortest = 16

  /// The pairs of neighbouring sentences that are one sentence set twice.
  ///
  /// - Parameter matches: exact matches between blocks and inside them.
  /// - Complexity: O(*m* log *m*) for *m* matches inside blocks, and near linear in the sentences that are
  ///   compared.
  func pairs(in matches: [ExactMatch]) -> [RepeatPair] {
    let inner = matches.filter {
      text.block(at: $0.first) == text.block(at: $0.second) && isSentenceApart($0)
    }
    return Dictionary(grouping: inner) { text.block(at: $0.first) }
      .sorted { $0.key < $1.key }.flatMap { pairs(inBlock: $0.value) }
  }

  /// Whether the places of a match lie as far apart as neighbouring sentences do that are compared, give
  /// or take an edit.
  private func isSentenceApart(_ match: ExactMatch) -> Bool {
    let distance = text.weight(match.first..<match.second)
    let longest = DoubledSentences.mostShortest * text.minimum
    return distance * 100 >= text.minimum * DoubledSentences.leastAgreeing
      && distance * DoubledSentences.leastAgreeing <= longest * 100
  }

  private func pairs(inBlock matches: [ExactMatch]) -> [RepeatPair] {
    let candidates = candidates(matches)
    guard let any = candidates.first else { return [] }
    let sentences = sentences(of: text.block(at: any.first))
    var compared: Set<Int> = []
    return candidates.compactMap { match in
      let index = sentences.indices.partitioningIndex { sentences[$0].upperBound > match.first }
      guard index + 1 < sentences.count, sentences[index + 1].contains(match.second),
        compared.insert(index).inserted
      else { return nil }
      return pair(sentences[index], sentences[index + 1])
    }
  }

  /// Matches with as many others that lie as far apart, give or take an edit, that they hold two fifths of
  /// that distance together.
  private func candidates(_ matches: [ExactMatch]) -> [ExactMatch] {
    func distance(_ match: ExactMatch) -> Int { match.second - match.first }
    let sorted = matches.sorted { (distance($0), $0.first) < (distance($1), $1.first) }
    var candidates: [ExactMatch] = []
    var end = 0
    var length = 0
    for match in sorted {
      let farthest =
        distance(match) + distance(match) * (100 - DoubledSentences.leastAgreeing) / 100
      while end < sorted.count, distance(sorted[end]) <= farthest {
        length += sorted[end].length
        end += 1
      }
      if length * 5 >= distance(match) * 2 { candidates.append(match) }
      length -= match.length
    }
    return candidates
  }

  private func sentences(of block: Int) -> [Range<Int>] {
    let units = text.range(of: block)
    let starts = units.filter { text.boundary(before: $0) == .sentence }
    return zip(starts, starts.dropFirst() + [units.upperBound]).map { $0..<$1 }
  }

  private func pair(_ first: Range<Int>, _ second: Range<Int>) -> RepeatPair? {
    let weights = [text.weight(first), text.weight(second)].sorted()
    guard weights[0] >= text.minimum, weights[1] <= DoubledSentences.mostShortest * text.minimum,
      let alignment = alignment(first, second)
    else { return nil }
    var pair = RepeatPair(alignment, score: Aligner(text: text).score(alignment))
    (pair.first, pair.second) = (first, second)
    return pair
  }

  /// How two sentences agree; nil if that is in too few units for one sentence with an edit, or not in all
  /// figures: those are two items of a list more often.
  func alignment(_ first: Range<Int>, _ second: Range<Int>) -> Alignment? {
    let matches = Comparison(text: text).matches(first, second)
    let agreeing = matches.reduce(0) { $0 + $1.length }
    let longest = max(first.count, second.count)
    guard agreeing * 100 >= longest * DoubledSentences.leastAgreeing,
      !Differences(text: text).between(first, second, matches: matches).contains(where: \.isNumeric)
    else { return nil }
    return Alignment(matches: matches)
  }
}
