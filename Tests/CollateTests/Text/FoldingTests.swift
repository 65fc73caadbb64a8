import CollateTestSupport
import Foundation
import Testing

@testable import Collate

/// Folding as a rule over the Unicode tables of the running system: the oracle of the literal table.
private func foldedByRule(_ scalar: UInt32) -> Folded {
  if scalar < 0x80 {
    switch scalar {
    case 0x30...0x39, 0x61...0x7A: return .scalar(scalar)
    case 0x41...0x5A: return .scalar(scalar + 32)
    default: return .dropped
    }
  }
  if scalar == 0xFF9E { return .joining(0x3099) }
  if scalar == 0xFF9F { return .joining(0x309A) }
  if joiningMarks.contains(scalar) { return .joining(scalar) }
  if let variant = variants[scalar] { return .scalar(variant) }
  if scalar == 0x640 { return .dropped }
  if (0xFF01...0xFF5E).contains(scalar) { return foldedByRule(scalar - 0xFEE0) }
  if (0xFF66...0xFF9D).contains(scalar) {
    return .scalar(halfWidthKatakana[Int(scalar - 0xFF66)])
  }
  if let ligature = ligatures[scalar] { return .sequence(ligature) }
  guard let character = Unicode.Scalar(scalar) else { return .dropped }
  // No property of the running system tells these.
  if (0x2E80...0x2EF3).contains(scalar) {
    return .scalar(FoldingVariants.character(ofRadical: scalar))
  }
  if (0x2F00...0x2FD5).contains(scalar) || (0xF900...0xFAD9).contains(scalar) {
    let usual = String(character).precomposedStringWithCompatibilityMapping.unicodeScalars
    if usual.count == 1, let usual = usual.first?.value, usual < 0x10000 { return .scalar(usual) }
  }
  let properties = character.properties
  if scalar < 0x10000, properties.generalCategory == .decimalNumber,
    let value = properties.numericValue
  {
    return .scalar(0x30 + UInt32(value))
  }
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

private let halfWidthKatakana: [UInt32] = Array(
  "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars
).map(\.value)

private let ligatures: [UInt32: [UInt32]] = [
  0xFB00: [0x66, 0x66], 0xFB01: [0x66, 0x69], 0xFB02: [0x66, 0x6C], 0xFB03: [0x66, 0x66, 0x69],
  0xFB04: [0x66, 0x66, 0x6C], 0xFB05: [0x73, 0x74], 0xFB06: [0x73, 0x74],
  0x00E6: [0x61, 0x65], 0x00C6: [0x61, 0x65], 0x0153: [0x6F, 0x65], 0x0152: [0x6F, 0x65],
  0x00DF: [0x73, 0x73], 0x1E9E: [0x73, 0x73], 0x01FD: [0x61, 0x65], 0x01FC: [0x61, 0x65],
  0x01E3: [0x61, 0x65], 0x01E2: [0x61, 0x65],
]

private let variants: [UInt32: UInt32] = [
  0x3C2: 0x3C3, 0x130: 0x69, 0x6CC: 0x64A, 0x6A9: 0x643, 0xE33: 0xE32,
]

/// The marks with which canonical composition makes letters that are compared, by the normalisation of
/// the system, and the vowels and finals of Hangul.
private let joiningMarks: Set<UInt32> = {
  var marks = Set((0x1161...0x1175).map(UInt32.init) + (0x11A8...0x11C2).map(UInt32.init))
  for scalar in UInt32(0xC0)...0xFFFF where !(0xAC00...0xD7A3).contains(scalar) {
    guard let composed = Unicode.Scalar(scalar).map({ String($0) }),
      composed.lowercased().unicodeScalars.first?.value == scalar
    else { continue }
    let parts = Array(composed.decomposedStringWithCanonicalMapping.unicodeScalars)
    guard parts.count > 1, let first = parts.first, let mark = parts.last,
      composed.precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual(
        composed.unicodeScalars),
      [.lowercaseLetter, .otherLetter].contains(first.properties.generalCategory),
      ligatures[first.value] == nil
    else { continue }
    marks.insert(mark.value)
  }
  return marks
}()

@Suite struct FoldingTests {
  /// Letters of Latin, Greek, Cyrillic, Arabic, kana and Hangul that are compositions.
  private static let composed: [Unicode.Scalar] = [
    0xC0...0x17F, 0x1CD...0x233, 0x370...0x4FF, 0x620...0x6D3, 0x1E00...0x1FFF, 0x3041...0x30FA,
    0xAC00...0xD7A3,
  ].joined().compactMap { (scalar: UInt32) in Unicode.Scalar(scalar) }

  @Test func `a text has one matching form, however its accents are encoded`() {
    for scalar in FoldingTests.composed {
      let text = "字" + String(scalar) + "x"
      let nfc = text.precomposedStringWithCanonicalMapping
      let nfd = text.decomposedStringWithCanonicalMapping
      #expect(
        MatchingForm(nfc).units == MatchingForm(nfd).units, "\(String(scalar.value, radix: 16))")
      var buffer = UnitBuffer()
      let bytes = Array(nfd.utf8)
      buffer.fold(bytes.span)
      #expect(buffer.array == MatchingForm(nfd).units, "\(String(scalar.value, radix: 16))")
    }
  }

  /// The matching form of a text, made both ways.
  private func units(_ text: String) -> [UInt32] {
    var buffer = UnitBuffer()
    let bytes = Array(text.utf8)
    buffer.fold(bytes.span)
    #expect(buffer.array == MatchingForm(text).units, "\(text.unicodeScalars.map(\.value))")
    return buffer.array
  }

  @Test(arguments: 0..<400)
  func `texts that are canonically equivalent have one matching form`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Marks that compose, marks that do not, and letters with marks of their own.
    let marks =
      "\u{300}\u{301}\u{302}\u{303}\u{304}\u{306}\u{308}\u{313}\u{31B}\u{323}\u{327}\u{328}"
      + "\u{331}\u{345}\u{342}\u{3099}\u{316}\u{321}\u{5B0}\u{64B}\u{1D165}"
    let letters = "aeioulscđêôâăơưÿọṣ漢αηῳかウ\u{5D0}\u{627}æ1"
    func pick(_ scalars: String) -> Unicode.Scalar {
      scalars.unicodeScalars.randomElement(using: &random) ?? " "
    }
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      text.append(pick(letters))
      for _ in 0..<Int.random(in: 0...4, using: &random) { text.append(pick(marks)) }
    }
    let nfc = String(text).precomposedStringWithCanonicalMapping
    let nfd = String(text).decomposedStringWithCanonicalMapping
    #expect(units(String(text)) == units(nfc), "\(text.map(\.value))")
    #expect(units(nfd) == units(nfc), "\(text.map(\.value))")
  }

  @Test func `Vietnamese letters with the mark below at the end are the letters they look like`() {
    for (text, letters) in [
      ("ê\u{323}ô\u{323}â\u{323}ă\u{323}", "ệộậặ"), ("ơ\u{323}ư\u{323}", "ợự"),
      ("l\u{304}\u{323}o\u{304}\u{328}", "ḹǭ"), ("e\u{316}\u{302}", "ê"),
    ] {
      #expect(units(text) == letters.unicodeScalars.map(\.value), "\(text)")
    }
  }

  @Test func `the bytes of a composed unit are those of the letter and its marks`() {
    let form = MatchingForm("ae\u{302}\u{301}b")
    #expect(form.units == [0x61, 0x1EBF, 0x62])
    #expect(form.bytes(of: 1..<2) == 1..<6)
  }

  @Test func `the table agrees with the rule wherever the system knows Unicode 17`() {
    var differing: [UInt32] = []
    // Every scalar of the basic plane, and those of the other planes that have letters.
    let planes = [0...0xFFFF, 0x10000...0x1FFFF] as [ClosedRange<UInt32>]
    for scalar in planes.joined() where Folding.folded(scalar) != foldedByRule(scalar) {
      // An older system does not know the newest letters, and a newer one knows more.
      let age = Unicode.Scalar(scalar)?.properties.age
      if let age, (age.major, age.minor) <= (17, 0) { differing.append(scalar) }
    }
    #expect(differing.isEmpty)
    for scalar in [UInt32(0x20000), 0x2A6DF, 0x2A6E0, 0x31350, 0xE0041, 0xF0000, 0x10FFFF] {
      #expect(Folding.folded(scalar) == foldedByRule(scalar))
    }
  }

  @Test(arguments: [
    ("ＡＢＣ１２３", "abc123"), ("Straße, ﬁn. Œuvre", "strassefinoeuvre"),
    ("ｶﾞｷﾞﾊﾟｳﾞｱﾞ", "ガギパヴア"), ("①２③", "①2③"), ("“统筹”（推进）", "统筹推进"),
    ("ΑΣ ЖЁ Ǆ", "ασжёǆ"), ("λόγος ۳۲٥ ७", "λόγοσ3257"),
    ("⼀⼈ 金ﾊﾞ", "一人金バ"), ("كتـــاب کی", "كتابكي"), ("q\u{301}e\u{300}\u{301}", "qè"), ("𐐀𠀀👍", "𐐨𠀀"),
    ("カ ﾞ", "カ"), ("", ""),
  ])
  func `a known text has a known matching form`(text: String, form: String) {
    let expected = form.unicodeScalars.map(\.value)
    #expect(MatchingForm(text).units == expected)
    var buffer = UnitBuffer()
    let bytes = Array(text.utf8)
    buffer.fold(bytes.span)
    #expect(buffer.array == expected)
  }

  @Test(arguments: 0..<300)
  func `one pass over bytes gives the units of the matching form`(seed: UInt64) {
    let bytes = randomBytes(seed: seed)
    var buffer = UnitBuffer()
    buffer.fold(bytes.span)
    let source = Source(path: "", bytes: bytes)
    #expect(buffer.array == MatchingForm(source, 0..<bytes.count).units)
  }

  @Test(arguments: 0..<300)
  func `decoding without folding gives the scalars of the string`(seed: UInt64) {
    let bytes = randomBytes(seed: seed)
    var buffer = UnitBuffer()
    buffer.decode(bytes.span)
    #expect(buffer.array == String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value))
  }

  @Test func `a buffer used again forgets the text before`() {
    var buffer = UnitBuffer()
    for (text, count) in [(String(repeating: "长文", count: 5_000), 10_000), ("ab", 2), ("", 0)] {
      let bytes = Array(text.utf8)
      buffer.fold(bytes.span)
      #expect(buffer.count == count)
      #expect(buffer.array == MatchingForm(text).units)
    }
  }

  /// Text of many scripts; for odd seeds with bytes broken at random.
  private func randomBytes(seed: UInt64) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    let pieces =
      Array("aZ5 ,é漢字、カｶﾞﾊﾟßﬃæ👍𠀀ΩЖ한①٣\u{FFFD}\u{2028}").map(String.init)
      + ["\u{301}", "\u{302}", "\u{323}", "\u{1100}", "\u{1161}", "\u{11A8}", "\u{3099}"]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      bytes += Array(pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8)
    }
    guard seed % 2 == 1 else { return bytes }
    for _ in 0..<8 where !bytes.isEmpty {
      let index = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[index] = UInt8(truncatingIfNeeded: random.next())
      case 1: bytes.remove(at: index)
      default: bytes.insert([0xED, 0xA0, 0xC0, 0xF5, 0xE0, 0xF0][index % 6], at: index)
      }
    }
    return bytes
  }
}
