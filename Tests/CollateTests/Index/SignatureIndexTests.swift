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
    for id in stride(from: 0, to: 60, by: 3) {
      let wasThere = whole.remove(id: id)
      #expect(wasThere)
    }
    for signature in signatures {
      #expect(whole.candidates(for: signature).allSatisfy { $0 % 3 != 0 })
    }
    let wereThere = [whole.remove(id: 1000), whole.remove(id: 3)]
    #expect(wereThere == [false, false])
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
        let wasThere = index.remove(id: id)
        #expect(wasThere == (list.removeValue(forKey: id) != nil))
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
    #expect(index.isEmpty == list.isEmpty)
    for id in 0..<60 {
      #expect(index.contains(id: id) == (list[id] != nil))
      #expect(index.signature(for: id) == list[id])
    }
    #expect(Dictionary(uniqueKeysWithValues: index.map { ($0.id, $0.signature) }) == list)
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
      index.remove(id: -7)
      index.remove(id: -7)
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
    let index = SignatureIndex(plan: plan)
    #expect(index.candidates(for: Signature("水利")).isEmpty)
    #expect(index.isEmpty && index.ids.isEmpty && !index.contains(id: 0))
    #expect(index.signature(for: 0) == nil)
  }

  @Test func `identifiers come in the order of insertion, a replaced one as the last`() {
    var index = SignatureIndex(plan: plan)
    for id in [9, -4, .min, .max, 0] { index.insert(Signature("水利\(id)"), id: id) }
    index.insert(Signature("水"), id: -4)
    index.remove(id: 0)
    #expect(index.ids == [9, .min, .max, -4])
    #expect(index.signature(for: -4) == Signature("水"))
    #expect(index.reduce(0) { sum, _ in sum + 1 } == index.count)
  }

  @Test func `an index that was emptied is as good as a new one`() {
    var index = SignatureIndex(plan: plan)
    let signatures = signatures(30)
    for (id, signature) in signatures.enumerated() { index.insert(signature, id: id) }
    index.removeAll()
    #expect(index.isEmpty && index.ids.isEmpty)
    #expect(signatures.allSatisfy { index.candidates(for: $0).isEmpty })
    index.insert(signatures[3], id: 5)
    #expect(index.candidates(for: signatures[3]) == [5])
  }

  @Test(arguments: [Int.min, -1, 0, 1, 1_000])
  func `room is made for any number of signatures`(capacity: Int) {
    var index = SignatureIndex(plan: plan, minimumCapacity: capacity)
    index.insert(Signature("水利"), id: 1)
    #expect(index.candidates(for: Signature("水利")) == [1])
  }
}

@Suite struct SignatureIndexSerializationTests {
  private func index(_ size: Signature.Size, seed: UInt64) -> SignatureIndex {
    var random = SplitMix64(seed: seed)
    var index = SignatureIndex(plan: BandPlan(minJaccard: 0.6, size: size))
    var sets = [random.values(50)]
    for _ in 0..<60 {
      let id = Int(truncatingIfNeeded: random.next()) >> (random.next() % 60)
      var set = sets.randomElement(using: &random) ?? []
      for place in set.indices where random.next() % 12 == 0 { set[place] = random.next() }
      sets.append(set)
      index.insert(Signature(of: random.next() % 9 == 0 ? [] : set, size: size), id: id)
      if random.next() % 4 == 0 { index.remove(id: id) }
    }
    return index
  }

  @Test(arguments: Signature.Size.allCases, 0..<3)
  func `an index comes back from its bytes`(size: Signature.Size, seed: UInt64) throws {
    let index = index(size, seed: seed)
    let bytes = index.serialized()
    #expect(bytes.count == 32 + index.count * (8 + 2 * size.rawValue))
    let back = try SignatureIndex(serialized: bytes, plan: index.plan)
    #expect(back.ids == index.ids)
    #expect(back.serialized() == bytes)
    for (id, signature) in index {
      #expect(back.signature(for: id) == signature)
      #expect(back.candidates(for: signature) == index.candidates(for: signature))
    }
    let strict = BandPlan(minJaccard: 0.9, size: size)
    #expect(try SignatureIndex(serialized: bytes, plan: strict).ids == index.ids)
  }

  @Test func `an empty index comes back, and its bytes are known`() throws {
    let plan = BandPlan(minJaccard: 0.7)
    let bytes = SignatureIndex(plan: plan).serialized()
    #expect(try SignatureIndex(serialized: bytes, plan: plan).isEmpty)
    #expect(bytes.prefix(8) == [0x43, 0x6F, 0x53, 0x69, 1, 0, 2, 0])
    #expect(bytes[8..<24] == [128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  }

  private func error(_ bytes: [UInt8], size: Signature.Size = .slots64) -> SignatureFormatError? {
    do throws(SignatureFormatError) {
      _ = try SignatureIndex(serialized: bytes, plan: BandPlan(minJaccard: 0.7, size: size))
      return nil
    } catch { return error }
  }

  @Test(arguments: 0..<200)
  func `bytes that were changed are refused`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var bytes = index(.slots64, seed: 1).serialized()
    switch random.next() % 3 {
    case 0: bytes[Int(random.next() % UInt64(bytes.count))] ^= UInt8(1 << (random.next() % 8))
    case 1: bytes.removeLast(Int(random.next() % UInt64(bytes.count)) + 1)
    default: bytes += [UInt8](repeating: 0, count: Int(random.next() % 200) + 1)
    }
    #expect(error(bytes) != nil)
  }

  @Test func `what is no index is refused with the reason`() {
    /// Bytes with a checksum that is right.
    func sealed(_ bytes: [UInt8]) -> [UInt8] {
      var sealed = bytes
      sealed.append(lowByteFirst: FNV.hash(bytes.span))
      return sealed
    }
    var index = SignatureIndex(plan: BandPlan(minJaccard: 0.7, size: .slots64))
    index.insert(Signature("水利", size: .slots64), id: 7)
    index.insert(Signature("工程", size: .slots64), id: 8)
    let bytes = Array(index.serialized().dropLast(8))
    #expect(error(sealed(bytes)) == nil)
    #expect(error([]) == .notAnIndex)
    #expect(error(Signature("水利").serialized) == .notAnIndex)
    #expect(error(bytes) == .wrongLength(expected: 304, actual: 296))
    #expect(error(sealed(bytes), size: .slots128) == .otherSize(expected: 128, actual: 64))
    var other = bytes
    other[4] = 2
    #expect(error(sealed(other)) == .unknownVersion(2))
    other = bytes
    other[8] = 65
    #expect(error(sealed(other)) == .unknownSize(65))
    other = bytes
    for place in 16..<24 { other[place] = 0xFF }
    guard case .wrongLength = error(sealed(other)) else {
      Testing.Issue.record("more signatures than there can be")
      return
    }
    other = bytes
    other[24] = 8
    #expect(error(sealed(other)) == .repeatedID(8))
    #expect(error(other + [0, 0, 0, 0, 0, 0, 0, 0]) == .wrongChecksum)
    other = bytes
    (other[32], other[33]) = (0xFF, 0xFF)
    #expect(error(sealed(other)) == .partlyEmpty)
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
