public import Collate

/// Edit lists as JSON: what `collate join --edits` writes and `--undo` reads.
///
/// One edit a line. Of a text that was converted to UTF-8 places count there, and `original` says how it
/// stood in its file. Removed bytes are a string where they are UTF-8, hexadecimal digits otherwise.
public enum EditListFile {
  /// The version of the form.
  public static let schema = "collate.edits/1"

  /// Why a file is no edit list.
  public enum Fault: Error, Sendable, Hashable {
    /// It is not JSON.
    case syntax(JSONError)
    /// It is of another kind or version.
    case schema(String)
    /// A member is missing or of the wrong kind; the number says in which edit, 0 for none.
    case member(String, edit: Int)
  }

  /// Writes an edit list.
  public static func text(_ list: EditList) -> String {
    let lines = list.edits.map { "    " + json($0).compact }
    let inputHash = list.inputHash.map { "  \"inputHash\": \"\(String($0, radix: 16))\",\n" } ?? ""
    return """
      {
        "edits": [
      \(lines.joined(separator: ",\n"))\(lines.isEmpty ? "" : "\n")  ],
      \(inputHash)  "inputLength": \(list.inputLength),\(list.original.map(member) ?? "")
        "outputHash": "\(String(list.outputHash, radix: 16))",
        "outputLength": \(list.outputLength),
        "schema": "\(schema)"
      }

      """
  }

  private static func member(_ original: OriginalEncoding) -> String {
    let value: JSON = [
      "encoding": .string(original.name), "byteOrderMark": .bool(original.hasByteOrderMark),
      "hash": .string(original.hash.hexadecimal),
    ]
    return "\n  \"original\": \(value.compact),"
  }

  private static func json(_ edit: EditList.Edit) -> JSON {
    switch edit {
    case .removed(let range, let bytes, let reason):
      var members: [String: JSON] = [
        "op": "remove", "start": .integer(range.lowerBound), "end": .integer(range.upperBound),
        "reason": .string(reason.rawValue),
      ]
      let text = String(decoding: bytes, as: UTF8.self)
      if Array(text.utf8) == bytes {
        members["text"] = .string(text)
      } else {
        members["hex"] = .string(hexadecimal(bytes))
      }
      return .object(members)
    case .moved(let range, let position):
      return [
        "op": "move", "start": .integer(range.lowerBound), "end": .integer(range.upperBound),
        "to": .integer(position),
      ]
    case .inserted(let range, let reason):
      return [
        "op": "insert", "start": .integer(range.lowerBound), "end": .integer(range.upperBound),
        "reason": .string(reason.rawValue),
      ]
    }
  }

  /// Reads an edit list. What the edits say is checked when they are undone.
  public static func read(_ bytes: [UInt8]) throws(Fault) -> EditList {
    let value = try JSON(parsing: bytes, schema: schema, Fault.self)
    guard let elements = value["edits"].array else { throw .member("edits", edit: 0) }
    guard let inputLength = value["inputLength"].integer, inputLength >= 0 else {
      throw .member("inputLength", edit: 0)
    }
    guard let outputLength = value["outputLength"].integer, outputLength >= 0 else {
      throw .member("outputLength", edit: 0)
    }
    guard let digits = value["outputHash"].string, let hash = UInt64(digits, radix: 16) else {
      throw .member("outputHash", edit: 0)
    }
    let inputHash = value["inputHash"].string.flatMap { UInt64($0, radix: 16) }
    // It is an addition to the form: a list may lack it.
    guard inputHash != nil || value["inputHash"] == .null else {
      throw .member("inputHash", edit: 0)
    }
    var edits: [EditList.Edit] = []
    for (index, element) in elements.enumerated() { edits.append(try edit(element, index + 1)) }
    return EditList(
      edits: edits, inputLength: inputLength, outputLength: outputLength, outputHash: hash,
      inputHash: inputHash, original: try original(value["original"]))
  }

  private static func original(_ value: JSON) throws(Fault) -> OriginalEncoding? {
    guard value != .null else { return nil }
    guard let name = value["encoding"].string, let hasMark = value["byteOrderMark"].bool,
      let hash = value["hash"].string.flatMap({ UInt64($0, radix: 16) })
    else { throw .member("original", edit: 0) }
    return OriginalEncoding(name: name, hasByteOrderMark: hasMark, hash: hash)
  }

  private static func edit(_ value: JSON, _ number: Int) throws(Fault) -> EditList.Edit {
    guard let start = value["start"].integer, start >= 0 else {
      throw .member("start", edit: number)
    }
    guard let end = value["end"].integer, end >= start else { throw .member("end", edit: number) }
    switch value["op"].string {
    case "move":
      guard let position = value["to"].integer else { throw .member("to", edit: number) }
      return .moved(start..<end, to: position)
    case "insert": return .inserted(start..<end, reason: try reason(value, number))
    case "remove":
      let reason = try reason(value, number)
      if let text = value["text"].string {
        return .removed(start..<end, bytes: Array(text.utf8), reason: reason)
      }
      guard let digits = value["hex"].string, let bytes = bytes(hexadecimal: digits) else {
        throw .member("text", edit: number)
      }
      return .removed(start..<end, bytes: bytes, reason: reason)
    default: throw .member("op", edit: number)
    }
  }

  private static func reason(_ value: JSON, _ number: Int) throws(Fault) -> EditList.Reason {
    guard let reason = value["reason"].string.flatMap(EditList.Reason.init) else {
      throw .member("reason", edit: number)
    }
    return reason
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func bytes(hexadecimal digits: String) -> [UInt8]? {
    let digits = Array(digits.utf8)
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      let pair = String(decoding: digits[index..<index + 2], as: UTF8.self)
      guard let byte = UInt8(pair, radix: 16) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }
}
