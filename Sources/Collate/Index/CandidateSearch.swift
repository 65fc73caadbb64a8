/// Finds the pairs of a table that share a band: the candidates of a corpus, in one batch.
///
/// Band by band, rows that have the same slots there are brought together by hashing. A pair counts
/// in the first band that it shares, so no set of pairs seen is kept; pairs whose estimate is too low
/// to reach the threshold (``BandPlan/minEqualSlots``) are dropped at once.
///
/// Memory beside the table: at most 64 bytes a record for any number of workers.
///
/// An island of unsafe code. Bounds: the memory for keys has a place for each record in each band of a
/// step, and a part writes those of its own records alone.
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
  /// - Precondition: The plan is for the size of the table, which has fewer than 2³² rows.
  /// - Complexity: O(*bands* · *records* + *pairs that share a band* · *slots*).
  public static func candidates(
    in table: SignatureTable, plan: BandPlan, workers: Workers = .serial
  ) -> [(first: Int, second: Int)] {
    packedCandidates(in: table, plan: plan, workers: workers, after: { _ in }).map {
      (Int($0 >> 32), Int($0 & 0xFFFF_FFFF))
    }
  }

  /// The candidates of a table in ascending order, each once.
  ///
  /// - Parameter step: called with the number of bands that are done; an error ends the search.
  static func packedCandidates<Failure: Error>(
    in table: SignatureTable, plan: BandPlan, workers: Workers,
    after step: (Int) throws(Failure) -> Void
  ) throws(Failure) -> [PackedPair] {
    precondition(table.size == plan.size, "The plan is for signatures of another size.")
    precondition(table.count < 1 << 32, "A table has fewer than 2³² rows.")
    guard table.count > 1 else { return [] }
    var pairs = try pairs(in: table, plan: plan, workers: workers, after: step)
    precondition(pairs.count < 1 << 32, "There are 2³² candidates or more.")
    RadixSort.sort(&pairs)
    return pairs
  }

  /// The candidates in any order.
  ///
  /// Apart, so that all it needs beside them is given back before they are sorted.
  @inline(never)
  private static func pairs<Failure: Error>(
    in table: SignatureTable, plan: BandPlan, workers: Workers,
    after step: (Int) throws(Failure) -> Void
  ) throws(Failure) -> [PackedPair] {
    // A record takes 16 bytes for its bits, 8 in each search, and 4 for its key in each band of a
    // step; more bands in one step share cache lines of the table.
    let searches = min(workers.count, 2)
    let width = searches == 1 ? 4 : 2
    let search = BandSearch(
      table: table, plan: plan, bits: BitSketches(table, plan: plan, workers: workers))
    nonisolated(unsafe) let keys = UnsafeMutablePointer<UInt32>.allocate(
      capacity: width * table.count)
    defer { unsafe keys.deallocate() }
    let spaces = (0..<searches).map { _ in BandSearch.Workspace(rows: table.count) }
    var pairs: [PackedPair] = []
    // Room that is not used costs no memory; growing step by step would hold what is found twice.
    pairs.reserveCapacity(table.count)
    for first in stride(from: 0, to: plan.bands, by: width) {
      let bands = first..<min(plan.bands, first + width)
      let parts = workers.count == 1 ? 1 : workers.count * 2
      _ = workers.map(parts) { part in
        let rows = table.count * part / parts..<table.count * (part + 1) / parts
        unsafe search.writeKeys(of: bands, rows: rows, to: keys)
      }
      let found = workers.map(searches) { part in
        var pairs: [PackedPair] = []
        for band in stride(from: bands.lowerBound + part, to: bands.upperBound, by: searches) {
          unsafe search.appendPairs(
            in: band, keys: keys + (band - first) * table.count, with: spaces[part], to: &pairs)
        }
        return pairs
      }
      for part in found { pairs += part }
      try step(bands.upperBound)
    }
    return pairs
  }
}
