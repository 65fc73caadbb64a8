import CollateTestSupport
import Testing

@testable import Collate

@Suite struct Base128Tests {
  @Test(arguments: 0..<40)
  func `bytes come back from their characters`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let text = Base128.encode(bytes)
    #expect(text.utf8.count == (count * 8 + 6) / 7)
    for character in text.utf8 { #expect(character < 128) }
    #expect(Base128.decode(text.utf8, count: count) == bytes)
  }

  @Test func `the lowest bits come first`() {
    #expect(Array(Base128.encode([0x81, 0x01]).utf8) == [0x01, 0x03, 0x00])
  }

  @Test(arguments: 0..<40)
  func `eight characters at once give what bit by bit gives`(length: Int) {
    var random = SplitMix64(seed: UInt64(length))
    let characters = (0..<length).map { _ in UInt8(random.next() & 0x7F) }
    let text = String(decoding: characters, as: UTF8.self)
    let whole = (length + 7) / 8 * 7
    for count in [0, whole / 2, whole, whole + 5] {
      #expect(Base128.decode(text.utf8, count: count) == bitByBit(characters, count: count))
    }
  }

  /// The plain reading: a row of bits, seven a character, the lowest first, up to a whole word.
  private func bitByBit(_ characters: [UInt8], count: Int) -> [UInt8] {
    let padded = characters + [UInt8](repeating: 0, count: (8 - characters.count % 8) % 8)
    let bits = padded.flatMap { character in (0..<7).map { character >> UInt8($0) & 1 } }
    let bytes = stride(from: 0, to: bits.count, by: 8).map { start in
      (0..<8).reduce(UInt8(0)) { $0 | bits[start + $1] << UInt8($1) }
    }
    return Array(bytes.prefix(count))
  }
}
