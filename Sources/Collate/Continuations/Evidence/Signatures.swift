/// The texts of an issue that end with who wrote them, behind the end of a sentence: `… again. E. M. Tranter,
/// Fore Street`, `……这一站？　纺织新村　覃玉梅`.
///
/// Nothing carries such a text on, though no mark ends it.
struct Signatures {
  private let isSigned: [Bool]

  /// - Complexity: O(*n*) for *n* characters.
  init(_ reading: IssueReading) {
    var isSigned = reading.shapes.indices.map { block in
      switch reading.shapes[block].ending {
      case .lower, .upper, .dense: Signatures.isSigned(reading.texts[block].scalars)
      default: false
      }
    }
    if isSigned.contains(true) {
      let words = WordCase(
        reading.texts.indices.filter { reading.isLonger($0) && !reading.shapes[$0].isDense }
          .map { reading.texts[$0].scalars })
      for block in isSigned.indices where isSigned[block] {
        // `On Monday, President` begins a sentence.
        let rest = Signatures.rest(of: reading.texts[block].scalars) ?? []
        isSigned[block] = words.firstWordIsName(Array(rest)) >= 0
      }
    }
    self.isSigned = isSigned
  }

  /// Whether a block ends with a signature.
  func end(_ block: Int) -> Bool { isSigned[block] }

  private static func isSigned(_ text: [UInt32]) -> Bool {
    guard let rest = rest(of: text), rest.count <= longest else { return false }
    return rest.contains(where: Characters.isDense)
      ? isChinese(rest, behind: text[rest.startIndex - 1]) : isNameAndPlace(rest)
  }

  /// What stands behind the last sentence.
  private static func rest(of text: [UInt32]) -> ArraySlice<UInt32>? {
    Sentences.last(in: text, endedBy: Punctuation.isSentenceEnd)
  }

  /// A name, a comma and a place: words with capitals, and of a place at least the last one.
  private static func isNameAndPlace(_ rest: ArraySlice<UInt32>) -> Bool {
    let parts = rest.split(separator: 0x2C, omittingEmptySubsequences: false)
      .map { $0.split(whereSeparator: Characters.isSpace) }
    guard (2...3).contains(parts.count), parts.allSatisfy({ (1...mostWords).contains($0.count) }),
      !rest.contains(where: Characters.isDigit)
    else { return false }
    func hasCapital(_ word: ArraySlice<UInt32>) -> Bool {
      word.first.map(LetterCase.isUpper) ?? false
    }
    return parts[0].allSatisfy { hasCapital($0) || $0.count <= longestParticle }
      && parts[0].first.map(hasCapital) ?? false
      && parts.dropFirst().allSatisfy { $0.last.map(hasCapital) ?? false }
  }

  /// A place and a name, or both the other way round, with spaces before and between, where Chinese sets
  /// none inside sentences.
  private static func isChinese(_ rest: ArraySlice<UInt32>, behind mark: UInt32) -> Bool {
    let parts = rest.split(whereSeparator: Characters.isSpace)
    return Characters.isSpace(mark) && (2...3).contains(parts.count)
      && parts.allSatisfy {
        (2...longestPart).contains($0.count) && $0.allSatisfy(Characters.isHan)
      }
  }

  /// Characters of a signature.
  private static let longest = 48
  /// Words of a name or a place.
  private static let mostWords = 4
  /// Letters of `de`, `von`, `del` in a name.
  private static let longestParticle = 3
  /// Characters of a Chinese name or place.
  private static let longestPart = 8
}
