import Collate
import CollateCommand
import CollateModels
import Foundation

/// Fits the join weights on folders of labelled issues and writes them as Swift source.
///
///     collate-benchmark fit-joins --issues DIR… [--also DIR…] --output FILE
///     collate-benchmark fit-joins [--standing DIR… [--also DIR…]] --judge DIR… --output FILE
///
/// The first form fits the first weighing. Models say more of text like that they were made from than of
/// other text. So there are two sets of trees, and their mean weighs: one fitted on the issues, one on
/// these and further ones of sources that the models have not met. In the middle of both, what is fitted
/// to one kind of text by chance weighs half.
///
/// The second form keeps the first weighing that Collate has and fits the second one (``StandingFitter``),
/// on issues that the first was not fitted on. It is the mean of two fits as well, one of them with issues
/// of further kinds.
///
/// For issues in a language that no model knows there are weights of their own, fitted on issues in letters
/// that no model has met (``Disguise``).
///
/// Thresholds of certainty come from issues that nothing was fitted on, those behind `--judge`: `certain`
/// begins where 9,985 of 10,000 links above are right, `likely` where 91 of 100 between it and
/// `certain` are: a promise of 99 in 100 and of nine in ten, with something in hand for other kinds
/// of text. Where nothing is to be fitted the weights that Collate has get new thresholds.
enum FitJoinsCommand {
  static func run(_ arguments: [String]) throws -> Int32 {
    let options = try OptionValues(
      arguments, of: ["--issues", "--also", "--standing", "--judge", "--output"])
    let output = try options.required("--output")
    let weights = try fitted(options)
    let origin =
      weights.issues > 0 ? "from \(weights.issues) generated issues" : "with new thresholds"
    try source(weights.known, weights.unknown, origin)
      .write(toFile: output, atomically: true, encoding: .utf8)
    return 0
  }

  /// What is fitted: weights for languages that a model knows, those for others, and on how many issues.
  private typealias Fitted = (known: JunctionWeights, unknown: JunctionWeights, issues: Int)

  private static func fitted(_ folders: OptionValues) throws -> Fitted {
    guard folders["--issues"].isEmpty != folders["--judge"].isEmpty else {
      throw UseError("either --issues or --judge is wanted")
    }
    return folders["--judge"].isEmpty
      ? try fitted(folders["--issues"], also: folders["--also"])
      : try fitted(
        standing: folders["--standing"], also: folders["--also"], judge: folders["--judge"])
  }

  /// Fits the first weighing.
  private static func fitted(_ own: [String], also others: [String]) throws -> Fitted {
    let (own, others) = (try JoinExamples(own), try JoinExamples(others))
    var examples = own.all
    var known = JoinFitter().fit(examples)
    if others.count > 0 {
      examples += others.all
      known.trees = DecisionTrees(
        meanOf: [known.trees, JoinFitter().fit(examples).trees].compactMap(\.self))
    }
    // There is less to be said without a model.
    let unknown = JoinFitter(trees: TreeFitter(rounds: 500, leaves: 16))
      .fit((own + others).disguised.all)
    return (known, unknown, examples.count)
  }

  /// Fits the second weighing, if there is anything to fit it on, and the thresholds.
  private static func fitted(
    standing: [String], also others: [String], judge: [String]
  ) throws -> Fitted {
    let issues = try JoinExamples(standing)
    let further = try issues + JoinExamples(others)
    let judges = try JoinExamples(judge)
    let kinds = [
      (first: JunctionWeights.fitted, fits: [issues, further], judges: judges),
      (.fittedToUnknown, [issues.disguised, further.disguised], judges.disguised),
    ]
    var fits = kinds.map(\.first)
    if issues.count > 0 {
      fits = Workers.threads(2).map(2) {
        let fitter = StandingFitter(first: kinds[$0].first)
        return fitter.fit(meanOf: others.isEmpty ? [kinds[$0].fits[0]] : kinds[$0].fits)
      }
    }
    for (number, kind) in kinds.enumerated() { setThresholds(&fits[number], kind.judges.all) }
    return (fits[0], fits[1], further.count)
  }

