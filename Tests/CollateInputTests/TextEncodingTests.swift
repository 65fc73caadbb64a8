import Collate
import CollateInput
import CollateTestSupport
import Foundation
import Testing

@Suite struct TextEncodingTests {
  // Bytes of the code charts: 市图书馆 in GB 2312, 市圖書館 in Big5, 㐀 and 𠀀 in GB 18030 (2000).
  @Test func `known bytes`() {
    #expect(
      TextEncoding.gb18030.decode([0xCA, 0xD0, 0xCD, 0xBC, 0xCA, 0xE9, 0xB9, 0xDD]).utf8
        == Array("市图书馆".utf8))
    #expect(
      TextEncoding.big5.decode([0xA5, 0xAB, 0xB9, 0xCF, 0xAE, 0xD1, 0xC0, 0x5D]).utf8
        == Array("市圖書館".utf8))
    #expect(
      TextEncoding.gb18030.decode([0x81, 0x39, 0xEE, 0x39, 0x95, 0x32, 0x82, 0x36]).utf8
        == Array("㐀𠀀".utf8))
    #expect(
      TextEncoding.utf16.decode([0xFE, 0xFF, 0x5E, 0x02, 0xD8, 0x40, 0xDC, 0x00]).utf8
        .suffix(7) == Array("市𠀀".utf8)[...])
  }

  private static let simplified =
    "本报讯　市图书馆新馆本月底启用，藏书两百万册，读者凭身份证即可入馆阅览，周一闭馆整理。\n"
  private static let traditional =
    "本報訊　市圖書館新館本月底啟用，藏書兩百萬冊，讀者憑身分證即可入館閱覽，週一閉館整理。\n"

  private static func bytes(_ text: String, _ encoding: UInt) -> [UInt8] {
    text.data(using: String.Encoding(rawValue: encoding)).map { [UInt8]($0) } ?? []
  }

  @Test func `the encoding of a text is found out`() {
    let gb = Self.bytes(Self.simplified, 0x8000_0632)
    let big5 = Self.bytes(Self.traditional, 0x8000_0A06)
    #expect(!gb.isEmpty && !big5.isEmpty)
    #expect(TextEncoding.detect(gb) == .gb18030)
    #expect(TextEncoding.detect(big5) == .big5)
    #expect(TextEncoding.detect(Array(Self.simplified.utf8)) == .utf8)
    #expect(TextEncoding.detect([0xEF, 0xBB, 0xBF, 0x61]) == .utf8)
    for (isBig, encoding) in [(true, TextEncoding.utf16BigEndian), (false, .utf16LittleEndian)] {
      let units = "Plain text in Latin letters, without a mark.".utf16.flatMap {
        isBig ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
      }
      #expect(TextEncoding.detect(units) == encoding)
    }
    #expect(TextEncoding.automatic.decode(gb).utf8 == Array(Self.simplified.utf8))
    #expect(TextEncoding.automatic.decode(big5).utf8 == Array(Self.traditional.utf8))
  }

  private static let japanese =
    "市立図書館の新館が今月末に開館する。蔵書は二百万冊で、誰でも身分証を見せれば入って読むことができる。\n"
  private static let korean =
    "시립 도서관 새 건물이 이달 말에 문을 연다. 책은 이백만 권이고 신분증을 보이면 누구나 들어가 읽을 수 있다.\n"

  // 一 (U+4E00), the ideographic space (U+3000) and 가 (U+AC00) have a zero in their lower byte.
  @Test(arguments: [simplified, traditional, japanese, korean + "가가 가구\n", "一　一\n一、二。\n"])
  func `UTF-16 without a mark is told in every script`(text: String) {
    for encoding in [TextEncoding.utf16BigEndian, .utf16LittleEndian] {
      let bytes = encoding.encode(Array(text.utf8)) ?? []
      #expect(TextEncoding.detect(bytes) == encoding)
      #expect(TextEncoding.automatic.decode(bytes).utf8 == Array(text.utf8))
    }
  }

  @Test(arguments: 0..<40) func `pieces of UTF-16 are read in their order`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = Array(
      (Self.simplified + Self.traditional + Self.japanese + Self.korean).unicodeScalars)
    var piece = String.UnicodeScalarView()
    for _ in 0..<4 {
      let start = Int.random(in: 0..<text.count - 30, using: &random)
      piece += text[start..<start + Int.random(in: 20...30, using: &random)]
      piece.append("\n")
    }
    let utf8 = Array(String(piece).utf8)
    for encoding in [TextEncoding.utf16BigEndian, .utf16LittleEndian] {
      #expect(TextEncoding.automatic.decode(encoding.encode(utf8) ?? []).utf8 == utf8)
    }
  }

  @Test(arguments: [simplified, traditional, japanese, korean])
  func `GB 18030 is told in every script that it has`(text: String) {
    let bytes = Self.bytes(text, 0x8000_0632)
    #expect(TextEncoding.detect(bytes) == .gb18030)
    #expect(TextEncoding.automatic.decode(bytes).utf8 == Array(text.utf8))
  }

  // The kCFStringEncoding of EUC_KR, DOSKorean (CP949), ShiftJIS, ISO_2022_JP, and three of UTF-32.
  @Test(arguments: [
    (korean, UInt(0x8000_0940), ForeignEncoding.eucKR),
    (korean, 0x8000_0422, .eucKR), (japanese, 0x8000_0A01, .shiftJIS),
    (japanese, 0x8000_0820, .iso2022JP), (simplified, 0x9C00_0100, .utf32),
    (korean, 0x9800_0100, .utf32), (japanese, 0x8C00_0100, .utf32),
  ])
  func `what is not read is named and not read as something else`(
    text: String, number: UInt, encoding: ForeignEncoding
  ) {
    let bytes = Self.bytes(text, number)
    #expect(bytes.count > text.count)
    #expect(ForeignEncoding(of: bytes) == encoding)
    #expect(TextEncoding.detect(bytes) == .utf8)
  }

  @Test func `EUC-JP is ISO-2022-JP without its escape sequences, with the upper bit set`() {
    let escape: UInt8 = 0x1B
    let parts = Self.bytes(Self.japanese, 0x8000_0820).split(separator: escape)
    let bytes = parts.flatMap { part in
      // ESC $ B begins two bytes a character, ESC ( B ends them.
      part.first == UInt8(ascii: "$")
        ? part.dropFirst(2).map { $0 | 0x80 } : Array(part.dropFirst(2))
    }
    #expect(bytes.count > Self.japanese.count)
    #expect(ForeignEncoding(of: bytes) == .eucJP)
    #expect(TextEncoding.detect(bytes) == .utf8)
  }

  @Test(arguments: [simplified, traditional, japanese, korean, "Plain text of seven bits.\n"])
  func `what is read is not named as foreign`(text: String) {
    for encoding in TextEncoding.allCases {
      guard let bytes = encoding.encode(Array(text.utf8), hasByteOrderMark: true) else { continue }
      #expect(ForeignEncoding(of: bytes) == nil)
    }
  }

  @Test func `letters with accents are no characters of East Asia`() {
    let text = "Für die Größe der Bühne müssen wir später noch ein Maß wählen. Où êtes-vous né ?\n"
    let bytes = Self.bytes(text, String.Encoding.isoLatin1.rawValue)
    #expect(bytes.count == text.count)
    #expect(ForeignEncoding(of: bytes) == nil)
    #expect(TextEncoding.detect(bytes) == .utf8)
  }

  @Test func `a bad byte costs its character and not the text`() {
    for (text, encoding, number) in [
      (Self.simplified, TextEncoding.gb18030, UInt(0x8000_0632)),
      (Self.traditional, .big5, 0x8000_0A06),
    ] {
      var bytes = Self.bytes(text + text, number)
      // A lead byte in front of a line feed, which no character has.
      let at = bytes.count - 1
      bytes.insert(0xFF, at: at)
      let decoded = encoding.decode(bytes)
      #expect(decoded.malformed == [at])
      #expect(
        String(decoding: decoded.utf8, as: UTF8.self) == text + text.dropLast() + "\u{FFFD}\n")
    }
  }

  @Test(arguments: 0..<60) func `any bytes decode in any encoding`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let bytes = (0..<Int(random.next() % 200)).map { _ in
      UInt8(truncatingIfNeeded: random.next())
    }
    for encoding in TextEncoding.allCases {
      let decoded = encoding.decode(bytes)
      if let malformed = decoded.malformed {
        // What was converted is well formed, and every fault lies in the input.
        #expect(String(validating: decoded.utf8, as: UTF8.self) != nil)
        #expect(malformed.allSatisfy { bytes.indices.contains($0) })
      } else {
        #expect(decoded.utf8 == bytes)
      }
    }
  }

  @Test(arguments: TextEncoding.allCases.filter { $0 != .automatic })
  func `what was decoded is encoded to the same bytes`(encoding: TextEncoding) {
    let text = Array((encoding == .big5 ? Self.traditional : Self.simplified + "㐀𠀀 A\u{FEFF}").utf8)
    for hasMark in [false, true] {
      let bytes = encoding.encode(text, hasByteOrderMark: hasMark) ?? []
      let decoded = encoding.decode(bytes)
      #expect(decoded.utf8 == text)
      #expect(decoded.malformed?.isEmpty != false)
      #expect(
        bytes.starts(with: [0xFF, 0xFE])
          == (hasMark && [.utf16, .utf16LittleEndian].contains(encoding)))
    }
  }

  @Test func `a character that an encoding lacks is not replaced`() {
    #expect(TextEncoding.big5.encode(Array("\u{10400}".utf8)) == nil)
  }

  @Test func `names of encodings are known by their usual spellings`() {
    #expect(TextEncoding(name: "GBK") == .gb18030)
    #expect(TextEncoding(name: "Big5-HKSCS") == .big5)
    #expect(TextEncoding(name: "UTF8") == .utf8)
    #expect(TextEncoding(name: "latin") == nil)
  }
}
