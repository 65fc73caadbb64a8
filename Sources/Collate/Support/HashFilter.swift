/// Tells at once of most hashes that they are not among some (Bloom 1970, with one bit for each): a
/// dictionary is asked only for the others.
struct HashFilter {
  private var words: [UInt64]

  /// - Parameter count: about how many hashes will be entered; one in thirty-two others passes then.
  init(expecting count: Int) {
    let bits = Int.bitWidth - (max(count, 32) * 32 - 1).leadingZeroBitCount
    words = Array(repeating: 0, count: 1 << (bits - 6))
  }

  mutating func insert(_ hash: UInt64) { words[word(hash)] |= bit(hash) }

  /// False only for a hash that was not entered.
  func mayContain(_ hash: UInt64) -> Bool { words[word(hash)] & bit(hash) != 0 }

  private func word(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 6) & (words.count - 1)
  }

  private func bit(_ hash: UInt64) -> UInt64 { 1 << (hash & 63) }
}
