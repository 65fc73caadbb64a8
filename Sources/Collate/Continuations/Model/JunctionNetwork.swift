/// A small neural network that tells which beginning follows which end.
///
/// It has two sides. One reads the end of a text, the other a beginning, each from its nearest
/// characters in order and from the terms in a wider stretch; each gives a vector, and the scalar
/// product of both is the log-odds that the beginning follows the end rather than any other text. It
/// was learned by telling apart places cut at random (noise contrastive estimation: Gutmann and
/// Hyvärinen 2010; van den Oord, Li and Vinyals 2018); `Benchmarks/networks` has the trainer.
///
/// Where an n-gram model must have met the very characters, the network knows that characters stand
/// for each other, and sees further.
package struct JunctionNetwork: Sendable {
  /// The languages it was trained on, as BCP 47 tags.
  package let languages: [String]
  /// Whether it reads Han, kana and Hangul, and skips spaces.
  package let isDense: Bool
  /// The characters it knows, in rising order; the first has the symbol 2.
  private let vocabulary: [UInt32]
  /// Characters read in order on each side.
  private let window: Int
  /// Characters of the stretch whose terms are read.
  private let reach: Int
  private let symbols: Table
  private let terms: Table
  private let tail: Side
  private let head: Side
  /// What the first layer of the tail says of the end of a clause.
  private let end: [SIMD8<Float>]
  private let endBias: Float
  private let scale: Float

  private static let padding = 0
  private static let unknown = 1

  /// Rows of eight numbers at a time.
  private struct Table: Sendable {
    let rows: [SIMD8<Float>]
    /// Entries of eight in a row.
    let width: Int
  }

  /// Two layers: weights by input, then by output.
  private struct Side: Sendable {
    let first: Table
    let firstBias: [SIMD8<Float>]
    let second: Table
    let secondBias: [SIMD8<Float>]
  }

  /// What one side makes of a text.
  package struct Vector: Sendable {
    fileprivate let values: [SIMD8<Float>]
    /// The log-odds that a paragraph starts here, against its inside; 0 for an end.
    package let start: Float
    /// The log-odds that a clause is complete here, against its inside; 0 for a beginning.
    package let end: Float
  }

  /// What the end of a text gives; what follows it should be of the same kind of script.
  package func tailVector(of text: ArraySlice<UInt32>) -> Vector {
    var folded = fold(text.suffix(reach * 2))
    if !isDense {
      if let last = folded.last, Punctuation.isHyphen(last) {
        folded.removeLast()
      } else if folded.last != 0x20 {
        folded.append(0x20)
      }
    }
    let near = folded.suffix(window).map(symbol)
    let padded = Array(repeating: Self.padding, count: window - near.count) + near
    // A word without an end goes on in what follows.
    let wide = termRows(
      folded.suffix(reach), cutsFirst: startsInWord(folded, folded.count - reach), cutsLast: true)
    let hidden = hidden(tail, padded, wide)
    let complete = zip(hidden, end).reduce(SIMD8<Float>(repeating: 0)) { $0 + $1.0 * $1.1 }
    return Vector(values: output(tail, hidden), start: 0, end: complete.sum() + endBias)
  }

  /// What a beginning gives.
  package func headVector(of text: ArraySlice<UInt32>) -> Vector {
    let folded = fold(text.prefix(reach * 2))
    let near = folded.prefix(window).map(symbol)
    let padded = near + Array(repeating: Self.padding, count: window - near.count)
    let wide = termRows(
      folded.prefix(reach), cutsFirst: false, cutsLast: startsInWord(folded, reach))
    var values = output(head, hidden(head, padded, wide))
    // The last output, in an entry of its own, is the start of a paragraph.
    let start = values.removeLast()[0]
    return Vector(values: values, start: start, end: 0)
  }

  /// The log-odds that a beginning follows an end, against any other beginning.
  package func score(_ tail: Vector, _ head: Vector) -> Float {
    var sum = SIMD8<Float>(repeating: 0)
    for index in tail.values.indices { sum += tail.values[index] * head.values[index] }
    return sum.sum() * scale
  }

  private func fold(_ text: ArraySlice<UInt32>) -> [UInt32] {
    var folded: [UInt32] = []
    folded.reserveCapacity(text.count + 1)
    for scalar in text {
      let symbol = ModelSymbols.folded(scalar)
      if symbol == 0x20, isDense || folded.last == 0x20 { continue }
      folded.append(symbol)
    }
    return folded
  }

  /// Whether a word reaches over a place.
  private func startsInWord(_ text: [UInt32], _ place: Int) -> Bool {
    place > 0 && place < text.count && Characters.isAlphabetic(text[place - 1])
      && Characters.isAlphabetic(text[place])
  }

  private func symbol(_ scalar: UInt32) -> Int {
    var low = 0
    var high = vocabulary.count
    while low < high {
      let middle = (low + high) / 2
      if vocabulary[middle] < scalar { low = middle + 1 } else { high = middle }
    }
    return low < vocabulary.count && vocabulary[low] == scalar ? low + 2 : Self.unknown
  }

  /// The rows of the terms of a stretch: its characters, or its whole words of four letters and more
  /// by their hash.
  private func termRows(_ text: ArraySlice<UInt32>, cutsFirst: Bool, cutsLast: Bool) -> [Int] {
    if isDense { return text.map(symbol) }
    let buckets = UInt64(terms.rows.count / terms.width - 1)
    var rows: [Int] = []
    var hash: UInt64 = 0
    var letters = 0
    var isWhole = !cutsFirst
    func close() {
      if letters >= 4, isWhole {
        rows.append(Int((hash &* 0x9E37_79B9_7F4A_7C15) >> 32 & (buckets - 1)) + 1)
      }
      (hash, letters, isWhole) = (0, 0, true)
    }
    for scalar in text {
      if Characters.isAlphabetic(scalar) {
        hash = (hash ^ UInt64(scalar)) &* 0x100_0000_01B3
        letters += 1
      } else {
        close()
      }
    }
    if !cutsLast { close() }
    return rows
  }

  /// What the first layer makes of the nearest characters and the terms.
  private func hidden(_ side: Side, _ near: [Int], _ wide: [Int]) -> [SIMD8<Float>] {
    var hidden = side.firstBias
    var input = 0
    func add(_ entry: SIMD8<Float>) {
      let start = input * side.first.width
      for index in hidden.indices {
        var sum = hidden[index]
        var place = start + index
        for lane in 0..<8 {
          sum += entry[lane] * side.first.rows[place]
          place += side.first.width
        }
        hidden[index] = sum
      }
      input += 8
    }
    for symbol in near {
      for index in 0..<symbols.width { add(symbols.rows[symbol * symbols.width + index]) }
    }
    let norm = 1 / (1 + Float(wide.count)).squareRoot()
    for index in 0..<terms.width {
      var sum = SIMD8<Float>(repeating: 0)
      for term in wide { sum += terms.rows[term * terms.width + index] }
      add(sum * norm)
    }
    return hidden.map { $0.replacing(with: 0, where: $0 .< 0) }
  }

  private func output(_ side: Side, _ hidden: [SIMD8<Float>]) -> [SIMD8<Float>] {
    var output = side.secondBias
    for (index, entry) in hidden.enumerated() {
      for lane in 0..<8 where entry[lane] > 0 {
        let start = (index * 8 + lane) * side.second.width
        for place in output.indices {
          output[place] += entry[lane] * side.second.rows[start + place]
        }
      }
    }
    return output
  }
}

