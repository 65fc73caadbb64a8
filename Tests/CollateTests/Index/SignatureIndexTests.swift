import Testing

@testable import Collate

@Suite struct SignatureIndexTests {
  private let plan = BandPlan(minJaccard: 0.7)

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
}
