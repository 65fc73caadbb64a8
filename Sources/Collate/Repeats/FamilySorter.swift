/// Sorts families into repeats and echoes.
///
/// What shares a frame may hold copies nevertheless: a notice that is set twice stands beside others of
/// its kind. The copies are a family of their own then, and one place of each text is the frame.
struct FamilySorter: Sendable {
  let builder: FamilyBuilder
  let echoes: Echoes

  /// A family with its places.
  typealias Sorted = (family: Family, places: [Range<Int>])

  /// The families of places, in order of their first one, each with its ``Family/echo`` where it is one.
  func sorted(_ places: [[Range<Int>]]) -> [Sorted] {
    var sorted = places.flatMap(parted)
    let frames = sorted.filter { $0.family.echo == .frame && $0.places.count > 2 }.map(\.places)
    for index in sorted.indices
    where sorted[index].family.echo == nil && areSiblings(sorted[index], in: frames) {
      sorted[index].family.echo = .frame
    }
    return sorted.sorted {
      ($0.places[0].lowerBound, $0.places[0].upperBound)
        < ($1.places[0].lowerBound, $1.places[0].upperBound)
    }
  }

  /// A family, or its copies and its frame apart.
  private func parted(_ places: [Range<Int>]) -> [Sorted] {
    let whole = family(places)
    guard whole.family.hasDifferentNumbers, whole.family.echo ?? .frame == .frame else {
      return [whole]
    }
    let parts = echoes.frames.parts(places)
    let copies = parts.filter { $0.count > 1 }
    guard parts.count > 1, copies.allSatisfy({ $0.contains(where: echoes.text.isWhole) }) else {
      return withEqualApart(whole)
    }
    var frame = family(parts.map { $0[0] })
    if parts.count > 2 { frame.family.echo = .frame }
    return copies.flatMap { withEqualApart(family($0)) } + [frame]
  }

  /// A family whose figures differ with one place of each text, and the whole blocks that are equal
  /// apart: they are what is to be taken out first.
  private func withEqualApart(_ sorted: Sorted) -> [Sorted] {
    let texts = echoes.frames.texts(sorted.places)
    let equal = texts.filter { $0.count > 1 && $0.allSatisfy(echoes.text.isWhole) }
    guard texts.count > 1, texts.allSatisfy({ $0.count == 1 || equal.contains($0) }),
      !equal.isEmpty, sorted.family.hasDifferentNumbers
    else { return [sorted] }
    return equal.map(family) + [family(texts.map { $0[0] })]
  }

  private func family(_ places: [Range<Int>]) -> Sorted {
    var family = builder.family(places)
    family.echo = echoes.reason(places, family)
    return (family, places)
  }

  /// Whether the two places of a family are parts of two places of one frame, and differ as those do.
  private func areSiblings(_ pair: Sorted, in frames: [[Range<Int>]]) -> Bool {
    guard pair.places.count == 2, pair.family.hasDifferentNumbers,
      frames.contains(where: { frame in
        pair.places.allSatisfy { place in frame.contains { $0.overlaps(place) } }
      })
    else { return false }
    return echoes.frames.areSiblings(pair.places[0], pair.places[1])
  }
}
