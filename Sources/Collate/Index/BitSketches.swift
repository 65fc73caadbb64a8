/// One bit of each slot of the signatures of a table: 16 bytes a record in which most pairs that are
/// not similar show it.
///
/// Equal slots have equal bits, others half the time, so two bits are equal with the probability
/// (1 + *J*)/2 (Li and König, "b-Bit Minwise Hashing", WWW 2010,
/// https://doi.org/10.1145/1772690.1772759, with *b* = 1). Only the first 128 slots are looked at.
///
/// The bit is the highest of the product of the slot and an odd constant, for it depends on all bits
/// of the slot. None of them would do by itself: in slots of the fill, of which sets of a few elements
/// have nearly nothing else, the low bits of a value depend on few bits of the hash, and two elements
/// may have them alike, or unlike, in all slots at once.
///
/// An island of unsafe code. Bounds: rows are below the number of rows, of which each has two words;
/// a signature has a multiple of eight slots.
struct BitSketches {
  private let words: [UInt64]
  /// The most bits in which a pair that is wanted differs.
  private let maxDifferentBits: Int
  /// The fewest slots in which it agrees.
  let minEqualSlots: Int

  init(_ table: SignatureTable, plan: BandPlan, workers: Workers) {
    maxDifferentBits = plan.bitsLookedAt - plan.minEqualBits
    minEqualSlots = plan.minEqualSlots
    let count = table.count
    words = unsafe [UInt64](unsafeUninitializedCapacity: count * 2) { buffer, initialized in
      if let base = buffer.baseAddress {
        nonisolated(unsafe) let base = unsafe base
        let rowsPerPart = 16_384
        _ = workers.map((count + rowsPerPart - 1) / rowsPerPart) { part in
          let rows = part * rowsPerPart..<min(count, (part + 1) * rowsPerPart)
          unsafe Self.write(table, rows, to: base)
        }
      }
      initialized = count * 2
    }
  }

  private static func write(
    _ table: SignatureTable, _ rows: Range<Int>, to words: UnsafeMutablePointer<UInt64>
  ) {
    let rowBytes = table.size.rawValue * 2
    unsafe table.slots.withUnsafeBytes { raw in
      var place = unsafe raw.baseAddress.unsafelyUnwrapped + rows.lowerBound * rowBytes
      for row in rows {
        let bits = unsafe bits(of: place, size: table.size)
        unsafe words[row &* 2] = bits[0]
        unsafe words[row &* 2 &+ 1] = bits[1]
        unsafe place += rowBytes
      }
    }
  }

  /// The factor whose product with a slot has the bit of the slot highest.
  static var factor: UInt16 { 0x9E37 }

  /// The bits of one signature.
  @inline(__always)
  static func bits(of slots: UnsafeRawPointer, size: Signature.Size) -> SIMD2<UInt64> {
    var bits = SIMD8<UInt16>(repeating: 0)
    var offset = 0
    let end = min(size.rawValue * 2, 256)
    while offset < end {
      // The bits move up by one and those of eight more slots come in.
      let next = unsafe slots.loadUnaligned(fromByteOffset: offset, as: SIMD8<UInt16>.self)
      bits = bits &+ bits | (next &* SIMD8(repeating: factor)) &>> 15
      offset &+= 16
    }
    // Both types are sixteen bytes, and any bits are a value of either.
    return unsafe unsafeBitCast(bits, to: SIMD2<UInt64>.self)
  }

  /// Whether the bits of two rows leave it possible that the rows are similar.
  @inline(__always)
  func areSimilar(_ first: Int, _ second: Int) -> Bool {
    unsafe words.withUnsafeBufferPointer { words in
      let low = unsafe words[first &* 2] ^ words[second &* 2]
      let high = unsafe words[first &* 2 &+ 1] ^ words[second &* 2 &+ 1]
      return low.nonzeroBitCount &+ high.nonzeroBitCount <= maxDifferentBits
    }
  }
}
