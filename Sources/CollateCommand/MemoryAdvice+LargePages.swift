package import Collate
import Foundation

extension MemoryAdvice {
  private static let pageSize = 2 << 20

  /// Asks Linux for pages of 2 MB where memory is several of them long; it may refuse. Elsewhere
  /// nothing is asked.
  ///
  /// An island of unsafe code. Bounds: what the system is asked about lies inside the memory given; the
  /// content of memory does not change.
  package static let largePages = unsafe MemoryAdvice { memory in
    #if os(Linux)
      guard memory.count >= 2 * pageSize, let base = memory.baseAddress else { return }
      let start = (Int(bitPattern: base) + pageSize - 1) / pageSize * pageSize
      let end = (Int(bitPattern: base) + memory.count) / pageSize * pageSize
      _ = unsafe madvise(
        UnsafeMutableRawPointer(bitPattern: start), end - start, CInt(MADV_HUGEPAGE))
    #endif
  }
}
