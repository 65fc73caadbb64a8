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
    return anchors.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  private func hashes(_ range: Range<Int>) -> [UInt64] {
    Shingles.hashes(of: Array(text.units[range]), length: Comparison.runLength)
  }

  /// What differs between the kept place and another one.
  func differences(kept: Range<Int>, other: Range<Int>, member: Int) -> [Difference] {
    let matches = self.matches(kept, other)
    var differences: [Difference] = []
    var keptStart = kept.lowerBound
    var otherStart = other.lowerBound
    func add(_ keptEnd: Int, _ otherEnd: Int) {
      let left = keptStart..<max(keptEnd, keptStart)
      let right = otherStart..<max(otherEnd, otherStart)
      guard !left.isEmpty || !right.isEmpty else { return }
      differences.append(
        Difference(
          member: member, kept: place(left, in: kept), other: place(right, in: other),
          isNumeric: isNumeric(left, right)))
    }
    for match in matches {
      add(match.first, match.second)
      keptStart = match.firstEnd
      otherStart = match.secondEnd
    }
    add(kept.upperBound, other.upperBound)
    return differences
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

  /// Whether two stretches hold figures and nothing else. Where one is empty, the other one is a part
  /// of a longer figure or holds digits; a numeral alone is a word more often, as in 一起.
  private func isNumeric(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard [left, right].allSatisfy({ text.units[$0].allSatisfy(Comparison.isNumeral) }) else {
      return false
    }
    guard left.isEmpty || right.isEmpty else { return true }
    let whole = left.isEmpty ? right : left
    return text.units[whole].contains(where: Characters.isDigit)
      || [whole.lowerBound - 1, whole.upperBound].contains {
        text.units.indices.contains($0) && text.owners[$0] == text.owners[whole.lowerBound]
          && Comparison.isNumeral(text.units[$0])
      }
  }

  private static func isNumeral(_ unit: UInt32) -> Bool {
    Characters.isDigit(unit) || isHanNumeral(unit)
  }

  private static func isHanNumeral(_ unit: UInt32) -> Bool {
    switch unit {
    case 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341,
      0x767E, 0x5343, 0x4E07, 0x4EBF, 0x842C, 0x5104:
      true
    default: false
    }
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
