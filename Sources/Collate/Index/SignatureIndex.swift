/// Finds signatures like a given one among many, and grows as they come.
///
/// Each band of a signature is a key under which its row stands; a query looks its own bands up and
/// keeps what is estimated similar enough (``BandPlan/minEqualSlots``). What it returns are
/// candidates: verify them where the exact similarity matters (``Verification``).
///
///     var index = SignatureIndex(plan: BandPlan(minJaccard: 0.5))
///     index.insert(Signature("推进水生态改善与水环境治理，推动绿色发展"), id: 7)
///     index.candidates(for: Signature("推进水生态改善和水环境治理，推动绿色发展"))  // [7]
///
/// A query finds a signature of similarity *J* with the probability ``BandPlan/recall(at:)``, less
/// ``BandPlan/sieveLoss`` at the threshold. For all pairs of a corpus at once ``PairSearch`` is
/// several times faster and leaner.
///
/// Rows lie one after the other in memory; a hash table holds for each key the row that came last, and
/// links lead from there to earlier ones. A row has a key for each band and one for its identifier.
/// What was removed is stepped over, and swept out when it is half of all. An index is a sequence of its
/// identifiers and signatures, in the order in which they were inserted; ``serialized()`` keeps it for
/// another day.
///
/// Memory: the slots, 32 bytes, and for each key 4 bytes for its link and 16 to 24 for its place in
/// the table.
///
/// An island of unsafe code. Bounds: memory for keys has one for each band and one for the identifier;
/// a row is one that the table or a link holds, and those are entered once the row stands; slots given
/// are those of a signature of the size that the plan is for.
public struct SignatureIndex: Sendable {
  /// The bands.
  public let plan: BandPlan
  private let minEqualSlots: Int
  private let maxDifferentBits: Int
  private var rows: SignatureRows
  private var table: BandTable
  private let memory: MemoryAdvice
  /// The number of signatures.
  public private(set) var count = 0

  /// Makes an empty index.
  ///
  /// - Parameters:
  ///   - plan: the bands.
  ///   - minimumCapacity: the number of signatures to make room for at once, taken as 0 to 2²⁴;
  ///     growing in steps takes about as long again as inserting.
  ///   - memory: what is told of the memory of its tables.
  public init(plan: BandPlan, minimumCapacity: Int = 0, memory: MemoryAdvice = .none) {
    self.plan = plan
    self.memory = memory
    minEqualSlots = plan.minEqualSlots
    maxDifferentBits = plan.bitsLookedAt - plan.minEqualBits
    rows = SignatureRows(size: plan.size, keys: plan.bands + 1, memory: memory)
    table = BandTable(memory: memory)
    let capacity = Swift.min(Swift.max(0, minimumCapacity), 1 << 24)
    rows.reserveCapacity(capacity)
    table.reserve(capacity * (plan.bands + 1))
  }
}

extension SignatureIndex {
  /// Adds a signature; one with the same identifier is replaced.
  ///
  /// - Parameters:
  ///   - signature: of the size that the plan is for. That of an empty set is never found.
  ///   - id: what a query returns.
  /// - Precondition: The plan is for the size of the signature, and the index has fewer than 2³² − 1
  ///   rows, removed ones that are not yet swept out included.
  /// - Complexity: O(*bands*) on average, amortised.
  public mutating func insert(_ signature: Signature, id: Int) {
    precondition(signature.size == plan.size, "The plan is for signatures of another size.")
    unsafe signature.slots.withUnsafeBytes { raw in
      unsafe append(raw.baseAddress.unsafelyUnwrapped, id: id)
    }
    sweep()
  }

  /// Takes a signature out, and says whether it was there.
  ///
  /// - Complexity: O(1) on average, besides a sweep through all after as many removals as signatures
  ///   are left.
  @discardableResult
  public mutating func remove(id: Int) -> Bool {
    guard let row = liveRow(of: id) else { return false }
    rows.end(row)
    count -= 1
    sweep()
    return true
  }

