/// The differences between two texts, character by character.
///
/// Characters are grapheme clusters, so that a mark stays with its letter; two spellings of one
/// character that Unicode calls canonically equivalent are equal here. Changes are widened to whole
/// figures, and to whole words of scripts that set spaces between words.
///
/// The greedy algorithm of Myers, "An O(ND) difference algorithm and its variations" (1986), finds
/// a shortest edit script. Texts with more than 1,000 differences are no near copies; for
/// these all between the common ends counts as changed.
public struct CharacterDiff: Sendable {
  /// Two stretches that stand opposite each other.
  public struct Run: Sendable, Hashable {
    /// Whether the stretches are equal.
    public let isEqual: Bool
    /// The characters on the left, as indices into ``CharacterDiff/left``.
    public let left: Range<Int>
    /// The characters on the right, as indices into ``CharacterDiff/right``.
    public let right: Range<Int>
  }

  /// The search gives up beyond this number of insertions and deletions.
  static let maximumEdits = 1_000

  /// The characters of the left text.
  public let left: [Character]
  /// The characters of the right text.
  public let right: [Character]
  /// The runs in order; together they cover both texts.
  public let runs: [Run]

  /// Compares two texts.
  ///
  /// - Complexity: O((*n* + *m*) · *d*) time and O(*d*²) memory for *d* differences.
  public init(_ left: String, _ right: String) {
    self.left = Array(left)
    self.right = Array(right)
    let runs = CharacterDiff.runs(self.left, self.right)
    let equal = runs.reduce(0) { $0 + ($1.isEqual ? $1.left.count : 0) }
    // Texts with little in common only look torn when chance agreements are shown.
    if equal * 3 < max(self.left.count, self.right.count) {
      self.runs = [Run(isEqual: false, left: 0..<self.left.count, right: 0..<self.right.count)]
    } else {
      self.runs = CharacterDiff.wholeWords(
        CharacterDiff.wholeFigures(runs, self.left, self.right), self.left, self.right)
    }
  }

  private static func runs(_ left: [Character], _ right: [Character]) -> [Run] {
    var start = 0
    while start < left.count, start < right.count, left[start] == right[start] { start += 1 }
    var leftEnd = left.count
    var rightEnd = right.count
    while leftEnd > start, rightEnd > start, left[leftEnd - 1] == right[rightEnd - 1] {
      leftEnd -= 1
      rightEnd -= 1
    }
    var runs: [Run] = []
    func append(_ isEqual: Bool, _ left: Range<Int>, _ right: Range<Int>) {
      guard !left.isEmpty || !right.isEmpty else { return }
      if let last = runs.last, last.isEqual == isEqual {
        runs[runs.count - 1] = Run(
          isEqual: isEqual, left: last.left.lowerBound..<left.upperBound,
          right: last.right.lowerBound..<right.upperBound)
      } else {
        runs.append(Run(isEqual: isEqual, left: left, right: right))
      }
    }
    append(true, 0..<start, 0..<start)
    if let matches = matches(left[start..<leftEnd], right[start..<rightEnd]) {
      var (x, y) = (start, start)
      for (index, match) in matches.enumerated() {
        // One equal letter between changes only cuts a changed word into pieces that nobody can
        // read. Figures and punctuation are left, since there each character counts.
        let isAlone =
          match.length == 1 && index > 0 && index + 1 < matches.count
          && !left[match.left].isNumber && !left[match.left].isPunctuation
          && match.left > x && match.right > y
        if isAlone { continue }
        append(false, x..<match.left, y..<match.right)
        append(
          true, match.left..<match.left + match.length, match.right..<match.right + match.length)
        (x, y) = (match.left + match.length, match.right + match.length)
      }
      append(false, x..<leftEnd, y..<rightEnd)
    } else {
      append(false, start..<leftEnd, start..<rightEnd)
    }
    append(true, leftEnd..<left.count, rightEnd..<right.count)
    return runs
  }

  private struct Match {
    var left: Int
    var right: Int
    var length: Int
  }

  /// The equal stretches of a shortest edit script; nil where it would be too long.
  private static func matches(
    _ left: ArraySlice<Character>, _ right: ArraySlice<Character>
  ) -> [Match]? {
    let (n, m) = (left.count, right.count)
    if n == 0 || m == 0 { return [] }
    let (a, b) = (left.startIndex, right.startIndex)
    let limit = min(n + m, maximumEdits)
    // frontiers[d][k + d]: how far the left text is read on diagonal k with d edits.
    var frontiers: [[Int]] = []
    for d in 0...limit {
      var frontier = [Int](repeating: 0, count: 2 * d + 1)
      for k in stride(from: -d, through: d, by: 2) {
        var x = 0
        if d > 0 {
          let before = frontiers[d - 1]
          let down = k + 1 <= d - 1 ? before[k + 1 + d - 1] : -1
          let across = k - 1 >= -(d - 1) ? before[k - 1 + d - 1] + 1 : -1
          x = max(down, across)
        }
        var y = x - k
        guard x <= n, y >= 0, y <= m else {
          frontier[k + d] = min(x, n)
          continue
        }
        while x < n, y < m, left[a + x] == right[b + y] {
          x += 1
          y += 1
        }
        frontier[k + d] = x
        if x == n, y == m {
          frontiers.append(frontier)
          return trace(frontiers, n, m, a, b)
        }
      }
      frontiers.append(frontier)
    }
    return nil
  }

  private static func trace(
    _ frontiers: [[Int]], _ n: Int, _ m: Int, _ a: Int, _ b: Int
  ) -> [Match] {
    var matches: [Match] = []
    var (x, y) = (n, m)
    for d in stride(from: frontiers.count - 1, through: 0, by: -1) {
      let k = x - y
      var startX = 0
      var isDown = false
      if d > 0 {
        let before = frontiers[d - 1]
        let down = k + 1 <= d - 1 ? before[k + 1 + d - 1] : -1
        let across = k - 1 >= -(d - 1) ? before[k - 1 + d - 1] + 1 : -1
        isDown = down >= across
        startX = max(down, across)
      }
      if x > startX {
        matches.append(Match(left: a + startX, right: b + startX - k, length: x - startX))
      }
      (x, y) = isDown ? (startX, startX - k - 1) : (startX - 1, startX - k)
    }
    return matches.reversed()
  }
}
