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
}
