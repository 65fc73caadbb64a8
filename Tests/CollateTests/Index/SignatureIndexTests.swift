import CollateTestSupport
import Testing

@testable import Collate

@Suite struct SignatureIndexTests {
  private let plan = BandPlan(minJaccard: 0.7)

  @Test func `the example of the documentation finds what it says`() {
    var index = SignatureIndex(plan: BandPlan(minJaccard: 0.5))
    index.insert(Signature("推进水生态改善与水环境治理，推动绿色发展"), id: 7)
    #expect(index.candidates(for: Signature("推进水生态改善和水环境治理，推动绿色发展")) == [7])
  }

  /// Signatures of sets of which every third is close to the one before.
  private func signatures(_ count: Int) -> [Signature] {
    var random = SplitMix64(seed: 41)
    var sets: [[UInt64]] = []
    for index in 0..<count {
      if index % 3 == 2, let last = sets.last {
        sets.append(last.dropLast(6) + random.values(6))
      } else {
        sets.append(random.values(80))
      }
    }
    return sets.map { Signature(of: $0) }
  }

  @Test func `a query finds what the batch search finds`() {
    let signatures = signatures(120)
    var index = SignatureIndex(plan: plan)
    for (id, signature) in signatures.enumerated() { index.insert(signature, id: id) }
    var pairs: Set<[Int]> = []
    for (id, signature) in signatures.enumerated() {
      for other in index.candidates(for: signature) where other > id { pairs.insert([id, other]) }
    }
    let batch = CandidateSearch.candidates(in: SignatureTable(signatures), plan: plan)
    #expect(pairs == Set(batch.map { [$0.first, $0.second] }))
    #expect(pairs.count >= 35)
  }

  @Test func `what was removed is not found, and a merge is as good as inserting`() {
    let signatures = signatures(60)
    var whole = SignatureIndex(plan: plan)
    var first = SignatureIndex(plan: plan)
    var second = SignatureIndex(plan: plan)
    for (id, signature) in signatures.enumerated() {
      whole.insert(signature, id: id)
      if id % 2 == 0 { first.insert(signature, id: id) } else { second.insert(signature, id: id) }
    }
    first.merge(second)
    #expect(first.count == whole.count)
    for signature in signatures {
      #expect(first.candidates(for: signature) == whole.candidates(for: signature))
    }
    for id in stride(from: 0, to: 60, by: 3) { whole.remove(id) }
    for signature in signatures {
      #expect(whole.candidates(for: signature).allSatisfy { $0 % 3 != 0 })
    }
    whole.remove(1000)
    #expect(whole.count == 40)
  }

  @Test func `the signature of an empty set is never found`() {
    var index = SignatureIndex(plan: plan)
    index.insert(Signature(of: []), id: 1)
    #expect(index.candidates(for: Signature(of: [])).isEmpty)
  }

