/// Logarithm and exponential without a system's mathematics library, so that scores are the same
/// bits on every machine.
package enum Logarithm {
  private static let ln2 = 0.693_147_180_559_945_309_417_232_121_458

  /// The natural logarithm of a positive finite number, within 1e-14 of the true value.
  ///
  /// The significand is brought to √½…√2 and ln *m* = 2 artanh((*m* − 1) / (*m* + 1)) summed as a
  /// series in at most 0.172², where eleven terms suffice.
  package static func natural(_ value: Double) -> Double {
    guard value > 0 else { return -Double.infinity }
    var exponent = Double(value.exponent)
    var significand = value.significand
    if significand > 1.414_213_562_373_095 {
      significand /= 2
      exponent += 1
    }
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var sum = 0.0
    var divisor = 21.0
    while divisor > 0 {
      sum = sum * square + 1 / divisor
      divisor -= 2
    }
    return exponent * ln2 + 2 * ratio * sum
  }

  /// The natural logarithm in single precision.
  package static func natural(_ value: Float) -> Float { Float(natural(Double(value))) }

  /// *e* to a power; 0 below −700, at most *e*⁷⁰⁰.
  package static func exponential(_ power: Double) -> Double {
    if power < -700 { return 0 }
    let power = min(power, 700)
    let exponent = Double(Int(power / ln2 + (power < 0 ? -0.5 : 0.5)))
    let rest = power - exponent * ln2
    var sum = 1.0
    var term = 1.0
    for divisor in 1...14 {
      term *= rest / Double(divisor)
      sum += term
    }
    return Double(sign: .plus, exponent: Int(exponent), significand: sum)
  }

  /// The square root of a number that is not negative, by Newton's method.
  ///
  /// `squareRoot()` would call into a system's mathematics library, which a program that imports
  /// nothing but this package does not link.
  package static func squareRoot(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    var root = exponential(natural(value) / 2)
    for _ in 0..<2 { root = (root + value / root) / 2 }
    return root
  }

  /// The logistic function: the probability that log-odds stand for.
  package static func probability(ofLogOdds value: Double) -> Double {
    1 / (1 + exponential(-value))
  }
}
