import Testing

@testable import Collate
@testable import CollateBenchmark

@Suite struct TreeFitterTests {
  /// Links that are right where the first of two values exceeds a half, but for one in twenty; no two
  /// share an end.
  private func examples(seed: UInt64) -> TreeFitter.Examples {
    var random = SeededGenerator(seed: seed)
    func share() -> Float { Float(random.next() >> 40) / Float(1 << 24) }
    var examples = TreeFitter.Examples()
    for link in 0..<2000 {
      let values = [share(), share()]
      examples.values.append(values)
      examples.isRight.append((values[0] > 0.5) != (share() < 0.05))
      examples.links.append((tail: link, head: link))
    }
    return examples
  }

  private func fitted(seed: UInt64) -> DecisionTrees {
    TreeFitter(rounds: 60, leaves: 4, rate: 0.2, valueShare: 1).fit(examples(seed: seed))
  }

  @Test func `trees learn a rule from noisy examples, and the same from the same`() {
    let trees = fitted(seed: 1)
    #expect(trees.roots.count == 60)
    for value in stride(from: Float(0.05), through: 0.95, by: 0.1) {
      #expect((trees.score([value, 0.3]) > 0) == (value > 0.5))
    }
    #expect(fitted(seed: 1).nodes == trees.nodes)
  }

  @Test func `trees that are added learn what the first ones leave over`() {
    let first = fitted(seed: 1)
    // Here the rule holds only where the second value is large, too.
    var changed = examples(seed: 2)
    for row in changed.values.indices where changed.values[row][1] < 0.5 {
      changed.isRight[row] = false
    }
    changed.known = first.scores(changed.values)
    let further = TreeFitter(rounds: 60, leaves: 4, rate: 0.2, valueShare: 1).fit(changed)
    #expect(further.bias == 0 && further.roots.count == 60)
    func both(_ row: [Float]) -> Double { first.score(row) + further.score(row) }
    #expect(first.score([0.9, 0.2]) > 0 && both([0.9, 0.2]) < 0)
    #expect(both([0.9, 0.8]) > 0 && both([0.1, 0.8]) < 0)
  }

  @Test func `the mean of several sets of trees scores the mean of their scores`() {
    let sets = (1...3).map { fitted(seed: UInt64($0)) }
    let mean = DecisionTrees(meanOf: sets)
    let encoded = mean.encoded
    let read = DecisionTrees(encoded: encoded.text, count: encoded.count)
    for row in examples(seed: 9).values.prefix(200) {
      let expected = sets.reduce(0) { $0 + $1.score(row) } / 3
      #expect(abs(mean.score(row) - expected) < 1e-4)
      #expect(read.score(row) == mean.score(row))
    }
    #expect(DecisionTrees(meanOf: [sets[0]]).nodes == sets[0].nodes)
  }
}
