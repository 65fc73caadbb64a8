/// Finds all pairs of sets whose Jaccard similarity reaches a threshold, exactly.
///
/// Elements are ranked from rare to frequent. Two sets of *m* ≥ *n* elements with *J* ≥ *t* share at
/// least *o* = *t*/(1+*t*) · (*m*+*n*) of them, so they share one among the first *m* − ⌈*t m*⌉ + 1 in rank order;
/// an inverted index of such prefixes, cut by size and by position, leaves few pairs to merge (Xiao,
/// Wang, Lin, Yu, Wang, "Efficient similarity joins for near-duplicate detection", TODS 2011,
/// https://doi.org/10.1145/2000824.2000825, without their suffix filter).
///
/// It is the oracle of the search by signatures and good for small corpora; it keeps all sets in
/// memory, some forty bytes an element while they are ranked, and its time grows with the frequency of the prefixes.
struct PrefixFilterJoin {
  private let minJaccard: Double
  /// The ranks of the elements of all sets, ascending in each; sets ascending by size.
  private var ranks: [UInt32] = []
  private var starts: [Int] = [0]
  /// The record of each set.
  private var records: [Int] = []
  /// The sets with a rank in their prefix, ascending, and where the rank stands in them.
  private var postings: [Posting] = []
  private var postingStarts: [Int] = [0]

  private struct Posting {
    let set: UInt32
    let position: UInt32
  }

  /// Reads the sets of a corpus and indexes their prefixes.
  init(
    _ corpus: some TextCorpus, shingling: Shingling, minJaccard: Double, workers: Workers
  ) {
    self.minJaccard = minJaccard
    let (hashes, counts) = Self.sets(of: corpus, shingling: shingling, workers: workers)
    var ends: [Int] = []
    ends.reserveCapacity(counts.count)
    var end = 0
    for count in counts {
      end += count
      ends.append(end)
    }
    let (ranked, distinct) = ElementRanks.ranks(of: hashes)
    // Sets without elements have no partners.
    records = counts.indices.filter { counts[$0] > 0 }
    records.sort { (counts[$0], $0) < (counts[$1], $1) }
    ranks.reserveCapacity(ranked.count)
    for record in records {
      let set = ranked[ends[record] - counts[record]..<ends[record]]
      ranks.append(contentsOf: set.sorted())
      starts.append(ranks.count)
    }
    index(distinct: distinct)
  }

  /// The similar pairs in ascending order of their records.
  func pairs(workers: Workers) -> [SimilarPair] {
    let setsPerPart = 1_024
    let parts = (records.count + setsPerPart - 1) / setsPerPart
    var pairs = workers.map(parts) { part in
      partners(of: part * setsPerPart..<min(records.count, (part + 1) * setsPerPart))
    }.flatMap { $0 }
    pairs.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    return pairs
  }

  // MARK: Building

  private static func sets(
    of corpus: some TextCorpus, shingling: Shingling, workers: Workers
  ) -> (hashes: [UInt64], counts: [Int]) {
    let rowsPerPart = 4_096
    let parts = workers.map((corpus.count + rowsPerPart - 1) / rowsPerPart) { part in
      var probe = ShingleProbe()
      var reader = ShingleReader(shingling)
      var hashes: [UInt64] = []
      var counts: [Int] = []
      let rows = part * rowsPerPart..<min(corpus.count, (part + 1) * rowsPerPart)
      corpus.forEachText(in: rows) { _, text in
        counts.append(reader.appendDistinctHashes(of: text, to: &hashes, with: &probe))
      }
      return (hashes: hashes, counts: counts)
    }
    return (parts.flatMap(\.hashes), parts.flatMap(\.counts))
  }

  private func count(_ set: Int) -> Int { starts[set + 1] - starts[set] }

  /// The number of elements in the prefix of a set of so many, of which a partner shares one.
  private func prefix(_ count: Int) -> Int {
    count - max(1, Int((minJaccard * Double(count) - 1e-9).rounded(.up))) + 1
  }

  private mutating func index(distinct: Int) {
    postingStarts = [Int](repeating: 0, count: distinct + 1)
    for set in records.indices {
      for place in starts[set]..<starts[set] + prefix(count(set)) {
        postingStarts[Int(ranks[place]) + 1] += 1
      }
    }
    for rank in 0..<distinct { postingStarts[rank + 1] += postingStarts[rank] }
    var next = postingStarts
    postings = [Posting](
      repeating: Posting(set: 0, position: 0), count: postingStarts[distinct])
    for set in records.indices {
      for position in 0..<prefix(count(set)) {
        let rank = Int(ranks[starts[set] + position])
        postings[next[rank]] = Posting(set: UInt32(set), position: UInt32(position))
        next[rank] += 1
      }
    }
  }

  // MARK: Probing

  /// The pairs of some sets with sets before them, which are no larger.
  private func partners(of sets: Range<Int>) -> [SimilarPair] {
    var pairs: [SimilarPair] = []
    // Common elements found so far in the prefixes; −1 where the pair cannot reach the threshold.
    var common = [Int32](repeating: 0, count: sets.upperBound)
    var touched: [Int] = []
    for set in sets {
      let size = count(set)
      let smallest = firstSet(withAtLeast: Int((minJaccard * Double(size) - 1e-9).rounded(.up)))
      for position in 0..<prefix(size) {
        let rank = Int(ranks[starts[set] + position])
        var place = firstPosting(of: rank, from: smallest)
        while place < postingStarts[rank + 1], postings[place].set < set {
          let other = Int(postings[place].set)
          if common[other] >= 0 {
            if common[other] == 0 { touched.append(other) }
            let rest = min(
              size - position, count(other) - Int(postings[place].position))
            let bound = Verification.leastCommon(size, count(other), minJaccard: minJaccard)
            common[other] = Int(common[other]) + rest >= bound ? common[other] + 1 : -1
          }
          place += 1
        }
      }
      for other in touched {
        if common[other] > 0, let pair = verify(set, other) { pairs.append(pair) }
        common[other] = 0
      }
      touched.removeAll(keepingCapacity: true)
    }
    return pairs
  }

  private func verify(_ set: Int, _ other: Int) -> SimilarPair? {
    let bound = Verification.leastCommon(count(set), count(other), minJaccard: minJaccard)
    var left = starts[set]
    var right = starts[other]
    var common = 0
    while left < starts[set + 1], right < starts[other + 1] {
      let rank = ranks[left]
      let otherRank = ranks[right]
      common += rank == otherRank ? 1 : 0
      left += rank <= otherRank ? 1 : 0
      right += otherRank <= rank ? 1 : 0
      guard common + min(starts[set + 1] - left, starts[other + 1] - right) >= bound else {
        return nil
      }
    }
    let jaccard = Double(common) / Double(count(set) + count(other) - common)
    guard common > 0, jaccard >= minJaccard else { return nil }
    return SimilarPair(
      first: min(records[set], records[other]), second: max(records[set], records[other]),
      jaccard: jaccard)
  }

  /// The first set with at least so many elements.
  private func firstSet(withAtLeast size: Int) -> Int {
    records.indices.partitioningIndex { count($0) >= size }
  }

  /// The first posting of a rank whose set is not before another.
  private func firstPosting(of rank: Int, from set: Int) -> Int {
    (postingStarts[rank]..<postingStarts[rank + 1]).partitioningIndex { postings[$0].set >= set }
  }
}
