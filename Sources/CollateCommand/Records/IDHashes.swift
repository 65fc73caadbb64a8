import Collate

/// Hashes of the identifiers of records, to find identifiers that stand twice.
///
/// An island of unsafe code. Bounds: a record is below `count`, and the memory holds a hash for each.
/// Records are noted by whoever reads them, each by one thread.
@safe
final class IDHashes: @unchecked Sendable {
  private let count: Int
  /// 32 bits for each record; 0 where none was noted.
  private let hashes: UnsafeMutablePointer<UInt32>

  init(count: Int) {
    self.count = count
    unsafe hashes = .allocate(capacity: count)
    unsafe hashes.initialize(repeating: 0, count: count)
  }

  deinit { unsafe hashes.deallocate() }

  /// Notes the identifier of a record.
  func note(_ id: Span<UInt8>, of record: Int) {
    precondition(record < count, "The record is not in the file.")
    let hash = FNV.hash(id)
    // The low half alone would leave out what the high one tells.
    unsafe hashes[record] = max(1, UInt32(truncatingIfNeeded: hash ^ hash >> 32))
  }

  /// The records whose identifier an earlier one has, with the first of those, in order.
  ///
  /// - Parameter areEqual: whether two records with equal hashes have equal identifiers.
  func repeated(_ areEqual: (Int, Int) -> Bool) -> [(record: Int, first: Int)] {
    var capacity = 64
    while capacity < 2 * count { capacity *= 2 }
    // Records plus one in open addressing; at least half of the places are free.
    var places = [UInt32](repeating: 0, count: capacity)
    var found: [(record: Int, first: Int)] = []
    search: for record in 0..<count {
      let hash = unsafe hashes[record]
      guard hash != 0 else { continue }
      var place = Int(hash &* 0x9E37_79B9) & (capacity - 1)
      while places[place] != 0 {
        let other = Int(places[place]) - 1
        if unsafe hashes[other] == hash, areEqual(other, record) {
          found.append((record, other))
          continue search
        }
        place = (place + 1) & (capacity - 1)
      }
      places[place] = UInt32(record + 1)
    }
    return found
  }
}
