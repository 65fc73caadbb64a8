import Testing

@testable import Collate

@Suite struct PartitioningIndexTests {
  @Test
  func `it is the first index that the condition holds for, as a search from the front finds`() {
    for count in 0...20 {
      for bound in 0...21 {
        let range = 3..<3 + count
        #expect(
          range.partitioningIndex { $0 >= 3 + bound }
            == range.first { $0 >= 3 + bound } ?? range.upperBound)
      }
    }
  }

  @Test func `indices close to the greatest number do not overflow`() {
    let range = Int.max - 9..<Int.max
    #expect(range.partitioningIndex { $0 >= Int.max - 2 } == Int.max - 2)
  }
}
