/// Joins that the page itself settles, whatever else speaks against them: where the second half begins
/// with a mark that no text begins with, where a line was set on both sides of the seam, or where jump
/// lines at both ends name each other.
struct SettledJoins {
  /// The settled candidates of the field that would not be likely otherwise, each with the signal that
  /// settles it.
  let signals: [Int: String]

  /// Log-odds below which a join is refused all the same: what stands between both was lost.
  private static let refused = -5.0
  /// The same for jump lines where no letter case tells whether the second half begins a sentence.
  private static let refusedWithoutCase = -3.0

  /// - Parameters:
  ///   - odds: the log-odds of the candidates of the field.
  ///   - claimed: the joins that are likelier than not; a half of one of them is settled in no other.
  ///   - likely: the log-odds from which a join is likely by itself.
  /// - Complexity: O(*c*) for *c* candidates.
  init(
    _ field: JoinField, _ odds: [Double], claimed: some Sequence<JoinedBlocks>, below likely: Double
  ) {
    var claims = Claims(claimed)
    var signals: [Int: String] = [:]
    for (found, signal) in [
      (SettledJoins.marks(field, odds), "standing.mark"),
      (SettledJoins.overlaps(field, odds), "standing.overlap"),
      (SettledJoins.jumps(field, odds), "standing.jumpLines"),
    ] {
      for index in found where odds[index] < likely {
        let pair = JoinedBlocks(field.ends(of: index))
        guard pair.from != pair.to, claims.insert(pair) else { continue }
        signals[index] = signal
      }
    }
    self.signals = signals
  }

  /// Which joins have a claim to each tail and head.
  private struct Claims {
    private var heads: [Int: Set<Int>] = [:]
    private var tails: [Int: Set<Int>] = [:]

    init(_ pairs: some Sequence<JoinedBlocks>) { for pair in pairs { enter(pair) } }

    /// Enters a join unless another one has a claim to one of its halves.
    mutating func insert(_ pair: JoinedBlocks) -> Bool {
      guard (heads[pair.from] ?? []).isSubset(of: [pair.to]),
        (tails[pair.to] ?? []).isSubset(of: [pair.from])
      else { return false }
      enter(pair)
      return true
    }

    private mutating func enter(_ pair: JoinedBlocks) {
      heads[pair.from, default: []].insert(pair.to)
      tails[pair.to, default: []].insert(pair.from)
    }
  }

  /// The candidates of blocks that begin with a mark no text begins with, and so carry on the open
  /// text right before them.
  private static func marks(_ field: JoinField, _ odds: [Double]) -> [Int] {
    field.candidates.indices.filter {
      let candidate = field.candidates[$0]
      return candidate.to == candidate.from + 1 && odds[$0] > refused
        && field.reading.mustRunOn(candidate.from)
    }
  }

  /// The candidates whose second half begins with what the first one ends with, more than recurs by
  /// chance, where neither end has another such one.
  private static func overlaps(_ field: JoinField, _ odds: [Double]) -> [Int] {
    let reading = field.reading
    let found = field.candidates.indices.filter {
      let candidate = field.candidates[$0]
      return candidate.overlap > 0 && reading.copies.overlap(candidate.from, candidate.to)
        && reading.roles[candidate.from].isRunningText && reading.hasClauses(candidate.from)
        && reading.shapes[candidate.to].beginning != .upper
        && isInsideClause(reading.texts[candidate.from].scalars.dropLast(candidate.overlap))
    }
    return sole(found, in: field).filter { odds[$0] > refused }
  }

  /// Whether what stands behind a text goes on in its clause. A head may give the beginning of its text
  /// behind a space or a stop, and that is no second half.
  private static func isInsideClause(_ text: ArraySlice<UInt32>) -> Bool {
    guard let last = text.last else { return false }
    if last != 0x20 { return Characters.isWord(last) || Punctuation.isComma(last) }
    return text.dropLast().last.map { !Characters.isUnspaced($0) && isInsideClause([$0]) } ?? false
  }

  /// Those of some candidates that share neither of their halves with another one of them.
  private static func sole(_ found: [Int], in field: JoinField) -> [Int] {
    let tails = Dictionary(grouping: found) { field.candidates[$0].from }
    let heads = Dictionary(grouping: found) { field.candidates[$0].to }
    return found.filter {
      tails[field.candidates[$0].from]?.count == 1 && heads[field.candidates[$0].to]?.count == 1
    }
  }

  /// The candidates whose halves stand at jump lines that name each other and no other ones: the first
  /// breaks off inside a clause and is no scrap, and the second does not begin a sentence.
  private static func jumps(_ field: JoinField, _ odds: [Double]) -> [Int] {
    let agreed = field.candidates.indices.filter {
      let signals = field.candidates[$0].signals
      return signals[PairSignal.jumpAgrees.rawValue] == 1
        && signals[PairSignal.jumpKeyword.rawValue] >= 0
        && field.tails[field.candidates[$0].from][TailSignal.endsInsideCopy.rawValue] == 0
    }
    return sole(agreed, in: field).filter { index in
      let candidate = field.candidates[index]
      let shapes = field.reading.shapes
      return switch (shapes[candidate.from].ending, shapes[candidate.to].beginning) {
      case (.lower, .lower), (.comma, .lower), (.hyphen, .lower), (.lower, .digit):
        odds[index] > refused
      case (.dense, .dense), (.comma, .dense): odds[index] > refusedWithoutCase
      default: false
      }
    }
  }
}
