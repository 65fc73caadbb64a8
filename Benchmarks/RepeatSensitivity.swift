import Collate
import CollateModels
import Foundation

/// The case `repeats`: how well a check finds repeats, over folders of issues with labels, or over
/// copies that are planted among paragraphs of a corpus.
enum RepeatSensitivity {
  static let usage = """
    usage: collate-benchmark repeats --issues DIR… [--json]
           collate-benchmark repeats --corpus FILE… [--language TAG] [--trials N]
             [--lengths N,…] [--errors SHARE,…] [--misses N] [--json]
           collate-benchmark repeats --bands DIR…
           collate-benchmark repeats --unrelated FILE… [--language TAG] [--paragraphs N] [--json]

      --issues     folders of NAME.issue.txt and NAME.gold.json: pairs found, per language
      --bands      whether the exact join, the bands of signatures and the families of a check agree
                   on the similar blocks of the issues in these folders
      --corpus     articles, JSON Lines or a paragraph a line: the share of planted copies that is
                   found or set apart as an echo, by length and error rate, and of ends that are right
      --unrelated  the families among so many paragraphs of the files (10,000), echoes aside
      --misses     prints so many of the copies that are not reported
    """

  struct Options {
    var files: [String] = []
    var language = PressLanguage.zh
    var trials = 400
    var lengths: [Int] = []
    var errors = [0, 0.05, 0.1, 0.2]
    var paragraphs = 10_000
    var misses = 0
    var json = false
    var isUnrelated = false

    /// Reads them.
    ///
    /// - Throws: `UseError` for an option that does not exist or has no value, or a wrong one.
    init(_ arguments: [String]) throws(UseError) {
      var reader = CommandLineReader(arguments)
      while let argument = reader.next() {
        switch argument {
        case "--corpus": break
        case "--unrelated": isUnrelated = true
        case "--json": json = true
        case "--trials": trials = try reader.count(of: argument, atLeast: 2)
        case "--paragraphs": paragraphs = try reader.count(of: argument)
        case "--misses": misses = try reader.count(of: argument, atLeast: 0)
        case "--lengths": lengths = try reader.counts(of: argument)
        case "--errors": errors = try reader.shares(of: argument)
        case "--language":
          language = try reader.word(of: argument, PressLanguage.init(name:))
        default:
          guard !argument.hasPrefix("--") else { throw UseError("there is no \(argument) here") }
          files.append(argument)
        }
      }
      guard !files.isEmpty else { throw UseError("no file is named") }
      // Korean is set with spaces and counted in syllables.
      let isDense = language.isDense || language == .ko
      if lengths.isEmpty { lengths = isDense ? [20, 30, 50, 100, 200, 400] : [60, 100, 200, 400] }
    }

    var isDense: Bool { language.isDense || language == .ko }
  }

  static func run(_ arguments: [String]) throws -> Int32 {
    guard !arguments.contains("--issues") else {
      return try Joins.run(arguments, name: "repeats") {
        Check(models: BuiltInModels.all).run(on: $0)
      }
    }
    if arguments.first == "--bands" { return try BlockPairs.run(Array(arguments.dropFirst())) }
    let options: Options
    do {
      options = try Options(arguments)
    } catch {
      return complain("collate-benchmark: \(error)\n\n\(usage)")
    }
    let reader = ArticleReader(language: options.language, selection: .all)
    let paragraphs = try options.files.flatMap { try reader.articles(at: $0) }
      .flatMap(\.paragraphs)
    if options.isUnrelated {
      let unrelated = UnrelatedFamilies(among: Array(paragraphs.prefix(options.paragraphs)))
      print(options.json ? try File(unrelated: unrelated.counts).encoded : unrelated.listing)
      return 0
    }
    let planting = Planting(paragraphs, isDense: options.isDense)
    guard planting.isUsable else { throw UseError("the corpus has too few paragraphs") }
    if let length = options.lengths.first(where: { !planting.canPlant($0) }) {
      throw UseError("the corpus has too little text for copies of \(length) characters")
    }
    let rows = sensitivity(planting, options)
    print(options.json ? try File(rows: rows).encoded : table(rows))
    return 0
  }

  /// The figures for machines, with their units.
  private struct File: Encodable {
    let `case` = "repeats"
    var rows: [Row]?
    var unrelated: UnrelatedFamilies.Counts?
    let units = [
      "length": "characters", "errors": "share of the characters", "trials": "copies",
      "reported": "share of the copies", "setApart": "share of the copies",
      "endsRight": "share of the copies reported", "paragraphs": "paragraphs",
      "families": "families", "echoes": "families",
    ]
    let machine = Provenance.here.machine
    let swift = Provenance.here.swift
    let commit = Provenance.here.commit

    var encoded: String { get throws { try Provenance.encoded(self) } }
  }

