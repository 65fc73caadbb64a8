import CollateReports

/// The names of the published schemas.
enum SchemaName: String, CaseIterable {
  case result, config, baseline, edits

  /// The schema.
  var value: JSON {
    switch self {
    case .result: JSONSchema.result
    case .config: ConfigurationFile.schema
    case .baseline: JSONSchema.baseline
    case .edits: JSONSchema.edits
    }
  }
}

extension ConfigurationFile {
  /// The JSON Schema of the file, made from the option table.
  static var schema: JSON {
    var properties: [String: JSON] = ["$schema": ["type": "string"]]
    for option in Option.all where option.isSetting {
      var value = schema(of: option)
      if option.repeats { value = ["anyOf": [value, ["type": "array", "items": value]]] }
      var members = value.object ?? [:]
      members["description"] = .string(option.english)
      if let standing = option.standing { members["default"] = standing }
      properties[option.key] = .object(members)
    }
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:collate:config:1",
      "title": "The settings of collate in .collate.json",
      "type": "object", "additionalProperties": false, "properties": .object(properties),
    ]
  }

  private static func schema(of option: Option) -> JSON {
    switch option.value {
    case .none: return ["type": "boolean"]
    case .choice(let words): return ["enum": .array(words.map(JSON.string))]
    case .count(let range):
      guard range.upperBound < .max else {
        return ["type": "integer", "minimum": .integer(range.lowerBound)]
      }
      return [
        "type": "integer", "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ]
    case .share: return ["type": "number", "minimum": 0, "maximum": 1]
    case .file, .text: return ["type": "string"]
    }
  }
}

extension Invocation {
  /// `collate schema result|config|baseline|edits`.
  func schema() throws(CommandError) -> Int32 {
    guard operands.count == 1, let name = SchemaName(rawValue: operands[0]) else {
      throw .operands(usage: verb.usage)
    }
    try write(name.value.pretty)
    return 0
  }
}
