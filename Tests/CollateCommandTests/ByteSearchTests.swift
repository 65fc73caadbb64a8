import CollateTestSupport
import Testing

@testable import CollateCommand

@Suite struct ByteSearchTests {
  @Test(arguments: 0..<40)
  func `the first of two bytes is found wherever it stands`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let rarity = [2, 9, 60, 4_000][Int(seed % 4)] as UInt64
    let bytes = (0..<Int(random.next() % 120)).map { _ in
      random.next() % rarity == 0 ? [0x22, 0x5C][Int(random.next() % 2)] : UInt8(0x80)
    }
    for (first, second) in [(0x22, 0x5C), (0x5C, 0x22), (0x22, 0x22)] as [(UInt8, UInt8)] {
      for start in 0...bytes.count {
        let expected = (start..<bytes.count).first { bytes[$0] == first || bytes[$0] == second }
        let found = bytes.span.firstPosition(of: first, or: second, from: start)
        #expect(found == expected ?? bytes.count)
      }
    }
  }
}
