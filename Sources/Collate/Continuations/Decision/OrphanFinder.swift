/// Finds scraps that repeat the start of a block that carries a paragraph on.
///
/// A headline may repeat the start of its lead as well; what tells a scrap is that the block it
/// repeats begins in the middle of a sentence.
package enum OrphanFinder {
  package static func orphans(in reading: IssueReading, continuations: [Continuation]) -> [Orphan] {
    let linked = Set(continuations.flatMap { [$0.from, $0.to] })
    let carried = Dictionary(
      uniqueKeysWithValues: continuations.filter { $0.certainty >= .likely }.map { ($0.to, $0) })
    return reading.issue.blocks.indices.compactMap { scrap in
      guard !linked.contains(scrap), !reading.shapes[scrap].ending.isSentenceEnd else { return nil }
      let owners = reading.copies.wholes[scrap].filter { carried[$0.block] != nil }
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
