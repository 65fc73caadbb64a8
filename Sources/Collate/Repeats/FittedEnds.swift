extension Aligner {
  /// An alignment with its ends chosen by the share of errors between them.
  ///
  /// The score that finds an alignment has one price for what differs. Where few units differ, a
  /// difference is more likely the end of the repeat, and units that agree behind it do so by chance;
  /// where many differ, it is more likely one of them. So the ends are looked for again, from the
  /// last stretch that agrees well, by the log-odds of a copy with this share of errors against
  /// unrelated text (Durbin, Eddy, Krogh and Mitchison 1998, chapter 2).
  ///
  /// - Complexity: O(1) for the usual end, a table of 32 by 32 units for each 32 units that are added.
  func withFittedEnds(_ alignment: Alignment) -> Alignment {
    let matches = alignment.matches
    let isDense = text.isDense[text.block(at: matches[0].first)]
    let solid = isDense ? 4 : 8
    let end = Aligner.anchor(in: matches, matches.indices.reversed(), solid) {
      max(alignment.first.upperBound - $0.firstEnd, alignment.second.upperBound - $0.secondEnd)
    }
    let start = Aligner.anchor(in: matches, matches.indices, solid) {
      max($0.first - alignment.first.lowerBound, $0.second - alignment.second.lowerBound)
    }
    var core = Array(matches[min(start, end)...max(start, end)])
    let prices = Aligner.prices(of: core, isDense: isDense)
    var steps = Aligner.mostSteps
    while steps > 0, let more = next(after: core[core.count - 1], prices: prices) {
      core += more
      steps -= 1
    }
    steps = Aligner.mostSteps
    while steps > 0, let more = next(before: core[0], prices: prices) {
      core.insert(contentsOf: more, at: 0)
      steps -= 1
    }
    var result = Alignment(matches: core)
    result.coalesce()
    return result
  }

  /// Units at an end that are looked at again.
  private static let doubtful = 24
  /// Windows by which an end may be moved out.
  private static let mostSteps = 8

  /// The first match from an end that agrees well; the longest one near the end if none does.
  private static func anchor(
    in matches: [ExactMatch], _ indices: some Sequence<Int>, _ solid: Int,
    distance: (ExactMatch) -> Int
  ) -> Int {
    var longest: Int?
    for index in indices where distance(matches[index]) <= Aligner.doubtful {
      if matches[index].length >= solid { return index }
      if matches[index].length > longest.map({ matches[$0].length }) ?? 0 { longest = index }
    }
    return longest ?? 0
  }

  /// The prices of differing units where this share of them differs between some matches.
  private static func prices(of matches: [ExactMatch], isDense: Bool) -> AlignmentTable.Prices {
    let matched = matches.reduce(0) { $0 + $1.length }
    let different = zip(matches, matches.dropFirst()).reduce(0) {
      $0 + min(max($1.1.first - $1.0.firstEnd, $1.1.second - $1.0.secondEnd), 4)
    }
    // A copy without an error gives no reason to look behind the first difference, unless much agrees
    // there.
    guard different > 0 else { return AlignmentTable.Prices(reward: 20, substitution: 50, gap: 75) }
    let errors = (Double(different) + 0.5) / (Double(matched + different) + 1)
    // How often unrelated units agree; letters do so in words.
    let chance = isDense ? 0.02 : 0.1
    let reward = Logarithm.natural((1 - errors) / chance)
    let loss = -Logarithm.natural(errors / (1 - chance))
    // Below the least price an alignment that may leave units out on either side goes on for ever.
    // It and the price of a unit left out were chosen on copies with 5 to 20 errors in 100 characters,
    // by the share of ends within three units.
    let price = min(max(loss / reward, isDense ? 0.5 : 0.8), 2.5)
    return AlignmentTable.Prices(
      reward: 20, substitution: Int32(price * 20), gap: Int32(price * (isDense ? 30 : 36)))
  }
}
