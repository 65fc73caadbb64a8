/// Mixing of words.
enum Mixing {
  /// The halves of the product of two words, combined.
  @inline(__always)
  static func folded(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = first.multipliedFullWidth(by: second)
    return product.high ^ product.low
  }
}
