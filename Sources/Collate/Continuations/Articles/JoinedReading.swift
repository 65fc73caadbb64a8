/// An issue whose joins are made: what was decided of them, the scraps, and the order of reading.
package struct JoinedReading {
  package let field: JoinField
  package let decision: ContinuationFinder.Decision
  /// The joins that are made.
  package let made: [Continuation]
  package let orphans: [Orphan]
  package let order: ReadingOrder

  package var reading: IssueReading { field.reading }

  package init(_ field: JoinField, minimumCertainty: Certainty) {
    self.field = field
    decision = ContinuationFinder(weights: .fitted(for: field)).decision(in: field)
    made = decision.continuations.filter { $0.certainty >= minimumCertainty }
    orphans = OrphanFinder.orphans(in: field.reading, decision: decision, made: made)
    order = ReadingOrder(
      field.reading, continuations: made, minimumCertainty: minimumCertainty)
  }
}
