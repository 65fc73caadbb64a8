/// What is known of a text and an article that it may belong to, as numbers.
package enum PlacementSignal: Int, Sendable, CaseIterable {
  /// Whether the text before it belongs to the article.
  case isCurrent
  /// What it shares with the last texts of the article, with all of them, with the one that is nearest
  /// to it, and with the headline; it alone, and with the texts behind it.
  case cohesion, cohesionOfRun, cohesionOfNearest, cohesionOfTitle
  /// What the texts of the article share with those before them, in the mean.
  case cohesionWithin
  /// How much more the run shares with the article than with any other, and with the current one.
  case lead, leadOfCurrent, leadOfTitle
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
