import Collate
import Testing

@testable import CollateBenchmark

@Suite struct StandingFitterTests {
  private let examples: JoinExamples = {
    let issue = IssueGenerator(language: .en, articles: [GeneratorTests.articles(.en, seed: 1)])
      .issue(id: "test", difficulty: .easy, seed: 1)
    return JoinExamples(issues: [("test", Issue(issue.text), issue.gold)])
  }()

  /// How unlikely some weights think what is right of the foremost joins, in natural logarithms.
  private func loss(_ weights: JunctionWeights, _ examples: [JoinFitter.Example]) -> Double {
    examples.reduce(0) { sum, example in
      let judgement = weights.judgement(example.field)
      return zip(judgement.candidates, judgement.odds).reduce(sum) { sum, join in
        let candidate = example.field.candidates[join.0]
        let isRight = example.gold.links[candidate.from] == candidate.to
        let chance = Logarithm.probability(ofLogOdds: isRight ? join.1 : -join.1)
        return sum - Logarithm.natural(max(chance, 1e-9))
      }
    }
  }

  @Test func `a second weighing knows its issues better than the first`() {
    var first = JunctionWeights.fitted
    first.standing = nil
    let trees = TreeFitter(rounds: 12, leaves: 4, rate: 0.3, leastExamples: 5)
    let fitter = StandingFitter(first: first, ends: trees, joins: trees)
    let second = fitter.fit(examples)
    #expect(second.linear == first.linear && second.trees?.nodes == first.trees?.nodes)
    #expect(second.standing?.joins.roots.count == 12)
    let read = examples.all
    #expect(loss(second, read) < 0.8 * loss(first, read))
  }
}
