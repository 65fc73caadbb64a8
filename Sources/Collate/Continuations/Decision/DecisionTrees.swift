/// A sum of small binary decision trees (gradient boosting, Friedman 2001).
///
/// The trees hold what a weighted sum of signals cannot: that a short block without a full stop is
/// a headline unless the next block runs on from it, and the like.
package struct DecisionTrees: Sendable {
  /// One node of a tree. A leaf has no signal.
  package struct Node: Sendable, Hashable {
    /// The index of the value that is asked; ``leaf`` for a leaf.
    package var signal: UInt8
    /// Values below it go to the next node, others to the one at `other`.
    package var threshold: Float
    package var other: Int32
    /// The mean of the leaves below, weighted by how many examples came there; at a leaf its value.
    package var value: Float

    package static let leaf: UInt8 = 255

    package init(signal: UInt8, threshold: Float, other: Int32, value: Float) {
      self.signal = signal
      self.threshold = threshold
      self.other = other
      self.value = value
    }
  }

  /// The nodes of all trees, each tree from its root down, the lower branch first.
  package let nodes: [Node]
  /// Where each tree starts.
  package let roots: [Int]
  /// What is added to the sum of the trees.
  package let bias: Float

  package init(nodes: [Node], roots: [Int], bias: Float) {
    self.nodes = nodes
    self.roots = roots
    self.bias = bias
  }

  /// The sum of the leaves that some values lead to.
  ///
  /// - Complexity: O(*t* · *d*) for *t* trees of depth *d*.
  package func score(_ values: [Float]) -> Double {
    var sum = Double(bias)
    for root in roots {
      var place = root
      while nodes[place].signal != Node.leaf { place = next(after: place, values) }
      sum += Double(nodes[place].value)
    }
    return sum
  }

  /// The node on the way down after one that is no leaf.
  private func next(after place: Int, _ values: [Float]) -> Int {
    let node = nodes[place]
    return values[Int(node.signal)] < node.threshold ? place + 1 : Int(node.other)
  }

  /// The scores of many rows of values, the same as one by one.
  ///
  /// - Complexity: O(*n* · *q*) for *n* rows and *q* nodes of all trees.
  package func scores(_ rows: [[Float]]) -> [Double] {
    LeafMasks(self)?.scores(rows) ?? rows.map(score)
  }

  /// The score of the examples that the trees were fitted on, in the mean: what ``contributions(_:)``
  /// leaves out.
  package var expected: Double { roots.reduce(Double(bias)) { $0 + Double(nodes[$1].value) } }

  /// What each value adds to the score: on the way down each tree, the change of the expected score
  /// belongs to the signal that was asked (Saabas 2014). With ``expected`` they sum up to the score.
  package func contributions(_ values: [Float]) -> [Double] {
    var sums = [Double](repeating: 0, count: values.count)
    for root in roots {
      var place = root
      while nodes[place].signal != Node.leaf {
        let next = next(after: place, values)
        sums[Int(nodes[place].signal)] += Double(nodes[next].value) - Double(nodes[place].value)
        place = next
      }
    }
    return sums
  }
}

extension DecisionTrees {
  /// The trees as text: for each node the signal, the threshold and the value, from the root down.
  package var encoded: (text: String, count: Int) {
    var bytes: [UInt8] = []
    bytes.append(lowByteFirst: bias.bitPattern)
    for node in nodes {
      bytes.append(node.signal)
      bytes.append(lowByteFirst: node.value.bitPattern)
      if node.signal != Node.leaf { bytes.append(lowByteFirst: node.threshold.bitPattern) }
    }
    return (Base128.encode(bytes), bytes.count)
  }

  /// Reads trees that ``encoded`` wrote.
  package init(encoded text: String, count: Int) {
    let bytes = Base128.decode(text.utf8, count: count)
    var nodes: [Node] = []
    // A leaf takes five bytes, another node nine, and of these there is one less in each tree.
    nodes.reserveCapacity(bytes.count / 7 + 1)
    var roots: [Int] = []
    var bits = PackedBits(bytes[...])
    func float(_ bits: UInt64) -> Float { Float(bitPattern: UInt32(truncatingIfNeeded: bits)) }
    let bias = float(bits.next)
    bits.skip(32)
    /// The inner nodes whose lower branch is being read.
    var open: [Int] = []
    /// The branches of the tree that have not been read.
    var missing = 0
    while bits.remaining > 0 {
      let signal = UInt8(truncatingIfNeeded: bits.next)
      let value = float(bits.next >> 8)
      bits.skip(40)
      if missing == 0 {
        roots.append(nodes.count)
        missing = 1
      }
      if signal == Node.leaf {
        missing -= 1
        nodes.append(Node(signal: signal, threshold: 0, other: 0, value: value))
        // The next node is the upper branch of the innermost node that waits for it.
        if let waiting = open.popLast() { nodes[waiting].other = Int32(nodes.count) }
      } else {
        missing += 1
        open.append(nodes.count)
        nodes.append(Node(signal: signal, threshold: float(bits.next), other: 0, value: value))
        bits.skip(32)
      }
    }
    self.init(nodes: nodes, roots: roots, bias: bias)
  }
}
