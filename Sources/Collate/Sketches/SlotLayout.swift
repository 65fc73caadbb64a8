/// What the sixteen bits of a slot say.
///
///     0 vvvvvvvvvvvvvvv     first round, 15 bits of value
///     1 0 vvvvvvvvvvvvvv    second round, the complement of that value, 14 bits
///     1 1 vvvvvvvvvvvvvv    fill, 14 bits
///     1 1 11111111111111    no element at all
///
/// A later stage has greater slots, so that the smaller of two is that of their union. The empty set
/// has no element in any slot, and every other one has an element in each.
enum SlotLayout {
  /// The slot that no element reached.
  static var empty: UInt16 { .max }

  /// The value of an element in the first round.
  ///
  /// - Parameter piece: bits of its hash, of which the low fifteen count.
  @inline(__always)
  static func first(_ piece: UInt16) -> UInt16 { piece & 0x7FFF }

  /// Its slot in the second round: small where that of the first one is large.
  @inline(__always)
  static func second(_ piece: UInt16) -> UInt16 { (~piece & 0x7FFF) &>> 1 | 0x8000 }

  /// The slot of a least value of the fill, given as a signed number.
  @inline(__always)
  static func fill(_ least: Int16) -> UInt16 {
    // The order of signed values becomes that of unsigned ones.
    let value = (UInt16(bitPattern: least) ^ 0x8000) &>> 2
    return min(value, 0x3FFE) | 0xC000
  }

  /// The round that filled a slot.
  enum Round: CaseIterable {
    case first, second

    /// The round of a slot, nil for one of the fill.
    init?(of slot: UInt16) {
      switch slot {
      case ..<0x8000: self = .first
      case ..<0xC000: self = .second
      default: return nil
      }
    }

    /// When the slot was reached, if the first round lasts one unit of time and the second two.
    func moment(of slot: UInt16) -> Double {
      switch self {
      case .first: (Double(slot) + 0.5) / 32_768
      case .second: 1 + 2 * (Double(slot & 0x3FFF) + 0.5) / 16_384
      }
    }

    /// The upper 14 bits of the value that the element of a slot has in the first round, of which the
    /// second has the complement.
    func value(of slot: UInt16) -> Int {
      self == .first ? Int(slot >> 1) : Int(~slot & 0x3FFF)
    }
  }
}