  /// Copies of one length with one share of errors.
  struct Row: Encodable {
    let length: Int
    let errors: Double
    let trials: Int
    /// The shares of copies that are reported and that are set apart as echoes: of copies that are
    /// blocks of their own, and of copies inside a block.
    var asBlock = Shares()
    var inside = Shares()

    struct Shares: Encodable {
      var reported = 0.0
      var setApart = 0.0
      /// The share of the reported copies with the ends of both places right: to the character
      /// without errors, within three characters with them.
      var endsRight = 0.0
    }
  }

  /// How a planted copy was found.
  private enum Outcome { case reported, setApart, missed }

  private static func sensitivity(_ planting: Planting, _ options: Options) -> [Row] {
    var planting = planting
    var rows: [Row] = []
    var misses = options.misses
    let check = Check(models: BuiltInModels.all)
    for length in options.lengths {
      for errors in options.errors {
        var row = Row(length: length, errors: errors, trials: options.trials)
        for isInside in [false, true] {
          var counts: [Outcome: Int] = [:]
          var right = 0
          for _ in 0..<options.trials / 2 {
            let planted = planting.next(length, errors, isInside: isInside)
            let issue = Issue(planted.text)
            let (outcome, family) = find(planted, issue, check.repeats(in: issue))
            counts[outcome, default: 0] += 1
            if let family, outcome == .reported,
              hasRightEnds(family, planted, issue, tolerance: errors > 0 ? 3 : 0)
            {
              right += 1
            } else if misses > 0 {
              misses -= 1
              print(describe(planted, issue, outcome, family, length, errors))
            }
          }
          let all = Double(options.trials / 2)
          let shares = Row.Shares(
            reported: Double(counts[.reported, default: 0]) / all,
            setApart: Double(counts[.setApart, default: 0]) / all,
            endsRight: Double(right) / Double(max(counts[.reported, default: 0], 1)))
          if isInside { row.inside = shares } else { row.asBlock = shares }
        }
        rows.append(row)
      }
    }
    return rows
  }

  private static func find(
    _ planted: Planting.Planted, _ issue: Issue, _ repeats: Repeats
  ) -> (Outcome, Family?) {
    func holds(_ family: Family) -> Bool {
      [(planted.original, planted.originalUnits), (planted.copy, planted.copyUnits)].allSatisfy {
        block, units in
        family.members.contains {
          $0.block == block
            && 2 * self.units(of: $0, in: issue).clamped(to: units).count >= units.count
        }
      }
    }
    if let family = repeats.families.first(where: holds) { return (.reported, family) }
    if let family = repeats.echoes.first(where: holds) { return (.setApart, family) }
    return (.missed, nil)
  }

  private static func hasRightEnds(
    _ family: Family, _ planted: Planting.Planted, _ issue: Issue, tolerance: Int
  ) -> Bool {
    [(planted.original, planted.originalUnits), (planted.copy, planted.copyUnits)].allSatisfy {
      block, truth in
      family.members.contains {
        guard $0.block == block else { return false }
        let units = self.units(of: $0, in: issue)
        return abs(units.lowerBound - truth.lowerBound) <= tolerance
          && abs(units.upperBound - truth.upperBound) <= tolerance
      }
    }
  }

  /// The units of a place, counted from the start of its block.
  private static func units(of place: Place, in issue: Issue) -> Range<Int> {
    let block = issue.blocks[place.block]
    let source = issue.sources[block.source]
    let before = MatchingForm(source, block.bytes.lowerBound..<place.bytes.lowerBound).units.count
    return before..<before + MatchingForm(source, place.bytes).units.count
  }

  private static func describe(
    _ planted: Planting.Planted, _ issue: Issue, _ outcome: Outcome, _ family: Family?,
    _ length: Int, _ errors: Double
  ) -> String {
    let members = family?.members.filter { [planted.original, planted.copy].contains($0.block) }
    return """
      \(length) at \(errors), \(outcome) \(family?.echo?.rawValue ?? ""): \(planted.stretch.prefix(160))
      \(planted.originalUnits) \(planted.copyUnits) \
      \((members ?? []).map { "\(units(of: $0, in: issue)) \(issue.text(of: $0).prefix(160))" })
      """
  }

  private static func table(_ rows: [Row]) -> String {
    var lines = [
      "| characters | errors | as a block | set apart | ends right | inside a block | set apart | ends right |",
      "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in rows {
      let shares = [row.asBlock, row.inside].flatMap { [$0.reported, $0.setApart, $0.endsRight] }
        .map { String(format: "%.3f", $0) }
      lines.append(
        "| \(row.length) | \(Int((row.errors * 100).rounded())) % | "
          + "\(shares.joined(separator: " | ")) |")
    }
    return lines.joined(separator: "\n")
  }
}
