/// Finds scraps that repeat the start of a block that carries a paragraph on.
///
/// A headline may repeat the start of its lead as well; what tells a scrap is that the block it
/// repeats begins in the middle of a sentence.
package enum OrphanFinder {
  ///
  /// - Parameters:
  ///   - reading: the issue.
  ///   - continuations: all joins that were weighed; a possible one tells well enough that a block
  ///     begins in the middle.
  ///   - made: those that are made; what they join is no scrap.
  package static func orphans(
    in reading: IssueReading, continuations: [Continuation], made: [Continuation]
  ) -> [Orphan] {
    let linked = Set(made.flatMap { [$0.from, $0.to] })
    var overlaps: [Int: Set<Int>] = [:]
    for link in continuations {
      let overlap = link.overlap.unicodeScalars.count { Characters.isWord($0.value) }
      overlaps[link.to, default: [0]].insert(overlap)
    }
    return reading.issue.blocks.indices.compactMap { scrap in
      guard !linked.contains(scrap) else { return nil }
      let isWhole = reading.shapes[scrap].ending.isSentenceEnd
      let owners = reading.copies.wholes[scrap].filter { owner in
        // Before the scrap stands nothing, or what stands at the other side of the seam as well.
        let isCarried = overlaps[owner.block]?.contains(owner.position) ?? false
        return isCarried && !isWhole || owner.position == 0 && isBeside(scrap, owner.block, reading)
      }
      guard let owner = owners.min(by: { abs($0.block - scrap) < abs($1.block - scrap) }) else {
        return nil
      }
      let issue = reading.issue
      let form = MatchingForm(issue, block: owner.block)
      let length = MatchingForm(issue, block: scrap).units.count
      let start = owner.position
      guard start + length <= form.units.count else { return nil }
      let stretch = start..<start + length
      guard
        reading.shapes[scrap].ending == .hyphen || !splitsWord(stretch.upperBound, form)
      else { return nil }
      let place = Place(block: owner.block, bytes: form.bytes(of: stretch))
      return Orphan(fragment: issue.place(of: scrap), into: place)
    }
  }

  /// Whether a scrap stands beside a block, and both begin in the middle of a sentence.
  private static func isBeside(_ scrap: Int, _ block: Int, _ reading: IssueReading) -> Bool {
    abs(scrap - block) <= CopyIndex.near && reading.shapes[scrap].beginning == .lower
      && reading.shapes[block].beginning == .lower
  }

  /// Whether a word of an alphabetic script reaches over a place in a text.
  private static func splitsWord(_ place: Int, _ form: MatchingForm) -> Bool {
    place > 0 && place < form.units.count
      && Characters.isAlphabetic(form.units[place - 1])
      && Characters.isAlphabetic(form.units[place])
      && form.bytes(of: place - 1..<place).upperBound
        == form.bytes(of: place..<place + 1).lowerBound
  }
}
