/// Finds the pairs of a table that share a band: the candidates of a corpus, in one batch.
///
/// Band by band, the keys of all records are sorted by radix, and records with equal keys are
/// compared. A pair counts in the first band that it shares, so no set of pairs seen is kept; pairs
/// whose estimate is too low to reach the threshold (``BandPlan/minEqualSlots``) are dropped at once.
/// Memory beside the table: 16 bytes a record for each band in work at the same time.
public enum CandidateSearch {
  /// A pair of rows, the lower one in the high half.
  ///
  /// Two 32-bit numbers in one word sort and travel fast.
  typealias PackedPair = UInt64

  /// The candidates of a table in ascending order, each once.
  ///
  /// - Parameters:
  ///   - table: the signatures; those of empty sets have no partners.
  ///   - plan: the bands; made for signatures of the same size.
  ///   - workers: who does the work.
  /// - Complexity: O(*bands* · *records* + *pairs that share a band* · *slots*).
  public static func candidates(
    in table: SignatureTable, plan: BandPlan, workers: Workers = .serial
  ) -> [(first: Int, second: Int)] {
    packedCandidates(in: table, plan: plan, workers: workers).map {
      (Int($0 >> 32), Int($0 & 0xFFFF_FFFF))
    }
  }

  static func packedCandidates(
    in table: SignatureTable, plan: BandPlan, workers: Workers
  ) -> [PackedPair] {
    precondition(table.size == plan.size, "The plan is for signatures of another size.")
    precondition(table.count < 1 << 32, "A table has fewer than 2³² rows.")
    guard table.count > 1 else { return [] }
    // Three groups at a time keep the memory for keys at 48 bytes a record.
    let groups = min(workers.count, 3, plan.bands)
    let found = workers.map(groups) { group in
      let bands = plan.bands * group / groups..<plan.bands * (group + 1) / groups
      return BandSearch(table: table, plan: plan, bands: bands).pairs()
    }
    var pairs = found.flatMap { $0 }
    RadixSort.sort(&pairs)
    return pairs
  }
}
