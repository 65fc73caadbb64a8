/// Exact similarity of sets of shingles.
public enum Verification {
  /// The exact Jaccard similarity of two sets of hashes; 1 for two empty sets.
  ///
  /// - Parameters:
  ///   - first: the hashes of one set in any order; repeated ones count once.
  ///   - second: those of the other.
  /// - Returns: the size of the intersection over that of the union.
  /// - Complexity: O(*first* + *second*) on average, for shingle hashes and for most other numbers,
  ///   such as those in even steps; quadratic for numbers that were chosen to collide.
  public static func jaccard(_ first: [UInt64], _ second: [UInt64]) -> Double {
    // A probe holds 0 as 1, which no shingles have both; other numbers may.
    let haveZero = (first: first.contains(0), second: second.contains(0))
    var intersection = SetIntersection()
    let firstSet = intersection.probe.distinct(haveZero.first ? first.filter { $0 != 0 } : first)
    let secondSet = intersection.probe.distinct(
      haveZero.second ? second.filter { $0 != 0 } : second)
    let counts = (
      first: firstSet.count + (haveZero.first ? 1 : 0),
      second: secondSet.count + (haveZero.second ? 1 : 0)
    )
    guard counts.first + counts.second > 0 else { return 1 }
    let common =
      (intersection.count(firstSet.span, secondSet.span, atLeast: 0) ?? 0)
      + (haveZero.first && haveZero.second ? 1 : 0)
    return Double(common) / Double(counts.first + counts.second - common)
  }

  /// The exact Jaccard similarity of the shingles of two texts.
  public static func jaccard(
    _ first: String, _ second: String, shingling: Shingling = Shingling()
  ) -> Double {
    jaccard(shingling.hashes(of: first), shingling.hashes(of: second))
  }

  /// The fewest common elements with which sets of two sizes can reach a similarity.
  static func leastCommon(_ first: Int, _ second: Int, minJaccard: Double) -> Int {
    // One below the rounded bound, so that rounding loses no pair; the ratio itself decides.
    let bound = minJaccard / (1 + minJaccard) * Double(first + second)
    return max(0, Int(bound.rounded(.up)) - 1)
  }
}
