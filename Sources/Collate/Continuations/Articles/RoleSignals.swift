/// What is known of a block, as numbers, when it is asked what the block is in its article.
package enum RoleSignal: Int, Sendable, CaseIterable {
  case weight, words, lines, innerSentences, innerClauses, wideGaps
  case digitShare, capitalShare, isAllCapitals, isDense, unclosed, unopened
  case endsSentence, endsClosedSentence, endsClosing, endsColon, endsSemicolon, endsComma, endsDash
  case endsHyphen, endsOpening, endsDigit, endsLower, endsUpper, endsDense, endsOther
  case beginsLower, beginsUpper, beginsDigit, beginsDense, beginsOpening, beginsDash
  case beginsImpossible, beginsMarker, beginsOther
  /// What it looks like by itself and between its neighbours.
  case looksHeadline, looksByline, looksCaption, looksBoilerplate, looksListItem
  case opensReport, endsWithCredit
  /// How likely it runs on elsewhere, and how likely it carries another block on.
  case runsOn, carriesOn
  /// Whether a join was made of its end, and of its start.
  case isJoinedOn, isJoined
  /// Blocks with the same words, digits aside, and whether it repeats another block.
  case recurrences
  case isCopy
  /// What it shares with the texts before it and behind it, and they with each other.
  case cohesionBefore, cohesionAfter, cohesionAcross
  /// The log-odds, by the network, that a paragraph begins here, and that a clause is complete here.
  case startNetwork, endNetwork
  case beginsPage, endsPage
  /// Of all blocks of the issue, how many look like bylines, captions and headlines.
  case bylines, captions, headlines
}

/// What is known of each of the blocks around a block.
package enum NeighbourSignal: Int, Sendable, CaseIterable {
  case weight, endsSentence, isHeadline, isByline, isCaption, isBoilerplate, opensReport, isMissing
  case isJoinedOn, beginsMarker

  /// Where they stand in the order of reading, jump lines, page heads and scraps left out.
  package static let offsets = [-2, -1, 1, 2, 3]
}
