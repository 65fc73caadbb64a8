/// Finds signatures like a given one among many, and grows as they come.
///
/// Each band of a signature is a key under which its identifier stands; a query looks its own bands
/// up and keeps what is estimated similar enough (``BandPlan/minEqualSlots``). What it returns are
/// candidates: verify them where the exact similarity matters (``Verification``).
///
///     var index = SignatureIndex(plan: BandPlan(minJaccard: 0.7))
///     index.insert(Signature("统筹推进水生态改善"), id: 7)
///     index.candidates(for: Signature("统筹推进水生态的改善"))
///
/// For all pairs of a corpus at once ``PairSearch`` is many times faster and leaner.
public struct SignatureIndex: Sendable {
  /// The bands.
  public let plan: BandPlan
  private var signatures: [Int: Signature] = [:]
  private var buckets: [UInt64: [Int]] = [:]

  /// Makes an empty index.
  public init(plan: BandPlan) { self.plan = plan }

  /// The number of signatures.
  public var count: Int { signatures.count }

  /// Adds a signature; one with the same identifier is replaced.
  ///
  /// - Parameters:
  ///   - signature: of the size that the plan is for. That of an empty set is never found.
  ///   - id: what a query returns.
  /// - Complexity: O(*bands*) on average.
  public mutating func insert(_ signature: Signature, id: Int) {
    precondition(signature.size == plan.size, "The plan is for signatures of another size.")
    remove(id)
    signatures[id] = signature
    guard !signature.isEmpty else { return }
    for key in keys(of: signature) { buckets[key, default: []].append(id) }
  }

  /// Takes a signature out; one that is not there is no error.
  ///
  /// - Complexity: O(*bands* · *signatures that share a band*).
  public mutating func remove(_ id: Int) {
    guard let signature = signatures.removeValue(forKey: id), !signature.isEmpty else { return }
    for key in keys(of: signature) {
      buckets[key]?.removeAll { $0 == id }
      if buckets[key]?.isEmpty ?? false { buckets[key] = nil }
    }
  }

  /// Adds all signatures of another index with the same plan; its identifiers win.
  public mutating func merge(_ other: SignatureIndex) {
    precondition(plan == other.plan, "Only indexes of the same plan can be merged.")
    for (id, signature) in other.signatures.sorted(by: { $0.key < $1.key }) {
      insert(signature, id: id)
    }
  }

  /// The identifiers of signatures that share a band and are estimated similar enough, ascending.
  ///
  /// - Complexity: O(*bands* + *signatures that share a band* · *slots*) on average.
  public func candidates(for signature: Signature) -> [Int] {
    precondition(signature.size == plan.size, "The plan is for signatures of another size.")
    guard !signature.isEmpty else { return [] }
    var found: Set<Int> = []
    for key in keys(of: signature) { found.formUnion(buckets[key] ?? []) }
    let least = Double(plan.minEqualSlots) / Double(plan.size.rawValue)
    return found.filter { id in
      signatures[id].map { $0.estimatedJaccard(to: signature) >= least } ?? false
    }.sorted()
  }

  /// One key for each band: a hash of its number and its slots.
  private func keys(of signature: Signature) -> [UInt64] {
    (0..<plan.bands).map { band in
      var key = UInt64(band) &* 0x9E37_79B9_7F4A_7C15
      for slot in signature.slots[band * plan.rows..<(band + 1) * plan.rows] {
        key = (key ^ UInt64(slot)) &* 0xD6E8_FEB8_6659_FD93
        key ^= key >> 32
      }
      return key
    }
  }
}
