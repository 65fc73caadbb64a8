/// Items that count on in Han numerals: 一要 → 二要, 一、 → 二、.
enum Enumeration {
  /// Whether the head begins, or soon comes to, the item after the last one in the tail.
  static func continues(_ tail: [UInt32], _ head: [UInt32]) -> Bool {
    guard let last = tail.indices.reversed().lazy.compactMap({ item(at: $0, in: tail) }).first,
      let next = head.indices.lazy.compactMap({ item(at: $0, in: head) }).first
    else { return false }
    return next == last + 1
  }

  /// The number of an item: a Han numeral after a sentence end and before 是, 要 or 、.
  private static func item(at index: Int, in text: [UInt32]) -> Int? {
    guard let value = Numerals.value(ofHan: text[index]), index + 1 < text.count else { return nil }
    let next = text[index + 1]
    guard next == 0x662F || next == 0x8981 || next == 0x3001 || Punctuation.isClosing(next) else {
      return nil
    }
    let begins =
      index == 0 || Punctuation.isSentenceEnd(text[index - 1])
      || Punctuation.isSemicolon(text[index - 1]) || Punctuation.isOpening(text[index - 1])
    return begins ? value : nil
  }
}
