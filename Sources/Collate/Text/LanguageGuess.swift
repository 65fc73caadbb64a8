/// Guesses the language of a text from its script and its smallest words.
package enum LanguageGuess {
  /// The language of a text beyond doubt, so that only one model need be read; nil elsewhere, where
  /// the models themselves decide.
  ///
  /// - Returns: a tag of those that have built-in models.
  static func certain(of text: [UInt32], isDense: Bool) -> String? {
    guard isDense else { return first(of: words(in: text), least: 5, lead: 3) }
    let script = DenseScript(text)
    if script.kana * 10 >= text.count { return "ja" }
    if script.hangul * 3 >= text.count { return "ko" }
    return first(of: script.forms, least: 5, lead: 3)
  }

  /// The likeliest language of a passage, for fonts and screen readers.
  ///
  /// - Returns: a BCP 47 tag; `und` where nothing tells.
  /// - Complexity: O(1): the first 800 characters are read.
  package static func likeliest(of text: String) -> String {
    let scalars = text.prefix(800).lowercased().unicodeScalars.map(\.value)
    let script = DenseScript(scalars)
    if script.hangul > script.han + script.kana { return "ko" }
    if script.kana * 8 > script.han { return "ja" }
    if script.han * 3 > scalars.count(where: Characters.isAlphabetic), script.han > 0 {
      return first(of: script.forms, least: 1, lead: 1) ?? "zh-Hans"
    }
    return first(of: words(in: scalars), least: 2, lead: 2) ?? "und"
  }

  /// A language and how many signs of it stand in a text.
  private typealias Signs = (language: String, count: Int)

  /// What a text has of the scripts without letters.
  private struct DenseScript {
    var han = 0
    var kana = 0
    var hangul = 0
    /// The characters that only one of the two Chinese forms has.
    var forms: [Signs] = [("zh-Hans", 0), ("zh-Hant", 0)]

    init(_ text: [UInt32]) {
      for scalar in text {
        if Characters.isHan(scalar) { han += 1 }
        if Characters.isKana(scalar) { kana += 1 }
        if Characters.isHangul(scalar) { hangul += 1 }
        if simplifiedForms.contains(scalar) { forms[0].count += 1 }
        if traditionalForms.contains(scalar) { forms[1].count += 1 }
      }
    }
  }

  private static func words(in text: [UInt32]) -> [Signs] {
    var counts = smallWords.map { (language: $0.language, count: 0) }
    for word in text.split(whereSeparator: { !Characters.isAlphabetic($0) }) where word.count <= 4 {
      let word = String(String.UnicodeScalarView(word.compactMap(Unicode.Scalar.init)))
      for index in smallWords.indices where smallWords[index].words.contains(word) {
        counts[index].count += 1
      }
    }
    return counts
  }

  /// The language with the most signs, if they are so many and so many times those of any other.
  private static func first(of signs: [Signs], least: Int, lead: Int) -> String? {
    let sorted = signs.sorted { ($1.count, $0.language) < ($0.count, $1.language) }
    guard let first = sorted.first, first.count >= least else { return nil }
    return sorted.dropFirst().allSatisfy { $0.count * lead <= first.count } ? first.language : nil
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
