/// The rows of an incremental index, one after the other in memory.
///
/// A row is all that is known of one signature, in one stretch of memory: a query that comes to it
/// waits for the memory once. First its bits (``BitSketches``), its identifier, whether it is live,
/// and a link for each of some keys: the row plus one that stood under the key before, or 0. Then the
/// slots.
///
/// An island of unsafe code. Bounds: `words` has `stride` words for each row, and rows given are below
/// the number of rows; a key is below `keys`.
struct SignatureRows: Sendable {
  private let size: Signature.Size
  /// The number of links of a row.
  private let keys: Int
  /// Words of a row, and words before its slots.
  private let stride: Int
  private let slotsOffset: Int
  private var words: [UInt64] = []
  private(set) var count = 0
  private let memory: MemoryAdvice

  /// Makes memory for signatures of a size, with a number of links each.
  init(size: Signature.Size, keys: Int, memory: MemoryAdvice) {
    self.size = size
    self.memory = memory
    self.keys = keys
    slotsOffset = Self.linksOffset + (keys + 1) / 2
    stride = slotsOffset + size.rawValue / 4
  }

  private static var idOffset: Int { 2 }
  private static var lifeOffset: Int { 3 }
  private static var linksOffset: Int { 4 }

  mutating func reserveCapacity(_ rows: Int) {
    guard rows * stride > words.capacity else { return }
    words.reserveCapacity(rows * stride)
    let (count, capacity) = (words.count, words.capacity)
    unsafe words.withUnsafeMutableBytes { raw in
      // Behind the rows there is room that nothing was written to.
      let room = unsafe raw.baseAddress.map {
        unsafe UnsafeMutableRawBufferPointer(start: $0 + count * 8, count: (capacity - count) * 8)
      }
      if let room = unsafe room { unsafe memory(room) }
    }
  }

  /// Appends a live row without links.
  ///
  /// - Parameter slots: memory with as many slots as the size says.
  mutating func append(_ slots: UnsafeRawPointer, id: Int) {
    if words.count + stride > words.capacity { reserveCapacity(count * 2 + 1) }
    words.append(contentsOf: repeatElement(0, count: stride))
    let (row, size, slotsOffset) = (count * stride, size, slotsOffset)
    unsafe words.withUnsafeMutableBufferPointer { words in
      let place = unsafe words.baseAddress.unsafelyUnwrapped + row
      let bits = unsafe BitSketches.bits(of: slots, size: size)
      unsafe place[0] = bits[0]
      unsafe place[1] = bits[1]
      unsafe place[Self.idOffset] = UInt64(bitPattern: Int64(id))
      unsafe place[Self.lifeOffset] = 1
      unsafe UnsafeMutableRawPointer(place + slotsOffset)
        .copyMemory(from: slots, byteCount: size.rawValue * 2)
    }
    count += 1
  }

  /// Marks a row as gone.
  mutating func end(_ row: Int) { words[row * stride + Self.lifeOffset] = 0 }

  /// Calls `body` with the links of a row, to be written.
  @inline(__always)
  mutating func withLinks(of row: Int, _ body: (UnsafeMutablePointer<UInt32>) -> Void) {
    let (place, keys) = (row * stride + Self.linksOffset, keys)
    unsafe words.withUnsafeMutableBytes { raw in
      let links = unsafe raw.baseAddress.unsafelyUnwrapped + place * 8
      unsafe links.withMemoryRebound(to: UInt32.self, capacity: keys) { unsafe body($0) }
    }
  }

  /// Calls `body` with the rows, to be read.
  @inline(__always)
  func read<Result>(_ body: (Reader) -> Result) -> Result {
    unsafe words.withUnsafeBytes { raw in
      unsafe body(Reader(base: raw.baseAddress, stride: stride * 8, slotsOffset: slotsOffset * 8))
    }
  }

  /// The rows in memory.
  @safe
  struct Reader {
    fileprivate let base: UnsafeRawPointer?
    fileprivate let stride: Int
    fileprivate let slotsOffset: Int

    @inline(__always)
    private func place(of row: Int) -> UnsafeRawPointer {
      unsafe base.unsafelyUnwrapped + row &* stride
    }

    @inline(__always)
    func bits(of row: Int) -> SIMD2<UInt64> {
      unsafe place(of: row).loadUnaligned(as: SIMD2<UInt64>.self)
    }

    @inline(__always)
    func id(of row: Int) -> Int {
      unsafe Int(place(of: row).load(fromByteOffset: idOffset * 8, as: Int64.self))
    }

    @inline(__always)
    func isLive(_ row: Int) -> Bool {
      unsafe place(of: row).load(fromByteOffset: lifeOffset * 8, as: UInt64.self) != 0
    }

    /// The row plus one that stood under a key before this one, or 0.
    @inline(__always)
    func link(of row: Int, _ key: Int) -> UInt32 {
      unsafe place(of: row).load(fromByteOffset: linksOffset * 8 &+ key &* 4, as: UInt32.self)
    }

    @inline(__always)
    func slots(of row: Int) -> UnsafeRawPointer { unsafe place(of: row) + slotsOffset }
  }
}
