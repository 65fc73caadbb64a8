/// The label of a page as a newspaper prints it: a number, often with the letter of a section.
package struct PageLabel: Sendable, Hashable {
  /// The section letter in upper case, or nil.
  package let section: UInt8?
  /// The number; 0 where the digits were lost.
  package let number: Int

  package init(section: UInt8? = nil, number: Int) {
    self.section = section
    self.number = number
  }

  /// Whether two labels can mean the same page: a section that one of them leaves out is open.
  package func matches(_ other: PageLabel) -> Bool {
    number == other.number && (section == nil || other.section == nil || section == other.section)
  }

  /// The label as text, such as `A4`; empty where the digits were lost.
  package var text: String {
    guard number > 0 else { return "" }
    guard let section else { return String(number) }
    return String(Unicode.Scalar(section)) + String(number)
  }
}

/// Reads page labels from folded text without spaces.
struct PageLabelReader {
  /// Number words of the languages that spell page numbers out, folded to lower case.
  private static let words: [(String, Int)] = [
    ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
    ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13),
    ("fourteen", 14), ("fifteen", 15), ("sixteen", 16), ("first", 1), ("second", 2),
    ("third", 3), ("fourth", 4), ("fifth", 5), ("sixth", 6), ("seventh", 7), ("eighth", 8),
    ("ninth", 9), ("tenth", 10), ("last", -1), ("back", -1), ("front", 1),
    ("première", 1), ("premiere", 1), ("deuxième", 2), ("troisième", 3), ("quatrième", 4),
    ("une", 1), ("primera", 1), ("segunda", 2), ("tercera", 3), ("cuarta", 4), ("portada", 1),
    ("erste", 1), ("ersten", 1), ("zweite", 2), ("zweiten", 2), ("dritte", 3), ("dritten", 3),
    ("prima", 1), ("титульной", 1),
  ]
  private static let scalarWords: [([UInt32], Int)] = words.map {
    (Array($0.0.unicodeScalars).map(\.value), $0.1)
  }.sorted { $0.0.count > $1.0.count }

  /// Reads a label at a position of folded text; nil where none stands there.
  ///
  /// - Returns: The label and the position after it.
  static func read(_ text: [UInt32], at start: Int) -> (label: PageLabel, end: Int)? {
    var position = start
    var section: UInt8?
    if position < text.count, (0x61...0x7A).contains(text[position]),
      position + 1 < text.count, Characters.isDigit(text[position + 1])
    {
      section = UInt8(text[position] - 32)
      position += 1
    }
    if position < text.count, Characters.isDigit(text[position]) {
      var number = 0
      var digits = 0
      while position < text.count, Characters.isDigit(text[position]), digits < 4 {
        number = number * 10 + Int(text[position] - 0x30)
        position += 1
        digits += 1
      }
      guard digits < 4 else { return nil }
      // `3A`: the letter stands behind, and nothing that could be a word follows.
      if section == nil, position < text.count, (0x61...0x68).contains(text[position]),
        position + 1 == text.count || !Characters.isAlphabetic(text[position + 1])
      {
        section = UInt8(text[position] - 32)
        position += 1
      }
      return (PageLabel(section: section, number: number), position)
    }
    if let (number, end) = hanNumber(text, at: position) {
      return (PageLabel(number: number), end)
    }
    for (word, number) in scalarWords
    where text.count - position >= word.count
      && text[position..<position + word.count].elementsEqual(word)
    {
      return (PageLabel(number: number), position + word.count)
    }
    return nil
  }

  /// A number in Han numerals up to 99, or 头 (the front page).
  private static func hanNumber(_ text: [UInt32], at start: Int) -> (Int, Int)? {
    let numerals: [UInt32: Int] = [
      0x4E00: 1, 0x4E8C: 2, 0x4E09: 3, 0x56DB: 4, 0x4E94: 5, 0x516D: 6, 0x4E03: 7, 0x516B: 8,
      0x4E5D: 9, 0x3007: 0, 0x96F6: 0,
    ]
    guard start < text.count else { return nil }
    if text[start] == 0x5934 || text[start] == 0x982D { return (1, start + 1) }
    var position = start
    var number = 0
    var digit: Int?
    var seen = false
    while position < text.count, position - start < 3 {
      if let value = numerals[text[position]] {
        digit = digit.map { $0 * 10 + value } ?? value
      } else if text[position] == 0x5341 {
        number += (digit ?? 1) * 10
        digit = nil
      } else {
        break
      }
      seen = true
      position += 1
    }
    guard seen else { return nil }
    return (number + (digit ?? 0), position)
  }
}
