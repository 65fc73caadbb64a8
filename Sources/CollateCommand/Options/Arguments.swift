import CollateReports

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
  /// The verb is the first argument that is neither an option nor the value of one. `check` is
  /// understood where that is no verb but a path, or where there are options alone.
  init(_ arguments: [String]) throws(CommandError) {
    var rest = arguments[...]
    if let index = Arguments.firstOperand(arguments) {
      let first = arguments[index]
      if let verb = Verb(rawValue: first) {
        self.verb = verb
        rest.remove(at: index)
      } else if looksLikePath(first) {
        verb = .check
      } else {
        // A slip in an option before it may have made a verb of its value.
        try take(arguments[..<index], among: Option.all)
        let verbs = Verb.allCases.map(\.rawValue)
        throw .unknownVerb(first, nearest: Nearest.match(first, among: verbs))
      }
    } else if !arguments.isEmpty {
      verb = .check
    }
    try take(rest, among: Option.all.filter { $0.verbs.contains(verb) })
    if operands.isEmpty, values[.help] != nil, rest.count == arguments.count { verb = .help }
  }

  private mutating func take(
    _ arguments: ArraySlice<String>, among known: [Option]
  ) throws(CommandError) {
    var rest = arguments
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

  /// The language that the arguments ask for, right or wrong as they may be otherwise.
  static func language(in arguments: [String]) -> Language? {
    let options = arguments.prefix { $0 != "--" }
    let flag = "--" + Option.Name.lang.rawValue
    let named = options.indices.compactMap { index -> Language? in
      if options[index] == flag, index + 1 < options.endIndex {
        return Language(rawValue: options[index + 1])
      }
      return options[index].hasPrefix(flag + "=")
        ? Language(rawValue: String(options[index].dropFirst(flag.count + 1))) : nil
    }
    return named.last
  }

  /// Where the first argument stands that is neither an option nor the value of one; nil if there is
  /// none before `--`.
  private static func firstOperand(_ arguments: [String]) -> Int? {
    var index = 0
    while index < arguments.count, arguments[index] != "--" {
      guard arguments[index].hasPrefix("-"), arguments[index] != "-" else { return index }
      index += takesNext(arguments[index]) ? 2 : 1
    }
    return nil
  }

  /// Whether the value of an option is the next argument.
  private static func takesNext(_ argument: String) -> Bool {
    if argument.hasPrefix("--") {
      return Option.all.contains { $0.flag == argument && !$0.isFlag }
    }
    let letters = argument.dropFirst()
    let taker = letters.firstIndex { letter in
      Option.all.contains { $0.short == letter && !$0.isFlag }
    }
    return taker.map { letters.index(after: $0) == letters.endIndex } ?? false
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
    // Of a short word, something must be left.
    guard let (distance, match) = near, distance <= max(2, word.count / 3),
      distance < max(word.count, match.count)
    else {
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
