/// What the form of a block tells, whatever it says.
package struct BlockShape: Sendable {
  package let ending: Ending
  package let beginning: Beginning
  /// Whether the text begins with a mark that no text begins with in any language: a comma, a
  /// semicolon, a full stop, a closing mark, with nothing at it that gives it another sense.
  package let beginsInside: Bool
  /// Letters and digits.
  package let words: Int
  /// The share of digits among letters and digits.
  package let digitShare: Double
  /// The share of words that begin with a capital; 0 in scripts without case.
  package let capitalShare: Double
  /// Whether all cased letters are capitals, and there are at least three.
  package let isAllCapitals: Bool
  /// Sentence ends inside the text, the last character left out.
  package let innerSentences: Int
  /// Commas, semicolons and colons inside the text, the last character left out.
  package let innerClauses: Int
  /// Wide gaps between parts of a line, as boxes and tables have.
  package let wideGaps: Int
  /// Lines in the source.
  package let lines: Int
  /// As of ``FlowText``; 0 where it is not known.
  package let firstLineFill: Double
  package let lastLineFill: Double
  /// Han, kana and Hangul prevail.
  package let isDense: Bool
  /// Quotations and brackets opened and not closed, and closed and not opened.
  package let unclosed: Int
  package let unopened: Int

  package init(_ text: FlowText) {
    ending = Ending(text.scalars)
    wideGaps = text.wideGaps
    lines = text.lines
    firstLineFill = min(text.firstLineFill ?? 0, BlockShape.mostFill)
    lastLineFill = min(text.lastLineFill ?? 0, BlockShape.mostFill)
    var letters = 0
    var digits = 0
    var dense = 0
    var lower = 0
    var upper = 0
    var wordStarts = 0
    var capitalStarts = 0
    var sentences = 0
    var clauses = 0
    var depth = 0
    var unopened = 0
    var previous: UInt32 = 0x20
    for (index, scalar) in text.scalars.enumerated() {
      if Characters.isDigit(scalar) {
        digits += 1
      } else if Characters.isDense(scalar) {
        dense += 1
      } else if Characters.isAlphabetic(scalar) {
        letters += 1
        let isCapital = LetterCase.isUpper(scalar)
        if isCapital { upper += 1 } else if LetterCase.isLower(scalar) { lower += 1 }
        if !Characters.isAlphabetic(previous), previous != 0x27, previous != 0x2019 {
          wordStarts += 1
          if isCapital { capitalStarts += 1 }
        }
      } else if Punctuation.isSentenceEnd(scalar) {
        let next = index + 1 < text.scalars.count ? text.scalars[index + 1] : 0
        // An ASCII point inside a number or an abbreviation is no end.
        if next != 0, scalar != 0x2E || Characters.isSpace(next) { sentences += 1 }
      } else if Punctuation.isComma(scalar) || Punctuation.isSemicolon(scalar)
        || Punctuation.isColon(scalar)
      {
        if index + 1 < text.scalars.count { clauses += 1 }
      } else if BlockShape.isPairOpening(scalar) {
        depth += 1
      } else if BlockShape.isPairClosing(scalar) {
        if depth > 0 { depth -= 1 } else { unopened += 1 }
      }
      previous = scalar
    }
    words = letters + digits + dense
    digitShare = words == 0 ? 0 : Double(digits) / Double(words)
    capitalShare = wordStarts == 0 ? 0 : Double(capitalStarts) / Double(wordStarts)
    isAllCapitals = upper >= 3 && lower == 0
    innerSentences = sentences
    innerClauses = clauses
    isDense = dense * 2 >= words && dense > 0
    // A Latin word in small letters may begin a sentence among Han characters: `i3 速度很快。`
    let beginning = Beginning(text.scalars)
    self.beginning = isDense && beginning == .lower ? .other : beginning
    beginsInside = BlockShape.beginsInside(text.scalars)
    unclosed = depth
    self.unopened = unopened
  }

  /// Left out are `...`, `,,Zitat“`, `.NET`, and quotation marks that open where others close:
  /// `”Vi ses”`.
  private static func beginsInside(_ text: [UInt32]) -> Bool {
    guard let first = text.first else { return false }
    let next = text.count > 1 ? text[1] : 0x20
    guard next != first else { return false }
    let isAtWord = Characters.isWord(next) || Punctuation.isOpening(next)
    if Punctuation.isClosing(first) {
      return isPairClosing(first) && (first != 0x201D || !isAtWord)
    }
    guard Punctuation.isComma(first) || Punctuation.isSemicolon(first) || isFullStop(first) else {
      return false
    }
    return first > 0x7F || !isAtWord
  }

  /// A full stop, and no mark that may cry or pause before a text.
  private static func isFullStop(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E, 0x3002, 0xFF0E, 0xFF61, 0x0964, 0x06D4: true
    default: false
    }
  }

  /// A line that is wider than the others tells no more than one that is as wide.
  private static let mostFill = 1.25

  /// Marks that open and close without doubt; apostrophes and straight quotes are left out.
  private static func isPairOpening(_ scalar: UInt32) -> Bool {
    Punctuation.isOpening(scalar) && scalar != 0x2018 && scalar != 0x201A && scalar != 0x2039
      && scalar != 0xAB
  }

  private static func isPairClosing(_ scalar: UInt32) -> Bool {
    Punctuation.isClosing(scalar) && scalar != 0x2019 && scalar != 0x203A && scalar != 0xBB
      && scalar != 0x22 && scalar != 0xFF02
  }

  /// The length in the unit that makes scripts comparable: a Han character says about as much as
  /// two and a half letters.
  package var weight: Double { isDense ? Double(words) : Double(words) / 2.5 }

  /// Whether the block is as short as a head, a byline or a caption can be.
  package var isShort: Bool { weight <= 45 }
}