  @Test(arguments: 0..<8)
  func `any order of changes leaves what a plain list would hold`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let size = Signature.Size.allCases[Int(seed % 2)]
    let plan = BandPlan(minJaccard: [0.5, 0.7][Int(seed / 2 % 2)], size: size)
    var index = SignatureIndex(plan: plan)
    var list: [Int: Signature] = [:]
    var sets = [random.values(70)]
    for _ in 0..<500 {
      let id = Int(random.next() % 60)
      if random.next() % 3 == 0 {
        index.remove(id)
        list[id] = nil
      } else {
        var set = sets[Int(random.next() % UInt64(sets.count))]
        if random.next() % 4 == 0 { set = random.values(Int(random.next() % 90)) }
        for place in set.indices where random.next() % 9 == 0 { set[place] = random.next() }
        sets.append(set)
        let signature = Signature(of: set, size: size)
        index.insert(signature, id: id)
        list[id] = signature
      }
    }
    #expect(index.count == list.count)
    for set in sets.suffix(60) {
      let query = Signature(of: set, size: size)
      let expected = list.filter { _, signature in
        guard !query.isEmpty, !signature.isEmpty else { return false }
        let (left, right) = (query.slots, signature.slots)
        let isShared = (0..<plan.bands).contains { band in
          let slots = band * plan.rows..<(band + 1) * plan.rows
          return left[slots] == right[slots]
        }
        let equalBits = left.indices.prefix(128).count {
          sieveBit(left[$0]) == sieveBit(right[$0])
        }
        let equal = left.indices.count { left[$0] == right[$0] }
        return isShared && equalBits >= plan.minEqualBits && equal >= plan.minEqualSlots
      }
      #expect(index.candidates(for: query) == expected.keys.sorted())
    }
  }

  @Test func `one identifier set again and again stays one`() {
    var index = SignatureIndex(plan: plan)
    var random = SplitMix64(seed: 4)
    var last = Signature(of: [])
    for _ in 0..<1_000 {
      last = Signature(of: random.values(50))
      index.insert(last, id: -7)
    }
    #expect(index.count == 1)
    #expect(index.candidates(for: last) == [-7])
  }

  @Test func `one identifier set and removed again and again takes no longer each time`() {
    // Some twenty thousand rows of it, all gone, stand under its key before they are swept out.
    var index = SignatureIndex(plan: plan)
    for (id, signature) in signatures(300).enumerated() { index.insert(signature, id: id) }
    let signature = Signature("水利工程建设")
    for _ in 0..<20_000 {
      index.insert(signature, id: -7)
      index.remove(-7)
      index.remove(-7)
    }
    #expect(index.count == 300)
    #expect(index.candidates(for: signature).isEmpty)
  }

  @Test func `hundreds of equal signatures are found from each`() {
    var index = SignatureIndex(plan: plan)
    var random = SplitMix64(seed: 5)
    let signature = Signature(of: random.values(100))
    for id in 0..<300 { index.insert(signature, id: id * 3) }
    #expect(index.candidates(for: signature) == (0..<300).map { $0 * 3 })
  }

  @Test func `an empty index finds nothing`() {
    #expect(SignatureIndex(plan: plan).candidates(for: Signature("水利")).isEmpty)
  }
}

@Suite struct BandTableTests {
  @Test(arguments: [1, 2, 3, 25, 32, 100, 512])
  func `keys of different bands are never equal`(bands: Int) {
    let hashes: [UInt32] = [0, 1, 0x8000_0000, .max - 1, .max]
    let keys = (0..<bands).map { band in
      hashes.map { BandTable.key($0, band: band, of: bands) }
    }
    for band in 0..<bands {
      #expect(keys[band] == keys[band].sorted())
      if band > 0 { #expect(keys[band - 1][4] < keys[band][0]) }
    }
  }

  @Test(arguments: 0..<10)
  func `a table holds what a dictionary holds`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Many keys repeat; some have the greatest values, whose places are the last.
    let pool = (0..<500).map { _ in UInt32(truncatingIfNeeded: random.next()) } + [0, 1, .max]
    var table = BandTable()
    var dictionary: [UInt32: UInt32] = [:]
    for row in 0..<800 as Range<UInt32> {
      let keys = (0..<3).map { place in
        random.next() % 5 == 0
          ? UInt32.max - UInt32(random.next() % 40) : pool[(Int(row) * 7 + place * 31) % pool.count]
      }
      table.reserve(keys.count)
      var earlier = [UInt32](repeating: 0, count: keys.count)
      unsafe table.replace(keys, keys.count, with: row, earlier: &earlier)
      for (key, earlier) in zip(keys, earlier) {
        #expect(earlier == dictionary[key] ?? 0)
        dictionary[key] = row + 1
      }
    }
    for key in pool + (0..<40).map({ UInt32.max - $0 }) + [77] {
      #expect(table.row(of: key) == dictionary[key] ?? 0)
    }
  }
}
