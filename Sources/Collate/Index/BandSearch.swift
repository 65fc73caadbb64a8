/// The search for pairs that share one of some bands.
///
/// Rows are scattered by the high bits of their keys into parts that fit the nearest cache, and each
/// part goes into a hash table whose buckets are chains. Rows that meet with equal keys are compared
/// in steps that grow dearer: by one bit of each slot (``BitSketches``), by the first bands of both
/// signatures, where most similar pairs have met before, and by the signatures as a whole.
///
/// An island of unsafe code. Bounds: a row is below `table.count` and a band below `plan.bands`, so
/// the slots of a band lie in the row, and the row in the table; the counts of all parts add up to
/// the number of rows with a key; a bucket or link holds 0 or the place of an earlier entry of its
/// part, plus one.
struct BandSearch {
  let table: SignatureTable
  let plan: BandPlan
  let bits: BitSketches

  private var rowBytes: Int { table.size.rawValue * 2 }
  /// The number of high bits of a key that name its part: so many that parts have some two thousand
  /// rows.
  private var partBits: Int { max(0, Int.bitWidth - table.count.leadingZeroBitCount - 11) }

  // MARK: Keys

  /// Writes the keys of neighbouring bands, for a range of rows.
  ///
  /// Bands are taken several at a time because they share cache lines of the table.
  ///
  /// - Parameters:
  ///   - keys: memory for a key of each row in each of the bands, band by band. 0 stands for an empty
  ///     set, which has no key.
  func writeKeys(of bands: Range<Int>, rows: Range<Int>, to keys: UnsafeMutablePointer<UInt32>) {
    unsafe table.slots.withUnsafeBytes { raw in
      var place = unsafe raw.baseAddress.unsafelyUnwrapped
      unsafe place += rows.lowerBound * rowBytes + bands.lowerBound * plan.rows * 2
      let (count, rowBytes, bandBytes) = (table.count, rowBytes, plan.rows * 2)
      for row in rows {
        // Any slot tells, for the empty set alone has such a one.
        let isEmpty = unsafe place.loadUnaligned(as: UInt16.self) == SlotLayout.empty
        var target = row
        if plan.rows == 4 {
          // Apart, so that the number of slots is a constant.
          for offset in 0..<bands.count {
            let key = unsafe BandKey.key(of: place + offset &* 8, rows: 4)
            unsafe keys[target] = isEmpty ? 0 : max(key, 1)
            target &+= count
          }
        } else {
          for offset in 0..<bands.count {
            let key = unsafe BandKey.key(of: place + offset &* bandBytes, rows: plan.rows)
            unsafe keys[target] = isEmpty ? 0 : max(key, 1)
            target &+= count
          }
        }
        unsafe place += rowBytes
      }
    }
  }

  // MARK: Parts

  /// Memory for the work on one band after another.
  ///
  /// Not sendable by its type; each search has its own.
  @safe
  final class Workspace: @unchecked Sendable {
    /// A key and its row for each row that has one, part by part.
    fileprivate let entries: UnsafeMutablePointer<UInt64>
    /// Pairs that have met and are still to be compared.
    fileprivate let meetings: UnsafeMutablePointer<CandidateSearch.PackedPair>
    fileprivate static let mostMeetings = 1_024
    fileprivate var buckets: [UInt32] = []
    fileprivate var links: [UInt32] = []

    init(rows: Int) {
      unsafe entries = .allocate(capacity: rows)
      unsafe meetings = .allocate(capacity: Self.mostMeetings)
    }

    deinit {
      unsafe entries.deallocate()
      unsafe meetings.deallocate()
    }
  }

  /// Appends the pairs of rows that share a band and none before, and whose estimate is high enough.
  ///
  /// - Parameter keys: those of all rows in the band.
  func appendPairs(
    in band: Int, keys: UnsafePointer<UInt32>, with space: Workspace,
    to pairs: inout [CandidateSearch.PackedPair]
  ) {
    let shift = UInt32(32 - partBits)
    var ends = [Int](repeating: 0, count: 1 << partBits)
    unsafe ends.withUnsafeMutableBufferPointer { ends in
      let ends = unsafe ends.baseAddress.unsafelyUnwrapped
      for row in 0..<table.count {
        let key = unsafe keys[row]
        unsafe ends[Int(key >> shift)] &+= key == 0 ? 0 : 1
      }
      var start = 0
      for part in 0..<1 << partBits {
        let size = unsafe ends[part]
        unsafe ends[part] = start
        start += size
      }
      for row in 0..<table.count {
        let key = unsafe keys[row]
        guard key != 0 else { continue }
        let part = Int(key >> shift)
        unsafe space.entries[ends[part]] = UInt64(key) &<< 32 | UInt64(row)
        unsafe ends[part] &+= 1
      }
    }
    var start = 0
    for end in ends {
      appendPairs(in: band, entries: start..<end, with: space, to: &pairs)
      start = end
    }
  }

