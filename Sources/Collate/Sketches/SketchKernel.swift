/// Fills the slots of a signature from shingle hashes.
///
/// *Staged fast similarity sketching.* There are two rounds. In the first every hash names one slot
/// and a value, in the second two slots and another value; a slot keeps the smallest value of the
/// first round that reached it. Slots that neither reached are filled by classic MinHash, with a
/// multiplicative hash function for each slot. So a slot is "the earliest stage, then the smallest
/// value", a minimum over the set like any MinHash slot: two slots agree with the probability of the
/// Jaccard similarity, and the slots of a union are the smaller ones of both. `SlotLayout` says which
/// bits tell the stage.
///
/// *The second round prefers what the first one is likely to have left out.* A hash with a small value
/// in the first round most likely holds a slot already, and another one would say nothing new; so in
/// the second round small values are large and large ones small. Every hash is still as likely as any
/// other to reach a slot, but a signature holds more distinct elements; and one that holds two slots
/// is known by its value, so that an estimate counts it once.
///
/// Source: Dahlgaard, Knudsen, Thorup, "Fast Similarity Sketching", FOCS 2017,
/// https://doi.org/10.1109/FOCS.2017.67. Ours are the two rounds from one hash (theirs go on to 2*K*
/// rounds with hashes of their own), the complement, and the fill by vectors over the empty slots
/// alone.
///
/// An island of unsafe code. Bounds: a slot index is masked to `bits` bits, the number of slots is
/// 2 to the power of `bits`, and `out` has as many; `hashes` has `count` values. The plain version
/// is in the tests.
enum SketchKernel {
  /// Writes the signature of a set of hashes; repeated hashes do not count.
  static func sketch(
    _ hashes: UnsafePointer<UInt64>, _ count: Int, size: Signature.Size,
    into out: UnsafeMutablePointer<UInt16>
  ) {
    switch size {
    case .slots64: unsafe Stages<Slots64>.sketch(hashes, count, into: out)
    case .slots128: unsafe Stages<Slots128>.sketch(hashes, count, into: out)
    case .slots256: unsafe Stages<Slots256>.sketch(hashes, count, into: out)
    case .slots512: unsafe Stages<Slots512>.sketch(hashes, count, into: out)
    }
  }

  /// Writes the signature of the shingles of a text, and their hashes beside.
  ///
  /// One loop rolls the hash and fills slots: the rolling hash waits for its multiplication most of
  /// the time, and the slots do not wait for each other.
  ///
  /// Bounds: as `ShingleKernel.hash`, and `out` as above.
  ///
  /// - Precondition: `count > 0` and `n > 0`.
  static func sketch(
    units: UnsafePointer<UInt32>, _ count: Int, length n: Int,
    hashes: UnsafeMutablePointer<UInt64>, size: Signature.Size,
    into out: UnsafeMutablePointer<UInt16>
  ) {
    switch size {
    case .slots64: unsafe Stages<Slots64>.sketch(units, count, n, hashes, into: out)
    case .slots128: unsafe Stages<Slots128>.sketch(units, count, n, hashes, into: out)
    case .slots256: unsafe Stages<Slots256>.sketch(units, count, n, hashes, into: out)
    case .slots512: unsafe Stages<Slots512>.sketch(units, count, n, hashes, into: out)
    }
  }
}

/// The number of slots as a type, so that each size has code of its own with constant shifts.
private protocol SlotCount {
  /// The binary logarithm of the number of slots.
  static var bits: UInt64 { get }
}

private enum Slots64: SlotCount { static var bits: UInt64 { 6 } }
private enum Slots128: SlotCount { static var bits: UInt64 { 7 } }
private enum Slots256: SlotCount { static var bits: UInt64 { 8 } }
private enum Slots512: SlotCount { static var bits: UInt64 { 9 } }

/// The stages of a signature of one size.
private enum Stages<Slots: SlotCount> {
  private typealias Lanes = SIMD8<Int16>
  private static var bits: UInt64 { Slots.bits }
  private static var slots: Int { 1 << Int(Slots.bits) }

  static func sketch(
    _ hashes: UnsafePointer<UInt64>, _ count: Int, into out: UnsafeMutablePointer<UInt16>
  ) {
    unsafe out.update(repeating: SlotLayout.empty, count: slots)
    guard count > 0 else { return }
    let takesBoth = takesBothRounds(count)
    for index in 0..<count {
      let hash = unsafe hashes[index]
      unsafe firstRound(hash, out)
      if takesBoth { unsafe secondRound(hash, out) }
    }
    unsafe finish(hashes, count, afterBoth: takesBoth, out)
  }

