import Collate
import Foundation

/// The bytes of a file, read where they are wanted, from any number of threads.
///
/// Files up to 64 MiB are kept in memory; of larger ones only what is asked for.
///
/// An island of unsafe code: `pread` writes at most as many bytes as it is told, into memory of that
/// size, and what it did not write is not used.
final class ByteFile: Sendable {
  private static let mostBytesInMemory = 64 << 20

  /// The number of bytes.
  let count: Int
  /// All bytes, if they are in memory.
  private let memory: [UInt8]?
  private let descriptor: Int32

  /// Wraps bytes in memory.
  init(_ bytes: [UInt8]) {
    memory = bytes
    count = bytes.count
    descriptor = -1
  }

  /// Opens a file.
  ///
  /// - Parameter workers: read it at several places at once.
  init(path: String, workers: Workers = .serial) throws(CommandError) {
    func fault() -> CommandError {
      .unreadable(
        path: path, Files.fault(NSError(domain: NSPOSIXErrorDomain, code: Int(errno))))
    }
    let descriptor = unsafe open(path, O_RDONLY)
    guard descriptor >= 0 else { throw fault() }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      let fault = fault()
      close(descriptor)
      throw fault
    }
    // The size of a pipe or a device says nothing.
    guard status.st_mode & S_IFMT == S_IFREG else {
      let bytes = try Self.readToEnd(descriptor, path)
      memory = bytes
      count = bytes.count
      self.descriptor = -1
      return
    }
    count = Int(status.st_size)
    guard count <= Self.mostBytesInMemory else {
      memory = nil
      self.descriptor = descriptor
      return
    }
    memory = Self.read(count, of: descriptor, workers: workers)
    close(descriptor)
    self.descriptor = -1
  }

  /// What a pipe or a device gives, which may be opened only once.
  private static func readToEnd(
    _ descriptor: Int32, _ path: String
  ) throws(CommandError) -> [UInt8] {
    do {
      return try Files.read(FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
    } catch {
      throw .unreadable(path: path, Files.fault(error))
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Calls `body` with the bytes of a range; with fewer if the file was cut since it was opened.
  func withBytes<Result>(
    in range: Range<Int>, _ body: (Span<UInt8>) throws -> Result
  ) rethrows -> Result {
    if let memory { return try body(memory.span.extracting(range.clamped(to: memory.indices))) }
    return try body(Self.read(range, of: descriptor).span)
  }

  /// The bytes of a range, fewer where the file ends before.
  private static func read(_ range: Range<Int>, of descriptor: Int32) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, initialized in
      guard let base = buffer.baseAddress else { return }
      initialized = unsafe read(range, of: descriptor, to: base)
    }
  }

  /// All of so many bytes, read part by part.
  private static func read(_ count: Int, of descriptor: Int32, workers: Workers) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      guard let base = buffer.baseAddress else { return }
      nonisolated(unsafe) let start = unsafe base
      unsafe MemoryAdvice.largePages(UnsafeMutableRawBufferPointer(buffer))
      let parts = (count + bytesPerPart - 1) / bytesPerPart
      let counts = workers.map(parts) { part in
        let range = part * bytesPerPart..<min(count, (part + 1) * bytesPerPart)
        return unsafe read(range, of: descriptor, to: start + range.lowerBound)
      }
      // A file that was cut since it was opened ends where the first part falls short.
      for read in counts {
        initialized += read
        if read < bytesPerPart { break }
      }
    }
  }

  private static let bytesPerPart = 2 << 20

  /// Reads a range to memory and counts the bytes, fewer where the file ends before.
  private static func read(
    _ range: Range<Int>, of descriptor: Int32, to memory: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var total = 0
    while total < range.count {
      let count = unsafe pread(
        descriptor, memory + total, range.count - total, off_t(range.lowerBound + total))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      total += count
    }
    return total
  }
}
