import CollateModels
import CollateTestSupport
import Testing

@testable import Collate

@Suite struct DecisionTreesTests {
  /// Seeded trees over six values.
  private func trees(_ seed: UInt64, depth: Int = 4) -> DecisionTrees {
    var random = SplitMix64(seed: seed)
    var nodes: [DecisionTrees.Node] = []
    func number() -> Float { Float(Int(random.next() % 2001)) / 100 - 10 }
    func grow(_ depth: Int) {
      guard depth > 0, random.next() % 4 != 0 else {
        nodes.append(
          .init(signal: DecisionTrees.Node.leaf, threshold: 0, other: 0, value: number()))
        return
      }
      let place = nodes.count
      nodes.append(
        .init(
          signal: UInt8(random.next() % 6), threshold: number(), other: 0, value: number()))
      grow(depth - 1)
      nodes[place].other = Int32(nodes.count)
      grow(depth - 1)
    }
    var roots: [Int] = []
    for _ in 0..<9 {
      roots.append(nodes.count)
      grow(depth)
    }
    return DecisionTrees(nodes: nodes, roots: roots, bias: number())
  }

  private func values(_ random: inout SplitMix64) -> [Float] {
    (0..<6).map { _ in Float(Int(random.next() % 2001)) / 100 - 10 }
  }

  @Test(arguments: 1...12)
  func `trees read from their text are the same trees`(seed: UInt64) {
    let trees = trees(seed)
    let encoded = trees.encoded
    let read = DecisionTrees(encoded: encoded.text, count: encoded.count)
    #expect(read.nodes == trees.nodes)
    #expect(read.roots == trees.roots)
    #expect(read.bias == trees.bias)
  }

  @Test(arguments: 1...12, [0, 4, 5, 8])
  func `many rows are scored as one by one`(seed: UInt64, depth: Int) {
    // Trees of depth 8 have more leaves than a mask has bits.
    let trees = trees(seed, depth: depth)
    var random = SplitMix64(seed: seed &+ 7)
    for count in [0, 1, 31, 32, 33, 100] {
      let rows = (0..<count).map { _ in values(&random) }
      #expect(trees.scores(rows) == rows.map(trees.score))
    }
  }

  @Test(arguments: 1...12)
  func `contributions and the values of the roots sum up to the score`(seed: UInt64) {
    let trees = trees(seed)
    var random = SplitMix64(seed: seed &+ 99)
    for _ in 0..<20 {
      let values = values(&random)
      let sum = trees.contributions(values).reduce(trees.expected, +)
      #expect(abs(sum - trees.score(values)) < 1e-4)
    }
  }

  @Test(arguments: [0, 80])
  func `the reasons of a join sum up to its log-odds`(wholeParagraphs: Int) {
    let whole = (0..<wholeParagraphs).map { "\n\nOn day \($0) the market was quiet." }.joined()
    let text = """
      The council voted on Tuesday to close the old railway

      A cold spring has kept the farmers waiting for the first warm day.

      station and to build a new one beside the river, the mayor said.

      Her first novel appeared in 1962, when she was only twenty years
      """
    let bytes = Array((text + whole).utf8)
    let reading = IssueReading(Issue(sources: [Source(path: "a", bytes: bytes)]))
    let field = JoinField(reading, model: BuiltInModels.all.scoring(for: reading))
    let judgement = JunctionWeights.fitted.judgement(field)
    let odds = judgement.logOdds(ofAll: field.candidates.count)
    let judged = odds.indices.filter { odds[$0] > JunctionWeights.hopeless }
    #expect(judged.count > 2)
    for (index, reasons) in zip(judged, JunctionWeights.fitted.explain(judged, judgement)) {
      // Parts too small to be told are left out.
      let sum = reasons.reduce(0) { $0 + $1.weight }
      #expect(abs(sum - odds[index]) < 0.1)
    }
  }

  @Test(arguments: [true, false])
  func `the fitted weights ask only for signals there are`(isKnown: Bool) throws {
    let fitted = isKnown ? JunctionWeights.fitted : .fittedToUnknown
    #expect(fitted.linear.count == JunctionWeights.count)
    func expectSignals(_ trees: DecisionTrees?, below count: Int) throws {
      let trees = try #require(trees)
      #expect(trees.roots.count > 100)
      let signals = Set(trees.nodes.map(\.signal)).subtracting([DecisionTrees.Node.leaf])
      #expect(signals.allSatisfy { Int($0) < count })
    }
    try expectSignals(fitted.trees, below: JunctionWeights.count)
    try expectSignals(fitted.standing?.tails, below: JunctionWeights.tailCount)
    try expectSignals(fitted.standing?.heads, below: JunctionWeights.headCount)
    try expectSignals(
      fitted.standing?.joins, below: JunctionWeights.count + StandingSignal.allCases.count)
  }

  @Test func `what another block begins with may still be one half of a paragraph`() {
    let text = """
      市发展和改革委员会昨天公布了今年第一批

      重点建设项目名单，共涉及交通、水利、能源等领域的八十六个项目。

      市发展和改革委员会昨天公布了今年第一批重点建设项目名单，共涉及交通、水利、能源等领域的八十六个项目。
      """
    let reading = IssueReading(Issue(text))
    let field = JoinField(reading, model: BuiltInModels.all.scoring(for: reading))
    #expect(field.tails[0][TailSignal.startsOther.rawValue] == 1)
    #expect(field.tails[0][TailSignal.startsOtherBeside.rawValue] == 1)
    #expect(field.heads[1][HeadSignal.startsOther.rawValue] == 0)
    let joins = field.candidates.map { [$0.from, $0.to] }
    #expect(joins.contains([0, 1]))
  }
}