  /// Sets the margins from which joins are certain and likely in some issues.
  private static func setThresholds(
    _ weights: inout JunctionWeights, _ examples: [JoinFitter.Example]
  ) {
    let finder = ContinuationFinder(weights: weights)
    let judged = examples.flatMap { example in
      finder.continuations(in: example.field)
        .filter { !example.gold.isOpen($0.from, $0.to) }
        .map { (margin: $0.margin, isRight: example.gold.links[$0.from] == $0.to) }
    }
    let certain = threshold(judged, share: 0.9985)
    weights.certain = certain
    weights.likely = min(certain, threshold(judged.filter { $0.margin < certain }, share: 0.91))
    print("judged links:", judged.count, "right:", judged.count { $0.isRight })
    for bound in stride(from: 0.0, through: 6.0, by: 0.5) {
      let above = judged.filter { $0.margin >= bound }
      let band = above.filter { $0.margin < bound + 0.5 }
      print(
        "margin", bound, "links from here", above.count, "right", above.count { $0.isRight },
        "in band", band.count, "right", band.count { $0.isRight })
    }
    print("likely from", weights.likely, "certain from", weights.certain)
  }

  /// The lowest margin, in steps of a twentieth, from which on a share of the links is right; the highest
  /// one where too few are left to tell.
  static func threshold(
    _ judged: [(margin: Double, isRight: Bool)], share: Double
  ) -> Double {
    for step in 1...120 {
      let bound = Double(step) / 20
      let above = judged.filter { $0.margin >= bound }
      guard above.count >= fewestJudged else { break }
      if Double(above.count { $0.isRight }) >= share * Double(above.count) { return bound }
    }
    return 6
  }

  /// Links that tell a share of one in a hundred.
  private static let fewestJudged = 100

  private static func source(
    _ known: JunctionWeights, _ unknown: JunctionWeights, _ origin: String
  ) -> String {
    """
    // swift-format-ignore-file
    // Made by `collate-benchmark fit-joins` \(origin). Do not edit.
    extension JunctionWeights {
    \(source(known, "fitted", "The weights that a check uses."))

    \(source(unknown, "fittedToUnknown", "Those for languages that no network knows."))
    }

    """
  }

  private static func source(
    _ weights: JunctionWeights, _ name: String, _ comment: String
  ) -> String {
    func row(_ values: [Double]) -> String {
      var lines: [String] = []
      var line = "     "
      for value in values {
        let text = " \(value == value.rounded() ? String(Int(value)) : String(value)),"
        if line.count + text.count > 98 {
          lines.append(line)
          line = "     "
        }
        line += text
      }
      return (lines + [line]).joined(separator: "\n")
    }
    let trees = [
      ("Trees", weights.trees), ("Tails", weights.standing?.tails),
      ("Heads", weights.standing?.heads), ("Joins", weights.standing?.joins),
    ].map { (name: name + $0, encoded: $1?.encoded ?? (text: "", count: 0)) }
    func read(_ index: Int) -> String {
      "DecisionTrees(encoded: \(trees[index].name), count: \(trees[index].encoded.count))"
    }
    let texts = trees.map { name, encoded in
      """
        private static let \(name) =
          "\(Base128.escaped(encoded.text))"
      """
    }
    return """
        /// \(comment)
        package static let \(name) = JunctionWeights(
          linear: [
      \(row(weights.linear))
          ],
          trees: \(read(0)),
          standing: StandingWeights(
            tails: \(read(1)),
            heads: \(read(2)),
            joins: \(read(3))),
          likely: \(weights.likely), certain: \(weights.certain))

      \(texts.joined(separator: "\n\n"))
      """
  }
}
