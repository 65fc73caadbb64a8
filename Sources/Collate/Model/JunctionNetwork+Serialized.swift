extension JunctionNetwork {
  private static let magic: [UInt8] = Array("CLTNN3".utf8)

  /// Reads what the trainer wrote; nil for anything else.
  ///
  /// - Complexity: O(*n*) in the number of weights.
  package init?(serialized bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    guard reader.bytes(Self.magic.count) == Self.magic[...] else { return nil }
    let tags = reader.bytes(reader.byte())
    languages = tags.split(separator: 0x2C).map { String(decoding: $0, as: UTF8.self) }
    isDense = reader.byte() == 1
    let (tableBits, layerBits) = (reader.byte(), reader.byte())
    let known = reader.short()
    window = reader.byte()
    let width = reader.byte()
    let bagWidth = reader.byte()
    let knownTerms = reader.short()
    let endings = reader.short()
    nearTerms = reader.byte()
    let termWidth = reader.byte()
    reach = reader.short()
    let hidden = reader.short()
    let output = reader.short()
    guard (2...7).contains(tableBits), (2...7).contains(layerBits), window > 0, reach > 0,
      bagWidth % 8 == 0,
      [width, termWidth, hidden, output].allSatisfy({ $0 > 0 && $0 % 8 == 0 })
    else { return nil }
    vocabulary = reader.scalars(known)
    terms = NetworkTerms(
      vocabulary: reader.scalars(knownTerms), endings: endings, isDense: isDense)
    let biases = [hidden, output, hidden, output + 1].map { reader.floats($0) }
    end = Self.row(reader.floats(hidden))
    endBias = reader.floats(1)[0]
    // Rows, their lengths, and the bits of a number; layers have a row for each input.
    let symbolCount = known + 2
    let inputs = window * width + (nearTerms + 1) * termWidth + bagWidth
    let shapes = [
      (symbolCount, width, tableBits), (knownTerms + 1 + endings, termWidth, tableBits),
      (bagWidth > 0 ? symbolCount : 0, bagWidth, tableBits),
      (inputs, hidden, layerBits), (hidden, output, layerBits),
      (inputs, hidden, layerBits), (hidden, output + 1, layerBits),
    ]
    let scales = shapes.map { reader.halves($0.0) }
    let bits = shapes.reduce(0) { $0 + $1.0 * $1.1 * $1.2 }
    guard !reader.isExhausted, bits <= (bytes.count - reader.position) * 8 else {
      return nil
    }
    var weights = PackedBits(bytes[reader.position...])
    func table(_ index: Int) -> Table {
      Self.table(shapes[index].1, shapes[index].2, scales[index], &weights)
    }
    func side(layersFrom index: Int, biasesFrom bias: Int) -> Side {
      let first = QuantizedLayer(scales: scales[index], outputs: hidden) {
        defer { weights.skip(8 * layerBits) }
        return Self.numbers(layerBits, in: weights.next)
      }
      return Side(
        first: first, firstBias: Self.row(biases[bias]),
        second: table(index + 1), secondBias: Self.row(biases[bias + 1]))
    }
    symbolTable = table(0)
    termTable = table(1)
    bagTable = bagWidth > 0 ? table(2) : nil
    tail = side(layersFrom: 3, biasesFrom: 0)
    head = side(layersFrom: 5, biasesFrom: 2)
    scale = 1 / Float(output).squareRoot()
  }

  /// Numbers, eight to an entry; zeros fill the last.
  static func row(_ values: [Float]) -> [SIMD8<Float>] {
    stride(from: 0, to: values.count, by: 8).map { start in
      var entry = SIMD8<Float>(repeating: 0)
      for lane in 0..<min(8, values.count - start) { entry[lane] = values[start + lane] }
      return entry
    }
  }

  /// Rows of some length, each number in steps of the scale of its row.
  private static func table(
    _ length: Int, _ bits: Int, _ scales: [Float], _ weights: inout PackedBits
  ) -> Table {
    let width = (length + 7) / 8
    var rows: [SIMD8<Float>] = []
    rows.reserveCapacity(scales.count * width)
    for scale in scales {
      for start in stride(from: 0, to: length, by: 8) {
        var entry = SIMD8<Float>(Self.numbers(bits, in: weights.next)) * scale
        let count = min(8, length - start)
        for lane in count..<8 { entry[lane] = 0 }
        rows.append(entry)
        weights.skip(count * bits)
      }
    }
    return Table(rows: rows, width: width)
  }

  /// Eight signed numbers of at most seven bits each.
  private static func numbers(_ bits: Int, in packed: UInt64) -> SIMD8<Int16> {
    let bits = UInt64(bits)
    // The upper half of what is left of each word goes into a word of its own, three times over.
    func spread(_ words: UInt64, _ count: UInt64, _ room: UInt64, _ lowest: UInt64) -> UInt64 {
      let half = lowest &* (1 &<< (count &* bits) &- 1)
      return words & half | (words &>> (count &* bits) & half) &<< room
    }
    let fours = spread(packed, 4, 32, 1)
    let pairs = spread(fours, 2, 16, 0x1_0000_0001)
    let bytes = spread(pairs, 1, 8, 0x1_0001_0001_0001)
    let lanes = unsafe unsafeBitCast(bytes.littleEndian, to: SIMD8<UInt8>.self)
    // They are written from 0 up.
    return SIMD8<Int16>(truncatingIfNeeded: lanes) &- Int16(1 &<< (bits &- 1))
  }

  /// Numbers, the lowest byte first; past the end it reads 0.
  private struct Reader {
    let bytes: [UInt8]
    var position = 0
    private(set) var isExhausted = false

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func bytes(_ count: Int) -> ArraySlice<UInt8> {
      guard position + count <= bytes.count else {
        isExhausted = true
        return []
      }
      defer { position += count }
      return bytes[position..<position + count]
    }

    private mutating func number<Number: FixedWidthInteger & UnsignedInteger>(
      as type: Number.Type
    ) -> Number {
      guard bytes(Number.bitWidth / 8).count > 0 else { return 0 }
      return bytes.number(at: position - Number.bitWidth / 8, as: type)
    }

    mutating func byte() -> Int { Int(number(as: UInt8.self)) }

    mutating func short() -> Int { Int(number(as: UInt16.self)) }

    mutating func scalars(_ count: Int) -> [UInt32] {
      (0..<count).map { _ in number(as: UInt32.self) }
    }

    mutating func floats(_ count: Int) -> [Float] {
      scalars(count).map { Float(bitPattern: $0) }
    }

    /// The upper halves of numbers.
    mutating func halves(_ count: Int) -> [Float] {
      (0..<count).map { _ in Float(bitPattern: UInt32(short()) << 16) }
    }
  }
}