  /// Takes all signatures out and gives their memory back.
  public mutating func removeAll() { self = SignatureIndex(plan: plan, memory: memory) }

  /// Adds all signatures of another index; its identifiers win.
  ///
  /// - Precondition: Both have the same plan, and together fewer rows than ``insert(_:id:)`` takes.
  /// - Complexity: that of inserting them.
  public mutating func merge(_ other: SignatureIndex) {
    precondition(plan == other.plan, "Only indexes of the same plan can be merged.")
    appendRows(of: other)
    sweep()
  }

  /// Appends a signature in memory, of as many slots as the plan says.
  private mutating func append(_ slots: UnsafeRawPointer, id: Int) {
    precondition(rows.count < Int(UInt32.max), "An index takes fewer than 2³² rows.")
    let (row, bands) = (rows.count, plan.bands)
    table.reserve(bands + 1)
    let isEmpty = unsafe slots.load(as: UInt16.self) == SlotLayout.empty
    let idKey = key(of: id)
    var earlier: UInt32 = 0
    unsafe Self.withKeys(of: slots, plan: plan) { keys in
      unsafe keys[bands] = idKey
      // The signature of an empty set has no bands.
      let first = isEmpty ? bands : 0
      let (keys, count) = unsafe (keys + first, bands + 1 - first)
      _ = unsafe table.readAhead(keys, count)
      unsafe rows.append(slots, id: id)
      unsafe rows.withLinks(of: row) { links in
        unsafe table.replace(keys, count, with: UInt32(row), earlier: links + first)
        earlier = unsafe links[bands]
      }
    }
    if let replaced = liveRow(of: id, first: earlier) { rows.end(replaced) } else { count += 1 }
  }

  /// Calls `body` with the keys of all bands of a signature, and room for one more.
  @inline(__always)
  private static func withKeys(
    of slots: UnsafeRawPointer, plan: BandPlan, _ body: (UnsafeMutablePointer<UInt32>) -> Void
  ) {
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: plan.bands + 1) { keys in
      let keys = unsafe keys.baseAddress.unsafelyUnwrapped
      let bandBytes = plan.rows * 2
      for band in 0..<plan.bands {
        let place = unsafe slots + band &* bandBytes
        // Apart, so that the number of slots is a constant.
        let hash =
          unsafe plan.rows == 4
          ? BandKey.key(of: place, rows: 4) : BandKey.key(of: place, rows: plan.rows)
        unsafe keys[band] = BandTable.key(hash, band: band, of: plan.bands + 1)
      }
      unsafe body(keys)
    }
  }

  /// The key of an identifier.
  private func key(of id: Int) -> UInt32 {
    BandTable.key(BandKey.key(of: id), band: plan.bands, of: plan.bands + 1)
  }

  /// The row of an identifier, if there is one.
  private func liveRow(of id: Int) -> Int? {
    liveRow(of: id, first: table.row(of: key(of: id)))
  }

  /// The row of an identifier, if there is one, among those with its key.
  ///
  /// - Parameter first: the row plus one that came last under the key, or 0.
  private func liveRow(of id: Int, first: UInt32) -> Int? {
    rows.read { rows in
      var next = Int(first)
      while next != 0 {
        let row = next - 1
        // Only the last row of an identifier can be live.
        if rows.id(of: row) == id { return rows.isLive(row) ? row : nil }
        next = Int(rows.link(of: row, plan.bands))
      }
      return nil
    }
  }

  private mutating func appendRows(of other: SignatureIndex) {
    other.rows.read { rows in
      for row in 0..<other.rows.count where rows.isLive(row) {
        unsafe append(rows.slots(of: row), id: rows.id(of: row))
      }
    }
  }

  /// Builds the index anew from its live rows when those are fewer than half.
  private mutating func sweep() {
    guard rows.count > 2 * count + 64 else { return }
    var swept = SignatureIndex(plan: plan, minimumCapacity: count, memory: memory)
    swept.appendRows(of: self)
    self = swept
  }
}

extension SignatureIndex {
  /// Whether there are no signatures.
  public var isEmpty: Bool { count == 0 }

