/// A JSON value (RFC 8259), written with sorted keys so that equal values give equal bytes.
///
/// Values are written, compared and let go level by level on the stack, which holds some ten thousand
/// levels; what is read nests 500 at most.
public enum JSON: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// Any other number; must be finite.
  case number(Double)
  /// A string.
  case string(String)
  /// An array.
  case array([JSON])
  /// An object.
  case object([String: JSON])

  /// The members of an object; nil for other values.
  public var object: [String: JSON]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The elements of an array; nil for other values.
  public var array: [JSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The text of a string; nil for other values.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The value of a whole number; nil for other values.
  public var integer: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The value of a number; nil for other values.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The value of `true` or `false`; nil for other values.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The member of an object by name; `null` where there is none.
  public subscript(name: String) -> JSON { object?[name] ?? .null }

  /// The value on one line.
  public var compact: String {
    var writer = JSONWriter()
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The value over several lines, indented by two spaces, with a line end.
  ///
  /// Objects and arrays that hold no other object or array stay on one line.
  public var pretty: String {
    var writer = JSONWriter()
    writer.writePretty(self, indent: 0)
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  /// A number rounded to four decimals, which is as fine as any score here means.
  static func rounded(_ value: Double) -> JSON {
    guard value.isFinite else { return .null }
    guard abs(value) < 1e9 else { return .number(value) }
    let rounded = Double(Rounding.nearest(value * 10_000)) / 10_000
    return .number(rounded == 0 ? 0 : rounded)
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Makes a string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Makes a whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// Makes `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Makes an array.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// Makes an object; of equal names the last counts.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(Dictionary(elements) { $1 })
  }
}

/// Writes values as bytes.
private struct JSONWriter {
  var bytes: [UInt8] = []

  mutating func write(_ value: JSON) {
    switch value {
    case .null: text("null")
    case .bool(let value): text(value ? "true" : "false")
    case .integer(let value): text(String(value))
    case .number(let value): number(value)
    case .string(let value): string(value)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(element)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in JSONWriter.sorted(members).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        string(member.key)
        bytes.append(UInt8(ascii: ":"))
        write(member.value)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  mutating func writePretty(_ value: JSON, indent: Int) {
    switch value {
    case .array(let elements) where !JSONWriter.isFlat(value):
      text("[")
      for (index, element) in elements.enumerated() {
        newline(indent + 2, isFirst: index == 0)
        writePretty(element, indent: indent + 2)
      }
      newline(indent, isFirst: true)
      text("]")
    case .object(let members) where !JSONWriter.isFlat(value):
      text("{")
      for (index, member) in JSONWriter.sorted(members).enumerated() {
        newline(indent + 2, isFirst: index == 0)
        string(member.key)
        text(": ")
        writePretty(member.value, indent: indent + 2)
      }
      newline(indent, isFirst: true)
      text("}")
    default: write(value)
    }
  }

  private static func isFlat(_ value: JSON) -> Bool {
    let parts: [JSON]
    switch value {
    case .array(let elements): parts = elements
    case .object(let members): parts = Array(members.values)
    default: return true
    }
    return parts.allSatisfy { $0.array == nil && $0.object == nil }
  }

  private mutating func newline(_ indent: Int, isFirst: Bool) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: indent))
  }

  private static func sorted(_ members: [String: JSON]) -> [(key: String, value: JSON)] {
    members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  private mutating func text(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func number(_ value: Double) {
    guard value.isFinite else { return text("null") }
    if abs(value) < 1e15, value == Double(Int(value)) {
      text(String(Int(value)))
    } else {
      text("\(value)")
    }
  }

  private mutating func string(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x22: text("\\\"")
      case 0x5C: text("\\\\")
      case 0x0A: text("\\n")
      case 0x0D: text("\\r")
      case 0x09: text("\\t")
      // Line separators end a line in JavaScript, direction marks reorder a line in a viewer.
      case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
        let digits = String(scalar.value, radix: 16)
        text("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
