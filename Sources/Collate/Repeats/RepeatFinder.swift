/// The repeats of an issue.
public struct Repeats: Sendable {
  /// Repeats to report.
  public let families: [Family]
  /// Repeats that are no fault.
  public let echoes: [Family]
}

/// Finds repeated text in an issue.
public struct RepeatFinder: Sendable {
  private let options: RepeatOptions

  /// Makes a finder.
  public init(options: RepeatOptions) { self.options = options }

  /// Finds exact repeats of runs of blocks.
  public func find(in issue: Issue, roles: [BlockRole]) -> Repeats {
    let forms = issue.blocks.indices.map { MatchingForm(issue, block: $0).units }
    var places: [[UInt32]: [Int]] = [:]
    for (block, units) in forms.enumerated() where units.count >= options.minimumDenseCharacters {
      places[units, default: []].append(block)
    }
    var families: [Family] = []
    var done: Set<Int> = []
    for block in forms.indices where !done.contains(block) {
      guard let copies = places[forms[block]], copies.count > 1, copies[0] == block else {
        continue
      }
      var length = 1
      while copies.allSatisfy({ $0 + length < forms.count })
        && copies.dropFirst().allSatisfy({ forms[$0 + length] == forms[block + length] })
        && copies[1] > block + length && !forms[block + length].isEmpty
      { length += 1 }
      for copy in copies { done.formUnion(copy..<copy + length) }
      families.append(
        Family(
          kind: .exact, similarity: 1,
          characters: (block..<block + length).reduce(0) { $0 + forms[$1].count },
          members: copies.map { issue.place(of: $0...$0 + length - 1) },
          id: String(
            FNV.hash(
              forms[block].flatMap {
                [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
              }), radix: 16)))
    }
    return Repeats(families: families, echoes: [])
  }
}
