extension Range<Int> {
  /// The first index of a range that a condition holds for, if it holds for all that follow; the end
  /// of the range where it holds for none.
  ///
  /// - Complexity: O(log *n*).
  @inline(__always)
  func partitioningIndex(where holds: (Int) -> Bool) -> Int {
    var low = lowerBound
    var high = upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
