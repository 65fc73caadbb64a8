/// What stands on both sides of a seam.
package enum Overlap {
  /// The longest overlap looked for, in scalars, where nothing tells that there is one.
  package static let longest = 40

  /// The number of scalars at the start of a head that repeat the end of a tail; 0 for none.
  ///
  /// In alphabetic text only whole words count, for single letters agree by chance.
  ///
  /// - Complexity: O(*longest*).
  package static func length(
    _ tail: [UInt32], _ head: [UInt32], longest: Int = Overlap.longest
  ) -> Int {
    guard let first = head.first else { return 0 }
    // A comma that stands on both sides; nothing else begins with one.
    if Punctuation.isComma(first), tail.last == first, head.count > 1 { return 1 }
    let most = min(longest, tail.count - 1, head.count - 1)
    if most > Overlap.longest { return longOverlap(tail, head, most) }
    for length in stride(from: most, to: 0, by: -1) {
      let start = tail.count - length
      if tail[start] == first,
        (1..<length).allSatisfy({ tail[start + $0] == head[$0] }), isWhole(tail, head, length)
      {
        return length
      }
    }
    return 0
  }

  /// The same by the prefix function of the head (Knuth, Morris, Pratt 1977): a repeated character is
  /// not compared at every length.
  private static func longOverlap(_ tail: [UInt32], _ head: [UInt32], _ most: Int) -> Int {
    guard let word = head[..<most].firstIndex(where: Characters.isWord) else { return 0 }
    // The longest start of the head, shorter than a start of it, with which that one ends.
    var borders = [Int](repeating: 0, count: most)
    func extended(_ length: Int, by scalar: UInt32) -> Int {
      var length = length
      while length > 0, length == most || head[length] != scalar { length = borders[length - 1] }
      return head[length] == scalar ? length + 1 : length
    }
    for index in 1..<most { borders[index] = extended(borders[index - 1], by: head[index]) }
    var length = tail.suffix(most).reduce(0) { extended($0, by: $1) }
    while length > word {
      if isWhole(tail, head, length) { return length }
      length = borders[length - 1]
    }
    return 0
  }

  /// Whether a head answers the letter that a tail is: it begins with the name under the letter.
  ///
  /// The name stands behind the end of a sentence in the tail and before a comma or a colon in the head:
  /// `… What shall I do? Puzzled Wife` and `Puzzled Wife, ask them both.` Before a comma one word, or
  /// two characters of a dense script, may as well be how a sentence begins. Before a colon the tail
  /// may say a little more of the person.
  package static func isAddress(_ tail: [UInt32], _ head: [UInt32]) -> Bool {
    guard let mark = head.prefix(longest).firstIndex(where: isMarkOfAddress) else { return false }
    let name = head[..<mark]
    guard length(tail, head) == mark, mark > 0 else { return false }
    if Punctuation.isComma(head[mark]),
      Characters.isDense(name[0]) ? mark < 3 : !name.contains(0x20)
    {
      return false
    }
    let isColon = Punctuation.isColon(head[mark])
    let description = !isColon ? 0 : Characters.isDense(name[0]) ? 12 : 40
    let before = tail.dropLast(mark).reversed().drop { $0 == 0x20 || Punctuation.isDash($0) }
      .prefix(description + 1)
    return before.first { !Characters.isWord($0) && $0 != 0x20 }.map(Punctuation.isSentenceEnd)
      ?? false
  }

  private static func isMarkOfAddress(_ scalar: UInt32) -> Bool {
    Punctuation.isComma(scalar) || Punctuation.isColon(scalar)
  }

  private static func isWhole(_ tail: [UInt32], _ head: [UInt32], _ length: Int) -> Bool {
    // A quotation mark or a bracket may be repeated with the word behind it.
    guard let first = head[..<length].first(where: Characters.isWord) else { return false }
    if Characters.isUnspaced(first) { return true }
    let startsWord = first != head[0] || !Characters.isWord(tail[tail.count - length - 1])
    let endsWord =
      length == head.count || !Characters.isWord(head[length])
      || !Characters.isWord(head[length - 1])
    return startsWord && (endsWord || Characters.isUnspaced(head[length]))
  }
}
