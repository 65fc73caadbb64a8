/// Character n-grams as 64-bit hashes.
///
/// A shingle is a run of *n* units of the ``MatchingForm``. A text shorter than *n* units is one
/// shingle, the whole text, so that short texts keep their identity; an empty text has none.
///
/// The hash values are part of the format: they depend on the units and on *n* alone, and are the
/// same in every process and on every machine.
///
///     let form = MatchingForm("统筹推进水生态")
///     Shingles.hashes(of: form.units, length: 3).count  // 5
///
/// An island of unsafe code. Bounds: those of `ShingleKernel`; the array has room for as many hashes as
/// it writes.
public enum Shingles {
  /// The number of units a check uses for a text: 3 where Han, kana or Hangul prevail, else 5.
  public static func length(for units: [UInt32]) -> Int {
    var dense = 0
    for unit in units where Characters.isDense(unit) { dense += 1 }
    return dense * 2 >= units.count ? 3 : 5
  }

  /// The number of shingles of a text, repeated ones included.
  ///
  /// - Parameters:
  ///   - units: the number of units of the text.
  ///   - n: the length of a shingle in units.
  /// - Precondition: `units` is at least 0 and `n` at least 1.
  public static func count(units: Int, length n: Int) -> Int {
    precondition(units >= 0, "The number of units is at least 0.")
    precondition(n > 0, "The length of a shingle is at least 1.")
    return units == 0 ? 0 : max(1, units - n + 1)
  }

  /// The hashes of all shingles in order of their start, repeated ones included.
  ///
  /// - Parameters:
  ///   - units: the folded text.
  ///   - n: the length of a shingle in units.
  /// - Returns: `units.count - n + 1` hashes; one for a text shorter than `n`; none for an empty one.
  /// - Precondition: `n` is at least 1.
  /// - Complexity: O(*units*).
  public static func hashes(of units: [UInt32], length n: Int) -> [UInt64] {
    precondition(n > 0, "The length of a shingle is at least 1.")
    let total = count(units: units.count, length: n)
    guard total > 0 else { return [] }
    return unsafe [UInt64](unsafeUninitializedCapacity: total) { buffer, initialized in
      // The kernel writes `total` hashes and reads the units of the array alone.
      unsafe units.withUnsafeBufferPointer { units in
        unsafe ShingleKernel.hash(
          units.baseAddress.unsafelyUnwrapped, units.count, length: n,
          into: buffer.baseAddress.unsafelyUnwrapped)
      }
      initialized = total
    }
  }
}
