import CollateTestSupport
import Testing

@testable import Collate

/// Texts as bytes, which note how often each is read; ranges are read as any records are.
private struct Shelf: TextCorpus {
  let texts: [[UInt8]]
  let reads = Locked<[Int: Int]>([:])

  init(_ texts: [String]) { self.texts = texts.map { Array($0.utf8) } }

  var count: Int { texts.count }

  func forEachText(of records: [Int], _ body: (Int, Span<UInt8>) -> Void) {
    for record in records {
      reads.withLock { $0[record, default: 0] += 1 }
      let text = texts[record]
      body(record, text.span)
    }
  }
}

/// A corpus that gives other records than those it is asked for.
private struct FaultyShelf: TextCorpus {
  let count = 10
  let given: @Sendable ([Int]) -> [Int]

  func forEachText(of records: [Int], _ body: (Int, Span<UInt8>) -> Void) {
    let text = Array("水利工程建设".utf8)
    for record in given(records) { body(record, text.span) }
  }
}

@Suite struct TextCorpusTests {
  private let search = PairSearch(minJaccard: 0.5, shingling: Shingling(length: 3))

  @Test(arguments: 0..<3)
  func `a corpus gives the pairs of its texts, and is read once but for candidates`(
    seed: UInt64
  ) async throws {
    let texts = RandomCorpus(seed: seed, count: 300).texts
    let expected = search.pairs(in: texts)
    for workers in [Workers.serial, backward, concurrent] {
      let shelf = Shelf(texts)
      let found = try await search.pairs(in: shelf, workers: workers) { _ in }
      #expect(found == expected)
      let reads = shelf.reads.withLock { $0 }
      #expect(reads.count == texts.count)
      let paired = Set(expected.flatMap { [$0.first, $0.second] })
      #expect(paired.allSatisfy { reads[$0, default: 0] >= 2 })
      #expect(search.exactPairs(in: shelf, workers: workers) == search.exactPairs(in: texts))
      let table = search.signatures(of: shelf, workers: workers)
      #expect(table == SignatureTable(texts.map { Signature($0, shingling: search.shingling) }))
    }
  }

  @Test func `progress goes through the stages in order, each to its end`() async throws {
    let shelf = Shelf(RandomCorpus(seed: 5, count: 400).texts)
    let told = Locked<[PairSearch.Progress]>([])
    _ = try await search.pairs(in: shelf, workers: concurrent) { progress in
      told.withLock { $0.append(progress) }
    }
    let steps = told.withLock { $0 }
    #expect(steps.map(\.stage.rawValue) == steps.map(\.stage.rawValue).sorted())
    for stage in PairSearch.Stage.allCases {
      let done = steps.filter { $0.stage == stage }.map(\.done)
      #expect(!done.isEmpty && done == done.sorted())
      #expect(steps.last { $0.stage == stage }.map { $0.done == $0.total } == true)
    }
    #expect(steps.first?.total == 400)
  }

  @Test(arguments: PairSearch.Stage.allCases)
  func `a search that is cancelled ends at the next step`(stage: PairSearch.Stage) async {
    let shelf = Shelf(RandomCorpus(seed: 5, count: 400).texts)
    let search = search
    let told = Locked<[PairSearch.Stage]>([])
    let running = Locked<Task<[SimilarPair], any Error>?>(nil)
    let task = Task {
      while running.withLock({ $0 == nil }) { await Task.yield() }
      return try await search.pairs(in: shelf) { progress in
        told.withLock { $0.append(progress.stage) }
        if progress.stage == stage { running.withLock { $0?.cancel() } }
      }
    }
    running.withLock { $0 = task }
    let result = await task.result
    let stages = told.withLock { $0 }
    #expect(stages.last == stage)
    #expect(stages.count { $0 == stage } == 1)
    // The last step of the last stage is the end.
    if stage != .verification {
      #expect(throws: CancellationError.self) { try result.get() }
    }
  }

  @Test func `records that are left out end the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = PairSearch().pairs(in: FaultyShelf { Array($0.dropLast()) })
    }
  }

  @Test func `records out of order end the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = PairSearch().pairs(in: FaultyShelf { $0.reversed() })
    }
  }

  @Test func `a record that there is not ends the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = PairSearch().pairs(in: FaultyShelf { $0 + [10] })
    }
  }
}
