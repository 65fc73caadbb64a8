/// Describes the places of a family: how they repeat each other, which one is kept, what differs.
struct FamilyBuilder: Sendable {
  let text: RepeatText
  private var comparison: Comparison { Comparison(text: text) }

  init(text: RepeatText) { self.text = text }

  /// A family of two places or more, in order.
  func family(_ places: [Range<Int>]) -> Family {
    let kind = kind(of: places)
    let (kept, reason) = keptPlace(places, kind)
    return family(places, kind, kept: kept, because: reason)
  }

  /// The same family with another place kept.
  func family(
    _ family: Family, places: [Range<Int>], keeping kept: Int, because reason: Family.KeptReason
  ) -> Family {
    self.family(places, family.kind, kept: kept, because: reason)
  }

  private func family(
    _ places: [Range<Int>], _ kind: Family.Kind, kept: Int, because reason: Family.KeptReason
  ) -> Family {
    var similarity = 1.0
    var differences: [Difference] = []
    for (member, place) in places.enumerated() where member != kept {
      let (jaccard, contained) = comparison.similarity(places[kept], place)
      switch kind {
      case .exact, .near: similarity = min(similarity, jaccard)
      case .contained, .passage, .inner: similarity = min(similarity, contained)
      }
      differences += comparison.differences(kept: places[kept], other: place, member: member)
    }
    return Family(
      kind: kind, similarity: similarity, characters: places[kept].count,
      members: places.map(text.place), differences: differences, kept: kept, keptBecause: reason,
      id: identity(places))
  }

  private func kind(of places: [Range<Int>]) -> Family.Kind {
    // A place that runs on into the next block is no part of one.
    let blocks = Set(places.map(text.blocks))
    if blocks.count == 1, blocks.first?.count == 1 { return .inner }
    let whole = places.filter(text.isWhole).count
    if whole == places.count {
      let first = text.units[places[0]]
      return places.allSatisfy { text.units[$0] == first } ? .exact : .near
    }
    return whole > 0 ? .contained : .passage
  }

  /// The copy to keep: the one inside a longer block of two; of many, the one most like the others;
  /// else the first.
  private func keptPlace(
    _ places: [Range<Int>], _ kind: Family.Kind
  ) -> (Int, Family.KeptReason) {
    switch kind {
    case .contained:
      let longest = places.indices.max { left, right in
        let lengths = [left, right].map { blockLength(places[$0]) }
        return (lengths[0], right) < (lengths[1], left)
      }
      return (longest ?? 0, .longest)
    case .near where places.count > 2 && places.count <= FamilyBuilder.mostCompared:
      let likeness = places.map { place in
        places.reduce(0.0) { $0 + comparison.similarity(place, $1).jaccard }
      }
      guard let most = likeness.max(), let kept = likeness.firstIndex(of: most) else {
        return (0, .first)
      }
      return (kept, .cleaner)
    default: return (0, .first)
    }
  }

  /// Copies of one text that are compared each with each.
  private static let mostCompared = 12

  private func blockLength(_ place: Range<Int>) -> Int {
    let blocks = text.blocks(of: place)
    return text.starts[blocks.upperBound + 1] - text.starts[blocks.lowerBound]
  }

  /// A hash of the repeated text, whatever its copies are called and in which order they stand.
  private func identity(_ places: [Range<Int>]) -> String {
    // Equal copies have one hash.
    var distinct: [Range<Int>] = []
    for place in places
    where distinct.last.map({ text.units[$0] != text.units[place] }) ?? true {
      distinct.append(place)
    }
    let hashes = distinct.map { place in
      FNV.hash(
        text.units[place].lazy.flatMap { unit in
          (0..<4).lazy.map { UInt8(truncatingIfNeeded: unit >> (8 * UInt32($0))) }
        })
    }
    return (hashes.min() ?? 0).hexadecimal
  }
}
