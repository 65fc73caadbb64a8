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
  if scalar == 0xFF9E { return .voicing(0x3099) }
  if scalar == 0xFF9F { return .voicing(0x309A) }
  if (0xFF01...0xFF5E).contains(scalar) { return foldedByRule(scalar - 0xFEE0) }
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

private let halfWidthKatakana: [UInt32] = Array(
  "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars
).map(\.value)

private let ligatures: [UInt32: [UInt32]] = [
  0xFB00: [0x66, 0x66], 0xFB01: [0x66, 0x69], 0xFB02: [0x66, 0x6C], 0xFB03: [0x66, 0x66, 0x69],
  0xFB04: [0x66, 0x66, 0x6C], 0xFB05: [0x73, 0x74], 0xFB06: [0x73, 0x74],
  0x00E6: [0x61, 0x65], 0x00C6: [0x61, 0x65], 0x0153: [0x6F, 0x65], 0x0152: [0x6F, 0x65],
  0x00DF: [0x73, 0x73], 0x1E9E: [0x73, 0x73],
]

@Suite struct FoldingTests {
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
    ("ΑΣ ЖЁ Ǆ", "ασжёǆ"), ("𐐀𠀀👍", "𐐨𠀀"), ("カ ﾞ", "カ"), ("", ""),
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
    let pieces = Array("aZ5 ,é漢字、カｶﾞﾊﾟßﬃæ👍𠀀ΩЖ한①\u{0301}\u{FFFD}\u{2028}").map(String.init)
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
