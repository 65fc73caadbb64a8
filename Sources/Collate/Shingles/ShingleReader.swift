/// The shingle hashes of one text after another, in memory that is used again.
///
/// An island of unsafe code. Bounds: a shingle has a unit or more, so a text has no more shingles than
/// units, and the memory for hashes grows with the number of units before any are written.
@safe
struct ShingleReader: ~Copyable {
  let shingling: Shingling
  private(set) var buffer = UnitBuffer()
  /// Memory for as many hashes as the last text has units.
  private(set) var hashes: UnsafeMutablePointer<UInt64>
  private var capacity = 1024

  init(_ shingling: Shingling) {
    precondition(shingling.length > 0, "The length of a shingle is at least 1.")
    self.shingling = shingling
    unsafe hashes = .allocate(capacity: capacity)
  }

  deinit { unsafe hashes.deallocate() }

  /// Reads the units of a text in UTF-8 and makes room for its hashes.
  mutating func readUnits(_ text: Span<UInt8>) {
    if shingling.isFolded { buffer.fold(text) } else { buffer.decode(text) }
    guard capacity < buffer.count else { return }
    unsafe hashes.deallocate()
    capacity = max(buffer.count, capacity * 2)
    unsafe hashes = .allocate(capacity: capacity)
  }

  /// Reads the hashes of all shingles of a text in UTF-8, repeated ones included, and returns how
  /// many there are.
  mutating func readHashes(_ text: Span<UInt8>) -> Int {
    readUnits(text)
    guard buffer.count > 0 else { return 0 }
    unsafe ShingleKernel.hash(buffer.base, buffer.count, length: shingling.length, into: hashes)
    return Shingles.count(units: buffer.count, length: shingling.length)
  }

  /// Appends the hashes of a text without repetitions, and returns how many there are.
  mutating func appendDistinctHashes(
    of text: Span<UInt8>, to target: inout [UInt64], with probe: inout ShingleProbe
  ) -> Int {
    let count = readHashes(text)
    let distinct = unsafe probe.writeDistinct(hashes, count, to: hashes)
    unsafe target.append(contentsOf: UnsafeBufferPointer(start: hashes, count: distinct))
    return distinct
  }
}
