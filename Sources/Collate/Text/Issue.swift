/// The text of a newspaper issue: one file or several, cut into pages and blocks.
///
/// A block is a stretch of text between blank lines, or what else separates the blocks of its file
/// (``BlockSeparation``). Lines of the page that stand between lines of text, its head, its number, and
/// jump lines, begin or end a block as well. A page ends at a form feed and at the end of a file; a block never runs
/// over a page. White space at the ends of a block is not part of it.
///
///     let issue = Issue("Headline\n\nFirst half of a\n\nsentence.\n")
///     issue.blocks.count             // 3
///     issue.text(of: issue.blocks[2])  // "sentence."
///
/// Reading never fails: ill-formed UTF-8 is reported by ``Source/malformed`` and read as U+FFFD.
public struct Issue: Sendable, Hashable {
  /// The files, in the order given; together they are one issue.
  public let sources: [Source]
  /// The pages of all files in order.
  public let pages: [Page]
  /// The blocks of all files in order.
  public let blocks: [Block]

  /// One page.
  public struct Page: Sendable, Hashable {
    /// The index of the file in ``Issue/sources``.
    public let source: Int
    /// The number of the page in its file, counted from 1.
    public let number: Int
    /// The blocks on it, as indices into ``Issue/blocks``; may be empty.
    public let blocks: Range<Int>
  }

  /// One block of text.
  public struct Block: Sendable, Hashable {
    /// The index of the file in ``Issue/sources``.
    public let source: Int
    /// The number of the block in its file, counted from 1.
    public let number: Int
    /// The index of its page in ``Issue/pages``.
    public let page: Int
    /// The bytes of the block in its source, without white space at the ends.
    public let bytes: Range<Int>
  }

  /// Cuts files into pages and blocks.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public init(sources: [Source]) {
    self.sources = sources
    var pages: [Page] = []
    var blocks: [Block] = []
    for (index, source) in sources.enumerated() {
      Issue.segment(source, index, &pages, &blocks)
    }
    self.pages = pages
    self.blocks = blocks
  }

  /// Cuts one text into pages and blocks.
  public init(_ text: String, path: String = "-") {
    self.init(sources: [Source(path: path, text: text)])
  }

  /// The text of a block.
  ///
  /// - Precondition: The block is one of the issue.
  public func text(of block: Block) -> String { sources[block.source].text(block.bytes) }

  /// The text of a place; bytes outside its file are left out.
  ///
  /// - Precondition: The first block of the place is one of the issue.
  public func text(of place: Place) -> String {
    sources[blocks[place.block].source].text(place.bytes)
  }

  /// The place that a run of blocks of one file takes.
  ///
  /// - Precondition: The run is not empty and lies in one file.
  public func place(of run: ClosedRange<Int>) -> Place {
    Place(
      block: run.lowerBound, lastBlock: run.upperBound,
      bytes: blocks[run.lowerBound].bytes.lowerBound..<blocks[run.upperBound].bytes.upperBound)
  }

  /// The place of one whole block.
  public func place(of block: Int) -> Place { place(of: block...block) }

  private static func segment(
    _ source: Source, _ index: Int, _ pages: inout [Page], _ blocks: inout [Block]
  ) {
    let span = source.bytes.span
    let lineEnd = UInt32(source.lineEnd)
    let firstOfFile = blocks.count
    var firstOfPage = blocks.count
    var pageNumber = 1
    // The block being read, and whether its current line has shown anything but white space.
    let firstPageOfFile = pages.count
    var start = 0
    var end = 0
    var isOpen = false
    var lineIsBlank = true
    var starts = Issue.startsInside(source)[...]

    func closeBlock() {
      guard isOpen else { return }
      blocks.append(
        Block(
          source: index, number: blocks.count - firstOfFile + 1, page: pages.count,
          bytes: start..<end))
      isOpen = false
    }
    func closePage() {
      closeBlock()
      pages.append(Page(source: index, number: pageNumber, blocks: firstOfPage..<blocks.count))
      pageNumber += 1
      firstOfPage = blocks.count
    }

    var position = Source.byteOrderMarkLength(source.bytes)
    while position < span.count {
      let step = span.scalar(at: position, end: span.count)
      if step.value == 0x0C {
        closePage()
      } else if step.value == lineEnd {
        if lineIsBlank || source.separation == .lines { closeBlock() }
        lineIsBlank = true
      } else if !Characters.isSpace(step.value) {
        if position == starts.first {
          closeBlock()
          starts.removeFirst()
        }
        if !isOpen {
          isOpen = true
          start = position
        }
        end = position + step.length
        lineIsBlank = false
      }
      position += step.length
    }
    // A form feed may end the last page as it ends the others.
    if isOpen || firstOfPage < blocks.count || pageNumber == 1 { closePage() }
    // Form feeds behind the last text begin no pages.
    while pages.count - firstPageOfFile > 1, pages[pages.count - 1].blocks.isEmpty {
      pages.removeLast()
    }
  }

  /// Where blocks of a file begin that no blank line or page begins, as byte positions.
  private static func startsInside(_ source: Source) -> [Int] {
    let starts: [Int]
    switch source.separation {
    case .indents: starts = ColumnLines(source.bytes, lineEnd: source.lineEnd).indentedBlockStarts
    case .shortLines: starts = ColumnLines(source.bytes, lineEnd: source.lineEnd).blockStarts
    case .automatic, .blankLines: starts = []
    case .lines: return []
    }
    let furniture = Furniture(of: source).blockStarts
    return furniture.isEmpty ? starts : Set(starts).union(furniture).sorted()
  }

  /// Whether white space before a line is an indent: an ideographic space, a tab, two spaces. More than
  /// four Han characters are a column of a table or a line in the middle.
  static func isIndent(width: Int) -> Bool { (2...8).contains(width) }
}

/// A place in an issue: a byte range in one file, and the blocks it touches.
public struct Place: Sendable, Hashable {
  /// The index of the first block in ``Issue/blocks``.
  public let block: Int
  /// The index of the last block; the same as `block` for a place inside one block.
  public let lastBlock: Int
  /// The UTF-8 bytes in the source of the block.
  public let bytes: Range<Int>

  /// Makes a place.
  public init(block: Int, lastBlock: Int, bytes: Range<Int>) {
    self.block = block
    self.lastBlock = lastBlock
    self.bytes = bytes
  }

  /// Makes a place inside one block.
  public init(block: Int, bytes: Range<Int>) {
    self.init(block: block, lastBlock: block, bytes: bytes)
  }

  /// The indices of the blocks it touches: of the first alone where the last one stands before it.
  public var blocks: ClosedRange<Int> { block...max(block, lastBlock) }
}

extension Place: Comparable {
  /// Orders places by their start in the issue, then by their end.
  public static func < (left: Place, right: Place) -> Bool {
    (left.block, left.bytes.lowerBound, left.lastBlock, left.bytes.upperBound)
      < (right.block, right.bytes.lowerBound, right.lastBlock, right.bytes.upperBound)
  }
}
