import Foundation

/// The multi-byte codes of East Asia, as far as bytes tell: where characters end and of what kind
/// they are.
enum EastAsianCode: CaseIterable {
  case gb18030, big5, eucKR, eucJP, shiftJIS

  /// The kinds of characters that the rows of a code hold.
  enum Row: Int, CaseIterable {
    /// Punctuation, digits and letters of full width.
    case marks
    case kana
    /// The first level of characters, or the syllables of Hangul.
    case common
    /// The second level, or the Han characters of Korean.
    case rare
    /// What was added to the code, and its symbols.
    case other
    /// Characters of four bytes in GB 18030.
    case fourBytes
    /// Kana of half width.
    case halfWidth

    /// Roughly how much of a text they are. A share that is wrong by a factor of two costs a bit a
    /// character; codes differ by more.
    fileprivate var share: Double {
      switch self {
      case .common: 0.6
      case .marks, .kana: 0.15
      case .rare: 0.04
      case .other, .fourBytes: 0.02
      case .halfWidth: 0.01
      }
    }
  }

  /// How many characters the rows of a kind have room for, in the order of the kinds.
  private var sizes: [Double] {
    switch self {
    case .gb18030: [188, 169, 3_755, 3_008, 14_000, 39_420, 1]
    case .big5: [408, 250, 5_401, 7_652, 6_000, 1, 1]
    case .eucKR: [188, 169, 2_350, 4_888, 8_822, 1, 1]
    case .eucJP: [188, 169, 2_965, 3_390, 6_067, 1, 63]
    case .shiftJIS: [235, 169, 2_965, 3_390, 1_000, 1, 63]
    }
  }

  /// The length of the character at a position, and its kind; a byte without a kind is none.
  func character(_ bytes: Span<UInt8>, at position: Int) -> (length: Int, row: Row?) {
    let lead = bytes[position]
    func byte(_ offset: Int) -> UInt8 {
      position + offset < bytes.count ? bytes[position + offset] : 0
    }
    switch self {
    case .gb18030: return gb18030(lead, byte(1), byte(2), byte(3))
    case .big5: return big5(lead, byte(1))
    case .eucKR: return eucKR(lead, byte(1))
    case .eucJP: return eucJP(lead, byte(1), byte(2))
    case .shiftJIS: return shiftJIS(lead, byte(1))
    }
  }

  private typealias Read = (length: Int, row: Row?)

  private func gb18030(_ lead: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) -> Read {
    guard (0x81...0xFE).contains(lead) else { return (1, nil) }
    switch (lead, second) {
    case (_, 0x30...0x39):
      guard (0x81...0xFE).contains(third), (0x30...0x39).contains(fourth) else { return (1, nil) }
      switch lead {
      case 0x81...0x84: return (4, .fourBytes)
      case 0x90...0xE3: return (4, .other)
      default: return (4, nil)
      }
    case (0xA1, 0xA1...0xFE), (0xA3, 0xA1...0xFE): return (2, .marks)
    case (0xA4...0xA5, 0xA1...0xFE): return (2, .kana)
    case (0xB0...0xD7, 0xA1...0xFE): return (2, .common)
    case (0xD8...0xF7, 0xA1...0xFE): return (2, .rare)
    case (_, 0x40...0x7E), (_, 0x80...0xFE): return (2, .other)
    default: return (1, nil)
    }
  }

  private func big5(_ lead: UInt8, _ trail: UInt8) -> Read {
    guard (0x81...0xFE).contains(lead),
      (0x40...0x7E).contains(trail) || (0xA1...0xFE).contains(trail)
    else { return (1, nil) }
    switch (lead, trail) {
    case (0xA1...0xA3, _): return (2, .marks)
    case (0xA4...0xC5, _), (0xC6, 0x40...0x7E): return (2, .common)
    case (0xC6, 0xE7...0xFE), (0xC7, _): return (2, .kana)
    case (0xC9...0xF9, _): return (2, .rare)
    default: return (2, .other)
    }
  }

