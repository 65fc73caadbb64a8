/// What is known of the end of a block, as numbers.
package enum TailSignal: Int, Sendable, CaseIterable {
  case endsSentence, endsClosedSentence, endsClosing, endsColon, endsSemicolon, endsComma, endsDash
  case endsHyphen, endsOpening, endsDigit, endsLower, endsUpper, endsDense, endsOther
  /// How likely the language model thinks a paragraph end here.
  case endModel
  case length, isShort, hasNoSentence, isVeryShort
  case wideGaps, digitShare, capitalShare, isAllCapitals
  case isByline, isCaption, isBoilerplate, isHeadline, isListItem
  case unclosed
  case jumpsTo, jumpsNowhere
  case endsInsideCopy, sharesEnd
  case echoesInNext, nextOpens, nextIsByline, endsPage
  case nextIsHeadline, nextStartModel, nextBeginsInside
  /// Commas and the like inside, and how likely the model thinks any mark of punctuation here.
  case clauses, clauseEndModel
  /// How much likelier the next block begins a paragraph than stands inside one.
  case nextStartGain
  /// The log-odds, by the network, that the next block starts a paragraph.
  case nextStartNetwork
  /// The log-odds, by the network, that a clause is complete here rather than cut off.
  case endNetwork
  /// The share of the other longer texts of the issue that break off.
  case othersBreakOff
  /// Whether a longer block begins with all of it, and whether that stands beside it.
  case startsOther, startsOtherBeside
  /// The log-odds, by the network, that it starts a paragraph itself.
  case beginsNetwork
  /// Whether it begins with a list marker, as heads of sections do.
  case beginsMarker
  /// How full its last line is, where it keeps the lines of its column: a paragraph mostly ends
  /// inside a line, and a column cuts it between two.
  case lastLineFill
  /// How much it shares with the running text that stands before it and behind it.
  case cohesionBefore, cohesionAfter
}

/// What is known of the start of a block, as numbers.
package enum HeadSignal: Int, Sendable, CaseIterable {
  case beginsLower, beginsUpper, beginsDigit, beginsDense, beginsOpening, beginsDash
  case beginsImpossible, beginsMarker, beginsOther
  /// How likely the language model thinks these first characters start a paragraph.
  case startModel
  case length, isShort, endsOpenShort
  case wideGaps, digitShare, capitalShare, isAllCapitals
  case isByline, isCaption, isBoilerplate, isHeadline, isListItem, isOpener
  case unopened
  case isIndented, othersIndented
  case jumpsFrom, jumpsFromNowhere
  case beginsInsideCopy, sharesStart
  case afterHeadline, afterByline, beginsPage, afterClosedBlock, echoedByPrevious
  case afterOpenBlock, previousEndModel, clauses
  /// Whether a scrap repeats its start, and whether it stands beside it.
  case hasScrap, hasScrapBeside
  /// How much likelier its first characters, three and eight, start a paragraph than stand inside
  /// one: the log-odds, whatever the characters themselves are.
  case startGainShort, startGain
  /// The log-odds, by the network, that it starts a paragraph.
  case startNetwork
  /// Whether a longer block begins with all of it, and whether that stands beside it.
  case startsOther, startsOtherBeside
  /// The share of the other longer texts of the issue that begin inside a paragraph, by the network.
  case othersBeginInside
  /// Whether the word that it begins with, in a capital, has one inside sentences too.
  case beginsWithName
  /// How full its first line is, where it keeps the lines of its column: that of a paragraph is
  /// shorter where it was indented.
  case firstLineFill
  /// How much it shares with the running text that stands before it and behind it.
  case cohesionBefore, cohesionAfter
}

/// What is known of a tail and a head together, as numbers.
package enum PairSignal: Int, Sendable, CaseIterable {
  case bias
  /// The log-odds that the head follows this tail rather than a paragraph start.
  case runOnModel, runOnStrongly
  /// What stands on both sides of the seam: whether anything does, how seldom a text begins with it,
  /// and its length.
  case overlap, overlapSurprise, overlapLength
  case hyphenLower, caseBreak
  case closesQuotation, enumeration
  case adjacent, nextAcrossFurniture, forward, backward, distance, samePage, nextPage, farPage
  case cohesion, cohesionOfArticles, cohesionLeadOfTail, cohesionLeadOfHead
  case jumpAgrees, jumpToAgrees, jumpFromAgrees, jumpToElsewhere, jumpFromElsewhere, jumpKeyword
  case junctionElsewhere
  case scriptBreak
  case runOnLeadOfTail, runOnLeadOfHead
  case headsBetween, openBetween
  /// The log-odds, by the network, that the head follows this tail rather than other text, and how far
  /// that lies above what other places of the issue reach, and above the rivals.
  case network, networkSurpriseOfTail, networkSurpriseOfHead
  case networkLeadOfTail, networkLeadOfHead
  /// How much the article up to the tail shares with all that follows the head.
  case cohesionOfWholes
  /// What the language model and the network say together, and its lead over rivals.
  case joint, jointLeadOfTail, jointLeadOfHead
  /// The share of places inside the texts of the issue that the network reads rightly.
  case networkReliability
}

/// What tails and heads alike are told by: what kind of block they stand in.
protocol EndSignal: RawRepresentable, CaseIterable where RawValue == Int {
  static var length: Self { get }
  static var isShort: Self { get }
  static var wideGaps: Self { get }
  static var digitShare: Self { get }
  static var capitalShare: Self { get }
  static var isAllCapitals: Self { get }
  static var isByline: Self { get }
  static var isCaption: Self { get }
  static var isBoilerplate: Self { get }
  static var isHeadline: Self { get }
  static var isListItem: Self { get }
}

extension TailSignal: EndSignal {}
extension HeadSignal: EndSignal {}
