/// Tells the texts that break off, or begin in mid-sentence, where a reader would see it.
struct OpenEnds {
  let reading: IssueReading
  /// What each block is, as it is known when joins are made.
  let roles: [BlockRole]
  /// For each block whether its end says that its text may go on.
  let mayGoOn: [Bool]
  private let verse: Verse
  private let signatures: Signatures
  /// Whether hardly any block begins with a small letter; few blocks are filled up to twelve.
  private let smallLettersAreRare: Bool

  init(reading: IssueReading, roles: [BlockRole], mayGoOn: [Bool]) {
    self.reading = reading
    self.roles = roles
    self.mayGoOn = mayGoOn
    verse = Verse(reading)
    signatures = Signatures(reading)
    let beginnings = reading.shapes.map(\.beginning)
    smallLettersAreRare =
      beginnings.count { $0 == .lower } * 10 < max(12, beginnings.count { $0 == .upper })
  }

  /// Whether a text breaks off.
  func breaksOff(_ block: Int) -> Bool {
    guard endsOpen(reading.shapes[block].ending) else { return false }
    return runningTextBreaksOff(block) || leavesQuotationOpen(block)
  }

  private func runningTextBreaksOff(_ block: Int) -> Bool {
    let text = reading.texts[block].scalars
    return reading.roles[block].isRunningText && mayGoOn[block] && isText(block)
      && !isListItem(block) && !isSignature(block) && !signatures.end(block)
      && !reading.isGreeting(block)
      && !RoleCues.endsWithCredit(text) && !RoleCues.endsWithSlashAndNames(text)
      && !isOfSeries(block) && !verse.contains(block) && !verse.isStanza(block)
  }

  /// Whether a quotation is begun and not ended, in what may be as short as a headline.
  private func leavesQuotationOpen(_ block: Int) -> Bool {
    switch reading.roles[block] {
    case .tableRow, .pageHead, .jumpLine: false
    default: Quotation.isLeftOpen(reading.texts[block].scalars)
    }
  }

  /// Whether running text begins in mid-sentence.
  func beginsInside(_ block: Int) -> Bool {
    let shape = reading.shapes[block]
    guard reading.roles[block].isRunningText, !verse.contains(block) else { return false }
    if block > 0, reading.isGreeting(block - 1) { return false }
    if opensQuotation(block) { return false }
    if endsQuotationOfNone(block) { return true }
    let isText = !shape.isShort || shape.innerSentences > 0 || shape.ending == .comma
    return shape.beginsInside || isText && shape.beginning == .impossible
      || shape.beginning == .lower
        && (!shape.isShort || shape.ending.isSentenceEnd && smallLettersAreRare)
  }

  /// Whether a quotation ends in a block that begins neither there nor in the text before it: one of several
  /// paragraphs is ended in the last of them alone.
  private func endsQuotationOfNone(_ block: Int) -> Bool {
    Quotation.endsFirst(in: reading.texts[block].scalars)
      && !reading.texts[max(0, block - OpenEnds.longestQuotation)..<block]
        .contains { Quotation.isLeftOpen($0.scalars) }
  }

  /// Paragraphs of a quotation, at most.
  private static let longestQuotation = 12

  /// Whether a block begins with the opening quotation mark of »German«, ›Danish‹ or ”Swedish” type and a
  /// sentence: the closing one of «other» texts has a space, a mark or nothing behind it.
  private func opensQuotation(_ block: Int) -> Bool {
    let start = reading.texts[block].scalars.prefix(2)
    guard start.count == 2, Characters.isWord(start[1]), !LetterCase.isLower(start[1]) else {
      return false
    }
    return switch start[0] {
    case 0xBB, 0x203A: true
    case 0x201D: !Characters.isDense(start[1])
    default: false
    }
  }

  private func endsOpen(_ ending: Ending) -> Bool {
    switch ending {
    case .comma, .hyphen, .lower, .dense, .opening, .semicolon: true
    default: false
    }
  }

  /// Whether what stands in a block would end with a full stop if it were whole.
  ///
  /// A short block without one is more often a head than a broken paragraph; but no head ends with a
  /// comma, only what opens and closes a letter. A head may ask or pause inside, and the text of a picture
  /// ends with a name or a few words.
  private func isText(_ block: Int) -> Bool {
    let shape = reading.shapes[block]
    let text = reading.texts[block].scalars
    if shape.ending == .comma { return true }
    switch roles[block] {
    case .body, .opener, .fragment, .listItem:
      return !shape.isShort
        || shape.innerSentences > text.dropLast().count { $0 == 0x2026 }
    case .headline, .kicker, .standfirst, .subhead:
      return Sentences.last(in: text) != nil
    case .caption:
      guard let rest = Sentences.last(in: text) else { return false }
      let dense = rest.count(where: Characters.isDense)
      let words = rest.count(where: Characters.isWord)
      return dense * 5 + (words - dense) * 2 >= 5 * OpenEnds.leastRest
    default: return false
    }
  }

  /// What stands behind the last full stop of the text of a picture and is no name, in characters of a
  /// dense script, at least.
  private static let leastRest = 12

  /// Whether a block is an item of a list that ends as its neighbours do: with a semicolon before the
  /// next item, or without a mark beside another one like it.
  private func isListItem(_ block: Int) -> Bool {
    let shape = reading.shapes[block]
    func isItem(_ other: Int) -> Bool {
      reading.shapes.indices.contains(other) && reading.shapes[other].beginning == .marker
    }
    guard isItem(block) else { return false }
    return switch shape.ending {
    case .semicolon: isItem(block + 1)
    case .lower, .dense:
      [block - 1, block + 1].contains {
        isItem($0) && reading.shapes[$0].ending == shape.ending
      }
    default: false
    }
  }

