/// A random source whose values depend on the seed alone (Steele, Lea and Flood 2014,
/// https://doi.org/10.1145/2660193.2660195).
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  /// Makes a source; equal seeds give equal values.
  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Distinct values, fast: a bijection of a counter.
  package mutating func values(_ count: Int) -> [UInt64] { (0..<count).map { _ in next() } }
}
