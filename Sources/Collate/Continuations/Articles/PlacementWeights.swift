/// The fitted weights by which a text is given to an article.
package struct PlacementWeights: Sendable {
  /// The log-odds that a text belongs to an article.
  package let trees: DecisionTrees

  package init(trees: DecisionTrees) { self.trees = trees }

  /// Which candidate takes the text: the likeliest; nil if it more likely belongs to none of them.
  package func choose(_ choice: ArticleDivision.Choice) -> Int? {
    let odds = choice.candidates.map { trees.score($0.values) }
    let best = odds.indices.max { (odds[$0], $1) < (odds[$1], $0) } ?? 0
    return odds[best] > 0 ? best : nil
  }
}
