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
/// that is found is chosen, see ``BandPlan``. `exactPairs(in:workers:)` finds all of them, without
/// signatures. Texts without shingles, empty ones, have no partners.
///
/// Texts that are not in memory are a ``TextCorpus``; a search through one can tell how far it is and
/// be cancelled.
///
/// An island of unsafe code. Bounds: a record is the next one of those asked for, and the memory for
/// signatures has room for each of them.
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
  /// - Complexity: linear in the texts, besides the candidates; in memory a signature and at most 64 bytes
  ///   a text, and some 80 bytes a candidate.
  /// - Precondition: There are fewer than 2³² texts, and fewer than 2³² candidates: 92,000 equal texts have
  ///   as many.
  public func pairs(in texts: [String], workers: Workers = .serial) -> [SimilarPair] {
    pairs(in: TextList(texts: texts), workers: workers)
  }

  /// All similar pairs in ascending order, found without signatures.
  public func exactPairs(in texts: [String], workers: Workers = .serial) -> [SimilarPair] {
    exactPairs(in: TextList(texts: texts), workers: workers)
  }

  /// The similar pairs of a corpus in ascending order.
  ///
  /// - Complexity: as for texts in memory.
  public func pairs(in corpus: some TextCorpus, workers: Workers = .serial) -> [SimilarPair] {
    pairs(in: corpus, workers: workers, after: { _ in })
  }

  /// All similar pairs of a corpus in ascending order, found without signatures.
  ///
  /// It is for small corpora: some forty bytes a shingle are in memory.
  ///
  /// - Precondition: The texts have fewer than 2³² shingles.
  public func exactPairs(
    in corpus: some TextCorpus, workers: Workers = .serial
  ) -> [SimilarPair] {
    PrefixFilterJoin(corpus, shingling: shingling, minJaccard: minJaccard, workers: workers)
      .pairs(workers: workers)
  }

  /// The similar pairs of a corpus in ascending order, found off the caller's actor; tells how far it
  /// is, and can be cancelled.
  ///
  /// ```swift
  /// let pairs = try await PairSearch().pairs(in: archive) { progress in
  ///   print(progress.stage, progress.done, "of", progress.total)
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - corpus: the texts.
  ///   - workers: who does the work.
  ///   - progress: called on the task's executor as each stage goes on, and when it is done, unless
  ///     there is nothing to do in it; cancellation is noticed as often.
  /// - Throws: `CancellationError` if the task was cancelled.
  /// - Complexity: as for texts in memory.
  @concurrent
  public func pairs(
    in corpus: some TextCorpus, workers: Workers = .serial,
    progress: @Sendable (Progress) -> Void
  ) async throws(CancellationError) -> [SimilarPair] {
    try pairs(in: corpus, workers: workers) { (made) throws(CancellationError) in
      guard !Task.isCancelled else { throw CancellationError() }
      progress(made)
    }
  }

  /// The similar pairs of a corpus in ascending order.
  ///
  /// - Parameter step: called on the calling thread with what is done; an error ends the search.
  package func pairs<Failure: Error>(
    in corpus: some TextCorpus, workers: Workers,
    after step: (Progress) throws(Failure) -> Void
  ) throws(Failure) -> [SimilarPair] {
    let table = try signatures(of: corpus, workers: workers) { (done) throws(Failure) in
      try step(Progress(stage: .signatures, done: done, total: corpus.count))
    }
    let candidates = try CandidateSearch.packedCandidates(
      in: table, plan: plan, workers: workers
    ) { (done) throws(Failure) in
      try step(Progress(stage: .candidates, done: done, total: plan.bands))
    }
    let verification = CandidateVerification(
      candidates: candidates, minJaccard: minJaccard, shingling: shingling)
    return try verification.pairs(in: corpus, workers: workers) { (done) throws(Failure) in
      try step(Progress(stage: .verification, done: done, total: candidates.count))
    }
  }

  /// The signatures of all texts of a corpus.
  ///
  /// - Complexity: linear in the texts.
  public func signatures(
    of corpus: some TextCorpus, workers: Workers = .serial
  ) -> SignatureTable {
    signatures(of: corpus, workers: workers, after: { _ in })
  }

  /// The signatures of all texts of a corpus.
  ///
  /// - Parameter step: called with the number of records whose signature is made.
  private func signatures<Failure: Error>(
    of corpus: some TextCorpus, workers: Workers, after step: (Int) throws(Failure) -> Void
  ) throws(Failure) -> SignatureTable {
    let slots = plan.size.rawValue
    return try unsafe SignatureTable(
      count: corpus.count, size: plan.size, rowsPerPart: 2_048, workers: workers, memory: memory,
      after: step
    ) { rows, memory in
      var sketcher = Sketcher(shingling: shingling, size: plan.size)
      var next = rows.lowerBound
      corpus.forEachText(in: rows) { row, text in
        precondition(row == next && row < rows.upperBound, "The record was not the next one.")
        unsafe sketcher.sketch(text, into: memory + (row - rows.lowerBound) * slots)
        next += 1
      }
      precondition(next == rows.upperBound, "Records were left out.")
    }
  }
}

extension PairSearch {
  /// The stages of a search, in their order.
  public enum Stage: Int, Sendable, CaseIterable {
    /// Every text is read for its signature; counted in records.
    case signatures
    /// Signatures that share a band are sought; counted in bands.
    case candidates
    /// Candidates are compared by their shingles; counted in pairs.
    case verification
  }

  /// How far a search is.
  public struct Progress: Sendable, Hashable {
    /// The stage that is at work.
    public let stage: Stage
    /// How much of it is done.
    public let done: Int
    /// How much there is to do in it.
    public let total: Int
  }
}
