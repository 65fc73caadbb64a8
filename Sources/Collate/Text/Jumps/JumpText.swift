/// The text of a line as the grammar of jump lines reads it: width and case folded, accents, spaces and
/// arrows dropped, and at both ends brackets, points and other marks that set a line apart.
struct JumpText {
  let scalars: [UInt32]
  /// Whether each scalar is a capital in the source.
  private let isCapital: [Bool]

  init<Line: Sequence<UInt32>>(_ line: Line) {
    var scalars: [UInt32] = []
    var isCapital: [Bool] = []
    for scalar in line where !Characters.isSpace(scalar) && !JumpText.isOrnament(scalar) {
      let value = JumpText.folded(scalar)
      guard !(0x300...0x36F).contains(value) else { continue }
      scalars.append(value)
      isCapital.append(LetterCase.isUpper(scalar))
    }
    let start = scalars.firstIndex { !JumpText.isTrimmed($0) } ?? scalars.count
    let end = scalars.lastIndex { !JumpText.isTrimmed($0) }.map { $0 + 1 } ?? start
    self.scalars = Array(scalars[start..<end])
    self.isCapital = Array(isCapital[start..<end])
  }

  static func folded(_ text: String) -> [UInt32] {
    text.unicodeScalars.lazy.filter { $0 != " " }.map { folded($0.value) }
  }

  /// The folded words between separators, the empty ones among them.
  static func words(_ text: String, separatedBy separator: Unicode.Scalar = "|") -> [[UInt32]] {
    text.unicodeScalars.split(separator: separator, omittingEmptySubsequences: false).map {
      $0.lazy.filter { $0 != " " }.map { folded($0.value) }
    }
  }

  /// Whether seven in ten letters of a stretch are capitals; without any Latin letters there is nothing
  /// to tell.
  func isInCapitals(_ range: Range<Int>) -> Bool {
    let letters = scalars[range].count { (0x61...0x7A).contains($0) }
    guard letters > 0, !scalars[range].contains(where: Characters.isDense) else { return true }
    return isCapital[range].count { $0 } * 10 >= letters * 7
  }

  static func stands(_ word: [UInt32], in line: [UInt32], at position: Int) -> Bool {
    guard line.count - position >= word.count else { return false }
    // Most words fall at their first character.
    for index in word.indices where line[position + index] != word[index] { return false }
    return true
  }

  private static func folded(_ scalar: UInt32) -> UInt32 {
    let value = (0xFF01...0xFF5E).contains(scalar) ? scalar - 0xFEE0 : scalar
    switch value {
    case 0x2019, 0x60, 0xB4: return 0x27
    case 0x2010...0x2015: return 0x2D
    case FoldingVariants.radicalRange: return FoldingVariants.character(ofRadical: value)
    default: return Composition.letter(of: LetterCase.lower(value))
    }
  }

  /// Marks that set a line apart and stand anywhere in it: arrows, figures, pointing hands, stars.
  static func isOrnament(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2190...0x21FF, 0x25A0...0x25FF, 0x2605, 0x2606, 0x261A...0x261F, 0x203B, 0x27A1,
      0x2794...0x27BE, 0x1F446...0x1F449, 0xFE0F:
      return true
    default: return false
    }
  }

  /// Marks that mean nothing at the ends of a line.
  private static func isTrimmed(_ scalar: UInt32) -> Bool {
    switch scalar {
    // Full stops, dots, equals signs, asterisks, hyphens, angles, bullets, bars and tildes.
    case 0x2E, 0x3002, 0x2026, 0x3D, 0x2A, 0x2D, 0x3C, 0x3E, 0x226A, 0x226B, 0x2022, 0xB7, 0x7C,
      0x7E:
      return true
    default:
      return Punctuation.isOpening(scalar) || Punctuation.isClosing(scalar) || isCircled(scalar)
    }
  }

  /// A circled number, by which several jumps of a page are told apart: `（下转第4版①）`.
  static func isCircled(_ scalar: UInt32) -> Bool {
    (0x2460...0x2473).contains(scalar) || (0x2776...0x277F).contains(scalar)
  }
}
