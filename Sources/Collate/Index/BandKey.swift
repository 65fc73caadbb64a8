/// Hashes of bands and of identifiers.
///
/// An island of unsafe code. Bounds: reads the slots of one band, two bytes each.
enum BandKey {
  /// 32 bits of the hash of the slots of a band.
  ///
  /// - Parameters:
  ///   - slots: the first slot of the band.
  ///   - rows: how many there are.
  @inline(__always)
  static func key(of slots: UnsafeRawPointer, rows: Int) -> UInt32 {
    var hash: UInt64 = 0
    if rows == 4 {
      hash = unsafe mixed(slots.loadUnaligned(as: UInt64.self))
    } else {
      for slot in 0..<rows {
        let value = unsafe slots.loadUnaligned(fromByteOffset: slot &* 2, as: UInt16.self)
        hash = mixed(hash ^ UInt64(value))
      }
    }
    return UInt32(truncatingIfNeeded: hash &>> 32)
  }

  /// 32 bits of the hash of an identifier.
  static func key(of id: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: mixed(UInt64(bitPattern: Int64(id))) &>> 32)
  }

  @inline(__always)
  private static func mixed(_ word: UInt64) -> UInt64 {
    Mixing.folded(word ^ 0x9E37_79B9_7F4A_7C15, 0xA076_1D64_78BD_642F)
  }
}
