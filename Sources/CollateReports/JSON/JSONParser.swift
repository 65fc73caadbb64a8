/// Why a text is not JSON, and where.
public struct JSONError: Error, Sendable, Hashable {
  /// The line, counted from 1.
  public let line: Int
  /// What was expected or wrong.
  public let problem: Problem

  /// What can be wrong.
  public enum Problem: String, Sendable {
    /// The text stops too early.
    case unexpectedEnd = "unexpected end"
    /// A character that cannot stand here.
    case unexpectedCharacter = "unexpected character"
    /// A name that was given before in the same object.
    case duplicateName = "the same name twice"
    /// A number that cannot be read.
    case badNumber = "not a number"
    /// An escape that is none, or half of a surrogate pair.
    case badEscape = "not an escape"
    /// Nested deeper than 500 levels.
    case tooDeep = "nested too deeply"
  }
}

extension JSON {
  /// Reads a value.
  ///
  /// Names are compared as Swift compares strings: two in one object that are canonically equivalent,
  /// such as `é` as one scalar and as two, are the same name twice.
  ///
  /// - Parameter bytes: one JSON text in UTF-8; a byte order mark is skipped.
  /// - Throws: ``JSONError`` with the line of the fault.
  /// - Complexity: O(*n*).
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.document()
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  mutating func document() throws(JSONError) -> JSON {
    let result = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw error(.unexpectedCharacter) }
    return result
  }

  private func error(_ problem: JSONError.Problem) -> JSONError {
    let isAtEnd = position >= bytes.count && problem == .unexpectedCharacter
    return JSONError(
      line: bytes.prefix(position).count { $0 == 0x0A } + 1,
      problem: isAtEnd ? .unexpectedEnd : problem)
  }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ character: Character) -> Bool {
    guard let next, next == character.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSON {
    guard depth < 500 else { throw error(.tooDeep) }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSON) throws(JSONError) -> JSON {
    guard bytes[position...].starts(with: word.utf8) else { throw error(.unexpectedCharacter) }
    position += word.utf8.count
    return value
  }

  private mutating func object(_ depth: Int) throws(JSONError) -> JSON {
    position += 1
    var members: [String: JSON] = [:]
    skipSpace()
    if take("}") { return .object(members) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error(.unexpectedCharacter) }
      let name = try string()
      skipSpace()
      guard take(":") else { throw error(.unexpectedCharacter) }
      guard members[name] == nil else { throw error(.duplicateName) }
      members[name] = try value(depth: depth + 1)
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw error(.unexpectedCharacter) }
    }
  }

  private mutating func array(_ depth: Int) throws(JSONError) -> JSON {
    position += 1
    var elements: [JSON] = []
    skipSpace()
    if take("]") { return .array(elements) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else { throw error(.unexpectedCharacter) }
    }
  }

  private mutating func string() throws(JSONError) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw error(.unexpectedCharacter)
      default: text.append(byte)
      }
    }
    throw error(.unexpectedEnd)
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    guard let byte = next else { throw error(.unexpectedEnd) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code) {
        guard take("\\"), take("u") else { throw error(.badEscape) }
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw error(.badEscape) }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw error(.badEscape) }
      text.append(contentsOf: String(scalar).utf8)
    default: throw error(.badEscape)
    }
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let next, let digit = Character(Unicode.Scalar(next)).hexDigitValue else {
        throw error(.badEscape)
      }
      code = code << 4 + UInt32(digit)
      position += 1
    }
    return code
  }

  private mutating func number() throws(JSONError) -> JSON {
    let start = position
    while let next, "+-.eE0123456789".utf8.contains(next) { position += 1 }
    guard position > start else { throw error(.unexpectedCharacter) }
    guard JSONParser.isNumber(bytes[start..<position]) else { throw error(.badNumber) }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if let value = Int(text) { return .integer(value) }
    if let value = Double(text), value.isFinite { return .number(value) }
    throw error(.badNumber)
  }

  /// Whether characters are a number by the grammar: a whole part that does not begin with a further
  /// zero, and where they are there, a fraction and an exponent with a digit or more.
  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    func take(_ characters: String) -> Bool {
      guard let first = rest.first, characters.utf8.contains(first) else { return false }
      rest.removeFirst()
      return true
    }
    func takeDigits() -> Bool {
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      rest.removeFirst(digits.count)
      return !digits.isEmpty
    }
    _ = take("-")
    guard take("0") || takeDigits() else { return false }
    if take(".") { guard takeDigits() else { return false } }
    if take("eE") {
      _ = take("+-")
      guard takeDigits() else { return false }
    }
    return rest.isEmpty
  }
}
