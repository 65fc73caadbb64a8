/// Where else in the issue the ends of blocks stand: what copies tell about joins.
///
/// A block that ends in the middle of another block is either a scrap of it or its first half, set
/// apart; where the words that follow in the other block begin some third block, that block is the
/// second half.
package struct CopyIndex: Sendable {
  /// A place where the end of some block stands again.
  package struct Occurrence: Sendable, Hashable {
    package let block: Int
    /// The position in the units of that block: after the tail, or of the head.
    package let position: Int
    /// How many units agree, from the end of the tail back or from the start of the head on.
    package let length: Int
  }

  /// For each block, where its last units stand elsewhere.
  package let tails: [[Occurrence]]
  /// For each block, where its first units stand elsewhere.
  package let heads: [[Occurrence]]
  /// For each block, the longer blocks that begin with all of it, up to a few skipped units: the
  /// nearest, in order.
  package let wholes: [[Occurrence]]
  /// For each block, the short blocks that are its start and nothing else.
  package let scraps: [[Int]]
  private let forms: [[UInt32]]
  private let originals: [Int]

  /// Units compared at an end: long enough not to recur by chance.
  private static let denseLength = 8
  private static let alphabeticLength = 20
  /// Occurrences kept for one end; a phrase that stands more often tells nothing.
  private static let limit = 8
  /// Units that may stand before a scrap in the block it repeats: an overlap at the seam.
  package static let skipped = 3
  /// The longest scrap.
  private static let longestScrap = 60

  /// Indexes the ends of all blocks.
  ///
  /// - Parameter originals: for each block the first one with the same units; whole copies tell
  ///   nothing about each other's ends.
  package init(_ forms: [[UInt32]], isDense: [Bool], originals: [Int]) {
    var tails = [[Occurrence]](repeating: [], count: forms.count)
    var heads = tails
    for dense in [true, false] {
      CopyIndex.scan(
        forms, isDense.indices.filter { isDense[$0] == dense },
        length: dense ? CopyIndex.denseLength : CopyIndex.alphabeticLength, &tails, &heads)
    }
    self.tails = tails
    self.heads = heads
    self.originals = originals
    var wholes = tails.map { _ in [Occurrence]() }
    var scraps = tails.map { _ in [Int]() }
    for start in CopyIndex.starts(forms) {
      for block in start.blocks { wholes[block] = CopyIndex.nearest(start.owners, to: block) }
      for owner in start.owners { scraps[owner.block] += start.blocks.prefix(CopyIndex.limit) }
    }
    self.wholes = wholes
    self.scraps = scraps.map { Array($0.sorted().prefix(CopyIndex.limit)) }
    self.forms = forms
  }

  private static func scan(
    _ forms: [[UInt32]], _ blocks: [Int], length: Int,
    _ tails: inout [[Occurrence]], _ heads: inout [[Occurrence]]
  ) {
    let long = blocks.filter { forms[$0].count >= length }
    var tailOwners: [UInt64: [Int]] = [:]
    var headOwners: [UInt64: [Int]] = [:]
    var filter = HashFilter(expecting: 2 * long.count)
    for block in long {
      let units = forms[block]
      let tail = Shingles.hashes(of: Array(units.suffix(length)), length: length)[0]
      let head = Shingles.hashes(of: Array(units.prefix(length)), length: length)[0]
      tailOwners[tail, default: []].append(block)
      headOwners[head, default: []].append(block)
      filter.insert(tail)
      filter.insert(head)
    }
    for block in long {
      let units = forms[block]
      for (start, hash) in Shingles.hashes(of: units, length: length).enumerated()
      where filter.mayContain(hash) {
        if let owners = tailOwners[hash] {
          for owner in owners.prefix(limit)
          where owner != block && tails[owner].count < limit
            && units[start..<start + length].elementsEqual(forms[owner].suffix(length))
          {
            let end = start + length
            tails[owner].append(
              Occurrence(
                block: block, position: end,
                length: agreement(units[..<end].reversed(), forms[owner].reversed())))
          }
        }
        if let owners = headOwners[hash] {
          for owner in owners.prefix(limit)
          where owner != block && heads[owner].count < limit
            && units[start..<start + length].elementsEqual(forms[owner].prefix(length))
          {
            heads[owner].append(
              Occurrence(
                block: block, position: start, length: agreement(units[start...], forms[owner])))
          }
        }
      }
    }
  }

  /// How many elements two sequences begin with alike.
  private static func agreement(
    _ units: some Sequence<UInt32>, _ others: some Sequence<UInt32>
  ) -> Int {
    var count = 0
    for (unit, other) in zip(units, others) {
      guard unit == other else { break }
      count += 1
    }
    return count
  }

  /// Short blocks with the same units, and where longer blocks begin with these, in order.
  private struct Start {
    var blocks: [Int] = []
    var owners: [Occurrence] = []
  }

  /// - Complexity: O(*n*) for *n* blocks, of which the first units alone are read.
  private static func starts(_ forms: [[UInt32]]) -> [Start] {
    let short = forms.indices.filter { 2...longestScrap ~= forms[$0].count }
    var tree = PrefixTree(expecting: short.reduce(0) { $0 + forms[$1].count })
    var starts: [Start] = []
    for block in short {
      let start = tree.value(of: forms[block], orNew: starts.count)
      if start == starts.count { starts.append(Start()) }
      starts[start].blocks.append(block)
    }
    for (block, units) in forms.enumerated() {
      // What is longer by one unit only is no longer block.
      for position in 0...skipped where position + 2 < units.count {
        tree.forEachWord(beginning: units[position..<units.count - 2]) { start in
          starts[start].owners.append(
            Occurrence(
              block: block, position: position, length: forms[starts[start].blocks[0]].count))
        }
      }
    }
    return starts
  }

  /// The occurrences in the blocks that are nearest to a block, in order, up to the limit.
  private static func nearest(_ owners: [Occurrence], to block: Int) -> [Occurrence] {
    guard owners.count > limit else { return owners }
    var end = owners.indices.partitioningIndex { owners[$0].block > block }
    var start = end
    while end - start < limit {
      let isBefore =
        end == owners.count
        || start > 0 && block - owners[start - 1].block <= owners[end].block - block
      if isBefore { start -= 1 } else { end += 1 }
    }
    return Array(owners[start..<end])
  }

  /// Whether the end of one block and the start of another stand together in a third.
  ///
  /// One half must be long enough to be found there; of the other one, what it has is compared.
  package func junctionStandsElsewhere(_ from: Int, _ to: Int) -> Bool {
    tails[from].contains { place in
      isThird(place.block, from, to) && goesOn(with: forms[to], at: place)
    }
      || heads[to].contains { place in
        isThird(place.block, from, to) && comes(after: forms[from], place)
      }
  }

  private func isThird(_ block: Int, _ from: Int, _ to: Int) -> Bool {
    block != from && block != to
  }

  /// Whether a text goes on at a place with the start of another, up to a few units more or fewer.
  private func goesOn(with head: [UInt32], at place: Occurrence) -> Bool {
    let text = forms[place.block]
    return CopyIndex.shifts(ofLength: head.count).contains { shift in
      let start = place.position + shift
      guard start >= 0, start < text.count else { return false }
      let count = min(head.count, text.count - start, CopyIndex.compared)
      return count >= CopyIndex.leastCompared
        && text[start..<start + count].elementsEqual(head.prefix(count))
    }
  }

  /// Whether before a place in a text stands the end of another, up to a few units more or fewer.
  private func comes(after tail: [UInt32], _ place: Occurrence) -> Bool {
    let text = forms[place.block]
    return CopyIndex.shifts(ofLength: tail.count).contains { shift in
      let end = place.position + shift
      guard end > 0, end <= text.count else { return false }
      let count = min(tail.count, end, CopyIndex.compared)
      return count >= CopyIndex.leastCompared
        && text[end - count..<end].elementsEqual(tail.suffix(count))
    }
  }

  /// Units of the second half that are compared, at most and at least.
  private static let compared = 8
  private static let leastCompared = 3

  /// By how much both halves may overlap or leave a gap; what is short must fit exactly.
  private static func shifts(ofLength count: Int) -> ClosedRange<Int> {
    count >= compared ? -skipped...skipped : 0...0
  }

  /// Blocks between a scrap and the block that it repeats, where they stand beside each other.
  package static let near = 2

  /// Whether a longer block beside a block begins with all of it.
  package func startsBeside(_ block: Int) -> Bool {
    wholes[block].contains { abs($0.block - block) <= CopyIndex.near }
  }

  /// Whether a block ends with what another one begins with: a line that was set on both sides of a seam.
  package func overlap(_ from: Int, _ to: Int) -> Bool {
    tails[from].contains { $0.block == to && isOverlap($0, endOf: from) }
  }

  /// Whether where the end of a block stands again another block begins, and more of its own stands
  /// before the end.
  private func isOverlap(_ place: Occurrence, endOf block: Int) -> Bool {
    place.length == place.position && hasMore(block, than: place.length)
  }

  /// Whether where the start of a block stands again another block ends, and more of its own stands
  /// behind the start.
  private func isOverlap(_ place: Occurrence, startOf block: Int) -> Bool {
    place.position + place.length == forms[place.block].count && hasMore(block, than: place.length)
  }

  /// Whether a block is longer than what it shares by more than errors put before a copy.
  private func hasMore(_ block: Int, than length: Int) -> Bool {
    forms[block].count >= length + CopyIndex.denseLength
  }

  /// The share of a block, from its end on, that stands in another one which goes on.
  ///
  /// A phrase that both have by chance is a small share; of a copy it is all but what errors cut off.
  package func shareInside(fromEndOf block: Int) -> Double {
    share(
      of: block,
      in: tails[block].filter {
        forms[$0.block].count - $0.position >= 4 && !isOverlap($0, endOf: block)
      })
  }

  /// The share of a block, from its start on, that stands in another one which begins before.
  package func shareInside(fromStartOf block: Int) -> Double {
    share(
      of: block,
      in: heads[block].filter { $0.position >= 4 && !isOverlap($0, startOf: block) })
  }

  private func share(of block: Int, in places: [Occurrence]) -> Double {
    Double(places.map(\.length).max() ?? 0) / Double(max(1, forms[block].count))
  }

  /// Whether another block ends in the same way.
  package func sharesEnd(_ block: Int) -> Bool {
    tails[block].contains {
      forms[$0.block].count - $0.position < 4 && originals[$0.block] != originals[block]
    }
  }

  /// Whether another block begins in the same way.
  package func sharesStart(_ block: Int) -> Bool {
    heads[block].contains { $0.position < 4 && originals[$0.block] != originals[block] }
  }
}
