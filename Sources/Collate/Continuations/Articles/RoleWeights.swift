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
      kinds[block] =
        Kind.allCases.max { odds[$0.rawValue][index] < odds[$1.rawValue][index] } ?? .text
    }
    return kinds
  }
}
