/// Sorting of words by some of their bits.
///
/// An island of unsafe code. Bounds: both buffers hold `count` words; the counts of all digits add
/// up to `count`, so every place they give is below it.
enum RadixSort {
  /// Moves words into ascending order of some of their bits, keeping the order of equal ones.
  ///
  /// - Parameters:
  ///   - source: the words.
  ///   - target: memory for as many words, which receives them in order.
  ///   - shift: the number of low bits that do not count.
  ///   - bits: the number of bits that count, at most 16.
  static func pass(
    _ source: UnsafePointer<UInt64>, _ target: UnsafeMutablePointer<UInt64>, _ count: Int,
    shift: UInt64, bits: UInt64
  ) {
    let mask = (UInt64(1) << bits) - 1
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1 << Int(bits)) { places in
      unsafe places.initialize(repeating: 0)
      let places = unsafe places.baseAddress.unsafelyUnwrapped
      for index in 0..<count {
        unsafe places[Int(truncatingIfNeeded: (source[index] &>> shift) & mask)] &+= 1
      }
      var start: UInt32 = 0
      for digit in 0...Int(mask) {
        let size = unsafe places[digit]
        unsafe places[digit] = start
        start &+= size
      }
      for index in 0..<count {
        let word = unsafe source[index]
        let digit = Int(truncatingIfNeeded: (word &>> shift) & mask)
        let place = unsafe Int(places[digit])
        unsafe places[digit] &+= 1
        unsafe target[place] = word
      }
    }
  }

  /// Sorts words in ascending order.
  static func sort(_ words: inout [UInt64]) {
    guard words.count > 256, words.count < 1 << 32 else { return words.sort() }
    // Digits that all words share need no pass.
    let union = words.reduce(0, |)
    let common = words.reduce(union, &)
    var shift: UInt64 = 0
    while shift < 64 {
      if ((union ^ common) >> shift) & 0x7FF != 0 {
        words = unsafe [UInt64](unsafeUninitializedCapacity: words.count) { target, initialized in
          initialized = words.count
          unsafe words.withUnsafeBufferPointer { source in
            unsafe pass(
              source.baseAddress.unsafelyUnwrapped, target.baseAddress.unsafelyUnwrapped,
              source.count, shift: shift, bits: 11)
          }
        }
      }
      shift += 11
    }
  }
}
