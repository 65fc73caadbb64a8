/// What a program tells its system about a long stretch of memory before it is written.
///
/// A table of a hundred megabytes has more pages of 4 KB than a processor remembers the places of, so
/// that each look at it waits for the page's place first and for the memory then. Linux has pages of
/// 2 MB for the asking: with them a ``SignatureIndex`` of a million signatures takes new ones in in two
/// thirds of the time. The library itself calls no system; the example asks for them.
///
/// ```swift
/// let largePages = MemoryAdvice { memory in
///   let size = 2 << 20
///   guard memory.count >= 2 * size, let base = memory.baseAddress else { return }
///   let start = (Int(bitPattern: base) + size - 1) / size * size
///   let end = (Int(bitPattern: base) + memory.count) / size * size
///   madvise(UnsafeMutableRawPointer(bitPattern: start), end - start, MADV_HUGEPAGE)
/// }
/// ```
@safe
public struct MemoryAdvice: Sendable {
  private let advise: @Sendable (UnsafeMutableRawBufferPointer) -> Void

  /// Tells nothing.
  public static let none = unsafe MemoryAdvice { _ in }

  /// Makes advice.
  ///
  /// - Parameter advise: is called with memory that holds nothing yet, of any length, and neither
  ///   reads nor writes it.
  public init(_ advise: @escaping @Sendable (UnsafeMutableRawBufferPointer) -> Void) {
    unsafe self.advise = advise
  }

  package func callAsFunction(_ memory: UnsafeMutableRawBufferPointer) { unsafe advise(memory) }
}
