/// Makes signatures of one text after another in memory that is used again.
///
/// An island of unsafe code. Bounds: those of `ShingleReader` and `SketchKernel`.
@safe
package struct Sketcher: ~Copyable {
  private let size: Signature.Size
  private var reader: ShingleReader

  package init(shingling: Shingling, size: Signature.Size) {
    self.size = size
    reader = ShingleReader(shingling)
  }

  /// Writes the signature of a text in UTF-8.
  ///
  /// - Parameter slots: memory for as many slots as the size says.
  package mutating func sketch(_ text: Span<UInt8>, into slots: UnsafeMutablePointer<UInt16>) {
    reader.readUnits(text)
    guard reader.buffer.count > 0 else {
      return unsafe SketchKernel.sketch(reader.hashes, 0, size: size, into: slots)
    }
    unsafe SketchKernel.sketch(
      units: reader.buffer.base, reader.buffer.count, length: reader.shingling.length,
      hashes: reader.hashes, size: size, into: slots)
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
