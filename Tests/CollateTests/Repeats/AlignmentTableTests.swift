import CollateTestSupport
import Testing

@testable import Collate

@Suite struct AlignmentTableTests {
  /// The scores of all cells, each from the definition.
  private func scores(_ first: [UInt32], _ second: [UInt32], _ price: Int) -> [[Int]] {
    var cells = [[Int]](
      repeating: [Int](repeating: 0, count: second.count + 1), count: first.count + 1)
    for row in cells.indices {
      for column in cells[row].indices {
        cells[row][column] =
          [
            row == 0 && column == 0 ? 0 : Int.min,
            row > 0 ? cells[row - 1][column] - price : Int.min,
            column > 0 ? cells[row][column - 1] - price : Int.min,
            row > 0 && column > 0
              ? cells[row - 1][column - 1] + (first[row - 1] == second[column - 1] ? 2 : -price)
              : Int.min,
          ].max() ?? 0
      }
    }
    return cells
  }

  private func units(_ random: inout SplitMix64) -> [UInt32] {
    (0..<Int.random(in: 1...30, using: &random)).map { _ in .random(in: 0..<4, using: &random) }
  }

  @Test(arguments: 0..<60)
  func `the best cell is the first with the highest score`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let (first, second) = (units(&random), units(&random))
    let price = Int.random(in: 1...3, using: &random)
    let table = AlignmentTable(first[...], second[...], price: Int32(price), reach: .best)
    let cells = scores(first, second, price)
    let highest = cells.joined().max() ?? 0
    let place = cells.indices.lazy.flatMap { row in cells[row].indices.map { (row, $0) } }
      .first { cells[$0.0][$0.1] == highest }
    #expect(place.map { $0 == table.best } ?? false)
    let whole = AlignmentTable(first[...], second[...], price: Int32(price), reach: .whole)
    #expect(whole.best == table.best)
    let matches = table.path(to: table.best)
    #expect(whole.path(to: table.best) == matches)
    let length = matches.reduce(0) { $0 + $1.length }
    #expect(2 * length >= highest)
    for match in matches {
      #expect(
        first[match.first..<match.first + match.length]
          == second[match.second..<match.second + match.length])
    }
  }
}
