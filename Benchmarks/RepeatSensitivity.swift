import Collate
import CollateModels
import Foundation

/// The case `repeats`: how well a check finds repeats, over folders of issues with labels, or over
/// copies that are planted among paragraphs of a corpus.
enum RepeatSensitivity {
  static let usage = """
    usage: collate-benchmark repeats --issues DIR… [--json]
           collate-benchmark repeats --corpus FILE… [--language TAG] [--trials N] [--json]

      --issues   folders of NAME.issue.txt and NAME.gold.json: pairs found, per language
      --corpus   articles, JSON Lines or a paragraph a line: the share of planted copies that is
                 found by length and error rate, ends that are right, families that are false
    """

  static func run(_ arguments: [String]) -> Int32 {
    guard arguments.contains("--corpus") else {
      return Joins.run(arguments) { Check(models: BuiltInModels.all).run(on: $0) }
    }
    var files: [String] = []
    var language = PressLanguage.zh
    var trials = 400
    var json = false
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--corpus": break
      case "--json": json = true
      case "--trials": trials = rest.popFirst().flatMap { Int($0) } ?? trials
      case "--language":
        guard let tag = rest.popFirst(), let read = PressLanguage(name: tag) else {
          print(usage)
          return 2
        }
        language = read
      default: files.append(argument)
      }
    }
    do {
      let reader = ArticleReader(language: language, selection: .all)
      let paragraphs = try files.flatMap { try reader.articles(at: $0) }.flatMap(\.paragraphs)
      guard paragraphs.count >= 100 else {
        print("the corpus has fewer than 100 paragraphs")
        return 2
      }
      let rows = sensitivity(Planting(paragraphs, isDense: language.isDense), trials: trials)
      let unrelated = falseFamilies(among: Array(paragraphs.prefix(10_000)))
      print(json ? try encoded(rows, unrelated) : table(rows, unrelated))
      return 0
    } catch {
      print(error)
      return 2
    }
  }

  /// Copies of one length with one share of errors.
  struct Row: Encodable {
    let length: Int
    let errors: Double
    let trials: Int
    /// The share of copies that are in a family, as a block of their own and inside a block.
    let foundAsBlock: Double
    let foundInside: Double
    /// The share of found copies inside a block whose ends are right: to the character without
    /// errors, within three characters with them.
    let endsRight: Double
  }

  static func sensitivity(_ planting: Planting, trials: Int) -> [Row] {
    var planting = planting
    var rows: [Row] = []
    for length in [20, 30, 50, 100, 200, 400] {
      for errors in [0, 0.05, 0.1, 0.2] {
        var found = (block: 0, inside: 0, ends: 0)
        for trial in 0..<trials {
          guard let planted = planting.next(length, errors, isInside: trial % 2 == 1) else {
            continue
          }
          let issue = Issue(planted.text)
          let roles = [BlockRole](repeating: .body, count: issue.blocks.count)
          let families = RepeatFinder().find(in: issue, roles: roles).families
          let family = families.first { family in
            let blocks = Set(family.members.map(\.block))
            return blocks.contains(planted.original) && blocks.contains(planted.copy)
          }
          guard let family else { continue }
          if trial % 2 == 0 { found.block += 1 } else { found.inside += 1 }
          guard trial % 2 == 1,
            let member = family.members.first(where: { $0.block == planted.copy })
          else { continue }
          let text = issue.text(of: member)
          let tolerance = errors > 0 ? 3 : 0
          // What stands beside the copy may agree by chance; then the shared stretch is longer.
          let expected = MatchingForm(planted.shared).units
          let units = MatchingForm(text).units
          let whole = MatchingForm(issue, block: planted.copy).units
          let start = Planting.position(of: expected, in: whole) ?? 0
          let foundStart = Planting.position(of: units, in: whole) ?? 0
          if abs(start - foundStart) <= tolerance,
            abs(start + expected.count - foundStart - units.count) <= tolerance
          {
            found.ends += 1
          }
        }
        let half = Double(trials / 2)
        rows.append(
          Row(
            length: length, errors: errors, trials: trials,
            foundAsBlock: Double(found.block) / half, foundInside: Double(found.inside) / half,
            endsRight: found.inside > 0 ? Double(found.ends) / Double(found.inside) : 0))
      }
    }
    return rows
  }

  /// The families among paragraphs, each a block, as texts.
  static func falseFamilies(among paragraphs: [String]) -> [String] {
    let issue = Issue(paragraphs.joined(separator: "\n\n"))
    let result = Check(models: BuiltInModels.all).repeats(in: issue)
    return result.filter { $0.kind != .inner }.map { issue.text(of: $0.members[0]) }
  }

  private static func table(_ rows: [Row], _ unrelated: [String]) -> String {
    var lines = ["| characters | errors | as a block | inside a block | ends right |"]
    lines.append("| ---: | ---: | ---: | ---: | ---: |")
    for row in rows {
      let shares = [row.foundAsBlock, row.foundInside, row.endsRight]
        .map { String(format: "%.3f", $0) }
      lines.append(
        "| \(row.length) | \(Int(row.errors * 100)) % | \(shares.joined(separator: " | ")) |")
    }
    lines.append("")
    lines.append("families among unrelated paragraphs: \(unrelated.count)")
    lines += unrelated.prefix(40).map { "  " + $0.prefix(90) }
    return lines.joined(separator: "\n")
  }

  private static func encoded(_ rows: [Row], _ unrelated: [String]) throws -> String {
    struct Output: Encodable {
      let rows: [Row]
      let familiesAmongUnrelated: Int
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    let output = Output(rows: rows, familiesAmongUnrelated: unrelated.count)
    return String(decoding: try encoder.encode(output), as: UTF8.self)
  }
}

