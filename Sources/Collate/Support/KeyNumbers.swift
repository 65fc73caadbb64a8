/// Numbers keys in the order in which they first come.
struct KeyNumbers {
  private var keys: [UInt64]
  private var numbers: [Int32]
  private var count = 0

  /// - Parameter expected: about how many keys will come.
  init(expecting expected: Int = 2048) {
    // Twice as many places, or up to four times.
    let bits = Int.bitWidth - (max(expected, 32) * 2).leadingZeroBitCount
    keys = Array(repeating: 0, count: 1 << bits)
    numbers = Array(repeating: 0, count: 1 << bits)
  }

  /// The number of a key, which is not 0.
  mutating func number(of key: UInt64) -> Int {
    let slot = slot(of: key)
    if keys[slot] == key { return Int(numbers[slot]) }
    keys[slot] = key
    numbers[slot] = Int32(count)
    count += 1
    if count * 2 > keys.count { grow() }
    return count - 1
  }

  /// The number of a key that came before; nil for others.
  func known(_ key: UInt64) -> Int? {
    let slot = slot(of: key)
    return keys[slot] == key ? Int(numbers[slot]) : nil
  }

  private func slot(of key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(truncatingIfNeeded: mixed >> 32) & (keys.count - 1)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }

  private mutating func grow() {
    let old = (keys: keys, numbers: numbers)
    keys = Array(repeating: 0, count: old.keys.count * 2)
    numbers = Array(repeating: 0, count: old.keys.count * 2)
    for (key, number) in zip(old.keys, old.numbers) where key != 0 {
      let slot = slot(of: key)
      keys[slot] = key
      numbers[slot] = number
    }
  }
}
