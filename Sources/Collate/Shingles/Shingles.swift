/// Character n-grams as 64-bit hashes.
///
/// A shingle is a run of *n* units of the ``MatchingForm``. A text shorter than *n* units is one
/// shingle, the whole text, so that short texts keep their identity; an empty text has none.
///
/// The hash values are part of the format: they depend on the units and on *n* alone, and are the
/// same in every process and on every machine.
public enum Shingles {
  /// The number of units a check uses for a text: 3 where Han, kana or Hangul prevail, else 5.
  public static func length(for units: [UInt32]) -> Int {
    var dense = 0
    for unit in units where Characters.isUnspaced(unit) || Characters.isHangul(unit) { dense += 1 }
    return dense * 2 >= units.count ? 3 : 5
  }

  /// The hashes of all shingles in order of their start, repeated ones included.
  ///
  /// - Parameters:
  ///   - units: the folded text.
  ///   - n: the length of a shingle in units; at least 1.
  /// - Returns: `units.count - n + 1` hashes; one for a text shorter than `n`; none for an empty one.
  /// - Complexity: O(*units*).
  public static func hashes(of units: [UInt32], length n: Int) -> [UInt64] {
    precondition(n > 0, "The length of a shingle is at least 1.")
    guard !units.isEmpty else { return [] }
    guard units.count > n else { return [finalized(polynomial(units[...]))] }
    var highest: UInt64 = 1
    for _ in 0..<n { highest = highest &* multiplier }
    var rolling = polynomial(units[..<n])
    var hashes: [UInt64] = []
    hashes.reserveCapacity(units.count - n + 1)
    hashes.append(finalized(rolling))
    for index in n..<units.count {
      rolling =
        rolling &* multiplier &+ (UInt64(units[index]) &+ 1)
        &- (UInt64(units[index - n]) &+ 1) &* highest
      hashes.append(finalized(rolling))
    }
    return hashes
  }

  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func polynomial(_ units: ArraySlice<UInt32>) -> UInt64 {
    units.reduce(0) { $0 &* multiplier &+ (UInt64($1) &+ 1) }
  }

  /// Spreads a polynomial hash over all 64 bits by one wide multiplication.
  private static func finalized(_ hash: UInt64) -> UInt64 {
    let product = hash.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
