/// A language as a composing room sees it: where lines may break and what stands between words.
enum PressLanguage: String, CaseIterable {
  case zh, zhHant, en, de, fr, es, ja, ko

  /// Whether a character carries about as much as half a word, and lines break anywhere.
  var isDense: Bool {
    switch self {
    case .zh, .zhHant, .ja: true
    case .en, .de, .fr, .es, .ko: false
    }
  }

  /// Whether words are cut with hyphens at the ends of lines.
  var hyphenates: Bool {
    switch self {
    case .en, .de, .fr, .es: true
    case .zh, .zhHant, .ja, .ko: false
    }
  }

  /// What stands before the first line of a paragraph.
  var indents: [String] {
    isDense ? ["\u{3000}\u{3000}", "\u{3000}", "    "] : ["  ", "    ", "\t"]
  }

  /// What joins two words or sentences.
  var space: String { isDense ? "" : " " }

  /// Reads the names of languages that occur in corpora, such as `zh-Hant`.
  init?(name: String) {
    switch name.lowercased() {
    case "zh-hant", "zhhant", "zh_hant", "zh-tw", "zh-hk": self = .zhHant
    case "zh-hans", "zh-cn": self = .zh
    default:
      guard let language = PressLanguage(rawValue: name.lowercased()) else { return nil }
      self = language
    }
  }
}

/// Characters that matter when text is set in lines.
enum Typesetting {
  /// Ends a sentence.
  static func endsSentence(_ character: Character) -> Bool { "。！？.!?…".contains(character) }

  /// May close a sentence after its full stop.
  static func closes(_ character: Character) -> Bool { "”’」』）)\"»】》〉]".contains(character) }

  /// Never begins a line.
  static func staysBehind(_ character: Character) -> Bool {
    "。，、；：？！”’」』）】》〉)],.;:?!%％·…—ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ℃".contains(character)
  }

  /// Never ends a line.
  static func staysAhead(_ character: Character) -> Bool { "“‘「『（【《〈([".contains(character) }

  /// Whether the text ends a sentence, closing marks aside.
  static func isComplete(_ text: some BidirectionalCollection<Character>) -> Bool {
    guard let last = text.last(where: { !closes($0) && !$0.isWhitespace }) else { return false }
    return endsSentence(last)
  }
}
