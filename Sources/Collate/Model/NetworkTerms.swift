/// The terms that a junction network reads, as rows of its table.
///
/// A term is a word, a number or a mark of punctuation; where no spaces stand between words, it is a
/// pair of characters.
struct NetworkTerms: Sendable {
  /// The hashes of the terms that are known, in rising order; the first has the row 1.
  let vocabulary: [UInt32]
  /// Rows for other terms, by their last three letters; with none of them, other terms have the row 0.
  let endings: Int
  let isDense: Bool

  /// Letters of a term that are hashed.
  private static let longest = 24

  /// The rows of the terms of folded text, in order.
  func rows(of text: ArraySlice<UInt32>) -> [Int] {
    if isDense { return text.indices.dropLast().map { row(of: text[$0...$0 + 1]) } }
    var rows: [Int] = []
    var start = text.startIndex
    while start < text.endIndex {
      let kind = Kind(text[start])
      var end = start + 1
      if kind == .letter || kind == .digit {
        while end < text.endIndex, Kind(text[end]) == kind { end += 1 }
      }
      if kind != .space { rows.append(row(of: text[start..<end])) }
      start = end
    }
    return rows
  }

  private enum Kind {
    case space, letter, digit, mark

    init(_ scalar: UInt32) {
      switch scalar {
      case 0x20: self = .space
      case 0x30: self = .digit
      default: self = Characters.isAlphabetic(scalar) ? .letter : .mark
      }
    }
  }

  private func row(of term: ArraySlice<UInt32>) -> Int {
    if let index = vocabulary.sortedIndex(of: Self.hash(term)) { return index + 1 }
    guard endings > 0 else { return 0 }
    return vocabulary.count + 1 + Int(Self.hash(term.suffix(3))) % endings
  }

  private static func hash(_ term: ArraySlice<UInt32>) -> UInt32 {
    let mixed = term.prefix(longest).reduce(UInt64(0)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return UInt32(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}

extension [UInt32] {
  /// The index of a value in an array in rising order; O(log *n*).
  func sortedIndex(of value: UInt32) -> Int? {
    let index = indices.partitioningIndex { self[$0] >= value }
    return index < count && self[index] == value ? index : nil
  }
}
