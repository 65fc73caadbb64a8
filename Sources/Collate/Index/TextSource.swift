/// The texts of a corpus, read as often as they are needed.
///
/// A search reads every text once for its signature and again only those of candidates, so a source
/// may keep them on disk. It is asked from several threads at a time.
package protocol TextSource: Sendable {
  /// The number of records.
  var count: Int { get }

  /// Calls `body` with the number and the text, in UTF-8, of some records, in ascending order.
  func forEachText(in records: Range<Int>, _ body: (Int, Span<UInt8>) -> Void)

  /// Calls `body` with the number and the text, in UTF-8, of records given in ascending order.
  func forEachText(of records: [Int], _ body: (Int, Span<UInt8>) -> Void)
}

/// Texts in memory.
struct TextList: TextSource {
  let texts: [String]

  var count: Int { texts.count }

  func forEachText(in records: Range<Int>, _ body: (Int, Span<UInt8>) -> Void) {
    forEachText(of: Array(records), body)
  }

  func forEachText(of records: [Int], _ body: (Int, Span<UInt8>) -> Void) {
    for record in records {
      var text = texts[record]
      text.withUTF8 { body(record, unsafe $0.span) }
    }
  }
}
