package import Collate

/// An encoding that is known by its bytes and not read.
package enum ForeignEncoding: String, Sendable, CaseIterable {
  case utf32 = "UTF-32"
  case iso2022JP = "ISO-2022-JP"
  case iso2022KR = "ISO-2022-KR"
  case shiftJIS = "Shift_JIS"
  case eucJP = "EUC-JP"
  case eucKR = "EUC-KR"

  /// Tells by how a text that is not in an encoding of Collate looks; nil for any other.
  ///
  /// - Complexity: O(1): a beginning is looked at.
  package init?(of bytes: [UInt8]) {
    guard case .foreign(let encoding) = TextEncoding.identify(bytes) else { return nil }
    self = encoding
  }

  /// Why a text in it is not read.
  package var cause: InputRecord.Cause { .foreignEncoding(rawValue) }

  /// The escape sequences that switch seven-bit text to two bytes a character.
  static func escaped(_ bytes: [UInt8]) -> ForeignEncoding? {
    for index in bytes.indices where bytes[index] == 0x1B {
      let rest = bytes[(index + 1)...].prefix(3)
      if rest.starts(with: [0x24, 0x29, 0x43]) { return .iso2022KR }
      if rest.starts(with: [0x24, 0x42]) || rest.starts(with: [0x24, 0x40]) { return .iso2022JP }
    }
    return nil
  }

  /// UTF-32, with a mark or without.
  static func isUTF32(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return true
    }
    let sample = bytes.prefix(4_096 & ~3)
    guard sample.count >= 8, sample.contains(0) else { return false }
    return [false, true].contains { isBigEndian in
      var census = ScalarCensus()
      for start in stride(from: 0, to: sample.count - 3, by: 4) {
        let units = sample[start..<start + 4]
        let value = (isBigEndian ? Array(units) : units.reversed()).reduce(UInt32(0)) {
          $0 << 8 | UInt32($1)
        }
        census.add(Unicode.Scalar(value))
      }
      return census.isText
    }
  }
}

/// How many scalars of a reading could stand in a text.
struct ScalarCensus {
  private(set) var count = 0
  private(set) var odd = 0

  /// Counts a scalar, or what is none. Codes that nobody has assigned, private ones and control codes
  /// that part no lines stand in no text; they are what a false reading is full of.
  mutating func add(_ scalar: Unicode.Scalar?) {
    count += 1
    guard let scalar else {
      odd += 1
      return
    }
    switch scalar.properties.generalCategory {
    case .unassigned, .privateUse, .surrogate: odd += 1
    case .control: if !(0x09...0x0D).contains(scalar.value) { odd += 1 }
    default: break
    }
  }

  /// Whether at most one in twenty could not.
  var isText: Bool { count > 0 && odd * 20 <= count }
}
