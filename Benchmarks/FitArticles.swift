import Collate
import CollateCommand
import CollateModels
import Foundation

/// Fits the weights by which texts are given to articles, on folders of labelled issues, and writes them as
/// Swift source.
///
///     collate-benchmark fit-articles --issues DIR… [--every-fourth DIR…] --output FILE
///
/// Roles and joins are those that a check finds. Each text is shown with the articles it may belong to, as
/// it would be met if all texts before it were given to their own.
enum FitArticles {
  static func run(_ arguments: [String]) throws -> Int32 {
    let (issues, output) = try FitRoles.labelled(arguments)
    let examples = Workers.threads(ProcessInfo.processInfo.activeProcessorCount).map(issues.count) {
      placements(of: issues[$0])
    }.flatMap(\.self)
    let trees = TreeFitter(
      rounds: 150, leaves: 12, rate: 0.15, leastExamples: 80, exampleShare: 0.7, valueShare: 0.5
    ).fit(
      .init(
        values: examples.map(\.values), isRight: examples.map(\.isRight),
        links: examples.indices.map { (tail: $0, head: $0) }))
    print("issues:", issues.count, "choices:", examples.count)
    let (text, count) = trees.encoded
    try """
    // swift-format-ignore-file
    // Made by `collate-benchmark fit-articles` from \(issues.count) generated issues. Do not edit.
    extension PlacementWeights {
      /// The weights that a check uses.
      package static let fitted = PlacementWeights(
        trees: DecisionTrees(
          encoded:
            "\(Base128.escaped(text))",
          count: \(count)))
    }

    """.write(toFile: output, atomically: true, encoding: .utf8)
    return 0
  }

  private struct Example: Sendable {
    let values: [Float]
    let isRight: Bool
  }

  private static func placements(of issue: Joins.Labelled) -> [Example] {
    let joined = Check(models: BuiltInModels.all).joins(in: issue.issue)
    let jumps = JumpResolver(joined, families: []).jumps()
    let roles = BlockRoles.roles(joined)
    var division = ArticleDivision(joined, roles: roles, jumps: jumps)
    let labels = issue.gold.blocks.map { label -> String? in
      switch label.kind {
      case "paragraph", "fragment", "headline", "subhead": label.article
      default: nil
      }
    }
    var names = division.drafts.map { draft in
      draft.title.flatMap { labels[$0] } ?? draft.own.lazy.compactMap { labels[$0] }.first
    }
    var examples: [Example] = []
    division.divide { choice in
      guard let label = labels[choice.block] else { return 0 }
      let isRight = choice.candidates.map { names[$0.article] == label }
      for (candidate, isRight) in zip(choice.candidates, isRight) {
        examples.append(Example(values: candidate.values, isRight: isRight))
      }
      guard let right = isRight.firstIndex(of: true) else {
        names.append(label)
        return nil
      }
      return right
    }
    return examples
  }
}
