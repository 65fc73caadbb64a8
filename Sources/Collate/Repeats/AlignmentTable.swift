/// The table of scores that aligns two short stretches from their starts: an equal unit brings two, a
/// differing one and one without a counterpart cost a price.
struct AlignmentTable {
  private let first: [UInt32]
  private let second: [UInt32]
  private let firstStart: Int
  private let secondStart: Int
  private var cells: [Int32]
  private let columns: Int
  private let price: Int32
  private static let reward: Int32 = 2

  /// The units of both stretches up to the cell with the highest score.
  private(set) var best: (Int, Int) = (0, 0)

  /// - Parameter reach: what is wanted of the table.
  init(
    _ first: ArraySlice<UInt32>, _ second: ArraySlice<UInt32>, price: Int32 = 2, reach: Reach
  ) {
    self.init(Array(first), Array(second), first.startIndex, second.startIndex, price, reach)
  }

  init(
    _ first: ReversedCollection<ArraySlice<UInt32>>,
    _ second: ReversedCollection<ArraySlice<UInt32>>, price: Int32, reach: Reach
  ) {
    self.init(Array(first), Array(second), 0, 0, price, reach)
  }

  /// How much of a table is filled.
  enum Reach {
    /// All of it, for a path to any cell.
    case whole
    /// The rows in which the highest score can be, for a path to the best cell.
    case best
  }

  private init(
    _ first: [UInt32], _ second: [UInt32], _ firstStart: Int, _ secondStart: Int,
    _ price: Int32, _ reach: Reach
  ) {
    self.first = first
    self.second = second
    self.firstStart = firstStart
    self.secondStart = secondStart
    self.price = price
    columns = second.count + 1
    cells = [Int32](repeating: 0, count: (first.count + 1) * columns)
    for column in 1..<columns { cells[column] = -price * Int32(column) }
    fill(reach)
  }

  /// Fills the table a row at a time and keeps the cell with the highest score.
  ///
  /// An island of unsafe code: checks of indices were most of the time. Bounds: the cells are one more
  /// than the units either way; `place` is that of the cell of a row and a column.
  private mutating func fill(_ reach: Reach) {
    var highest: Int32 = 0
    unsafe cells.withUnsafeMutableBufferPointer { cells in
      unsafe second.withUnsafeBufferPointer { second in
        for (row, unit) in first.enumerated() {
          var place = (row &+ 1) &* columns
          var diagonal = unsafe cells[place &- columns]
          var left = -price &* Int32(truncatingIfNeeded: row &+ 1)
          unsafe cells[place] = left
          var highestOfRow = left
          for column in 0..<second.count {
            place &+= 1
            let above = unsafe cells[place &- columns]
            let isEqual = unsafe second[column] == unit
            let score = max(
              diagonal &+ (isEqual ? AlignmentTable.reward : 0 &- price), max(above, left) &- price)
            unsafe cells[place] = score
            if score > highest {
              highest = score
              best = (row &+ 1, column &+ 1)
            }
            highestOfRow = max(highestOfRow, score)
            diagonal = above
            left = score
          }
          // Every path to a later cell leads through this row, and each row brings one unit at most.
          let rowsLeft = Int32(truncatingIfNeeded: first.count &- row &- 1)
          if reach == .best, highestOfRow &+ rowsLeft &* AlignmentTable.reward <= highest { return }
        }
      }
    }
  }

  /// The matches on the best path from the starts to a cell.
  func path(to end: (Int, Int)) -> [ExactMatch] {
    var (row, column) = end
    var matches: [ExactMatch] = []
    while row > 0, column > 0 {
      let score = cells[row * columns + column]
      let isEqual = first[row - 1] == second[column - 1]
      if score == cells[(row - 1) * columns + column - 1]
        + (isEqual ? AlignmentTable.reward : -price)
      {
        row -= 1
        column -= 1
        guard isEqual else { continue }
        if let next = matches.last, next.first == firstStart + row + 1,
          next.second == secondStart + column + 1
        {
          matches[matches.count - 1] = ExactMatch(
            first: next.first - 1, second: next.second - 1, length: next.length + 1)
        } else {
          matches.append(
            ExactMatch(first: firstStart + row, second: secondStart + column, length: 1))
        }
      } else if score == cells[(row - 1) * columns + column] - price {
        row -= 1
      } else {
        column -= 1
      }
    }
    return matches.reversed()
  }
}
