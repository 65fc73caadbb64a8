extension CharacterDiff {
  /// Widens changes to whole words of scripts that set spaces between them: Thursday against Friday, not
  /// Thu and s against F and i.
  static func wholeWords(_ runs: [Run], _ left: [Character], _ right: [Character]) -> [Run] {
    let texts = [left, right].map { $0.map { $0.unicodeScalars.first?.value ?? 0 } }
    func isInside(_ position: (left: Int, right: Int)) -> Bool {
      SpacedWords.goOn(over: position.left, in: texts[0])
        || SpacedWords.goOn(over: position.right, in: texts[1])
    }
    var result: [Run] = []
    func append(_ isEqual: Bool, upTo end: (left: Int, right: Int)) {
      let start = result.last.map { ($0.left.upperBound, $0.right.upperBound) } ?? (0, 0)
      let run = Run(isEqual: isEqual, left: start.0..<end.left, right: start.1..<end.right)
      guard !run.left.isEmpty || !run.right.isEmpty else { return }
      if let last = result.last, last.isEqual == isEqual {
        result[result.count - 1] = Run(
          isEqual: isEqual, left: last.left.lowerBound..<end.left,
          right: last.right.lowerBound..<end.right)
      } else {
        result.append(run)
      }
    }
    for (index, run) in runs.enumerated() {
      var (start, end) = (0, run.left.count)
      func position(_ offset: Int) -> (left: Int, right: Int) {
        (run.left.lowerBound + offset, run.right.lowerBound + offset)
      }
      if run.isEqual {
        // What belongs to the changes before and behind.
        if index > 0 {
          while start < end, isInside(position(start)) { start += 1 }
        }
        if index + 1 < runs.count {
          while end > start, isInside(position(end)) { end -= 1 }
        }
        append(false, upTo: position(start))
        append(true, upTo: position(end))
        append(false, upTo: position(run.left.count))
      } else {
        append(false, upTo: (run.left.upperBound, run.right.upperBound))
      }
    }
    return result
  }
}