  static func sketch(
    _ units: UnsafePointer<UInt32>, _ count: Int, _ n: Int,
    _ hashes: UnsafeMutablePointer<UInt64>, into out: UnsafeMutablePointer<UInt16>
  ) {
    unsafe out.update(repeating: SlotLayout.empty, count: slots)
    let total = Shingles.count(units: count, length: n)
    let takesBoth = takesBothRounds(total)
    if takesBoth {
      unsafe ShingleKernel.hash(units, count, length: n, into: hashes) { hash in
        unsafe firstRound(hash, out)
        unsafe secondRound(hash, out)
      }
    } else {
      unsafe ShingleKernel.hash(units, count, length: n, into: hashes) { hash in
        unsafe firstRound(hash, out)
      }
    }
    unsafe finish(hashes, total, afterBoth: takesBoth, out)
  }

  /// Whether a set of a size takes both rounds at once.
  ///
  /// A larger one leaves no slot empty with a probability of three quarters at least; the second round
  /// follows where it is needed.
  private static func takesBothRounds(_ count: Int) -> Bool { count < 6 * slots }

  /// Does the round that was left out and the fill, unless the signature is full, which later stages
  /// cannot change.
  @inline(__always)
  private static func finish(
    _ hashes: UnsafePointer<UInt64>, _ count: Int, afterBoth: Bool,
    _ out: UnsafeMutablePointer<UInt16>
  ) {
    if !afterBoth {
      guard unsafe hasEmptySlot(out) else { return }
      for index in 0..<count { unsafe secondRound(hashes[index], out) }
    }
    unsafe fill(hashes, count, out)
  }

  // MARK: Rounds

  @inline(__always)
  private static func put(
    _ word: UInt64, _ value: UInt16, _ out: UnsafeMutablePointer<UInt16>
  ) {
    let slot = Int(truncatingIfNeeded: word & ((1 &<< bits) &- 1))
    let old = unsafe out[slot]
    unsafe out[slot] = value < old ? value : old
  }

  @inline(__always)
  private static func firstRound(_ hash: UInt64, _ out: UnsafeMutablePointer<UInt16>) {
    unsafe put(hash, SlotLayout.first(UInt16(truncatingIfNeeded: hash &>> bits)), out)
  }

  /// The slots that follow the value of the first round in the hash, and its complement.
  @inline(__always)
  private static func secondRound(_ hash: UInt64, _ out: UnsafeMutablePointer<UInt16>) {
    let value = SlotLayout.second(UInt16(truncatingIfNeeded: hash &>> bits))
    unsafe put(hash &>> (bits &+ 15), value, out)
    unsafe put(hash &>> (bits &* 2 &+ 15), value, out)
  }

  // MARK: Fill

  private static func hasEmptySlot(_ out: UnsafeMutablePointer<UInt16>) -> Bool {
    for slot in 0..<slots where unsafe out[slot] == SlotLayout.empty { return true }
    return false
  }

  /// Fills the slots that are still empty, eight or sixteen at a time, wherever they are.
  @inline(__always)
  private static func fill(
    _ hashes: UnsafePointer<UInt64>, _ count: Int, _ out: UnsafeMutablePointer<UInt16>
  ) {
    // Room for every slot, and for the slots that stand in where the last eight are fewer.
    unsafe withUnsafeTemporaryAllocation(of: UInt16.self, capacity: slots + 8) { empty in
      let empty = unsafe empty.baseAddress.unsafelyUnwrapped
      var emptyCount = 0
      for slot in 0..<slots {
        unsafe empty[emptyCount] = UInt16(truncatingIfNeeded: slot)
        // 1 for 0xFFFF alone, without a branch, which would be mispredicted at every empty slot.
        emptyCount &+= unsafe Int((UInt32(out[slot]) &+ 1) &>> 16)
      }
      guard emptyCount > 0 else { return }
      for extra in 0..<8 { unsafe empty[emptyCount &+ extra] = empty[0] }
      unsafe fill(hashes, count, empty, emptyCount, out)
    }
  }

