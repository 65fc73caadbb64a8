import Testing

@testable import Collate

@Suite struct NetworkTermsTests {
  private func scalars(_ text: String) -> ArraySlice<UInt32> {
    text.unicodeScalars.map(\.value)[...]
  }

  /// As `hashes` of the trainer gives them.
  private static let station: UInt32 = 1_141_367_322
  private static let tree: UInt32 = 3_640_041_648

  @Test func `words, numbers and marks are terms, spaces are none`() {
    let terms = NetworkTerms(vocabulary: [], endings: 1 << 20, isDense: false)
    let rows = terms.rows(of: scalars("the year 00, the end."))
    #expect(rows.count == 7)
    #expect(rows[0] == rows[4])
    #expect(Set(rows).count == 6)
  }

  @Test func `a known term has a row of its own, as the trainer numbers it`() {
    let words = NetworkTerms(vocabulary: [7, Self.station], endings: 16, isDense: false)
    #expect(words.rows(of: scalars("station")) == [2])
    let pairs = NetworkTerms(vocabulary: [Self.tree, .max], endings: 0, isDense: true)
    #expect(pairs.rows(of: scalars("植树植")) == [1, 0])
  }

  @Test func `other words that end alike have one row`() {
    let terms = NetworkTerms(vocabulary: [], endings: 512, isDense: false)
    #expect(terms.rows(of: scalars("nation")) == terms.rows(of: scalars("relation")))
    #expect(terms.rows(of: scalars("nation")) != terms.rows(of: scalars("national")))
    #expect(terms.rows(of: scalars("nation")).allSatisfy { (1...512).contains($0) })
  }

  @Test func `a text without two characters has no pairs`() {
    let terms = NetworkTerms(vocabulary: [], endings: 0, isDense: true)
    #expect(terms.rows(of: []).isEmpty)
    #expect(terms.rows(of: scalars("一")).isEmpty)
  }
}
