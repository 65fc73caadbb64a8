/// Trees laid out so that many rows of values go through them side by side, without a branch.
///
/// Every question of a tree is asked, not only those on the way down; each answer rules out the leaves
/// of the branch not taken, one bit a leaf, and the lowest leaf that is left is where the row ends
/// (QuickScorer, Lucchese et al. 2015, https://doi.org/10.1145/2766462.2767733; here over the rows of
/// a batch instead of over sorted thresholds).
struct LeafMasks {
  private struct Question {
    let signal: Int
    let threshold: Float
    /// The leaves that are ruled out when the value is not below the threshold.
    let lower: UInt32
  }

  private struct Tree {
    let questions: Range<Int>
    let firstLeaf: Int
  }

  private typealias Lanes = SIMD16<Float>

  private var questions: [Question] = []
  private var leaves: [Float] = []
  private var trees: [Tree] = []
  private let bias: Double

  /// Lays trees out; nil if one has more leaves than a mask has bits.
  init?(_ source: DecisionTrees) {
    bias = Double(source.bias)
    questions.reserveCapacity(source.nodes.count / 2)
    leaves.reserveCapacity(source.nodes.count / 2 + source.roots.count)
    for (index, root) in source.roots.enumerated() {
      let end = index + 1 < source.roots.count ? source.roots[index + 1] : source.nodes.count
      let nodes = source.nodes[root..<end]
      let firstQuestion = questions.count
      let firstLeaf = leaves.count
      // The leaves stand in the order of the nodes: those of a lower branch from the next node to the
      // first one of the upper branch.
      var leavesBefore = [Int](repeating: 0, count: nodes.count + 1)
      for (place, node) in nodes.enumerated() {
        leavesBefore[place + 1] =
          leavesBefore[place] + (node.signal == DecisionTrees.Node.leaf ? 1 : 0)
      }
      guard leavesBefore[nodes.count] <= UInt32.bitWidth else { return nil }
      for (place, node) in nodes.enumerated() {
        guard node.signal != DecisionTrees.Node.leaf else {
          leaves.append(node.value)
          continue
        }
        let lower = leavesBefore[place]..<leavesBefore[Int(node.other) - root]
        let mask = (UInt32(1) << UInt32(lower.count) &- 1) << UInt32(lower.lowerBound)
        questions.append(
          Question(signal: Int(node.signal), threshold: node.threshold, lower: mask))
      }
      trees.append(Tree(questions: firstQuestion..<questions.count, firstLeaf: firstLeaf))
    }
  }

  /// The scores of rows of values, each the sum of the leaves it ends in.
  ///
  /// - Complexity: O(*n* · *q*) for *n* rows and *q* questions of all trees.
  func scores(_ rows: [[Float]]) -> [Double] {
    var scores = [Double](repeating: bias, count: rows.count)
    guard let width = rows.first?.count else { return [] }
    var columns = [Lanes](repeating: .zero, count: width)
    for start in stride(from: 0, to: rows.count, by: Lanes.scalarCount) {
      let batch = start..<min(rows.count, start + Lanes.scalarCount)
      for row in batch {
        for (signal, value) in rows[row].enumerated() { columns[signal][row - start] = value }
      }
      for tree in trees {
        var left = SIMD16<UInt32>(repeating: .max)
        for index in tree.questions {
          let question = questions[index]
          let isUpper = columns[question.signal] .>= Lanes(repeating: question.threshold)
          left &= ~SIMD16(repeating: 0).replacing(with: question.lower, where: isUpper)
        }
        for row in batch {
          scores[row] += Double(leaves[tree.firstLeaf + left[row - start].trailingZeroBitCount])
        }
      }
    }
    return scores
  }
}
