/// Finds signatures like a given one among many, and grows as they come.
///
/// Each band of a signature is a key under which its row stands; a query looks its own bands up and
/// keeps what is estimated similar enough (``BandPlan/minEqualSlots``). What it returns are
/// candidates: verify them where the exact similarity matters (``Verification``).
///
///     var index = SignatureIndex(plan: BandPlan(minJaccard: 0.7))
///     index.insert(Signature("统筹推进水生态改善"), id: 7)
///     index.candidates(for: Signature("统筹推进水生态的改善"))
///
/// A query finds a signature of similarity *J* with the probability ``BandPlan/recall(at:)``, less
/// ``BandPlan/sieveLoss`` at the threshold. For all pairs of a corpus at once ``PairSearch`` is
/// several times faster and leaner.
///
/// Rows lie one after the other in memory; a hash table holds for each key the row that came last,
/// and links lead from there to earlier ones. What was removed is stepped over, and swept out when it
/// is half of all. Memory: the slots, 16 bytes of bits, some 40 for the identifier, and for each band
/// 4 bytes for its link and 10 to 20 for its place in the table.
public struct SignatureIndex: Sendable {
  /// The bands.
  public let plan: BandPlan
  private let minEqualSlots: Int
  private let maxDifferentBits: Int

  /// The slots of all rows.
  private var slots: [UInt16] = []
  /// One bit of each slot.
  private var bits: [SIMD2<UInt64>] = []
  /// The identifier of each row.
  private var ids: [Int] = []
  /// Whether each row was neither removed nor replaced.
  private var isLive: [Bool] = []
  /// The row of each identifier.
  private var rows: [Int: UInt32] = [:]
  /// For each row and band the row plus one that stood under its key before, or 0.
  private var links: [UInt32] = []
  private var table = BandTable()

  /// Makes an empty index.
  ///
  /// - Parameters:
  ///   - plan: the bands.
  ///   - minimumCapacity: the number of signatures to make room for at once; growing in steps takes
  ///     about as long again as inserting.
  public init(plan: BandPlan, minimumCapacity: Int = 0) {
    self.plan = plan
    minEqualSlots = plan.minEqualSlots
    maxDifferentBits = plan.bitsLookedAt - plan.minEqualBits
    slots.reserveCapacity(minimumCapacity * plan.size.rawValue)
    bits.reserveCapacity(minimumCapacity)
    ids.reserveCapacity(minimumCapacity)
    isLive.reserveCapacity(minimumCapacity)
    rows.reserveCapacity(minimumCapacity)
    links.reserveCapacity(minimumCapacity * plan.bands)
    table.reserve(minimumCapacity * plan.bands)
  }

  /// The number of signatures.
  public var count: Int { rows.count }
}

extension SignatureIndex {
  /// Adds a signature; one with the same identifier is replaced.
  ///
  /// - Parameters:
  ///   - signature: of the size that the plan is for. That of an empty set is never found.
  ///   - id: what a query returns.
  /// - Complexity: O(*bands*) on average, amortised.
  public mutating func insert(_ signature: Signature, id: Int) {
    precondition(signature.size == plan.size, "The plan is for signatures of another size.")
    append(signature.slots[...], id: id)
    sweep()
  }

  /// Takes a signature out; one that is not there is no error.
  ///
  /// - Complexity: O(1) on average, besides a sweep through all after as many removals as signatures
  ///   are left.
  public mutating func remove(_ id: Int) {
    if let row = rows.removeValue(forKey: id) { isLive[Int(row)] = false }
    sweep()
  }

  /// Adds all signatures of another index with the same plan; its identifiers win.
  ///
  /// - Complexity: that of inserting them.
  public mutating func merge(_ other: SignatureIndex) {
    precondition(plan == other.plan, "Only indexes of the same plan can be merged.")
    appendRows(of: other)
    sweep()
  }

  private mutating func append(_ signature: ArraySlice<UInt16>, id: Int) {
    precondition(ids.count < Int(UInt32.max), "An index takes fewer than 2³² rows.")
    let row = UInt32(ids.count)
    ids.append(id)
    isLive.append(true)
    if let replaced = rows.updateValue(row, forKey: id) { isLive[Int(replaced)] = false }
    slots.append(contentsOf: signature)
    table.reserve(plan.bands)
    links.append(contentsOf: repeatElement(0, count: plan.bands))
    let isEmpty = signature.first == .max
    // The signature has as many slots as the plan says.
    unsafe signature.withUnsafeBytes { raw in
      let raw = unsafe raw.baseAddress.unsafelyUnwrapped
      bits.append(unsafe BitSketches.bits(of: raw, size: plan.size))
      guard !isEmpty else { return }
      unsafe Self.withKeys(of: raw, plan: plan) { keys, first in
        unsafe table.readFirst(of: keys, plan.bands, into: first)
        unsafe links.withUnsafeMutableBufferPointer { links in
          let own = unsafe links.baseAddress.unsafelyUnwrapped + Int(row) * plan.bands
          unsafe table.replace(keys, plan.bands, first: first, with: row, earlier: own)
        }
      }
    }
  }

