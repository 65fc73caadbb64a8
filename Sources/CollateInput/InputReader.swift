public import Collate
import Foundation

/// Reads files, folders and standard input.
///
/// A folder stands for the text files in it and in the folders below it, in the order of their
/// names; `-` for standard input. Whatever cannot be read is recorded with its reason, and the rest
/// is read. A file that is named twice is read once.
public struct InputReader: Sendable {
  /// The encoding of the input; found out by default.
  public var encoding = TextEncoding.automatic
  /// What separates the blocks of the input; found out for each file by default.
  public var separation = BlockSeparation.automatic
  /// Reads standard input to its end.
  public var standardInput: @Sendable () -> [UInt8]? = { nil }
  /// The name under which standard input is reported.
  public var standardInputName = "-"
  /// The bytes that a block has at most. A stretch of so many without a blank line is no paragraph
  /// of a newspaper but another kind of file, and to compare it with itself takes gigabytes.
  public var longestBlock = 4 << 20

  /// Makes a reader.
  public init() {}

  /// Reads what the paths name.
  ///
  /// - Parameters:
  ///   - paths: files, folders, and `-` for standard input.
  ///   - known: files that were read before and are not read again.
  public func read(_ paths: [String], besides known: [String] = []) -> Input {
    var reading = Reading(reader: self, besides: Set(known.map(CanonicalPath.init)))
    for path in paths {
      if path == "-" { reading.readStandardInput() } else { reading.read(path) }
    }
    return reading.input
  }

  /// Reads one file; a name such as `-` has no other meaning here.
  public func readFile(_ path: String) -> Input {
    var reading = Reading(reader: self)
    reading.read(path)
    return reading.input
  }
}

/// One reading of many paths.
private struct Reading {
  let reader: InputReader
  private var sources: [Source] = []
  private var records: [InputRecord] = []
  private var repeated: [String] = []
  private var folders: [String] = []
  /// How many files were left to another reading.
  private var leftOut = 0
  /// How many files of folders are no texts.
  private var passedOver = 0
  /// The files and folders that were met, by their names without links.
  private var known: Set<CanonicalPath> = []
  private var hasReadStandardInput = false

  /// The files that are left to another reading.
  private let besides: Set<CanonicalPath>

  init(reader: InputReader, besides: Set<CanonicalPath> = []) {
    self.reader = reader
    self.besides = besides
  }

  var input: Input {
    Input(sources: sources, records: records, repeated: repeated, folders: folders)
  }

  mutating func readStandardInput() {
    let name = reader.standardInputName
    guard !hasReadStandardInput else {
      repeated.append(name)
      return
    }
    hasReadStandardInput = true
    guard let bytes = reader.standardInput() else { return skip(name, .unreadable) }
    add(bytes, name)
  }

  mutating func read(_ path: String) {
    guard let kind = FileKind(path) else { return skip(path, .missing) }
    let name = CanonicalPath(path)
    guard !besides.contains(name) else {
      leftOut += 1
      return
    }
    guard known.insert(name).inserted else {
      repeated.append(path)
      return
    }
    switch kind {
    case .folder: readFolder(path)
    case .file, .pipe, .device:
      do {
        add(try kind.contents(of: path), path)
      } catch {
        skip(path, error == .denied ? .denied : .unreadable)
      }
    }
  }

  private mutating func readFolder(_ path: String) {
    let before = (sources.count, records.count, repeated.count, leftOut)
    let passedOverBefore = passedOver
    guard walk(path) else { return }
    folders.append(path)
    if before == (sources.count, records.count, repeated.count, leftOut) {
      let endings = FileKind.textEndings.map { "." + $0 }
      skip(path, .noTexts(endings: endings, passedOver: passedOver - passedOverBefore))
    }
  }

  /// Reads the texts below a folder; false if the folder itself cannot be read.
  private mutating func walk(_ path: String) -> Bool {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      skip(path, .denied)
      return false
    }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    for name in names.sorted(by: Reading.precedes) {
      let isHidden = name.hasPrefix(".")
      switch FileKind(prefix + name) {
      case .folder:
        // A link may lead to a folder above; each is entered once.
        guard !isHidden, known.insert(CanonicalPath(prefix + name)).inserted else { continue }
        _ = walk(prefix + name)
      // A pipe that nobody writes to would be waited for.
      case .pipe, .device: passedOver += 1
      case .file, nil:
        if !isHidden, FileKind.isText(name) { read(prefix + name) } else { passedOver += 1 }
      }
    }
    return true
  }

  /// Orders names by their bytes, so that every machine has the same order.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private mutating func skip(_ path: String, _ cause: InputRecord.Cause, bytes: Int = 0) {
    records.append(InputRecord(path: path, bytes: bytes, state: .skipped, cause: cause))
  }

  private mutating func add(_ bytes: [UInt8], _ path: String) {
    var encoding = reader.encoding
    if encoding == .automatic {
      switch TextEncoding.identify(bytes) {
      case .known(let known): encoding = known
      case .foreign(let foreign): return skip(path, foreign.cause, bytes: bytes.count)
      }
    }
    let decoded = encoding.decode(bytes)
    if let markup = MarkupFormat(decoded.utf8) {
      return skip(path, .markup(markup.rawValue), bytes: bytes.count)
    }
    let source = Source(
      path: path, bytes: decoded.utf8, encoding: decoded.encoding, separation: reader.separation)
    let bad = decoded.malformed ?? source.malformed
    // A photograph has one in three bytes that no encoding reads; damaged text has a few.
    if reader.encoding == .automatic, bad.count > 16, bad.count * 10 > bytes.count {
      return skip(path, .undecodable, bytes: bytes.count)
    }
    if let block = longBlock(of: source) {
      let line = source.position(at: block.lowerBound).line
      return skip(path, .longBlock(bytes: block.count, line: line), bytes: bytes.count)
    }
    sources.append(source)
    records.append(
      InputRecord(
        source, bytes: bytes.count, malformed: bad,
        original: OriginalEncoding(of: bytes, read: decoded.encoding)))
  }

  /// The first block that is too long to be a paragraph.
  private func longBlock(of source: Source) -> Range<Int>? {
    guard source.bytes.count > reader.longestBlock else { return nil }
    return Issue(sources: [source]).blocks.first { $0.bytes.count > reader.longestBlock }?.bytes
  }
}
