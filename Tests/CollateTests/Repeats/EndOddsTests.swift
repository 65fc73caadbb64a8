import CollateTestSupport
import Testing

@testable import Collate

@Suite struct EndOddsTests {
  /// Letters with the frequencies of words, of which half a dozen make most of a text.
  private struct LetterText {
    var random: SplitMix64
    static let letters = Array(
      "eeeeeeeeeeeetttttttttaaaaaaaaooooooooiiiiiiinnnnnnnsssssshhhhhhrrrrrddddlllcccuumwfgypbvk")

    mutating func letters(_ count: Int) -> String {
      String((0..<count).map { _ in Self.letters[Int(random.next() % UInt64(Self.letters.count))] })
    }

    /// Three substitutions to one loss or addition.
    mutating func noisy(_ text: String, share: Double) -> String {
      var result = ""
      for letter in text {
        guard Double(random.next() % 10_000) < share * 10_000 else {
          result.append(letter)
          continue
        }
        switch random.next() % 8 {
        case 0: break
        case 1: result += String(letter) + letters(1)
        default: result += letters(1)
        }
      }
      return result
    }
  }

  @Test(arguments: [(0.05, 99), (0.1, 98), (0.2, 95)])
  func `the ends of a noisy copy in letters lie within three letters`(
    share: Double, least: Int
  ) {
    var right = 0
    for seed in 1...100 {
      var text = LetterText(random: SplitMix64(seed: UInt64(seed) &* 71))
      let passage = text.letters(300)
      let copy = text.noisy(passage, share: share)
      let blocks = [
        text.letters(60) + passage + text.letters(50), text.letters(200),
        text.letters(90) + copy + text.letters(70),
      ]
      let (issue, found) = repeats(blocks.joined(separator: "\n\n"))
      guard let members = found.families.first?.members, members.count == 2 else { continue }
      let isRight = zip(members, [(60, 300), (90, copy.count)]).allSatisfy { member, truth in
        let start = member.bytes.lowerBound - issue.blocks[member.block].bytes.lowerBound
        return abs(start - truth.0) <= 3 && abs(start + member.bytes.count - truth.0 - truth.1) <= 3
      }
      if isRight { right += 1 }
    }
    #expect(right >= least, "\(right) of 100")
  }

  @Test func `an end is the one with most of the odds near it, over every alignment there is`() {
    for seed in 1...40 {
      var random = SplitMix64(seed: UInt64(seed) &* 73)
      func side() -> EndOdds.Side {
        let count = Int(random.next() % 5) + 1
        return EndOdds.Side(
          units: (0..<count).map { _ in UInt32(random.next() % 2) },
          chances: (0..<count).map { _ in Double(random.next() % 90 + 5) / 100 },
          endsBlock: random.next() % 2 == 0)
      }
      let (first, second) = (side(), side())
      let errors = Double(random.next() % 30 + 1) / 100
      var rows = [Double](repeating: 0, count: first.units.count + 1)
      var columns = [Double](repeating: 0, count: second.units.count + 1)
      func add(_ row: Int, _ column: Int, _ odds: Double) {
        var counted = odds
        if first.endsBlock, row == first.units.count { counted *= 30 }
        if second.endsBlock, column == second.units.count { counted *= 30 }
        rows[row] += counted
        columns[column] += counted
        if row < first.units.count { add(row + 1, column, odds * errors * 0.15) }
        if column < second.units.count { add(row, column + 1, odds * errors * 0.15) }
        if row < first.units.count, column < second.units.count {
          let agrees = first.units[row] == second.units[column]
          let chance = (first.chances[row] * second.chances[column]).squareRoot()
          add(row + 1, column + 1, odds * (agrees ? (1 - errors) / chance : errors))
        }
      }
      add(0, 0, 1)
      func near(_ odds: [Double], _ end: Int) -> Double {
        odds.indices.filter { abs($0 - end) <= 3 }
          .reduce(0) { $0 + odds[$1] * (1 - 0.05 * Double(abs($1 - end))) }
      }
      let end = EndOdds(first, second, errors: errors).end
      let best = (rows.indices.map { near(rows, $0) }, columns.indices.map { near(columns, $0) })
      #expect(best.0[end.0] >= (best.0.max() ?? 0) * (1 - 1e-9), "seed \(seed)")
      #expect(best.1[end.1] >= (best.1.max() ?? 0) * (1 - 1e-9), "seed \(seed)")
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `the end is that of the whole table, though only what counts of it is filled`(seed: UInt64) {
    var text = LetterText(random: SplitMix64(seed: seed &* 79))
    let share = Double(seed % 4) * 0.07
    let passage = text.letters(Int(seed % 33))
    let copy = text.noisy(passage, share: share)
    func side(_ letters: String) -> EndOdds.Side {
      let units = Array((letters + text.letters(33)).unicodeScalars.prefix(32).map(\.value))
      let chances = units.map { _ in Double(text.random.next() % 30 + 1) / 100 }
      return EndOdds.Side(units: units, chances: chances, endsBlock: text.random.next() % 3 == 0)
    }
    let (first, second) = (side(passage), side(copy))
    let errors = share + 0.004
    var table = [[Double]](
      repeating: [Double](repeating: 0, count: second.units.count + 1),
      count: first.units.count + 1)
    var rows = [Double](repeating: 0, count: table.count)
    for row in table.indices {
      for column in table[row].indices {
        var odds = row + column == 0 ? 1.0 : 0
        if row > 0 { odds += table[row - 1][column] * errors * 0.15 }
        if column > 0 { odds += table[row][column - 1] * errors * 0.15 }
        if row > 0, column > 0 {
          let chance = (first.chances[row - 1] * second.chances[column - 1]).squareRoot()
          let agrees = first.units[row - 1] == second.units[column - 1]
          odds += table[row - 1][column - 1] * (agrees ? (1 - errors) / chance : errors)
        }
        table[row][column] = odds
        let ends =
          (first.endsBlock && row == 32 ? 30.0 : 1) * (second.endsBlock && column == 32 ? 30 : 1)
        rows[row] += odds * ends
      }
    }
    let near = rows.indices.map { end in
      rows.indices.filter { abs($0 - end) <= 3 }
        .reduce(0) { $0 + rows[$1] * (1 - 0.05 * Double(abs($1 - end))) }
    }
    let end = EndOdds(first, second, errors: errors).end.0
    #expect(near[end] >= (near.max() ?? 0) * (1 - 1e-6))
  }
}
