import Collate
import Foundation

/// The figures of the case `joins`: per issue, per language, per difficulty and in all.
struct JoinsReport {
  let rows: [Joins.Row]
  let floor: Certainty

  /// Sums under their names: `all` first, then languages, then difficulties.
  private var totals: [(name: String, score: JoinsScore)] {
    func sum(_ name: String, _ rows: [Joins.Row]) -> (name: String, score: JoinsScore) {
      var score = JoinsScore()
      for row in rows { score += row.score }
      return (name, score)
    }
    var result = [sum("all", rows)]
    for language in Set(rows.map(\.language)).sorted() {
      result.append(sum("lang=\(language)", rows.filter { $0.language == language }))
    }
    for preset in Set(rows.map(\.preset)).sorted() where !preset.isEmpty {
      result.append(sum("preset=\(preset)", rows.filter { $0.preset == preset }))
    }
    return result
  }

  /// The issue with the lowest F1 of links; the first of several.
  private var worst: Joins.Row? {
    rows.filter { $0.score.links.right + $0.score.links.missed > 0 }
      .min { ($0.score.links.f1, $0.name) < ($1.score.links.f1, $1.name) }
  }

  /// A table for people.
  var text: String {
    var lines = [JoinsReport.header]
    lines += rows.map { JoinsReport.line($0.name, $0.score) }
    lines.append("")
    lines.append(JoinsReport.header)
    let totals = totals
    lines += totals.map { JoinsReport.line($0.name, $0.score) }
    lines.append("")
    if let worst {
      lines.append(
        "worst issue: \(worst.name), link F1 \(JoinsReport.figure(worst.score.links.f1))")
    }
    let all = totals[0].score
    lines.append("certainty   right  wrong  share right")
    for certainty in Certainty.allCases.reversed() {
      let tally = all.byCertainty[certainty] ?? JoinsScore.Tally()
      let count = tally.right + tally.wrong
      let share = count > 0 ? JoinsReport.figure(Double(tally.right) / Double(count)) : "-"
      lines.append(
        pad(certainty.rawValue, 10) + pad("\(tally.right)", 7, right: true)
          + pad("\(tally.wrong)", 7, right: true) + "  " + share)
    }
    lines.append("articles with text: \(all.texts), whole \(all.whole), titled too \(all.titled)")
    lines.append("kind of block  read as")
    for (kind, readings) in all.roles.sorted(by: { $0.key < $1.key }) {
      let parts = readings.sorted { ($0.value, $1.key.rawValue) > ($1.value, $0.key.rawValue) }
        .map { "\($0.key.rawValue) \($0.value)" }
      lines.append(pad(kind, 13) + "  " + parts.joined(separator: ", "))
    }
    lines.append(
      "wrong links per 100 blocks of intact issues: \(JoinsReport.figure(falseJoinsOnIntact))"
        + " (links \(floor.rawValue) and above)")
    return lines.joined(separator: "\n")
  }

  /// Wrong links per 100 blocks over the issues without a cut.
  private var falseJoinsOnIntact: Double {
    let intact = rows.map(\.score).filter { $0.links.right + $0.links.missed == 0 }
    let blocks = intact.reduce(0) { $0 + $1.blocks }
    let wrong = intact.reduce(0) { $0 + $1.links.wrong }
    return blocks > 0 ? 100 * Double(wrong) / Double(blocks) : 0
  }

  private static let header =
    pad("issue", 30) + " link P    R    F1  | adj F1 | disp F1 | orph F1 | dup F1 | jump F1 | "
    + "links exact | text exact | cross | whole, titled"

  private static func line(_ name: String, _ score: JoinsScore) -> String {
    pad(name, 30) + " " + figure(score.links.precision) + " " + figure(score.links.recall) + " "
      + figure(score.links.f1) + " |  " + figure(score.adjacent.f1) + " |   "
      + figure(score.displaced.f1) + " |   " + figure(score.orphans.f1) + " |  "
      + figure(score.duplicates.f1) + " |   " + figure(score.jumps.f1) + " | "
      + pad("\(score.linksExact)/\(score.articles)", 11, right: true) + " | "
      + pad("\(score.textExact)/\(score.articles)", 10, right: true) + " | "
      + pad("\(score.crossArticle)", 5) + " | \(score.whole), \(score.titled) of \(score.texts)"
  }

