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
  static func sort(_ words: inout [UInt64]) { words = sorted(words, bits: 0..<64) }

  /// The words in ascending order of the given bits; words equal in them keep their order.
  ///
  /// - Complexity: O(*n*) for each 11 bits; passes over bits that all words share are left out.
  static func sorted(_ words: [UInt64], bits: Range<Int>) -> [UInt64] {
    precondition(words.count < 1 << 32, "A sort takes fewer than 2³² words.")
    guard words.count > 1 else { return words }
    let varying = words.reduce(0) { $0 | ($1 ^ words[0]) }
    var words = words
    var target = [UInt64](repeating: 0, count: words.count)
    for shift in stride(from: bits.lowerBound, to: bits.upperBound, by: 11) {
      let width = min(11, bits.upperBound - shift)
      guard varying >> UInt64(shift) & (1 << UInt64(width) - 1) != 0 else { continue }
      unsafe words.withUnsafeBufferPointer { source in
        unsafe target.withUnsafeMutableBufferPointer { target in
          unsafe pass(
            source.baseAddress.unsafelyUnwrapped, target.baseAddress.unsafelyUnwrapped,
            source.count, shift: UInt64(shift), bits: UInt64(width))
        }
      }
      swap(&words, &target)
    }
    return words
  }
}
