/// Compares two places unit by unit.
struct Comparison: Sendable {
  let text: RepeatText
  /// Units of a run that anchors the comparison.
  private static let runLength = 3
  /// Places of a run that are tried.
  private static let places = 8

  /// The units that are equal in the same order, as good as they can be found by anchors.
  ///
  /// - Complexity: near linear for places that agree in most units.
  func matches(_ first: Range<Int>, _ second: Range<Int>) -> [ExactMatch] {
    guard !first.isEmpty, !second.isEmpty else { return [] }
    if text.units[first] == text.units[second] {
      return [ExactMatch(first: first.lowerBound, second: second.lowerBound, length: first.count)]
    }
    let chain = Chains(text: text).best(of: anchors(first, second))
    return Aligner(text: text).filled(chain, from: first, to: second)
  }

  private func anchors(_ first: Range<Int>, _ second: Range<Int>) -> [ExactMatch] {
    let length = Comparison.runLength
    guard first.count >= length, second.count >= length else { return [] }
    var owners: [UInt64: [Int]] = [:]
    for (offset, hash) in hashes(first).enumerated() {
      owners[hash, default: []].append(first.lowerBound + offset)
    }
    var covered: [Int: Int] = [:]
    var anchors: [ExactMatch] = []
    for (offset, hash) in hashes(second).enumerated() {
      let start = second.lowerBound + offset
      guard let places = owners[hash], places.count <= Comparison.places else { continue }
      for place in places where covered[start - place, default: 0] <= start {
        var end = 0
        while place + end < first.upperBound, start + end < second.upperBound,
          text.units[place + end] == text.units[start + end]
        { end += 1 }
        guard end > 0 else { continue }
        covered[start - place] = start + end
        anchors.append(ExactMatch(first: place, second: start, length: end))
      }
    }
    return Comparison.withoutShadowed(anchors, first, second)
      .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  /// The anchors that do not lie, on either side, inside ones twice as long: in a long text runs agree
  /// by chance, and a chain looks back at so many anchors only.
  ///
  /// - Complexity: O(*n*) for *n* units of all anchors.
  private static func withoutShadowed(
    _ anchors: [ExactMatch], _ first: Range<Int>, _ second: Range<Int>
  ) -> [ExactMatch] {
    // The longest anchor over each unit.
    var longest = (
      first: [Int](repeating: 0, count: first.count),
      second: [Int](repeating: 0, count: second.count)
    )
    for anchor in anchors {
      for offset in 0..<anchor.length {
        let places = (
          anchor.first + offset - first.lowerBound, anchor.second + offset - second.lowerBound
        )
        longest.first[places.0] = max(longest.first[places.0], anchor.length)
        longest.second[places.1] = max(longest.second[places.1], anchor.length)
      }
    }
    return anchors.filter { anchor in
      let start = (anchor.first - first.lowerBound, anchor.second - second.lowerBound)
      let shadows = [
        min(longest.first[start.0], longest.first[start.0 + anchor.length - 1]),
        min(longest.second[start.1], longest.second[start.1 + anchor.length - 1]),
      ]
      return shadows.allSatisfy { $0 < 2 * anchor.length }
    }
  }

  private func hashes(_ range: Range<Int>) -> [UInt64] {
    Shingles.hashes(of: Array(text.units[range]), length: Comparison.runLength)
  }

  /// What differs between the kept place and another one.
  func differences(kept: Range<Int>, other: Range<Int>, member: Int) -> [Difference] {
    Differences(text: text).between(kept, other, matches: matches(kept, other)).map {
      Difference(
        member: member, kept: place($0.kept, in: kept), other: place($0.other, in: other),
        isNumeric: $0.isNumeric, isLexical: $0.isLexical)
    }
  }

  private func place(_ range: Range<Int>, in whole: Range<Int>) -> Place {
    let blocks = range.isEmpty ? text.blocks(of: whole) : text.blocks(of: range)
    var block = blocks.lowerBound
    if range.isEmpty {
      block = text.block(at: min(range.lowerBound, whole.upperBound - 1))
      return Place(block: block, bytes: text.bytes(of: range, in: block...block))
    }
    return Place(
      block: blocks.lowerBound, lastBlock: blocks.upperBound,
      bytes: text.bytes(of: range, in: blocks))
  }

  /// Exact Jaccard similarity of the shingle sets of two places, and the share of the shorter one's
  /// shingles that the other has.
  func similarity(_ first: Range<Int>, _ second: Range<Int>) -> (jaccard: Double, contained: Double)
  {
    if text.units[first] == text.units[second] { return (1, 1) }
    let left = Array(text.units[first])
    let right = Array(text.units[second])
    let length = Shingles.length(for: left)
    let leftSet = Set(Shingles.hashes(of: left, length: length))
    let rightSet = Set(Shingles.hashes(of: right, length: length))
    let shared = leftSet.intersection(rightSet).count
    let all = leftSet.count + rightSet.count - shared
    let least = min(leftSet.count, rightSet.count)
    return (
      all == 0 ? 0 : Double(shared) / Double(all), least == 0 ? 0 : Double(shared) / Double(least)
    )
  }
}