  @inline(never)
  private static func fill(
    _ hashes: UnsafePointer<UInt64>, _ count: Int, _ empty: UnsafePointer<UInt16>,
    _ emptyCount: Int, _ out: UnsafeMutablePointer<UInt16>
  ) {
    // Factors of eight or sixteen slots, then their offsets. They go through memory, or the compiler
    // would take the vectors apart again.
    unsafe withUnsafeTemporaryAllocation(of: Int16.self, capacity: 32) { functions in
      let functions = unsafe functions.baseAddress.unsafelyUnwrapped
      var start = 0
      while start < emptyCount {
        let isWide = emptyCount &- start > 8
        unsafe FillFunctions.shared.values.withUnsafeBufferPointer { values in
          for lane in 0..<(isWide ? 16 : 8) {
            let slot = unsafe Int(empty[start &+ lane])
            unsafe functions[lane] = values[slot &* 2]
            unsafe functions[lane &+ 16] = values[slot &* 2 &+ 1]
          }
        }
        if isWide {
          unsafe fillSixteen(hashes, count, functions)
          unsafe write(functions, 16, empty + start, out)
          start &+= 16
        } else {
          unsafe fillEight(hashes, count, functions)
          unsafe write(functions, 8, empty + start, out)
          start &+= 8
        }
      }
    }
  }

  /// The bits of a hash that the fill reads: those of the value of round 0 and one more.
  @inline(__always)
  private static func piece(_ hash: UInt64) -> Lanes {
    Lanes(repeating: Int16(truncatingIfNeeded: hash &>> bits))
  }

  @inline(__always)
  private static func write(
    _ least: UnsafePointer<Int16>, _ count: Int, _ slots: UnsafePointer<UInt16>,
    _ out: UnsafeMutablePointer<UInt16>
  ) {
    for lane in 0..<count {
      unsafe out[Int(slots[lane])] = SlotLayout.fill(least[lane])
    }
  }

  /// Replaces the first eight factors by the least values of their slots.
  @inline(never)
  private static func fillEight(
    _ hashes: UnsafePointer<UInt64>, _ count: Int, _ functions: UnsafeMutablePointer<Int16>
  ) {
    let raw = UnsafeMutableRawPointer(functions)
    let factor = unsafe raw.loadUnaligned(as: Lanes.self)
    let offset = unsafe raw.loadUnaligned(fromByteOffset: 32, as: Lanes.self)
    var least = Lanes(repeating: .max)
    for index in 0..<count {
      let value = unsafe (piece(hashes[index]) ^ offset) &* factor
      least.replace(with: value, where: value .< least)
    }
    unsafe raw.storeBytes(of: least, as: Lanes.self)
  }

  /// Replaces the sixteen factors by the least values of their slots.
  @inline(never)
  private static func fillSixteen(
    _ hashes: UnsafePointer<UInt64>, _ count: Int, _ functions: UnsafeMutablePointer<Int16>
  ) {
    let raw = UnsafeMutableRawPointer(functions)
    let factor = unsafe raw.loadUnaligned(as: Lanes.self)
    let upperFactor = unsafe raw.loadUnaligned(fromByteOffset: 16, as: Lanes.self)
    let offset = unsafe raw.loadUnaligned(fromByteOffset: 32, as: Lanes.self)
    let upperOffset = unsafe raw.loadUnaligned(fromByteOffset: 48, as: Lanes.self)
    var least = Lanes(repeating: .max)
    var upperLeast = least
    for index in 0..<count {
      let piece = unsafe piece(hashes[index])
      let value = (piece ^ offset) &* factor
      least.replace(with: value, where: value .< least)
      let upperValue = (piece ^ upperOffset) &* upperFactor
      upperLeast.replace(with: upperValue, where: upperValue .< upperLeast)
    }
    unsafe raw.storeBytes(of: least, as: Lanes.self)
    unsafe raw.storeBytes(of: upperLeast, toByteOffset: 16, as: Lanes.self)
  }
}

/// The hash functions of the fill: for each slot an odd factor and an offset.
private struct FillFunctions: Sendable {
  static let shared = FillFunctions()

  /// Factor and offset by turns.
  let values: [Int16]

  private init() {
    values = (1...512).flatMap { slot in
      let mixed = Mixing.folded(UInt64(slot) &* 0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93)
      return [Int16(truncatingIfNeeded: mixed | 1), Int16(truncatingIfNeeded: mixed >> 16)]
    }
  }
}
