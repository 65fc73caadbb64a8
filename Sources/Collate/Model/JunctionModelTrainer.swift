/// Trains a ``JunctionModel`` on paragraphs.
///
/// Counts all n-grams up to an order, gives each the probability of Witten-Bell interpolation,
/// keeps those whose loss would change the likelihood of the training text most (the weighted
/// difference of Seymore and Rosenfeld 1996), with the contexts they need, and fits the back-off
/// weights to what is left. The same paragraphs in the same order give the same bytes.
public struct JunctionModelTrainer: Sendable {
  private let order: Int
  /// Symbols of all paragraphs, each from `start` to `end`.
  private var text: [UInt32] = []

  /// Makes a trainer.
  ///
  /// - Parameter order: the longest n-gram, 1...16; 5 suits Han, 7 or 8 alphabets.
  public init(order: Int) {
    precondition((1...16).contains(order), "The order is between 1 and 16.")
    self.order = order
  }

  /// Adds one paragraph; an empty one is ignored.
  public mutating func add(_ paragraph: some StringProtocol) {
    guard !paragraph.isEmpty else { return }
    text.append(ModelSymbols.start)
    var wasSpace = false
    for scalar in paragraph.unicodeScalars {
      let symbol = ModelSymbols.folded(scalar.value)
      if symbol == 0x20, wasSpace { continue }
      wasSpace = symbol == 0x20
      text.append(symbol)
    }
    text.append(ModelSymbols.end)
  }

  /// The number of symbols added.
  public var count: Int { text.count }

  /// An n-gram that was counted.
  private struct Gram {
    var hash: UInt64
    var contextHash: UInt64
    /// The hash of the n-gram without its first symbol, and of its context without it.
    var shorterHash: UInt64
    var count: UInt32
    var probability: Float
  }

  /// Makes the model of about so many n-grams.
  ///
  /// - Parameters:
  ///   - language: the BCP 47 tag that the model is given.
  ///   - limit: the n-grams that are kept, from 0 on: all single characters, then those of greatest gain. A context
  ///     of one of them that is not among them comes on top; these are few in a hundred.
  /// - Complexity: O(*n* · *order*) time and memory for *n* symbols.
  public func model(language: String, entries limit: Int) -> JunctionModel {
    var contexts = Contexts()
    var levels = (1...order).map { counted(length: $0, &contexts) }
    let probabilities = JunctionModelTrainer.interpolate(&levels, contexts)
    let kept = JunctionModelTrainer.pruned(levels, contexts, probabilities, limit: limit)
    return packed(kept, probabilities, language: language)
  }

  /// How often contexts were seen, and how many different symbols followed each; the empty context is
  /// the seed.
  private struct Contexts {
    private var numbers = KeyNumbers(expecting: 1 << 16)
    private var counts: [(total: UInt32, distinct: UInt32)] = []

    /// Counts a symbol that follows a context.
    mutating func count(_ hash: UInt64, isNew: Bool) {
      let number = numbers.number(of: hash)
      if number == counts.count { counts.append((0, 0)) }
      counts[number].total += 1
      if isNew { counts[number].distinct += 1 }
    }

    /// The times the context of an n-gram was seen and the symbols that followed it.
    func of(_ gram: Gram) -> (total: Float, distinct: Float) {
      numbers.known(gram.contextHash).map {
        (Float(counts[$0].total), Float(counts[$0].distinct))
      } ?? (0, 0)
    }
  }

  /// The probability of a symbol that was never seen.
  private static let uniform: Float = 1.0 / 20_000

  /// The n-grams of one length. Long ones that stood once teach nothing that back-off does not know.
  private func counted(length: Int, _ contexts: inout Contexts) -> [Gram] {
    var numbers = KeyNumbers(expecting: 1 << 18)
    var grams: [Gram] = []
    for position in text.indices where text[position] != ModelSymbols.start {
      guard let keys = key(at: position, length: length) else { continue }
      let index = numbers.number(of: keys.hash)
      let isNew = index == grams.count
      if isNew {
        grams.append(
          Gram(
            hash: keys.hash, contextHash: keys.context, shorterHash: keys.shorter, count: 0,
            probability: 0))
      }
      grams[index].count += 1
      contexts.count(keys.context, isNew: isNew)
    }
    if length >= 3 { grams.removeAll { $0.count < 2 } }
    return grams
  }

  /// Gives all n-grams their interpolated probabilities, from short to long, and returns them by hash.
  private static func interpolate(_ levels: inout [[Gram]], _ contexts: Contexts) -> [UInt64: Float]
  {
    var probabilities: [UInt64: Float] = [:]
    probabilities.reserveCapacity(levels.reduce(0) { $0 + $1.count })
    for level in levels.indices {
      for index in levels[level].indices {
        let gram = levels[level][index]
        let (total, distinct) = contexts.of(gram)
        let lower = level == 0 ? uniform : probabilities[gram.shorterHash] ?? uniform
        let probability = (Float(gram.count) + distinct * lower) / (total + distinct)
        levels[level][index].probability = probability
        probabilities[gram.hash] = probability
      }
    }
    return probabilities
  }

