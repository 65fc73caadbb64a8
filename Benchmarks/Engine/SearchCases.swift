import Collate

/// From signatures to similar pairs: the cases `verify` and `pairs`.
struct SearchCases {
  private let corpus: EngineTexts
  private let runs: Int

  init(_ corpus: EngineTexts, runs: Int) {
    self.corpus = corpus
    self.runs = runs
  }

  func run(_ cases: Set<String>, _ report: inout MeasurementReport) {
    guard !cases.isDisjoint(with: ["verify", "pairs"]) else { return }
    let strings = corpus.strings
    let search = PairSearch(minJaccard: 0.7)
    var pairs: [SimilarPair] = []
    let seconds = Seconds(runs: cases.contains("pairs") ? runs : 1) {
      pairs = search.pairs(in: strings)
    }
    if cases.contains("pairs") {
      for pair in pairs.prefix(2_000) {
        let (first, second) = (strings[pair.first], strings[pair.second])
        demand(pair.jaccard == jaccard(first, second, search.shingling), "pairs")
      }
      report.add(
        seconds.figure("\(corpus.name): pairs, \(strings.count) texts in memory", "s"))
      report.add("\(corpus.name): pairs found", Double(pairs.count), "pairs")
      if strings.count <= 20_000 {
        let exact = search.exactPairs(in: strings)
        demand(Set(pairs).isSubset(of: exact), "pairs")
        report.add(
          "\(corpus.name): recall against the exact join",
          exact.isEmpty ? 1 : Double(pairs.count) / Double(exact.count), "share of pairs")
      }
    }
    if cases.contains("verify") {
      let near = pairs.prefix(2_000).map { ($0.first, $0.second) }
      let far = strings.indices.dropFirst().prefix(2_000).map { ($0 - 1, $0) }
      verify("near pair", near, strings, search.shingling, &report)
      verify("neighbours, mostly unlike", Array(far), strings, search.shingling, &report)
    }
  }

  /// The similarity by sets of the standard library.
  private func jaccard(_ first: String, _ second: String, _ shingling: Shingling) -> Double {
    let sets = [first, second].map { Set(shingling.hashes(of: $0)) }
    return Double(sets[0].intersection(sets[1]).count) / Double(sets[0].union(sets[1]).count)
  }

  private func verify(
    _ name: String, _ pairs: [(Int, Int)], _ strings: [String], _ shingling: Shingling,
    _ report: inout MeasurementReport
  ) {
    guard !pairs.isEmpty else { return }
    let hashes = pairs.map {
      (shingling.hashes(of: strings[$0]), shingling.hashes(of: strings[$1]))
    }
    for (pair, sets) in zip(pairs, hashes).prefix(100) {
      let expected = jaccard(strings[pair.0], strings[pair.1], shingling)
      demand(Verification.jaccard(sets.0, sets.1) == expected, "verify")
    }
    var sum = 0.0
    let seconds = Seconds(runs: runs) {
      for (first, second) in hashes { sum += Verification.jaccard(first, second) }
    }
    demand(sum > 0 || name != "near pair", "verify")
    report.add(
      seconds.figure(
        "\(corpus.name): verify, \(name)", "µs a pair", times: 1e6 / Double(pairs.count)))
  }
}
