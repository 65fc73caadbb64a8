extension Echoes {
  /// Whether one of two places is a quotation that is set apart, and the other one what it quotes: whole
  /// clauses of a text close to it.
  ///
  /// A scrap of a text is cut anywhere, and a sentence set twice in running text is no block in quotation
  /// marks.
  func isPullQuote(_ places: [Range<Int>]) -> Bool {
    guard places.count == 2 else { return false }
    let areApart = places.map(isQuotation)
    guard areApart[0] != areApart[1] else { return false }
    let (quotation, quoted) = areApart[0] ? (places[0], places[1]) : (places[1], places[0])
    let distance = text.block(at: quoted.lowerBound) - text.block(at: quotation.lowerBound)
    return page(quotation) == page(quoted)
      && (1...Echoes.reachOfQuotations).contains(abs(distance))
      && text.weight(quotation) <= Echoes.longestQuotation * text.minimum
      && beginsClause(at: quoted.lowerBound) && endsClause(at: quoted.upperBound)
  }

  /// Blocks between a quotation and the text that it is taken from, on either side.
  private static let reachOfQuotations = 10
  /// The longest quotation that is set apart, in shortest repeats.
  private static let longestQuotation = 6

  private func beginsClause(at position: Int) -> Bool {
    text.boundary(before: position) > .none
      || text.gap(before: position).contains(where: QuotationMarks.isMark)
  }

  private func endsClause(at position: Int) -> Bool {
    text.boundary(before: position) > .none
      || text.gap(after: position - 1).contains(where: QuotationMarks.isMark)
  }

  /// Whether a place is all that stands in the quotation marks around a block, but for a line below them
  /// that names who said it.
  private func isQuotation(_ place: Range<Int>) -> Bool {
    let block = text.block(at: place.lowerBound)
    let range = text.range(of: block)
    guard place.lowerBound == range.lowerBound, place.upperBound <= range.upperBound,
      text.gap(before: place.lowerBound).contains(where: QuotationMarks.isMark)
    else { return false }
    let bytes = text.issue.blocks[block].bytes
    let source = text.issue.sources[text.issue.blocks[block].source]
    let decoded = DecodedText(source.bytes, in: bytes)
    let scalars = decoded.scalars
    guard let first = scalars.firstIndex(where: { !Characters.isSpace($0) }),
      let close = QuotationMarks.partner(of: first, in: scalars),
      text.bytes(of: place, in: block...block).upperBound <= decoded.offsets[close]
    else { return false }
    let rest = place.upperBound..<range.upperBound
    guard !rest.isEmpty else { return true }
    return text.weight(rest) <= text.minimum
      && text.bytes(of: rest, in: block...block).lowerBound > decoded.offsets[close]
      && Echoes.isSpeaker(scalars[(close + 1)...], lineEnd: UInt32(source.lineEnd))
  }

  /// Whether what stands behind a quotation is a line of its own, or stands behind a dash, and may be a
  /// name: it begins with no small letter and ends no sentence.
  private static func isSpeaker(_ text: ArraySlice<UInt32>, lineEnd: UInt32) -> Bool {
    guard let word = text.firstIndex(where: Characters.isWord) else { return true }
    let before = text[..<word]
    let name = text[word...]
    return before.contains { $0 == lineEnd || Punctuation.isDash($0) }
      && !before.contains(where: Punctuation.isComma) && !LetterCase.isLower(text[word])
      && !name.contains { $0 != 0x2E && Punctuation.isSentenceEnd($0) }
      && name.last { !Characters.isSpace($0) } != 0x2E
  }
}

/// The marks around a quotation, in all the ways that languages pair them.
enum QuotationMarks {
  /// Whether a scalar opens or closes a quotation.
  static func isMark(_ scalar: UInt32) -> Bool { !closing(scalar).isEmpty || isClosing(scalar) }

  /// The mark that closes the quotation which a mark opens, by its index; nil where none does.
  ///
  /// - Complexity: O(*n*) for *n* scalars up to the mark.
  static func partner(of index: Int, in text: [UInt32]) -> Int? {
    let opening = text[index]
    let closing = closing(opening)
    guard !closing.isEmpty else { return nil }
    var depth = 1
    for position in text.indices[(index + 1)...] {
      let scalar = text[position]
      if closing.contains(scalar), !isApostrophe(position, text) {
        depth -= 1
        if depth == 0 { return position }
      } else if scalar == opening {
        depth += 1
      }
    }
    return nil
  }

  private static func isApostrophe(_ index: Int, _ text: [UInt32]) -> Bool {
    text[index] == 0x2019 && index > 0 && index + 1 < text.count
      && Characters.isAlphabetic(text[index - 1]) && Characters.isAlphabetic(text[index + 1])
  }

  /// The marks that close what a mark opens; none for other scalars.
  private static func closing(_ opening: UInt32) -> [UInt32] {
    switch opening {
    case 0x22, 0xFF02, 0x201D: [opening]
    case 0x201C: [0x201D]
    case 0x201E: [0x201C, 0x201D]
    case 0x2018: [0x2019]
    case 0x201A: [0x2018, 0x2019]
    case 0xAB: [0xBB]
    case 0xBB: [0xAB, 0xBB]
    case 0x2039: [0x203A]
    case 0x203A: [0x2039, 0x203A]
    case 0x300C, 0x300E, 0xFF62: [opening + 1]
    case 0x301D: [0x301E, 0x301F]
    default: []
    }
  }

  private static func isClosing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2019, 0x300D, 0x300F, 0xFF63, 0x301E, 0x301F: true
    default: false
    }
  }
}
