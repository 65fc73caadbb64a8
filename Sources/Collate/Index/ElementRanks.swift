/// Ranks of elements from rare to frequent.
enum ElementRanks {
  /// Replaces hashes by ranks: the rarest element is 0; equally frequent ones rank in order of their
  /// first occurrence.
  ///
  /// - Returns: the rank of each hash, and the number of distinct ones.
  /// - Precondition: There are fewer than 2³² hashes.
  static func ranks(of hashes: [UInt64]) -> (ranks: [UInt32], distinct: Int) {
    precondition(hashes.count < 1 << 32, "A join takes fewer than 2³² elements.")
    var capacity = 64
    while capacity < hashes.count * 3 / 2 { capacity *= 2 }
    let mask = capacity - 1
    // Numbers of distinct hashes plus one in open addressing; 0 is free.
    var table = [UInt32](repeating: 0, count: capacity)
    var distinct: [UInt64] = []
    var frequencies: [UInt32] = []
    var ranks = [UInt32](repeating: 0, count: hashes.count)
    for (index, hash) in hashes.enumerated() {
      var place = Int(truncatingIfNeeded: hash) & mask
      while table[place] != 0, distinct[Int(table[place] - 1)] != hash {
        place = (place + 1) & mask
      }
      if table[place] == 0 {
        distinct.append(hash)
        frequencies.append(0)
        table[place] = UInt32(distinct.count)
      }
      frequencies[Int(table[place] - 1)] += 1
      ranks[index] = table[place] - 1
    }
    var order = frequencies.indices.map { UInt64(frequencies[$0]) << 32 | UInt64($0) }
    RadixSort.sort(&order)
    // The frequencies are not needed any more; their place takes the ranks.
    for (rank, word) in order.enumerated() {
      frequencies[Int(word & 0xFFFF_FFFF)] = UInt32(rank)
    }
    for index in ranks.indices { ranks[index] = frequencies[Int(ranks[index])] }
    return (ranks, distinct.count)
  }
}
