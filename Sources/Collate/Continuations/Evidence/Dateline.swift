/// Reads what stands before the first sentence of a report: a place, mostly with a day or an agency, in the
/// forms of several countries.
enum Dateline {
  /// Whether a text begins with a dateline and goes on behind it.
  static func begins(_ text: [UInt32]) -> Bool { beginsWired(text) || beginsPlaced(text) }

  /// `（…台北26日電）…`, `…杭州7月18日电 …`: a day and the sign for a wire or for news behind it.
  private static func beginsWired(_ text: [UInt32]) -> Bool {
    let head = text.prefix(longest)
    guard let sign = head.indices.dropFirst().first(where: { isWire(text[$0]) }),
      sign + 2 < text.count
    else { return false }
    let isDated = text[sign - 1] == 0x65E5 && text[..<(sign - 1)].last.map(isNumeral) ?? false
    return isDated && (text[sign + 1] == 0x20 || !Characters.isWord(text[sign + 1]))
  }

  /// 电, 電, 讯, 訊.
  private static func isWire(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x7535, 0x96FB, 0x8BAF, 0x8A0A: true
    default: false
    }
  }

  private static func isNumeral(_ scalar: UInt32) -> Bool {
    Characters.isDigit(scalar) || Numerals.value(ofHan: scalar) != nil
  }

  /// `Köln (dpa). …`, `Köln/dpa – …`, `LUGO, 12 mar (EFE).- …`, `Lincoln, March 14. — …`, `Lille. – …`:
  /// a place, then a day, an agency, a full stop, some of them, and a dash or, behind an agency, a full
  /// stop.
  private static func beginsPlaced(_ text: [UInt32]) -> Bool {
    var position = endOfPlace(text)
    guard position > 0 else { return false }
    var isTold = false
    if scalar(text, position) == 0x2C, let end = endOfDay(text, position + 1) {
      position = end
      isTold = true
    }
    var hasAgency = false
    if let end = endOfAgency(text, position) {
      position = end
      hasAgency = true
    }
    let hasStop = scalar(text, position) == 0x2E
    if hasStop { position += 1 }
    let stop = position
    if scalar(text, position) == 0x20 { position += 1 }
    if let mark = scalar(text, position), isDash(mark) {
      position += 1
      guard isTold || hasAgency || hasStop, stop < position - 1 || hasStop else { return false }
    } else {
      guard hasAgency, hasStop else { return false }
      position = stop
    }
    guard scalar(text, position) == 0x20, let next = scalar(text, position + 1) else {
      return false
    }
    return !LetterCase.isLower(next)
  }

  private static func scalar(_ text: [UInt32], _ position: Int) -> UInt32? {
    position < text.count ? text[position] : nil
  }

  private static func isDash(_ scalar: UInt32) -> Bool {
    Punctuation.isDash(scalar) || Punctuation.isHyphen(scalar)
  }

  /// Characters of a dateline.
  private static let longest = 32

  private static let mostWords = 5

  /// The position behind a few words that begin with capitals or have three letters at most; 0 where
  /// the text does not begin with such a word.
  private static func endOfPlace(_ text: [UInt32]) -> Int {
    guard let first = text.first, LetterCase.isUpper(first) else { return 0 }
    var position = 0
    var end = 0
    for _ in 0..<mostWords {
      let start = position
      while let letter = scalar(text, position), isOfName(letter) { position += 1 }
      guard position > start, position <= longest else { break }
      guard LetterCase.isUpper(text[start]) || position - start <= 3 else { break }
      if LetterCase.isUpper(text[start]) { end = position }
      guard scalar(text, position) == 0x20 else { break }
      position += 1
    }
    return end > 2 ? end : 0
  }

  private static func isOfName(_ scalar: UInt32) -> Bool {
    Characters.isAlphabetic(scalar) || scalar == 0x2D || scalar == 0x27 || scalar == 0x2019
  }

  /// The position behind a day behind a comma: up to four words, one of them with a figure.
  private static func endOfDay(_ text: [UInt32], _ start: Int) -> Int? {
    guard scalar(text, start) == 0x20 else { return nil }
    var position = start + 1
    var hasDigit = false
    var spaces = 0
    while let scalar = scalar(text, position), position - start <= longest {
      if Characters.isDigit(scalar) {
        hasDigit = true
      } else if scalar == 0x20 {
        let next = self.scalar(text, position + 1) ?? 0x20
        guard Characters.isWord(next) else { break }
        spaces += 1
      } else if scalar == 0x2E {
        // `12. März`, `14 sept. 2026`.
        guard self.scalar(text, position + 1) == 0x20,
          let next = self.scalar(text, position + 2), Characters.isWord(next),
          hasDigit != Characters.isDigit(next)
        else { break }
      } else if !Characters.isAlphabetic(scalar) {
        break
      }
      position += 1
    }
    return hasDigit && spaces < 4 ? position : nil
  }

  /// The position behind an agency: ` (dpa)`, `/dpa`.
  private static func endOfAgency(_ text: [UInt32], _ start: Int) -> Int? {
    if scalar(text, start) == 0x2F {
      var position = start + 1
      while let letter = scalar(text, position), Characters.isAlphabetic(letter) { position += 1 }
      return position > start + 1 ? position : nil
    }
    guard scalar(text, start) == 0x20, scalar(text, start + 1) == 0x28 else { return nil }
    let end = text.dropFirst(start + 2).prefix(longest).firstIndex(of: 0x29)
    return end.map { $0 + 1 }
  }
}
