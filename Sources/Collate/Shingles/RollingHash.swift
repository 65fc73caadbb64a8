/// A polynomial hash modulo 2⁶⁴ of a window of units, moved on by one unit at a time.
///
/// The hash of units *u₁ … uₙ* is Σ (*uᵢ* + 1) · *m*ⁿ⁻ⁱ, spread over all 64 bits by one wide
/// multiplication (Karp and Rabin 1987, https://doi.org/10.1147/rd.312.0249, with a modulus of the
/// word size and a final mix). A modulus of 2⁶⁴ has known collisions only for windows far longer
/// than any shingle (Thue–Morse words of 2¹¹ letters).
struct RollingHash {
  static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  private var state: UInt64 = 0
  /// What the next step adds.
  private var change: UInt64 = 0
  /// The weight of the unit that leaves the window.
  private let leavingWeight: UInt64

  /// An empty window that will hold a number of units.
  init(length: Int) {
    // The power by squaring, for a length may be any number.
    var (weight, factor, rest): (UInt64, UInt64, Int) = (1, Self.multiplier, length)
    while rest > 0 {
      if rest & 1 == 1 { weight = weight &* factor }
      factor = factor &* factor
      rest >>= 1
    }
    leavingWeight = weight
  }

  /// Takes a unit into a window that is not yet full.
  @inline(__always)
  mutating func append(_ unit: UInt32) {
    state = state &* Self.multiplier &+ (UInt64(unit) &+ 1)
  }

  /// Says which units the next step takes in and leaves behind.
  ///
  /// Apart from the step, so that a loop can prepare one step ahead: the chain from step to step is
  /// then one multiplication and one addition, half of what it is otherwise.
  @inline(__always)
  mutating func prepare(in entering: UInt32, out leaving: UInt32) {
    change = (UInt64(entering) &+ 1) &- (UInt64(leaving) &+ 1) &* leavingWeight
  }

  /// Moves the window by the unit that was prepared.
  @inline(__always)
  mutating func step() { state = state &* Self.multiplier &+ change }

  /// The hash of the window.
  @inline(__always)
  var value: UInt64 { Mixing.folded(state, 0xA076_1D64_78BD_642F) }
}

/// The hashes of a whole text.
///
/// An island of unsafe code; the plain version, each window hashed by itself, is in the tests.
enum ShingleKernel {
  /// Writes the hashes of all shingles, and calls `body` with each.
  ///
  /// Bounds: reads `units[0..<count]`, writes `Shingles.count(units: count, length: n)` hashes.
  ///
  /// - Precondition: `count > 0` and `n > 0`.
  @inline(__always)
  static func hash(
    _ units: UnsafePointer<UInt32>, _ count: Int, length n: Int,
    into hashes: UnsafeMutablePointer<UInt64>, _ body: (UInt64) -> Void
  ) {
    var rolling = RollingHash(length: n)
    for index in 0..<min(n, count) { rolling.append(unsafe units[index]) }
    var hash = rolling.value
    unsafe hashes[0] = hash
    body(hash)
    guard count > n else { return }
    unsafe rolling.prepare(in: units[n], out: units[0])
    var index = n &+ 1
    while index < count {
      rolling.step()
      unsafe rolling.prepare(in: units[index], out: units[index &- n])
      hash = rolling.value
      unsafe hashes[index &- n] = hash
      body(hash)
      index &+= 1
    }
    rolling.step()
    hash = rolling.value
    unsafe hashes[count &- n] = hash
    body(hash)
  }

  /// Writes the hashes of all shingles, with the same bounds.
  static func hash(
    _ units: UnsafePointer<UInt32>, _ count: Int, length n: Int,
    into hashes: UnsafeMutablePointer<UInt64>
  ) {
    unsafe hash(units, count, length: n, into: hashes) { _ in }
  }
}
