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
    let carried = Set(continuations.map(\.to))
    return reading.issue.blocks.indices.compactMap { scrap in
      guard !linked.contains(scrap), !reading.shapes[scrap].ending.isSentenceEnd else { return nil }
      let owners = reading.copies.wholes[scrap].filter { carried.contains($0.block) }
      guard let owner = owners.min(by: { abs($0.block - scrap) < abs($1.block - scrap) }) else {
        return nil
      }
      let issue = reading.issue
      let form = MatchingForm(issue, block: owner.block)
      let length = MatchingForm(issue, block: scrap).units.count
      let start = owner.position
      guard start + length <= form.units.count else { return nil }
      return Orphan(
        fragment: issue.place(of: scrap),
        into: Place(block: owner.block, bytes: form.bytes(of: start..<start + length)))
    }
  }
}
