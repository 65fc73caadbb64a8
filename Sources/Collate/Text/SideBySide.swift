/// Whether the lines of a text run over columns that stand side by side, as in text that was taken out of
/// a page with its layout: what stands on one line belongs to several texts.
///
/// Most lines then have a wide gap with text on both sides, at the place where the lines above have
/// theirs. A table has such gaps as well: its cells are short and hold no clauses.
struct SideBySide {
  /// What was counted of the lines that are not blank.
  private var lines = 0
  /// Those with a gap; of these those with one where a line above has one, with two wide parts, and with
  /// the end of a clause inside.
  private var gapped = 0
  private var aligned = 0
  private var wide = 0
  private var clauses = 0

  /// Gaps of the last lines that have any: where the text behind them begins.
  private var above: [[Int]] = []

  /// In ten files of newspaper pages 54 to 82 lines in a hundred have a gap, in 76 that were taken out
  /// otherwise one at most.
  var isSideBySide: Bool {
    lines >= 20 && gapped * 5 >= lines * 2 && aligned * 2 >= gapped && wide * 3 >= lines
      && clauses * 4 >= gapped
  }

  /// - Complexity: O(*n*) in the number of bytes.
  init(_ bytes: [UInt8], lineStarts: [Int]) {
    let span = bytes.span
    var candidates: [Range<Int>] = []
    for (index, start) in lineStarts.enumerated() {
      let end = index + 1 < lineStarts.count ? lineStarts[index + 1] : span.count
      var hasText = false
      var spaces = 0
      var hasGap = false
      for position in start..<end {
        if span[position] == 0x20 {
          spaces += 1
        } else if span[position] > 0x20 {
          if hasText, spaces >= SideBySide.gap { hasGap = true }
          hasText = true
          spaces = 0
        } else {
          // A tab makes a table.
          spaces = -end
        }
      }
      if hasText { lines += 1 }
      if hasGap { candidates.append(start..<end) }
    }
    guard lines >= 20, candidates.count * 5 >= lines * 2 else { return }
    for line in candidates { count(DecodedText(bytes, in: line).scalars) }
  }

  /// The fewest spaces of a gap.
  private static let gap = 3
  /// Lines above that are looked at.
  private static let reach = 3
  /// The width of a part that may be of a column, in halves of a Han character.
  private static let widePart = 20

  private mutating func count(_ line: [UInt32]) {
    var gaps: [Int] = []
    var parts: [Int] = []
    var column = 0
    var part = 0
    var spaces = 0
    var hasClause = false
    var last: UInt32 = 0x20
    for scalar in line {
      let width = Characters.halfWidths(scalar)
      if scalar <= 0x20 || (0x7F...0x9F).contains(scalar) {
        spaces += 1
        if Punctuation.isSentenceEnd(last) || Punctuation.isComma(last) { hasClause = true }
      } else {
        if part > 0, spaces >= SideBySide.gap {
          gaps.append(column)
          parts.append(part)
          part = 0
        } else if part > 0 {
          part += spaces
        }
        if Punctuation.isFullWidth(scalar), !Punctuation.isOpening(scalar) { hasClause = true }
        part += width
        spaces = 0
      }
      column += width
      last = scalar
    }
    parts.append(part)
    guard !gaps.isEmpty else { return }
    gapped += 1
    if gaps.contains(where: { gap in above.joined().contains { abs($0 - gap) <= 2 } }) {
      aligned += 1
    }
    if parts.count(where: { $0 >= SideBySide.widePart }) >= 2 { wide += 1 }
    if hasClause { clauses += 1 }
    above.append(gaps)
    if above.count > SideBySide.reach { above.removeFirst() }
  }
}
