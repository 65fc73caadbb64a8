/// The command line, taken apart.
struct Arguments: Sendable {
  /// What to do.
  var verb = Verb.help
  /// The values of each option in the order given; a flag has the value `true`.
  var values: [Option.Name: [String]] = [:]
  /// What is not an option.
  var operands: [String] = []

  /// Takes a command line apart.
  ///
  /// `check` is understood where the first operand is no verb but there are arguments.
  init(_ arguments: [String]) throws(CommandError) {
    var rest = arguments[...]
    if let first = rest.first {
      if let verb = Verb(rawValue: first) {
        self.verb = verb
        rest = rest.dropFirst()
      } else if first.hasPrefix("-") && first != "-" {
        verb = .check
      } else if looksLikePath(first) {
        verb = .check
      } else {
        let verbs = Verb.allCases.map(\.rawValue)
        throw .unknownVerb(first, nearest: Nearest.match(first, among: verbs))
      }
    }
    let known = Option.all.filter { $0.verbs.contains(verb) }
    while let argument = rest.popFirst() {
      if argument == "--" {
        operands += rest
        break
      } else if argument.hasPrefix("--") {
        try takeLong(argument, known, &rest)
      } else if argument.hasPrefix("-"), argument != "-" {
        try takeShort(argument, known, &rest)
      } else {
        operands.append(argument)
      }
    }
  }

  private func looksLikePath(_ text: String) -> Bool {
    text == "-" || text.contains("/") || text.contains(".") || Files.exists(text)
  }

  private mutating func takeLong(
    _ argument: String, _ known: [Option], _ rest: inout ArraySlice<String>
  ) throws(CommandError) {
    let parts = argument.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = known.first(where: { $0.name.rawValue == name }) else {
      let names = known.map(\.name.rawValue)
      throw .unknownOption(
        "--\(name)",
        nearest: Arguments.file(argument) ?? Nearest.match(name, among: names).map { "--" + $0 })
    }
    if case .none = option.value {
      guard parts.count == 1 else { throw .unexpectedValue(option: option.flag) }
      try set(option, "true")
    } else if parts.count == 2 {
      try set(option, String(parts[1]))
    } else if let value = rest.popFirst() {
      try set(option, value)
    } else {
      throw .missingValue(option: option.flag)
    }
  }

  /// The unmistakable name of a file whose name begins with a dash.
  private static func file(_ argument: String) -> String? {
    Files.exists(argument) ? "./" + argument : nil
  }

  /// Bundled short flags; the last may have a value, attached or as the next argument.
  private mutating func takeShort(
    _ argument: String, _ known: [Option], _ rest: inout ArraySlice<String>
  ) throws(CommandError) {
    var letters = argument.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = known.first(where: { $0.short == letter }) else {
        throw .unknownOption("-\(letter)", nearest: Arguments.file(argument))
      }
      if case .none = option.value {
        try set(option, "true")
        continue
      }
      if !letters.isEmpty {
        try set(option, String(letters.first == "=" ? letters.dropFirst() : letters))
      } else if let value = rest.popFirst() {
        try set(option, value)
      } else {
        throw .missingValue(option: "-\(letter)")
      }
      return
    }
  }

  private mutating func set(_ option: Option, _ value: String) throws(CommandError) {
    try option.validate(value, as: option.flag)
    if option.repeats {
      values[option.name, default: []].append(value)
    } else {
      // The last one counts, so that an alias can be overridden.
      values[option.name] = [value]
    }
  }
}

/// The word that somebody probably meant.
enum Nearest {
  /// The nearest word by edit distance, if it is near enough to be a slip.
  static func match(_ word: String, among words: [String]) -> String? {
    let near = words.map { (distance(Array(word), Array($0)), $0) }
      .min { ($0.0, $0.1) < ($1.0, $1.1) }
    guard let (distance, match) = near, distance <= max(2, word.count / 3) else {
      return words.first { word.count >= 3 && $0.hasPrefix(word) }
    }
    return match
  }

  /// Levenshtein's distance, a swap of neighbours counting once (optimal string alignment).
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var older: [Int] = []
    var old = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(row[j] + 1, old[j + 1] + 1, old[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, older[j - 1] + 1) }
        row.append(best)
      }
      (older, old) = (old, row)
    }
    return old[b.count]
  }
}