/// Plants copies of stretches of text among paragraphs that have nothing to do with them.
struct Planting {
  private let paragraphs: [[Character]]
  private let long: [[Character]]
  private let isDense: Bool
  private var random = SeededGenerator(seed: 20_261_125)

  init(_ paragraphs: [String], isDense: Bool) {
    self.paragraphs = paragraphs.map(Array.init)
    long = self.paragraphs.map { $0.filter { !$0.isNewline } }.filter { $0.count >= 60 }
    self.isDense = isDense
  }

  /// An issue of forty paragraphs with one copy, and the blocks that share it.
  struct Planted {
    let text: String
    let original: Int
    let copy: Int
    /// The copy with what agrees beside it in both places.
    let shared: String
  }

  /// Plants a copy of so many characters, as a block of its own or in the middle of one.
  mutating func next(_ length: Int, _ errors: Double, isInside: Bool) -> Planted? {
    var blocks = (0..<40).map { _ in random.pick(paragraphs) }
    var source = random.pick(long)
    while source.count < 2 * length + 40 { source += random.pick(long) }
    // Length counts letters, digits and characters; punctuation and spaces come on top.
    let start = random.int(in: 8...source.count / 4)
    var end = start
    var words = 0
    while end < source.count, words < length {
      if MatchingForm(String(source[end])).units.count > 0 { words += 1 }
      end += 1
    }
    guard words == length else { return nil }
    let stretch = Array(source[start..<end])
    let copied =
      errors > 0 ? Noise.apply(to: stretch, rate: errors, using: &random).text : stretch
    let original = random.int(in: 2...15)
    let copy = random.int(in: 20...37)
    blocks[original] = source
    let other = random.pick(long)
    let cut = other.count / 2
    blocks[copy] = isInside ? Array(other[..<cut]) + copied + Array(other[cut...]) : copied
    guard blocks.allSatisfy({ $0.contains { !$0.isWhitespace } }) else { return nil }
    var shared = copied
    if isInside {
      var before = (start - 1, cut - 1)
      while before.0 >= 0, before.1 >= 0, Planting.agree(source[before.0], other[before.1]) {
        shared.insert(other[before.1], at: 0)
        before = (before.0 - 1, before.1 - 1)
      }
      var after = (end, cut)
      while after.0 < source.count, after.1 < other.count,
        Planting.agree(source[after.0], other[after.1])
      {
        shared.append(other[after.1])
        after = (after.0 + 1, after.1 + 1)
      }
    }
    return Planted(
      text: blocks.map { String($0) }.joined(separator: "\n\n"), original: original, copy: copy,
      shared: String(shared))
  }

  private static func agree(_ left: Character, _ right: Character) -> Bool {
    MatchingForm(String(left)).units == MatchingForm(String(right)).units
  }

  /// Where a run of units first stands in others.
  static func position(of part: [UInt32], in whole: [UInt32]) -> Int? {
    guard !part.isEmpty, part.count <= whole.count else { return nil }
    return (0...whole.count - part.count).first {
      whole[$0..<$0 + part.count].elementsEqual(part)
    }
  }
}
