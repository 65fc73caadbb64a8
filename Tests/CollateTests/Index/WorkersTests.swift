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
