extension IssueReading {
  /// Whether a block opens or closes a letter: a few words of one line with a comma behind them, below a
  /// head or a signature and before a longer text, or before names or nothing.
  ///
  /// Behind `Caro direttore,` the letter goes on in small letters, as a paragraph that is cut off does: that
  /// one has more words, or stands among others, or what carries it on is short.
  package func isGreeting(_ block: Int) -> Bool {
    let shape = shapes[block]
    guard shape.ending == .comma, !shape.isDense, shape.lines == 1, shape.innerSentences == 0 else {
      return false
    }
    let page = pages.blocks(around: block)
    let words = texts[block].scalars.split(separator: 0x20).count
    let isFew = words <= IssueReading.openingWords
    let mayClose = isFew || shape.beginning == .upper && words <= IssueReading.closingWords
    guard page.contains(block + 1) else { return mayClose }
    let next = shapes[block + 1]
    let goesOn = next.beginning == .lower && isLonger(block + 1)
    guard next.beginning == .upper || goesOn, next.ending != .comma else { return false }
    if next.isShort, next.capitalShare >= 0.6 { return mayClose }
    let isBelowText =
      page.contains(block - 1) && (isLonger(block - 1) || shapes[block - 1].ending.isSentenceEnd)
    return isFew && shape.beginning == .upper && !isBelowText && next.weight > shape.weight
  }

  /// `Monsieur le rédacteur en chef,`; `Veuillez agréer, Monsieur, l’expression de mes sentiments
  /// distingués,`.
  private static let openingWords = 6
  private static let closingWords = 14
}
