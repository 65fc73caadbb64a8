import Testing

@testable import Collate

@Suite struct WorkersTests {
  private static let texts = (0..<40).map { "text number \($0 / 2) with something to say" }

  @Test func `results stand in the order of the parts, whoever does them and when`() {
    for workers in [Workers.serial, backward, concurrent] {
      #expect(workers.map(100) { String($0) } == (0..<100).map(String.init))
      #expect(workers.map(0) { $0 }.isEmpty)
    }
  }

  @Test(arguments: [Int.min, -1, 0, 1, 4, 1_025, .max])
  func `any number of workers may be asked for`(count: Int) {
    let workers = Workers(count: count) { parts, _, body in
      for part in 0..<parts { body(part) }
    }
    #expect((1...1_024).contains(workers.count))
    let texts = WorkersTests.texts
    #expect(
      PairSearch().pairs(in: texts, workers: workers) == PairSearch().pairs(in: texts))
  }

  @Test(arguments: [0, 1, 7, 24, 25, 100])
  func `stretches cover all numbers in order, and an error ends the work`(count: Int) {
    struct Stop: Error {}
    for workers in [Workers.serial, backward, concurrent] {
      var steps: [Int] = []
      let stretches = workers.map(
        over: count, size: 3, stretches: 2, after: { steps.append($0) }, { $0 })
      #expect(stretches.flatMap { $0 } == Array(0..<count))
      #expect(stretches.allSatisfy { $0.count <= 3 })
      #expect(steps == steps.sorted() && steps.last == (count == 0 ? nil : count))
      let reached = Locked<Int>(0)
      let ended: [Void]? = try? workers.map(
        over: count, size: 3, stretches: 2, after: { (_) throws(Stop) in throw Stop() }
      ) { numbers in reached.withLock { $0 = max($0, numbers.upperBound) } }
      #expect((ended == nil) == (count > 0))
      #expect(reached.withLock { $0 } == min(count, 6 * workers.count))
    }
  }

  @Test func `a part that is left out ends the program`() async {
    await #expect(processExitsWith: .failure) {
      let idle = Workers(count: 4) { _, _, _ in }
      _ = PairSearch().pairs(in: WorkersTests.texts, workers: idle)
    }
  }

  @Test func `a part that there is not ends the program`() async {
    await #expect(processExitsWith: .failure) {
      let eager = Workers(count: 4) { parts, _, body in
        for part in 0...parts { body(part) }
      }
      _ = PairSearch().pairs(in: WorkersTests.texts, workers: eager)
    }
  }

  @Test func `a part that is done twice ends the program`() async {
    await #expect(processExitsWith: .failure) {
      let twofold = Workers(count: 4) { parts, _, body in
        for part in 0..<parts * 2 { body(part / 2) }
      }
      _ = PairSearch().pairs(in: WorkersTests.texts, workers: twofold)
    }
  }
}
