/// Gathers pairs of places to families: all places of one repeated text.
struct Families: Sendable {
  let text: RepeatText
  /// For each block, the blocks with exactly its units, itself included; empty where it is alone.
  let copies: [[Int]]

  /// The places of each family in order, without families whose places all lie inside those of
  /// another one with as many places.
  func places(of pairs: [RepeatPair]) -> [[Range<Int>]] {
    var ends: [(range: Range<Int>, score: Int)] = []
    var links: [(Int, Int)] = []
    func add(_ range: Range<Int>, _ score: Int) -> Int {
      ends.append((range, score))
      return ends.count - 1
    }
    for pair in pairs {
      let first = add(pair.first, pair.score)
      let second = add(pair.second, pair.score)
      links.append((first, second))
      guard !isInner(pair) else { continue }
      for (index, range) in [(first, pair.first), (second, pair.second)] {
        for shifted in counterparts(of: range) { links.append((index, add(shifted, 0))) }
      }
    }
    let spots = self.spots(ends)
    var sets = DisjointSets(count: spots.ranges.count)
    for (left, right) in links { sets.join(spots.index[left], spots.index[right]) }
    var groups: [Int: [Range<Int>]] = [:]
    for spot in spots.ranges.indices {
      groups[sets.root(spot), default: []].append(spots.ranges[spot])
    }
    let families = groups.values.map(Families.apart).filter { $0.count > 1 }
    return withoutNested(families)
      .sorted { ($0[0].lowerBound, $0[0].upperBound) < ($1[0].lowerBound, $1[0].upperBound) }
  }

  private func isInner(_ pair: RepeatPair) -> Bool {
    text.blocks(of: pair.first) == text.blocks(of: pair.second)
  }

  /// The same stretch in the exact copies of its block, which are not searched themselves.
  private func counterparts(of range: Range<Int>) -> [Range<Int>] {
    let blocks = text.blocks(of: range)
    guard blocks.count == 1, !copies[blocks.lowerBound].isEmpty else { return [] }
    let start = text.starts[blocks.lowerBound]
    guard range != text.range(of: blocks.lowerBound) else { return [] }
    return copies[blocks.lowerBound].filter { $0 != blocks.lowerBound }.map {
      let shift = text.starts[$0] - start
      return range.lowerBound + shift..<range.upperBound + shift
    }
  }

  /// Gathers ends of pairs that are the same place but for a few units at its edges.
  private func spots(
    _ ends: [(range: Range<Int>, score: Int)]
  ) -> (ranges: [Range<Int>], index: [Int]) {
    let order = ends.indices.sorted {
      (ends[$0].range.lowerBound, ends[$0].range.upperBound, $0)
        < (ends[$1].range.lowerBound, ends[$1].range.upperBound, $1)
    }
    var seeds: [Range<Int>] = []
    var best: [(range: Range<Int>, score: Int)] = []
    var index = [Int](repeating: 0, count: ends.count)
    for end in order {
      let range = ends[end].range
      var found: Int?
      var spot = seeds.count - 1
      while spot >= 0, seeds[spot].lowerBound + Families.widestTolerance >= range.lowerBound {
        if Families.isSame(seeds[spot], range) {
          found = spot
          break
        }
        spot -= 1
      }
      if let found {
        index[end] = found
        if ends[end].score > best[found].score { best[found] = ends[end] }
      } else {
        index[end] = seeds.count
        seeds.append(range)
        best.append(ends[end])
      }
    }
    return (best.map(\.range), index)
  }

  private static let widestTolerance = 24

  private static func isSame(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    let tolerance = min(max(3, min(left.count, right.count) / 10), widestTolerance)
    return abs(left.lowerBound - right.lowerBound) <= tolerance
      && abs(left.upperBound - right.upperBound) <= tolerance
  }

  /// The places in order, without those that run into the one before.
  private static func apart(_ places: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for place in places.sorted(by: {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }) {
      if let last = result.last, place.lowerBound < last.upperBound {
        if place.count > last.count, result.count > 0 { result[result.count - 1] = place }
        continue
      }
      result.append(place)
    }
    return result
  }

  /// Whether all places of a family lie inside those of one of others.
  static func isNested(_ family: [Range<Int>], in others: [[Range<Int>]]) -> Bool {
    others.contains { outer in
      outer[0].lowerBound <= family[0].lowerBound && isInside(family, outer)
    }
  }

  /// Whether every place of a family lies inside one of another.
  private static func isInside(_ family: [Range<Int>], _ outer: [Range<Int>]) -> Bool {
    family.allSatisfy { place in
      outer.contains { $0.lowerBound <= place.lowerBound && place.upperBound <= $0.upperBound }
    }
  }

  private func withoutNested(_ families: [[Range<Int>]]) -> [[Range<Int>]] {
    // A family lies inside another one only if its first place does.
    let order = families.indices.sorted {
      (families[$0][0].lowerBound, -families[$0][0].upperBound, $0)
        < (families[$1][0].lowerBound, -families[$1][0].upperBound, $1)
    }
    var kept: [Int] = []
    for family in order {
      let isNested = kept.suffix(64).contains { outer in
        families[outer].count >= families[family].count
          && Families.isInside(families[family], families[outer])
      }
      if !isNested { kept.append(family) }
    }
    return kept.map { families[$0] }
  }
}
