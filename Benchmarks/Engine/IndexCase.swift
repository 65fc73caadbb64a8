import Collate
import CollateCommand

/// The case `index`: candidates of a whole table, and of signatures that come one by one.
///
/// The sets have 100 elements; every fifth is a copy of an earlier one in which 5 to 17 are replaced,
/// so that the similarity, (100 − *k*)/(100 + *k*), is known and above the threshold of 0.7.
struct IndexCase {
  private let signatures: [Signature]
  /// The model of each copy.
  private let models: [Int: Int]
  private let runs: Int

  init(signatures count: Int, runs: Int) {
    self.runs = runs
    var random = SeededGenerator(seed: 20_261_128)
    var signatures: [Signature] = []
    var models: [Int: Int] = [:]
    // The sets of the last signatures, which copies are made of.
    let kept = 10_000
    var sets: [[UInt64]] = []
    for index in 0..<count {
      var set: [UInt64]
      if index % 5 == 4 {
        let model = random.int(in: max(0, index - kept)...index - 1)
        models[index] = model
        set = sets[model % kept]
        for place in 0..<random.int(in: 5...17) { set[place] = random.next() }
      } else {
        set = (0..<100).map { _ in random.next() }
      }
      signatures.append(Signature(of: set))
      if index < kept { sets.append(set) } else { sets[index % kept] = set }
    }
    self.signatures = signatures
    self.models = models
  }

  func run(_ report: inout MeasurementReport) {
    let plan = BandPlan(minJaccard: 0.7)
    let perSignature = 1e6 / Double(signatures.count)
    let table = SignatureTable(signatures)
    var candidates: [(first: Int, second: Int)] = []
    let search = Seconds(runs: runs) {
      candidates = CandidateSearch.candidates(in: table, plan: plan)
    }
    let found = Set(candidates.map { [$0.first, $0.second] })
    let name = "\(signatures.count) signatures"
    report.add(search.figure("\(name): candidate search", "µs each", times: perSignature))
    report.add("\(name): candidates", Double(candidates.count), "pairs")
    report.add(
      "\(name): recall of candidates", recall { found.contains([$1, $0]) }, "share of pairs")

    var index = SignatureIndex(plan: plan)
    let inserting = Seconds(runs: runs) {
      index = SignatureIndex(
        plan: plan, minimumCapacity: signatures.count, memory: .largePages)
      for (id, signature) in signatures.enumerated() { index.insert(signature, id: id) }
    }
    demand(index.count == signatures.count, "index")
    var answers = 0
    let querying = Seconds(runs: runs) {
      answers = 0
      for signature in signatures { answers += index.candidates(for: signature).count }
    }
    // Each finds itself, and each pair is found from both ends; keys that collide may find more.
    demand(answers >= signatures.count + 2 * candidates.count, "index")
    report.add(inserting.figure("\(name): insert", "µs each", times: perSignature))
    report.add(querying.figure("\(name): query", "µs each", times: perSignature))
    report.add(
      "\(name): recall of queries",
      recall { index.candidates(for: signatures[$0]).contains($1) }, "share of pairs")
  }

  /// The share of copies that are found with their models.
  private func recall(_ isFound: (_ copy: Int, _ model: Int) -> Bool) -> Double {
    let hits = models.count { isFound($0.key, $0.value) }
    return models.isEmpty ? 1 : Double(hits) / Double(models.count)
  }
}
