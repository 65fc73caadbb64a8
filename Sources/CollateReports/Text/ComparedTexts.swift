import Collate

extension Report {
  /// The texts of two places that are set against each other.
  ///
  /// A passage ends with its last letter; a whole block, with the full stop behind it. Marks that stand at
  /// the end of one place, and behind the other as well, are shown in both, and so at their starts: else a
  /// reader would look for a full stop that is there.
  func comparedTexts(_ left: Place, _ right: Place) -> (left: String, right: String) {
    var sides = [Side(left, self), Side(right, self)]
    let (ends, starts) = (sides.map(\.marksAtEnd), sides.map(\.marksAtStart))
    sides[0].takeIn(before: starts[1], behind: ends[1], unless: starts[0], ends[0])
    sides[1].takeIn(before: starts[0], behind: ends[0], unless: starts[1], ends[1])
    return (sides[0].text, sides[1].text)
  }

  /// A place with what stands around it in its blocks.
  private struct Side {
    private(set) var text: String
    private let before: String
    private let behind: String

    init(_ place: Place, _ report: Report) {
      let source = report.source(of: place)
      let blocks = report.issue.blocks[place.blocks]
      let start = min(blocks[blocks.startIndex].bytes.lowerBound, place.bytes.lowerBound)
      let end = max(blocks[blocks.endIndex - 1].bytes.upperBound, place.bytes.upperBound)
      text = source.text(place.bytes)
      before = source.text(start..<place.bytes.lowerBound)
      behind = source.text(place.bytes.upperBound..<end)
    }

    var marksAtStart: String { String(text.prefix(while: Self.isMark)) }
    var marksAtEnd: String { String(text.reversed().prefix { Self.isMark($0) }.reversed()) }

    /// Takes in marks that the other place has at its ends and this one beside its own.
    mutating func takeIn(
      before marks: String, behind endMarks: String, unless own: String, _ ownEnd: String
    ) {
      if own.isEmpty, !marks.isEmpty, before.hasSuffix(marks) { text = marks + text }
      if ownEnd.isEmpty, !endMarks.isEmpty, behind.hasPrefix(endMarks) { text += endMarks }
    }

    private static func isMark(_ character: Character) -> Bool {
      character.isPunctuation || character.isSymbol
    }
  }
}
