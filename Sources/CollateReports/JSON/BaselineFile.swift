public import Collate

/// Baseline and allow files: JSON, one entry a line, sorted.
public enum BaselineFile {
  /// The version of the form.
  public static let schema = "collate.baseline/1"

  /// Why a file is no baseline.
  public enum Fault: Error, Sendable, Hashable {
    /// It is not JSON.
    case syntax(JSONError)
    /// A member is missing or of the wrong kind; the name says which, the number which entry.
    case member(String, entry: Int)
    /// A member that no entry has.
    case unknownMember(String, entry: Int)
    /// It is of another kind or version.
    case schema(String)
  }

  /// Writes a baseline.
  public static func text(_ baseline: Baseline) -> String {
    let lines = baseline.entries.map { entry -> String in
      var members: [String: JSON] = [
        "key": .string(entry.key), "count": .integer(entry.count),
        "places": .array(entry.places.map(JSON.string)), "excerpt": .string(entry.excerpt),
        "reason": .string(entry.reason),
      ]
      if !entry.also.isEmpty { members["also"] = .array(entry.also.map(JSON.string)) }
      if !entry.until.isEmpty { members["until"] = .string(entry.until) }
      return "    " + JSON.object(members).compact
    }
    return "{\n  \"entries\": [\n" + lines.joined(separator: ",\n")
      + (lines.isEmpty ? "" : "\n") + "  ],\n  \"schema\": \"\(schema)\"\n}\n"
  }

  /// Reads a baseline.
  public static func read(_ bytes: [UInt8]) throws(Fault) -> Baseline {
    let value = try JSON(parsing: bytes, schema: schema, Fault.self)
    guard let elements = value["entries"].array else { throw .member("entries", entry: 0) }
    var entries: [Baseline.Entry] = []
    for (index, element) in elements.enumerated() {
      entries.append(try entry(element, index + 1))
    }
    return Baseline(entries: entries)
  }

  private static func entry(_ value: JSON, _ number: Int) throws(Fault) -> Baseline.Entry {
    guard let members = value.object else { throw .member("key", entry: number) }
    guard let key = value["key"].string else { throw .member("key", entry: number) }
    var entry = Baseline.Entry(key: key)
    for name in members.keys.sorted() where name != "key" {
      let value = value[name]
      switch name {
      case "count":
        guard let count = value.integer, 1...Baseline.maximumCount ~= count else {
          throw .member(name, entry: number)
        }
        entry.count = count
      case "places":
        guard let places = value.array else { throw .member(name, entry: number) }
        entry.places = places.compactMap(\.string)
      case "also":
        guard let keys = value.array else { throw .member(name, entry: number) }
        entry.also = keys.compactMap(\.string)
      case "excerpt", "reason", "until":
        guard let text = value.string else { throw .member(name, entry: number) }
        if name == "excerpt" { entry.excerpt = text }
        if name == "reason" { entry.reason = text }
        if name == "until" {
          guard isDay(text) else { throw .member(name, entry: number) }
          entry.until = text
        }
      default: throw .unknownMember(name, entry: number)
      }
    }
    return entry
  }

  /// Whether a text is a day as `YYYY-MM-DD`, or empty.
  private static func isDay(_ text: String) -> Bool {
    guard !text.isEmpty else { return true }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) }), let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
    else { return false }
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }
}
