import Collate

/// The identifiers of the records of some pairs, as they are printed.
struct RecordNames: Sendable {
  /// Identifiers of neighbouring records, one after the other, and where each ends.
  private struct Part: Sendable {
    var bytes: [UInt8] = []
    var ends: [Int] = []
  }

  private let parts: [Part]
  private let partSize: Int
  /// For each record its number among those that have a name here.
  private let numbers: [UInt32]

  init(of pairs: [SimilarPair], in file: RecordFile, workers: Workers) {
    var isNamed = [Bool](repeating: false, count: file.count)
    for pair in pairs {
      isNamed[pair.first] = true
      isNamed[pair.second] = true
    }
    var numbers = [UInt32](repeating: 0, count: file.count)
    var records: [Int] = []
    for record in isNamed.indices where isNamed[record] {
      numbers[record] = UInt32(records.count)
      records.append(record)
    }
    self.numbers = numbers
    let partSize = 2_048
    self.partSize = partSize
    let all = records
    parts = workers.map((all.count + partSize - 1) / partSize) { number in
      var part = Part()
      file.forEachID(of: all[number * partSize..<min(all.count, (number + 1) * partSize)]) { id in
        part.bytes += id
        part.ends.append(part.bytes.count)
      }
      return part
    }
  }

  /// The identifier of a record of a pair.
  subscript(record: Int) -> ArraySlice<UInt8> {
    let (part, place) = Int(numbers[record]).quotientAndRemainder(dividingBy: partSize)
    let ends = parts[part].ends
    return parts[part].bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]]
  }
}
