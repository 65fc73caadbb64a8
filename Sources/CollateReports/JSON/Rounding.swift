/// Rounding of what a report shows.
enum Rounding {
  /// The nearest whole number, halves away from zero.
  ///
  /// - Precondition: The value is finite and below 10¹⁸ in size.
  static func nearest(_ value: Double) -> Int { Int(value < 0 ? value - 0.5 : value + 0.5) }
}
