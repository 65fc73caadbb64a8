/// The 64-bit FNV-1a hash (Fowler, Noll and Vo, https://www.rfc-editor.org/rfc/rfc9923).
package enum FNV {
  private static let offset: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3

  package static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(offset) { ($0 ^ UInt64($1)) &* prime }
  }

  package static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var hash = offset
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* prime }
    return hash
  }
}

extension UInt64 {
  /// The sixteen digits of a hash in hexadecimal.
  package var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
