/// Writes a text piece by piece from the bytes of another and keeps account of every byte: what was
/// kept, moved, taken out and put in.
struct EditRecorder {
  private enum Piece {
    case input(Range<Int>)
    case inserted([UInt8])
  }

  private let bytes: [UInt8]
  private var pieces: [Piece] = []
  private var reasons: [(range: Range<Int>, reason: EditList.Reason)] = []

  /// Begins a text that is made from these bytes.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Writes some of the bytes.
  mutating func keep(_ range: Range<Int>) { pieces.append(.input(range)) }

  /// Writes bytes that the input has not.
  mutating func insert(_ inserted: [UInt8]) { pieces.append(.inserted(inserted)) }

  /// Says why some of the bytes are not written; the reason of others is spacing.
  mutating func remove(_ range: Range<Int>, _ reason: EditList.Reason) {
    if !range.isEmpty { reasons.append((range, reason)) }
  }

  /// Turns the pieces into a text and its edits.
  func finish() -> (text: [UInt8], edits: EditList) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + 64)
    var kept: [(input: Range<Int>, output: Int)] = []
    var edits: [EditList.Edit] = []
    var insertions: [EditList.Edit] = []
    for piece in pieces {
      switch piece {
      case .input(let range):
        if let last = kept.last, last.input.upperBound == range.lowerBound,
          last.output + last.input.count == text.count
        {
          kept[kept.count - 1].input = last.input.lowerBound..<range.upperBound
        } else if !range.isEmpty {
          kept.append((range, text.count))
        }
        text += bytes[range]
      case .inserted(let inserted):
        insertions.append(.inserted(text.count..<text.count + inserted.count, reason: .spacing))
        text += inserted
      }
    }
    let inPlace = EditRecorder.longestRisingRun(kept.map(\.input.lowerBound))
    for (index, piece) in kept.enumerated() where !inPlace.contains(index) {
      edits.append(.moved(piece.input, to: piece.output))
    }
    edits += removals(kept.map(\.input))
    edits.sort { EditRecorder.start($0) < EditRecorder.start($1) }
    return (
      text,
      EditList(
        edits: edits + insertions, inputLength: bytes.count, outputLength: text.count,
        outputHash: FNV.hash(text), inputHash: FNV.hash(bytes))
    )
  }

  /// The input that no piece holds, cut at the recorded reasons.
  private func removals(_ kept: [Range<Int>]) -> [EditList.Edit] {
    var removals: [EditList.Edit] = []
    let sorted = reasons.sorted { $0.range.lowerBound < $1.range.lowerBound }
    var reason = 0
    var position = 0
    func close(upTo end: Int) {
      while position < end {
        while reason < sorted.count, sorted[reason].range.upperBound <= position { reason += 1 }
        var stop = end
        var why = EditList.Reason.spacing
        if reason < sorted.count {
          let range = sorted[reason].range
          if range.lowerBound <= position {
            (why, stop) = (sorted[reason].reason, min(end, range.upperBound))
          } else {
            stop = min(end, range.lowerBound)
          }
        }
        removals.append(
          .removed(position..<stop, bytes: Array(bytes[position..<stop]), reason: why))
        position = stop
      }
    }
    for range in kept.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      close(upTo: range.lowerBound)
      position = max(position, range.upperBound)
    }
    close(upTo: bytes.count)
    return removals
  }

  private static func start(_ edit: EditList.Edit) -> Int {
    switch edit {
    case .removed(let range, _, _), .moved(let range, _), .inserted(let range, _): range.lowerBound
    }
  }

  /// The indices of a longest rising subsequence (Fredman 1975).
  private static func longestRisingRun(_ values: [Int]) -> Set<Int> {
    var tops: [Int] = []
    var before = [Int](repeating: -1, count: values.count)
    for index in values.indices {
      let place = tops.indices.partitioningIndex { values[tops[$0]] >= values[index] }
      if place > 0 { before[index] = tops[place - 1] }
      if place == tops.count { tops.append(index) } else { tops[place] = index }
    }
    var run: Set<Int> = []
    var index = tops.last ?? -1
    while index >= 0 {
      run.insert(index)
      index = before[index]
    }
    return run
  }
}
