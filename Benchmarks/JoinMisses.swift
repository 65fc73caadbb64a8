import Collate
import CollateModels
import Foundation

/// Lists what a check misses and what it makes wrongly on labelled issues, with the ends concerned and
/// how the right link stood: what one reads before changing a signal.
///
///     collate-benchmark join-misses [--why] --issues DIR…
///
/// With `--why` the signals that weigh most follow each line, with what they are and what they add.
enum JoinMisses {
  static func run(_ arguments: [String]) throws -> Int32 {
    let options = try OptionValues(arguments, of: ["--issues", "--why"])
    guard !options["--issues"].isEmpty else { throw UseError("no folder is named") }
    let examples = try JoinExamples(options["--issues"])
    for (name, example) in zip(examples.names, examples.all) {
      list(name, example, why: options.isGiven("--why"))
    }
    return 0
  }

  private static func list(
    _ name: String, _ example: JoinFitter.Example, why: Bool
  ) {
    let field = example.field
    let weights = JunctionWeights.fitted(for: field)
    let judgement = weights.judgement(field)
    let scores = judgement.logOdds(ofAll: field.candidates.count)
    let sums = weights.sums(field)
    let made = ContinuationFinder(weights: weights).continuations(in: field)
      .filter { $0.certainty != .possible }
    func explain(_ from: Int, _ to: Int) {
      guard why,
        let index = field.candidates.firstIndex(where: { $0.from == from && $0.to == to })
      else { return }
      print("   ", reasons(index, weights, judgement))
    }
    let next = Dictionary(uniqueKeysWithValues: made.map { ($0.from, $0.to) })
    let previous = Dictionary(uniqueKeysWithValues: made.map { ($0.to, $0.from) })
    func text(_ from: Int, _ to: Int) -> String {
      "…\(end(of: from, field))|\(start(of: to, field))…"
    }
    for (from, to) in example.gold.links.sorted(by: { $0.key < $1.key }) where next[from] != to {
      let index = field.candidates.firstIndex { $0.from == from && $0.to == to }
      var line = "\(name) MISS \(from + 1)→\(to + 1) "
      if let index {
        let ofTail = field.candidates.indices.filter { field.candidates[$0].from == from }
        let ofHead = field.candidates.indices.filter { field.candidates[$0].to == to }
        line += String(
          format: "score %.1f sum %.1f rank %d/%d", scores[index], sums[index],
          1 + ofTail.count { scores[$0] > scores[index] },
          1 + ofHead.count { scores[$0] > scores[index] })
      } else {
        line += "no candidate tail \(!field.tails[from].isEmpty) head \(!field.heads[to].isEmpty)"
      }
      line += next[from].map { " tail→\($0 + 1)" } ?? ""
      line += previous[to].map { " head←\($0 + 1)" } ?? ""
      print(line, field.reading.roles[from], field.reading.roles[to], text(from, to))
      explain(from, to)
    }
    for link in made
    where example.gold.links[link.from] != link.to && !example.gold.isOpen(link.from, link.to) {
      print(
        name, "WRONG \(link.from + 1)→\(link.to + 1)", link.certainty,
        String(format: "margin %.1f", link.margin), field.reading.roles[link.from],
        field.reading.roles[link.to], text(link.from, link.to))
      explain(link.from, link.to)
    }
  }

  /// The weightiest signals of a candidate: name, value, what it adds.
  private static func reasons(
    _ index: Int, _ weights: JunctionWeights, _ judgement: JunctionWeights.Judgement
  ) -> String {
    let values =
      judgement.candidates.firstIndex(of: index).map { judgement.values[$0] } ?? []
    return weights.explain([index], judgement)[0].prefix(14).map { reason in
      let place = JunctionWeights.names.firstIndex(of: reason.signal) ?? values.count
      let value = place < values.count ? String(format: "%.2f", values[place]) : ""
      return String(format: "%@(%@)%+.1f", reason.signal, value, reason.weight)
    }.joined(separator: " ")
  }

  private static func end(of block: Int, _ field: JoinField) -> String {
    String(
      String.UnicodeScalarView(
        field.reading.texts[block].scalars.suffix(24).compactMap(Unicode.Scalar.init)))
  }

  private static func start(of block: Int, _ field: JoinField) -> String {
    String(
      String.UnicodeScalarView(
        field.reading.texts[block].scalars.prefix(24).compactMap(Unicode.Scalar.init)))
  }
}
