import CollateTestSupport
import Testing

@testable import Collate

@Suite struct IssueTests {
  private func texts(_ text: String) -> [String] {
    let issue = Issue(text)
    return issue.blocks.map(issue.text(of:))
  }

  @Test func `blank lines separate blocks and white space at their ends is not part of them`() {
    #expect(texts("\n\n a b \n\n\u{3000}\u{3000}c\nd\n \t\u{3000}\ne") == ["a b", "c\nd", "e"])
    #expect(texts("").isEmpty)
    #expect(texts(" \n\u{3000}\n").isEmpty)
  }

  @Test func `line ends may be LF, CRLF or CR`() {
    #expect(texts("a\r\n\r\nb\r\nc") == ["a", "b\r\nc"])
    #expect(texts("a\r\rb\rc") == ["a", "b\rc"])
  }

  @Test func `a form feed ends a page and a block`() {
    let issue = Issue("a\n\u{0C}b\n\n\u{0C}\n\nc")
    #expect(issue.blocks.map(issue.text(of:)) == ["a", "b", "c"])
    #expect(issue.pages.map(\.number) == [1, 2, 3])
    #expect(issue.blocks.map(\.page) == [0, 1, 2])
  }

  @Test(arguments: [
    ("a\n\u{0C}", 1), ("a\n\u{0C}\n \n", 1), ("a\n\u{0C}b\n\u{0C}", 2), ("a\u{0C}\u{0C}b", 3),
    ("a\u{0C}\u{0C}", 1),
    ("\u{0C}", 1), ("", 1),
  ])
  func `a form feed that ends a file begins no page`(text: String, pages: Int) {
    let issue = Issue(text)
    #expect(issue.pages.count == pages)
    #expect(issue.pages.map(\.number) == Array(1...pages))
  }

  @Test func `form feeds behind the last text begin no pages`() {
    let issue = Issue("a\n\u{C}\n\u{C}b\n\u{C}\u{C}\n\u{C}")
    #expect(issue.pages.map(\.blocks) == [0..<1, 1..<1, 1..<2])
    #expect(Issue("\u{C}\u{C}").pages.count == 1)
    let two = Issue(sources: [
      Source(path: "1", text: "a\u{C}\u{C}"), Source(path: "2", text: "\u{C}b\u{C}"),
    ])
    #expect(two.pages.map(\.source) == [0, 1, 1] && two.blocks.map(\.page) == [0, 2])
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `columns of long lines are those counted from the start`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let letters: [[UInt8]] = [[0x61], Array("水".utf8), Array("🎭".utf8), [0xFF], [0xE6, 0xB0]]
    var bytes: [UInt8] = []
    while bytes.count < 9_000 {
      bytes += letters[Int(random.next() % 5)]
      if random.next() % 3_000 == 0 { bytes.append(0x0A) }
    }
    let source = Source(path: "-", bytes: bytes)
    for _ in 0..<200 {
      let offset = Int(random.next() % UInt64(bytes.count + 1))
      let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      // A position inside a character counts as behind it.
      var (position, scalars, utf16) = (start, 1, 1)
      while position < offset {
        let step = bytes.span.scalar(at: position, end: bytes.count)
        (position, scalars) = (position + step.length, scalars + 1)
        utf16 += step.value > 0xFFFF ? 2 : 1
      }
      #expect(source.column(at: offset, unit: .scalars) == scalars)
      #expect(source.column(at: offset, unit: .utf16) == utf16)
      #expect(source.column(at: offset, unit: .bytes) == offset - start + 1)
    }
  }

  @Test func `a byte order mark counts in places and is in no block`() {
    let issue = Issue(sources: [Source(path: "x", bytes: [0xEF, 0xBB, 0xBF, 0x61])])
    #expect(issue.blocks[0].bytes == 3..<4)
    #expect(issue.sources[0].position(at: 3) == (1, 1))
  }

  @Test func `ill-formed bytes are reported and the rest is read`() {
    let bytes: [UInt8] = [0x61, 0xFF, 0x62, 0x0A, 0x0A, 0xE4, 0xB8, 0x0A, 0x63]
    let source = Source(path: "x", bytes: bytes)
    #expect(source.malformed == [1, 5])
    let issue = Issue(sources: [source])
    #expect(issue.blocks.map(issue.text(of:)) == ["a\u{FFFD}b", "\u{FFFD}\nc"])
  }

  @Test func `columns count in the unit asked for`() {
    let source = Source(text: "x\n中𠮷e\u{301}z")
    let offset = 2 + 3 + 4 + 1 + 2
    #expect(source.position(at: offset) == (2, 5))
    #expect(source.column(at: offset, unit: .utf16) == 6)
    #expect(source.column(at: offset, unit: .bytes) == 11)
  }

  @Test(arguments: 0..<40)
  func `decoding agrees with the standard library on random bytes`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let lead: [UInt8] = [
      0x61, 0xC3, 0xA9, 0xE4, 0xB8, 0xAD, 0xF0, 0xA0, 0xAE, 0xB7, 0x80, 0xED, 0xF4,
    ]
    let bytes = (0..<60).map { _ in lead[Int(generator.next() % UInt64(lead.count))] }
    let decoded = DecodedText(bytes, in: 0..<bytes.count)
    #expect(
      decoded.scalars == String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value))
    #expect(decoded.offsets.last == bytes.count)
  }

  @Test(arguments: 0..<40)
  func `every byte that is not white space lies in exactly one block`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let pieces = ["a", "中", " ", "\n", "\n\n", "\u{0C}", "\r\n", "\u{3000}", "。"]
    let text = (0..<80).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }.joined()
    let issue = Issue(text)
    var covered = 0
    for (left, right) in zip(issue.blocks, issue.blocks.dropFirst()) {
      #expect(left.bytes.upperBound <= right.bytes.lowerBound)
    }
    for block in issue.blocks { covered += issue.text(of: block).filter { !$0.isWhitespace }.count }
    #expect(covered == text.filter { !$0.isWhitespace && $0 != "\u{0C}" }.count)
  }

  @Test(arguments: [Int.min, -2, -1, 0, 3, 8, 9, 10, .max])
  func `positions outside a text count as its ends`(offset: Int) {
    let text = "ab\nc漢d"
    let source = Source(text: text)
    let near = min(max(offset, 0), source.bytes.count)
    #expect(source.line(at: offset) == source.line(at: near))
    #expect(source.position(at: offset) == source.position(at: near))
    for unit in [Source.ColumnUnit.bytes, .scalars, .utf16] {
      #expect(source.column(at: offset, unit: unit) == source.column(at: near, unit: unit))
    }
    let (low, high) = (min(offset, 1), max(offset, 1))
    #expect(source.text(low..<high) == source.text(max(low, 0)..<min(high, source.bytes.count)))
    let place = Place(block: 0, bytes: low..<high)
    #expect((place.range(in: text) != nil) == (0...source.bytes.count ~= offset))
  }

  @Test func `a place whose last block stands before its first touches the first`() {
    #expect(Place(block: 3, lastBlock: 1, bytes: 0..<1).blocks == 3...3)
    #expect(Place(block: 1, lastBlock: 3, bytes: 0..<1).blocks == 1...3)
  }
}
