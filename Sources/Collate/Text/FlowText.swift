/// The running text of a block as a reader would say it: soft line breaks healed, jump lines left
/// out, and a way back to the source for every scalar.
///
/// A line break between Han or kana vanishes; a hyphen at the end of a line vanishes with the break
/// where a lower-case letter follows; any other run of white space is one space.
package struct FlowText: Sendable {
  /// The scalars.
  package let scalars: [UInt32]
  /// The byte position of each scalar in the source, and after them the end of the text.
  package let offsets: [Int]
  /// The number of lines the block takes in the source.
  package let lines: Int
  /// How wide the first of these lines is against the widest that lie between the first and the last,
  /// and the last against the widest of the others; nil where there are none.
  package let firstLineFill: Double?
  package let lastLineFill: Double?
  /// Gaps inside a line: of two spaces or more, and of an ideographic space, but for the only one of
  /// a block, which parts words.
  package let wideGaps: Int

  package init(_ source: Source, _ range: Range<Int>) {
    let decoded = DecodedText(source.bytes, in: range)
    let lineEnd = UInt32(source.lineEnd)
    var scalars: [UInt32] = []
    var offsets: [Int] = []
    scalars.reserveCapacity(decoded.scalars.count)
    offsets.reserveCapacity(decoded.scalars.count + 1)
    var widths = LineWidths()
    var wideGaps = 0
    var wordSpaces = 0
    var index = 0
    while index < decoded.scalars.count {
      let scalar = decoded.scalars[index]
      guard Characters.isSpace(scalar) else {
        scalars.append(scalar)
        offsets.append(decoded.offsets[index])
        widths.append(scalar)
        index += 1
        continue
      }
      let start = index
      var breaks = 0
      var isWide = false
      while index < decoded.scalars.count, Characters.isSpace(decoded.scalars[index]) {
        if decoded.scalars[index] == lineEnd { breaks += 1 }
        if decoded.scalars[index] == 0x3000 { isWide = true }
        index += 1
      }
      for _ in 0..<breaks { widths.breakLine() }
      if breaks == 0, !scalars.isEmpty { widths.append(0x20) }
      guard let last = scalars.last, index < decoded.scalars.count else { continue }
      let next = decoded.scalars[index]
      if breaks > 0 {
        if Characters.takesNoSpace(last) || Characters.takesNoSpace(next) { continue }
        if Punctuation.isHyphen(last), scalars.count > 1,
          Characters.isAlphabetic(scalars[scalars.count - 2]), LetterCase.isLower(next)
        {
          scalars.removeLast()
          offsets.removeLast()
          continue
        }
      } else if index - start > 1 {
        wideGaps += 1
      } else if isWide {
        if FlowText.partsWords(last, next) { wordSpaces += 1 } else { wideGaps += 1 }
      }
      scalars.append(0x20)
      offsets.append(decoded.offsets[start])
    }
    offsets.append(range.upperBound)
    self.scalars = scalars
    self.offsets = offsets
    lines = widths.lines
    firstLineFill = widths.firstFill
    lastLineFill = widths.lastFill
    self.wideGaps = wideGaps + (wordSpaces > 1 ? wordSpaces : 0)
  }

  /// Whether one ideographic space parts words as any space does: among Han, kana and Hangul and the marks
  /// as wide as they are, but not beside figures.
  private static func partsWords(_ last: UInt32, _ next: UInt32) -> Bool {
    [last, next].allSatisfy {
      (Characters.isDense($0) || Punctuation.isFullWidth($0)) && !Characters.isDigit($0)
    }
  }

  /// Whether nothing is left of the block.
  package var isEmpty: Bool { scalars.isEmpty }
}

/// The widths of the lines of a block, in half widths of a Han character.
private struct LineWidths {
  private(set) var lines = 1
  private var first = 0
  private var widestBetween = 0
  /// The line in work.
  private var current = 0

  mutating func append(_ scalar: UInt32) {
    current += Characters.halfWidths(scalar)
  }

  mutating func breakLine() {
    if lines == 1 { first = current } else { widestBetween = max(widestBetween, current) }
    current = 0
    lines += 1
  }

  var firstFill: Double? { widestBetween > 0 ? Double(first) / Double(widestBetween) : nil }

  var lastFill: Double? {
    let widest = max(first, widestBetween)
    return widest > 0 ? Double(current) / Double(widest) : nil
  }
}
