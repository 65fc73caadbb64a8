/// The units of one text after another, in memory that is used again.
///
/// Where ``MatchingForm`` keeps the way back to the source, this keeps the units alone: bytes are
/// decoded, validated, folded and dropped in one pass, for corpora of millions of records.
///
///     var buffer = UnitBuffer()
///     buffer.fold(Array("Ａ１, b".utf8).span)
///     // buffer.array spells "a1b"
///
/// An island of unsafe code. Bounds: each pass writes at most one unit for every byte it has read,
/// and the last of its stores may run one unit ahead, so `bytes.count + 1` units suffice; ligatures
/// give no more units than they have bytes. Words of four or eight bytes are read only where that
/// many bytes remain. The table has an entry for each value of 16 bits. The plain version is
/// `Span.scalar(at:end:)` with `Folding.folded(_:)`.
@safe
package struct UnitBuffer: ~Copyable {
  var base: UnsafeMutablePointer<UInt32>
  private var capacity: Int
  /// The number of units of the last text.
  package private(set) var count = 0

  package init() {
    capacity = 1024
    unsafe base = .allocate(capacity: capacity)
  }

  deinit { unsafe base.deallocate() }

  /// A copy of the units.
  package var array: [UInt32] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }

  private mutating func reserve(_ bytes: Int) {
    guard capacity <= bytes else { return }
    unsafe base.deallocate()
    capacity = max(bytes + 1, capacity * 2)
    unsafe base = .allocate(capacity: capacity)
  }

  /// Replaces the units by the matching form of a text in UTF-8; ill-formed bytes give U+FFFD.
  package mutating func fold(_ bytes: Span<UInt8>) {
    reserve(bytes.count)
    let out = unsafe base
    count = unsafe Folding.table.withUnsafeBufferPointer { table in
      unsafe bytes.withUnsafeBytes { raw in
        unsafe Self.fold(raw, bytes, table.baseAddress.unsafelyUnwrapped, out)
      }
    }
  }

  /// Replaces the units by the scalars of a text in UTF-8 as they are; ill-formed bytes give U+FFFD.
  package mutating func decode(_ bytes: Span<UInt8>) {
    reserve(bytes.count)
    let out = unsafe base
    count = unsafe bytes.withUnsafeBytes { raw in unsafe Self.decode(raw, bytes, out) }
  }

  private static func fold(
    _ raw: UnsafeRawBufferPointer, _ bytes: Span<UInt8>, _ table: UnsafePointer<UInt16>,
    _ out: UnsafeMutablePointer<UInt32>
  ) -> Int {
    let end = raw.count
    var position = 0
    var count = 0
    while position &+ 4 <= end {
      let word = unsafe raw.loadUnaligned(fromByteOffset: position, as: UInt32.self).littleEndian
      // Each kind steps on by itself: a step that is a constant behind a predicted branch does not
      // wait for the bytes, which makes the loop twice as fast as one step for all kinds.
      if word & 0x00C0_C0F0 == 0x0080_80E0 {
        let scalar = (word & 0xF) &<< 12 | (word & 0x3F00) &>> 2 | (word &>> 16) & 0x3F
        let entry = unsafe table[Int(scalar)]
        if scalar >= 0x800, !Folding.isSpecial(entry) {
          unsafe out[count] = UInt32(entry)
          count &+= entry != 0 ? 1 : 0
          position &+= 3
          continue
        }
      } else if word & 0x8080_8080 == 0 {
        var rest = word
        for _ in 0..<4 {
          let entry = unsafe table[Int(rest & 0x7F)]
          unsafe out[count] = UInt32(entry)
          count &+= entry != 0 ? 1 : 0
          rest &>>= 8
        }
        position &+= 4
        continue
      } else if word & 0x80 == 0 {
        let entry = unsafe table[Int(word & 0x7F)]
        unsafe out[count] = UInt32(entry)
        count &+= entry != 0 ? 1 : 0
        position &+= 1
        continue
      } else if word & 0xC0E0 == 0x80C0 {
        let scalar = (word & 0x1F) &<< 6 | (word &>> 8) & 0x3F
        let entry = unsafe table[Int(scalar)]
        if scalar >= 0x80, !Folding.isSpecial(entry) {
          unsafe out[count] = UInt32(entry)
          count &+= entry != 0 ? 1 : 0
          position &+= 2
          continue
        }
      }
      (position, count) = unsafe foldSlowly(bytes, at: position, out, count)
    }
    while position < end { (position, count) = unsafe foldSlowly(bytes, at: position, out, count) }
    return count
  }

  /// Folds one scalar of any kind and returns the position after it and the new number of units.
  @inline(never)
  private static func foldSlowly(
    _ bytes: Span<UInt8>, at position: Int, _ out: UnsafeMutablePointer<UInt32>,
    _ count: Int
  ) -> (position: Int, count: Int) {
    var count = count
    let step = bytes.scalar(at: position, end: bytes.count)
    switch Folding.folded(step.value) {
    case .dropped: break
    case .scalar(let unit):
      unsafe out[count] = unit
      count += 1
    case .sequence(let units):
      for unit in units {
        unsafe out[count] = unit
        count += 1
      }
    case .joining(let mark):
      if let unit = bytes.composedUnit(with: mark, at: position, from: 0),
        unsafe unit != out[count - 1]
      {
        unsafe out[count - 1] = unit
      } else if Composition.isKept(mark) {
        unsafe out[count] = mark
        count += 1
      }
    }
    return (position + step.length, count)
  }

  private static func decode(
    _ raw: UnsafeRawBufferPointer, _ bytes: Span<UInt8>, _ out: UnsafeMutablePointer<UInt32>
  ) -> Int {
    let end = raw.count
    var position = 0
    var count = 0
    while position &+ 4 <= end {
      let word = unsafe raw.loadUnaligned(fromByteOffset: position, as: UInt32.self).littleEndian
      if word & 0x00C0_C0F0 == 0x0080_80E0 {
        let scalar = (word & 0xF) &<< 12 | (word & 0x3F00) &>> 2 | (word &>> 16) & 0x3F
        if scalar >= 0x800, scalar &>> 11 != 0x1B {
          unsafe out[count] = scalar
          count &+= 1
          position &+= 3
          continue
        }
      } else if word & 0x8080_8080 == 0 {
        for index in 0..<4 {
          unsafe out[count &+ index] = (word &>> UInt32(truncatingIfNeeded: 8 &* index)) & 0x7F
        }
        count &+= 4
        position &+= 4
        continue
      }
      let step = bytes.scalar(at: position, end: end)
      unsafe out[count] = step.value
      count &+= 1
      position &+= step.length
    }
    while position < end {
      let step = bytes.scalar(at: position, end: end)
      unsafe out[count] = step.value
      count += 1
      position += step.length
    }
    return count
  }
}
