import Collate

/// GitHub's hash of the lines of a file, by which code scanning knows an alert again.
///
/// A rolling hash of 64 bits with multiplier 37 over the 100 UTF-16 units from the start of a line
/// on, spaces and tabs left out, CRLF and CR read as LF; then a colon and a count of equal hashes in
/// the file. It is the method of `fingerprints.ts` in github/codeql-action, made from its published
/// behaviour and tested with its vectors.
enum LineHash {
  private static let window = 100
  private static let multiplier: UInt64 = 37
  private static let endOfFile: UInt64 = 0xFFFF

  /// The hash of each line, from the first on; a text that ends with a line end has one line more.
  ///
  /// - Complexity: O(*n*).
  static func hashes(_ bytes: [UInt8]) -> [String] {
    var rolling = Rolling()
    // GitHub reads the file as UTF-8 without its mark.
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for unit in String(decoding: bytes[start...], as: UTF8.self).utf16 {
      rolling.process(UInt64(unit))
    }
    rolling.process(endOfFile)
    rolling.flush()
    return rolling.hashes
  }

  private struct Rolling {
    var hashes: [String] = []
    private var units = [UInt64](repeating: 0, count: window)
    /// Whether a line starts at each place of the window.
    private var starts = [Bool](repeating: false, count: window)
    private var index = 0
    private var hash: UInt64 = 0
    private var startsLine = true
    private var isAfterReturn = false
    private var counts: [UInt64: Int] = [:]
    private let outgoing = (0..<window).reduce(UInt64(1)) { power, _ in power &* multiplier }

    mutating func process(_ unit: UInt64) {
      if unit == 0x20 || unit == 0x09 || (isAfterReturn && unit == 0x0A) {
        isAfterReturn = false
        return
      }
      isAfterReturn = unit == 0x0D
      let unit = isAfterReturn ? 0x0A : unit
      closeLine()
      if startsLine {
        startsLine = false
        starts[index] = true
      }
      if unit == 0x0A { startsLine = true }
      push(unit)
    }

    mutating func flush() {
      for _ in 0..<window {
        closeLine()
        push(0)
      }
    }

    private mutating func closeLine() {
      guard starts[index] else { return }
      starts[index] = false
      counts[hash, default: 0] += 1
      hashes.append("\(String(hash, radix: 16)):\(counts[hash] ?? 1)")
    }

    private mutating func push(_ unit: UInt64) {
      hash = multiplier &* hash &+ unit &- outgoing &* units[index]
      units[index] = unit
      index = (index + 1) % window
    }
  }
}
