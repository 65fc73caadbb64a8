/// What the text of an issue itself says about which character follows which: names and terms of
/// its articles recur, and no model trained beforehand knows them.
///
/// Counts of short contexts sharpen the probabilities of a model as a cache does (Kuhn and De Mori
/// 1990), each context length by Dirichlet smoothing towards the next shorter one. A seam is never
/// learned from itself, for only the inside of blocks is counted.
struct IssueMemory: Sendable {
  private var keys: [UInt64]
  private var counts: [UInt32]
  private let lengths: [Int]
  private let weights: [Double]

  /// Counts the inside of blocks.
  ///
  /// - Parameters:
  ///   - texts: folded symbols, one row per block.
  ///   - isDense: whether the text is Han, kana or Hangul: short contexts tell much there.
  init(_ texts: [[UInt32]], isDense: Bool) {
    // Weights are how many observations the shorter context counts for.
    lengths = isDense ? [1, 2, 3] : [3, 4, 5, 6]
    weights = isDense ? [40, 8, 4] : [40, 16, 8, 4]
    let total = texts.reduce(0) { $0 + $1.count } * lengths.count * 2
    var capacity = 1024
    while capacity < total * 3 / 2 { capacity *= 2 }
    keys = Array(repeating: 0, count: capacity)
    counts = Array(repeating: 0, count: capacity)
    for text in texts {
      for position in text.indices {
        for length in lengths where position >= length {
          let context = IssueMemory.hash(text[position - length..<position])
          add(context)
          add(ModelSymbols.mixed(context, text[position]) | 1)
        }
      }
    }
  }

  /// The probability of a symbol after a context, given what a model thinks of it.
  func probability(of symbol: UInt32, after context: ArraySlice<UInt32>, model: Double) -> Double {
    var probability = model
    for (length, weight) in zip(lengths, weights) where context.count >= length {
      let hash = IssueMemory.hash(context.suffix(length))
      let seen = Double(count(hash))
      guard seen > 0 else { break }
      let hits = Double(count(ModelSymbols.mixed(hash, symbol) | 1))
      probability = (hits + weight * probability) / (seen + weight)
    }
    return probability
  }

  private static func hash(_ context: ArraySlice<UInt32>) -> UInt64 {
    var hash = ModelSymbols.seed ^ UInt64(context.count)
    for symbol in context { hash = ModelSymbols.mixed(hash, symbol) }
    // Contexts are even, followers odd, so that they never meet.
    return max(2, hash & ~1)
  }

  private func slot(_ key: UInt64) -> Int {
    var index = Int(truncatingIfNeeded: key >> 16) & (keys.count - 1)
    while keys[index] != 0, keys[index] != key { index = (index + 1) & (keys.count - 1) }
    return index
  }

  private func count(_ key: UInt64) -> UInt32 { counts[slot(key)] }

  private mutating func add(_ key: UInt64) {
    let index = slot(key)
    keys[index] = key
    counts[index] += 1
  }
}
