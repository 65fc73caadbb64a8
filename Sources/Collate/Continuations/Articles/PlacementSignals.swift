/// What is known of a text and an article that it may belong to, as numbers.
package enum PlacementSignal: Int, Sendable, CaseIterable {
  /// Whether the text before it belongs to the article.
  case isCurrent
  /// What the texts of the article share with those before them, in the mean.
  case cohesionWithin
  /// What the text has in common with the next one.
  case termsWithNext, likenessWithNext
  /// Where the article begins and ends.
  case beginsAfter, headsBetween, blocksBetween, samePage, pagesBetween
  case texts, hasTitle, isOpenAtEnd, endsShort
  /// Jump lines: at the end of the article, at the text, and at both as they agree.
  case jumpsTo, jumpsFrom, jumpAgrees
  /// The text, and what stands before it.
  case weight, isSubhead, isListItem, opensReport, startNetwork
  case beginsPage, afterNotice, afterGap, afterSentence, weightBefore, followsSubhead
  /// Texts that stand between the last headline and it, and between it and the next one.
  case textsBefore, textsAfter
}

/// What a text and an article have in common: terms (``Cohesion``) and subject (``Likeness``).
package enum PlacementMeasure: Int, Sendable, CaseIterable {
  /// Of the text with the last texts of the article and with the nearest one of those it is known by; of
  /// the text and those behind it with all of these; of the next text with the last ones; of the run with
  /// the headline.
  case terms, termsOfNearest, termsOfRun, termsOfNext, termsOfTitle
  /// The same; of the texts it is known by, the mean.
  case likeness, likenessOfNearest, likenessOfRun, likenessOfNext, likenessOfTitle

  static let likenessOfTexts = [likeness, likenessOfNearest, likenessOfRun, likenessOfNext]
  /// The likeness of what is not there.
  static let unlike = -1.0

  /// The measures for which it is told besides how far they lie above the same one of any other article,
  /// and above that of the current one.
  static let leading = [
    terms, termsOfNearest, termsOfRun, termsOfTitle, likeness, likenessOfNearest, likenessOfRun,
    likenessOfTitle,
  ]
  static let againstCurrent = [terms, termsOfRun, likeness]
}