extension JunctionNetwork {
  private static let magic: [UInt8] = Array("CLTNN2".utf8)

  /// Reads what the trainer wrote; nil for anything else.
  ///
  /// - Complexity: O(*n*) in the number of weights.
  package init?(serialized bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    guard reader.bytes(Self.magic.count) == Self.magic[...] else { return nil }
    let tags = reader.bytes(reader.integer(1))
    languages = tags.split(separator: 0x2C).map { String(decoding: $0, as: UTF8.self) }
    isDense = reader.integer(1) == 1
    let symbolCount = reader.integer(2)
    window = reader.integer(1)
    let width = reader.integer(1)
    let buckets = reader.integer(2)
    let termWidth = reader.integer(1)
    let hidden = reader.integer(2)
    let output = reader.integer(2)
    reach = reader.integer(2)
    let inputs = window * width + termWidth
    guard symbolCount >= 2, window > 0, reach > 0, inputs > 0, output > 0,
      isDense || buckets.nonzeroBitCount == 1,
      [width, termWidth, hidden, output].allSatisfy({ $0 > 0 && $0 % 8 == 0 })
    else { return nil }
    vocabulary = (2..<symbolCount).map { _ in UInt32(reader.integer(4)) }
    let biases = [hidden, output, hidden, output + 1].map { reader.floats($0) }
    end = Self.row(reader.floats(hidden))
    endBias = reader.floats(1)[0]
    // Rows and their lengths; layers have a row for each input.
    let shapes = [
      (symbolCount, width), (isDense ? symbolCount : buckets + 1, termWidth), (inputs, hidden),
      (hidden, output), (inputs, hidden), (hidden, output + 1),
    ]
    let scales = shapes.map { reader.floats($0.0) }
    let numbers = shapes.reduce(0) { $0 + $1.0 * $1.1 }
    guard !reader.isExhausted, numbers * 6 <= (bytes.count - reader.position) * 8 else {
      return nil
    }
    var bits = SixBits(bytes: bytes, position: reader.position)
    let tables = zip(shapes, scales).map { Self.table($0.1, $1, &bits) }
    symbols = tables[0]
    terms = tables[1]
    tail = Side(
      first: tables[2], firstBias: Self.row(biases[0]),
      second: tables[3], secondBias: Self.row(biases[1]))
    head = Side(
      first: tables[4], firstBias: Self.row(biases[2]),
      second: tables[5], secondBias: Self.row(biases[3]))
    scale = 1 / Float(output).squareRoot()
  }

