import Collate
import CollateCommand
import CollateModels
import Foundation

/// Fits the join weights on folders of labelled issues and writes them as Swift source.
///
///     collate-benchmark fit-joins --issues DIR… [--also DIR…] --output FILE
///     collate-benchmark fit-joins --further DIR… [--every N DIR…] --output FILE
///
/// Models say more of text like that they were made from than of other text. So there are two sets of
/// trees, and their mean weighs: one fitted on the issues, one on these and further ones of sources
/// that the models have not met. In the middle of both, what is fitted to one kind of text by chance
/// weighs half.
///
/// The second form keeps the weights that Collate has and adds trees that are fitted to what these
/// leave over on some issues, one in N of the folders behind `--every`. They weigh half, too. `certain`
/// stays, and so do the weights for languages that no model knows.
///
/// For issues in a language that no model knows there are weights of their own, fitted on all
/// issues in letters that no model has met (``Disguise``).
///
/// Thresholds of certainty come from two-fold cross-fitting on the first issues: each half is
/// judged by weights fitted on the other. `certain` begins where 993 of 1000 links above are right
/// and 987 close to it, `likely` where 97 of 100 above are right and 91 of 100 between it and
/// `certain`: a promise of nine in ten, with one in hand for other kinds of text.
enum FitJoinsCommand {
  static func run(_ arguments: [String]) throws -> Int32 {
    var folders: [String: [Folder]] = [:]
    var output: String?
    var option = ""
    var every = 1
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--output": output = rest.popFirst()
      case "--every": every = max(1, rest.popFirst().flatMap(Int.init) ?? 1)
      case _ where argument.hasPrefix("--"): option = argument
      default: folders[option, default: []].append(Folder(path: argument, every: every))
      }
    }
    if let output, let further = folders["--further"] {
      try source(further: try further.flatMap(Self.examples))
        .write(toFile: output, atomically: true, encoding: .utf8)
      return 0
    }
    guard let output, let own = folders["--issues"] else {
      print("usage: fit-joins --issues DIR… [--also DIR…] --output FILE")
      print("       fit-joins --further DIR… [--every N DIR…] --output FILE")
      return 2
    }
    let others = folders["--also"] ?? []
    let examples = try own.flatMap(Self.examples)
    var known = fitted(examples, TreeFitter())
    if !others.isEmpty {
      let all = examples + (try others.flatMap(Self.examples))
      let wider = JoinFitter().fit(all)
      known.weights.trees = DecisionTrees(
        meanOf: [known.weights.trees, wider.trees].compactMap(\.self))
      known.issues = all.count
    }
    // There is less to be said without a model.
    let unknown = fitted(
      try disguisedExamples(own + others), TreeFitter(rounds: 500, leaves: 16))
    try source(known.weights, unknown.weights, "from \(known.issues) generated issues")
      .write(toFile: output, atomically: true, encoding: .utf8)
    return 0
  }

  /// Weights fitted on some issues, and how many those are.
  private typealias Fit = (weights: JunctionWeights, issues: Int)

  /// A folder of labelled issues, of which one in some counts.
  private struct Folder {
    let path: String
    let every: Int

    /// Its issues with their names, in name order.
    func issues() throws -> [Joins.Labelled] {
      try Joins.labelled(path).enumerated().filter { $0.offset % every == 0 }.map(\.element)
    }
  }

  /// The weights that Collate has, with half of what trees add that are fitted to the rest.
  private static func source(further examples: [JoinFitter.Example]) -> String {
    print("issues:", examples.count)
    var known = JunctionWeights.fitted
    let first = known.trees?.roots.count ?? 0
    known.trees = JoinFitter(trees: TreeFitter(rounds: 600)).fit(examples, after: .fitted).trees?
      .weighted(from: first, by: 0.5)
    // A little lower than the first weights had it: what is added takes some of the margin of many right links.
    known.likely = 0.2
    return source(known, .fittedToUnknown, "from \(examples.count) issues, added to earlier ones")
  }

  private static func fitted(_ examples: [JoinFitter.Example], _ trees: TreeFitter) -> Fit {
    print("issues:", examples.count)
    // Two neighbours are in one half: of disguised issues one has case and the other has not.
    let halves = examples.indices.map { $0 / 2 % 2 }
    // The fits on either half and on all of them do not depend on each other.
    let fits = Workers.threads(3).map(3) { fold in
      JoinFitter(trees: trees).fit(
        examples.indices.filter { halves[$0] != fold }.map { examples[$0] })
    }
    var judged: [(margin: Double, isRight: Bool)] = []
    for (example, half) in zip(examples, halves) {
      let finder = ContinuationFinder(weights: fits[half])
      for link in finder.continuations(in: example.field)
      where !example.gold.ignored.contains([link.from, link.to]) {
        judged.append((link.margin, example.gold.links[link.from] == link.to))
      }
    }
    var weights = fits[2]
    weights.certain = threshold(judged, share: 0.993, band: 0.987)
    weights.likely = min(
      weights.certain, likelyThreshold(judged, share: 0.97, ofLikely: 0.91, weights.certain))
    let right = judged.count { $0.isRight }
    print("cross-fitted links:", judged.count, "right:", right)
    for bound in stride(from: 0.0, through: 6.0, by: 0.5) {
      let above = judged.filter { $0.margin >= bound }
      let band = above.filter { $0.margin < bound + 0.5 }
      print(
        "margin", bound, "links from here", above.count, "right", above.count { $0.isRight },
        "in band", band.count, "right", band.count { $0.isRight })
    }
    print("likely from", weights.likely, "certain from", weights.certain)
    return (weights, examples.count)
  }

  /// Reads the labelled issues of a folder with their names, in name order.
  static func namedExamples(
    _ folder: String
  ) throws -> [(name: String, example: JoinFitter.Example)] {
    namedExamples(try Joins.labelled(folder))
  }

  private static func examples(_ folder: Folder) throws -> [JoinFitter.Example] {
    namedExamples(try folder.issues()).map(\.example)
  }

  private static func namedExamples(
    _ issues: [Joins.Labelled]
  ) -> [(name: String, example: JoinFitter.Example)] {
    Workers.threads(ProcessInfo.processInfo.activeProcessorCount).map(issues.count) {
      (issues[$0].name, example(issues[$0].issue, issues[$0].gold, models: BuiltInModels.all))
    }
  }

  /// Every sixth issue in small and capital letters that no model knows, every sixth in letters
  /// without case, by turns; what is written in Han, kana or Hangul keeps its script and loses its
  /// models.
  private static func disguisedExamples(_ folders: [Folder]) throws -> [JoinFitter.Example] {
    let issues = try folders.flatMap { try $0.issues() }.enumerated().filter { $0.offset % 3 == 0 }
    return Workers.threads(ProcessInfo.processInfo.activeProcessorCount).map(issues.count) {
      let (offset, (_, issue, gold)) = issues[$0]
      let disguise: Disguise = offset % 6 == 0 ? .cased : .uncased
      let bytes = issue.sources[0].bytes
      let text = disguise.apply(to: bytes)
      let isDense = text == bytes
      return example(
        Issue(sources: [Source(path: "-", bytes: text)]), gold,
        models: isDense ? .none : BuiltInModels.all)
    }
  }

  private static func example(
    _ issue: Issue, _ gold: IssueGold, models: ModelSet
  ) -> JoinFitter.Example {
    let reading = IssueReading(issue)
    return JoinFitter.Example(
      field: JoinField(reading, model: models.scoring(for: reading)), gold: GoldLinks(gold))
  }

  /// The lowest margin, in steps of a half, from which on a share of all links is right, and of those
  /// within the next half a share of its own.
  static func threshold(
    _ judged: [(margin: Double, isRight: Bool)], share: Double, band: Double
  ) -> Double {
    for bound in stride(from: 0.5, through: 6, by: 0.5) {
      let above = judged.filter { $0.margin >= bound }
      let near = above.filter { $0.margin < bound + 0.5 }
      if Double(above.count { $0.isRight }) >= share * Double(above.count),
        Double(near.count { $0.isRight }) >= band * Double(near.count)
      {
        return bound
      }
    }
    return 6
  }

  /// The lowest margin, in steps of a twentieth, from which on a share of all links is right, and a
  /// share of its own of those below `certain`.
  static func likelyThreshold(
    _ judged: [(margin: Double, isRight: Bool)], share: Double, ofLikely: Double,
    _ certain: Double
  ) -> Double {
    for step in 1...max(1, Int(certain * 20)) {
      let bound = Double(step) / 20
      let above = judged.filter { $0.margin >= bound }
      let likely = above.filter { $0.margin < certain }
      if Double(above.count { $0.isRight }) >= share * Double(above.count),
        Double(likely.count { $0.isRight }) >= ofLikely * Double(likely.count)
      {
        return bound
      }
    }
    return certain
  }

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
    let trees = weights.trees?.encoded ?? ("", 0)
    return """
        /// \(comment)
        package static let \(name) = JunctionWeights(
          linear: [
      \(row(weights.linear))
          ],
          trees: DecisionTrees(encoded: \(name)Trees, count: \(trees.1)),
          likely: \(weights.likely), certain: \(weights.certain))

        private static let \(name)Trees =
          "\(Base128.escaped(trees.0))"
      """
  }
}
