/// What two signatures tell of the similarity of their sets, put together with the least variance.
///
/// Two things tell of it: *matches*, the share of the elements of the union that both sets hold among
/// those that the slots hold; and *counts*, for of sets of *A* and *B* elements, *U* together, those in
/// both are *A* + *B* − *U*. Matches are the better of the two for sets of one size. Where one set is
/// many times as large as the other, so that few slots of the union can be equal, counts are.
///
/// Let *a* and *b* be the shares of the union that the sets hold, so that *J* = *a* + *b* − 1. The
/// first moments at which elements of two sets reach a slot are exponential with a common shock
/// (Marshall and Olkin, JASA 62, 1967, https://doi.org/10.2307/2282907), from which, for *K* slots,
///
///     K var(matches)          = J (1 − J) f
///     K var(counts)           = a² + b² + (1 + J)² + 2abJ − 2 (1 + J)(a² + b²)
///     K cov(matches, counts)  = J (a (1 − a) + b (1 − b)) f
///
/// where *f* is the share of the union that no slot holds: elements drawn without repetition err
/// the less, the fewer are left. The mean of both with the least variance follows, with weights that
/// make use of the ratio of *A* and *B* alone, for those that vary with *U* would be drawn to one side
/// with it. Ertl (SetSketch, VLDB 14, 2021, https://doi.org/10.14778/3476249.3476276) makes use of known
/// sizes for MinHash in another way.
struct JaccardEstimate {
  /// The share of equal elements among those that the slots of the union hold.
  let matches: Double
  /// The number of elements that the slots of the union hold.
  let held: Int
  /// The estimated numbers of elements of the sets and of their union.
  let counts: (first: Double, second: Double, union: Double)

  /// The estimate, from 0 to 1; 0 where nothing matches.
  ///
  /// The weights are those of the similarity that was estimated with the weights of the matches. With
  /// theirs alone a set that lies in the other one has a bias: few matches would weigh more than many.
  var value: Double { mean(at: mean(at: matches)) }

  /// The mean with the weights that are best for a similarity.
  private func mean(at jaccard: Double) -> Double {
    let fromCounts = (counts.first + counts.second) / counts.union - 1
    let weight = weightOfCounts(at: jaccard)
    return min(1, max(0, (1 - weight) * matches + weight * fromCounts))
  }

  private func weightOfCounts(at jaccard: Double) -> Double {
    let ofBoth = (1 + jaccard) / (counts.first + counts.second)
    let (a, b) = (min(1, ofBoth * counts.first), min(1, ofBoth * counts.second))
    let sum = a + b
    // Less than that asked for where sets of such sizes cannot be so alike.
    let jaccard = max(0, sum - 1)
    let left = max(0, counts.union - Double(held)) / counts.union

    let ofMatches = left * jaccard * (1 - jaccard)
    let squares = a * a + b * b
    let ofCounts = squares + sum * sum + 2 * a * b * jaccard - 2 * sum * squares
    let common = left * jaccard * (a * (1 - a) + b * (1 - b))
    let ofDifference = ofMatches + ofCounts - 2 * common
    return ofDifference > 0 ? min(1, max(0, (ofMatches - common) / ofDifference)) : 0
  }
}
