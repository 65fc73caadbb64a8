/// How hard an issue is.
enum Difficulty: String, CaseIterable {
  /// Nothing split, repeated or moved: whole articles in order.
  case intact
  /// Whole articles in order but for a few paragraphs that are broken.
  case sound
  /// The same, but the paragraphs have mostly lost a half, or are parted by a box.
  case gapped
  case easy
  case medium
  case hard
}

extension Difficulty {
  /// Whether every article stands in one column, as nothing was cut when the pages were laid out.
  var isWhole: Bool { self == .intact || self == .sound || self == .gapped }
}

/// The habits and faults of one issue, drawn once from its difficulty.
struct IssueProfile {
  let difficulty: Difficulty
  /// How many articles it holds.
  let articles: Int
  /// How many pages they are spread over.
  let pages: Int
  /// Columns on a page.
  let columns: Int
  /// Characters in a line of one column.
  let lineWidth: Int
  /// The columns an article runs over, where it is long enough.
  let articleWidths: ClosedRange<Int>
  /// The share of pages read column by column instead of box by box.
  let readAcrossBoxes: Double
  /// Areas moved from their place, per page.
  let moves: Double
  /// The share of cuts with a repeat at the seam.
  let overlap: Double
  /// The share of cuts beside which a scrap of the second half stands.
  let orphan: Double
  /// The number of articles that jump to a later page.
  let jumps: Int
  /// The number of articles whose other half is not in the file.
  let lostHalves: Int
  /// The number of paragraphs that are broken in an issue that is whole otherwise.
  let breaks: Int
  /// The number of copies.
  let duplicates: Int
  /// The share of changed characters in the whole issue, as recognition makes them: small as a rule,
  /// and large in some, as in old prints.
  let noise: Double
  /// Whether blocks keep the line ends of the columns.
  let isWrapped: Bool
  /// How blocks are wrapped anew, as programs do that know nothing of the columns; nil where they
  /// keep the line ends.
  let rewrapping: LineBreaking?
  /// What stands before the first line of a paragraph; empty where nothing does or it was dropped.
  let indent: String
  /// The share of paragraphs without it, and of other pieces with it.
  let indentErrors: Double
  /// The share of pictures per article.
  let pictures: Double
  /// How often an article is set around a box with something else.
  let insets: Double
  /// Small advertisements and notices, which need not end in a full stop.
  let notices: Int
  /// How often two paragraphs come out as one block.
  let merging: Double
  /// How often a paragraph ends with a colon.
  let leadIns: Double
  let lines: LineBreaking

  /// Draws a profile.
  init(_ difficulty: Difficulty, language: PressLanguage, using random: inout SeededGenerator) {
    self.difficulty = difficulty
    let isIntact = difficulty.isWhole
    func choose<T>(_ easy: T, _ medium: T, _ hard: T) -> T {
      switch difficulty {
      case .intact, .sound, .gapped, .easy: easy
      case .medium: medium
      case .hard: hard
      }
    }
    articles = random.int(in: choose(7...10, 9...13, 11...16))
    pages = random.int(in: 3...5)
    columns = random.int(in: 4...7)
    lineWidth =
      switch language {
      case .zh, .zhHant: random.int(in: 9...19)
      case .ja: random.int(in: 10...15)
      case .ko: random.int(in: 14...24)
      case .en, .de, .fr, .es: random.int(in: 26...46)
      }
    articleWidths =
      isIntact ? 1...1 : choose(1, 1, 2)...random.int(in: choose(2...3, 3...4, 4...6))
    readAcrossBoxes = random.double(in: choose(0...0.1, 0...0.35, 0...0.5))
    moves = isIntact ? 0 : random.double(in: choose(0...0.2, 0...0.8, 0.2...1.4))
    overlap = isIntact ? 0 : random.double(in: choose(0...0.15, 0...0.5, 0.1...0.6))
    orphan = isIntact ? 0 : random.double(in: choose(0...0.1, 0...0.2, 0...0.2))
    jumps = isIntact ? 0 : random.int(in: choose(0...2, 1...3, 1...4))
    lostHalves = isIntact ? 0 : random.int(in: choose(0...1, 1...3, 2...4))
    duplicates = isIntact ? 0 : random.int(in: choose(1...3, 3...6, 5...10))
    let noisiest = isIntact ? random.pick([0.004, 0.03]) : choose(0.004, 0.008, 0.02)
    let isOldPrint = random.chance(0.08)
    noise =
      isOldPrint
      ? random.double(in: 0.02...0.12)
      : random.chance(0.45) ? 0 : random.double(in: 0...1) * noisiest
    notices = isIntact ? random.int(in: 0...8) : random.chance(0.3) ? random.int(in: 1...3) : 0
    merging = random.chance(0.85) ? 0 : random.double(in: 0...0.5)
    leadIns = random.chance(0.5) ? 0 : random.double(in: 0...0.1)
    isWrapped = random.chance(0.12)
    rewrapping =
      isWrapped && random.chance(0.35)
      ? LineBreaking(
        language: language, width: lineWidth * random.int(in: 1...2), hyphenation: 0, bareCut: 0,
        breaksAnywhere: false) : nil
    indent = random.chance(0.15) ? random.pick(language.indents) : ""
    indentErrors = random.chance(0.5) ? 0 : random.double(in: 0...0.15)
    pictures = random.double(in: 0.1...0.5)
    insets = isIntact ? 0 : random.double(in: choose(0...0.03, 0...0.06, 0...0.1))
    lines = LineBreaking(
      language: language, width: lineWidth,
      hyphenation: random.weighted([(0, 0.2), (random.double(in: 0.4...1), 0.4), (1, 0.4)]),
      bareCut: random.chance(0.8) ? 0 : random.double(in: 0...0.5),
      breaksAnywhere: random.chance(0.4))
    breaks = difficulty == .sound || difficulty == .gapped ? random.int(in: 1...5) : 0
  }
}
