/// What becomes of a scalar in the matching form.
package enum Folded: Equatable {
  /// Space, punctuation, a symbol or a control character: not compared.
  case dropped
  case scalar(UInt32)
  /// A ligature: several scalars from one.
  case sequence([UInt32])
  /// A half-width sound mark, U+3099 or U+309A after folding: joins the kana before it.
  case voicing(UInt32)
}

/// Folding of single scalars by table.
package enum Folding {
  /// Folds one scalar: width, case and newspaper ligatures; circled digits stay as they are.
  package static func folded(_ scalar: UInt32) -> Folded {
    if scalar < 0x80 {
      switch scalar {
      case 0x30...0x39, 0x61...0x7A: return .scalar(scalar)
      case 0x41...0x5A: return .scalar(scalar + 32)
      default: return .dropped
      }
    }
    if scalar == 0xFF9E { return .voicing(0x3099) }
    if scalar == 0xFF9F { return .voicing(0x309A) }
    if (0xFF01...0xFF5E).contains(scalar) { return folded(scalar - 0xFEE0) }
    if (0xFF66...0xFF9D).contains(scalar) {
      return .scalar(halfWidthKatakana[Int(scalar - 0xFF66)])
    }
    if let ligature = ligatures[scalar] { return .sequence(ligature) }
    guard let character = Unicode.Scalar(scalar) else { return .dropped }
    let properties = character.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter:
      let lower = properties.lowercaseMapping.unicodeScalars
      return lower.count == 1 ? .scalar(lower.first?.value ?? scalar) : .scalar(scalar)
    case .lowercaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
      .otherNumber, .privateUse:
      return .scalar(scalar)
    default:
      return scalar == 0xFFFD ? .scalar(scalar) : .dropped
    }
  }

  /// The voiced or half-voiced form of a katakana, if it has one.
  package static func voiced(_ kana: UInt32, _ mark: UInt32) -> UInt32? {
    if mark == 0x3099 {
      switch kana {
      case 0x30A6: return 0x30F4
      // カ to ト alternate with their voiced forms; ッ shifts the rhythm by one.
      case 0x30AB...0x30C1 where kana % 2 == 1: return kana + 1
      case 0x30C4, 0x30C6, 0x30C8: return kana + 1
      case 0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB: return kana + 1
      default: return nil
      }
    }
    switch kana {
    case 0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB: return kana + 2
    default: return nil
    }
  }

  private static let halfWidthKatakana: [UInt32] = Array(
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars
  ).map(\.value)

  private static let ligatures: [UInt32: [UInt32]] = [
    0xFB00: [0x66, 0x66], 0xFB01: [0x66, 0x69], 0xFB02: [0x66, 0x6C], 0xFB03: [0x66, 0x66, 0x69],
    0xFB04: [0x66, 0x66, 0x6C], 0xFB05: [0x73, 0x74], 0xFB06: [0x73, 0x74],
    0x00E6: [0x61, 0x65], 0x00C6: [0x61, 0x65], 0x0153: [0x6F, 0x65], 0x0152: [0x6F, 0x65],
    0x00DF: [0x73, 0x73], 0x1E9E: [0x73, 0x73],
  ]
}
