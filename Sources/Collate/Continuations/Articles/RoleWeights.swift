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
    let values = blocks.map(evidence.values)
    let odds = trees.map { $0.scores(values) }
    return values.indices.map { block in
      Kind.allCases.max { odds[$0.rawValue][block] < odds[$1.rawValue][block] } ?? .text
    }
  }
}
