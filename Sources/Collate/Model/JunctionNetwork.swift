/// A small neural network that tells which beginning follows which end.
///
/// It has two sides. One reads the end of a text, the other a beginning, each from its nearest
/// characters and terms in order and from all terms of a wider stretch; each gives a vector, and the
/// scalar product of both is the log-odds that the beginning follows the end rather than any other
/// text. It was learned by telling apart places cut at random (noise contrastive estimation: Gutmann
/// and Hyvärinen 2010; van den Oord, Li and Vinyals 2018); `Benchmarks/networks` has the trainer.
///
/// Where an n-gram model must have met the very characters, the network knows that characters and
/// terms stand for each other, and sees further.
package struct JunctionNetwork: Sendable {
  /// The languages it was trained on, as BCP 47 tags.
  package let languages: [String]
  /// Whether it reads Han, kana and Hangul, and skips spaces.
  package let isDense: Bool
  /// The characters it knows, in rising order; the first has the symbol 2.
  let vocabulary: [UInt32]
  let terms: NetworkTerms
  /// Characters and terms read in order on each side.
  let window: Int
  let nearTerms: Int
  /// Terms, and characters, of the wider stretch.
  let reach: Int
  let symbolTable: Table
  let termTable: Table
  /// For the characters of the wider stretch; nil where they say nothing of the subject.
  let bagTable: Table?
  let tail: Side
  let head: Side
  /// What the first layer of the tail says of the end of a clause.
  let end: [SIMD8<Float>]
  let endBias: Float
  let scale: Float

  static let padding = 0
  static let unknown = 1

  /// Rows of eight numbers at a time.
  struct Table: Sendable {
    let rows: [SIMD8<Float>]
    /// Entries of eight in a row.
    let width: Int

    subscript(row: Int) -> ArraySlice<SIMD8<Float>> { rows[row * width..<(row + 1) * width] }

    /// Some rows summed, by the root of their number; padding does not count.
    func mean(of rows: ArraySlice<Int>) -> [SIMD8<Float>] {
      let known = rows.filter { $0 != padding }
      let norm = 1 / (1 + Float(known.count)).squareRoot()
      return (0..<width).map { index in
        known.reduce(SIMD8<Float>()) { $0 + self.rows[$1 * width + index] } * norm
      }
    }
  }

  /// Two layers: weights by input, then by output.
  struct Side: Sendable {
    let first: QuantizedLayer
    let firstBias: [SIMD8<Float>]
    let second: Table
    let secondBias: [SIMD8<Float>]
  }

  /// What one side makes of a text.
  package struct Vector: Sendable {
    let values: [SIMD8<Float>]
    /// The log-odds that a paragraph starts here, against its inside; 0 for an end.
    package let start: Float
    /// The log-odds that a clause is complete here, against its inside; 0 for a beginning.
    package let end: Float
  }

  /// What a side reads, the nearest first but for the characters, which stand as they are read.
  private struct Inputs {
    var symbols: [Int]
    var terms: [Int]
    var bag: [Int]
  }

  /// What the end of a text gives; what follows it should be of the same kind of script.
  package func tailVector(of text: ArraySlice<UInt32>) -> Vector {
    var folded = fold(text.suffix(stretch))
    if !isDense {
      if let last = folded.last, Punctuation.isHyphen(last) {
        folded.removeLast()
      } else if folded.last != 0x20 {
        folded.append(0x20)
      }
    }
    let near = folded.suffix(window).map(symbol)
    let hidden = hidden(
      tail,
      Inputs(
        symbols: Array(repeating: Self.padding, count: window - near.count) + near,
        terms: terms.rows(of: folded.suffix(termStretch)).reversed(),
        bag: folded.suffix(reach).map(symbol)))
    let complete = zip(hidden, end).reduce(SIMD8<Float>(repeating: 0)) { $0 + $1.0 * $1.1 }
    return Vector(values: output(tail, hidden), start: 0, end: complete.sum() + endBias)
  }

  /// What a beginning gives.
  package func headVector(of text: ArraySlice<UInt32>) -> Vector {
    let folded = fold(text.prefix(stretch))
    let near = folded.prefix(window).map(symbol)
    let hidden = hidden(
      head,
      Inputs(
        symbols: near + Array(repeating: Self.padding, count: window - near.count),
        terms: terms.rows(of: folded.prefix(termStretch)),
        bag: folded.prefix(reach).map(symbol)))
    var values = output(head, hidden)
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

  /// Characters, as they stand, that hold what is read.
  private var stretch: Int { reach * (isDense ? 2 : 10) }

  /// Folded characters that hold the terms.
  private var termStretch: Int { isDense ? reach + 1 : stretch + 1 }

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

  private func symbol(_ scalar: UInt32) -> Int {
    vocabulary.sortedIndex(of: scalar).map { $0 + 2 } ?? Self.unknown
  }

  /// What the first layer makes of what is read.
  private func hidden(_ side: Side, _ inputs: Inputs) -> [SIMD8<Float>] {
    let ordered = inputs.terms.prefix(nearTerms)
    var entries: [SIMD8<Float>] = []
    entries.reserveCapacity(side.first.inputs)
    for symbol in inputs.symbols { entries += symbolTable[symbol] }
    for term in ordered { entries += termTable[term] }
    for _ in ordered.count..<nearTerms { entries += termTable[Self.padding] }
    entries += termTable.mean(of: inputs.terms.prefix(reach))
    if let bagTable { entries += bagTable.mean(of: inputs.bag[...]) }
    return side.first.sums(of: entries, bias: side.firstBias)
      .map { $0.replacing(with: 0, where: $0 .< 0) }
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
