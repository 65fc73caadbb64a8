/// An issue on the stone: pieces of text in areas of pages, with what is known about them.
struct Composition {
  /// One block to be.
  struct Piece {
    var kind: BlockKind
    /// The lines as set; joined by ``text``.
    var lines: [Line]
    var article: Int?
    var paragraph: Int?
    var part: Int?
    /// A jump line inside the block, before or after its text.
    var prefix: String?
    var suffix: String?
    /// White space before the first line.
    var indent = ""

    /// One line and what joins it to the next one.
    struct Line {
      var text: String
      var breaking: SetLine.Break
    }

    /// The text in one line, hyphens at line ends healed.
    var text: String {
      var result = ""
      for (index, line) in lines.enumerated() {
        result += line.text
        if index + 1 < lines.count, line.breaking == .word { result += " " }
      }
      return result
    }
  }

  /// The place where a paragraph was cut.
  struct Cut {
    let from: Int
    let to: Int
    let article: Int
    let paragraph: Int
    let breaking: SetLine.Break
    let endsSentence: Bool
    var overlap = 0
  }

  /// One end of a jump.
  struct JumpNote {
    let isTo: Bool
    let line: Int
    let isInline: Bool
    let page: Int?
    let isResolved: Bool
    let from: Int?
    let to: Int?
    let isParagraphBoundary: Bool
  }

  /// A copy of a piece.
  struct Copy {
    let kind: String
    let original: Int
    let copy: Int
    /// The copied stretch of the original, in Unicode scalars of its text.
    let span: Range<Int>
    let noise: Double
  }

  /// A stretch of one column: its pieces stand under each other.
  struct Area {
    let page: Int
    let band: Int
    let column: Int
    var pieces: [Int]
  }

  var manuscripts: [Manuscript] = []
  var pieces: [Piece] = []
  var areas: [Area] = []
  var cuts: [Cut] = []
  var jumps: [JumpNote] = []
  var copies: [Copy] = []
  var orphans: [(piece: Int, into: Int)] = []
  /// Articles of which a half is not in the file.
  var truncated: Set<Int> = []
  /// For a truncated article, the paragraphs that are left.
  var remaining: [Int: [String]] = [:]
  /// Links that are neither right nor wrong.
  var uncertainLinks: [(Int, Int)] = []

  /// Adds a piece of one line and returns its number.
  mutating func add(_ kind: BlockKind, _ text: String, article: Int? = nil) -> Int {
    pieces.append(
      Piece(kind: kind, lines: [.init(text: text, breaking: .word)], article: article))
    return pieces.count - 1
  }

  /// Adds an area and returns its number.
  @discardableResult
  mutating func addArea(page: Int, band: Int, column: Int, pieces: [Int]) -> Int {
    areas.append(Area(page: page, band: band, column: column, pieces: pieces))
    return areas.count - 1
  }

  /// The area that holds a piece, and its place there.
  func position(of piece: Int) -> (area: Int, index: Int)? {
    for (area, content) in areas.enumerated() {
      if let index = content.pieces.firstIndex(of: piece) { return (area, index) }
    }
    return nil
  }
}