  private static func figure(_ value: Double) -> String {
    let scaled = Int((value * 1000).rounded())
    let fraction = String(scaled % 1000)
    return "\(scaled / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }

  /// The units of the figures, by their names.
  private static let units = [
    "precision": "share", "recall": "share", "f1": "share", "right": "found and labelled",
    "wrong": "found and not labelled", "missed": "labelled and not found",
    "links": "links of blocks", "adjacent": "links of blocks", "displaced": "links of blocks",
    "byCertainty": "links of blocks", "crossArticle": "links of blocks", "orphans": "blocks",
    "duplicates": "pairs of blocks", "jumps": "pairs of jump lines", "blocks": "blocks",
    "roles": "blocks", "articles": "articles", "linksExact": "articles",
    "textExact": "articles", "texts": "articles", "whole": "articles", "titled": "articles",
    "falseJoinsPer100IntactBlocks": "links per 100 blocks",
  ]

  /// Figures for machines: shares in 0...1 and counts.
  ///
  /// - Parameter name: the name of the case.
  func json(_ name: String) throws -> String {
    let groups = totals.map { JoinsFigures($0.name, $0.score) }
    let file = JoinsFile(
      case: name, minCertainty: floor.rawValue,
      issues: rows.map { JoinsFigures($0.name, $0.score) }, totals: groups,
      worstIssue: worst?.name, falseJoinsPer100IntactBlocks: falseJoinsOnIntact,
      units: JoinsReport.units, machine: Provenance.here.machine, swift: Provenance.here.swift,
      commit: Provenance.here.commit)
    return try Provenance.encoded(file)
  }
}

/// A text padded with spaces to a width.
private func pad(_ text: String, _ width: Int, right: Bool = false) -> String {
  let fill = String(repeating: " ", count: max(0, width - text.count))
  return right ? fill + text : text + fill
}

private struct JoinsFile: Encodable {
  let `case`: String
  let minCertainty: String
  let issues: [JoinsFigures]
  let totals: [JoinsFigures]
  let worstIssue: String?
  let falseJoinsPer100IntactBlocks: Double
  let units: [String: String]
  let machine: String
  let swift: String
  let commit: String
}

/// The figures of one issue or one sum, as written.
private struct JoinsFigures: Encodable {
  struct Figures: Encodable {
    let precision: Double
    let recall: Double
    let f1: Double
    let right: Int
    let wrong: Int
    let missed: Int

    init(_ tally: JoinsScore.Tally) {
      precision = tally.precision
      recall = tally.recall
      f1 = tally.f1
      right = tally.right
      wrong = tally.wrong
      missed = tally.missed
    }
  }

  let name: String
  let blocks: Int
  let links: Figures
  let adjacent: Figures
  let displaced: Figures
  let orphans: Figures
  let duplicates: Figures
  let jumps: Figures
  let articles: Int
  let linksExact: Int
  let textExact: Int
  let crossArticle: Int
  let byCertainty: [String: Figures]
  let texts: Int
  let whole: Int
  let titled: Int
  let roles: [String: [String: Int]]

  init(_ name: String, _ score: JoinsScore) {
    self.name = name
    blocks = score.blocks
    links = Figures(score.links)
    adjacent = Figures(score.adjacent)
    displaced = Figures(score.displaced)
    orphans = Figures(score.orphans)
    duplicates = Figures(score.duplicates)
    jumps = Figures(score.jumps)
    articles = score.articles
    linksExact = score.linksExact
    textExact = score.textExact
    crossArticle = score.crossArticle
    texts = score.texts
    whole = score.whole
    titled = score.titled
    roles = score.roles.mapValues { readings in
      Dictionary(uniqueKeysWithValues: readings.map { ($0.key.rawValue, $0.value) })
    }
    byCertainty = Dictionary(
      uniqueKeysWithValues: score.byCertainty.map { ($0.key.rawValue, Figures($0.value)) })
  }
}
