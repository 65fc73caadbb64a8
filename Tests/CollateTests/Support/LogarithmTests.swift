import CollateTestSupport
import Foundation
import Testing

@testable import Collate

@Suite struct LogarithmTests {
  @Test(arguments: 1...20)
  func `values are those of the mathematics library`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<200 {
      let power = Double.random(in: -690...690, using: &random)
      let value = exp(power)
      #expect(abs(Logarithm.natural(value) - log(value)) <= 1e-13 * max(1, abs(power)))
      #expect(abs(Logarithm.exponential(power) - value) <= 1e-12 * value)
      #expect(abs(Logarithm.squareRoot(value) - value.squareRoot()) <= 1e-13 * value.squareRoot())
    }
  }

  @Test func `what has no value, or too great a one, stays finite or is named`() {
    #expect(Logarithm.natural(0.0) == -Double.infinity)
    #expect(Logarithm.natural(-1.0) == -Double.infinity)
    #expect(Logarithm.exponential(-701) == 0)
    #expect(Logarithm.exponential(-700) > 0)
    #expect(Logarithm.exponential(1e9) == Logarithm.exponential(700))
    #expect(Logarithm.exponential(0) == 1)
    #expect(Logarithm.natural(1.0) == 0.0)
  }
}
