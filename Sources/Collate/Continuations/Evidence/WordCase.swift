/// Which words an issue writes with a capital inside sentences: names, and nouns in German.
///
/// A block that begins with a capital begins a sentence, unless its first word is such a one.
struct WordCase: Sendable {
  private var numbers = KeyNumbers()
  private var counts: [(all: Int, capital: Int)] = []

  /// Counts the words inside the sentences of some texts.
  ///
  /// - Complexity: O(*n*) for *n* characters.
  init(_ texts: [[UInt32]]) {
    for text in texts {
      var last: UInt32?
      for word in WordCase.words(of: text) {
        defer { last = text[word.upperBound - 1] }
        // What stands between this word and the one before it tells whether a sentence begins here.
        let before = text[..<word.lowerBound].last { !Characters.isSpace($0) }
        guard last != nil, let before, before == last || Punctuation.isComma(before) else {
          continue
        }
        let number = numbers.number(of: WordCase.key(text[word]))
        if number == counts.count { counts.append((0, 0)) }
        counts[number].all += 1
        if LetterCase.isUpper(text[word.lowerBound]) { counts[number].capital += 1 }
      }
    }
  }

  /// Whether the first word of a text that begins with a capital has one inside sentences too: from
  /// -1, never, to 1, always; 0 for other texts and words that do not recur.
  func firstWordIsName(_ text: [UInt32]) -> Double {
    guard let first = text.first, LetterCase.isUpper(first) else { return 0 }
    let word = text.prefix { Characters.isAlphabetic($0) }
    guard let number = numbers.known(WordCase.key(word)) else { return 0 }
    return 2 * Double(counts[number].capital) / Double(counts[number].all) - 1
  }

  private static func words(of text: [UInt32]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for (index, scalar) in text.enumerated() {
      if Characters.isAlphabetic(scalar) {
        start = start ?? index
      } else if let first = start {
        words.append(first..<index)
        start = nil
      }
    }
    if let first = start { words.append(first..<text.count) }
    return words
  }

  private static func key(_ word: ArraySlice<UInt32>) -> UInt64 {
    word.reduce(ModelSymbols.seed) { ModelSymbols.mixed($0, ModelSymbols.folded($1)) } | 1
  }
}
