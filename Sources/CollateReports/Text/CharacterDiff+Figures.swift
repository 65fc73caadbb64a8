extension CharacterDiff {
  /// Widens changed figures to whole ones: 12 against 15, not 2 against 5.
  static func wholeFigures(
    _ runs: [Run], _ left: [Character], _ right: [Character]
  ) -> [Run] {
    var result: [Run] = []
    var taken = 0
    for (index, run) in runs.enumerated() {
      if run.isEqual {
        // What the change before has taken, and what the change after will take.
        let end = index + 1 < runs.count ? figure(before: runs[index + 1], run, left, right) : 0
        let range = taken..<max(taken, run.left.count - end)
        taken = 0
        guard !range.isEmpty else { continue }
        result.append(
          Run(
            isEqual: true,
            left: run.left.lowerBound + range.lowerBound..<run.left.lowerBound + range.upperBound,
            right: run.right.lowerBound + range.lowerBound..<run.right.lowerBound + range.upperBound
          ))
        continue
      }
      if index + 1 < runs.count { taken = figure(after: run, runs[index + 1], left, right) }
      let start = result.last.map { ($0.left.upperBound, $0.right.upperBound) } ?? (0, 0)
      let (leftRange, rightRange) = (
        start.0..<run.left.upperBound + taken, start.1..<run.right.upperBound + taken
      )
      if let last = result.last, !last.isEqual {
        result[result.count - 1] = Run(
          isEqual: false, left: last.left.lowerBound..<leftRange.upperBound,
          right: last.right.lowerBound..<rightRange.upperBound)
      } else {
        result.append(Run(isEqual: false, left: leftRange, right: rightRange))
      }
    }
    return result
  }

  /// How many characters at the end of an equal run belong to the figure that the change starts with.
  private static func figure(
    before change: Run, _ equal: Run, _ left: [Character], _ right: [Character]
  ) -> Int {
    guard beginsFigure(left[change.left]) || beginsFigure(right[change.right]) else { return 0 }
    return length(of: left[equal.left].reversed())
  }

  /// How many characters at the start of an equal run belong to the figure that the change ends with.
  private static func figure(
    after change: Run, _ equal: Run, _ left: [Character], _ right: [Character]
  ) -> Int {
    guard beginsFigure(left[change.left].reversed()) || beginsFigure(right[change.right].reversed())
    else { return 0 }
    return length(of: Array(left[equal.left]))
  }

  /// Whether some characters begin with a digit, or with a point or a comma before one: what is left of
  /// a figure at the edge of a change.
  private static func beginsFigure(_ characters: some Sequence<Character>) -> Bool {
    characters.first { !isPoint($0) }.map(isDigit) ?? false
  }

  /// The length of the digits at the start, with single points and commas between them.
  private static func length(of characters: [Character]) -> Int {
    var length = 0
    while length < characters.count {
      if isDigit(characters[length]) {
        length += 1
      } else if isPoint(characters[length]), length + 1 < characters.count,
        isDigit(characters[length + 1])
      {
        length += 2
      } else {
        break
      }
    }
    return length
  }

  private static func isPoint(_ character: Character) -> Bool { ".,．，".contains(character) }

  private static func isDigit(_ character: Character) -> Bool {
    ("0"..."9").contains(character) || ("０"..."９").contains(character)
  }
}
