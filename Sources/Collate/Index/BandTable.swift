/// A hash table from keys of bands to the row that was entered last.
///
/// Buckets of eight places, each a cache line: eight rows plus one, where 0 is a free place, and the
/// eight keys. A key belongs to the bucket in proportion to its value, and to the next one where that
/// is full. So a look at one line answers nearly always, and growing copies from front to back.
///
/// An island of unsafe code. Bounds: a bucket is below the number of buckets, of whose places at least
/// half are free; memory has four words for each bucket, from the first one on.
struct BandTable: Sendable {
  /// For each bucket two words of rows and two of keys.
  private var words: [SIMD4<UInt32>]
  /// The word with which the first bucket begins: where a cache line does.
  private let start: Int
  private let buckets: Int
  private var count = 0

  private let memory: MemoryAdvice

  init(memory: MemoryAdvice = .none) { self.init(buckets: 8, memory: memory) }

  private init(buckets: Int, memory: MemoryAdvice) {
    self.buckets = buckets
    self.memory = memory
    let count = (buckets + 1) * 4
    words = unsafe [SIMD4<UInt32>](unsafeUninitializedCapacity: count) { words, initialized in
      unsafe memory(UnsafeMutableRawBufferPointer(words))
      unsafe words.initialize(repeating: SIMD4(repeating: 0))
      initialized = count
    }
    // Copies may lie elsewhere in their lines; that makes them slower, not wrong.
    start = unsafe words.withUnsafeBytes { raw in
      (64 - Int(bitPattern: raw.baseAddress) & 63) / 16 & 3
    }
  }

  /// The key of a hash in one of several bands.
  ///
  /// Each band has a range of its own, so that rows meet under one key in one band only: their links
  /// go on in that band.
  @inline(__always)
  static func key(_ hash: UInt32, band: Int, of bands: Int) -> UInt32 {
    let range = UInt64(UInt32.max) / UInt64(bands)
    let key = UInt64(truncatingIfNeeded: band) &* range &+ (UInt64(hash) &* range) &>> 32
    return UInt32(truncatingIfNeeded: key)
  }

  /// Makes room for some more keys.
  mutating func reserve(_ more: Int) {
    guard (count + more) > buckets * 4 else { return }
    var grown = BandTable(
      buckets: max(buckets * 3 / 2, (count + more) / 4 + 1), memory: memory)
    for bucket in 0..<buckets {
      for place in 0..<8 {
        let word = start + bucket * 4 + place / 4
        let row = words[word][place % 4]
        if row != 0 { _ = grown.enter(words[word + 2][place % 4], row) }
      }
    }
    grown.count = count
    self = grown
  }

  /// Reads the buckets where keys belong, so that they are near when they are asked.
  ///
  /// A loop of nothing but independent reads waits for the memory once, where looking up one key
  /// after the other would wait for each.
  ///
  /// - Returns: a number without meaning that depends on all that was read.
  @inline(never)
  func readAhead(_ keys: UnsafePointer<UInt32>, _ count: Int) -> UInt32 {
    unsafe words.withUnsafeBufferPointer { words in
      var sum: UInt32 = 0
      for index in 0..<count { unsafe sum &+= words[word(of: keys[index])][0] }
      return sum
    }
  }

  /// Enters a row under keys for which ``reserve(_:)`` made room.
  ///
  /// - Parameter earlier: receives for each key the row plus one that stood there, or 0.
  mutating func replace(
    _ keys: UnsafePointer<UInt32>, _ count: Int, with row: UInt32,
    earlier: UnsafeMutablePointer<UInt32>
  ) {
    for index in 0..<count {
      let before = unsafe enter(keys[index], row + 1)
      unsafe earlier[index] = before
      self.count += before == 0 ? 1 : 0
    }
  }

  /// The row plus one that was entered last under a key, or 0.
  @inline(__always)
  func row(of key: UInt32) -> UInt32 {
    unsafe words.withUnsafeBufferPointer { words in
      var word = word(of: key)
      while true {
        let (low, high) = unsafe (words[word], words[word + 1])
        let inLow = unsafe low & Self.equal(words[word + 2], key)
        let inHigh = unsafe high & Self.equal(words[word + 3], key)
        // A key stands once in a bucket, and free places hold 0.
        let row = (inLow | inHigh).wrappedSum()
        if row != 0 || high[3] == 0 { return row }
        word = next(after: word)
      }
    }
  }

  /// Puts a row under a key and returns the one that stood there, or 0.
  @inline(__always)
  private mutating func enter(_ key: UInt32, _ row: UInt32) -> UInt32 {
    var word = word(of: key)
    let places = start..<start + buckets * 4
    return unsafe words.withUnsafeMutableBufferPointer { words in
      while true {
        let (low, high) = unsafe (words[word], words[word + 1])
        let isLow = unsafe Self.equal(words[word + 2], key) & ~Self.equal(low, 0)
        let isHigh = unsafe Self.equal(words[word + 3], key) & ~Self.equal(high, 0)
        let before = (low & isLow | high & isHigh).wrappedSum()
        if before != 0 {
          unsafe words[word] = low & ~isLow | isLow & SIMD4(repeating: row)
          unsafe words[word + 1] = high & ~isHigh | isHigh & SIMD4(repeating: row)
          return before
        }
        // Places are filled in order.
        let free = (Self.equal(low, 0) &>> 31 &+ Self.equal(high, 0) &>> 31).wrappedSum()
        if free > 0 {
          let place = 8 - Int(free)
          unsafe words[word + place / 4][place % 4] = row
          unsafe words[word + 2 + place / 4][place % 4] = key
          return 0
        }
        word = word + 4 == places.upperBound ? places.lowerBound : word + 4
      }
    }
  }

  /// All ones where a value is as given, and 0 elsewhere.
  ///
  /// By arithmetic, for the compiler takes comparisons of vectors apart.
  @inline(__always)
  private static func equal(_ values: SIMD4<UInt32>, _ value: UInt32) -> SIMD4<UInt32> {
    let other = values ^ SIMD4(repeating: value)
    let isOther = (other | (SIMD4(repeating: 0) &- other)) &>> 31
    return isOther &- SIMD4(repeating: 1)
  }

  /// The first word of the bucket where a key belongs.
  @inline(__always)
  private func word(of key: UInt32) -> Int {
    start &+ Int(truncatingIfNeeded: (UInt64(key) &* UInt64(buckets)) &>> 32) &* 4
  }

  @inline(__always)
  private func next(after word: Int) -> Int {
    let next = word &+ 4
    return next == start &+ buckets &* 4 ? start : next
  }
}
