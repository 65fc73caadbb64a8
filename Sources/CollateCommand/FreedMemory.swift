import Foundation

/// Memory that was freed, and is to be used again.
package enum FreedMemory {
  /// Lets large memory that is freed serve again, where the system would take it back and hand out
  /// empty pages for the next: a sixth of the pages of a check.
  ///
  /// The allocator of GNU takes large memory from the system piece by piece until such a piece is
  /// freed; from then on, pieces up to that size are kept. Elsewhere this does nothing.
  package static func keep() {
    #if canImport(Glibc)
      // As much as the allocator keeps at most; no page of it is ever touched.
      unsafe UnsafeMutableRawPointer.allocate(byteCount: 31 << 20, alignment: 16).deallocate()
    #endif
  }
}
