/// One file of an issue: its name and its bytes, as they are.
///
/// Every place that Collate reports is a range of these bytes.
public struct Source: Sendable, Hashable {
  /// The name under which findings report it; `-` for standard input.
  public let path: String
  /// The text in UTF-8, a byte order mark included where the file has one.
  ///
  /// For a file in another encoding these are the bytes after conversion, and places count in them.
  public let bytes: [UInt8]
  /// The encoding the file was read from, by its IANA name in lower case.
  public let encoding: String
  /// What separates its blocks; never ``BlockSeparation/automatic``.
  public let separation: BlockSeparation
  /// Whether its lines run over columns that stand side by side, so that what follows on a line does not
  /// follow in any text. Repeats are looked for in such a text, but nothing in it is joined.
  public let hasColumnsSideBySide: Bool
  /// The byte position of each ill-formed sequence; each is read as one U+FFFD.
  public let malformed: [Int]
  /// The byte that ends a line: LF, or CR in a file that has no LF.
  package let lineEnd: UInt8
  /// The byte positions at which lines start; the first is 0 or follows the byte order mark.
  package let lineStarts: [Int]
  /// Positions in long lines from which columns are counted on, ascending.
  private let checkpoints: [Checkpoint]

  /// Makes a source from UTF-8 bytes, well formed or not.
  ///
  /// - Parameters:
  ///   - path: the name under which findings report it.
  ///   - bytes: the text in UTF-8.
  ///   - encoding: the encoding the file was read from, by its IANA name in lower case.
  ///   - separation: what separates its blocks; found out by default.
  /// - Complexity: O(*n*) in the number of bytes.
  public init(
    path: String, bytes: [UInt8], encoding: String = "utf-8",
    separation: BlockSeparation = .automatic
  ) {
    self.path = path
    self.bytes = bytes
    self.encoding = encoding
    let lineEnd = bytes.contains(0x0A) ? UInt8(0x0A) : 0x0D
    self.lineEnd = lineEnd
    self.separation =
      separation == .automatic ? BlockSeparation(of: bytes, lineEnd: lineEnd) : separation
    let span = bytes.span
    var malformed: [Int] = []
    let start = Source.byteOrderMarkLength(bytes)
    var lineStarts = [start]
    var position = start
    while position < span.count {
      let byte = span[position]
      if byte < 0x80 {
        position += 1
        if byte == lineEnd { lineStarts.append(position) }
        continue
      }
      let step = span.scalar(at: position, end: span.count)
      if !step.isWellFormed { malformed.append(position) }
      position += step.length
    }
    self.malformed = malformed
    self.lineStarts = lineStarts
    checkpoints = Checkpoint.all(in: span, lineStarts: lineStarts)
    hasColumnsSideBySide = SideBySide(bytes, lineStarts: lineStarts).isSideBySide
  }

  /// Makes a source from a string.
  public init(
    path: String = "-", text: String, separation: BlockSeparation = .automatic
  ) {
    self.init(path: path, bytes: Array(text.utf8), separation: separation)
  }

  static func byteOrderMarkLength(_ bytes: [UInt8]) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The text of a byte range, with U+FFFD for what is ill-formed; what reaches outside the bytes is
  /// left out.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
  }

  /// The line and column of a byte position, both counted from 1.
  ///
  /// Lines end at LF or CRLF (at CR in a file without LF). The column counts Unicode scalars; see
  /// ``column(at:unit:)`` for other units. A position outside the bytes counts as the nearest end of
  /// them.
  ///
  /// - Complexity: O(log *n*) in the number of bytes.
  public func position(at offset: Int) -> (line: Int, column: Int) {
    (line(at: offset), column(at: offset, unit: .scalars))
  }

  /// The line of a byte position, counted from 1.
  public func line(at offset: Int) -> Int {
    max(1, lineStarts.indices.partitioningIndex { lineStarts[$0] > offset })
  }

  /// The unit in which a column is counted.
  public enum ColumnUnit: Sendable {
    /// UTF-8 bytes, as rdjson asks.
    case bytes
    /// Unicode scalars, as plain reports and JSON count.
    case scalars
    /// UTF-16 code units, as editors of the language server protocol count.
    case utf16
  }

  /// The column of a byte position in its line, counted from 1 in the given unit; that of the nearest
  /// end for a position outside the bytes.
  public func column(at offset: Int, unit: ColumnUnit) -> Int {
    let offset = min(offset, bytes.count)
    let start = lineStarts[line(at: offset) - 1]
    guard offset > start else { return 1 }
    if unit == .bytes { return offset - start + 1 }
    let span = bytes.span
    var position = start
    var column = 1
    let next = checkpoints.indices.partitioningIndex { checkpoints[$0].offset > offset }
    if next > 0, checkpoints[next - 1].offset > start {
      let checkpoint = checkpoints[next - 1]
      position = checkpoint.offset
      column += unit == .utf16 ? checkpoint.utf16 : checkpoint.scalars
    }
    while position < offset {
      let step = span.scalar(at: position, end: span.count)
      column += unit == .utf16 && step.value > 0xFFFF ? 2 : 1
      position += step.length
    }
    return column
  }
}

/// A position inside a line, and how much of the line stands before it.
private struct Checkpoint: Sendable, Hashable {
  let offset: Int
  let scalars: Int
  let utf16: Int

  /// Bytes from one to the next, at least.
  static let interval = 2_048

  static func all(in span: Span<UInt8>, lineStarts: [Int]) -> [Checkpoint] {
    var checkpoints: [Checkpoint] = []
    for (line, start) in lineStarts.enumerated() {
      let end = line + 1 < lineStarts.count ? lineStarts[line + 1] : span.count
      guard end - start > interval else { continue }
      var (position, scalars, utf16) = (start, 0, 0)
      var last = start
      while position < end {
        if position - last >= interval {
          checkpoints.append(Checkpoint(offset: position, scalars: scalars, utf16: utf16))
          last = position
        }
        let step = span.scalar(at: position, end: span.count)
        scalars += 1
        utf16 += step.value > 0xFFFF ? 2 : 1
        position += step.length
      }
    }
    return checkpoints
  }
}
