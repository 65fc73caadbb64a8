import Collate
import Foundation

/// Fits a sum of decision trees that weighs links of which each end has one at most (gradient boosting
/// with second-order gains: Friedman 2001; Chen and Guestrin 2016), leaf by leaf, over binned values.
///
/// What is made likely is the whole set of right links, a conditional random field over matchings
/// (Lafferty, McCallum and Pereira 2001): the gradient of a weight is how likely its link is among its
/// rivals (``MatchingOdds``) less whether it is right.
///
/// Everything random comes from one seed and everything is added up in one order, so that the same
/// examples give the same trees.
struct TreeFitter {
  var rounds = 1200
  var leaves = 20
  var rate = 0.05
  var leastExamples = 150
  var ridge = 5.0
  /// The share of the examples, and of the values, that one tree sees.
  var exampleShare = 0.7
  var valueShare = 0.5
  private static let bins = 48

  /// One example for each row of values.
  struct Examples {
    var values: [[Float]] = []
    var isRight: [Bool] = []
    /// The ends of each link; links of different issues share none.
    var links: [(tail: Int, head: Int)] = []
    /// What each scores already: trees are fitted to what that leaves over, and what they score is to be
    /// added to it. Empty where nothing is known.
    var known: [Double] = []

    static func += (left: inout Examples, right: Examples) {
      left.values += right.values
      left.isRight += right.isRight
      left.links += right.links
      left.known += right.known
    }
  }

  /// Values sorted into bins, one column after the other.
  private struct Columns {
    let bins: [[UInt8]]
    /// For each column, the least value of every bin but the first.
    let edges: [[Float]]
  }

  /// Sums of gradients and curvatures.
  private struct Sums {
    var gradient = 0.0
    var curvature = 0.0
    var count = 0

    static func - (left: Sums, right: Sums) -> Sums {
      Sums(
        gradient: left.gradient - right.gradient, curvature: left.curvature - right.curvature,
        count: left.count - right.count)
    }
  }

  private struct Split {
    let gain: Double
    let column: Int
    /// Bins below this one go to the lower branch.
    let bin: Int
  }

  /// A node of a tree that grows.
  private struct Growing {
    var rows: [Int32]
    var sums: Sums
    var histogram: [Sums]
    var split: Split?
    var children: (lower: Int, upper: Int)?
  }

  func fit(_ examples: Examples) -> DecisionTrees {
    let count = examples.isRight.count
    let columns = TreeFitter.columns(examples.values)
    let right = examples.isRight.count { $0 }
    let begins = examples.known.isEmpty
    let bias = begins ? log(Double(max(right, 1)) / Double(max(count - right, 1))) : 0
    var scores = begins ? [Double](repeating: bias, count: count) : examples.known
    var matching = MatchingOdds(examples.links)
    var random = SeededGenerator(seed: 20_261_124)
    var nodes: [DecisionTrees.Node] = []
    var roots: [Int] = []
    for _ in 0..<rounds {
      // The weights change little from tree to tree, so that a few rounds keep up with them.
      let odds = matching.logOdds(scores, rounds: 3)
      let gradients = odds.indices.map { row -> (Float, Float) in
        let probability = Logarithm.probability(ofLogOdds: odds[row])
        return (
          Float(probability - (examples.isRight[row] ? 1 : 0)),
          Float(max(probability * (1 - probability), 1e-4))
        )
      }
      let rows = (0..<Int32(count)).filter { _ in TreeFitter.chance(exampleShare, &random) }
      let used = columns.bins.indices.filter { _ in TreeFitter.chance(valueShare, &random) }
      let tree = grow(rows, used, columns, gradients)
      roots.append(nodes.count)
      append(tree, 0, columns, &nodes)
      let start = roots[roots.count - 1]
      for row in scores.indices {
        var node = start
        while nodes[node].signal != DecisionTrees.Node.leaf {
          let value = examples.values[row][Int(nodes[node].signal)]
          node = value < nodes[node].threshold ? node + 1 : Int(nodes[node].other)
        }
        scores[row] += Double(nodes[node].value)
      }
    }
    return DecisionTrees(nodes: nodes, roots: roots, bias: Float(bias))
  }

  private static func chance(_ share: Double, _ random: inout SeededGenerator) -> Bool {
    Double(random.next() >> 11) / Double(1 << 53) < share
  }

  /// Sorts every column into bins of about equal size.
  private static func columns(_ values: [[Float]]) -> Columns {
    var bins: [[UInt8]] = []
    var edges: [[Float]] = []
    for column in (values.first ?? []).indices {
      let sorted = values.map { $0[column] }.sorted()
      var columnEdges: [Float] = []
      for bin in 1..<TreeFitter.bins {
        let edge = sorted[sorted.count * bin / TreeFitter.bins]
        if edge > columnEdges.last ?? sorted[0] { columnEdges.append(edge) }
      }
      edges.append(columnEdges)
      bins.append(
        values.map { row in
          var low = 0
          var high = columnEdges.count
          while low < high {
            let middle = (low + high) / 2
            if columnEdges[middle] <= row[column] { low = middle + 1 } else { high = middle }
          }
          return UInt8(low)
        })
    }
    return Columns(bins: bins, edges: edges)
  }

