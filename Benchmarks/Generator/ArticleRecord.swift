import Foundation

/// An article before it is laid out.
struct ArticleRecord: Codable {
  var id: String
  var lang: String
  var title: String
  var paragraphs: [String]

  /// The number of characters in all paragraphs.
  var count: Int { paragraphs.reduce(0) { $0 + $1.count } }
}

/// The documents of a file that one run may use, such as 7/10: those whose index leaves 7 by 10.
struct DocumentSelection {
  let remainder: Int
  let modulus: Int

  /// Every document.
  static let all = DocumentSelection(remainder: 0, modulus: 1)

  private init(remainder: Int, modulus: Int) {
    self.remainder = remainder
    self.modulus = modulus
  }

  /// Reads `7/10`.
  init?(_ text: String) {
    let parts = text.split(separator: "/").map { Int($0) }
    guard parts.count == 2, let remainder = parts[0], let modulus = parts[1],
      modulus > 0, (0..<modulus).contains(remainder)
    else { return nil }
    self.init(remainder: remainder, modulus: modulus)
  }

  /// Whether it takes the document at this place of its file, counted from 0.
  func contains(_ index: Int) -> Bool { index % modulus == remainder }
}

/// Reads articles from records or from running text.
struct ArticleReader {
  let language: PressLanguage
  let selection: DocumentSelection

  /// The articles of a file: JSON Lines where its name says so, otherwise a paragraph a line with a
  /// blank line between documents.
  func articles(at path: String) throws -> [ArticleRecord] {
    let text = String(decoding: try InputFiles.contents(of: path), as: UTF8.self)
    let name = (path as NSString).lastPathComponent.split(separator: ".").first.map(String.init)
    if path.hasSuffix(".jsonl") {
      return try records(text)
    }
    return documents(text, name: name ?? "text")
  }

  private func records(_ text: String) throws -> [ArticleRecord] {
    var result: [ArticleRecord] = []
    let decoder = JSONDecoder()
    for (index, line) in text.split(separator: "\n").enumerated() where selection.contains(index) {
      var record = try decoder.decode(ArticleRecord.self, from: Data(line.utf8))
      record.title = inOneLine(record.title)
      record.paragraphs = record.paragraphs.map(inOneLine).filter { !$0.isEmpty }
      result.append(record)
    }
    return result.filter { $0.count >= minimumCount }
  }

  /// A text without the line ends and control characters that a web page left in it: the generator
  /// breaks lines itself.
  private func inOneLine(_ text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).map {
      String($0.unicodeScalars.filter { $0.properties.generalCategory != .control })
        .trimmingCharacters(in: .whitespaces)
    }
    return lines.filter { !$0.isEmpty }.joined(separator: language.isDense ? "" : " ")
  }

  private func documents(_ text: String, name: String) -> [ArticleRecord] {
    var result: [ArticleRecord] = []
    var index = 0
    var paragraphs: [String] = []
    func close() {
      guard paragraphs.contains(where: ArticleReader.isProse) else {
        if !paragraphs.isEmpty { index += 1 }
        paragraphs = []
        return
      }
      if selection.contains(index) {
        for (part, run) in runs(joined(paragraphs.filter(ArticleReader.isProse))).enumerated() {
          let record = ArticleRecord(
            id: "\(name)-\(index)" + (part > 0 ? ".\(part)" : ""), lang: language.rawValue,
            title: "", paragraphs: run)
          if record.count >= minimumCount { result.append(record) }
        }
      }
      index += 1
      paragraphs = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let trimmed = line.trimmingCharacters(in: .whitespaces)
      if trimmed.isEmpty { close() } else { paragraphs.append(trimmed) }
    }
    close()
    return result
  }

  /// Whether a line is a whole paragraph. Items of lists, heads and what markup has torn apart end
  /// without a full stop or begin in mid-sentence; as paragraphs they would be labelled whole and
  /// read broken.
  private static func isProse(_ line: String) -> Bool {
    guard let first = line.unicodeScalars.first, let last = line.unicodeScalars.last else {
      return false
    }
    let ends: Set<Unicode.Scalar> = [
      ".", "!", "?", "。", "！", "？", "…", "”", "」", "』", "\"", "»", ")", "）", "’",
    ]
    return ends.contains(last) && !first.properties.isLowercase
      && !CharacterSet(charactersIn: ",.;:!?，。；：！？、)）」』”").contains(first)
  }

  /// Cuts a book into runs of a dozen paragraphs, each an article of its own.
  private func runs(_ paragraphs: [String]) -> [[String]] {
    guard paragraphs.count > 18 else { return [paragraphs] }
    return stride(from: 0, to: paragraphs.count, by: 12).map {
      Array(paragraphs[$0..<min($0 + 12, paragraphs.count)])
    }
  }

  private var minimumCount: Int { language.isDense ? 90 : 260 }

  /// Single sentences a line are no paragraphs: puts up to four together until they are long enough.
  private func joined(_ lines: [String]) -> [String] {
    let mean = lines.reduce(0) { $0 + $1.count } / lines.count
    let wanted = language.isDense ? 50 : 140
    guard mean < wanted, lines.count > 2 else { return lines }
    var result: [String] = []
    var current: [String] = []
    for line in lines {
      current.append(line)
      if current.count == 4 || current.reduce(0, { $0 + $1.count }) >= wanted + line.count {
        result.append(current.joined(separator: language.isDense ? "" : " "))
        current = []
      }
    }
    if !current.isEmpty { result.append(current.joined(separator: language.isDense ? "" : " ")) }
    return result
  }
}