  private func eucKR(_ lead: UInt8, _ trail: UInt8) -> Read {
    guard (0x81...0xFE).contains(lead) else { return (1, nil) }
    switch (lead, trail) {
    case (0xA1, 0xA1...0xFE), (0xA3, 0xA1...0xFE): return (2, .marks)
    case (0xAA...0xAB, 0xA1...0xFE): return (2, .kana)
    case (0xB0...0xC8, 0xA1...0xFE): return (2, .common)
    case (0xCA...0xFD, 0xA1...0xFE): return (2, .rare)
    case (_, 0xA1...0xFE): return (2, .other)
    case (...0xC6, 0x41...0x5A), (...0xC6, 0x61...0x7A), (...0xC6, 0x81...0xA0):
      return (2, .other)
    default: return (1, nil)
    }
  }

  private func eucJP(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> Read {
    switch (lead, second) {
    case (0x8E, 0xA1...0xDF): return (2, .halfWidth)
    case (0x8F, 0xA1...0xFE) where (0xA1...0xFE).contains(third): return (3, .other)
    case (0xA1, 0xA1...0xFE), (0xA3, 0xA1...0xFE): return (2, .marks)
    case (0xA4...0xA5, 0xA1...0xFE): return (2, .kana)
    case (0xB0...0xCF, 0xA1...0xFE): return (2, .common)
    case (0xD0...0xF4, 0xA1...0xFE): return (2, .rare)
    case (0xA1...0xFE, 0xA1...0xFE): return (2, .other)
    default: return (1, nil)
    }
  }

  private func shiftJIS(_ lead: UInt8, _ trail: UInt8) -> Read {
    if (0xA1...0xDF).contains(lead) { return (1, .halfWidth) }
    guard (0x81...0x9F).contains(lead) || (0xE0...0xFC).contains(lead),
      (0x40...0x7E).contains(trail) || (0x80...0xFC).contains(trail)
    else { return (1, nil) }
    switch (lead, trail) {
    case (0x81, _), (0x82, ..<0x9F): return (2, .marks)
    case (0x82, _), (0x83, ...0x96): return (2, .kana)
    case (0x88...0x97, _), (0x98, ..<0x9F): return (2, .common)
    case (0x98...0xEA, _): return (2, .rare)
    default: return (2, .other)
    }
  }
}

extension EastAsianCode {
  /// A text as a code reads it.
  struct Reading {
    let code: EastAsianCode
    /// The bits in which the code would write the text, by how common the kinds of its characters
    /// are and how many each has (the description length). The true code needs the fewest.
    private(set) var bits = 0.0
    private var counts = [Int](repeating: 0, count: Row.allCases.count)
    private var malformed = 0
    private var ascii = 0
    /// Characters right behind another.
    private var adjoining = 0

    /// Bits for a byte that begins no character: more than any character costs.
    private static let malformedBits = 24.0

    /// Reads a text.
    ///
    /// - Complexity: O(*n*).
    init(_ bytes: [UInt8], in code: EastAsianCode) {
      self.code = code
      let span = bytes.span
      var position = 0
      var end = -1
      while position < span.count {
        guard span[position] >= 0x80 else {
          ascii += 1
          position += 1
          continue
        }
        let (length, row) = code.character(span, at: position)
        if let row {
          counts[row.rawValue] += 1
          if position == end { adjoining += 1 }
          end = position + length
        } else {
          malformed += 1
        }
        position += length
      }
      bits = 7 * Double(ascii) + Reading.malformedBits * Double(malformed)
      for (row, size) in zip(Row.allCases, code.sizes) {
        bits += Double(counts[row.rawValue]) * log2(size / row.share)
      }
    }

    /// Whether it could be a text in this code: hardly a byte out of place, half of the characters of
    /// the kinds that texts are made of, and many beside one another, as letters with accents are not.
    /// Japanese has kana.
    var isPlausible: Bool {
      let characters = counts.reduce(0, +)
      func count(_ rows: Row...) -> Int { rows.reduce(0) { $0 + counts[$1.rawValue] } }
      guard characters > 0, malformed * 8 <= characters, adjoining * 4 >= characters,
        count(.marks, .kana, .common, .fourBytes) * 2 >= characters
      else { return false }
      switch code {
      case .eucJP, .shiftJIS: return count(.kana) * 8 >= characters
      case .gb18030, .big5, .eucKR: return true
      }
    }
  }
}
