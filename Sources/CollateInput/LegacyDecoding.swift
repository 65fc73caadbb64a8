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

  /// GB 18030 or Big5, whichever reads more of its pairs as common characters; nil if neither does
  /// for most.
  static func guess(_ bytes: [UInt8]) -> TextEncoding? {
    let sample = Array(bytes.prefix(65_536))
    let gb = commonShare(sample, .gb18030)
    let big5 = commonShare(sample, .big5)
    guard max(gb, big5) > 0.6 else { return nil }
    return big5 > gb ? .big5 : .gb18030
  }

  /// The share of two-byte characters that lie in the planes of the common ones: level 1 of GB 2312
  /// (0xB0–0xD7) and of Big5 (0xA4–0xC6), and the punctuation of each.
  private static func commonShare(_ bytes: [UInt8], _ encoding: TextEncoding) -> Double {
    var common = 0
    var all = 0
    var position = 0
    while position < bytes.count {
      let length = self.length(bytes[position...], encoding)
      if bytes[position] >= 0x80 {
        all += 1
        if length == 2 {
          let (lead, trail) = (bytes[position], bytes[position + 1])
          switch encoding {
          case .big5: if (0xA1...0xC6).contains(lead) { common += 1 }
          default:
            if trail >= 0xA1, (0xB0...0xD7).contains(lead) || (0xA1...0xA3).contains(lead) {
              common += 1
            }
          }
        }
      }
      position += length
    }
    return all == 0 ? 0 : Double(common) / Double(all)
  }

  /// The length of the character at the start of a stretch, by its lead and trail bytes; 1 for what
  /// is none.
  private static func length(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) -> Int {
    let start = bytes.startIndex
    guard bytes[start] >= 0x81, bytes[start] <= 0xFE, bytes.count > 1 else { return 1 }
    let second = bytes[start + 1]
    if encoding == .gb18030, (0x30...0x39).contains(second) {
      guard bytes.count > 3, (0x81...0xFE).contains(bytes[start + 2]),
        (0x30...0x39).contains(bytes[start + 3])
      else { return 1 }
      return 4
    }
    let isTrail =
      encoding == .gb18030
      ? (0x40...0x7E).contains(second) || (0x80...0xFE).contains(second)
      : (0x40...0x7E).contains(second) || (0xA1...0xFE).contains(second)
    return isTrail ? 2 : 1
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
    var rest = line
    while let first = rest.first {
      let length = self.length(rest, encoding)
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