  /// All single characters, then the n-grams of greatest gain over backing off.
  private static func pruned(
    _ levels: [[Gram]], _ contexts: Contexts, _ probabilities: [UInt64: Float], limit: Int
  ) -> [Gram] {
    var scores: [(score: Float, level: Int, index: Int)] = []
    for level in levels.indices.dropFirst() {
      for (index, gram) in levels[level].enumerated() {
        let (total, distinct) = contexts.of(gram)
        let lower = probabilities[gram.shorterHash] ?? uniform
        let backedOff = distinct / (total + distinct) * lower
        let gain = Float(gram.count) * Logarithm.natural(gram.probability / backedOff)
        scores.append((gain, level, index))
      }
    }
    scores.sort { ($0.score, $1.level, $1.index) > ($1.score, $0.level, $0.index) }
    let wanted = max(0, max(0, limit) - levels[0].count)
    return levels[0] + scores.prefix(wanted).map { levels[$0.level][$0.index] }
  }

  /// The hashes of the n-gram that ends at a position; nil where a paragraph starts inside it.
  private func key(
    at position: Int, length: Int
  ) -> (hash: UInt64, context: UInt64, shorter: UInt64)? {
    var hash = ModelSymbols.mixed(ModelSymbols.seed, text[position])
    var context = ModelSymbols.seed
    var shorter = hash
    var index = position
    for _ in 1..<length {
      guard index > 0, text[index] != ModelSymbols.start else { return nil }
      index -= 1
      shorter = hash
      hash = ModelSymbols.mixed(hash, text[index])
      context = ModelSymbols.mixed(context, text[index])
    }
    if index < position, text[index] == ModelSymbols.end { return nil }
    return (hash, context, shorter)
  }

  /// Back-off weights for what was kept, and the table.
  private func packed(
    _ kept: [Gram], _ probabilities: [UInt64: Float], language: String
  ) -> JunctionModel {
    var keptMass: [UInt64: Float] = [:]
    var lowerMass: [UInt64: Float] = [:]
    for gram in kept where gram.contextHash != ModelSymbols.seed {
      keptMass[gram.contextHash, default: 0] += gram.probability
      lowerMass[gram.contextHash, default: 0] += probabilities[gram.shorterHash] ?? 0
    }
    var weights: [UInt64: UInt8] = [:]
    for (context, mass) in keptMass {
      let left = max(1e-4, 1 - mass)
      let lower = max(1e-4, 1 - (lowerMass[context] ?? 0))
      let steps = Double(Logarithm.natural(left / lower)) / JunctionModel.step
      let rounded = Int(steps + (steps < 0 ? -0.5 : 0.5))
      weights[context] = UInt8(
        max(0, min(JunctionModel.largest, Int(JunctionModel.noWeight) + rounded)))
    }
    func quantised(_ probability: Float) -> UInt32 {
      UInt32(
        max(
          0,
          min(
            JunctionModel.largest,
            Int(-Double(Logarithm.natural(probability)) / JunctionModel.step + 0.5))))
    }
    var entries: [(hash: UInt64, value: UInt32)] = []
    var seen: Set<UInt64> = []
    for gram in kept where seen.insert(gram.hash).inserted {
      let weight = weights[gram.hash] ?? JunctionModel.noWeight
      entries.append((gram.hash, quantised(gram.probability) << 8 | UInt32(weight)))
    }
    // A context that was not kept itself still needs its weight; only one that begins a paragraph has no
    // probability.
    for (context, weight) in weights.sorted(by: { $0.key < $1.key })
    where seen.insert(context).inserted {
      let probability = probabilities[context].map(quantised) ?? UInt32(JunctionModel.largest)
      entries.append((context, probability << 8 | UInt32(weight)))
    }
    let bucketCount = (entries.count + JunctionModel.bucketSize - 1) / JunctionModel.bucketSize
    let sorted = entries.map { entry in
      (
        bucket: JunctionModel.bucket(entry.hash, bucketCount),
        entry: JunctionModel.tag(entry.hash) << 16 | entry.value
      )
    }.sorted { ($0.bucket, $0.entry) < ($1.bucket, $1.entry) }
    var starts: [UInt32] = [0]
    for (index, item) in sorted.enumerated() {
      while starts.count <= item.bucket { starts.append(UInt32(index)) }
    }
    while starts.count <= bucketCount { starts.append(UInt32(sorted.count)) }
    return JunctionModel(
      language: language, order: order, starts: starts, entries: sorted.map(\.entry),
      unknown: UInt8(min(JunctionModel.largest, Int(14 / JunctionModel.step))))
  }
}
