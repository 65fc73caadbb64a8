import Collate

/// Words of scripts that set spaces between them.
///
/// A word is a run of letters and digits, or several with an apostrophe between two letters each. Han,
/// kana, Thai and their like have no words in this sense.
enum SpacedWords {
  /// Whether a word goes on over a position in a text: parts of it stand on both sides.
  static func goOn(over position: Int, in text: [UInt32]) -> Bool {
    guard position > 0, position < text.count else { return false }
    let (last, next) = (text[position - 1], text[position])
    if isPart(last), isPart(next) { return true }
    return isApostrophe(at: position, in: text) || isApostrophe(at: position - 1, in: text)
  }

  /// Whether an apostrophe stands between two letters.
  private static func isApostrophe(at position: Int, in text: [UInt32]) -> Bool {
    switch text[position] {
    case 0x27, 0x2019:
      position > 0 && position + 1 < text.count
        && [text[position - 1], text[position + 1]].allSatisfy {
          isPart($0) && !Characters.isDigit($0)
        }
    default: false
    }
  }

  /// Whether a scalar is a letter or a digit of such a word.
  static func isPart(_ scalar: UInt32) -> Bool {
    Characters.isWord(scalar) && !Characters.isUnspaced(scalar)
  }
}
