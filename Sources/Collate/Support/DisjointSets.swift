/// Sets that are joined two by two (union-find with path halving).
struct DisjointSets: Sendable {
  private var parents: [UInt32]

  /// Makes so many sets of one element each.
  init(count: Int) { parents = Array(0..<UInt32(count)) }

  /// The least element of the set of an element.
  mutating func root(_ element: Int) -> Int {
    var element = element
    while parents[element] != element {
      parents[element] = parents[Int(parents[element])]
      element = Int(parents[element])
    }
    return element
  }

  /// Joins the sets of two elements.
  mutating func join(_ left: Int, _ right: Int) {
    let left = root(left)
    let right = root(right)
    parents[max(left, right)] = UInt32(min(left, right))
  }
}
