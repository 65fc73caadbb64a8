/// Where the values of one line `{"id": …, "text": …}` lie.
///
/// An island of unsafe code. Bounds: of a static string the bytes are read that it says it has.
struct RecordLine {
  /// The bytes of the identifier: without the quotes of a string, or the digits of an integer.
  var id = 0..<0
  /// The bytes of the text, without its quotes.
  var text = 0..<0
  /// Whether the text has escapes.
  var hasEscapes = false

  /// Why a line is no record.
  enum Fault: String, Error {
    case notAnObject = "it is no JSON object"
    case malformed = "it is not well-formed JSON"
    case noID = "it has no “id” that is a string or an integer"
    case noText = "it has no “text” that is a string"

    var chinese: String {
      switch self {
      case .notAnObject: "不是 JSON 对象"
      case .malformed: "JSON 格式有误"
      case .noID: "缺少“id”（字符串或整数）"
      case .noText: "缺少“text”（字符串）"
      }
    }
  }

  /// Finds the values in a line. Other members are stepped over; of members given twice the last
  /// counts.
  init(_ line: Span<UInt8>) throws(Fault) {
    var scanner = RecordScanner(count: line.count)
    var hasID = false
    var hasText = false
    guard scanner.take(0x7B, line) else { throw .notAnObject }
    var isFirst = true
    while !scanner.take(0x7D, line) {
      if !isFirst, !scanner.take(0x2C, line) { throw .malformed }
      isFirst = false
      guard let name = scanner.string(line), scanner.take(0x3A, line) else { throw .malformed }
      let kind = scanner.next(line)
      guard let value = scanner.value(line) else { throw .malformed }
      if Self.equals(line, name.range, "id") {
        hasID = kind == 0x22 || Self.isInteger(line, value.range)
        id = value.range
      } else if Self.equals(line, name.range, "text") {
        hasText = kind == 0x22
        text = value.range
        hasEscapes = value.hasEscapes
      }
    }
    guard scanner.isAtEnd(line) else { throw .malformed }
    guard hasID else { throw .noID }
    guard hasText else { throw .noText }
  }

  fileprivate static func equals(
    _ line: Span<UInt8>, _ range: Range<Int>, _ word: StaticString
  ) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    // A static string in ASCII has as many bytes as it says.
    for offset in 0..<range.count
    where unsafe word.utf8Start[offset] != line[range.lowerBound + offset] { return false }
    return true
  }

  private static func isInteger(_ line: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    let digits = line[first] == 0x2D ? first + 1..<range.upperBound : range
    return !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains(line[$0]) }
  }
}

/// A position in a line of JSON.
private struct RecordScanner {
  private let count: Int
  private var position = 0

  init(count: Int) { self.count = count }

  private mutating func skipSpace(_ line: Span<UInt8>) {
    while position < count {
      switch line[position] {
      case 0x20, 0x09, 0x0D, 0x0A: position += 1
      default: return
      }
    }
  }

  /// Steps over a byte if it comes next.
  mutating func take(_ byte: UInt8, _ line: Span<UInt8>) -> Bool {
    skipSpace(line)
    guard position < count, line[position] == byte else { return false }
    position += 1
    return true
  }

  /// The byte that comes next, 0 at the end.
  mutating func next(_ line: Span<UInt8>) -> UInt8 {
    skipSpace(line)
    return position < count ? line[position] : 0
  }

  mutating func isAtEnd(_ line: Span<UInt8>) -> Bool {
    skipSpace(line)
    return position == count
  }

  /// Steps over a string and returns the bytes between its quotes.
  mutating func string(_ line: Span<UInt8>) -> (range: Range<Int>, hasEscapes: Bool)? {
    guard take(0x22, line) else { return nil }
    let start = position
    var hasEscapes = false
    while true {
      position = line.firstPosition(of: 0x22, or: 0x5C, from: position)
      guard position < count else { return nil }
      if line[position] == 0x22 {
        position += 1
        return (start..<position - 1, hasEscapes)
      }
      hasEscapes = true
      guard let escape = JSONEscapes.length(line, at: position) else { return nil }
      position += escape
    }
  }

  /// Steps over any value; of a string the range lies between the quotes.
  mutating func value(_ line: Span<UInt8>) -> (range: Range<Int>, hasEscapes: Bool)? {
    let first = next(line)
    if first == 0x22 { return string(line) }
    let start = position
    if first == 0x7B || first == 0x5B {
      // The nesting of other members matters no further than where it ends.
      var depth = 0
      while position < count {
        switch line[position] {
        case 0x22:
          guard string(line) != nil else { return nil }
          continue
        case 0x7B, 0x5B: depth += 1
        case 0x7D, 0x5D: depth -= 1
        default: break
        }
        position += 1
        if depth == 0 { return (start..<position, false) }
      }
      return nil
    }
    let isScalar =
      switch first {
      case 0x74: word("true", line)
      case 0x66: word("false", line)
      case 0x6E: word("null", line)
      default: number(line)
      }
    return isScalar ? (start..<position, false) : nil
  }

  private mutating func word(_ word: StaticString, _ line: Span<UInt8>) -> Bool {
    let end = position + word.utf8CodeUnitCount
    guard end <= count, RecordLine.equals(line, position..<end, word) else { return false }
    position = end
    return true
  }

  /// Steps over a number (RFC 8259, section 6).
  private mutating func number(_ line: Span<UInt8>) -> Bool {
    step(over: 0x2D, line)
    let start = position
    guard digits(line), line[start] != 0x30 || position == start + 1 else { return false }
    if step(over: 0x2E, line), !digits(line) { return false }
    if step(over: 0x65, line) || step(over: 0x45, line) {
      if !step(over: 0x2B, line) { step(over: 0x2D, line) }
      return digits(line)
    }
    return true
  }

  /// Steps over digits; false where there are none.
  private mutating func digits(_ line: Span<UInt8>) -> Bool {
    let start = position
    while position < count, (0x30...0x39).contains(line[position]) { position += 1 }
    return position > start
  }

  /// Steps over a byte if it is the very next one.
  @discardableResult
  private mutating func step(over byte: UInt8, _ line: Span<UInt8>) -> Bool {
    guard position < count, line[position] == byte else { return false }
    position += 1
    return true
  }
}
