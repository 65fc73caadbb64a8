extension InputRecord {
  /// Why an input was not read whole. Its description is the English sentence that reports give.
  public enum Cause: Sendable, Hashable {
    /// There is no such file or folder.
    case missing
    /// It may not be read.
    case denied
    /// The system gave no bytes.
    case unreadable
    /// No encoding that is known reads it.
    case undecodable
    /// It looks like text in an encoding of this name, which is not read.
    case foreignEncoding(String)
    /// It is markup around a text, in a format of this name.
    case markup(String)
    /// A folder without texts: the endings of names that texts have, and how many other files it holds.
    case noTexts(endings: [String], passedOver: Int)
    /// A stretch of so many bytes without a blank line, which begins in a line counted from 1.
    case longBlock(bytes: Int, line: Int)
    /// Columns stand side by side on its lines, and no order of reading is known.
    case columnsSideBySide
    /// So many ill-formed sequences, the first of them at a byte counted from 0.
    case malformed(count: Int, first: Int)
    /// Anything else, already in words.
    case other(String)
  }
}

extension InputRecord.Cause: CustomStringConvertible {
  /// Reads the sentence of a cause, as a result holds it: one that is none of theirs is ``other(_:)``,
  /// and an empty one is no cause.
  ///
  /// - Complexity: O(*n*) in the length of the sentence.
  public init?(_ sentence: String) {
    guard !sentence.isEmpty else { return nil }
    let numbers = sentence.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
    var causes = [Self.missing, .denied, .unreadable, .undecodable, .columnsSideBySide]
    if let first = numbers.first, let last = numbers.last {
      causes += [.longBlock(bytes: first, line: last), .malformed(count: first, first: last)]
    }
    causes.append(.foreignEncoding(String(sentence.dropFirst(14).dropLast(35))))
    causes.append(.markup(String(sentence.dropFirst(6).dropLast(15))))
    if let open = sentence.firstIndex(of: "("), let close = sentence.lastIndex(of: ")"),
      open < close
    {
      let names = sentence[open..<close].dropFirst().split(separator: ", ").map(String.init)
      causes.append(.noTexts(endings: names, passedOver: 0))
      causes += numbers.suffix(1).map { .noTexts(endings: names, passedOver: $0) }
    }
    // What a sentence holds is guessed from its form; the sentence that it makes settles it.
    self = causes.first { $0.description == sentence } ?? .other(sentence)
  }

  /// The sentence, in English and without a full stop.
  public var description: String {
    switch self {
    case .missing: "no such file or folder"
    case .denied: "permission denied"
    case .unreadable: "cannot be read"
    case .undecodable: "not text in a known encoding (see --encoding)"
    case .foreignEncoding(let name): "it looks like \(name), which is not read; see --encoding"
    case .markup(let format): "it is \(format); give its text"
    case .noTexts(let endings, let passedOver):
      "no text files (\(endings.joined(separator: ", "))) in it"
        + (passedOver == 0
          ? "" : "; \(passedOver) other \(passedOver == 1 ? "file" : "files") passed over")
    case .longBlock(let bytes, let line):
      "\(bytes) bytes without a blank line, from line \(line) on"
    case .columnsSideBySide:
      "columns stand side by side on its lines; extract its text without layout"
    case .malformed(1, let first): "1 ill-formed sequence, at byte \(first)"
    case .malformed(let count, let first):
      "\(count) ill-formed sequences, the first at byte \(first)"
    case .other(let sentence): sentence
    }
  }
}
