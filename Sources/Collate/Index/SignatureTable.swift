/// The signatures of many records, one after the other in memory.
///
/// An island of unsafe code. Bounds: `slots` has `count` × `size` values, and rows are checked where
/// they come from outside.
public struct SignatureTable: Sendable, Hashable {
  /// The number of slots of each signature.
  public let size: Signature.Size
  /// The number of signatures.
  public let count: Int
  let slots: [UInt16]

  /// Makes a table of signatures.
  ///
  /// - Precondition: All signatures are of the size given.
  public init(_ signatures: [Signature], size: Signature.Size = .slots128) {
    precondition(
      signatures.allSatisfy { $0.size == size }, "The signatures of a table are of one size.")
    self.size = size
    count = signatures.count
    slots = signatures.flatMap(\.slots)
  }

  /// Makes a table whose signatures are written part by part.
  ///
  /// - Parameters:
  ///   - memory: what is told of the start of the table.
  ///   - fill: writes the signatures of a range of rows, one after the other, to the memory it is
  ///     given.
  init(
    count: Int, size: Signature.Size, rowsPerPart: Int, workers: Workers, memory: MemoryAdvice,
    fill: @Sendable (_ rows: Range<Int>, _ slots: UnsafeMutablePointer<UInt16>) -> Void
  ) {
    self.size = size
    self.count = count
    let total = count * size.rawValue
    slots = unsafe [UInt16](unsafeUninitializedCapacity: total) { buffer, initialized in
      // Written from front to back, the table gains no more than that pages come in larger pieces;
      // where it is long, finding those takes longer than that.
      let bytes = min(total * 2, 64 << 20)
      unsafe memory(
        UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<bytes]))
      if let base = buffer.baseAddress {
        nonisolated(unsafe) let base = unsafe base
        _ = workers.map((count + rowsPerPart - 1) / rowsPerPart) { part in
          let rows = part * rowsPerPart..<min(count, (part + 1) * rowsPerPart)
          unsafe fill(rows, base + rows.lowerBound * size.rawValue)
        }
      }
      initialized = total
    }
  }

  /// The signature of a row.
  public subscript(row: Int) -> Signature {
    Signature(slots: Array(slots[row * size.rawValue..<(row + 1) * size.rawValue]))
  }

  /// Whether the signature of a row is that of the empty set.
  func isEmpty(_ row: Int) -> Bool { slots[row * size.rawValue] == .max }

  /// The number of equal slots of two rows.
  func equalSlots(_ first: Int, _ second: Int) -> Int {
    precondition(first < count && second < count, "The row is not in the table.")
    return unsafe slots.withUnsafeBytes { raw in
      let raw = unsafe raw.baseAddress.unsafelyUnwrapped
      let bytes = size.rawValue * 2
      return unsafe SlotComparison.equalSlots(
        raw + first * bytes, raw + second * bytes, bytes: bytes)
    }
  }
}

/// Comparison of signatures eight slots at a time.
enum SlotComparison {
  /// The number of equal slots.
  ///
  /// Bounds: reads `bytes` bytes of both, a multiple of 16 up to 1,024.
  @inline(__always)
  static func equalSlots(
    _ first: UnsafeRawPointer, _ second: UnsafeRawPointer, bytes: Int
  ) -> Int {
    var counts = SIMD8<UInt16>(repeating: 0)
    var offset = 0
    while offset < bytes {
      let left = unsafe first.loadUnaligned(fromByteOffset: offset, as: SIMD8<UInt16>.self)
      let right = unsafe second.loadUnaligned(fromByteOffset: offset, as: SIMD8<UInt16>.self)
      counts &+= SIMD8(repeating: 0).replacing(with: 1, where: left .== right)
      offset &+= 16
    }
    return Int(counts.wrappedSum())
  }
}
