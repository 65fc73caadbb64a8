import Collate
import CollateModels
import Foundation

/// Lists what a check misses and what it makes wrongly on labelled issues, with the ends concerned and
/// how the right link stood: what one reads before changing a signal.
///
///     collate-benchmark join-misses --issues DIR…
enum JoinMisses {
  static func run(_ arguments: [String]) throws -> Int32 {
    let folders = arguments.filter { !$0.hasPrefix("--") }
    guard !folders.isEmpty else {
      print("usage: collate-benchmark join-misses --issues DIR…")
      return 2
    }
    let weights = JunctionWeights.fitted
    for folder in folders {
      for (name, example) in try FitJoinsCommand.namedExamples(folder) {
        list(name, example, weights)
      }
    }
    return 0
  }

  private static func list(
    _ name: String, _ example: JoinFitter.Example, _ weights: JunctionWeights
  ) {
    let field = example.field
    let scores = weights.judgement(field).logOdds(ofAll: field.candidates.count)
    let sums = weights.sums(field)
    let made = ContinuationFinder(weights: weights).continuations(in: field)
      .filter { $0.certainty != .possible }
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
    }
    for link in made
    where example.gold.links[link.from] != link.to && !example.gold.isOpen(link.from, link.to) {
      print(
        name, "WRONG \(link.from + 1)→\(link.to + 1)", link.certainty,
        String(format: "margin %.1f", link.margin), field.reading.roles[link.from],
        field.reading.roles[link.to], text(link.from, link.to))
    }
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