  /// Grows a tree by splitting the leaf that gains most, until there are enough leaves.
  private func grow(
    _ rows: [Int32], _ used: [Int], _ columns: Columns, _ gradients: [(Float, Float)]
  ) -> [Growing] {
    var tree = [leaf(rows, used, columns, gradients)]
    var open = [0]
    while open.count < leaves {
      guard
        let place = open.indices.filter({ tree[open[$0]].split != nil }).max(by: {
          (tree[open[$0]].split?.gain ?? 0) < (tree[open[$1]].split?.gain ?? 0)
        }), let split = tree[open[place]].split
      else { break }
      let parent = open[place]
      let bins = columns.bins[split.column]
      let lower = tree[parent].rows.filter { Int(bins[Int($0)]) < split.bin }
      let upper = tree[parent].rows.filter { Int(bins[Int($0)]) >= split.bin }
      // The smaller child is summed up; the larger one is what is left.
      let lowerIsSmall = lower.count <= upper.count
      var small = leaf(lowerIsSmall ? lower : upper, used, columns, gradients)
      var large = Growing(
        rows: lowerIsSmall ? upper : lower, sums: tree[parent].sums - small.sums,
        histogram: zip(tree[parent].histogram, small.histogram).map { $0 - $1 })
      large.split = best(large, used)
      tree[parent].rows = []
      tree[parent].histogram = []
      if lowerIsSmall { swap(&small, &large) }
      // Now `large` is the lower child and `small` the upper one.
      tree.append(large)
      tree.append(small)
      tree[parent].children = (tree.count - 2, tree.count - 1)
      open.remove(at: place)
      open += [tree.count - 2, tree.count - 1]
    }
    return tree
  }

  private func leaf(
    _ rows: [Int32], _ used: [Int], _ columns: Columns, _ gradients: [(Float, Float)]
  ) -> Growing {
    var histogram = [Sums](repeating: Sums(), count: used.count * TreeFitter.bins)
    for (slot, column) in used.enumerated() {
      let bins = columns.bins[column]
      let base = slot * TreeFitter.bins
      for row in rows {
        let bin = base + Int(bins[Int(row)])
        let (gradient, curvature) = gradients[Int(row)]
        histogram[bin].gradient += Double(gradient)
        histogram[bin].curvature += Double(curvature)
        histogram[bin].count += 1
      }
    }
    var sums = Sums()
    for row in rows {
      sums.gradient += Double(gradients[Int(row)].0)
      sums.curvature += Double(gradients[Int(row)].1)
    }
    sums.count = rows.count
    var growing = Growing(rows: rows, sums: sums, histogram: histogram)
    growing.split = best(growing, used)
    return growing
  }

  /// The split of greatest gain; nil where none gains anything.
  private func best(_ leaf: Growing, _ used: [Int]) -> Split? {
    let whole = leaf.sums.gradient * leaf.sums.gradient / (leaf.sums.curvature + ridge)
    var best: Split?
    for (slot, column) in used.enumerated() {
      var lower = Sums()
      for bin in 1..<TreeFitter.bins {
        let added = leaf.histogram[slot * TreeFitter.bins + bin - 1]
        lower.gradient += added.gradient
        lower.curvature += added.curvature
        lower.count += added.count
        let upper = leaf.sums - lower
        guard lower.count >= leastExamples, upper.count >= leastExamples else { continue }
        let gain =
          lower.gradient * lower.gradient / (lower.curvature + ridge)
          + upper.gradient * upper.gradient / (upper.curvature + ridge) - whole
        if gain > max(best?.gain ?? 0, 1e-3) { best = Split(gain: gain, column: column, bin: bin) }
      }
    }
    return best
  }

  /// Appends a tree from one of its nodes down.
  private func append(
    _ tree: [Growing], _ index: Int, _ columns: Columns, _ nodes: inout [DecisionTrees.Node]
  ) {
    let node = tree[index]
    let value = Float(-rate * node.sums.gradient / (node.sums.curvature + ridge))
    guard let split = node.split, let children = node.children else {
      nodes.append(.init(signal: DecisionTrees.Node.leaf, threshold: 0, other: 0, value: value))
      return
    }
    let place = nodes.count
    nodes.append(
      .init(
        signal: UInt8(split.column), threshold: columns.edges[split.column][split.bin - 1],
        other: 0, value: value))
    append(tree, children.lower, columns, &nodes)
    nodes[place].other = Int32(nodes.count)
    append(tree, children.upper, columns, &nodes)
  }
}

extension DecisionTrees {
  /// Trees whose score is the mean of what several sets of trees score.
  init(meanOf sets: [DecisionTrees]) {
    var nodes: [Node] = []
    var roots: [Int] = []
    var bias: Float = 0
    for trees in sets {
      let first = nodes.count
      roots += trees.roots.map { $0 + first }
      nodes += trees.nodes.map { node in
        var node = node
        node.value /= Float(sets.count)
        if node.signal != Node.leaf { node.other += Int32(first) }
        return node
      }
      bias += trees.bias / Float(sets.count)
    }
    self.init(nodes: nodes, roots: roots, bias: bias)
  }
}
