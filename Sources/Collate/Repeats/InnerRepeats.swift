/// Clauses and sentences that stand twice in one block.
///
/// A name, a title or a set phrase recurs in good prose, and so does the frame of parallel clauses.
/// What does not is a whole clause twice in one sentence, from one mark of punctuation to another,
/// a whole sentence twice in one paragraph, or a phrase that is set again at once. A phrase that a
/// clause ends with and the next one takes up is none: 指的是硬件虚拟化。硬件虚拟化需要…
struct InnerRepeats: Sendable {
  let text: RepeatText

  /// The pairs of places that such matches hold.
  func pairs(in matches: [ExactMatch]) -> [RepeatPair] {
    matches.compactMap { match in
      guard text.block(at: match.first) == text.block(at: match.second) else { return nil }
      return whole(match) ?? doubled(match)
    }
  }

  /// Whether a longer pair of places in one block is more than a name or a set phrase.
  func isFault(_ pair: RepeatPair) -> Bool {
    text.weight(pair.first) >= 2 * text.minimum
      || isWhole(pair.first, .sentence) && isWhole(pair.second, .sentence)
      || isWhole(pair.first, .clause) && isWhole(pair.second, .clause)
        && isNear(pair.first, pair.second)
  }

  /// The sentences, or the clauses of one sentence, that a match holds whole in both places.
  private func whole(_ match: ExactMatch) -> RepeatPair? {
    let length = min(match.length, match.second - match.first)
    guard isLong(match.first..<match.first + length) else { return nil }
    let boundaries = (0...length).map {
      min(text.boundary(before: match.first + $0), text.boundary(before: match.second + $0))
    }
    for kind in [RepeatText.Boundary.sentence, .clause] {
      guard let start = boundaries.firstIndex(where: { $0 >= kind }),
        let end = boundaries.lastIndex(where: { $0 >= kind }), start < end,
        let pair = pair(match, start..<end), isLong(pair.first)
      else { continue }
      if kind == .sentence && pair.score >= text.minimum || isNear(pair.first, pair.second) {
        return pair
      }
    }
    return closing(match, length)
  }

  /// A whole clause of a sentence with which another clause of the sentence ends: 持续强化污染防治攻坚
  /// after 各县区要持续强化污染防治攻坚.
  private func closing(_ match: ExactMatch, _ length: Int) -> RepeatPair? {
    guard
      let start = (0..<length).first(where: {
        text.boundary(before: match.first + $0) > .none
          || text.boundary(before: match.second + $0) > .none
      }),
      let end = (start..<length + 1).last(where: {
        text.boundary(before: match.first + $0) > .none
          && text.boundary(before: match.second + $0) > .none
      }), start < end, let pair = pair(match, start..<end), isLong(pair.first),
      isNear(pair.first, pair.second)
    else { return nil }
    return pair
  }

  /// A phrase that follows itself, and ends the second time as it ended the first.
  private func doubled(_ match: ExactMatch) -> RepeatPair? {
    let distance = match.second - match.first
    guard match.length >= distance,
      text.weight(match.first..<match.second) * 3 >= text.minimum,
      let start = (0...match.length - distance).first(where: { start in
        isPhrase(match.first + start..<match.second + start)
          && text.isWordBoundary(before: match.first + start)
          && text.isWordBoundary(before: match.second + start + distance)
          && text.boundary(before: match.second + start)
            <= text.boundary(before: match.second + start + distance)
      })
    else { return nil }
    return pair(match, start..<start + distance)
  }

  /// Whether a range holds no mark, or stands between two, or is as long as two such phrases: the end
  /// of an item of a list and the beginning of the next are none (东省*特别区科学院、北满*特别区科学院).
  private func isPhrase(_ range: Range<Int>) -> Bool {
    text.weight(range) * 3 >= 2 * text.minimum
      || text.hasMark(before: range.lowerBound) && text.hasMark(before: range.upperBound)
      || !range.dropFirst().contains(where: text.hasMark)
  }

  private func pair(_ match: ExactMatch, _ offsets: Range<Int>) -> RepeatPair? {
    let first = match.first + offsets.lowerBound..<match.first + offsets.upperBound
    guard words(first) * 2 >= first.count else { return nil }
    let stretch = ExactMatch(
      first: first.lowerBound, second: match.second + offsets.lowerBound, length: first.count)
    return RepeatPair(Alignment(matches: [stretch]), score: text.weight(first))
  }

  /// Whether a clause is long enough: half of the shortest repeat in dense scripts, three quarters
  /// in alphabetic ones, whose clauses hold more words that recur together.
  private func isLong(_ range: Range<Int>) -> Bool {
    let isDense = text.isDense[text.block(at: range.lowerBound)]
    return text.weight(range) * 4 >= text.minimum * (isDense ? 2 : 3)
  }

  /// Whether two clauses stand in one sentence, not far from each other.
  private func isNear(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    let between = first.upperBound..<max(first.upperBound, second.lowerBound)
    return text.weight(between) <= 2 * text.minimum
      && !(between.lowerBound...between.upperBound).contains {
        text.boundary(before: $0) == .sentence
      }
  }

  private func isWhole(_ range: Range<Int>, _ kind: RepeatText.Boundary) -> Bool {
    text.boundary(before: range.lowerBound) >= kind
      && text.boundary(before: range.upperBound) >= kind
  }

  private func words(_ range: Range<Int>) -> Int {
    range.count { !Characters.isDigit(text.units[$0]) }
  }
}
