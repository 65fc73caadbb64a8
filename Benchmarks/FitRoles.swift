import Collate
import CollateCommand
import CollateModels
import Foundation

/// Fits the weights by which blocks are told apart in their articles, on folders of labelled issues, and
/// writes them as Swift source.
///
///     collate-benchmark fit-roles --issues DIR… [--every-fourth DIR…] --output FILE
///
/// Of the folders behind `--every-fourth` every fourth issue is taken, in name order, so that one source of
/// which there is much does not outweigh all others.
///
/// Every kind has trees of its own, fitted to tell it from all others (``TreeFitter``; no block is another
/// one's rival).
enum FitRoles {
  static func run(_ arguments: [String]) throws -> Int32 {
    let (issues, output) = try labelled(arguments)
    let examples = Workers.threads(ProcessInfo.processInfo.activeProcessorCount).map(issues.count) {
      labelledBlocks(of: issues[$0])
    }.flatMap(\.self)
    let values = examples.map(\.values)
    let links = examples.indices.map { (tail: $0, head: $0) }
    let fitter = TreeFitter(
      rounds: 80, leaves: 12, rate: 0.15, leastExamples: 80, exampleShare: 0.7, valueShare: 0.5)
    let kinds = RoleWeights.Kind.allCases
    let trees = Workers.threads(ProcessInfo.processInfo.activeProcessorCount).map(kinds.count) {
      kind in
      fitter.fit(
        .init(values: values, isRight: examples.map { $0.kind.rawValue == kind }, links: links))
    }
    print("issues:", issues.count, "blocks:", examples.count)
    try source(trees, issues: issues.count).write(
      toFile: output, atomically: true, encoding: .utf8)
    return 0
  }

  /// The issues that a fit is asked to read and the file it is to write.
  static func labelled(
    _ arguments: [String]
  ) throws -> (issues: [Joins.Labelled], output: String) {
    let options = try OptionValues(arguments, of: ["--issues", "--every-fourth", "--output"])
    let output = try options.required("--output")
    var issues = try options["--issues"].flatMap(Joins.labelled)
    for folder in options["--every-fourth"] {
      issues += try Joins.labelled(folder).enumerated().filter { $0.offset % 4 == 3 }
        .map(\.element)
    }
    guard !issues.isEmpty else { throw UseError("no labelled issues are named") }
    return (issues, output)
  }

  private struct Example: Sendable {
    let values: [Float]
    let kind: RoleWeights.Kind
  }

  private static func labelledBlocks(of issue: Joins.Labelled) -> [Example] {
    var evidence = RoleEvidence(Check(models: BuiltInModels.all).joins(in: issue.issue))
    return issue.gold.blocks.enumerated().compactMap { block, label in
      guard evidence.isOpen(block), let kind = kind(label.kind) else { return nil }
      return Example(values: evidence.values(block), kind: kind)
    }
  }

  /// The kind of a label; scraps and jump lines are found before.
  private static func kind(_ label: String) -> RoleWeights.Kind? {
    switch label {
    case "headline": .headline
    case "subhead": .subhead
    case "byline": .byline
    case "caption": .caption
    case "boilerplate", "header": .notice
    case "paragraph", "fragment", "duplicate": .text
    default: nil
    }
  }

  private static func source(_ trees: [DecisionTrees], issues: Int) -> String {
    let texts = trees.map { tree in
      let (text, count) = tree.encoded
      return """
            DecisionTrees(
              encoded:
                "\(Base128.escaped(text))",
              count: \(count)),
        """
    }
    return """
      // swift-format-ignore-file
      // Made by `collate-benchmark fit-roles` from \(issues) generated issues. Do not edit.
      extension RoleWeights {
        /// The weights that a check uses, in the order of ``Kind``.
        package static let fitted = RoleWeights(trees: [
      \(texts.joined(separator: "\n"))
        ])
      }

      """
  }
}
