extension RepeatText {
  /// Whether a figure that the unit before belongs to goes on with a unit: nothing stands between
  /// them in their block, or one mark that divides figures. A comma of dense script divides clauses too:
  /// it stands in a figure only before three digits.
  func isInFigure(before position: Int) -> Bool {
    guard block(at: position) == block(at: position - 1) else { return false }
    let gap = gap(before: position)
    guard let mark = gap.first else { return true }
    return gap.count == 1 && RepeatText.dividesFigures(mark)
      && (mark != RepeatText.wideComma || digits(from: position) == 3)
  }

  private static let wideComma: UInt32 = 0xFF0C

  /// The digits of a block from a unit on with nothing between them.
  private func digits(from position: Int) -> Int {
    units[position..<starts[block(at: position) + 1]].indices.prefix {
      Characters.isDigit(units[$0]) && ($0 == position || gap(before: $0).isEmpty)
    }.count
  }

  /// Whether two figures with the same digits have other signs, count something else, or are divided at
  /// other places. What divides them in thousands tells nothing.
  ///
  /// At the edge of a block that has been cut there, a sign may be lost: a figure with nothing between
  /// it and the edge has any sign where the block of the other one goes on.
  ///
  /// - Parameters:
  ///   - first: the digits of one figure, or of several that only marks and spaces divide.
  ///   - second: as many digits.
  func differInMarks(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    if divisions(of: first) != divisions(of: second) { return true }
    let hasStart = !RepeatText.mayBeCut((edge(before: first), edge(before: second)))
    let hasEnd = !RepeatText.mayBeCut((edge(after: first), edge(after: second)))
    return signs(of: first, before: hasStart, after: hasEnd)
      != signs(of: second, before: hasStart, after: hasEnd)
  }

  /// What a figure has between it and the end of its block.
  private enum Edge {
    /// Other units.
    case units
    /// Marks or spaces alone.
    case marks
    case nothing
  }

  private func edge(before digits: Range<Int>) -> Edge {
    if starts[block(at: digits.lowerBound)] < digits.lowerBound { return .units }
    return gap(before: digits.lowerBound).isEmpty ? .nothing : .marks
  }

  private func edge(after digits: Range<Int>) -> Edge {
    let last = digits.upperBound - 1
    if digits.upperBound < starts[block(at: last) + 1] { return .units }
    return gap(after: last).isEmpty ? .nothing : .marks
  }

  private static func mayBeCut(_ edges: (Edge, Edge)) -> Bool {
    edges == (.nothing, .units) || edges == (.units, .nothing)
  }

  /// The places where digits are divided, with what divides them.
  private func divisions(of digits: Range<Int>) -> [UInt32] {
    var marks: [UInt32] = []
    let divisions = digits.dropFirst().filter { !gap(before: $0).isEmpty }
    var start = digits.lowerBound
    for (index, division) in divisions.enumerated() {
      let end = index + 1 < divisions.count ? divisions[index + 1] : digits.upperBound
      let gap = gap(before: division)
      let isThousands =
        end - division == 3 && division - start <= 3 && gap.count == 1
        && (RepeatText.dividesFigures(gap[0]) || Characters.isSpace(gap[0]))
      if !isThousands { marks += [UInt32(division - digits.lowerBound)] + RepeatText.division(gap) }
      start = division
    }
    return marks
  }

  /// The minus before a figure, and a currency or a percentage on either side.
  private func signs(of digits: Range<Int>, before: Bool, after: Bool) -> [UInt32] {
    let start = before ? gap(before: digits.lowerBound) : []
    let end = after ? gap(after: digits.upperBound - 1) : []
    var signs: [UInt32] = []
    if let last = start.last, RepeatText.isMinus(last),
      start.count > 1 || !isLetterOrDigit(digits.lowerBound - 1, beside: digits.lowerBound)
    {
      signs.append(0x2D)
    }
    let beside = [
      start.last { !Characters.isSpace($0) && !RepeatText.isMinus($0) },
      end.first { !Characters.isSpace($0) },
    ]
    return signs + beside.compactMap { $0.flatMap(RepeatText.measure) }
  }

  /// Whether a unit of the same block is a letter with spaces between words, or a digit: a dash behind
  /// it is no sign.
  private func isLetterOrDigit(_ position: Int, beside other: Int) -> Bool {
    range(of: block(at: other)).contains(position)
      && (Characters.isDigit(units[position]) || !Characters.isUnspaced(units[position]))
  }

  /// The point, the comma and the colon of figures, the spaces that are not broken and the apostrophe.
  private static func dividesFigures(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2C, 0x2E, 0x3A, 0xFF0C, 0xFF0E, 0xFF1A, 0x27, 0x2019, 0xA0, 0x2009, 0x202F, 0x66B, 0x66C:
      true
    default: false
    }
  }

  /// What divides two figures, whatever the point looks like and however wide a space is.
  private static func division(_ gap: [UInt32]) -> [UInt32] {
    let marks = gap.filter { !Characters.isSpace($0) }
    guard !marks.isEmpty else { return [0x20] }
    return marks.map { mark in
      if dividesFigures(mark) { return 0x2E }
      if Punctuation.isHyphen(mark) || Punctuation.isDash(mark) || isMinus(mark) { return 0x2D }
      return (0xFF01...0xFF5E).contains(mark) ? mark - 0xFEE0 : mark
    }
  }

  private static func isMinus(_ scalar: UInt32) -> Bool {
    scalar == 0x2D || scalar == 0x2212 || scalar == 0xFF0D || scalar == 0xFE63
  }

  /// A currency, per cent or per mille, in one width; nil for other marks.
  private static func measure(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x24, 0x25, 0xA2, 0xA3, 0xA5, 0x20A0...0x20CF, 0x2030, 0x2031: scalar
    case 0x66A: 0x25
    case 0xFF04, 0xFF05: scalar - 0xFEE0
    case 0xFFE0: 0xA2
    case 0xFFE1: 0xA3
    case 0xFFE5: 0xA5
    case 0xFFE6: 0x20A9
    default: nil
    }
  }
}
