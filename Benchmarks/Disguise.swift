import Collate

/// A text in letters that no model knows: what a check makes of a language of another script.
enum Disguise: String {
  /// Letters with case.
  case cased
  /// Letters without.
  case uncased

  /// The same text with its Latin letters replaced, if most of its letters are Latin; all else stays.
  func apply(to text: [UInt8]) -> [UInt8] {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    let latin = scalars.count { Characters.isAlphabetic($0.value) }
    let dense = scalars.count { Characters.isDense($0.value) }
    guard latin > dense * 3 else { return text }
    var disguised = String.UnicodeScalarView()
    for scalar in scalars {
      disguised.append(Unicode.Scalar(replacement(for: scalar.value)) ?? scalar)
    }
    return Array(String(disguised).utf8)
  }

  private func replacement(for scalar: UInt32) -> UInt32 {
    guard Characters.isAlphabetic(scalar) else { return scalar }
    let small = LetterCase.lower(scalar)
    // Letters with accents take part; that some fall together does no harm.
    let number = small < 0x80 ? small - 0x61 : 26 + small % 6
    switch self {
    case .cased:
      // Armenian: small and capital letters.
      return (LetterCase.isUpper(scalar) ? 0x531 : 0x561) + number
    case .uncased: return 0x5D0 + number % 27  // Hebrew
    }
  }
}
