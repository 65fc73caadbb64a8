/// What the text of an issue itself says about which character follows which: names and terms of
/// its articles recur, and no model trained beforehand knows them.
///
/// Counts of short contexts sharpen the probabilities of a model as a cache does (Kuhn and De Mori
/// 1990), each context length by Dirichlet smoothing towards the next shorter one. A seam is never
/// learned from itself, for only the inside of blocks is counted.
struct IssueMemory: Sendable {
  /// Counts by n-gram: an open table whose entries hold 40 bits of the hash above 24 of the count.
  private var table: [UInt64]
  private var shift: UInt64
  /// Entries that may come before the table grows.
  private var room: Int
  /// The context lengths that count, in a row, and how many observations the shorter context of each
  /// counts for.
  private let shortest: Int
  private let weights: [Double]

  /// Counts the inside of blocks.
  ///
  /// A context is what comes before a symbol, and with it an n-gram one longer: one table holds
  /// both. What a block ends with is no context, for nothing follows it there.
  ///
  /// - Parameters:
  ///   - texts: folded symbols, one row per block.
  ///   - isDense: whether the text is Han, kana or Hangul: short contexts tell much there.
  /// - Complexity: O(*n* · *k*) for *n* symbols and *k* context lengths.
  init(_ texts: [[UInt32]], isDense: Bool) {
    shortest = isDense ? 1 : 3
    weights = isDense ? [40, 8, 4] : [40, 16, 8, 4]
    let longest = shortest + weights.count
    let total = texts.reduce(0) { $0 + $1.count } * (weights.count + 1)
    // About half of all n-grams come again.
    let bits = max(10, Int.bitWidth - (total * 3 / 4).leadingZeroBitCount)
    table = Array(repeating: 0, count: 1 << bits)
    shift = UInt64(UInt64.bitWidth - bits)
    room = table.count / 8 * 7
    for text in texts {
      for end in text.indices.dropLast() {
        var hash = ModelSymbols.seed
        for length in 1...min(longest, end + 1) {
          hash = ModelSymbols.mixed(hash, text[end + 1 - length])
          if length >= shortest { add(hash) }
        }
      }
    }
  }

  /// The probability of a symbol after a context, given what a model thinks of it.
  func probability(of symbol: UInt32, after context: ArraySlice<UInt32>, model: Double) -> Double {
    var probability = model
    var before = ModelSymbols.seed
    var gram = ModelSymbols.mixed(before, symbol)
    for length in 1..<shortest + weights.count where length <= context.count {
      let symbol = context[context.endIndex - length]
      before = ModelSymbols.mixed(before, symbol)
      gram = ModelSymbols.mixed(gram, symbol)
      guard length >= shortest else { continue }
      let seen = Double(count(before))
      guard seen > 0 else { break }
      let weight = weights[length - shortest]
      probability = (Double(count(gram)) + weight * probability) / (seen + weight)
    }
    return probability
  }

  private static let countBits: UInt64 = 24
  private static let fullCount: UInt64 = 1 << countBits - 1

  /// The upper bits of the entry of an n-gram.
  private static func tag(_ hash: UInt64) -> UInt64 { (hash | 1) << countBits }

  /// Where an entry stands in the table, or would stand.
  private func slot(_ tag: UInt64) -> Int {
    var index = Int(truncatingIfNeeded: (tag &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while table[index] != 0, (table[index] ^ tag) >> IssueMemory.countBits != 0 {
      index = (index + 1) & (table.count - 1)
    }
    return index
  }

  private func count(_ hash: UInt64) -> UInt64 {
    table[slot(IssueMemory.tag(hash))] & IssueMemory.fullCount
  }

  private mutating func add(_ hash: UInt64) {
    let tag = IssueMemory.tag(hash)
    let index = slot(tag)
    if table[index] == 0 {
      table[index] = tag | 1
      room -= 1
      if room == 0 { grow() }
    } else if table[index] & IssueMemory.fullCount < IssueMemory.fullCount {
      table[index] += 1
    }
  }

  private mutating func grow() {
    let old = table
    table = Array(repeating: 0, count: old.count * 2)
    shift -= 1
    room = old.count / 8 * 7
    for entry in old where entry != 0 {
      table[slot(entry & ~IssueMemory.fullCount)] = entry
    }
  }
}
