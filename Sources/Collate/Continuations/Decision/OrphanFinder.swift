/// Finds scraps that repeat the start of a block that carries a paragraph on.
///
/// A headline may repeat the start of its lead as well; what tells a scrap is that the block it
/// repeats begins in the middle of a sentence.
package enum OrphanFinder {
  /// How likely the block beside a scrap is to carry another one on, whichever that is; of a block
  /// further away it must be known which.
  private static let leastOdds = 1.0 / 3

  /// Characters, marks among them, that may stand before what a scrap repeats.
  private static let mostBefore = 16

  /// Finds the scraps.
  ///
  /// - Parameters:
  ///   - reading: the issue.
  ///   - decision: what was decided of joins; that a block carries one or the other on tells well
  ///     enough that it begins in the middle.
  ///   - made: the joins that are made; what they join is no scrap.
  package static func orphans(
    in reading: IssueReading, decision: ContinuationFinder.Decision, made: [Continuation]
  ) -> [Orphan] {
    let linked = Set(made.flatMap { [$0.from, $0.to] })
    let carried = Set(made.map(\.to))
    var overlaps: [Int: Set<Int>] = [:]
    for link in decision.continuations {
      let overlap = link.overlap.unicodeScalars.count { Characters.isWord($0.value) }
      overlaps[link.to, default: [0]].insert(overlap)
    }
    return reading.issue.blocks.indices.compactMap { scrap in
      guard !linked.contains(scrap), reading.roles[scrap] != .byline else { return nil }
      let isWhole = reading.shapes[scrap].ending.isSentenceEnd
      let owners = reading.copies.wholes[scrap].filter { owner in
        let isNear = abs(scrap - owner.block) <= CopyIndex.near
        let isLikely = isNear && decision.carriesOn[owner.block] >= leastOdds
        // Before the scrap stands nothing, or what stands at the other side of the seam as well.
        let isCarried =
          owner.position == 0 && isLikely
          || overlaps[owner.block]?.contains(owner.position) ?? false
        return isCarried && (!isWhole || isNear && carried.contains(owner.block))
          || owner.position == 0 && isBeside(scrap, owner.block, reading)
      }
      guard let owner = owners.min(by: { abs($0.block - scrap) < abs($1.block - scrap) }),
        isPrinted(scrap, in: owner, reading)
      else { return nil }
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

  /// Whether a scrap stands in a block as it is printed, and not with a capital, a bullet or a dash
  /// that a head or a quotation of the block was given.
  private static func isPrinted(
    _ scrap: Int, in owner: CopyIndex.Occurrence, _ reading: IssueReading
  ) -> Bool {
    func letters(_ block: Int, _ most: Int) -> [UInt32] {
      Array(reading.texts[block].scalars.lazy.filter { !Characters.isSpace($0) }.prefix(most))
    }
    var scrap = letters(scrap, .max)
    if let last = scrap.last, Punctuation.isHyphen(last) { scrap.removeLast() }
    var text = letters(owner.block, scrap.count + mostBefore)[...]
    for _ in 0..<owner.position {
      text = text.drop { !Characters.isWord($0) }.dropFirst()
    }
    if text.starts(with: scrap) { return true }
    return text.drop { !Characters.isWord($0) }.starts(with: scrap)
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
