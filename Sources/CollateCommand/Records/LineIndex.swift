import Collate

/// Where the lines of a file start: four bytes a line.
struct LineIndex: Sendable {
  /// The low halves of the starts.
  private var low: [UInt32] = []
  /// The lines from which on the high half is one more; none in files up to 4 GiB.
  private var carries: [Int] = []
  private var last = 0

  /// Holds ascending starts.
  init(_ starts: [Int]) { for start in starts { append(start) } }

  /// Finds the start of every line that is not blank, and after them the number of bytes.
  ///
  /// A record reaches to the start of the next one, so blank lines after it are white space at its end;
  /// those at the start of the file, with a byte order mark, are before the first.
  ///
  /// - Parameter size: bytes that are looked at at once.
  init(_ file: ByteFile, workers: Workers, size: Int = 4 << 20) {
    let count = (file.count + size - 1) / size
    low.reserveCapacity(file.count / 256)
    var isBlank = true
    // A few parts at a time, so that what they find is not held twice.
    for first in stride(from: 0, to: count, by: 4 * workers.count) {
      let parts = workers.map(min(4 * workers.count, count - first)) { part in
        let start = (first + part) * size
        return file.withBytes(in: start..<min(file.count, start + size)) { Part($0, at: start) }
      }
      for (index, part) in zip(first..., parts) {
        if isBlank, let lead = part.lead { append(index * size + lead) }
        for start in part.starts { append(index * size + Int(start)) }
        isBlank = part.endsBlank ?? (isBlank && part.lead == nil)
      }
    }
    append(file.count)
  }

  /// The number of starts, the end of the file among them.
  var count: Int { low.count }

  /// The start of a line.
  subscript(line: Int) -> Int {
    let start = Int(low[line])
    return carries.isEmpty ? start : start + carries.count { $0 <= line } << 32
  }

  private mutating func append(_ start: Int) {
    for _ in last >> 32..<start >> 32 { carries.append(low.count) }
    low.append(UInt32(truncatingIfNeeded: start))
    last = start
  }

  /// What a stretch of a file says about its lines, wherever a line before it ended.
  private struct Part: Sendable {
    /// The first visible byte, if no line feed stands before it: the start of a line if the last one
    /// ended before the stretch.
    var lead: Int?
    /// The starts of lines after line feeds of the stretch.
    var starts: [UInt32] = []
    /// Whether nothing visible stands after the last line feed; nil if there is none.
    var endsBlank: Bool?

    init(_ bytes: Span<UInt8>, at offset: Int) {
      var position = 0
      // A byte order mark is no part of the first record.
      if offset == 0, bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
        position = 3
      }
      position = Self.firstVisible(bytes, from: position)
      if position < bytes.count, bytes[position] != 0x0A { lead = position }
      position = bytes.firstPosition(of: 0x0A, or: 0x0A, from: position)
      while position < bytes.count {
        // A line feed stands here.
        position += 1
        position = Self.firstVisible(bytes, from: position)
        endsBlank = position == bytes.count
        guard position < bytes.count, bytes[position] != 0x0A else { continue }
        starts.append(UInt32(position))
        position = bytes.firstPosition(of: 0x0A, or: 0x0A, from: position)
      }
    }

    /// The position of the first byte that is neither a space nor a tab nor a carriage return.
    private static func firstVisible(_ bytes: Span<UInt8>, from start: Int) -> Int {
      var position = start
      while position < bytes.count, [0x0D, 0x20, 0x09].contains(bytes[position]) { position += 1 }
      return position
    }
  }
}
