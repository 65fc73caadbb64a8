/// The fitted weights by which the second reading tells what a block is: one sum of decision trees for
/// each kind, and the block is of the kind with the greatest odds.
package struct RoleWeights: Sendable {
  /// What a block can be; the place of it, and the first reading, tell the rest.
  package enum Kind: Int, Sendable, CaseIterable {
    case headline, subhead, byline, caption, notice, text
  }

  /// The trees of each kind, in the order of ``Kind``.
  package let trees: [DecisionTrees]

  package init(trees: [DecisionTrees]) { self.trees = trees }

  /// The kinds of all blocks.
  ///
  /// - Complexity: O(*n*) for *n* blocks.
  package func kinds(_ evidence: RoleEvidence, blocks: Range<Int>) -> [Kind] {
    var evidence = evidence
    let asked = blocks.filter(evidence.isOpen)
    let values = asked.map { evidence.values($0) }
    let odds = trees.map { $0.scores(values) }
    var kinds = blocks.map { _ in Kind.text }
    for (index, block) in asked.enumerated() {
      var own = odds.map { $0[index] }
      if evidence.asksAsHead(block) {
        for kind in Kind.allCases where kind != .headline && kind != .subhead {
          own[kind.rawValue] = -.infinity
        }
      }
      if !evidence.canBeByline(block) { own[Kind.byline.rawValue] = -.infinity }
      kinds[block] = RoleWeights.kind(own)
    }
    return kinds
  }

  /// The kind of the greatest odds. A notice belongs to no article: text that is taken for one is lost to
  /// its own, so that it takes more to be one.
  private static func kind(_ odds: [Double]) -> Kind {
    let best = Kind.allCases.max { odds[$0.rawValue] < odds[$1.rawValue] } ?? .text
    let lead = odds[best.rawValue] - odds[Kind.text.rawValue]
    return best == .notice && lead < leadOfNotice ? .text : best
  }

  /// The log-odds by which a notice must be likelier than text.
  private static let leadOfNotice = 3.0
}
