/// Makes signatures of one text after another in memory that is used again.
///
/// An island of unsafe code. Bounds: a text has no more shingles than units, and the memory for
/// hashes grows with that of the units.
@safe
package struct Sketcher: ~Copyable {
  private let shingling: Shingling
  private let size: Signature.Size
  private var buffer = UnitBuffer()
  private var hashes: UnsafeMutablePointer<UInt64>
  private var capacity = 1024

  package init(shingling: Shingling, size: Signature.Size) {
    self.shingling = shingling
    self.size = size
    unsafe hashes = .allocate(capacity: capacity)
  }

  deinit { unsafe hashes.deallocate() }

  /// Writes the signature of a text in UTF-8.
  ///
  /// - Parameter slots: memory for as many slots as the size says.
  package mutating func sketch(_ text: Span<UInt8>, into slots: UnsafeMutablePointer<UInt16>) {
    if shingling.isFolded { buffer.fold(text) } else { buffer.decode(text) }
    if capacity < buffer.count {
      unsafe hashes.deallocate()
      capacity = max(buffer.count, capacity * 2)
      unsafe hashes = .allocate(capacity: capacity)
    }
    guard buffer.count > 0 else {
      return unsafe SketchKernel.sketch(hashes, 0, size: size, into: slots)
    }
    unsafe SketchKernel.sketch(
      units: buffer.base, buffer.count, length: shingling.length, hashes: hashes, size: size,
      into: slots)
  }

  /// The signature of a text in UTF-8.
  package mutating func signature(of text: Span<UInt8>) -> Signature {
    let slots = unsafe [UInt16](unsafeUninitializedCapacity: size.rawValue) { buffer, count in
      unsafe sketch(text, into: buffer.baseAddress.unsafelyUnwrapped)
      count = size.rawValue
    }
    return Signature(slots: slots)
  }
}