  private static func row(_ values: [Float]) -> [SIMD8<Float>] {
    stride(from: 0, to: values.count, by: 8).map { start in
      var entry = SIMD8<Float>(repeating: 0)
      for lane in 0..<min(8, values.count - start) { entry[lane] = values[start + lane] }
      return entry
    }
  }

  /// Rows of some length, each number in steps of the scale of its row.
  private static func table(_ length: Int, _ scales: [Float], _ bits: inout SixBits) -> Table {
    let width = (length + 7) / 8
    var rows: [SIMD8<Float>] = []
    rows.reserveCapacity(scales.count * width)
    for scale in scales {
      for start in stride(from: 0, to: length, by: 8) {
        var entry = SIMD8<Float>(repeating: 0)
        for lane in 0..<min(8, length - start) { entry[lane] = Float(bits.next() - 32) }
        rows.append(entry * scale)
      }
    }
    return Table(rows: rows, width: width)
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

    mutating func integer(_ count: Int) -> Int {
      bytes(count).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    mutating func floats(_ count: Int) -> [Float] {
      (0..<count).map { _ in Float(bitPattern: UInt32(integer(4))) }
    }
  }

  /// Numbers of six bits, the lowest first; there are enough.
  private struct SixBits {
    let bytes: [UInt8]
    var position: Int
    private var pending = 0
    private var count = 0

    init(bytes: [UInt8], position: Int) {
      self.bytes = bytes
      self.position = position
    }

    mutating func next() -> Int {
      if count < 6 {
        pending |= Int(bytes[position]) << count
        position += 1
        count += 8
      }
      defer {
        pending >>= 6
        count -= 6
      }
      return pending & 63
    }
  }
}
