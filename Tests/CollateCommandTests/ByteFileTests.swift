import Collate
import Foundation
import Testing

@testable import CollateCommand

@Suite struct ByteFileTests {
  @Test(arguments: [0, 1, (2 << 20) - 1, 2 << 20, (4 << 20) + 17, 9_000_001])
  func `a file that is read in parts has the bytes it is made of`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("collate-bytes-\(UUID().uuidString)")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    for workers in [Workers.serial, .threads(3)] {
      let file = try ByteFile(path: url.path, workers: workers)
      #expect(file.count == count)
      file.withBytes(in: 0..<count + 5) { span in
        #expect(span.count == count)
        #expect(span.indices.allSatisfy { span[$0] == bytes[$0] })
      }
    }
  }

  @Test(arguments: [0, 100, 4_000_000, 9_000_001])
  func `asking for large pages leaves memory as it is`(bytes: Int) {
    var memory = [UInt8](repeating: 0, count: bytes)
    for index in memory.indices { memory[index] = UInt8(truncatingIfNeeded: index &* 31 >> 3) }
    let before = memory
    unsafe memory.withUnsafeMutableBytes { unsafe MemoryAdvice.largePages($0) }
    #expect(memory == before)
  }
}
