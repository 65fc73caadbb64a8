/// A line of a column while it is read.
struct OpenLine {
  private(set) var start = 0
  private(set) var indent = 0
  private(set) var hasIdeographicSpace = false
  private(set) var width = 0
  private(set) var opening = 0
  /// The same with all characters as wide as Han.
  private(set) var cells = 0
  private(set) var openingCells = 0
  private(set) var first: UInt32 = 0x20
  private(set) var last: UInt32 = 0x20
  /// The last scalar that closes neither a quotation nor a bracket.
  private(set) var lastUnclosed: UInt32 = 0x20
  private(set) var hasWords = false
  /// The first scalar that opens neither a quotation nor a bracket.
  private(set) var firstLetter: UInt32 = 0x20
  /// The width of the white space behind the last scalar.
  private var space = 0
  private var spaceCells = 0
  private var part = Part.marks

  /// The parts of what cannot be parted.
  private enum Part {
    case marks, word, end, rest
  }

  mutating func append(_ scalar: UInt32, at position: Int) {
    let wide = Characters.halfWidths(scalar)
    guard !Characters.isSpace(scalar) else {
      if width == 0 {
        indent += wide
        hasIdeographicSpace = hasIdeographicSpace || scalar == 0x3000
      } else {
        (space, spaceCells, part) = (space + wide, spaceCells + 2, .rest)
      }
      return
    }
    if width == 0 { (start, first) = (position, scalar) }
    if firstLetter == 0x20, !Punctuation.isOpening(scalar), scalar != 0x22 { firstLetter = scalar }
    if part != .rest { extendOpening(scalar, wide) }
    width += space + wide
    cells += spaceCells + 2
    (space, spaceCells) = (0, 0)
    last = scalar
    if !Punctuation.isClosing(scalar) { lastUnclosed = scalar }
    hasWords = hasWords || Characters.isWord(scalar)
  }

  private mutating func extendOpening(_ scalar: UInt32, _ wide: Int) {
    let isUnspaced = Characters.takesNoSpace(scalar)
    switch part {
    case .marks where Punctuation.isOpening(scalar): break
    case .marks: part = isUnspaced ? .end : .word
    case .word where !isUnspaced: break
    case .word, .end: part = OpenLine.cannotBegin(scalar) ? .end : .rest
    case .rest: break
    }
    if part != .rest { (opening, openingCells) = (opening + wide, openingCells + 2) }
  }

  /// Whether a line cannot begin with a scalar: a mark that closes or stops, the marks of repetition and
  /// of a long vowel, small kana.
  private static func cannotBegin(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3005, 0x30FB, 0x30FC, 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085,
      0x3087, 0x308E, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7,
      0x30EE,
      0x30F5, 0x30F6:
      return true
    default:
      return Punctuation.isClosing(scalar) || Punctuation.isSentenceEnd(scalar)
        || Punctuation.isComma(scalar) || Punctuation.isSemicolon(scalar)
        || Punctuation.isColon(scalar)
    }
  }
}
