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
  private var greatestSignal = 0

  /// Lays trees out; nil if one has more leaves than a mask has bits.
  init?(_ source: DecisionTrees) {
    bias = Double(source.bias)
    questions.reserveCapacity(source.nodes.count / 2)
    leaves.reserveCapacity(source.nodes.count / 2 + source.roots.count)
    trees.reserveCapacity(source.roots.count)
    // The leaves stand in the order of the nodes: those of a lower branch from the next node to the
    // first one of the upper branch.
    var leavesBefore: [Int32] = []
    leavesBefore.reserveCapacity(source.nodes.count + 1)
    for node in source.nodes {
      leavesBefore.append(Int32(leaves.count))
      if node.signal == DecisionTrees.Node.leaf { leaves.append(node.value) }
    }
    leavesBefore.append(Int32(leaves.count))
    for (index, root) in source.roots.enumerated() {
      let end = index + 1 < source.roots.count ? source.roots[index + 1] : source.nodes.count
      let firstQuestion = questions.count
      let firstLeaf = leavesBefore[root]
      guard leavesBefore[end] - firstLeaf <= UInt32.bitWidth else { return nil }
      for place in root..<end {
        let node = source.nodes[place]
        guard node.signal != DecisionTrees.Node.leaf else { continue }
        let count = UInt32(leavesBefore[Int(node.other)] &- leavesBefore[place])
        let mask = (UInt32(1) &<< count &- 1) &<< UInt32(leavesBefore[place] &- firstLeaf)
        greatestSignal = max(greatestSignal, Int(node.signal))
        questions.append(
          Question(signal: Int(node.signal), threshold: node.threshold, lower: mask))
      }
      trees.append(
        Tree(questions: firstQuestion..<questions.count, firstLeaf: Int(firstLeaf)))
    }
  }

  /// The scores of rows of values, each the sum of the leaves it ends in.
  ///
  /// - Complexity: O(*n* · *q*) for *n* rows and *q* questions of all trees.
  func scores(_ rows: [[Float]]) -> [Double] {
    var scores: [Double] = []
    scores.reserveCapacity(rows.count)
    let width = max(rows.first?.count ?? 0, greatestSignal + 1)
    var columns = [Lanes](repeating: .zero, count: width)
    for start in stride(from: 0, to: rows.count, by: Lanes.scalarCount) {
      let batch = rows[start..<min(rows.count, start + Lanes.scalarCount)]
      for (lane, row) in batch.enumerated() {
        for (signal, value) in row.enumerated() { columns[signal][lane] = value }
      }
      let sums = sums(columns)
      for lane in 0..<batch.count { scores.append(sums[lane]) }
    }
    return scores
  }

  /// The scores of a batch of rows, given as a column of values for each signal.
  ///
  /// An island of unsafe code: checks of indices were a third of the time. Bounds: a question asks one of
  /// the signals there are columns for, and some leaf of each tree is left whatever the answers.
  private func sums(_ columns: [Lanes]) -> SIMD16<Double> {
    let columns = columns.span
    let questions = questions.span
    let leaves = leaves.span
    var sums = SIMD16(repeating: bias)
    for tree in trees {
      var left = SIMD16<UInt32>(repeating: .max)
      for index in tree.questions {
        let question = unsafe questions[unchecked: index]
        let isUpper =
          unsafe columns[unchecked: question.signal] .>= Lanes(repeating: question.threshold)
        left &= SIMD16(repeating: .max).replacing(with: ~question.lower, where: isUpper)
      }
      var ends = Lanes.zero
      for lane in 0..<Lanes.scalarCount {
        let leaf = tree.firstLeaf &+ left[lane].trailingZeroBitCount
        ends[lane] = unsafe leaves[unchecked: leaf]
      }
      sums += SIMD16<Double>(ends)
    }
    return sums
  }
}
