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
  /// Gaps of two spaces or more, or of an ideographic space, inside a line.
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
        if Characters.isUnspaced(last) || Characters.isUnspaced(next)
          || Punctuation.isFullWidth(last) || Punctuation.isFullWidth(next)
        {
          continue
        }
        if Punctuation.isHyphen(last), scalars.count > 1,
          Characters.isAlphabetic(scalars[scalars.count - 2]), LetterCase.isLower(next)
        {
          scalars.removeLast()
          offsets.removeLast()
          continue
        }
      } else if isWide || index - start > 1 {
        wideGaps += 1
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
    self.wideGaps = wideGaps
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

/// Upper and lower case of single scalars.
package enum LetterCase {
  /// Whether a scalar is a small letter.
  package static func isLower(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x80: return 0x61...0x7A ~= scalar
    case uncased, hangul: return false
    default: return LetterRanges.isSmall.contains(scalar)
    }
  }

  /// Whether a scalar is a capital letter.
  package static func isUpper(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x80: return 0x41...0x5A ~= scalar
    case uncased, hangul: return false
    default: return LetterRanges.isCapital.contains(scalar)
    }
  }

  /// The small letter of a capital, and any other scalar as it is.
  package static func lower(_ scalar: UInt32) -> UInt32 {
    guard isUpper(scalar) else { return scalar }
    return Folding.lowered(scalar)
  }

  /// Kana, Han and the like: scripts without case, which need no look at a set.
  private static var uncased: ClosedRange<UInt32> { 0x2E80...0xA63F }
  private static var hangul: ClosedRange<UInt32> { 0xAC00...0xD7FF }
}

/// Classes of punctuation marks that the ends of a block can show.
package enum Punctuation {
  /// Ends a sentence.
  package static func isSentenceEnd(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E, 0x21, 0x3F, 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0xFF61, 0x2026, 0x203C, 0x2047...0x2049,
      0x0964, 0x0965, 0x061F, 0x06D4, 0x104A, 0x104B, 0x17D4, 0x17D5, 0x0589, 0x0700...0x0702,
      0x0F0D, 0x0F0E, 0x1362, 0x1367, 0x1368, 0x1C7E:
      return true
    default: return false
    }
  }

  /// Closes a quotation or a bracket. The straight quotation mark can open as well.
  package static func isClosing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x29, 0x5D, 0x7D, 0xBB, 0x2019, 0x201D, 0x203A, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011,
      0x3015, 0x3017, 0xFF09, 0xFF3D, 0xFF5D, 0xFF63, 0x301E, 0x301F, 0x22, 0xFF02:
      return true
    default: return false
    }
  }

  /// Opens a quotation or a bracket.
  package static func isOpening(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x5B, 0x7B, 0xAB, 0x2018, 0x201C, 0x201E, 0x201A, 0x2039, 0x3008, 0x300A, 0x300C,
      0x300E, 0x3010, 0x3014, 0x3016, 0xFF08, 0xFF3B, 0xFF5B, 0xFF62, 0x301D:
      return true
    default: return false
    }
  }

  /// A bracket, as against a quotation mark.
  package static func isBracket(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x29, 0x5B, 0x5D, 0x3010, 0x3011, 0x3014, 0x3015, 0x3016, 0x3017, 0xFF08, 0xFF09,
      0xFF3B, 0xFF3D:
      return true
    default: return false
    }
  }

  /// A comma of any script.
  package static func isComma(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2C, 0x3001, 0xFF0C, 0xFF64, 0x060C, 0x055D, 0x1363: return true
    default: return false
    }
  }

  /// A semicolon of any script.
  package static func isSemicolon(_ scalar: UInt32) -> Bool {
    scalar == 0x3B || scalar == 0xFF1B || scalar == 0x061B
  }

  /// A colon of any script.
  package static func isColon(_ scalar: UInt32) -> Bool { scalar == 0x3A || scalar == 0xFF1A }

  /// A dash between words or before a speech.
  package static func isDash(_ scalar: UInt32) -> Bool {
    (0x2012...0x2015).contains(scalar) || scalar == 0x2E3A || scalar == 0x2E3B
  }

  /// What stands where a word is cut at the end of a line.
  package static func isHyphen(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0xAD, 0x2010, 0x2011, 0xAC, 0x2E17, 0xFF0D: return true
    default: return false
    }
  }

  /// Takes the width of a Han character, so that no space stands at a line break beside it.
  package static func isFullWidth(_ scalar: UInt32) -> Bool {
    (0x3001...0x303F).contains(scalar) || (0xFF01...0xFF60).contains(scalar)
  }
}
