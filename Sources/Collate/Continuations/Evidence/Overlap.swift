/// What stands on both sides of a seam.
package enum Overlap {
  /// The longest overlap looked for, in scalars.
  private static let longest = 40

  /// The number of scalars at the start of a head that repeat the end of a tail; 0 for none.
  ///
  /// In alphabetic text only whole words count, for single letters agree by chance.
  package static func length(_ tail: [UInt32], _ head: [UInt32]) -> Int {
    guard let first = head.first else { return 0 }
    // A comma that stands on both sides; nothing else begins with one.
    if Punctuation.isComma(first), tail.last == first, head.count > 1 { return 1 }
    var length = min(longest, tail.count - 1, head.count - 1)
    while length > 0 {
      let start = tail.count - length
      if tail[start] == first,
        (1..<length).allSatisfy({ tail[start + $0] == head[$0] }), isWhole(tail, head, length)
      {
        return length
      }
      length -= 1
    }
    return 0
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
