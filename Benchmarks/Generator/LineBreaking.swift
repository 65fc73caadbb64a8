/// One set line: a range of the paragraph's characters, without the space at its end.
struct SetLine {
  /// How the line ends.
  enum Break: String {
    /// Between two characters of running script, or inside a word without a mark.
    case char
    /// At a space.
    case word
    /// Inside a word, with a hyphen.
    case hyphen
  }

  let range: Range<Int>
  let breaking: Break
}

/// Sets paragraphs in lines of a column.
struct LineBreaking {
  let language: PressLanguage
  /// The width in Han characters or Latin letters.
  let width: Int
  /// How readily a word is hyphenated where it would fit in part.
  let hyphenation: Double
  /// How often a long word is cut without a hyphen.
  let bareCut: Double
  /// Whether a Korean or other spaced line breaks inside words, and Han lines inside numbers.
  let breaksAnywhere: Bool

  /// The lines of a paragraph; none only where it is empty.
  ///
  /// - Complexity: O(*n*) in the number of characters.
  func lines(of text: [Character], using random: inout SeededGenerator) -> [SetLine] {
    var result: [SetLine] = []
    var start = 0
    while start < text.count {
      let room = result.isEmpty ? width - (language.isDense ? 2 : 1) : width
      let line =
        language.isDense
        ? denseLine(text, start, room) : spacedLine(text, start, room, &random)
      result.append(line)
      start = line.range.upperBound
      while start < text.count, text[start] == " " { start += 1 }
    }
    return result
  }

  /// Han and kana: as many characters as fit; closing marks hang, opening marks move on.
  private func denseLine(_ text: [Character], _ start: Int, _ room: Int) -> SetLine {
    var halves = 0
    var end = start
    while end < text.count {
      halves += text[end].isASCII ? 1 : 2
      if halves > room * 2 { break }
      end += 1
    }
    end = max(end, start + 1)
    var hung = 0
    while end < text.count, hung < 3, Typesetting.staysBehind(text[end]) {
      end += 1
      hung += 1
    }
    var back = end
    while back > start + 1, back < text.count,
      Typesetting.staysAhead(text[back - 1])
        || (!breaksAnywhere && holdsTogether(text[back - 1], text[back]))
    { back -= 1 }
    if back > start + room / 3 { end = back }
    var trimmed = end
    while trimmed > start + 1, text[trimmed - 1] == " " { trimmed -= 1 }
    return SetLine(range: start..<trimmed, breaking: trimmed < end ? .word : spaceAt(text, end))
  }

  private func spaceAt(_ text: [Character], _ position: Int) -> SetLine.Break {
    position < text.count && text[position] == " " ? .word : .char
  }

  /// Numbers and Latin words are not cut.
  private func holdsTogether(_ left: Character, _ right: Character) -> Bool {
    func isWord(_ character: Character) -> Bool {
      character.isASCII && (character.isLetter || character.isNumber || character == ".")
    }
    return isWord(left) && isWord(right)
  }

  /// Spaced script: whole words, with a part of the next word where it is hyphenated.
  private func spacedLine(
    _ text: [Character], _ start: Int, _ room: Int, _ random: inout SeededGenerator
  ) -> SetLine {
    let limit = start + max(room, 2)
    if limit >= text.count { return SetLine(range: start..<text.count, breaking: .word) }
    if text[limit] == " " { return SetLine(range: start..<limit, breaking: .word) }
    var wordStart = limit
    while wordStart > start, text[wordStart - 1] != " " { wordStart -= 1 }
    var wordEnd = limit
    while wordEnd < text.count, text[wordEnd] != " " { wordEnd += 1 }

    if breaksAnywhere, !language.hyphenates, limit > wordStart,
      !Typesetting.staysBehind(text[limit])
    {
      return SetLine(range: start..<limit, breaking: .char)
    }
    let mustCut = wordStart == start
    if language.hyphenates, limit - wordStart >= 3, wordEnd - wordStart >= 5 || mustCut {
      if random.chance(hyphenation) || mustCut,
        let cut = syllableCut(text, wordStart, wordEnd, before: limit - 1)
      {
        let bare = random.chance(bareCut)
        return SetLine(range: start..<cut, breaking: bare ? .char : .hyphen)
      }
    }
    if mustCut { return SetLine(range: start..<limit, breaking: .char) }
    return SetLine(range: start..<wordStart - 1, breaking: .word)
  }

  /// The last place up to `before` where a syllable may begin: before a consonant that a vowel
  /// follows or that follows a consonant, with two letters on both sides.
  private func syllableCut(
    _ text: [Character], _ wordStart: Int, _ wordEnd: Int, before: Int
  ) -> Int? {
    func isVowel(_ character: Character) -> Bool {
      "aeiouyäöüáéíóúàèêëîïôœæâûù".contains(character.lowercased())
    }
    var cut = min(before, wordEnd - 2)
    while cut >= wordStart + 2 {
      let left = text[cut - 1]
      let right = text[cut]
      if left.isLetter, right.isLetter, text[cut + 1].isLetter, !isVowel(right),
        isVowel(text[cut + 1]) || !isVowel(left)
      {
        return cut
      }
      cut -= 1
    }
    return nil
  }
}
