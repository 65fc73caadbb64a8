import Collate

/// What differs between copies, in words for a reader.
///
/// Figures have the signs that stand at their digits, and what differs in a word of a script that sets
/// spaces between words is told by the whole word. The places in a result stay as exact as they are.
struct DifferenceText {
  let report: Report
  private var issue: Issue { report.issue }
  private var language: Language { report.language }

  init(in report: Report) { self.report = report }

  /// Each pair of texts that stand against each other, once, in order; where one says nothing, that it
  /// does.
  ///
  /// - Parameter differences: those of a family, by members and in order.
  func pairs(_ differences: [Difference]) -> [String] {
    var known: Set<String> = []
    return wholes(differences).map(pair).filter { known.insert($0).inserted }
  }

  /// What differs, widened to whole words: in order, and none of them in a word of another one.
  func wholes(_ differences: [Difference]) -> [Whole] {
    var wholes: [Whole] = []
    for difference in differences {
      let whole = whole(difference)
      if let last = wholes.last, last.runsInto(whole) {
        wholes[wholes.count - 1].extend(over: whole)
      } else {
        wholes.append(whole)
      }
    }
    return wholes
  }

  /// Two places of whole words.
  struct Whole {
    let member: Int
    fileprivate(set) var kept: Place
    fileprivate(set) var other: Place

    /// Whether another one, behind this one, has words of it.
    fileprivate func runsInto(_ next: Whole) -> Bool {
      member == next.member
        && (kept.bytes.upperBound > next.kept.bytes.lowerBound
          || other.bytes.upperBound > next.other.bytes.lowerBound)
    }

    fileprivate mutating func extend(over next: Whole) {
      kept = DifferenceText.union(kept, next.kept)
      other = DifferenceText.union(other, next.other)
    }
  }

  fileprivate static func union(_ first: Place, _ second: Place) -> Place {
    Place(
      block: first.block, lastBlock: max(first.lastBlock, second.lastBlock),
      bytes: min(
        first.bytes.lowerBound, second.bytes.lowerBound)..<max(
          first.bytes.upperBound, second.bytes.upperBound))
  }

  /// A place and the text beside it.
  private struct Side {
    var place: Place
    let text: DecodedText
    /// The scalars of the place.
    var range: Range<Int>

    init(_ place: Place, in report: Report) {
      let bytes = report.source(of: place).bytes
      let blocks = report.issue.blocks[place.blocks].map(\.bytes)
      let start = max(blocks[0].lowerBound, place.bytes.lowerBound - DifferenceText.reach)
      let end = min(
        blocks[blocks.count - 1].upperBound, place.bytes.upperBound + DifferenceText.reach)
      self.place = place
      text = DecodedText(bytes, in: (start..<max(start, end)).clamped(to: bytes.indices))
      let offsets = text.offsets
      func index(_ offset: Int) -> Int {
        offsets.firstIndex { $0 >= offset } ?? offsets.count - 1
      }
      range = index(place.bytes.lowerBound)..<index(place.bytes.upperBound)
    }

    /// Words that a border of the place cuts.
    var cuts: Int {
      (range.isEmpty ? [range.lowerBound] : [range.lowerBound, range.upperBound]).count(
        where: cutsWord)
    }

    func cutsWord(at position: Int) -> Bool { SpacedWords.goOn(over: position, in: text.scalars) }

    /// Takes in the words before and behind, or what is left of the one that the place lies in.
    mutating func takeWords(before isBefore: Bool, behind isBehind: Bool) {
      let scalars = text.scalars
      var (start, end) = (range.lowerBound, range.upperBound)
      if isBefore, let last = scalars[..<start].lastIndex(where: Characters.isWord),
        SpacedWords.isPart(scalars[last])
      {
        // Where nothing stands against a part of a word, its other part alone does.
        if range.isEmpty, !isBehind { end = last + 1 }
        start = last
        while cutsWord(at: start) { start -= 1 }
      }
      if isBehind, let next = scalars[end...].firstIndex(where: Characters.isWord),
        SpacedWords.isPart(scalars[next])
      {
        if range.isEmpty, !isBefore { start = next }
        end = next + 1
        while cutsWord(at: end) { end += 1 }
      }
      range = start..<end
      place = Place(
        block: place.block, lastBlock: place.lastBlock,
        bytes: text.offsets[start]..<text.offsets[end])
    }
  }

  /// Bytes beside a place in which the rest of a word is looked for.
  private static let reach = 256

  /// Both places of a difference, with all of the words that one of them cuts.
  private func whole(_ difference: Difference) -> Whole {
    let exact = [Side(difference.kept, in: report), Side(difference.other, in: report)]
    var sides = DifferenceText.shifted(exact)
    let isBefore = sides.contains { $0.cutsWord(at: $0.range.lowerBound) }
    let isBehind = sides.contains { $0.cutsWord(at: $0.range.upperBound) }
    for index in sides.indices { sides[index].takeWords(before: isBefore, behind: isBehind) }
    return Whole(member: difference.member, kept: sides[0].place, other: sides[1].place)
  }

