/// A small random source whose values depend on the seed alone, on every platform.
///
/// SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195). The drawing functions are
/// written out here because those of the standard library may change between releases.
struct SeededGenerator {
  private var state: UInt64

  /// Makes a source; equal seeds give equal sequences.
  init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in 0..<1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Whether an event of this probability happens.
  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// A whole number in the range; the lower bound where the range is empty.
  mutating func int(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// A number in the range.
  mutating func double(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  /// One of the elements.
  ///
  /// - Precondition: There is at least one.
  mutating func pick<C: RandomAccessCollection>(_ elements: C) -> C.Element where C.Index == Int {
    precondition(!elements.isEmpty, "There is nothing to pick from.")
    return elements[elements.startIndex + int(in: 0...elements.count - 1)]
  }

  /// One of the elements, each as often as its weight says.
  mutating func weighted<T>(_ choices: [(T, Double)]) -> T {
    var point = unit() * choices.reduce(0) { $0 + $1.1 }
    for (value, weight) in choices {
      point -= weight
      if point < 0 { return value }
    }
    return choices[choices.count - 1].0
  }

  /// The elements in another order.
  mutating func shuffled<T>(_ elements: [T]) -> [T] {
    var result = elements
    guard result.count > 1 else { return result }
    for index in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(index, int(in: 0...index))
    }
    return result
  }

  /// A source of its own for one part of the work, so that parts do not disturb each other.
  mutating func fork() -> SeededGenerator { SeededGenerator(seed: next()) }
}
