/// The work on some neighbouring bands of a table.
///
/// An island of unsafe code. Bounds: a row is below `table.count` and a band below `plan.bands`, so
/// the slots of a band lie in the row, and the row in the table; keys carry such rows. The arrays of
/// keys hold one for each row.
struct BandSearch {
  let table: SignatureTable
  let plan: BandPlan
  let bands: Range<Int>

  /// The pairs of rows that share one of the bands and none before, and whose estimate is high enough.
  func pairs() -> [CandidateSearch.PackedPair] {
    let first = UnsafeMutablePointer<UInt64>.allocate(capacity: table.count)
    let second = UnsafeMutablePointer<UInt64>.allocate(capacity: table.count)
    defer {
      unsafe first.deallocate()
      unsafe second.deallocate()
    }
    var seen = RecentPairs(records: table.count)
    var pairs: [CandidateSearch.PackedPair] = []
    for band in bands { unsafe search(band, &seen, &pairs, first, second) }
    return pairs
  }

  private func search(
    _ band: Int, _ seen: inout RecentPairs, _ pairs: inout [CandidateSearch.PackedPair],
    _ first: UnsafeMutablePointer<UInt64>, _ second: UnsafeMutablePointer<UInt64>
  ) {
    unsafe table.slots.withUnsafeBytes { raw in
      let raw = unsafe raw.baseAddress.unsafelyUnwrapped
      let count = unsafe writeKeys(of: band, raw, to: first)
      // The keys need not be in full order: enough of their bits to tell most of them apart.
      let width = UInt64(64 - max(count, 1).leadingZeroBitCount)
      let bits = min(12, max(4, (width + 5) / 2))
      unsafe RadixSort.pass(first, second, count, shift: 64 - 2 * bits, bits: bits)
      unsafe RadixSort.pass(second, first, count, shift: 64 - bits, bits: bits)
      let runs = unsafe UnsafeBufferPointer(start: first, count: count)
      unsafe appendPairs(of: runs, shift: 64 - 2 * bits, band, raw, &seen, &pairs)
    }
  }

  /// Writes a key for each row that is not empty: 32 bits of the hash of its band, then the row.
  private func writeKeys(
    of band: Int, _ raw: UnsafeRawPointer, to keys: UnsafeMutablePointer<UInt64>
  ) -> Int {
    let rowBytes = table.size.rawValue * 2
    var place = unsafe raw + band * plan.rows * 2
    var count = 0
    if plan.rows == 4 {
      for row in 0..<table.count {
        let word = unsafe place.loadUnaligned(as: UInt64.self)
        let key = Mixing.folded(word ^ 0x9E37_79B9_7F4A_7C15, 0xA076_1D64_78BD_642F)
        unsafe keys[count] = key & 0xFFFF_FFFF_0000_0000 | UInt64(truncatingIfNeeded: row)
        // Slots of all ones are those of an empty set.
        count &+= word != .max ? 1 : 0
        unsafe place += rowBytes
      }
      return count
    }
    for row in 0..<table.count {
      var key: UInt64 = 0
      for slot in 0..<plan.rows {
        let value = unsafe place.loadUnaligned(fromByteOffset: slot &* 2, as: UInt16.self)
        key = Mixing.folded(key ^ UInt64(value) ^ 0x9E37_79B9_7F4A_7C15, 0xA076_1D64_78BD_642F)
      }
      unsafe keys[count] = key & 0xFFFF_FFFF_0000_0000 | UInt64(truncatingIfNeeded: row)
      count &+= unsafe place.loadUnaligned(as: UInt16.self) != .max ? 1 : 0
      unsafe place += rowBytes
    }
    return count
  }

  /// Appends the pairs among keys that stand next to each other with equal bits above the shift.
  private func appendPairs(
    of keys: UnsafeBufferPointer<UInt64>, shift: UInt64, _ band: Int, _ raw: UnsafeRawPointer,
    _ seen: inout RecentPairs, _ pairs: inout [CandidateSearch.PackedPair]
  ) {
    let count = keys.count
    let rowBytes = table.size.rawValue * 2
    let minEqualSlots = plan.minEqualSlots
    var start = 0
    while start < count {
      var end = start &+ 1
      let bits = unsafe keys[start] &>> shift
      while end < count, unsafe keys[end] &>> shift == bits { end &+= 1 }
      for upper in (start &+ 1)..<max(end, start &+ 1) {
        let upperKey = unsafe keys[upper]
        let upperRow = unsafe raw + Int(upperKey & 0xFFFF_FFFF) &* rowBytes
        for lower in start..<upper {
          let lowerKey = unsafe keys[lower]
          guard (lowerKey ^ upperKey) &>> 32 == 0 else { continue }
          let pair = lowerKey &<< 32 | upperKey & 0xFFFF_FFFF
          guard seen.insert(pair) else { continue }
          let lowerRow = unsafe raw + Int(lowerKey & 0xFFFF_FFFF) &* rowBytes
          if unsafe !shareBand(before: band, lowerRow, upperRow),
            unsafe SlotComparison.equalSlots(lowerRow, upperRow, bytes: rowBytes) >= minEqualSlots
          {
            pairs.append(pair)
          }
        }
      }
      start = end
    }
  }

  /// Whether two rows share a band before another, in which their pair counts.
  private func shareBand(
    before band: Int, _ first: UnsafeRawPointer, _ second: UnsafeRawPointer
  ) -> Bool {
    if plan.rows == 4 {
      for earlier in 0..<band {
        let left = unsafe first.loadUnaligned(fromByteOffset: earlier &* 8, as: UInt64.self)
        let right = unsafe second.loadUnaligned(fromByteOffset: earlier &* 8, as: UInt64.self)
        if left == right { return true }
      }
      return false
    }
    for earlier in 0..<band {
      var isShared = true
      for slot in earlier * plan.rows..<(earlier + 1) * plan.rows {
        let left = unsafe first.loadUnaligned(fromByteOffset: slot &* 2, as: UInt16.self)
        let right = unsafe second.loadUnaligned(fromByteOffset: slot &* 2, as: UInt16.self)
        if left != right {
          isShared = false
          break
        }
      }
      if isShared { return true }
    }
    return false
  }
}

/// Pairs that were met lately, each at one place of a small table.
///
/// A similar pair meets in most bands, and its rows lie far apart in memory; this tells, without
/// reading them, that the pair was met before. A pair that another has driven out is looked at again,
/// with the same answer.
private struct RecentPairs {
  private var places: [UInt64]
  private let shift: UInt64

  init(records: Int) {
    // Up to 1 MiB, which stays in the cache of a core.
    let bits = min(17, max(8, 64 - records.leadingZeroBitCount))
    places = [UInt64](repeating: 0, count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// Takes a pair; false if it is already there.
  @inline(__always)
  mutating func insert(_ pair: UInt64) -> Bool {
    let place = Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    guard places[place] != pair else { return false }
    places[place] = pair
    return true
  }
}
