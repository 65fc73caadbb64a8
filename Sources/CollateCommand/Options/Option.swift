import Collate
import CollateInput
import CollateReports

/// One option of the command: declared once, read by the parser, the help, the completions, the man
/// page and the configuration.
struct Option: Sendable {
  /// The names of all options, in the order of the help.
  enum Name: String, Sendable, CaseIterable {
    case format, verbose, quiet, color, lang
    case minChars = "min-chars"
    case minLetters = "min-letters"
    case minCertainty = "min-certainty"
    case scope, encoding, blocks
    case stdinName = "stdin-name"
    case filesFrom = "files-from"
    case failOn = "fail-on"
    case exitZero = "exit-zero"
    case maxFindings = "max-findings"
    case changed, against, model, boilerplate, baseline, allow
    case strictBaseline = "strict-baseline"
    case output, edits, articles, undo
    case minJaccard = "min-jaccard"
    case shingle, recall, threads, exact
    case noFold = "no-fold"
    case config
    case noConfig = "no-config"
    case printConfig = "print-config"
    case help, version
  }

  /// What follows an option.
  enum Value: Sendable {
    /// Nothing: the option is a flag.
    case none
    /// One of some words.
    case choice([String])
    /// A whole number in a range.
    case count(ClosedRange<Int>)
    /// A share from 0 to 1.
    case share
    /// A file.
    case file(String)
    /// Any text, named so in the help.
    case text(String)
  }

  let name: Name
  let short: Character?
  let value: Value
  /// The verbs that take it.
  let verbs: Set<Verb>
  /// Whether it may be given several times.
  let repeats: Bool
  /// Whether the environment and the configuration file may set it.
  let isSetting: Bool
  let english: String
  let chinese: String

  init(
    _ name: Name, _ short: Character? = nil, _ value: Value = .none, verbs: Set<Verb>,
    repeats: Bool = false, isSetting: Bool = true, _ english: String, _ chinese: String
  ) {
    self.name = name
    self.short = short
    self.value = value
    self.verbs = verbs
    self.repeats = repeats
    self.isSetting = isSetting
    self.english = english
    self.chinese = chinese
  }

  /// The long form with its dashes.
  var flag: String { "--\(name.rawValue)" }

  /// The name of the value in the help; empty for a flag.
  var placeholder: String {
    switch value {
    case .none: ""
    case .choice(let words): words.joined(separator: "|")
    case .count: "N"
    case .share: "SHARE"
    case .file(let name), .text(let name): name
    }
  }

  /// Whether nothing follows it.
  var isFlag: Bool { if case .none = value { true } else { false } }

  /// Words that its value may be, for completion; empty where there are too many.
  var suggestions: [String] {
    switch (value, name) {
    case (.choice(let words), _): words
    case (_, .format): FormatName.allCases.map(\.rawValue)
    case (_, .failOn): Severity.allCases.map(\.rawValue) + ["never"] + Rule.allCases.map(\.rawValue)
    case (_, .encoding): TextEncoding.allCases.map(\.rawValue)
    default: []
    }
  }

  /// The key in the configuration file: `min-chars` is `minChars`.
  var key: String {
    let parts = name.rawValue.split(separator: "-")
    return String(parts[0])
      + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// The variable of the environment: `min-chars` is `COLLATE_MIN_CHARS`.
  var variable: String {
    Option.variablePrefix + String(name.rawValue.uppercased().map { $0 == "-" ? "_" : $0 })
  }

  /// How the variables of all settings begin.
  static let variablePrefix = "COLLATE_"

  /// What it does, with the limits of its value, in English or Chinese.
  func help(in language: Language) -> String {
    let (text, limits) =
      language == .english ? (english, limits?.english) : (chinese, limits?.chinese)
    return text + (limits ?? "")
  }

  private var limits: (english: String, chinese: String)? {
    switch value {
    case .count(let range) where range.upperBound == .max: nil
    case .count(let range):
      (
        "; \(range.lowerBound) to \(range.upperBound)", "；\(range.lowerBound)到\(range.upperBound)"
      )
    case .share: ("; 0 to 1", "；0到1")
    case .none, .choice, .file, .text: nil
    }
  }

  /// What its value should be.
  var expected: ExpectedValue {
    switch value {
    case .none: .oneOf(["true", "false"])
    case .choice(let words): .oneOf(words)
    case .count(let range): .count(range)
    case .share: .share
    case .file, .text:
      repeats
        ? .other(english: "a list of strings", chinese: "字符串列表")
        : .other(english: "a string", chinese: "字符串")
    }
  }

  /// Checks a value.
  func validate(_ text: String, as given: String) throws(CommandError) {
    switch value {
    case .none, .file, .text: return
    case .choice(let words):
      guard words.contains(text) else {
        throw .badValue(
          option: given, value: text, expected: expected,
          nearest: Nearest.match(text, among: words))
      }
    case .count(let range):
      guard let number = Int(text), range.contains(number) else {
        throw .badValue(option: given, value: text, expected: expected)
      }
    case .share:
      guard let number = Double(text), (0...1).contains(number) else {
        throw .badValue(option: given, value: text, expected: expected)
      }
    }
  }
}
