/// The texts of a corpus, read as often as they are needed.
///
/// A search reads every text once for its signature and again only those of candidates, so a corpus may
/// keep them on disk or in a database. It is asked from as many threads at a time as there are
/// ``Workers``, and gives the same text for the same record each time.
///
/// ```swift
/// struct Archive: TextCorpus {
///   let articles: [Article]
///   var count: Int { articles.count }
///
///   func forEachText(of records: [Int], _ body: (Int, Span<UInt8>) -> Void) {
///     for record in records {
///       let text: [UInt8] = articles[record].read()
///       body(record, text.span)
///     }
///   }
/// }
/// ```
///
/// A text that cannot be read is given as an empty one, which is like no other.
public protocol TextCorpus: Sendable {
  /// The number of records.
  var count: Int { get }

  /// Calls `body` once with each of some records and its text in UTF-8.
  ///
  /// - Parameters:
  ///   - records: numbers in `0..<count`, ascending; `body` is called in their order.
  ///   - body: takes the number of a record and its text, and keeps nothing of it. Where a search
  ///     makes signatures, a record that is left out or out of order ends the program.
  func forEachText(of records: [Int], _ body: (Int, Span<UInt8>) -> Void)

  /// Calls `body` once with each record of a range and its text in UTF-8, in order.
  ///
  /// A corpus whose neighbouring texts can be read at once does so here; by default it is
  /// ``forEachText(of:_:)``.
  func forEachText(in records: Range<Int>, _ body: (Int, Span<UInt8>) -> Void)
}

extension TextCorpus {
  /// Calls `body` with the records of a range, one after the other.
  public func forEachText(in records: Range<Int>, _ body: (Int, Span<UInt8>) -> Void) {
    forEachText(of: Array(records), body)
  }
}

/// Texts in memory.
struct TextList: TextCorpus {
  let texts: [String]

  var count: Int { texts.count }

  func forEachText(of records: [Int], _ body: (Int, Span<UInt8>) -> Void) {
    for record in records {
      var text = texts[record]
      text.withUTF8 { body(record, unsafe $0.span) }
    }
  }
}
