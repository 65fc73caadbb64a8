import Collate
import CollateModels

/// The repeats among paragraphs that have nothing to do with each other, each a block.
struct UnrelatedFamilies {
  /// How many paragraphs there are, and how many families of each kind.
  struct Counts: Encodable {
    let paragraphs: Int
    let families: [String: Int]
    let echoes: Int
  }

  let counts: Counts
  private let families: [Family]
  private let issue: Issue

  init(among paragraphs: [String]) {
    issue = Issue(paragraphs.joined(separator: "\n\n"))
    let repeats = Check(models: BuiltInModels.all).repeats(in: issue)
    families = repeats.families
    counts = Counts(
      paragraphs: issue.blocks.count,
      families: Dictionary(grouping: families, by: \.kind.rawValue).mapValues(\.count),
      echoes: repeats.echoes.count)
  }

  /// The counts, and every family with its first two places.
  var listing: String {
    var lines = [
      "\(counts.paragraphs) paragraphs, \(families.count) families, \(counts.echoes) echoes"
    ]
    lines += counts.families.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
    for family in families {
      let blocks = family.members.map { String($0.block + 1) }.prefix(6).joined(separator: ", ")
      lines.append(
        "\(family.kind.rawValue) of \(family.characters), \(family.members.count) places, "
          + "similarity \(family.similarity), blocks \(blocks)")
      for member in family.members.prefix(2) {
        lines.append("    \(issue.text(of: member).prefix(200))")
      }
    }
    return lines.joined(separator: "\n")
  }
}
