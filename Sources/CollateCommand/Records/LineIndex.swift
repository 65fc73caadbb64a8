/// Where the lines of a file start.
enum LineIndex {
  /// The start of every line that is not blank, and after them the number of bytes.
  ///
  /// A record reaches to the start of the next one, so blank lines after it are white space at its end;
  /// those at the start of the file, with a byte order mark, are before the first.
  static func starts(of file: ByteFile) -> [Int] {
    var starts: [Int] = []
    starts.reserveCapacity(file.count / 256)
    let block = 4 << 20
    var isBlank = true
    var position = 0
    while position < file.count {
      let end = min(file.count, position + block)
      file.withBytes(in: position..<end) { bytes in
        append(bytes, at: position, isFirst: position == 0, &isBlank, to: &starts)
      }
      position = end
    }
    starts.append(file.count)
    return starts
  }

  /// Appends the starts of lines whose first visible byte is in a block.
  private static func append(
    _ bytes: Span<UInt8>, at offset: Int, isFirst: Bool, _ isBlank: inout Bool,
    to starts: inout [Int]
  ) {
    var position = 0
    // A byte order mark is no part of the first record.
    if isFirst, bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      position = 3
    }
    while position < bytes.count {
      if isBlank {
        switch bytes[position] {
        case 0x0A, 0x0D, 0x20, 0x09: position += 1
        default:
          starts.append(offset + position)
          isBlank = false
        }
      } else {
        position = bytes.firstLineFeed(from: position)
        if position < bytes.count {
          isBlank = true
          position += 1
        }
      }
    }
  }
}

extension Span<UInt8> {
  /// The position of the first line feed from a position on; `count` where there is none.
  fileprivate func firstLineFeed(from start: Int) -> Int {
    var position = start
    let lineFeeds = SIMD16<UInt8>(repeating: 0x0A)
    let ones = SIMD16<UInt8>(repeating: 1)
    while position &+ 32 <= count {
      // Thirty-two bytes remain from here.
      let low = unsafe bytes.unsafeLoadUnaligned(
        fromByteOffset: position, as: SIMD16<UInt8>.self)
      let high = unsafe bytes.unsafeLoadUnaligned(
        fromByteOffset: position &+ 16, as: SIMD16<UInt8>.self)
      let found = SIMD16<UInt8>(repeating: 0)
        .replacing(with: ones, where: low .== lineFeeds)
        .replacing(with: ones, where: high .== lineFeeds)
      // Both types are sixteen bytes, and any bits are a value of either.
      let words = unsafe unsafeBitCast(found, to: SIMD2<UInt64>.self)
      if words[0] | words[1] != 0 { break }
      position &+= 32
    }
    while position < count, self[position] != 0x0A { position += 1 }
    return position
  }
}
