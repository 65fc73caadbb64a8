/// What becomes of a scalar in the matching form.
package enum Folded: Equatable {
  /// Space, punctuation, a symbol or a control character: not compared.
  case dropped
  case scalar(UInt32)
  /// A ligature: several scalars from one.
  case sequence([UInt32])
  /// A mark, a half-width sound mark among them, or a vowel or final of Hangul: joins the unit before it
  /// if that makes one (`Composition`).
  case joining(UInt32)
}

/// Folding of single scalars by table: width, case, the digits of all scripts, other ways to write a
/// character and the ligatures a newspaper uses; circled digits stay as they are.
package enum Folding {
  /// Folds one scalar.
  package static func folded(_ scalar: UInt32) -> Folded {
    guard scalar < 0x10000 else {
      let unit = foldedBeyondBasicPlane(scalar)
      return unit == 0 ? .dropped : .scalar(unit)
    }
    let entry = table[Int(scalar)]
    guard isSpecial(entry) else { return entry == 0 ? .dropped : .scalar(UInt32(entry)) }
    switch entry {
    case malformed: return .dropped
    case voicedMark: return .joining(0x3099)
    case halfVoicedMark: return .joining(0x309A)
    case mark: return .joining(scalar)
    default: return .sequence(ligatures[Int(entry - firstLigature)].letters)
    }
  }

  /// The folded form of an astral scalar, or 0 where it is dropped.
  static func foldedBeyondBasicPlane(_ scalar: UInt32) -> UInt32 {
    guard let kept = lastRun(of: FoldingRanges.kept, stride: 2, startingAtMost: scalar),
      scalar <= FoldingRanges.kept[kept + 1]
    else { return 0 }
    return lowered(scalar)
  }

  /// The lower case of a scalar; the scalar itself where it has none of one scalar.
  static func lowered(_ scalar: UInt32) -> UInt32 {
    let cases = FoldingRanges.lowered
    guard let run = lastRun(of: cases, stride: 4, startingAtMost: scalar),
      scalar <= cases[run + 1], (scalar - cases[run]) % cases[run + 2] == 0
    else { return scalar }
    return scalar &+ cases[run + 3]
  }

  /// The index of the last run that starts at or before a scalar, by bisection.
  private static func lastRun(
    of runs: [UInt32], stride: Int, startingAtMost scalar: UInt32
  ) -> Int? {
    let next = (0..<runs.count / stride).partitioningIndex { runs[$0 * stride] > scalar }
    return next == 0 ? nil : (next - 1) * stride
  }
}

extension Folding {
  /// One entry for each scalar of the basic plane: 0 where it is dropped, its folded form, or one of
  /// the special entries below, which lie where no scalar does.
  static let table: [UInt16] = makeTable()

  /// Whether an entry is no folded scalar but asks for the slow way.
  @inline(__always)
  static func isSpecial(_ entry: UInt16) -> Bool { entry & 0xF800 == 0xD800 }

  /// The entry of surrogates, which well-formed text never has.
  static let malformed: UInt16 = 0xD800
  /// The entries of the half-width sound marks.
  static let voicedMark: UInt16 = 0xD801
  static let halfVoicedMark: UInt16 = 0xD802
  /// The entry of marks that may join the unit before.
  static let mark: UInt16 = 0xD803
  /// The entry of the first of ``ligatures``; the others follow.
  static let firstLigature: UInt16 = 0xD810

  static let ligatures: [(scalar: UInt16, letters: [UInt32])] = [
    (0xFB00, [0x66, 0x66]), (0xFB01, [0x66, 0x69]), (0xFB02, [0x66, 0x6C]),
    (0xFB03, [0x66, 0x66, 0x69]), (0xFB04, [0x66, 0x66, 0x6C]), (0xFB05, [0x73, 0x74]),
    (0xFB06, [0x73, 0x74]), (0x00E6, [0x61, 0x65]), (0x00C6, [0x61, 0x65]),
    (0x0153, [0x6F, 0x65]), (0x0152, [0x6F, 0x65]), (0x00DF, [0x73, 0x73]),
    (0x1E9E, [0x73, 0x73]), (0x01FD, [0x61, 0x65]), (0x01FC, [0x61, 0x65]),
    (0x01E3, [0x61, 0x65]), (0x01E2, [0x61, 0x65]),
  ]

  /// U+FF66 to U+FF9D in full width.
  private static let halfWidthKatakana =
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"

  private static func makeTable() -> [UInt16] {
    var table = [UInt16](repeating: 0, count: 0x10000)
    let kept = FoldingRanges.kept
    for run in stride(from: 0, to: kept.count, by: 2) where kept[run] < 0x10000 {
      for scalar in kept[run]...min(kept[run + 1], 0xFFFF) { table[Int(scalar)] = UInt16(scalar) }
    }
    let cases = FoldingRanges.lowered
    for run in stride(from: 0, to: cases.count, by: 4) where cases[run] < 0x10000 {
      for scalar in stride(from: cases[run], through: cases[run + 1], by: Int(cases[run + 2])) {
        table[Int(scalar)] = UInt16(truncatingIfNeeded: scalar &+ cases[run + 3])
      }
    }
    for zero in FoldingVariants.zeros {
      for digit in 0..<UInt32(10) { table[Int(zero + digit)] = UInt16(0x30 + digit) }
    }
    for (letter, usual) in FoldingVariants.letters { table[Int(letter)] = UInt16(usual) }
    table[Int(FoldingVariants.tatweel)] = 0
    for (first, variants) in [
      (0x2E80, FoldingVariants.supplement), (0x2F00, FoldingVariants.radicals),
      (0xF900, FoldingVariants.compatibility),
    ] {
      for (offset, scalar) in FoldingVariants.scalars(of: variants).enumerated() {
        table[first + offset] = UInt16(truncatingIfNeeded: scalar)
      }
    }
    for scalar in 0x300...0xFFFF where Composition.isMark(UInt32(scalar)) { table[scalar] = mark }
    for scalar in 0xFF01...0xFF5E { table[scalar] = table[scalar - 0xFEE0] }
    for (offset, kana) in halfWidthKatakana.unicodeScalars.enumerated() {
      table[0xFF66 + offset] = UInt16(truncatingIfNeeded: kana.value)
    }
    for (offset, ligature) in ligatures.enumerated() {
      table[Int(ligature.scalar)] = firstLigature + UInt16(offset)
    }
    table[0xFF9E] = voicedMark
    table[0xFF9F] = halfVoicedMark
    for surrogate in 0xD800...0xDFFF { table[surrogate] = malformed }
    return table
  }
}
