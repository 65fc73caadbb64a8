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
  ///
  /// - Parameter step: called with the number of candidates that are verified; an error ends the work.
  func pairs<Failure: Error>(
    in corpus: some TextCorpus, workers: Workers, after step: (Int) throws(Failure) -> Void
  ) throws(Failure) -> [SimilarPair] {
    let groups = self.groups(records: corpus.count)
    var (counted, verified) = (0, 0)
    let found = try workers.map(
      over: groups.count, size: 1, stretches: 128,
      after: { (done) throws(Failure) in
        for group in groups[counted..<done] { verified += group.count }
        counted = done
        try step(verified)
      }
    ) { verify(groups[$0.lowerBound], in: corpus) }
    // In the order of the candidates.
    var similarities = [Double](repeating: -1, count: candidates.count)
    for (group, values) in zip(groups, found) {
      for (index, value) in zip(group, values) { similarities[Int(index)] = value }
    }
    return similarities.indices.compactMap { index in
      guard similarities[index] >= 0 else { return nil }
      let pair = candidates[index]
      return SimilarPair(
        first: Int(pair >> 32), second: Int(pair & 0xFFFF_FFFF), jaccard: similarities[index])
    }
  }

  /// The candidates, by their numbers, in groups that share few texts.
  private func groups(records: Int) -> [[UInt32]] {
    // The records that pairs connect, directly or not.
    var components = DisjointSets(count: records)
    for pair in candidates { components.join(Int(pair >> 32), Int(pair & 0xFFFF_FFFF)) }
    // The root of the component, then the number of the pair.
    var order = candidates.indices.map { index in
      UInt64(components.root(Int(candidates[index] >> 32))) << 32 | UInt64(index)
    }
    RadixSort.sort(&order)
    var groups: [[UInt32]] = []
    var group: [UInt32] = []
    var lastRoot: UInt64 = .max
    for word in order {
      let isFull =
        group.count >= (word >> 32 == lastRoot ? Self.mostPairsPerGroup : Self.pairsPerGroup)
      if isFull {
        groups.append(group)
        group = []
      }
      group.append(UInt32(truncatingIfNeeded: word))
      lastRoot = word >> 32
    }
    if !group.isEmpty { groups.append(group) }
    return groups
  }

  /// The similarity of each candidate of a group, or -1 where it is too low.
  private func verify(_ group: [UInt32], in corpus: some TextCorpus) -> [Double] {
    let group = group.map { candidates[Int($0)] }
    var ends = group.map { $0 >> 32 } + group.map { $0 & 0xFFFF_FFFF }
    ends.sort()
    var records: [Int] = []
    for end in ends where records.last != Int(end) { records.append(Int(end)) }

    var intersection = SetIntersection()
    var reader = ShingleReader(shingling)
    var hashes: [UInt64] = []
    var starts = [0]
    corpus.forEachText(of: records) { _, text in
      _ = reader.appendDistinctHashes(of: text, to: &hashes, with: &intersection.probe)
      starts.append(hashes.count)
    }

    let span = hashes.span
    return group.map { pair in
      let first = Self.index(of: Int(pair >> 32), in: records)
      let second = Self.index(of: Int(pair & 0xFFFF_FFFF), in: records)
      let firstSet = span.extracting(starts[first]..<starts[first + 1])
      let secondSet = span.extracting(starts[second]..<starts[second + 1])
      let bound = Verification.leastCommon(
        firstSet.count, secondSet.count, minJaccard: minJaccard)
      guard min(firstSet.count, secondSet.count) >= bound,
        let common = intersection.count(firstSet, secondSet, atLeast: bound), common > 0
      else { return -1 }
      let jaccard = Double(common) / Double(firstSet.count + secondSet.count - common)
      return jaccard >= minJaccard ? jaccard : -1
    }
  }

  /// The place of a record among ascending ones that hold it.
  private static func index(of record: Int, in records: [Int]) -> Int {
    records.indices.partitioningIndex { records[$0] >= record }
  }
}
