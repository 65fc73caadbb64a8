/// Finds the first of equal runs of units.
enum Originals {
  /// For each run, the index of the first one with the same units, which may be its own; that of an
  /// empty run always is.
  ///
  /// - Complexity: O(*n*) for *n* units; they are mixed with a multiplication each, where the hashing
  ///   of the standard library takes ten times as long.
  static func indices(of runs: [ArraySlice<UInt32>]) -> [Int] {
    var firsts = [UInt64: Int](minimumCapacity: runs.count)
    return runs.indices.map { index in
      guard !runs[index].isEmpty else { return index }
      var key = key(of: runs[index])
      while let first = firsts[key] {
        if runs[first] == runs[index] { return first }
        key &+= 1
      }
      firsts[key] = index
      return index
    }
  }

  private static func key(of run: ArraySlice<UInt32>) -> UInt64 {
    run.reduce(UInt64(run.count)) { Mixing.folded($0 ^ UInt64($1), 0x9E37_79B9_7F4A_7C15) }
  }
}
