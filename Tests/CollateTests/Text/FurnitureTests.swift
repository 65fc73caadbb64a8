import CollateTestSupport
import Testing

@testable import Collate

@Suite struct FurnitureTests {
  private func blocks(
    _ text: String, _ separation: BlockSeparation = .blankLines
  ) -> [String] {
    let issue = Collate.Issue(sources: [Source(text: text, separation: separation)])
    return issue.blocks.map { issue.text(of: $0) }
  }

  private static let full = Array(repeating: "this line is as wide as the column is", count: 6)
    .joined(separator: "\n")

  @Test(arguments: [
    "Continued on Page A6", "（下转第6版）", "Fortsetzung auf Seite 6", "BUDGET, continued on page 6",
  ])
  func `a jump line to another page ends a block`(line: String) {
    for separation in [BlockSeparation.blankLines, .indents, .shortLines] {
      let blocks = blocks([Self.full, line, Self.full].joined(separator: "\n"), separation)
      let index = blocks.firstIndex { $0.hasSuffix(line) }
      #expect(index != nil && blocks.last == Self.full, "\(separation)")
    }
  }

  @Test(arguments: ["Continued From Page A5", "（上接第5版）", "Fortsetzung von Seite 5"])
  func `a jump line from another page begins a block`(line: String) {
    for separation in [BlockSeparation.blankLines, .indents, .shortLines] {
      let blocks = blocks([Self.full, line, Self.full].joined(separator: "\n"), separation)
      #expect(blocks.first == Self.full, "\(separation)")
      #expect(blocks.contains { $0.hasPrefix(line) }, "\(separation)")
    }
  }

  @Test(arguments: [
    "page 6", "SPORT, Page 6", "See also page 6", "in 2006", "the story is continued on page 6 and",
  ])
  func `other lines that name pages stay where they are`(line: String) {
    #expect(blocks([Self.full, line, Self.full].joined(separator: "\n")).count == 1)
  }

  @Test(arguments: [
    (["The Courier A5", "The Courier A6"], true), (["5", "6"], true), (["- 9 -", "- 10 -"], true),
    (["第05版　江城晨报", "江城晨报　第06版"], true), (["2 The Courier", "The Courier 3"], true),
    (["The Courier", "The Courier", "The Courier"], true), (["The Courier", "The Courier"], false),
    (["One line 5", "Another line 6"], false),
  ])
  func `first and last lines of pages that return with other figures stand apart`(
    lines: [String], isFurniture: Bool
  ) {
    // The texts between them are of one page only.
    func page(_ index: Int) -> String {
      Self.full + "\npage of number \(["one", "two", "three"][index])"
    }
    func text(_ index: Int) -> String { "text \(["one", "two", "three"][index])\n" + page(index) }
    let pages = lines.indices.map(text)
    let above = zip(lines, pages).map { $0 + "\n" + $1 }.joined(separator: "\n\u{0C}")
    #expect(blocks(above).contains(lines[0]) == isFurniture)
    #expect(blocks(above).count == lines.count * (isFurniture ? 2 : 1))
    let below = zip(lines, pages).map { $1 + "\n" + $0 }.joined(separator: "\n\u{0C}\n")
    #expect(blocks(below).contains(lines[0]) == isFurniture)
    let both = zip(lines, pages).map { $0 + "\n" + $1 + "\n" + $0 + "\n" }.joined(
      separator: "\u{0C}")
    #expect(blocks(both).count == lines.count * (isFurniture ? 3 : 1))
  }

  @Test func `two lines of a page head stay together, and a file alone tells them`() {
    let dated = [5, 6].map { "No. \($0)\nFriday, 27 November, page \($0)\n" + Self.full }
    let blocks = blocks(dated.joined(separator: "\u{0C}"))
    #expect(blocks.count == 4)
    #expect(blocks[0] == "No. 5\nFriday, 27 November, page 5")
    let heads = ["Sport", "News", "World"].map {
      "The Courier\n\($0) 1 May\n\n\(Self.full)\nends in \($0)\nor nearly in \($0)"
    }
    #expect(Furniture(of: Source(text: heads.joined(separator: "\u{0C}"))).blockStarts.isEmpty)
    let sources = dated.map { Source(text: $0, separation: .blankLines) }
    #expect(Collate.Issue(sources: sources).blocks.count == 2)
  }

  @Test(arguments: BlockSeparation.allCases, 0..<12 as Range<UInt64>)
  func `every byte that is not white space lies in one block`(
    separation: BlockSeparation, seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "a 1", "中", "\n", "\n\n", "\n\u{0C}", "\nA5\n", "\n（下转第4版）\n", "\nContinued from page 1\n",
    ]
    let text = (0..<120).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
    let blocks = blocks(text, separation)
    #expect(
      blocks.joined().filter { !$0.isWhitespace }
        == text.filter { !$0.isWhitespace && $0 != "\u{0C}" })
    #expect(blocks.allSatisfy { $0.first?.isWhitespace == false && $0.last?.isWhitespace == false })
  }
}
