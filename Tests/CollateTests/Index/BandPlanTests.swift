import Testing

@testable import Collate

@Suite struct BandPlanTests {
  @Test(arguments: [0.3, 0.5, 0.7, 0.8, 0.9, 0.99, 1], [0.9, 0.99, 0.999, 0.999845, 0.9999])
  func `a plan keeps its promise with the longest and fewest bands that do`(
    minJaccard: Double, recall: Double
  ) {
    for size in Signature.Size.allCases {
      let plan = BandPlan(minJaccard: minJaccard, recall: recall, size: size)
      #expect(plan.bands * plan.rows <= size.rawValue)
      #expect(plan.rows == 1 || plan.promisedRecall >= recall)
      let chance = (0..<plan.rows).reduce(1) { product, _ in product * minJaccard }
      let missed = (0..<plan.bands - 1).reduce(1) { product, _ in product * (1 - chance) }
      #expect(plan.bands == 1 || 1 - missed - BandPlan.sieveLoss < recall)
      guard plan.rows < size.rawValue else { continue }
      var miss = 1.0
      for _ in 0..<size.rawValue / (plan.rows + 1) {
        miss *= 1 - (0...plan.rows).reduce(1) { product, _ in product * minJaccard }
      }
      #expect(1 - miss - BandPlan.sieveLoss < recall)
    }
  }

  @Test func `the default plan is known`() {
    let plan = BandPlan(minJaccard: 0.7)
    #expect((plan.bands, plan.rows) == (26, 4))
    #expect(abs(plan.recall(at: 0.7) - 0.999206) < 1e-6)
    #expect(plan.minEqualSlots == 66)
    #expect(BandPlan(minJaccard: 1).minEqualSlots == 128)
    #expect(BandPlan(minJaccard: 0).minEqualSlots == 0)
    // A threshold that no banding can promise.
    #expect(BandPlan(minJaccard: 0.01).rows == 1)
    #expect(BandPlan(minJaccard: 0.01).promisedRecall < 0.8)
  }

  /// The probability that a binomial variable is below a bound, by its definition with exact
  /// coefficients.
  private func tail(below bound: Int, trials: Int, probability: Double) -> Double {
    var tail = 0.0
    var coefficient = 1.0
    for equal in 0..<bound {
      var term = coefficient
      for _ in 0..<equal { term *= probability }
      for _ in equal..<trials { term *= 1 - probability }
      tail += term
      coefficient = coefficient * Double(trials - equal) / Double(equal + 1)
    }
    return tail
  }

  @Test(arguments: [0.1, 0.5, 0.7, 0.95, 0.999], [Signature.Size.slots64, .slots128])
  func `the sieve loses no more than it says, and drops what it may`(
    jaccard: Double, size: Signature.Size
  ) {
    let plan = BandPlan(minJaccard: jaccard, size: size)
    let slots = { tail(below: $0, trials: size.rawValue, probability: jaccard) }
    let bits = { tail(below: $0, trials: plan.bitsLookedAt, probability: (1 + jaccard) / 2) }
    #expect(slots(plan.minEqualSlots) + bits(plan.minEqualBits) <= BandPlan.sieveLoss)
    #expect(slots(plan.minEqualSlots + 1) > 0.9 * BandPlan.sieveLoss)
    #expect(bits(plan.minEqualBits + 1) > 0.1 * BandPlan.sieveLoss)
  }
}
