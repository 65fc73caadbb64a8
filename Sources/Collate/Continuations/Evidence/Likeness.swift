/// How like the subjects of blocks are, by what the junction network makes of their beginnings.
///
/// The network gives beginnings that may follow the same end vectors that point the same way, whether
/// they have words in common or not. Taken from the mean of the issue, the angle between two of them
/// tells how near their subjects are for texts of this issue.
package struct Likeness: Sendable {
  /// One for each block, of length 1; empty where no network reads it or it is the mean itself.
  private let vectors: [[SIMD8<Float>]]

  /// - Parameter heads: what the network makes of each block, in groups of one network each; what is in
  ///   no group is like nothing.
  init(_ heads: [[(block: Int, vector: JunctionNetwork.Vector)]], blocks: Int) {
    var vectors = [[SIMD8<Float>]](repeating: [], count: blocks)
    for group in heads where group.count >= Likeness.fewestBlocks {
      let width = group[0].vector.values.count
      var mean = [SIMD8<Float>](repeating: .zero, count: width)
      for (_, vector) in group {
        for index in 0..<width { mean[index] += vector.values[index] / Float(group.count) }
      }
      for (block, vector) in group {
        let offset = (0..<width).map { vector.values[$0] - mean[$0] }
        let square = Likeness.product(offset, offset)
        // What is left by rounding points nowhere.
        guard square > 1e-6 * Likeness.product(vector.values, vector.values) else { continue }
        vectors[block] = offset.map { $0 / square.squareRoot() }
      }
    }
    self.vectors = vectors
  }

  /// The cosine between two blocks, -1...1; 0 where no network reads both.
  package func between(_ one: Int, _ other: Int) -> Double {
    guard vectors[one].count == vectors[other].count else { return 0 }
    return Double(Likeness.product(vectors[one], vectors[other]))
  }

  /// Blocks by which there is a mean to speak of.
  private static let fewestBlocks = 5

  private static func product(_ one: [SIMD8<Float>], _ other: [SIMD8<Float>]) -> Float {
    var sum = SIMD8<Float>.zero
    for index in 0..<min(one.count, other.count) { sum += one[index] * other[index] }
    return sum.sum()
  }
}
