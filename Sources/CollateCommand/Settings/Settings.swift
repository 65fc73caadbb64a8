import CollateReports

/// The options in effect: flags before environment before configuration file.
struct Settings: Sendable {
  /// Where a value comes from.
  enum Origin: Sendable, Hashable {
    case flag
    case environment(variable: String)
    case file(path: String)
  }

  private let values: [Option.Name: (values: [String], origin: Origin)]
  /// The configuration file that was read.
  let configuration: String?

  /// Collects what is set.
  ///
  /// - Throws: `CommandError` for a value that an option does not take, whoever set it, and for a
  ///   key that no option has.
  init(
    _ arguments: Arguments, environment: [String: String], directory: String = Files.directory
  ) throws(CommandError) {
    var values: [Option.Name: (values: [String], origin: Origin)] = [:]
    var path: String?
    if arguments.values[.noConfig] == nil, arguments.verb.readsConfiguration {
      path = arguments.values[.config]?.last ?? ConfigurationFile.find(from: directory)
    }
    if let path {
      for (name, value) in try ConfigurationFile.read(path) {
        values[name] = (value, .file(path: path))
      }
    }
    if arguments.verb.readsConfiguration {
      for option in Option.all where option.isSetting {
        guard let text = environment[option.variable], !text.isEmpty else { continue }
        let value = option.repeats ? text.split(separator: " ").map(String.init) : [text]
        for part in value { try option.validateSetting(part, as: option.variable) }
        values[option.name] = (value, .environment(variable: option.variable))
      }
    }
    for (name, value) in arguments.values { values[name] = (value, .flag) }
    self.values = values
    configuration = path
  }

  /// The last value of an option.
  func value(_ name: Option.Name) -> String? { values[name]?.values.last }

  /// All values of an option.
  func all(_ name: Option.Name) -> [String] { values[name]?.values ?? [] }

  /// Whether a flag is set.
  func isSet(_ name: Option.Name) -> Bool { value(name) == "true" }

  /// The number that an option is set to.
  func count(_ name: Option.Name) -> Int? { value(name).flatMap(Int.init) }

  /// Where the value of an option comes from.
  func origin(_ name: Option.Name) -> Origin? { values[name]?.origin }

  /// What whoever set an option calls it: the flag, the variable, or the key with its file.
  func given(_ name: Option.Name) -> String {
    switch (origin(name), Option.named(name)) {
    case (.environment(let variable), _): variable
    case (.file(let path), let option?): "\(path): \(option.key)"
    default: "--\(name.rawValue)"
    }
  }
}

extension Option {
  /// Checks a value from the environment or a file, where a flag has one too.
  func validateSetting(_ text: String, as given: String) throws(CommandError) {
    if case .none = value {
      guard text == "true" || text == "false" else {
        throw .badValue(option: given, value: text, expected: expected)
      }
    } else {
      try validate(text, as: given)
    }
  }
}

extension Invocation {
  /// Names the variables of the environment that are called like settings and are none.
  func diagnoseUnknownVariables() {
    let known = Option.all.filter(\.isSetting).map(\.variable)
    for name in environment.keys.sorted()
    where name.hasPrefix(Option.variablePrefix) && !known.contains(name) {
      let nearest = Nearest.match(name, among: known)
      diagnose(
        "\(name): there is no setting for this variable"
          + (nearest.map { "; did you mean \($0)?" } ?? ""),
        "\(name)：没有这个环境变量对应的设置" + (nearest.map { "，是否指 \($0)？" } ?? ""))
    }
  }
}

extension Verb {
  /// Whether the environment and the configuration file count.
  var readsConfiguration: Bool {
    switch self {
    case .check, .join, .report, .baseline, .diff: true
    case .pairs, .learn, .explain, .schema, .completions, .man, .help: false
    }
  }
}
