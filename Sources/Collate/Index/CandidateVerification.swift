/// Computes the exact similarity of candidates.
///
/// Candidates are grouped by the texts they connect, so that a text is read and shingled once for
/// all its pairs; a group that is too large is cut, and its texts are read again. Only the shingles
/// of the group in work are in memory.
struct CandidateVerification {
  /// The pairs to verify, ascending.
  let candidates: [CandidateSearch.PackedPair]
  let minJaccard: Double
  let shingling: Shingling

  /// A group is closed with its component from this number of pairs on, and in any case at the other.
  ///
  /// The hashes of so many texts of usual length stay in the cache of a core.
  private static let pairsPerGroup = 64
  private static let mostPairsPerGroup = 4_096

  /// The candidates that are similar enough, ascending.
  func pairs(in source: some TextSource, workers: Workers) -> [SimilarPair] {
    let groups = self.groups(records: source.count)
    var pairs = workers.map(groups.count) { group in
      verify(groups[group], in: source)
    }.flatMap { $0 }
    pairs.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    return pairs
  }

  /// The candidates in groups that share few texts.
  private func groups(records: Int) -> [[CandidateSearch.PackedPair]] {
    var components = Components(count: records)
    for pair in candidates { components.connect(Int(pair >> 32), Int(pair & 0xFFFF_FFFF)) }
    // The root of the component, then the number of the pair.
    var order = candidates.indices.map { index in
      UInt64(components.root(of: Int(candidates[index] >> 32))) << 32 | UInt64(index)
    }
    RadixSort.sort(&order)
    var groups: [[CandidateSearch.PackedPair]] = []
    var group: [CandidateSearch.PackedPair] = []
    var lastRoot: UInt64 = .max
    for word in order {
      let isFull =
        group.count >= (word >> 32 == lastRoot ? Self.mostPairsPerGroup : Self.pairsPerGroup)
      if isFull {
        groups.append(group)
        group = []
      }
      group.append(candidates[Int(word & 0xFFFF_FFFF)])
      lastRoot = word >> 32
    }
    if !group.isEmpty { groups.append(group) }
    return groups
  }

  private func verify(
    _ group: [CandidateSearch.PackedPair], in source: some TextSource
  ) -> [SimilarPair] {
    var ends = group.map { $0 >> 32 } + group.map { $0 & 0xFFFF_FFFF }
    ends.sort()
    var records: [Int] = []
    for end in ends where records.last != Int(end) { records.append(Int(end)) }

    var intersection = SetIntersection()
    var reader = ShingleReader(shingling)
    var hashes: [UInt64] = []
    var starts = [0]
    source.forEachText(of: records) { _, text in
      _ = reader.appendDistinctHashes(of: text, to: &hashes, with: &intersection.probe)
      starts.append(hashes.count)
    }

    var pairs: [SimilarPair] = []
    let span = hashes.span
    for pair in group {
      let first = Self.index(of: Int(pair >> 32), in: records)
      let second = Self.index(of: Int(pair & 0xFFFF_FFFF), in: records)
      let firstSet = span.extracting(starts[first]..<starts[first + 1])
      let secondSet = span.extracting(starts[second]..<starts[second + 1])
      let bound = Verification.leastCommon(
        firstSet.count, secondSet.count, minJaccard: minJaccard)
      guard min(firstSet.count, secondSet.count) >= bound,
        let common = intersection.count(firstSet, secondSet, atLeast: bound), common > 0
      else { continue }
      let jaccard = Double(common) / Double(firstSet.count + secondSet.count - common)
      if jaccard >= minJaccard {
        pairs.append(
          SimilarPair(first: records[first], second: records[second], jaccard: jaccard))
      }
    }
    return pairs
  }

  /// The place of a record among ascending ones that hold it.
  private static func index(of record: Int, in records: [Int]) -> Int {
    var low = 0
    var high = records.count - 1
    while low < high {
      let middle = (low + high) / 2
      if records[middle] < record { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Records that are connected by pairs, directly or not.
private struct Components {
  private var parents: [UInt32]

  init(count: Int) { parents = (0..<UInt32(count)).map { $0 } }

  /// The lowest record of the component.
  mutating func root(of record: Int) -> Int {
    var record = record
    while parents[record] != record {
      // Halving the path on the way keeps paths short.
      parents[record] = parents[Int(parents[record])]
      record = Int(parents[record])
    }
    return record
  }

  mutating func connect(_ first: Int, _ second: Int) {
    let roots = (root(of: first), root(of: second))
    parents[max(roots.0, roots.1)] = UInt32(min(roots.0, roots.1))
  }
}