  /// Whether a block is one of a series, as notices are: it shares more than half of its text with a block
  /// beside it, which ends without a mark as it does, and says something else.
  private func isOfSeries(_ block: Int) -> Bool {
    guard [.lower, .dense].contains(reading.shapes[block].ending) else { return false }
    let others = [block - 1, block + 1].filter {
      reading.shapes.indices.contains($0)
        && reading.shapes[$0].ending == reading.shapes[block].ending
        && reading.texts[$0].scalars != reading.texts[block].scalars
    }
    guard !others.isEmpty else { return false }
    let own = shingles(block)
    return others.contains {
      let other = shingles($0)
      return own.intersection(other).count * 2 > max(own.count, other.count)
    }
  }

  /// The runs of five characters in a block, hashed.
  private func shingles(_ block: Int) -> Set<UInt64> {
    Set(Shingles.hashes(of: reading.texts[block].scalars, length: 5))
  }

  /// Whether a short block is nothing but names, `Evaristo Gómez. Villarreal`, or ends with an address
  /// of mail, or with a line of names below the end of a sentence.
  private func isSignature(_ block: Int) -> Bool {
    let shape = reading.shapes[block]
    let last = reading.texts[block].scalars.reversed().prefix { (0x21...0x7E).contains($0) }
    if last.contains(0x40) { return true }
    guard shape.isShort, !shape.isDense, shape.ending == .lower else { return false }
    return shape.capitalShare == 1 && !shape.isAllCapitals || endsWithLineOfNames(block)
  }

  private func endsWithLineOfNames(_ block: Int) -> Bool {
    let lines = reading.lines(of: block)
    guard lines.count > 1, let line = lines.last, let before = lines[lines.count - 2].last else {
      return false
    }
    let names = line.split(separator: 0x20)
    return Punctuation.isSentenceEnd(before) && (2...OpenEnds.mostNames).contains(names.count)
      && names.allSatisfy { $0.first.map(LetterCase.isUpper) ?? false }
  }

  private static let mostNames = 5
}

/// Quotations inside a text.
private enum Quotation {
  /// Whether the last quotation of a text is not ended in it. Quotations inside a quotation, and those
  /// between marks that are apostrophes too, are not looked at.
  static func isLeftOpen(_ text: [UInt32]) -> Bool {
    var opening: UInt32?
    for (index, scalar) in text.enumerated() {
      if let mark = opening {
        if ends(scalar, mark) { opening = nil }
      } else if begins(at: index, in: text) {
        opening = scalar
      }
    }
    return opening != nil
  }

  /// Whether the first quotation mark of a text ends a quotation, before the first sentence is over. Where
  /// a mark may begin one as well, what stands beside it tells.
  static func endsFirst(in text: [UInt32]) -> Bool {
    guard let index = text.firstIndex(where: isMark) else { return false }
    let mark = text[index]
    // „ is typed as two commas at times.
    let isTyped = zip(text[..<index], text.dropFirst()).contains { $0 == 0x2C && $1 == 0x2C }
    guard !isTyped, !text[..<index].dropLast().contains(where: Punctuation.isSentenceEnd) else {
      return false
    }
    if mark == 0x300D || mark == 0x300F { return true }
    guard let before = index > 0 ? text[index - 1] : nil else { return false }
    let next = index + 1 < text.count ? text[index + 1] : 0x20
    // French has a space before the mark.
    if mark == 0xBB { return !Characters.isWord(next) }
    // Behind a figure it stands for inches, behind a colon or a space it begins something.
    guard !Characters.isDigit(before), Characters.isWord(before) || endsClause(before) else {
      return false
    }
    switch mark {
    case 0x201D: return true
    case 0x201C:
      return !Characters.isDense(before) && !Punctuation.isComma(before)
        && (Characters.isSpace(next) || Punctuation.isClosing(next) || endsClause(next))
    default: return false
    }
  }

  private static func endsClause(_ scalar: UInt32) -> Bool {
    Punctuation.isComma(scalar) || Punctuation.isSentenceEnd(scalar)
  }

  private static func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0xAB, 0xBB, 0x201C...0x201E, 0x300C...0x300F: true
    default: false
    }
  }

  /// Whether a quotation begins with the mark at an index; those that may end one too, or stand for
  /// inches, begin one before a word.
  private static func begins(at index: Int, in text: [UInt32]) -> Bool {
    switch text[index] {
    case 0x201C, 0x201E, 0xAB, 0x300C, 0x300E: true
    case 0x22, 0x201D, 0xBB:
      (index == 0 || Characters.isSpace(text[index - 1])) && index + 1 < text.count
        && Characters.isWord(text[index + 1])
    default: false
    }
  }

  /// Whether a mark ends what another one began: “English”, „deutsch“, ”svenska”, « français », »dansk«.
  private static func ends(_ mark: UInt32, _ opening: UInt32) -> Bool {
    switch opening {
    case 0x201C: mark == 0x201D
    case 0x201E: mark == 0x201C || mark == 0x201D
    case 0xAB: mark == 0xBB
    case 0xBB: mark == 0xAB
    case 0x300C: mark == 0x300D
    case 0x300E: mark == 0x300F
    default: mark == opening
    }
  }
}
