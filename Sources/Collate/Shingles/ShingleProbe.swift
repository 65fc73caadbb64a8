/// A hash table of shingle hashes in memory that is used again.
///
/// A hash belongs at the place that the high bits of its product with an odd constant name (Knuth, "The
/// Art of Computer Programming", volume 3, section 6.4), which spreads numbers in steps of any width
/// too. Where that is taken it stands at the next free one.
///
/// An island of unsafe code. Bounds: places are below the capacity or masked to it, a power of two at
/// least three times the number of hashes, so that there is always a free place; targets have room for
/// as many hashes as are given. The hash 0 marks free places and is held as 1; for well mixed hashes
/// that is no more than one further collision of 2⁻⁶⁴. The plain version, with sets, is in the tests.
@safe
struct ShingleProbe: ~Copyable {
  private var table: UnsafeMutablePointer<UInt64>
  private var capacity = 1024
  private var mask = 1023
  /// The number of bits of a product below those that name a place.
  private var shift: UInt64 = 54

  init() { unsafe table = .allocate(capacity: capacity) }

  deinit { unsafe table.deallocate() }

  private mutating func clear(for count: Int) {
    var needed = 64
    while needed < 3 * count { needed *= 2 }
    if needed > capacity {
      unsafe table.deallocate()
      capacity = needed
      unsafe table = .allocate(capacity: capacity)
    }
    mask = needed - 1
    shift = UInt64(UInt64(needed).leadingZeroBitCount + 1)
    unsafe table.update(repeating: 0, count: needed)
  }

  /// The place where a hash belongs.
  @inline(__always)
  private func place(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }

  /// Whether a place is taken by another hash.
  ///
  /// Without a branch of its own for a free place: whether a hash is held is as good as random, and
  /// only that the place is taken by another is rare.
  @inline(__always)
  private static func isOther(_ held: UInt64, than hash: UInt64) -> Bool {
    (held == 0 ? 0 : 1) & (held == hash ? 0 : 1) != 0
  }

  /// The hashes without repetitions, in order of their first occurrence.
  mutating func distinct(_ hashes: [UInt64]) -> [UInt64] {
    unsafe [UInt64](unsafeUninitializedCapacity: hashes.count) { buffer, initialized in
      guard let base = buffer.baseAddress else { return }
      initialized = unsafe hashes.withUnsafeBufferPointer { hashes in
        unsafe writeDistinct(hashes.baseAddress.unsafelyUnwrapped, hashes.count, to: base)
      }
    }
  }

  /// Writes hashes without repetitions to memory, which may be their own, and counts them.
  mutating func writeDistinct(
    _ hashes: UnsafePointer<UInt64>, _ count: Int, to target: UnsafeMutablePointer<UInt64>
  ) -> Int {
    clear(for: count)
    var distinct = 0
    for index in 0..<count {
      let hash = unsafe max(hashes[index], 1)
      var place = place(of: hash)
      var held = unsafe table[place]
      while Self.isOther(held, than: hash) {
        place = (place &+ 1) & mask
        held = unsafe table[place]
      }
      unsafe table[place] = hash
      unsafe target[distinct] = hash
      distinct &+= held == 0 ? 1 : 0
    }
    return distinct
  }

  /// Holds a set of distinct hashes.
  mutating func load(_ hashes: Span<UInt64>) {
    clear(for: hashes.count)
    for index in hashes.indices {
      let hash = max(hashes[index], 1)
      var place = place(of: hash)
      while unsafe table[place] != 0 { place = (place &+ 1) & mask }
      unsafe table[place] = hash
    }
  }

  /// The number of distinct hashes that are also held, or nil as soon as it cannot reach a bound.
  func countOfCommon(_ hashes: Span<UInt64>, atLeast bound: Int) -> Int? {
    var missesLeft = hashes.count - bound
    guard missesLeft >= 0 else { return nil }
    for index in hashes.indices {
      let hash = max(hashes[index], 1)
      var place = place(of: hash)
      var held = unsafe table[place]
      while Self.isOther(held, than: hash) {
        place = (place &+ 1) & mask
        held = unsafe table[place]
      }
      missesLeft &-= held == 0 ? 1 : 0
      if missesLeft < 0 { return nil }
    }
    return bound + missesLeft
  }
}
