/// How signatures are cut into bands so that similar pairs meet in at least one.
///
/// Two signatures agree in a slot with the probability of their Jaccard similarity *J*, so they
/// agree in all *r* rows of at least one of *b* bands with the probability 1 − (1 − *J*ʳ)ᵇ (Leskovec,
/// Rajaraman, Ullman, "Mining of Massive Datasets", section 3.4, http://www.mmds.org). A plan starts
/// from the recall that is wanted at a threshold and takes the longest bands that promise it, and as
/// many of them as it takes: the longer the bands, the fewer pairs meet in vain, and each band costs
/// its time. It does not balance recall against precision, because candidates are verified and so
/// precision is 1 in any case.
///
///     let plan = BandPlan(minJaccard: 0.7)
///     // plan.bands == 26, plan.rows == 4, plan.recall(at: 0.7) == 0.9992…
public struct BandPlan: Sendable, Hashable {
  /// The number of slots of the signatures.
  public let size: Signature.Size
  /// The number of slots in a band.
  public let rows: Int
  /// The number of bands; slots that they do not need are compared only in estimates.
  public let bands: Int
  /// The similarity from which on pairs are wanted.
  public let minJaccard: Double
  /// The share of wanted pairs that may be lost by dropping candidates whose estimate is low.
  ///
  /// Of nearly two million pairs of sets of one and two elements, one of them shared, eight in a million
  /// were.
  public static let sieveLoss = 1e-5

  /// Plans bands.
  ///
  /// - Parameters:
  ///   - minJaccard: the similarity from which on pairs are wanted, from 0 to 1.
  ///   - recall: the share of pairs of just that similarity that must become candidates, from 0 to
  ///     1; pairs of greater similarity are found more often. Where not even bands of one row reach
  ///     it, the plan has those, and ``promisedRecall`` says what it reaches.
  ///   - size: the number of slots of the signatures.
  /// - Precondition: `minJaccard` and `recall` are from 0 to 1.
  public init(minJaccard: Double, recall: Double = 0.999, size: Signature.Size = .slots128) {
    precondition((0...1).contains(minJaccard), "A similarity is from 0 to 1.")
    precondition((0...1).contains(recall), "A recall is from 0 to 1.")
    self.size = size
    self.minJaccard = minJaccard
    var rows = 1
    while rows < size.rawValue,
      Self.recall(at: minJaccard, rows: rows + 1, bands: size.rawValue / (rows + 1))
        - Self.sieveLoss >= recall
    {
      rows += 1
    }
    self.rows = rows
    var bands = size.rawValue / rows
    while bands > 1,
      Self.recall(at: minJaccard, rows: rows, bands: bands - 1) - Self.sieveLoss >= recall
    {
      bands -= 1
    }
    self.bands = bands
  }

  /// The probability that a pair of a similarity becomes a candidate, if slots were independent.
  ///
  /// The slots of sets of ten elements or more agree more evenly than independent ones, so the true
  /// recall is higher; those of smaller sets, nearly all of the fill, agree as independent ones do.
  public func recall(at jaccard: Double) -> Double {
    Self.recall(at: jaccard, rows: rows, bands: bands)
  }

  /// The recall at the threshold, after the sieve.
  public var promisedRecall: Double { recall(at: minJaccard) - Self.sieveLoss }

  /// The number of equal slots below which a candidate is dropped unverified.
  ///
  /// At the threshold the number of equal slots is binomial for sets of a few elements, and narrower
  /// for larger ones; fewer than this happen with a probability of at most nine tenths of
  /// ``sieveLoss``.
  public var minEqualSlots: Int {
    Self.mostAlways(of: size.rawValue, probability: minJaccard, loss: 0.9 * Self.sieveLoss)
  }

  /// The number of slots of which one bit each is compared before the slots are.
  var bitsLookedAt: Int { min(128, size.rawValue) }

  /// The number of equal bits (``BitSketches``) below which a candidate is dropped before its slots
  /// are compared; the rest of ``sieveLoss`` is the probability of fewer at the threshold.
  var minEqualBits: Int {
    Self.mostAlways(
      of: bitsLookedAt, probability: (1 + minJaccard) / 2, loss: 0.1 * Self.sieveLoss)
  }

  /// The greatest number that a binomial variable falls short of with a probability of at most
  /// `loss`.
  private static func mostAlways(of trials: Int, probability: Double, loss: Double) -> Int {
    guard probability > 0 else { return 0 }
    guard probability < 1 else { return trials }
    // Terms of the binomial distribution in units of the greatest, which neither under- nor overflow.
    let odds = probability / (1 - probability)
    let mode = min(trials, Int(Double(trials + 1) * probability))
    var terms = [Double](repeating: 1, count: trials + 1)
    for equal in mode..<trials {
      terms[equal + 1] = terms[equal] * odds * Double(trials - equal) / Double(equal + 1)
    }
    for equal in (0..<mode).reversed() {
      terms[equal] = terms[equal + 1] / odds * Double(equal + 1) / Double(trials - equal)
    }
    let allowed = loss * terms.reduce(0, +)
    var tail = 0.0
    for equal in 0..<trials {
      tail += terms[equal]
      if tail > allowed { return equal }
    }
    return trials
  }

  private static func recall(at jaccard: Double, rows: Int, bands: Int) -> Double {
    1 - power(1 - power(jaccard, rows), bands)
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<exponent { result *= base }
    return result
  }
}
