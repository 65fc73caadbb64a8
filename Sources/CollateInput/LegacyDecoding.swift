import Foundation

/// GB 18030 and Big5 to UTF-8 and back, by the tables of Foundation.
///
/// Foundation gives up on a whole text for one bad byte, so lines are decoded one by one, and a line
/// that fails character by character.
enum LegacyDecoding {
  /// The numbers that Foundation has for the two (kCFStringEncodingGB_18030_2000 and
  /// kCFStringEncodingBig5_HKSCS_1999, with the bit that marks them as such).
  private static func foundation(_ encoding: TextEncoding) -> String.Encoding {
    String.Encoding(rawValue: encoding == .big5 ? 0x8000_0A06 : 0x8000_0632)
  }

  /// The code that writes the text in the fewest bits among those in which it could be one; nil if
  /// there is none.
  static func guess(_ bytes: [UInt8]) -> TextEncoding.Identification? {
    let sample = Array(bytes.prefix(65_536))
    let best = EastAsianCode.allCases.map { EastAsianCode.Reading(sample, in: $0) }
      .filter(\.isPlausible).min { price($0) < price($1) }
    switch best?.code {
    case .gb18030: return .known(.gb18030)
    case .big5: return .known(.big5)
    case .eucKR: return .foreign(.eucKR)
    case .eucJP: return .foreign(.eucJP)
    case .shiftJIS: return .foreign(.shiftJIS)
    case nil: return nil
    }
  }

  /// The bits of a reading. All bytes of EUC-KR are GB 18030 as well, and a few characters that happen
  /// to stand in the rows of Hangul are no Korean: its odds must be 65,536 to one.
  private static func price(_ reading: EastAsianCode.Reading) -> Double {
    reading.bits + (reading.code == .eucKR ? 16 : 0)
  }

  static func decode(_ bytes: [UInt8], _ encoding: TextEncoding) -> TextEncoding.Decoded {
    let table = foundation(encoding)
    if let text = String(data: Data(bytes), encoding: table) {
      return TextEncoding.Decoded(
        utf8: Array(text.utf8), encoding: encoding.rawValue, malformed: [])
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 2)
    var malformed: [Int] = []
    var start = 0
    while start < bytes.count {
      // No character of either encoding has a line feed in it.
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      let line = bytes[start..<end]
      if let decoded = String(data: Data(line), encoding: table) {
        text.append(contentsOf: decoded.utf8)
      } else {
        decodeCharacters(line, encoding, table, &text, &malformed)
      }
      start = end
    }
    return TextEncoding.Decoded(
      utf8: text, encoding: encoding.rawValue, malformed: malformed)
  }

  static func encode(_ utf8: [UInt8], _ encoding: TextEncoding) -> [UInt8]? {
    String(decoding: utf8, as: UTF8.self).data(using: foundation(encoding)).map { [UInt8]($0) }
  }

  private static func decodeCharacters(
    _ line: ArraySlice<UInt8>, _ encoding: TextEncoding, _ table: String.Encoding,
    _ text: inout [UInt8], _ malformed: inout [Int]
  ) {
    let code: EastAsianCode = encoding == .big5 ? .big5 : .gb18030
    let characters = Array(line)
    var rest = line
    while let first = rest.first {
      let length = code.character(characters.span, at: rest.startIndex - line.startIndex).length
      if first < 0x80 {
        text.append(first)
      } else if length > 1,
        let decoded = String(data: Data(rest.prefix(length)), encoding: table), !decoded.isEmpty
      {
        text.append(contentsOf: decoded.utf8)
      } else {
        malformed.append(rest.startIndex)
        text.append(contentsOf: UTF8.encodedReplacementCharacter)
      }
      rest = rest.dropFirst(length)
    }
  }
}
