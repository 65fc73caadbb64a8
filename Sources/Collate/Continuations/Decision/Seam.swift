/// What happens to the characters at a join.
package enum Seam {
  /// Whether the hyphen at the end of a tail is one of word division and goes away.
  package static func dropsHyphen(_ tail: [UInt32], _ head: [UInt32]) -> Bool {
    guard let last = tail.last, Punctuation.isHyphen(last), tail.count >= 2, let first = head.first
    else { return false }
    return Characters.isAlphabetic(tail[tail.count - 2]) && LetterCase.isLower(first)
  }

  /// Whether a space belongs between two halves: between words, never beside Han or kana.
  package static func needsSpace(_ tail: [UInt32], _ head: [UInt32]) -> Bool {
    guard let last = tail.last, let first = head.first else { return false }
    return !Characters.takesNoSpace(last) && !Characters.takesNoSpace(first)
      && !Punctuation.isHyphen(last)
  }
}
