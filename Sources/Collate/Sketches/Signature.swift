/// A MinHash signature: a sketch of a set of shingles from which the similarity of two sets is
/// estimated without the sets.
///
/// Use it to find candidates in a corpus; what is reported about two texts should be computed
/// exactly, see ``Verification``.
///
///     let a = Signature("推进水生态改善与水环境治理，推动绿色发展")
///     let b = Signature("推进水生态改善和水环境治理，推动绿色发展")
///     a.estimatedJaccard(to: b)  // about 0.6
///
/// A slot is 16 bits, so 128 slots take 256 bytes. Two slots agree with the probability of the Jaccard
/// similarity *J* of the sets, and the share of equal slots estimates it; slots filled early count
/// for more, because they repeat fewer elements. The error (root mean square) of *K* slots is about
/// √(*J*(1−*J*)/*K*) for sets of many thousand elements, and less for small ones: with 128 slots 0.58
/// to 0.63 of that for 50 elements, 0.64 to 0.71 for 100, 0.69 to 0.78 for 150 and 0.79 to 0.88 for
/// 300, the more the less alike they are; the bias stays below 0.005 for all sizes. A signature of an
/// empty set is like no other but that of an empty set.
///
/// The values are part of the format: they depend on the hashes alone and are the same in every
/// process and on every machine. How the slots are filled is said at `SketchKernel`.
public struct Signature: Sendable, Hashable {
  /// The number of slots.
  public enum Size: Int, Sendable, Hashable, CaseIterable {
    /// 64 slots, 128 bytes.
    case slots64 = 64
    /// 128 slots, 256 bytes.
    case slots128 = 128
    /// 256 slots, 512 bytes.
    case slots256 = 256
    /// 512 slots, 1,024 bytes.
    case slots512 = 512
  }

  /// The slots; 0xFFFF in all of them for the empty set.
  public private(set) var slots: [UInt16]

  /// Wraps slots that were made before.
  init(slots: [UInt16]) { self.slots = slots }

  /// Makes the signature of a set of hashes.
  ///
  /// - Parameters:
  ///   - hashes: well mixed hashes, such as those of ``Shingles``, in any order; repeated ones count
  ///     once.
  ///   - size: the number of slots.
  /// - Complexity: O(*hashes* + *slots*) for large sets; a set of fewer elements than slots takes up
  ///   to *slots*/16 further passes over the hashes.
  public init(of hashes: [UInt64], size: Size = .slots128) {
    slots = unsafe [UInt16](unsafeUninitializedCapacity: size.rawValue) { buffer, initialized in
      // The kernel reads the hashes of the array and writes as many slots as the size says.
      unsafe hashes.withUnsafeBufferPointer { hashes in
        // An empty array may have no address; the address of the slots stands in and is not read.
        let first = unsafe hashes.baseAddress ?? UnsafePointer(bitPattern: 8).unsafelyUnwrapped
        unsafe SketchKernel.sketch(
          first, hashes.count, size: size, into: buffer.baseAddress.unsafelyUnwrapped)
      }
      initialized = size.rawValue
    }
  }

  /// Makes the signature of the shingles of a text.
  public init(_ text: String, shingling: Shingling = Shingling(), size: Size = .slots128) {
    self.init(of: shingling.hashes(of: text), size: size)
  }

  /// The number of slots.
  public var size: Size { Size(rawValue: slots.count) ?? .slots128 }

  /// Whether this is the signature of the empty set.
  public var isEmpty: Bool { slots.allSatisfy { $0 == .max } }

  /// The estimated Jaccard similarity of the two sets, from 0 to 1; 1 for two empty sets.
  ///
  /// The share of equal slots, weighted by the stages of the union, so that the estimate has no bias
  /// and the least variance.
  ///
  /// - Precondition: Both signatures have the same number of slots.
  public func estimatedJaccard(to other: Signature) -> Double {
    precondition(slots.count == other.slots.count, "The signatures differ in size.")
    var union = StageCensus()
    var equal = [Double](repeating: 0, count: StageCensus.stages)
    for (slot, otherSlot) in zip(slots, other.slots) {
      let stage = union.add(min(slot, otherSlot))
      equal[stage] += slot == otherSlot ? 1 : 0
    }
    let weights = union.weights
    let total = zip(weights, union.slots).reduce(0) { $0 + $1.0 * $1.1 }
    return zip(weights, equal).reduce(0) { $0 + $1.0 * $1.1 } / total
  }

  /// Makes this the signature of the union of both sets, exactly as if it were made from it.
  ///
  /// - Precondition: Both signatures have the same number of slots.
  public mutating func formUnion(_ other: Signature) {
    precondition(slots.count == other.slots.count, "The signatures differ in size.")
    for index in slots.indices { slots[index] = min(slots[index], other.slots[index]) }
  }

  /// The signature of the union of both sets.
  ///
  /// - Precondition: Both signatures have the same number of slots.
  public func union(_ other: Signature) -> Signature {
    var union = self
    union.formUnion(other)
    return union
  }

  /// The estimated number of distinct elements.
  ///
  /// The stage and value of a slot are the moment at which the first element reached it, if each
  /// round lasts one unit of time; elements arrive at a slot at the rate *n*/*K*, and the estimate is
  /// that of the greatest likelihood, with slots not reached in three rounds as censored. The relative
  /// error is about 1/√*K* (9 % for 128 slots), and less for sets smaller than *K*.
  public var estimatedCount: Double {
    var census = StageCensus()
    for slot in slots { _ = census.add(slot) }
    return census.elements
  }
}

/// The slots of one signature by the stage that filled them: three rounds and the fill.
private struct StageCensus {
  static let stages = 4
  /// The number of slots of each stage.
  private(set) var slots = [Double](repeating: 0, count: stages)
  /// The sum of the moments at which the slots were reached, in rounds; 3 for those of the fill.
  private var time = 0.0

  /// Counts a slot and returns its stage.
  mutating func add(_ slot: UInt16) -> Int {
    let stage: Int
    switch slot {
    case ..<0x8000:
      stage = 0
      time += (Double(slot) + 0.5) / 32_768
    case ..<0xC000:
      stage = 1
      time += 1 + (Double(slot & 0x3FFF) + 0.5) / 16_384
    case ..<0xE000:
      stage = 2
      time += 2 + (Double(slot & 0x1FFF) + 0.5) / 8_192
    default:
      stage = 3
      time += 3
    }
    slots[stage] += 1
    return stage
  }

  /// The estimated number of distinct elements.
  var elements: Double {
    let count = slots.reduce(0, +)
    return time == 0 ? 0 : (count - slots[3]) / time * count
  }

  /// What a slot of each stage counts for.
  ///
  /// In a round each element names one slot, so the slots of a round hold elements drawn without
  /// repetition: *s* of *n*, whose share estimates with the variance *J*(1−*J*)/*s* · (1 − *s*/*n*).
  /// Each slot of the fill draws from all elements by itself. The inverse of the variance is the best
  /// weight of independent stages. These are not quite independent, for the later rounds prefer what
  /// the first has left out, but other weights gain nothing that can be measured.
  var weights: [Double] {
    let elements = elements
    return slots.indices.map { stage in
      // At least half an element is left over, for their number is estimated.
      stage == 3 ? 1 : elements / max(elements - slots[stage], 0.5)
    }
  }
}
