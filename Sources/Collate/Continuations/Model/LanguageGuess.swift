/// Guesses the language of a text from its script and its smallest words, so that only one model
/// need be read.
///
/// A guess is made only where it is beyond doubt; elsewhere the models themselves decide.
enum LanguageGuess {
  /// The language tag of a text, of those that have built-in models; nil in doubt.
  static func language(of text: [UInt32], isDense: Bool) -> String? {
    isDense ? denseLanguage(text) : alphabeticLanguage(text)
  }

  private static func denseLanguage(_ text: [UInt32]) -> String? {
    var kana = 0
    var hangul = 0
    var simplified = 0
    var traditional = 0
    for scalar in text {
      if Characters.isKana(scalar) { kana += 1 }
      if Characters.isHangul(scalar) { hangul += 1 }
      if simplifiedForms.contains(scalar) { simplified += 1 }
      if traditionalForms.contains(scalar) { traditional += 1 }
    }
    if kana * 10 >= text.count { return "ja" }
    if hangul * 3 >= text.count { return "ko" }
    return clear([("zh-Hans", simplified), ("zh-Hant", traditional)])
  }

  private static func alphabeticLanguage(_ text: [UInt32]) -> String? {
    var counts = smallWords.map { ($0.language, 0) }
    for word in text.split(whereSeparator: { !Characters.isAlphabetic($0) }) where word.count <= 4 {
      let word = String(String.UnicodeScalarView(word.compactMap(Unicode.Scalar.init)))
      for index in smallWords.indices where smallWords[index].words.contains(word) {
        counts[index].1 += 1
      }
    }
    return clear(counts)
  }

  /// The first language if it has five signs at least and three times those of any other.
  private static func clear(_ counts: [(language: String, count: Int)]) -> String? {
    let sorted = counts.sorted { ($1.count, $0.language) < ($0.count, $1.language) }
    guard let first = sorted.first, first.count >= 5 else { return nil }
    return sorted.dropFirst().allSatisfy { $0.count * 3 <= first.count } ? first.language : nil
  }

  /// The commonest characters whose simplified and traditional forms differ, in both forms.
  private static let simplifiedForms = Set("们这国说来时会对个为与发开还进学经过长问关动车见".unicodeScalars.map(\.value))
  private static let traditionalForms = Set("們這國說來時會對個為與發開還進學經過長問關動車見".unicodeScalars.map(\.value))

  /// The commonest words that only one of the languages has.
  private static let smallWords: [(language: String, words: Set<String>)] = [
    ("en", ["the", "of", "and", "to", "that", "was", "with", "his", "is", "by"]),
    ("de", ["der", "und", "das", "ist", "von", "mit", "den", "dem", "zu", "ein"]),
    ("fr", ["les", "des", "et", "dans", "du", "est", "au", "pour", "sur", "par"]),
    ("es", ["el", "los", "las", "del", "y", "con", "por", "una", "como", "que"]),
  ]
}
