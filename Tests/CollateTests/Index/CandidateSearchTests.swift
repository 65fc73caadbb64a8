import CollateTestSupport
import Dispatch
import Testing

@testable import Collate

@Suite struct CandidateSearchTests {
  /// Signatures that share bands more often than those of texts.
  private func table(seed: UInt64, count: Int, size: Signature.Size) -> SignatureTable {
    var random = SplitMix64(seed: seed)
    var signatures: [Signature] = []
    for _ in 0..<count {
      var slots = (0..<size.rawValue).map { _ in UInt16(random.next() % 3) }
      if let model = signatures.randomElement(using: &random), !model.isEmpty,
        random.next() % 2 == 0
      {
        for slot in slots.indices where random.next() % 5 > 0 { slots[slot] = model.slots[slot] }
      }
      if random.next() % 8 == 0 { slots = slots.map { _ in .max } }
      signatures.append(Signature(slots: slots))
    }
    return SignatureTable(signatures, size: size)
  }

  private func packedCandidates(
    _ table: SignatureTable, _ plan: BandPlan, _ workers: Workers
  ) -> [CandidateSearch.PackedPair] {
    CandidateSearch.packedCandidates(in: table, plan: plan, workers: workers, after: { _ in })
  }

  private func candidatesOneByOne(
    _ table: SignatureTable, _ plan: BandPlan
  ) -> [CandidateSearch.PackedPair] {
    var pairs: [CandidateSearch.PackedPair] = []
    for first in 0..<table.count where !table[first].isEmpty {
      for second in first + 1..<max(table.count, first + 1) where !table[second].isEmpty {
        let (left, right) = (table[first].slots, table[second].slots)
        let isShared = (0..<plan.bands).contains { band in
          let slots = band * plan.rows..<(band + 1) * plan.rows
          return left[slots] == right[slots]
        }
        let equal = left.indices.count { left[$0] == right[$0] }
        let looked = 0..<min(128, left.count)
        let equalBits = looked.count { sieveBit(left[$0]) == sieveBit(right[$0]) }
        if isShared, equalBits >= plan.minEqualBits, equal >= plan.minEqualSlots {
          pairs.append(UInt64(first) << 32 | UInt64(second))
        }
      }
    }
    return pairs
  }

  @Test(arguments: 0..<12)
  func `candidates are the pairs that share a band and pass the sieve`(seed: UInt64) {
    let size = Signature.Size.allCases[Int(seed % 4)]
    let count = [0, 1, 2, 30, 70][Int(seed % 5)]
    let table = table(seed: seed, count: count, size: size)
    for minJaccard in [0.2, 0.5, 0.7, 0.9] {
      let plan = BandPlan(minJaccard: minJaccard, size: size)
      let expected = candidatesOneByOne(table, plan)
      for workers in [Workers.serial, backward, concurrent] {
        let found = packedCandidates(table, plan, workers)
        #expect(found == expected)
      }
    }
  }

  @Test(arguments: 0..<2)
  func `many rows, more than fit one part, meet as few do`(seed: UInt64) {
    // Most rows have nothing to do with each other; some are copies in which some slots differ.
    var random = SplitMix64(seed: seed)
    var signatures: [Signature] = []
    while signatures.count < 4_200 {
      var slots = (0..<64).map { _ in UInt16(truncatingIfNeeded: random.next()) & 0x7FFF }
      if !signatures.isEmpty, random.next() % 3 == 0 {
        let model = signatures[Int(random.next() % UInt64(signatures.count))].slots
        for slot in slots.indices where random.next() % 8 > 0 { slots[slot] = model[slot] }
      }
      signatures.append(Signature(slots: slots))
    }
    let table = SignatureTable(signatures, size: .slots64)
    let plan = BandPlan(minJaccard: [0.6, 0.8][Int(seed)], size: .slots64)
    // By bands as dictionaries, which is what the search does in parts.
    var expected: Set<CandidateSearch.PackedPair> = []
    for band in 0..<plan.bands {
      let slots = band * plan.rows..<(band + 1) * plan.rows
      let buckets = Dictionary(grouping: signatures.indices) { Array(signatures[$0].slots[slots]) }
      for rows in buckets.values {
        for (index, second) in rows.enumerated() {
          for first in rows[..<index] {
            let (left, right) = (signatures[first].slots, signatures[second].slots)
            if left.indices.count(where: { left[$0] == right[$0] }) >= plan.minEqualSlots,
              left.indices.count(where: { sieveBit(left[$0]) == sieveBit(right[$0]) })
                >= plan.minEqualBits
            {
              expected.insert(UInt64(first) << 32 | UInt64(second))
            }
          }
        }
      }
    }
    #expect(expected.count > 900)
    for workers in [Workers.serial, backward, concurrent] {
      let found = packedCandidates(table, plan, workers)
      #expect(found == expected.sorted())
    }
  }

  @Test(arguments: 0..<4)
  func `a pair driven out from among the recent ones still counts once`(seed: UInt64) {
    // Three hundred equal records: 44,850 pairs in each of the bands.
    let signature = Signature(slots: [UInt16](repeating: UInt16(seed), count: 64))
    let table = SignatureTable([Signature](repeating: signature, count: 300), size: .slots64)
    let plan = BandPlan(minJaccard: 0.7, size: .slots64)
    let found = packedCandidates(table, plan, concurrent)
    #expect(found.count == 300 * 299 / 2)
    #expect(Set(found).count == found.count)
  }

  @Test(arguments: [0, 1, 255, 257, 1_000, 4_099])
  func `radix sort sorts`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    for shift in [0, 20, 45] as [UInt64] {
      var words = random.values(count).map { ($0 >> shift) << (shift / 2) }
      let expected = words.sorted()
      RadixSort.sort(&words)
      #expect(words == expected)
    }
  }
}

/// The bit of a slot by which the sieve looks at it first, by its definition.
func sieveBit(_ slot: UInt16) -> UInt16 { slot &* 0x9E37 / 0x8000 }

/// Workers that do the parts in reverse.
let backward = Workers(count: 3) { parts, _, body in
  for part in (0..<parts).reversed() { body(part) }
}

/// Workers on all cores.
let concurrent = Workers(count: 7) { parts, _, body in
  DispatchQueue.concurrentPerform(iterations: parts, execute: body)
}
