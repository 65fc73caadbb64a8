/// A pair of records that are similar.
public struct SimilarPair: Sendable, Hashable {
  /// The number of the record that comes first.
  public let first: Int
  /// The number of the other one.
  public let second: Int
  /// The exact Jaccard similarity of their shingles.
  public let jaccard: Double

  /// Makes a pair.
  public init(first: Int, second: Int, jaccard: Double) {
    self.first = first
    self.second = second
    self.jaccard = jaccard
  }
}

/// Finds all pairs of similar texts in a corpus.
///
///     let search = PairSearch(minJaccard: 0.5, shingling: Shingling(length: 3))
///     search.pairs(in: ["统筹推进水生态改善", "热火朝天的建设现场", "统筹推进水生态的改善"])
///     // [first 0, second 2, jaccard 0.5…]
///
/// Signatures propose candidates (``CandidateSearch``), and each candidate is verified by the exact
/// similarity of its sets of shingles, so a pair that is reported is never wrong; the share of pairs
/// that is found is chosen, see ``BandPlan``. ``exactPairs(in:workers:)`` finds all of them, without
/// signatures. Texts without shingles, empty ones, have no partners.
public struct PairSearch: Sendable {
  /// The similarity from which on pairs are reported.
  public let minJaccard: Double
  /// How texts become sets.
  public let shingling: Shingling
  /// The bands by which candidates are found.
  public let plan: BandPlan
  /// What is told of the memory of the signatures; nothing by default.
  public var memory = MemoryAdvice.none

  /// Makes a search.
  ///
  /// - Parameters:
  ///   - minJaccard: the similarity from which on pairs are reported, from 0 to 1; those with
  ///     nothing in common are not reported even for 0.
  ///   - shingling: how texts become sets.
  ///   - recall: the share of pairs at the threshold that must be found, from 0 to 1.
  ///   - size: the number of slots of the signatures.
  /// - Precondition: `minJaccard` and `recall` are from 0 to 1.
  public init(
    minJaccard: Double = 0.7, shingling: Shingling = Shingling(), recall: Double = 0.999,
    size: Signature.Size = .slots128
  ) {
    self.minJaccard = minJaccard
    self.shingling = shingling
    plan = BandPlan(minJaccard: minJaccard, recall: recall, size: size)
  }

  /// The similar pairs in ascending order.
  ///
  /// - Complexity: linear in the texts, besides the candidates; a signature and at most 64 bytes a
  ///   text in memory.
  public func pairs(in texts: [String], workers: Workers = .serial) -> [SimilarPair] {
    pairs(in: TextList(texts: texts), workers: workers)
  }

  /// All similar pairs in ascending order, found without signatures.
  public func exactPairs(in texts: [String], workers: Workers = .serial) -> [SimilarPair] {
    exactPairs(in: TextList(texts: texts), workers: workers)
  }

  /// The similar pairs of a source in ascending order.
  ///
  /// - Parameter progress: called with the number of records whose signature is made.
  package func pairs(
    in source: some TextSource, workers: Workers,
    progress: @Sendable (Int) -> Void = { _ in }
  ) -> [SimilarPair] {
    let table = signatures(of: source, workers: workers, progress: progress)
    let candidates = CandidateSearch.packedCandidates(in: table, plan: plan, workers: workers)
    return CandidateVerification(
      candidates: candidates, minJaccard: minJaccard, shingling: shingling
    ).pairs(in: source, workers: workers)
  }

  /// All similar pairs of a source in ascending order, found without signatures.
  package func exactPairs(in source: some TextSource, workers: Workers) -> [SimilarPair] {
    PrefixFilterJoin(source, shingling: shingling, minJaccard: minJaccard, workers: workers)
      .pairs(workers: workers)
  }

  /// The signatures of all texts of a source.
  package func signatures(
    of source: some TextSource, workers: Workers, progress: @Sendable (Int) -> Void = { _ in }
  ) -> SignatureTable {
    let slots = plan.size.rawValue
    return unsafe SignatureTable(
      count: source.count, size: plan.size, rowsPerPart: 2_048, workers: workers, memory: memory
    ) { rows, memory in
      var sketcher = Sketcher(shingling: shingling, size: plan.size)
      source.forEachText(in: rows) { row, text in
        unsafe sketcher.sketch(text, into: memory + (row - rows.lowerBound) * slots)
      }
      progress(rows.count)
    }
  }
}
