/// A layer of a network whose weights are whole numbers of a few bits, with a scale for each input.
///
/// What is put in is rounded to 16 bits, in steps that the greatest of the inputs sets, and summed in
/// whole numbers: half the memory of floating-point weights, and half the time, for a processor
/// multiplies eight such numbers, and adds them in pairs, at once. Rounding moves a sum by a few ten
/// thousandths of the greatest of its terms.
struct QuantizedLayer: Sendable {
  /// The weights of two inputs by turns, for four outputs; those of four pairs of inputs stand
  /// together, for one group of outputs after the other.
  private let weights: [SIMD8<Int16>]
  private let scales: [SIMD8<Float>]
  /// Outputs, by fours.
  private let groups: Int

  /// Inputs, eight to an entry.
  var inputs: Int { scales.count }

  /// The greatest size of a weight.
  static let greatestWeight = 64

  /// Reads the weights of one input after the other.
  ///
  /// - Parameters:
  ///   - scales: what one step of the weights of each input is worth; their number is a multiple of
  ///     8.
  ///   - outputs: a multiple of 8.
  ///   - next: the next eight weights, of at most ``greatestWeight``.
  init(scales: [Float], outputs: Int, next: () -> SIMD8<Int16>) {
    precondition(scales.count % 8 == 0 && outputs % 8 == 0)
    groups = outputs / 4
    self.scales = JunctionNetwork.row(scales)
    var weights = [SIMD8<Int16>](repeating: SIMD8(), count: scales.count / 2 * groups)
    for pair in 0..<scales.count / 2 {
      let first = (0..<groups / 2).map { _ in next() }
      for (index, first) in first.enumerated() {
        var both = SIMD16<Int16>()
        both.evenHalf = first
        both.oddHalf = next()
        let place = (pair / 4 * groups + index * 2) * 4 + pair % 4
        weights[place] = both.lowHalf
        weights[place + 4] = both.highHalf
      }
    }
    self.weights = weights
  }

  /// The sums of the inputs by their weights, and a bias.
  ///
  /// - Precondition: as many inputs and biases as the layer has inputs and outputs.
  func sums(of inputs: [SIMD8<Float>], bias: [SIMD8<Float>]) -> [SIMD8<Float>] {
    precondition(inputs.count == scales.count && bias.count * 2 == groups)
    let scaled = zip(inputs, scales).map { $0 * $1 }
    let greatest = scaled.reduce(SIMD8<Float>()) { greatest, entry in
      let size = entry.replacing(with: -entry, where: entry .< 0)
      return greatest.replacing(with: size, where: size .> greatest)
    }.max()
    guard greatest > 0, greatest.isFinite else { return bias }
    // So that no sum leaves 32 bits.
    let limit = min(32_767, Float(Int(Int32.max) / Self.greatestWeight / (scales.count * 8)))
    let step = greatest / limit
    let sums = sums(of: scaled.map { Self.rounded($0 * (1 / step)) })
    return bias.indices.map { bias[$0] + SIMD8<Float>(sums[$0]) * step }
  }

  /// The nearest whole numbers.
  private static func rounded(_ entry: SIMD8<Float>) -> SIMD8<Int16> {
    // Above 2²³ a number has no fraction, and its low bits are those of the whole number.
    let shifted = entry + 0x1.8p23
    var rounded = SIMD8<Int16>()
    for lane in 0..<8 { rounded[lane] = Int16(truncatingIfNeeded: shifted[lane].bitPattern) }
    return rounded
  }

  /// The sums of the products of whole numbers.
  ///
  /// An island of unsafe code: two in five instructions of the loop were checks of indices. Bounds: a
  /// block of eight inputs has four weights for each group, and there are as many blocks as entries.
  private func sums(of entries: [SIMD8<Int16>]) -> [SIMD8<Int32>] {
    precondition(weights.count == entries.count * groups * 4)
    var sums = [SIMD4<Int32>](repeating: SIMD4(), count: groups)
    unsafe weights.withUnsafeBufferPointer { weights in
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        for (block, entry) in entries.enumerated() {
          let pairs = (
            Self.repeated(entry[0], entry[1]), Self.repeated(entry[2], entry[3]),
            Self.repeated(entry[4], entry[5]), Self.repeated(entry[6], entry[7])
          )
          var place = block &* groups &* 4
          for group in 0..<groups {
            unsafe sums[group] &+=
              Self.products(weights[place], pairs.0) &+ Self.products(weights[place &+ 1], pairs.1)
              &+ Self.products(weights[place &+ 2], pairs.2)
              &+ Self.products(weights[place &+ 3], pairs.3)
            place &+= 4
          }
        }
      }
    }
    return stride(from: 0, to: groups, by: 2).map {
      SIMD8(lowHalf: sums[$0], highHalf: sums[$0 + 1])
    }
  }

  private static func repeated(_ first: Int16, _ second: Int16) -> SIMD8<Int16> {
    SIMD8(first, second, first, second, first, second, first, second)
  }

  /// The sums of the products of each pair: one instruction, where the processor has it.
  ///
  /// Widened and added lane by lane, because a build for debugging calls what is generic in the library
  /// without specializing it: that took ten times as long, and most of the time of the tests.
  @inline(__always)
  private static func products(_ weights: SIMD8<Int16>, _ pair: SIMD8<Int16>) -> SIMD4<Int32> {
    let left = SIMD8(
      Int32(weights[0]), Int32(weights[1]), Int32(weights[2]), Int32(weights[3]),
      Int32(weights[4]), Int32(weights[5]), Int32(weights[6]), Int32(weights[7]))
    let right = SIMD8(
      Int32(pair[0]), Int32(pair[1]), Int32(pair[2]), Int32(pair[3]), Int32(pair[4]),
      Int32(pair[5]), Int32(pair[6]), Int32(pair[7]))
    let products = left &* right
    return SIMD4(
      products[0] &+ products[1], products[2] &+ products[3], products[4] &+ products[5],
      products[6] &+ products[7])
  }
}