  /// Does one part.
  private func appendPairs(
    in band: Int, entries range: Range<Int>, with space: Workspace,
    to pairs: inout [CandidateSearch.PackedPair]
  ) {
    guard range.count > 1 else { return }
    // Two to four buckets an entry.
    let bucketBits = Int.bitWidth - range.count.leadingZeroBitCount + 1
    if space.links.count < range.count {
      space.links = [UInt32](repeating: 0, count: range.count)
      space.buckets = [UInt32](repeating: 0, count: 1 << bucketBits)
    }
    let entries = unsafe space.entries + range.lowerBound
    let meetings = unsafe space.meetings
    var meetingCount = 0
    // The bits of the key below those that name the part; in the entry the row follows.
    let shift = UInt64(max(32, 64 - partBits - bucketBits))
    let mask = (1 << bucketBits) - 1
    unsafe space.buckets.withUnsafeMutableBufferPointer { buckets in
      unsafe space.links.withUnsafeMutableBufferPointer { links in
        let buckets = unsafe buckets.baseAddress.unsafelyUnwrapped
        let links = unsafe links.baseAddress.unsafelyUnwrapped
        unsafe buckets.update(repeating: 0, count: 1 << bucketBits)
        for place in 0..<range.count {
          let entry = unsafe entries[place]
          let bucket = Int(truncatingIfNeeded: entry &>> shift) & mask
          var link = unsafe buckets[bucket]
          unsafe links[place] = link
          unsafe buckets[bucket] = UInt32(truncatingIfNeeded: place &+ 1)
          while link != 0 {
            let other = Int(link) &- 1
            let met = unsafe entries[other]
            if (met ^ entry) &>> 32 == 0 {
              unsafe meetings[meetingCount] = met &<< 32 | entry & 0xFFFF_FFFF
              meetingCount &+= 1
              if meetingCount == Workspace.mostMeetings {
                appendPairs(ofMeetings: meetingCount, in: band, with: space, to: &pairs)
                meetingCount = 0
              }
            }
            link = unsafe links[other]
          }
        }
      }
    }
    appendPairs(ofMeetings: meetingCount, in: band, with: space, to: &pairs)
  }

  // MARK: Pairs

  /// Appends what is new and similar among pairs that have met in a band.
  private func appendPairs(
    ofMeetings count: Int, in band: Int, with space: Workspace,
    to pairs: inout [CandidateSearch.PackedPair]
  ) {
    let meetings = unsafe space.meetings
    var similar = 0
    // Without branches, so that the next pairs are fetched while one is compared.
    for index in 0..<count {
      let pair = unsafe meetings[index]
      unsafe meetings[similar] = pair
      similar &+= bits.areSimilar(Int(pair &>> 32), Int(pair & 0xFFFF_FFFF)) ? 1 : 0
    }
    // Most of them met in one of the first bands, which lie in one cache line; this tells so of all,
    // again without a branch between.
    let bandsBefore = min(band, BandSearch.firstBands)
    if plan.rows == 4, bandsBefore > 0 {
      let count = similar
      similar = 0
      unsafe table.slots.withUnsafeBytes { raw in
        let raw = unsafe raw.baseAddress.unsafelyUnwrapped
        for index in 0..<count {
          let pair = unsafe meetings[index]
          unsafe meetings[similar] = pair
          let first = unsafe raw + Int(pair &>> 32) &* rowBytes
          let second = unsafe raw + Int(pair & 0xFFFF_FFFF) &* rowBytes
          var shared = 0
          for earlier in 0..<bandsBefore {
            shared |= unsafe isShared(earlier, first, second) ? 1 : 0
          }
          similar &+= 1 &- shared
        }
      }
    }
    for index in 0..<similar {
      let pair = unsafe meetings[index]
      if isCandidate(Int(pair &>> 32), Int(pair & 0xFFFF_FFFF), in: band) { pairs.append(pair) }
    }
  }

  /// The bands of four rows that lie in one cache line of a signature.
  private static let firstBands = 8

  /// Whether two rows share a band and none before it, and enough slots.
  @inline(never)
  private func isCandidate(_ lower: Int, _ upper: Int, in band: Int) -> Bool {
    unsafe table.slots.withUnsafeBytes { raw in
      let raw = unsafe raw.baseAddress.unsafelyUnwrapped
      let first = unsafe raw + lower &* rowBytes
      let second = unsafe raw + upper &* rowBytes
      for earlier in 0..<band {
        if unsafe isShared(earlier, first, second) { return false }
      }
      return unsafe isShared(band, first, second)
        && SlotComparison.equalSlots(first, second, bytes: rowBytes) >= bits.minEqualSlots
    }
  }

  @inline(__always)
  private func isShared(
    _ band: Int, _ first: UnsafeRawPointer, _ second: UnsafeRawPointer
  ) -> Bool {
    if plan.rows == 4 {
      let left = unsafe first.loadUnaligned(fromByteOffset: band &* 8, as: UInt64.self)
      return unsafe left == second.loadUnaligned(fromByteOffset: band &* 8, as: UInt64.self)
    }
    for slot in band * plan.rows..<(band + 1) * plan.rows {
      let left = unsafe first.loadUnaligned(fromByteOffset: slot &* 2, as: UInt16.self)
      let right = unsafe second.loadUnaligned(fromByteOffset: slot &* 2, as: UInt16.self)
      if left != right { return false }
    }
    return true
  }
}
