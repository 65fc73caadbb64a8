/// A hash table from keys of bands to the row that was entered last.
///
/// Open addressing with linear probing; an entry is a key above a row plus one, and 0 is a free
/// place. A key belongs to the place in proportion to its value, so entries stand in the order of
/// their keys, but for what probing displaces, and growing copies them from front to back.
///
/// An island of unsafe code. Bounds: a place is below the number of entries, of which at least one in
/// five is free.
struct BandTable: Sendable {
  private var entries = [UInt64](repeating: 0, count: 64)
  private var count = 0

  /// The key of a hash in one of several bands.
  ///
  /// Each band has a range of its own, so that rows meet under one key in one band only: their links
  /// go on in that band.
  @inline(__always)
  static func key(_ hash: UInt32, band: Int, of bands: Int) -> UInt32 {
    let range = UInt64(UInt32.max) / UInt64(bands)
    let key = UInt64(truncatingIfNeeded: band) &* range &+ (UInt64(hash) &* range) &>> 32
    return UInt32(truncatingIfNeeded: key)
  }

  /// Makes room for some more keys.
  mutating func reserve(_ more: Int) {
    guard (count + more) * 5 > entries.count * 4 else { return }
    let capacity = max(entries.count * 2, (count + more) * 5 / 4 + 1)
    let old = entries
    entries = [UInt64](repeating: 0, count: capacity)
    unsafe entries.withUnsafeMutableBufferPointer { entries in
      for entry in old where entry != 0 {
        let key = UInt32(truncatingIfNeeded: entry >> 32)
        unsafe entries[Self.place(of: key, UnsafeBufferPointer(entries))] = entry
      }
    }
  }

  /// Reads the entries where keys belong, all at once.
  ///
  /// A loop of nothing but independent reads waits for the memory once, where looking up one key
  /// after the other would wait for each.
  func readFirst(
    of keys: UnsafePointer<UInt32>, _ count: Int, into first: UnsafeMutablePointer<UInt64>
  ) {
    unsafe entries.withUnsafeBufferPointer { entries in
      for index in 0..<count {
        unsafe first[index] = entries[Self.start(of: keys[index], entries.count)]
      }
    }
  }

  /// Enters a row under keys for which ``reserve(_:)`` made room.
  ///
  /// - Parameters:
  ///   - first: what ``readFirst(of:_:into:)`` read for them.
  ///   - earlier: receives for each key the row plus one that stood there, or 0.
  mutating func replace(
    _ keys: UnsafePointer<UInt32>, _ count: Int, first: UnsafePointer<UInt64>, with row: UInt32,
    earlier: UnsafeMutablePointer<UInt32>
  ) {
    unsafe entries.withUnsafeMutableBufferPointer { entries in
      for index in 0..<count {
        let key = unsafe keys[index]
        var place = Self.start(of: key, entries.count)
        if unsafe first[index] &>> 32 != UInt64(key) {
          place = unsafe Self.place(of: key, UnsafeBufferPointer(entries))
        }
        let entry = unsafe entries[place]
        unsafe earlier[index] = UInt32(truncatingIfNeeded: entry)
        unsafe entries[place] = UInt64(key) << 32 | UInt64(row + 1)
        self.count += entry == 0 ? 1 : 0
      }
    }
  }

  /// The row plus one that was entered last under a key, or 0.
  ///
  /// - Parameter first: what ``readFirst(of:_:into:)`` read for it.
  @inline(__always)
  func row(of key: UInt32, first: UInt64) -> UInt32 {
    if first == 0 || UInt32(truncatingIfNeeded: first &>> 32) == key {
      return UInt32(truncatingIfNeeded: first)
    }
    return unsafe entries.withUnsafeBufferPointer { entries in
      unsafe UInt32(truncatingIfNeeded: entries[Self.place(of: key, entries)])
    }
  }

  /// Where a key belongs.
  @inline(__always)
  private static func start(of key: UInt32, _ capacity: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(key) &* UInt64(capacity)) &>> 32)
  }

  /// The place that holds a key, or the free one where it is to stand.
  @inline(__always)
  private static func place(of key: UInt32, _ entries: UnsafeBufferPointer<UInt64>) -> Int {
    var place = start(of: key, entries.count)
    while true {
      let entry = unsafe entries[place]
      if entry == 0 || UInt32(truncatingIfNeeded: entry &>> 32) == key { return place }
      place &+= 1
      if place == entries.count { place = 0 }
    }
  }
}