  /// Where one side has more, that may stand one or more letters before or behind as well: in `the dull day`
  /// against `the day`, `ull d` is more and so is `dull `. Of these the one that cuts the fewest words.
  private static func shifted(_ sides: [Side]) -> [Side] {
    guard sides.count(where: \.range.isEmpty) == 1 else { return sides }
    func cuts(_ sides: [Side]) -> Int { sides.reduce(0) { $0 + $1.cuts } }
    var best = sides
    for shift in [shiftedBack, shiftedForth] {
      var next = sides
      for _ in 0..<reach where cuts(best) > 0 {
        guard let further = shift(next) else { break }
        next = further
        if cuts(next) < cuts(best) { best = next }
      }
    }
    return best
  }

  /// What one side has more, moved back by a letter; nil where it is another one.
  private static func shiftedBack(_ sides: [Side]) -> [Side]? {
    let last = sides.map { side in
      side.text.scalars[..<side.range.lowerBound].lastIndex(where: Characters.isWord)
    }
    var shifted = sides
    for (index, side) in sides.enumerated() {
      let scalars = side.text.scalars
      guard let before = last[index] else { return nil }
      guard !side.range.isEmpty else {
        shifted[index].range = before..<before
        continue
      }
      guard let end = scalars[side.range].lastIndex(where: Characters.isWord),
        let other = last[1 - index],
        isSameLetter(scalars[before], scalars[end]),
        isSameLetter(scalars[before], sides[1 - index].text.scalars[other]),
        let rest = scalars[before..<end].lastIndex(where: Characters.isWord)
      else { return nil }
      shifted[index].range = before..<rest + 1
    }
    return shifted
  }

  /// What one side has more, moved on by a letter; nil where it is another one.
  private static func shiftedForth(_ sides: [Side]) -> [Side]? {
    let next = sides.map { side in
      side.text.scalars[side.range.upperBound...].firstIndex(where: Characters.isWord)
    }
    var shifted = sides
    for (index, side) in sides.enumerated() {
      let scalars = side.text.scalars
      guard let behind = next[index] else { return nil }
      guard !side.range.isEmpty else {
        shifted[index].range = behind + 1..<behind + 1
        continue
      }
      guard let start = scalars[side.range].firstIndex(where: Characters.isWord),
        let other = next[1 - index],
        isSameLetter(scalars[behind], scalars[start]),
        isSameLetter(scalars[behind], sides[1 - index].text.scalars[other]),
        let rest = scalars[start + 1...behind].firstIndex(where: Characters.isWord)
      else { return nil }
      shifted[index].range = rest..<behind + 1
    }
    return shifted
  }

  private static func isSameLetter(_ first: UInt32, _ second: UInt32) -> Bool {
    LetterCase.lower(first) == LetterCase.lower(second)
  }

  private func pair(_ whole: Whole) -> String {
    let kept = excerpt(whole.kept)
    let other = excerpt(whole.other)
    if kept.isEmpty { return language.pick("“\(other)” added", "多出“\(other)”") }
    if other.isEmpty { return language.pick("“\(kept)” left out", "缺“\(kept)”") }
    return language.pick("“\(other)” against “\(kept)”", "“\(other)”与“\(kept)”")
  }

  private func excerpt(_ place: Place) -> String { SafeText.excerpt(figure(place), length: 16) }

  /// The text of a figure with the signs that stand at its digits: −5, £5, 5%.
  private func figure(_ place: Place) -> String {
    guard !place.bytes.isEmpty else { return "" }
    let source = report.source(of: place)
    let start = issue.blocks[place.block].bytes.lowerBound
    let end = issue.blocks[place.lastBlock].bytes.upperBound
    let before = source.text(
      max(start, place.bytes.lowerBound - 12)..<place.bytes.lowerBound)
    let after = source.text(
      place.bytes.upperBound..<min(end, place.bytes.upperBound + 12))
    var text = ""
    text.unicodeScalars +=
      before.unicodeScalars.reversed().prefix(while: DifferenceText.isSign).reversed()
    text += source.text(place.bytes)
    text.unicodeScalars += after.unicodeScalars.prefix(while: DifferenceText.isMeasure)
    return text
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "\u{2212}" || scalar.properties.generalCategory == .currencySymbol
  }

  private static func isMeasure(_ scalar: Unicode.Scalar) -> Bool {
    "%％‰".unicodeScalars.contains(scalar)
      || scalar.properties.generalCategory == .currencySymbol
  }
}