  /// Calls `body` with the keys of all bands of a signature, and with room for as many entries.
  @inline(__always)
  private static func withKeys(
    of slots: UnsafeRawPointer, plan: BandPlan,
    _ body: (UnsafePointer<UInt32>, UnsafeMutablePointer<UInt64>) -> Void
  ) {
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: plan.bands) { keys in
      unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: plan.bands) { first in
        let keys = unsafe keys.baseAddress.unsafelyUnwrapped
        let bandBytes = plan.rows * 2
        for band in 0..<plan.bands {
          let place = unsafe slots + band &* bandBytes
          // Apart, so that the number of slots is a constant.
          let hash =
            unsafe plan.rows == 4
            ? BandKey.key(of: place, rows: 4) : BandKey.key(of: place, rows: plan.rows)
          unsafe keys[band] = BandTable.key(hash, band: band, of: plan.bands)
        }
        unsafe body(keys, first.baseAddress.unsafelyUnwrapped)
      }
    }
  }

  private mutating func appendRows(of other: SignatureIndex) {
    let size = plan.size.rawValue
    for row in other.ids.indices where other.isLive[row] {
      append(other.slots[row * size..<(row + 1) * size], id: other.ids[row])
    }
  }

  /// Builds the index anew from its live rows when those are fewer than half.
  private mutating func sweep() {
    guard ids.count > 2 * rows.count + 64 else { return }
    var swept = SignatureIndex(plan: plan, minimumCapacity: rows.count)
    swept.appendRows(of: self)
    self = swept
  }
}

extension SignatureIndex {
  /// The identifiers of signatures that share a band and are estimated similar enough, ascending;
  /// rarely one more that is similar but shares only the hash of a band.
  ///
  /// - Complexity: O(*bands* + *signatures that share a band*) on average, and *slots* for each of
  ///   them that is similar.
  public func candidates(for signature: Signature) -> [Int] {
    precondition(signature.size == plan.size, "The plan is for signatures of another size.")
    guard !rows.isEmpty, !signature.isEmpty else { return [] }
    return unsafe signature.slots.withUnsafeBytes { raw in
      // The signature has as many slots as the plan says.
      let raw = unsafe raw.baseAddress.unsafelyUnwrapped
      var found: [Int] = []
      for row in unsafe rowsThatMeet(raw) {
        if isLive[row], unsafe equalSlots(raw, row) >= minEqualSlots { found.append(ids[row]) }
      }
      if found.count > 1 { found.sort() }
      return found
    }
  }

  /// The rows that share a band and whose bits leave it possible that they are similar, each once.
  private func rowsThatMeet(_ slots: UnsafeRawPointer) -> [Int] {
    let wanted = unsafe BitSketches.bits(of: slots, size: plan.size)
    let bands = plan.bands
    var met: [Int] = []
    unsafe Self.withKeys(of: slots, plan: plan) { keys, first in
      unsafe table.readFirst(of: keys, bands, into: first)
      // Rows lie below the number of rows, of which each has bits and a link for each band.
      unsafe bits.withUnsafeBufferPointer { bits in
        unsafe links.withUnsafeBufferPointer { links in
          for band in 0..<bands {
            var next = unsafe Int(table.row(of: keys[band], first: first[band]))
            while next != 0 {
              let row = next &- 1
              let different = unsafe bits[row] ^ wanted
              let count = different[0].nonzeroBitCount &+ different[1].nonzeroBitCount
              if count <= maxDifferentBits, !met.suffix(Self.fewRows).contains(row) {
                met.append(row)
              }
              next = unsafe Int(links[row &* bands &+ band])
            }
          }
        }
      }
    }
    guard met.count > Self.fewRows else { return met }
    return Set(met).sorted()
  }

  /// How many of the rows that were met last are looked through for another meeting; as a rule there
  /// are no more.
  private static var fewRows: Int { 8 }

  private func equalSlots(_ signature: UnsafeRawPointer, _ row: Int) -> Int {
    let bytes = plan.size.rawValue * 2
    return unsafe slots.withUnsafeBytes { raw in
      let raw = unsafe raw.baseAddress.unsafelyUnwrapped
      return unsafe SlotComparison.equalSlots(signature, raw + row * bytes, bytes: bytes)
    }
  }
}
