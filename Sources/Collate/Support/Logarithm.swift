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
    // Written out, the quotients are constants: eleven divisions would take longer than all the rest.
    var sum = 1.0 / 21
    sum = sum * square + 1.0 / 19
    sum = sum * square + 1.0 / 17
    sum = sum * square + 1.0 / 15
    sum = sum * square + 1.0 / 13
    sum = sum * square + 1.0 / 11
    sum = sum * square + 1.0 / 9
    sum = sum * square + 1.0 / 7
    sum = sum * square + 1.0 / 5
    sum = sum * square + 1.0 / 3
    sum = sum * square + 1
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
    var sum = 1 + rest * (1.0 / 14)
    sum = 1 + sum * rest * (1.0 / 13)
    sum = 1 + sum * rest * (1.0 / 12)
    sum = 1 + sum * rest * (1.0 / 11)
    sum = 1 + sum * rest * (1.0 / 10)
    sum = 1 + sum * rest * (1.0 / 9)
    sum = 1 + sum * rest * (1.0 / 8)
    sum = 1 + sum * rest * (1.0 / 7)
    sum = 1 + sum * rest * (1.0 / 6)
    sum = 1 + sum * rest * (1.0 / 5)
    sum = 1 + sum * rest * (1.0 / 4)
    sum = 1 + sum * rest * (1.0 / 3)
    sum = 1 + sum * rest * (1.0 / 2)
    sum = 1 + sum * rest
    // Two to that power, which lies far inside the range of exponents.
    return sum * Double(bitPattern: UInt64(Int(exponent) + 1023) << 52)
  }

  /// The square root of a number that is not negative, by Newton's method.
  ///
  /// Written out like the logarithm, so that a signal is the same on all machines.
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
