#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Large pages of memory for tables that are read here and there.
///
/// A table of a hundred megabytes has more pages of 4 KB than a processor remembers the places of, so
/// that each look at it waits for the page's place first and for the memory then; and each page is
/// given out by the system one by one. Linux has pages of 2 MB for the asking; elsewhere nothing is
/// asked.
///
/// An island of unsafe code. Bounds: what the system is asked about lies inside the memory given; the
/// content of memory does not change.
package enum HugePages {
  private static let size = 2 << 20

  /// Asks the system to back memory that has not been written yet with large pages, where it is
  /// several of them long. It may refuse.
  package static func advise(_ memory: UnsafeMutableRawBufferPointer) {
    #if os(Linux)
      guard memory.count >= 2 * size, let base = memory.baseAddress else { return }
      let start = (Int(bitPattern: base) + size - 1) / size * size
      let end = (Int(bitPattern: base) + memory.count) / size * size
      guard start < end, let first = unsafe UnsafeMutableRawPointer(bitPattern: start) else {
        return
      }
      _ = unsafe madvise(first, end - start, CInt(MADV_HUGEPAGE))
    #endif
  }
}
