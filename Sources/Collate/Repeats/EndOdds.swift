/// Where a copy ends, by the odds of every end.
///
/// Behind a stretch that two texts share, the odds are summed over all alignments that a copy with some
/// share of errors goes on for so many units of either text, against two texts that have nothing to do
/// with each other: the forward algorithm of a pair hidden Markov model (Durbin, Eddy, Krogh and
/// Mitchison 1998, chapter 4). A unit that both have in common is weighed by how rare it is after its
/// neighbour; letters agree by chance in words that every text has.
///
/// The likeliest alignment alone goes on over what agrees by chance and stops before what differs: a
/// third of the ends in letters with one error in five were off by four and five units.
struct EndOdds {
  /// What follows the stretch in one of the texts, in the direction that leads away from it.
  struct Side {
    let units: [UInt32]
    /// How often each unit follows its neighbour in text of this kind.
    let chances: [Double]
    /// Whether the last of the units is the last one of its block: many copies end there.
    let endsBlock: Bool
  }

  /// The units of both texts that belong to the copy: that end for which most of the odds lie within
  /// three units, the nearer ones counting more.
  let end: (Int, Int)

  /// How much likelier a copy ends with its block than elsewhere.
  private static let blockEnd = 30.0
  /// The share of errors that are units lost or added, on either side.
  private static let gaps = 0.15
  private static let tolerance = 3

  /// Units that more are lost on one side than on the other; each further one costs odds of 1 to 50 or
  /// more.
  private static let band = 8
  /// The share of all odds below which what follows adds nothing.
  private static let negligible = 1e-12

  /// - Complexity: O(*m* + *n*) for *m* and *n* units, as a rule less: where nothing goes on, a dozen
  ///   rows of seventeen cells.
  init(_ first: Side, _ second: Side, errors: Double) {
    let columns = second.units.count + 1
    let agreeing = 1 - errors
    let gap = errors * EndOdds.gaps
    var rowSums = [Double](repeating: 0, count: first.units.count + 1)
    var columnSums = [Double](repeating: 0, count: columns)
    // What is added up over all alignments that lead to a cell.
    var above = [Double](repeating: 0, count: columns)
    var cells = above
    var total = 0.0
    for row in 0...first.units.count {
      let near = max(row - EndOdds.band, 0)..<min(row + EndOdds.band + 1, columns)
      guard !near.isEmpty else { break }
      if near.lowerBound > 0 { cells[near.lowerBound - 1] = 0 }
      var most = 0.0
      for column in near {
        // The cell above the last one of a row lies outside the band.
        let isOutside = column == row + EndOdds.band
        var odds = row == 0 && column == 0 ? 1 : isOutside ? 0 : above[column] * gap
        if column > 0 { odds += cells[column - 1] * gap }
        if row > 0, column > 0 {
          odds +=
            above[column - 1]
            * (first.units[row - 1] == second.units[column - 1]
              ? agreeing / (first.chances[row - 1] * second.chances[column - 1]).squareRoot()
              : errors)
        }
        cells[column] = odds
        most = max(most, odds)
        if first.endsBlock, row == first.units.count { odds *= EndOdds.blockEnd }
        if second.endsBlock, column == columns - 1 { odds *= EndOdds.blockEnd }
        rowSums[row] += odds
        columnSums[column] += odds
        total += odds
      }
      guard most > total * EndOdds.negligible else { break }
      swap(&above, &cells)
    }
    end = (EndOdds.likeliest(rowSums), EndOdds.likeliest(columnSums))
  }

  private static func likeliest(_ odds: [Double]) -> Int {
    var best = (odds: -1.0, end: 0)
    for end in odds.indices {
      var sum = 0.0
      for near in max(end - tolerance, 0)..<min(end + tolerance + 1, odds.count) {
        sum += odds[near] * (1 - 0.05 * Double(abs(near - end)))
      }
      if sum > best.odds { best = (sum, end) }
    }
    return best.end
  }
}
