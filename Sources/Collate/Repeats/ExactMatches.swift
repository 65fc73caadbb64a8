/// A stretch of units that stands in two places.
struct ExactMatch: Sendable, Hashable {
  /// Where it starts, and where it starts again: `first < second`.
  var first: Int
  var second: Int
  var length: Int

  var firstEnd: Int { first + length }
  var secondEnd: Int { second + length }
}

/// The stretches of equal units inside two blocks, or twice inside one, that cannot be made longer.
///
/// Every run of a few units is looked up, none is left out; each is paired with the next places
/// where it stands, not with all of them, so that work grows with the text and not with the square
/// of a text that repeats itself. A run that stands very often joins its places like a chain.
enum ExactMatches {
  /// The units of a run: few enough to stand between errors, enough not to stand everywhere.
  private static let denseLength = 5
  private static let alphabeticLength = 6
  /// The letters of a match that says something by itself; of shorter ones the surroundings agree too.
  private static let solidLength = 9
  /// How many of the units beside a short match agree at least.
  private static let leastAgreeing = 8
  /// How many of the next places of a run are paired with it.
  static let partners = 12
  /// Units between two places in one block, at least.
  private static let leastDistance = 5

  /// Finds the matches between blocks.
  ///
  /// - Parameter isSearched: for each block, whether it is searched; exact copies need not be.
  /// - Returns: matches without order.
  /// - Complexity: O(*n*) for *n* units, with at most ``partners`` matches for each unit.
  static func all(in text: RepeatText, isSearched: [Bool]) -> [ExactMatch] {
    let runs = sortedRuns(of: text, isSearched)
    return extended(pairs(of: runs, in: text), in: text)
  }

  /// The runs of all blocks: 32 bits of hash above 32 bits of position, sorted.
  ///
  /// A run is short if it begins with a character of a dense script, whatever prevails in its block:
  /// so a stretch has the same runs wherever it stands.
  private static func sortedRuns(of text: RepeatText, _ isSearched: [Bool]) -> [UInt64] {
    var runs: [UInt64] = []
    runs.reserveCapacity(text.units.count)
    for block in text.isDense.indices where isSearched[block] {
      let range = text.range(of: block)
      let units = Array(text.units[range])
      let short = range.count >= denseLength ? Shingles.hashes(of: units, length: denseLength) : []
      let long =
        range.count >= alphabeticLength ? Shingles.hashes(of: units, length: alphabeticLength) : []
      for offset in short.indices {
        let isShort = beginsShort(units[offset])
        guard isShort || offset < long.count else { continue }
        let hash = isShort ? short[offset] : long[offset]
        runs.append((hash & 0xFFFF_FFFF_0000_0000) | UInt64(range.lowerBound + offset))
      }
    }
    // Positions ascend already: only the hashes are sorted by.
    return RadixSort.sorted(runs, bits: 32..<64)
  }

  /// Whether the run that begins with a unit is a short one.
  private static func beginsShort(_ unit: UInt32) -> Bool {
    Characters.isDense(unit)
  }

  /// Pairs of places of one run: the distance above the first position, sorted.
  private static func pairs(of runs: [UInt64], in text: RepeatText) -> [UInt64] {
    // Places of a run that is paired in full: what begins one unit later is found from there.
    var isComplete = [Bool](repeating: false, count: text.units.count)
    forEachGroup(runs) { group in
      guard group.count <= partners + 1 else { return }
      for index in group { isComplete[position(runs[index])] = true }
    }
    var pairs: [UInt64] = []
    forEachGroup(runs) { group in
      guard group.count > 1 else { return }
      for index in group {
        let first = position(runs[index])
        // A long run before a short one may reach beyond the match and does not stand for it.
        let isFirst =
          first == 0 || text.owners[first - 1] != text.owners[first]
          || beginsShort(text.units[first]) && !beginsShort(text.units[first - 1])
        for next in index + 1..<min(index + 1 + partners, group.upperBound) {
          let second = position(runs[next])
          if !isFirst, isComplete[first - 1], text.owners[second - 1] == text.owners[second],
            text.units[first - 1] == text.units[second - 1]
          {
            continue
          }
          if second - first < leastDistance, text.owners[first] == text.owners[second] { continue }
          pairs.append(UInt64(second - first) << 32 | UInt64(first))
        }
      }
    }
    return RadixSort.sorted(pairs, bits: 0..<64)
  }

  private static func position(_ run: UInt64) -> Int { Int(run & 0xFFFF_FFFF) }

  private static func forEachGroup(_ runs: [UInt64], _ body: (Range<Int>) -> Void) {
    var start = 0
    while start < runs.count {
      var end = start + 1
      while end < runs.count, runs[end] >> 32 == runs[start] >> 32 { end += 1 }
      body(start..<end)
      start = end
    }
  }

  private static func extended(_ pairs: [UInt64], in text: RepeatText) -> [ExactMatch] {
    var matches: [ExactMatch] = []
    var distance: UInt64 = 0
    var covered = 0
    for pair in pairs {
      if pair >> 32 != distance {
        distance = pair >> 32
        covered = 0
      }
      let first = position(pair)
      guard first >= covered else { continue }
      let second = first + Int(distance)
      let firstEnd = text.starts[text.block(at: first) + 1]
      let secondEnd = text.starts[text.block(at: second) + 1]
      var length = 0
      while first + length < firstEnd, second + length < secondEnd,
        text.units[first + length] == text.units[second + length]
      { length += 1 }
      guard length > 0 else { continue }
      covered = first + length
      let match = ExactMatch(first: first, second: second, length: length)
      if length >= solidLength || text.isDense[text.block(at: first)]
        || text.agreement(beside: match) >= leastAgreeing
      {
        matches.append(match)
      }
    }
    return matches
  }
}
