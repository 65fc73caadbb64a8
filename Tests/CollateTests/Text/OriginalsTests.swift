import CollateTestSupport
import Testing

@testable import Collate

@Suite struct OriginalsTests {
  @Test(arguments: 0..<40)
  func `a run names the first one with its units`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let runs = (0..<60).map { _ -> ArraySlice<UInt32> in
      let units = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        UInt32.random(in: 0..<3, using: &random)
      }
      return units[...]
    }
    let naive = runs.indices.map { index in
      runs[index].isEmpty ? index : runs.firstIndex(of: runs[index])
    }
    #expect(Originals.indices(of: runs) == naive)
  }
}
