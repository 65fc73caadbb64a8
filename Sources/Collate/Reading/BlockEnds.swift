/// How the text of a block ends.
package enum Ending: Int, Sendable, CaseIterable {
  /// With `.`, `。`, `!` and their like.
  case sentence
  /// With a closing mark behind the end of a sentence: `。”`.
  case closedSentence
  /// With a closing mark and no end of a sentence before it.
  case closing
  case colon
  case semicolon
  case comma
  case dash
  case hyphen
  /// With an opening bracket or quotation mark.
  case opening
  case digit
  case lower
  case upper
  /// With Han, kana or Hangul, or a letter of another script without case.
  case dense
  case other

  /// Whether no mark ends the text: a head ends so, and what is cut off inside a clause.
  package var isBare: Bool {
    switch self {
    case .sentence, .closedSentence, .colon, .semicolon, .comma: false
    case .closing, .dash, .hyphen, .opening, .digit, .lower, .upper, .dense, .other: true
    }
  }

  package init(_ scalars: [UInt32]) {
    guard let last = scalars.last else {
      self = .other
      return
    }
    let marks = ClosingMarks(of: scalars)
    guard marks.close(at: scalars.count - 1) else {
      self = Ending.of(last)
      return
    }
    var index = scalars.count - 1
    // French sets a space before the mark: `Il est parti. »`.
    while index > 0, marks.close(at: index) || scalars[index] == 0x20 { index -= 1 }
    self = Punctuation.isSentenceEnd(scalars[index]) ? .closedSentence : .closing
  }

  private static func of(_ last: UInt32) -> Ending {
    if Punctuation.isSentenceEnd(last) { return .sentence }
    if Punctuation.isColon(last) { return .colon }
    if Punctuation.isSemicolon(last) { return .semicolon }
    if Punctuation.isComma(last) { return .comma }
    if Punctuation.isHyphen(last) { return .hyphen }
    if Punctuation.isDash(last) { return .dash }
    if Punctuation.isOpening(last) { return .opening }
    if Characters.isDigit(last) { return .digit }
    if LetterCase.isLower(last) { return .lower }
    if LetterCase.isUpper(last) { return .upper }
    if Characters.isDense(last) || Characters.isAlphabetic(last) { return .dense }
    return .other
  }

  /// A question mark, of any script.
  static func isQuestion(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3F, 0xFF1F, 0x061F: true
    default: false
    }
  }

  /// Whether a sentence is over, whatever stands behind it.
  package var isSentenceEnd: Bool { self == .sentence || self == .closedSentence }
}

/// The marks that close in a text: those that close everywhere, and those that open elsewhere and
/// close where their partners stand, as in `„…“` and `»…«`.
private struct ClosingMarks {
  private let text: [UInt32]
  private let lowDouble: Bool
  private let lowSingle: Bool
  private let pointsInward: Bool

  /// - Complexity: O(*n*) in the length of the text.
  init(of text: [UInt32]) {
    self.text = text
    lowDouble = text.contains(0x201E)
    lowSingle = text.contains(0x201A)
    pointsInward = text.contains(0xBB)
  }

  /// Whether the character at an index closes a quotation or a bracket.
  func close(at index: Int) -> Bool {
    switch text[index] {
    case 0x201C: lowDouble
    case 0x2018: lowSingle
    case 0xAB: pointsInward && index > 0 && text[index - 1] != 0x20
    case let scalar: Punctuation.isClosing(scalar)
    }
  }
}

/// How the text of a block begins.
package enum Beginning: Int, Sendable, CaseIterable {
  case lower
  case upper
  case digit
  /// With Han, kana or Hangul, or a letter of another script without case.
  case dense
  /// With an opening bracket or quotation mark.
  case opening
  /// With a dash or a bullet.
  case dash
  /// With a mark that nothing can begin with: a comma, a full stop, a closing bracket.
  case impossible
  /// With a list marker: `1.`, `（一）`, `•`.
  case marker
  case other

  package init(_ scalars: [UInt32]) {
    guard let first = scalars.first else {
      self = .other
      return
    }
    if Beginning.hasMarker(scalars) {
      self = .marker
    } else if first != 0x22, first != 0xFF02, first != 0x2019,
      Punctuation.isClosing(first) || Punctuation.isComma(first) || Punctuation.isSemicolon(first)
        || Punctuation.isColon(first)
        || (Punctuation.isSentenceEnd(first) && !(scalars.count > 1 && scalars[1] == first))
    {
      self = .impossible
    } else if Punctuation.isOpening(first) || Punctuation.isClosing(first) {
      self = .opening
    } else if Punctuation.isDash(first) || Punctuation.isHyphen(first) {
      self = .dash
    } else if Characters.isDigit(first) {
      self = .digit
    } else if LetterCase.isLower(first) {
      self = .lower
    } else if LetterCase.isUpper(first) {
      self = .upper
    } else if Characters.isDense(first) || Characters.isAlphabetic(first) {
      self = .dense
    } else {
      self = .other
    }
  }

  private static func hasMarker(_ scalars: [UInt32]) -> Bool {
    let first = scalars[0]
    switch first {
    case 0x2022, 0x00B7, 0x25CF, 0x25CB, 0x25A0, 0x25A1, 0x25C6, 0x25C7, 0x25B2, 0x25B3, 0x25BC,
      0x25BD, 0x25B6, 0x25C0, 0x2605, 0x2606, 0x203B, 0x2460...0x2473, 0x2776...0x277F:
      return true
    default: break
    }
    let isBracketed = Punctuation.isBracket(first)
    var index = isBracketed ? 1 : 0
    let start = index
    while index < scalars.count, index - start < 3,
      Characters.isDigit(scalars[index]) || Numerals.value(ofHan: scalars[index]) != nil
    {
      index += 1
    }
    guard index > start, index < scalars.count else { return false }
    let next = scalars[index]
    if isBracketed { return Punctuation.isBracket(next) }
    return next == 0x3001 || next == 0xFF0E || next == 0x29 || next == 0xFF09
      || (next == 0x2E && index + 1 < scalars.count && !Characters.isDigit(scalars[index + 1]))
  }
}
