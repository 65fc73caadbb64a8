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
/// A slot is 16 bits, so 128 slots take 256 bytes. The similarity is the share of the elements that
/// both sets hold among those that the signatures hold, each counted once, corrected by the estimated
/// sizes of the sets. The error (root mean square) of *K* slots is about √(*J*(1−*J*)/*K*) for sets of many
/// thousand elements, and less for small ones: with 128 slots 0.34 to 0.48 of that for 50 elements,
/// 0.51 to 0.65 for 100, 0.62 to 0.74 for 150 and 0.78 to 0.85 for 300, the more the less alike they
/// are; and less for a set that lies in a much larger one: 0.69 for 100 elements in 4,000. A
/// signature of an empty set is like no other but that of an empty set.
///
/// The values are part of the format: they depend on the hashes alone and are the same in every
/// process and on every machine. The slots are filled by *fast similarity sketching* (Dahlgaard, Knudsen,
/// Thorup, FOCS 2017, https://doi.org/10.1109/FOCS.2017.67) with two rounds from one hash; `SketchKernel`
/// says where it differs from theirs, and `SlotLayout` what the bits of a slot are.
///
/// An island of unsafe code. Bounds: the memory for slots has as many as the size says, and of hashes
/// those of the array are read.
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

  /// Wraps slots that were made before: all of them 0xFFFF or none.
  init(slots: [UInt16]) { self.slots = slots }

  /// Copies slots from memory, which has as many as the size says.
  init(slots: UnsafeRawPointer, size: Size) {
    self.slots = (0..<size.rawValue).map {
      unsafe slots.load(fromByteOffset: $0 * 2, as: UInt16.self)
    }
  }

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
  ///
  /// - Parameters:
  ///   - text: the text; one without shingles has the signature of the empty set.
  ///   - shingling: how it becomes a set; shingles of 5 units, whatever it is written in, unless said
  ///     otherwise.
  ///   - size: the number of slots.
  public init(_ text: String, shingling: Shingling = Shingling(), size: Size = .slots128) {
    self.init(of: shingling.hashes(of: text), size: size)
  }

  /// The number of slots.
  public var size: Size { Size(rawValue: slots.count) ?? .slots128 }

  /// Whether this is the signature of the empty set.
  public var isEmpty: Bool { slots[0] == SlotLayout.empty }

  /// The estimated Jaccard similarity of the two sets, from 0 to 1; 1 for two empty sets.
  ///
  /// The slots of the union hold elements drawn at random, some of them twice, for an element names
  /// three in two rounds. Where they hold one twice their values tell it, so each counts once:
  /// the share of those with equal slots is that of a draw without repetition, which has no bias and
  /// the variance *J*(1−*J*)/*m* · (*n* − *m*)/(*n* − 1) for *m* of *n* elements of the union. Slots of
  /// the fill, whose elements nearly always hold another slot, do not count. Of sets that are not
  /// held nearly whole the estimated sizes add what they tell, see `JaccardEstimate`.
  ///
  /// - Precondition: Both signatures have the same number of slots.
  /// - Complexity: O(*slots*).
  public func estimatedJaccard(to other: Signature) -> Double {
    precondition(slots.count == other.slots.count, "The signatures differ in size.")
    var elements = HeldElements()
    var (equal, held) = (0, 0)
    for round in SlotLayout.Round.allCases {
      for (slot, otherSlot) in zip(slots, other.slots) {
        guard elements.hold(min(slot, otherSlot), in: round) else { continue }
        // An element's slots are equal or differ alike, so any of them may count.
        held += 1
        equal += slot == otherSlot ? 1 : 0
      }
    }
    guard held > 0 else { return 1 }
    let matches = Double(equal) / Double(held)
    // So few elements hold a slot each, but for one in some hundred.
    guard held > slots.count / 4 else { return matches }
    let counts = (estimatedCount, other.estimatedCount, union(other).estimatedCount)
    return JaccardEstimate(matches: matches, held: held, counts: counts).value
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
  /// The stage and value of a slot are the moment at which the first element reached it, if the first
  /// round lasts one unit of time, and the second, in which twice as many arrive, two; elements arrive
  /// at a slot at the rate *n*/*K*, and the estimate is that of the greatest likelihood, with slots
  /// that were not reached as censored. The relative error is about 1/√*K* (9 % for 128 slots), and
  /// less for sets smaller than *K*.
  public var estimatedCount: Double {
    var reached = 0.0
    // The sum of the moments at which the slots were reached, and of 3 for those of the fill.
    var time = 0.0
    for slot in slots {
      if let round = SlotLayout.Round(of: slot) {
        reached += 1
        time += round.moment(of: slot)
      } else {
        time += 3
      }
    }
    return time == 0 ? 0 : reached / time * Double(slots.count)
  }
}

/// The elements that hold slots of the rounds, each counted once.
///
/// No element holds two slots of the first round. One that holds several otherwise is known by its
/// value; another has the same in one case of 16,384, and is left out for nothing that has to do with
/// the sets.
private struct HeldElements {
  private var values = [UInt64](repeating: 0, count: 1 << 14 / 64)

  /// Counts the element of a slot; false where the slot is of another round, or the element was
  /// counted before.
  mutating func hold(_ slot: UInt16, in round: SlotLayout.Round) -> Bool {
    guard SlotLayout.Round(of: slot) == round else { return false }
    let value = round.value(of: slot)
    let bit = UInt64(1) << UInt64(value & 63)
    let isNew = values[value >> 6] & bit == 0
    values[value >> 6] |= bit
    return round == .first || isNew
  }
}