  /// Whether there is a signature with an identifier.
  ///
  /// - Complexity: O(1) on average.
  public func contains(id: Int) -> Bool { liveRow(of: id) != nil }

  /// The signature with an identifier, nil if there is none.
  ///
  /// - Complexity: O(*slots*) on average.
  public func signature(for id: Int) -> Signature? { liveRow(of: id).map { signature(ofRow: $0) } }

  /// The identifiers, in the order in which their signatures were inserted.
  ///
  /// - Complexity: O(*signatures*).
  public var ids: [Int] { map { $0.id } }

  fileprivate func signature(ofRow row: Int) -> Signature {
    rows.read { unsafe Signature(slots: $0.slots(of: row), size: plan.size) }
  }
}

extension SignatureIndex: Sequence {
  /// The identifiers and signatures of an index, one after the other.
  public struct Iterator: IteratorProtocol {
    private let index: SignatureIndex
    private var row = 0

    fileprivate init(_ index: SignatureIndex) { self.index = index }

    /// The next signature, nil after the last one.
    public mutating func next() -> (id: Int, signature: Signature)? {
      while row < index.rows.count {
        defer { row += 1 }
        let id = index.rows.read { $0.isLive(row) ? $0.id(of: row) : nil }
        if let id { return (id, index.signature(ofRow: row)) }
      }
      return nil
    }
  }

  /// Iterates over the index as it is at this time.
  public func makeIterator() -> Iterator { Iterator(self) }

  /// The number of signatures.
  public var underestimatedCount: Int { count }
}

extension SignatureIndex {
  /// The identifiers of signatures that share a band and are estimated similar enough, ascending;
  /// rarely one more that is similar but shares only the hash of a band.
  ///
  /// - Precondition: The plan is for the size of the signature.
  /// - Complexity: O(*bands* + *signatures that share a band*) on average, and *slots* for each of
  ///   them that is similar.
  public func candidates(for signature: Signature) -> [Int] {
    precondition(signature.size == plan.size, "The plan is for signatures of another size.")
    guard count > 0, !signature.isEmpty else { return [] }
    return unsafe signature.slots.withUnsafeBytes { raw in
      // The signature has as many slots as the plan says.
      let slots = unsafe raw.baseAddress.unsafelyUnwrapped
      let bytes = plan.size.rawValue * 2
      var found: [Int] = []
      rows.read { rows in
        for row in unsafe rowsThatMeet(slots, rows) where rows.isLive(row) {
          let equal = unsafe SlotComparison.equalSlots(slots, rows.slots(of: row), bytes: bytes)
          if equal >= minEqualSlots { found.append(rows.id(of: row)) }
        }
      }
      if found.count > 1 { found.sort() }
      return found
    }
  }

  /// The rows that share a band and whose bits leave it possible that they are similar, each once.
  private func rowsThatMeet(_ slots: UnsafeRawPointer, _ rows: SignatureRows.Reader) -> [Int] {
    let wanted = unsafe BitSketches.bits(of: slots, size: plan.size)
    let bands = plan.bands
    var met: [Int] = []
    var latest = -1
    unsafe Self.withKeys(of: slots, plan: plan) { keys in
      _ = unsafe table.readAhead(keys, bands)
      for band in 0..<bands {
        var next = unsafe Int(table.row(of: keys[band]))
        while next != 0 {
          let row = next &- 1
          // A similar row is met in most bands, as a rule in one after the other.
          if row != latest {
            latest = row
            let different = rows.bits(of: row) ^ wanted
            let count = different[0].nonzeroBitCount &+ different[1].nonzeroBitCount
            if count <= maxDifferentBits, !met.suffix(Self.fewRows).contains(row) {
              met.append(row)
            }
          }
          next = Int(rows.link(of: row, band))
        }
      }
    }
    guard met.count > Self.fewRows else { return met }
    return Set(met).sorted()
  }

  /// How many of the rows that were met last are looked through for another meeting; as a rule there
  /// are no more.
  private static var fewRows: Int { 8 }
}
