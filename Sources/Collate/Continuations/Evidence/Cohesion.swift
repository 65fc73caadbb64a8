/// How much two blocks share of what is rare in the issue: names, figures, terms.
///
/// A block is a vector of terms weighted by tf-idf (Spärck Jones 1972): pairs of characters in
/// dense scripts, words of four letters and more, and numbers of three digits and more. Two blocks
/// of one article share terms that few other blocks have.
package struct Cohesion: Sendable {
  /// A sparse vector: terms in rising order, but for ``Sums/unorderedSum(_:)``.
  package struct Vector: Sendable {
    fileprivate let entries: [Entry]
    package let norm: Float
  }

  /// A term and its weight in a vector.
  fileprivate struct Entry {
    let term: Int32
    let weight: Float

    var place: Int { Int(term) }
  }

  /// One vector per block.
  package let vectors: [Vector]
  /// How many terms there are.
  private let termCount: Int

  /// A vector with a place for every term, with which many others are compared.
  package struct LaidOut: Sendable {
    private var weights: [Float]
    private var vector = Vector(entries: [], norm: 0)

    package init(for cohesion: Cohesion) {
      weights = [Float](repeating: 0, count: cohesion.termCount)
    }

    /// Lays another vector out.
    package mutating func lay(_ vector: Vector) {
      let former = self.vector
      self.vector = vector
      var places = weights.mutableSpan
      for entry in former.entries { places[entry.place] = 0 }
      for entry in vector.entries { places[entry.place] = entry.weight }
    }

    /// The cosine with another vector, as ``Cohesion/cosine(_:_:)`` finds it.
    package func cosine(_ other: Vector) -> Double {
      guard vector.norm > 0, other.norm > 0 else { return 0 }
      let places = weights.span
      var product: Float = 0
      for entry in other.entries { product += places[entry.place] * entry.weight }
      return Double(min(1, product / (vector.norm * other.norm)))
    }
  }

  /// Adds up the vectors of blocks, many sums one after the other.
  package struct Sums: Sendable {
    private let vectors: [Vector]
    private var weights: [Float]

    package init(_ cohesion: Cohesion) {
      vectors = cohesion.vectors
      weights = [Float](repeating: 0, count: cohesion.termCount)
    }

    /// The sum of the vectors of several blocks.
    ///
    /// - Complexity: O(*t*) for *t* terms in all, and the sorting of *t* terms that lie in as many
    ///   sorted runs as there are blocks.
    package mutating func sum(_ blocks: some Collection<Int>) -> Vector {
      sum(blocks) { $0.sort() }
    }

    /// The sum of the vectors of several blocks, its terms in no order: as good for what is laid out, or
    /// compared with that.
    package mutating func unorderedSum(_ blocks: some Collection<Int>) -> Vector {
      sum(blocks) { _ in }
    }

    private mutating func sum(
      _ blocks: some Collection<Int>, arrange: (inout [Int32]) -> Void
    ) -> Vector {
      if blocks.count == 1, let only = blocks.first { return vectors[only] }
      let vectors = vectors
      var terms: [Int32] = []
      terms.reserveCapacity(blocks.reduce(0) { $0 + vectors[$1].entries.count })
      var places = weights.mutableSpan
      var square: Float = 0
      for block in blocks {
        square += vectors[block].norm * vectors[block].norm
        for entry in vectors[block].entries {
          if places[entry.place] == 0 { terms.append(entry.term) }
          places[entry.place] += entry.weight
        }
      }
      arrange(&terms)
      let entries = terms.map { Entry(term: $0, weight: places[Int($0)]) }
      for term in terms { places[Int(term)] = 0 }
      return Vector(entries: entries, norm: Float(Logarithm.squareRoot(Double(square))))
    }
  }

  package init(_ texts: [FlowText]) {
    let scalars = texts.reduce(0) { $0 + $1.scalars.count }
    var numbers = KeyNumbers(expecting: scalars / Cohesion.scalarsPerTerm)
    var documentCounts: [Int32] = []
    // How often each term stands in the text at hand.
    var occurrences: [Int32] = []
    var counts: [[(term: Int32, count: Int32)]] = []
    counts.reserveCapacity(texts.count)
    for text in texts {
      // Terms are numbered as they come, so only those of texts before can be out of order.
      var former: [Int32] = []
      let firstNew = Int32(documentCounts.count)
      Cohesion.forEachTerm(text.scalars) { key in
        let number = numbers.number(of: key)
        if number == documentCounts.count {
          documentCounts.append(0)
          occurrences.append(0)
        } else if number < firstNew, occurrences[number] == 0 {
          former.append(Int32(number))
        }
        occurrences[number] += 1
      }
      former.sort()
      let terms = former + Array(firstNew..<Int32(documentCounts.count))
      counts.append(terms.map { (term: $0, count: occurrences[Int($0)]) })
      for term in terms {
        documentCounts[Int(term)] += 1
        occurrences[Int(term)] = 0
      }
    }
    termCount = documentCounts.count
    let total = Float(max(texts.count, 1))
    // A term of one block alone can be shared with none, and one of most blocks tells nothing.
    let idf = documentCounts.map { count -> Float in
      count < 2 ? 0 : max(0, Logarithm.natural(total / Float(count)))
    }
    let greatestRarity = Logarithm.natural(total)
    vectors = counts.map { counted in
      var entries: [Entry] = []
      entries.reserveCapacity(counted.count)
      var square: Float = 0
      for (term, count) in counted {
        let rarity = documentCounts[Int(term)] < 2 ? greatestRarity : idf[Int(term)]
        let weight = count == 1 ? rarity : (1 + Logarithm.natural(Float(count))) * rarity
        square += weight * weight
        guard idf[Int(term)] > 0 else { continue }
        entries.append(Entry(term: term, weight: weight))
      }
      return Vector(entries: entries, norm: Float(Logarithm.squareRoot(Double(square))))
    }
  }

  /// About as many scalars as bring a term that has not come before.
  private static let scalarsPerTerm = 6

  /// The cosine of two sums of blocks, 0...1.
  package func similarity(_ left: [Int], _ right: [Int]) -> Double {
    Cohesion.cosine(sum(left), sum(right))
  }

  /// The sum of the vectors of several blocks.
  package func sum(_ blocks: [Int]) -> Vector {
    if blocks.count == 1 { return vectors[blocks[0]] }
    var sums = Sums(self)
    return sums.sum(blocks)
  }

  package static func cosine(_ left: Vector, _ right: Vector) -> Double {
    guard left.norm > 0, right.norm > 0 else { return 0 }
    var product: Float = 0
    var (i, j) = (0, 0)
    while i < left.entries.count, j < right.entries.count {
      if left.entries[i].term == right.entries[j].term {
        product += left.entries[i].weight * right.entries[j].weight
        i += 1
        j += 1
      } else if left.entries[i].term < right.entries[j].term {
        i += 1
      } else {
        j += 1
      }
    }
    return Double(min(1, product / (left.norm * right.norm)))
  }

  /// Calls the body with a key for each term of a text.
  private static func forEachTerm(_ scalars: [UInt32], _ body: (UInt64) -> Void) {
    var previous: UInt32 = 0
    var hash: UInt64 = 0
    var letters = 0
    var digits = 0
    func closeWord() {
      if letters >= 4 || (letters == 0 && digits >= 3) { body(hash | 1 << 63) }
      (hash, letters, digits) = (0, 0, 0)
    }
    for scalar in scalars {
      if Characters.isDense(scalar) {
        closeWord()
        if Characters.isDense(previous) { body(UInt64(previous) << 32 | UInt64(scalar)) }
      } else if Characters.isAlphabetic(scalar) || Characters.isDigit(scalar) {
        if Characters.isDigit(scalar) { digits += 1 } else { letters += 1 }
        let folded = LetterCase.isUpper(scalar) && scalar < 0x80 ? scalar + 32 : scalar
        hash = (hash ^ UInt64(folded)) &* 0x100_0000_01B3
      } else {
        closeWord()
      }
      previous = scalar
    }
    closeWord()
  }
}
