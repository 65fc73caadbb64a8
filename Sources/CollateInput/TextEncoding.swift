import Collate

/// The encoding of a text, given or to be found out.
public enum TextEncoding: String, Sendable, CaseIterable {
  /// Found out from the bytes.
  case automatic = "auto"
  /// UTF-8.
  case utf8 = "utf-8"
  /// UTF-16 with a byte order mark; little endian without one.
  case utf16 = "utf-16"
  /// UTF-16, low byte first.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16, high byte first.
  case utf16BigEndian = "utf-16be"
  /// GB 18030, which holds GBK and GB 2312.
  case gb18030
  /// Big5 with the Hong Kong supplement.
  case big5

  /// All names in a row, for help.
  public static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// Reads a name; GBK, GB 2312, CP936, CP950 and the like are known too.
  public init?(name: String) {
    let name = name.lowercased()
    switch name {
    case "utf8": self = .utf8
    case "utf16": self = .utf16
    case "gbk", "gb2312", "gb-2312", "cp936", "euc-cn", "gb-18030", "gb_2312-80": self = .gb18030
    case "big-5", "big5-hkscs", "cp950": self = .big5
    default:
      guard let encoding = TextEncoding(rawValue: name) else { return nil }
      self = encoding
    }
  }

  /// A text after decoding.
  public struct Decoded: Sendable {
    /// The text in UTF-8; for UTF-8 input the bytes as they are, ill-formed ones included.
    public let utf8: [UInt8]
    /// The encoding it was read from.
    public let encoding: String
    /// The positions of ill-formed sequences in the input; nil for UTF-8, where the reader of the
    /// text finds them.
    public let malformed: [Int]?
  }

  /// Decodes bytes and never fails: each ill-formed sequence is read as one U+FFFD.
  ///
  /// - Complexity: O(*n*).
  public func decode(_ bytes: [UInt8]) -> Decoded {
    switch self {
    case .automatic: return TextEncoding.detect(bytes).decode(bytes)
    case .utf8: return Decoded(utf8: bytes, encoding: rawValue, malformed: nil)
    case .utf16:
      let isBig = bytes.starts(with: [0xFE, 0xFF])
      return (isBig ? TextEncoding.utf16BigEndian : .utf16LittleEndian).decode(bytes)
    case .utf16LittleEndian: return UTF16Decoding.decode(bytes, isBigEndian: false, rawValue)
    case .utf16BigEndian: return UTF16Decoding.decode(bytes, isBigEndian: true, rawValue)
    case .gb18030, .big5: return LegacyDecoding.decode(bytes, self)
    }
  }

  /// Encodes a text: the way back from ``decode(_:)``; nil where the encoding lacks a character. UTF-16
  /// of which no order is said is written with the low byte first, whatever its mark said.
  ///
  /// - Parameters:
  ///   - utf8: the text in UTF-8.
  ///   - hasByteOrderMark: whether UTF-16 begins with its mark. UTF-8 and GB 18030 keep theirs in the
  ///     text.
  /// - Complexity: O(*n*).
  public func encode(_ utf8: [UInt8], hasByteOrderMark: Bool = false) -> [UInt8]? {
    switch self {
    case .automatic, .utf8: utf8
    case .utf16, .utf16LittleEndian:
      UTF16Decoding.encode(utf8, isBigEndian: false, hasByteOrderMark: hasByteOrderMark)
    case .utf16BigEndian:
      UTF16Decoding.encode(utf8, isBigEndian: true, hasByteOrderMark: hasByteOrderMark)
    case .gb18030, .big5: LegacyDecoding.encode(utf8, self)
    }
  }

  /// Finds out the encoding: a byte order mark, the rows that UTF-16 has in every text, well-formed
  /// UTF-8, then whichever code of East Asia writes the text in the fewest bits.
  ///
  /// Never answers ``automatic``. Where nothing fits, or an encoding that is not read, it answers
  /// ``utf8``.
  public static func detect(_ bytes: [UInt8]) -> TextEncoding {
    if case .known(let encoding) = identify(bytes) { encoding } else { .utf8 }
  }

  /// What the bytes of a text look like.
  enum Identification {
    case known(TextEncoding)
    case foreign(ForeignEncoding)
  }

  static func identify(_ bytes: [UInt8]) -> Identification {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .known(.utf8) }
    if ForeignEncoding.isUTF32(bytes) { return .foreign(.utf32) }
    if bytes.starts(with: [0xFF, 0xFE]) { return .known(.utf16LittleEndian) }
    if bytes.starts(with: [0xFE, 0xFF]) { return .known(.utf16BigEndian) }
    if let encoding = UTF16Decoding.guess(bytes) { return .known(encoding) }
    let (sequences, malformed) = census(bytes)
    if sequences + malformed == 0, let encoding = ForeignEncoding.escaped(bytes) {
      return .foreign(encoding)
    }
    // A few bad bytes in good UTF-8 are damage; legacy text has hardly a well-formed sequence.
    if malformed == 0 || sequences > 10 * malformed { return .known(.utf8) }
    return LegacyDecoding.guess(bytes) ?? .known(.utf8)
  }

  /// How many multi-byte sequences of UTF-8 are well formed, and how many are not.
  private static func census(_ bytes: [UInt8]) -> (sequences: Int, malformed: Int) {
    var sequences = 0
    var malformed = 0
    let span = bytes.span
    var position = 0
    while position < span.count {
      if span[position] < 0x80 {
        position += 1
        continue
      }
      let step = span.scalar(at: position, end: span.count)
      if step.isWellFormed { sequences += 1 } else { malformed += 1 }
      position += step.length
    }
    return (sequences, malformed)
  }
}
