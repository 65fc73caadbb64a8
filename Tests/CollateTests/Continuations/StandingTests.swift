import CollateModels
import CollateTestSupport
import Testing

@testable import Collate

@Suite struct StandingTests {
  /// Joins between random ends, some of them between copies, with their log-odds.
  private struct Joins {
    var tails: [Double]
    var heads: [Double]
    var ends: [(tail: Int, head: Int)] = []
    var weights: [Double] = []
    var odds: [Double] = []

    init(seed: UInt64) {
      var random = SplitMix64(seed: seed)
      func number(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound
          + Double(random.next() >> 11) / Double(1 << 53) * (range.upperBound - range.lowerBound)
      }
      tails = (0..<7).map { _ in number(-6...6) }
      heads = (0..<7).map { _ in number(-6...6) }
      for _ in 0..<Int(number(1...25)) {
        ends.append((Int(number(0...6.99)), Int(number(0...6.99))))
        weights.append(number(-8...8))
        odds.append(weights[weights.count - 1] - number(0...4))
      }
    }

    /// The value of a signal as it is defined, for the join at an index.
    func value(_ signal: StandingSignal, _ index: Int) -> Double {
      let join = ends[index]
      func chance(_ odds: Double) -> Double { Logarithm.probability(ofLogOdds: odds) }
      // The best of the joins between the same ends, the first of equal ones.
      func best(_ tail: Int, _ head: Int) -> Int? {
        ends.indices.filter { ends[$0] == (tail, head) }
          .max { (odds[$0], -$0) < (odds[$1], -$1) }
      }
      func joined(_ tail: Int, _ head: Int) -> Double {
        best(tail, head).map { chance(odds[$0]) } ?? 0
      }
      let othersOfTail = heads.indices.filter { $0 != join.head }.compactMap { best(join.tail, $0) }
      let othersOfHead = tails.indices.filter { $0 != join.tail }.compactMap { best($0, join.head) }
      let own = best(join.tail, join.head) ?? index
      switch signal {
      case .weight: return weights[index]
      case .odds: return odds[index]
      case .rivalOfTail: return othersOfTail.map { odds[$0] }.max() ?? -20
      case .rivalOfHead: return othersOfHead.map { odds[$0] }.max() ?? -20
      case .leadOfTail: return weights[own] - (othersOfTail.map { weights[$0] }.max() ?? -20)
      case .leadOfHead: return weights[own] - (othersOfHead.map { weights[$0] }.max() ?? -20)
      case .tailIsOpen: return tails[join.tail]
      case .headIsOpen: return heads[join.head]
      case .otherOpenTails:
        return tails.indices.filter { $0 != join.tail }.reduce(0) { $0 + chance(tails[$1]) }
      case .otherOpenHeads:
        return heads.indices.filter { $0 != join.head }.reduce(0) { $0 + chance(heads[$1]) }
      case .unplacedTails:
        return tails.indices.filter { $0 != join.tail }.reduce(0) { sum, tail in
          let all = heads.indices.reduce(0) { $0 + joined(tail, $1) }
          return sum + chance(tails[tail]) * (1 - min(1, all) + joined(tail, join.head))
        }
      case .unplacedHeads:
        return heads.indices.filter { $0 != join.head }.reduce(0) { sum, head in
          let all = tails.indices.reduce(0) { $0 + joined($1, head) }
          return sum + chance(heads[head]) * (1 - min(1, all) + joined(join.tail, head))
        }
      case .otherJoins:
        let all = tails.indices.reduce(0) { sum, tail in
          heads.indices.reduce(sum) { $0 + joined(tail, $1) }
        }
        return 100 * (all - chance(odds[own])) / Double(tails.count)
      }
    }
  }

  private static let amounts: Set<StandingSignal> = [
    .otherOpenTails, .otherOpenHeads, .unplacedTails, .unplacedHeads, .otherJoins,
  ]

  @Test(arguments: 1...40) func `every signal is what it is defined to be`(seed: UInt64) {
    let joins = Joins(seed: seed)
    let values = Standing(tails: joins.tails, heads: joins.heads)
      .values(joins.ends, joins.weights, joins.odds)
    for index in joins.ends.indices {
      for signal in StandingSignal.allCases {
        let value = joins.value(signal, index)
        let expected =
          StandingTests.amounts.contains(signal) ? Logarithm.natural(1 + max(0, value)) : value
        #expect(abs(Double(values[index][signal.rawValue]) - expected) < 1e-4, "\(signal)")
      }
    }
  }

  @Test func `an issue without joins has no values`() {
    #expect(Standing(tails: [], heads: []).values([], [], []).isEmpty)
    #expect(Standing(tails: [2, -1], heads: [0, 3]).values([], [], []).isEmpty)
  }

  /// Two pages of whole paragraphs, one of which is cut in two where `second` begins.
  private func issue(_ first: String, _ second: String?) -> Collate.Issue {
    let subjects = [
      "harbour", "school", "library", "bakery", "museum", "orchard", "theatre", "bridge",
      "market", "stadium", "garden", "archive",
    ]
    var blocks = subjects.map { subject in
      "The new \(subject) opens its doors on Monday, and the mayor will speak at noon. Visitors are "
        + "asked to come by bus, for there are few places to leave a car near the \(subject)."
    }
    blocks.insert(first, at: 3)
    if let second { blocks.insert(second, at: 9) }
    return Collate.Issue(blocks.joined(separator: "\n\n"))
  }

  private static let first =
    "Fishermen on the island have waited for years for a boat that could carry their catch to the "
    + "mainland before the ice in the boxes has melted, and last week they were told that the"
  private static let second =
    "boat will be built after all, in a yard that had closed its gates in spring. The fishermen will "
    + "pay a third of what it costs."

  @Test func `a lone first half and a lone second half far from each other are joined`() {
    let joins = Check(models: BuiltInModels.all).run(on: issue(Self.first, Self.second))
      .continuations
    #expect(joins.map { [$0.from, $0.to] } == [[3, 9]])
    #expect(joins.first?.certainty != .possible)
  }

  @Test func `a lone pair is believed more the second time`() throws {
    let issue = issue(Self.first, Self.second)
    let reading = IssueReading(issue)
    let field = JoinField(reading, model: BuiltInModels.all.scoring(for: reading))
    let pair = try #require(field.candidates.firstIndex { $0.from == 3 && $0.to == 9 })
    var once = JunctionWeights.fitted
    once.standing = nil
    let odds = [once, .fitted].map {
      $0.judgement(field).logOdds(ofAll: field.candidates.count)[pair]
    }
    #expect(odds[0] > JunctionWeights.hopeless && odds[1] > odds[0] + 0.5)
  }

  @Test func `a first half whose second half is lost stays alone`() {
    let joins = Check(models: BuiltInModels.all).run(on: issue(Self.first, nil)).continuations
    #expect(joins.allSatisfy { $0.certainty == .possible })
  }
}
