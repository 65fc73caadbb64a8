/// Character errors as optical recognition and retyping make them.
enum Noise {
  private static let confusions: [Character: [Character]] = [
    "l": ["1", "i"], "i": ["l", "j"], "o": ["0", "a"], "e": ["c"], "c": ["e"], "h": ["b"],
    "n": ["u"],
    "u": ["n"], "t": ["f"], "f": ["t"], "a": ["o"], "s": ["5"], "b": ["h"], "g": ["q"], "r": ["t"],
    "1": ["7", "l"], "3": ["8"], "5": ["6"], "0": ["6"], "8": ["3"], "。": ["，"], "，": ["。"],
    ",": ["."],
    ".": [","], "日": ["曰"], "未": ["末"], "己": ["已"], "土": ["士"], "人": ["入"], "天": ["夭"],
  ]

  /// Changes a share of the characters and says how many were changed.
  ///
  /// Of ten errors about seven are substitutions, two losses and one an insertion. A substitute for a
  /// Han character is taken from the text itself.
  static func apply(
    to text: [Character], rate: Double, using random: inout SeededGenerator
  ) -> (text: [Character], changed: Int) {
    var result: [Character] = []
    result.reserveCapacity(text.count)
    var changed = 0
    for character in text {
      guard !character.isWhitespace, random.chance(rate) else {
        result.append(character)
        continue
      }
      switch random.int(in: 0...9) {
      case 0...6:
        let other = confusions[character].map { random.pick($0) } ?? random.pick(text)
        result.append(other.isWhitespace ? character : other)
        changed += other.isWhitespace || other == character ? 0 : 1
      case 7, 8: changed += 1
      default:
        result.append(character)
        let other = random.pick(text)
        if !other.isWhitespace {
          result.append(other)
          changed += 1
        }
      }
    }
    return result.isEmpty ? (text, 0) : (result, changed)
  }
}
