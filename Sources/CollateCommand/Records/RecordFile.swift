import Collate
import Foundation

/// The records of a file with one `{"id": …, "text": …}` a line.
///
/// In memory are the places of the lines and hashes of the identifiers, eight bytes a record; texts
/// are read when they are asked for. A line that is no record counts as one without text, and is told
/// of once.
final class RecordFile: TextCorpus, Sendable {
  /// A line that is no record.
  struct Fault: Sendable, Hashable {
    let record: Int
    let fault: RecordLine.Fault
  }

  private let file: ByteFile
  /// Where each record starts, and at the end the number of bytes.
  private let starts: LineIndex
  private let ids: IDHashes
  private let faultsFound = Locked<Set<Fault>>([])

  init(_ file: ByteFile, workers: Workers = .serial) {
    self.file = file
    starts = LineIndex(file, workers: workers)
    ids = IDHashes(count: starts.count - 1)
  }

  var count: Int { starts.count - 1 }

  /// The lines found so far that are no records, in order.
  var faults: [Fault] {
    faultsFound.withLock { $0.sorted { $0.record < $1.record } }
  }

  /// The number of the line of a record, from 1.
  func line(of record: Int) -> Int {
    // Blank lines are no records, so lines are counted anew; this is for messages alone.
    var line = 1
    var position = 0
    while position < starts[record] {
      let end = min(starts[record], position + 1 << 20)
      line += file.withBytes(in: position..<end) { bytes in
        bytes.indices.reduce(0) { $0 + (bytes[$1] == 0x0A ? 1 : 0) }
      }
      position = end
    }
    return line
  }

  func forEachText(in records: Range<Int>, _ body: (Int, Span<UInt8>) -> Void) {
    guard !records.isEmpty else { return }
    let range = starts[records.lowerBound]..<starts[records.upperBound]
    var unescaped: [UInt8] = []
    file.withBytes(in: range) { bytes in
      for record in records {
        let start = min(starts[record] - range.lowerBound, bytes.count)
        let end = min(starts[record + 1] - range.lowerBound, bytes.count)
        let line = bytes.extracting(start..<end)
        withText(of: record, in: line, &unescaped) { record, text, found in
          if let found { ids.note(line.extracting(found.id), of: record) }
          body(record, text)
        }
      }
    }
  }

  func forEachText(of records: [Int], _ body: (Int, Span<UInt8>) -> Void) {
    var unescaped: [UInt8] = []
    for record in records {
      file.withBytes(in: starts[record]..<starts[record + 1]) { line in
        withText(of: record, in: line, &unescaped) { record, text, _ in body(record, text) }
      }
    }
  }

  /// Calls `body` with the text of a line and where its values lie; with no text and nil if it is no
  /// record.
  @inline(__always)
  private func withText(
    of record: Int, in line: Span<UInt8>, _ unescaped: inout [UInt8],
    _ body: (Int, Span<UInt8>, RecordLine?) -> Void
  ) {
    do throws(RecordLine.Fault) {
      let found = try RecordLine(line)
      let text = line.extracting(found.text)
      guard found.hasEscapes else { return body(record, text, found) }
      unescaped.removeAll(keepingCapacity: true)
      JSONEscapes.append(text, to: &unescaped)
      body(record, unescaped.span, found)
    } catch {
      let fault = Fault(record: record, fault: error)
      faultsFound.withLock { _ = $0.insert(fault) }
      body(record, unescaped.span.extracting(first: 0), nil)
    }
  }

  /// The records whose identifier an earlier one has, with the first of those, in order.
  ///
  /// Only records that were read by ``forEachText(in:_:)`` are known.
  func repeatedIDs() -> [(record: Int, first: Int)] {
    ids.repeated { id(of: $0) == id(of: $1) }
  }

  /// Calls `body` with the identifier of each of some records, given in ascending order, as it is
  /// printed.
  func forEachID(of records: ArraySlice<Int>, _ body: ([UInt8]) -> Void) {
    var rest = records
    while let first = rest.first {
      // Records that lie near each other are read at once.
      var end = rest.startIndex + 1
      while end < rest.endIndex, starts[rest[end] + 1] - starts[first] < Self.longestRead,
        starts[rest[end]] - starts[rest[end - 1] + 1] < Self.longestGap
      {
        end += 1
      }
      let range = starts[first]..<starts[rest[end - 1] + 1]
      file.withBytes(in: range) { bytes in
        for record in rest[..<end] {
          let line =
            min(
              starts[record] - range.lowerBound, bytes.count)..<min(
              starts[record + 1] - range.lowerBound, bytes.count)
          body(Self.printedID(in: bytes.extracting(line)))
        }
      }
      rest = rest[end...]
    }
  }

  private static let longestRead = 1 << 20
  private static let longestGap = 4_096

  /// The identifier of a record as it is printed.
  private func id(of record: Int) -> [UInt8] {
    file.withBytes(in: starts[record]..<starts[record + 1]) { Self.printedID(in: $0) }
  }

  /// The identifier of a line: control characters stay escaped.
  private static func printedID(in line: Span<UInt8>) -> [UInt8] {
    guard let found = try? RecordLine(line) else { return [] }
    var id: [UInt8] = []
    JSONEscapes.append(line.extracting(found.id), to: &id)
    guard id.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return id }
    return id.flatMap { byte -> [UInt8] in
      guard byte < 0x20 || byte == 0x7F else { return [byte] }
      let digits = Array("0123456789abcdef".utf8)
      return Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
}
