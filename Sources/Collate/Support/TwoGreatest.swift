/// The two greatest of some values: with them, each value knows the greatest of the others.
struct TwoGreatest<Value: Comparable> {
  private(set) var first: Value?
  private(set) var second: Value?

  /// - Parameter least: what stands second until two values were entered; none lies below it but the
  ///   greatest.
  init(atLeast least: Value? = nil) { second = least }

  init(of values: some Sequence<Value>) {
    for value in values { enter(value) }
  }

  /// Enters a value; those that are equal stand beside each other.
  mutating func enter(_ value: Value) {
    if let greatest = first, value <= greatest {
      second = second.map { max($0, value) } ?? value
    } else {
      if let first { second = first }
      first = value
    }
  }

  /// Enters a value, unless it is the greatest already.
  mutating func enterDistinct(_ value: Value) {
    if value != first { enter(value) }
  }

  /// The greatest of the other values beside one that was entered; nil if there is none.
  func rival(of value: Value) -> Value? { value == first ? second : first }
}
