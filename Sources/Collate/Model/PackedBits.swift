/// Numbers of a few bits one after the other in a row of bytes, the lowest bit first; past the end
/// there are zeros.
struct PackedBits {
  /// The bytes, and eight zeros, for eight are read at a time.
  private let bytes: [UInt8]
  /// Where the next number begins, in bits.
  private var position = 0

  /// The bits of some bytes.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes + [UInt8](repeating: 0, count: PackedBits.wordLength)
  }

  private static let wordLength = 8
  /// As many bits as ``next`` is sure to hold.
  static let ahead = 57

  /// How many bits have not been read; less than 0 where more was read than there is.
  var remaining: Int { (bytes.count - PackedBits.wordLength) * 8 - position }

  /// The next bits, ``ahead`` of them.
  ///
  /// An island of unsafe code: eight checks of indices took longer than what is done with the bits.
  /// Bounds: the last word read is that of the zeros behind the bytes.
  var next: UInt64 {
    let start = min(position >> 3, bytes.count - PackedBits.wordLength)
    let word = unsafe bytes.span.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
    return UInt64(littleEndian: word) >> UInt64(position & 7)
  }

  /// Goes on behind some bits.
  mutating func skip(_ count: Int) { position += count }

  /// The length of the run of ones that comes next; it and the zero behind it are read.
  mutating func run() -> Int {
    var length = 0
    while remaining > 0 {
      let ones = min((~next).trailingZeroBitCount, PackedBits.ahead)
      length += ones
      skip(ones)
      if ones < PackedBits.ahead { break }
    }
    skip(1)
    return length
  }
}
