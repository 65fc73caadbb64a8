import Collate

/// The language of a passage, as a tag for fonts and screen readers; a guess from its script and its
/// commonest words.
enum TextLanguage {
  /// A BCP 47 tag; `und` where nothing tells.
  static func tag(_ text: String) -> String {
    var han = 0
    var kana = 0
    var hangul = 0
    var latin = 0
    var simplified = 0
    var traditional = 0
    for scalar in text.unicodeScalars.prefix(600) {
      if Characters.isHan(scalar.value) {
        han += 1
        if simplifiedOnly.contains(scalar) { simplified += 1 }
        if traditionalOnly.contains(scalar) { traditional += 1 }
      } else if Characters.isKana(scalar.value) {
        kana += 1
      } else if Characters.isHangul(scalar.value) {
        hangul += 1
      } else if Characters.isAlphabetic(scalar.value) {
        latin += 1
      }
    }
    if hangul > han + kana, hangul > 0 { return "ko" }
    if kana * 8 > han, kana > 0 { return "ja" }
    if han * 3 > latin, han > 0 { return traditional > simplified ? "zh-Hant" : "zh-Hans" }
    return latin > 0 ? alphabetic(text) : "und"
  }

  private static func alphabetic(_ text: String) -> String {
    let words = text.prefix(800).lowercased().split { !$0.isLetter }.map(String.init)
    let counts = functionWords.map { tag, list in (words.count { list.contains($0) }, tag) }
    guard let best = counts.max(by: { ($0.0, $1.1) < ($1.0, $0.1) }), best.0 > 0 else {
      return "und"
    }
    return best.1
  }

  private static let functionWords: [(String, Set<String>)] = [
    ("en", ["the", "of", "and", "to", "in", "is", "that", "was", "for", "with", "on"]),
    ("de", ["der", "die", "und", "das", "den", "von", "zu", "mit", "ist", "nicht", "ein"]),
    ("fr", ["le", "la", "les", "et", "des", "du", "une", "est", "que", "dans", "pour"]),
    ("es", ["el", "los", "las", "que", "y", "en", "del", "por", "con", "una", "para"]),
  ]

  private static let simplifiedOnly = Set("这个们为国来时说对会发经过学现长门问间东车见风马书报设议产业关".unicodeScalars)
  private static let traditionalOnly = Set("這個們為國來時說對會發經過學現長門問間東車見風馬書報設議產業關".unicodeScalars)
}
