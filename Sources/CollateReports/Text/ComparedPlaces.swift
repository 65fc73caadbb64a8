import Collate

extension Report {
  /// Two places that are set against each other, as they are shown.
  ///
  /// A passage ends with its last letter; a whole block, with the full stop behind it. Marks that stand at
  /// the end of one place, and behind the other as well, are shown in both, and so at their starts: else a
  /// reader would look for a full stop that is there.
  func shown(_ left: Place, _ right: Place) -> (left: Place, right: Place) {
    let sides = (Side(left, self), Side(right, self))
    return (sides.0.takingIn(the: sides.1), sides.1.takingIn(the: sides.0))
  }

  /// A place and the marks at its ends.
  private struct Side {
    let place: Place
    private let marks: (start: String, end: String)
    private let before: String
    private let behind: String

    init(_ place: Place, _ report: Report) {
      self.place = place
      let source = report.source(of: place)
      let blocks = report.issue.blocks[place.blocks]
      let start = min(blocks[blocks.startIndex].bytes.lowerBound, place.bytes.lowerBound)
      let end = max(blocks[blocks.endIndex - 1].bytes.upperBound, place.bytes.upperBound)
      let text = source.text(place.bytes)
      marks = (
        String(text.prefix(while: Side.isMark)),
        String(text.reversed().prefix(while: Side.isMark).reversed())
      )
      before = source.text(max(start, place.bytes.lowerBound - Side.reach)..<place.bytes.lowerBound)
      behind = source.text(place.bytes.upperBound..<min(end, place.bytes.upperBound + Side.reach))
    }

    /// The place with the marks beside it that another one has at its own ends.
    func takingIn(the other: Side) -> Place {
      var (start, end) = (place.bytes.lowerBound, place.bytes.upperBound)
      // Bytes are compared, for they are what a place counts.
      let (startMarks, endMarks) = (other.marks.start.utf8, other.marks.end.utf8)
      if marks.start.isEmpty, before.utf8.reversed().starts(with: startMarks.reversed()) {
        start -= startMarks.count
      }
      if marks.end.isEmpty, behind.utf8.starts(with: endMarks) { end += endMarks.count }
      return Place(block: place.block, lastBlock: place.lastBlock, bytes: start..<end)
    }

    /// Bytes beside a place in which its marks stand.
    private static let reach = 64

    private static func isMark(_ character: Character) -> Bool {
      // What stands for ill-formed bytes takes other bytes than they do.
      (character.isPunctuation || character.isSymbol) && character != "\u{FFFD}"
    }
  }
}
