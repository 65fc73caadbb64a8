import CollateReports

/// The file `.collate.json`.
enum ConfigurationFile {
  static let name = ".collate.json"

  /// The nearest file from a folder upwards, at most to the root of the repository.
  static func find(from directory: String) -> String? {
    Repository.folders(from: directory).lazy
      .map { ($0.hasSuffix("/") ? $0 : $0 + "/") + name }
      .first(where: Files.exists)
  }

  /// The settings in a file. File names in it count from its own folder.
  static func read(_ path: String) throws(CommandError) -> [(Option.Name, [String])] {
    let bytes = try Files.read(path)
    let value: JSON
    do {
      value = try JSON(parsing: bytes)
    } catch {
      throw .notJSON(path, error)
    }
    guard let members = value.object else {
      throw .malformed(
        path: path, english: "a JSON object is expected", chinese: "应为 JSON 对象")
    }
    let options = Option.all.filter(\.isSetting)
    var settings: [(Option.Name, [String])] = []
    for key in members.keys.sorted() where key != "$schema" {
      guard let option = options.first(where: { $0.key == key }) else {
        throw .unknownKey(
          path: path, key: key, nearest: Nearest.match(key, among: options.map(\.key)))
      }
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      let texts = try self.texts(members[key] ?? .null, of: option, path)
      for text in texts { try option.validateSetting(text, as: "\(path): \(key)") }
      settings.append((option.name, texts.map { option.counting($0, from: folder) }))
    }
    return settings
  }

  private static func texts(
    _ value: JSON, of option: Option, _ path: String
  ) throws(CommandError) -> [String] {
    switch (value, option.value) {
    case (.bool(let value), .none): return [value ? "true" : "false"]
    case (.integer(let value), .count): return [String(value)]
    case (.integer(let value), .share): return [String(value)]
    case (.number(let value), .share): return [String(value)]
    case (.string(let text), .choice), (.string(let text), .file), (.string(let text), .text):
      return [text]
    case (.array(let elements), _) where option.repeats:
      var texts: [String] = []
      for element in elements { texts += try self.texts(element, of: option, path) }
      return texts
    default:
      throw .badValue(
        option: "\(path): \(option.key)", value: value.compact, expected: option.expected)
    }
  }
}

extension Option {
  /// A value whose file name, where it has one, counts from a folder.
  ///
  /// - Parameter folder: its path up to the slash; empty for the working folder.
  fileprivate func counting(_ text: String, from folder: String) -> String {
    func path(_ name: some StringProtocol) -> String {
      name.isEmpty || name.hasPrefix("/") || name == "-" ? String(name) : folder + name
    }
    switch (value, name) {
    case (.file, _): return path(text)
    case (_, .format):
      guard let colon = text.firstIndex(of: ":") else { return text }
      return text[...colon] + path(text[colon...].dropFirst())
    default: return text
    }
  }
}
