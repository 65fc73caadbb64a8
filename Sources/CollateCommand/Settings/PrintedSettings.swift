import Collate
import CollateReports

extension Option {
  /// What holds where nobody sets the option, as it would stand in a configuration file.
  var standing: JSON? {
    let options = CheckOptions()
    switch name {
    case .format: return ["text"]
    case .color: return "auto"
    case .minChars: return .integer(options.repeats.minimumDenseCharacters)
    case .minLetters: return .integer(options.repeats.minimumAlphabeticCharacters)
    case .minCertainty: return .string(options.continuations.minimumCertainty.rawValue)
    case .scope: return "issue"
    case .encoding, .blocks: return "auto"
    case .failOn: return "warning"
    default:
      if case .none = value { return false }
      return nil
    }
  }

  /// Values as they would stand in a configuration file.
  func json(_ texts: [String]) -> JSON {
    let values = texts.map { text -> JSON in
      switch value {
      case .none: .bool(text == "true")
      case .count: Int(text).map(JSON.integer) ?? .string(text)
      case .share: Double(text).map(JSON.number) ?? .string(text)
      case .choice, .file, .text: .string(text)
      }
    }
    return repeats ? .array(values) : values.last ?? .null
  }
}

extension Invocation {
  /// `--print-config`: every setting of the verb with its value and where it comes from.
  func printConfiguration() throws(CommandError) -> Int32 {
    var members: [String: JSON] = [:]
    for option in Option.all where option.isSetting && option.verbs.contains(verb) {
      if let origin = settings.origin(option.name) {
        members[option.key] = [
          "from": .string(name(of: origin)), "value": option.json(settings.all(option.name)),
        ]
      } else if let value = option.standing {
        members[option.key] = ["from": "default", "value": value]
      }
    }
    let file = settings.configuration.map(JSON.string) ?? .null
    let value: JSON = ["configuration": file, "settings": .object(members)]
    try write(value.pretty)
    return 0
  }

  private func name(of origin: Settings.Origin) -> String {
    switch origin {
    case .flag: "flag"
    case .environment(let variable): "environment \(variable)"
    case .file(let path): "file \(path)"
    }
  }
}
