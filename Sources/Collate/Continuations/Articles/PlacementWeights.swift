/// The fitted weights by which a text is given to an article.
package struct PlacementWeights: Sendable {
  /// The log-odds that a text belongs to an article.
  package let trees: DecisionTrees

  package init(trees: DecisionTrees) { self.trees = trees }

  /// Log-odds that another article must be better than the current one, and odds below which the
  /// current one is not believed.
  private static let lead = 0.0
  private static let doubt = -2.0

  /// Which candidate takes the text; nil if it belongs to none of them.
  package func choose(_ choice: ArticleDivision.Choice) -> Int? {
    let odds = choice.candidates.map { trees.score($0.values) }
    guard let best = odds.indices.dropFirst().max(by: { odds[$0] < odds[$1] }) else { return 0 }
    if odds[best] > 0, odds[best] > odds[0] + PlacementWeights.lead { return best }
    return odds[0] < PlacementWeights.doubt ? nil : 0
  }
}
