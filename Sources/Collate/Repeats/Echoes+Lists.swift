extension Echoes {
  /// Whether a place is a list of names or the like and little else: five short items or more in a row
  /// between list marks.
  func isList(_ place: Range<Int>) -> Bool {
    var inLists = 0
    var run: [Range<Int>] = []
    func endRun() {
      if run.count >= Echoes.fewestItems { inLists += run.reduce(0) { $0 + $1.count } }
      run = []
    }
    for item in items(place) {
      if !item.followsListMark { endRun() }
      if isShort(item.range) { run.append(item.range) } else { endRun() }
    }
    endRun()
    return inLists * 5 >= place.count * 3
  }

  private static let fewestItems = 5

  /// The stretches of a place between marks, but for marks inside of names.
  private func items(_ place: Range<Int>) -> [(range: Range<Int>, followsListMark: Bool)] {
    var items: [(range: Range<Int>, followsListMark: Bool)] = []
    var start = place.lowerBound
    var followsListMark = false
    for position in place.dropFirst() {
      let marks = text.gap(before: position).filter {
        !Characters.isSpace($0) && !Characters.isAlphabetic($0)
      }
      let isList = marks.count == 1 && Echoes.isListMark(marks[0])
      guard isList || !marks.allSatisfy(RepeatText.joinsWords) else { continue }
      items.append((start..<position, followsListMark))
      (start, followsListMark) = (position, isList)
    }
    return items + [(start..<place.upperBound, followsListMark)]
  }

  /// Whether an item is as short as a name: six characters of a dense script, or three words that begin
  /// with a capital.
  private func isShort(_ item: Range<Int>) -> Bool {
    let block = text.block(at: item.lowerBound)
    if text.isDense[block] { return item.count <= 6 }
    let spaces = item.dropFirst().count { text.gap(before: $0).contains(where: Characters.isSpace) }
    let first = text.bytes(of: item.prefix(1), in: block...block)
    let source = text.issue.sources[text.issue.blocks[block].source]
    return spaces <= 2
      && DecodedText(source.bytes, in: first).scalars.first.map(LetterCase.isUpper) ?? false
  }

  /// The commas and semicolons of all widths.
  private static func isListMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2C, 0x3B, 0x3001, 0xFF0C, 0xFF1B, 0xFF64: true
    default: false
    }
  }
}
