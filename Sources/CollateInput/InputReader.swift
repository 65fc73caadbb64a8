public import Collate
import Foundation

/// What was read: the texts, and the account of every input.
public struct Input: Sendable {
  /// The texts that could be read, in order.
  public let sources: [Source]
  /// What became of every input, the unreadable ones included, in order.
  public let records: [InputRecord]

  /// This input and another one after it.
  public func followed(by other: Input) -> Input {
    Input(sources: sources + other.sources, records: records + other.records)
  }
}

/// Reads files, folders and standard input.
///
/// A folder stands for the text files in it, in the order of their names; `-` for standard input.
/// Whatever cannot be read is recorded with its reason, and the rest is read.
public struct InputReader: Sendable {
  /// The encoding of the input; found out by default.
  public var encoding = TextEncoding.automatic
  /// Reads standard input to its end.
  public var standardInput: @Sendable () -> [UInt8]? = { nil }
  /// The name under which standard input is reported.
  public var standardInputName = "-"

  /// Makes a reader.
  public init() {}

  /// The endings of the names that count as text in a folder.
  static let textEndings: Set<String> = ["txt", "text", "md", "markdown"]

  /// Reads what the paths name.
  public func read(_ paths: [String]) -> Input {
    var sources: [Source] = []
    var records: [InputRecord] = []
    for path in paths { read(path, &sources, &records) }
    return Input(sources: sources, records: records)
  }

  /// Reads one file; a name such as `-` has no other meaning here.
  public func readFile(_ path: String) -> Input {
    var sources: [Source] = []
    var records: [InputRecord] = []
    readPath(path, &sources, &records)
    return Input(sources: sources, records: records)
  }

  private func read(_ path: String, _ sources: inout [Source], _ records: inout [InputRecord]) {
    if path == "-" {
      guard let bytes = standardInput() else {
        records.append(
          InputRecord(path: standardInputName, state: .skipped, reason: "cannot be read"))
        return
      }
      add(bytes, standardInputName, &sources, &records)
      return
    }
    readPath(path, &sources, &records)
  }

  private func readPath(
    _ path: String, _ sources: inout [Source], _ records: inout [InputRecord]
  ) {
    var isFolder: ObjCBool = false
    // The call writes one flag and keeps no pointer to it.
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      records.append(InputRecord(path: path, state: .skipped, reason: "no such file or folder"))
      return
    }
    if isFolder.boolValue {
      readFolder(path, &sources, &records)
    } else if let data = FileManager.default.contents(atPath: path) {
      add([UInt8](data), path, &sources, &records)
    } else {
      records.append(InputRecord(path: path, state: .skipped, reason: "permission denied"))
    }
  }

  private func readFolder(
    _ path: String, _ sources: inout [Source], _ records: inout [InputRecord]
  ) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      records.append(InputRecord(path: path, state: .skipped, reason: "permission denied"))
      return
    }
    let texts = names.filter { name in
      guard !name.hasPrefix("."), let dot = name.lastIndex(of: ".") else { return false }
      return InputReader.textEndings.contains(name[name.index(after: dot)...].lowercased())
    }
    guard !texts.isEmpty else {
      records.append(
        InputRecord(path: path, state: .skipped, reason: "no text files (.txt, .text, .md) in it"))
      return
    }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    for name in texts.sorted(by: InputReader.precedes) { read(prefix + name, &sources, &records) }
  }

  /// Orders names by their bytes, so that every machine has the same order.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private func add(
    _ bytes: [UInt8], _ path: String, _ sources: inout [Source], _ records: inout [InputRecord]
  ) {
    let decoded = encoding.decode(bytes)
    let source = Source(path: path, bytes: decoded.utf8, encoding: decoded.encoding)
    let bad = decoded.malformed ?? source.malformed
    var reason = ""
    if let first = bad.first {
      reason =
        bad.count == 1
        ? "1 ill-formed sequence, at byte \(first)"
        : "\(bad.count) ill-formed sequences, the first at byte \(first)"
    }
    sources.append(source)
    records.append(
      InputRecord(
        path: path, encoding: decoded.encoding, bytes: bytes.count,
        state: bad.isEmpty ? .read : .partial, reason: reason,
        contentHash: InputRecord.hash(source.bytes)))
  }
}
