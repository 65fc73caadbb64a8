/// The junction models a check may use, one per language.
///
/// For each issue the set picks the model of its dense script (Han, kana, Hangul) and that of its
/// alphabetic script by the likelihood of the issue's own text, so that the language need not be
/// told. A house model is mixed with the one picked. Text whose letters no model has met is scored by
/// what the issue itself says alone.
public struct ModelSet: Sendable {
  private let models: [Entry]
  private let networks: [NetworkEntry]
  private let house: [JunctionModel]

  /// A model, or how to come by it when its language is met.
  private struct Entry: Sendable {
    let language: String
    let load: @Sendable () -> JunctionModel?
  }

  /// A network, or how to come by it when one of its languages is met.
  private struct NetworkEntry: Sendable {
    let languages: [String]
    let load: @Sendable () -> JunctionNetwork?
  }

  /// Makes a set of n-gram models. It has no networks: those come with the sets of `BuiltInModels`
  /// alone, and without them fewer joins are found.
  ///
  /// - Parameters:
  ///   - models: one model per language.
  ///   - house: models of a newsroom's own text, mixed in with equal weight wherever they fit the
  ///     text better than chance.
  public init(_ models: [JunctionModel], house: [JunctionModel] = []) {
    self.models = models.map { model in Entry(language: model.language) { model } }
    self.house = house
    networks = []
  }

  /// Makes a set whose models are loaded when their language is met.
  package init(
    loading models: [(language: String, load: @Sendable () -> JunctionModel?)],
    networks: [(languages: [String], load: @Sendable () -> JunctionNetwork?)] = []
  ) {
    self.models = models.map { Entry(language: $0.language, load: $0.load) }
    self.networks = networks.map { NetworkEntry(languages: $0.languages, load: $0.load) }
    house = []
  }

  private init(entries: [Entry], networks: [NetworkEntry], house: [JunctionModel]) {
    models = entries
    self.networks = networks
    self.house = house
  }

  /// The same set with house models mixed in.
  public func adding(house more: [JunctionModel]) -> ModelSet {
    ModelSet(entries: models, networks: networks, house: house + more)
  }

  /// No models: junctions are weighed by their form alone.
  public static let none = ModelSet([])

  /// A text of an issue, as far as models are picked by it.
  package struct Text: Sendable {
    let scalars: [UInt32]
    /// Whether Han, kana or Hangul prevail.
    let isDense: Bool
    /// Its length in characters of a dense script.
    let weight: Double

    package init(scalars: [UInt32], isDense: Bool, weight: Double) {
      self.scalars = scalars
      self.isDense = isDense
      self.weight = weight
    }
  }

  /// The scoring for an issue of these texts.
  package func scoring(of texts: [Text]) -> any JunctionScoring {
    let dense = pick(texts, isDense: true)
    let alphabetic = pick(texts, isDense: false)
    return MixedScoring(
      dense: dense, alphabetic: alphabetic,
      networks: [network(for: alphabetic), network(for: dense)],
      denseMemory: memory(texts, isDense: true),
      alphabeticMemory: memory(texts, isDense: false))
  }

  /// The network of the language that was picked.
  private func network(for picked: [JunctionModel]) -> JunctionNetwork? {
    guard let language = picked.first?.language else { return nil }
    return networks.first { $0.languages.contains(language) }?.load()
  }

  /// The scoring for what needs no memory of the issue's own text: the familiarity of phrases.
  package func phraseScoring(of texts: [Text]) -> any JunctionScoring {
    MixedScoring(
      dense: pick(texts, isDense: true), alphabetic: pick(texts, isDense: false),
      networks: [nil, nil],
      denseMemory: IssueMemory([], isDense: true),
      alphabeticMemory: IssueMemory([], isDense: false))
  }

  /// The issue's own text of one kind of script.
  private func memory(_ texts: [Text], isDense: Bool) -> IssueMemory {
    IssueMemory(
      texts.filter { $0.isDense == isDense }.map { $0.scalars.map(ModelSymbols.folded) },
      isDense: isDense)
  }

  /// The models for the text of one kind of script: the likeliest, and the house models.
  private func pick(_ texts: [Text], isDense: Bool) -> [JunctionModel] {
    let sample = ModelSet.sample(texts, isDense: isDense)
    guard !sample.isEmpty else { return [] }
    let guess = LanguageGuess.certain(of: sample, isDense: isDense)
    var best: (model: JunctionModel, likelihood: Double)?
    let letters = sample.filter(Characters.isWord)
    for entry in models where ModelSet.isDense(entry.language) == isDense {
      if let guess, models.contains(where: { $0.language == guess }), entry.language != guess {
        continue
      }
      guard let model = entry.load(), ModelSet.knows(model, letters) else { continue }
      let likelihood = ModelSet.likelihood(sample, model)
      if best.map({ likelihood > $0.likelihood }) ?? true { best = (model, likelihood) }
    }
    let floor = best?.likelihood ?? -Double.infinity
    let fitting = house.filter {
      ModelSet.knows($0, letters) && ModelSet.likelihood(sample, $0) > floor - 1
    }
    return (best.map { [$0.model] } ?? []) + fitting
  }

  private static func isDense(_ language: String) -> Bool {
    language.hasPrefix("zh") || language.hasPrefix("ja") || language.hasPrefix("ko")
  }

  /// Some text of the issue, from all over it.
  private static func sample(_ texts: [Text], isDense: Bool) -> [UInt32] {
    let texts = texts.filter { $0.isDense == isDense && $0.weight > 20 }
    guard !texts.isEmpty else { return [] }
    let step = (texts.count + 15) / 16
    var sample: [UInt32] = []
    for index in stride(from: 0, to: texts.count, by: step) where sample.count < 1600 {
      sample += texts[index].scalars.prefix(100).map(ModelSymbols.folded)
    }
    return sample
  }

  /// Whether letters are those of a model's language or of one that shares most of them.
  ///
  /// A model has met stray letters of other scripts, so it is asked how often. The mean of the
  /// log-probabilities lies near -3 for letters of an alphabet, -7 for Han, -6 for Vietnamese letters
  /// in an English model; and from -13 down for Greek, Cyrillic, Hebrew or Arabic ones.
  private static func knows(_ model: JunctionModel, _ letters: [UInt32]) -> Bool {
    let sum = letters.reduce(0.0) { $0 + model.logProbability(of: $1, after: []) }
    return sum >= -11 * Double(letters.count)
  }

  private static func likelihood(_ text: [UInt32], _ model: JunctionModel) -> Double {
    var sum = 0.0
    for index in text.indices {
      sum += model.logProbability(of: text[index], after: text[max(0, index - 4)..<index])
    }
    return sum / Double(text.count)
  }
}

/// Scores junctions with the models and the issue's own text, for each of two kinds of script.
private struct MixedScoring: JunctionScoring {
  let dense: [JunctionModel]
  let alphabetic: [JunctionModel]
  /// For alphabetic script and for dense.
  let networks: [JunctionNetwork?]
  let denseMemory: IssueMemory
  let alphabeticMemory: IssueMemory

  func endLogProbability(after tail: ArraySlice<UInt32>) -> Double {
    let context = tail.map(ModelSymbols.folded)
    let models = isDense(tail) ? dense : alphabetic
    guard !models.isEmpty else { return MixedScoring.usualEnd }
    return Logarithm.natural(
      MixedScoring.probability(ModelSymbols.end, context[...], models))
  }

  func clauseEndLogProbability(after tail: ArraySlice<UInt32>) -> Double {
    let context = tail.map(ModelSymbols.folded)
    let models = isDense(tail) ? dense : alphabetic
    guard !models.isEmpty else { return MixedScoring.usualClauseEnd }
    return Logarithm.natural(
      ModelSymbols.clauseEnds.reduce(0.0) {
        $0 + MixedScoring.probability($1, context[...], models)
      })
  }

  func startLogProbability(of head: ArraySlice<UInt32>) -> Double {
    sum(head, after: [ModelSymbols.start])
  }

  func insideLogProbability(of head: ArraySlice<UInt32>) -> Double { sum(head, after: []) }

  func runOnLogProbability(of head: ArraySlice<UInt32>, after tail: ArraySlice<UInt32>) -> Double {
    sum(head, after: tail.map(ModelSymbols.folded))
  }

  func network(isDense: Bool) -> JunctionNetwork? { networks[isDense ? 1 : 0] }

  func familiarity(of text: [UInt32]) -> [Double]? {
    let models = isDense(text[...]) ? dense : alphabetic
    guard !models.isEmpty, !text.isEmpty else { return nil }
    let symbols = text.map(ModelSymbols.folded)
    return symbols.indices.map { index in
      Logarithm.natural(
        MixedScoring.probability(symbols[index], symbols[max(0, index - 8)..<index], models))
    }
  }

  private func isDense(_ text: ArraySlice<UInt32>) -> Bool {
    text.contains { Characters.isDense($0) }
  }

  // What stands for a model where none knows the script: a paragraph of some hundred and fifty
  // characters, clauses of a dozen, and all letters alike.
  private static let usualEnd = -5.0
  private static let usualClauseEnd = -2.5
  private static let letters = 40.0
  private static let characters = 2000.0

  private func sum(_ head: ArraySlice<UInt32>, after context: [UInt32]) -> Double {
    let isDense = isDense(head)
    let models = isDense ? dense : alphabetic
    var text = context
    text.reserveCapacity(context.count + head.count)
    var sum = 0.0
    for scalar in head {
      let symbol = ModelSymbols.folded(scalar)
      let model =
        models.isEmpty
        ? 1 / (isDense ? MixedScoring.characters : MixedScoring.letters)
        : MixedScoring.probability(symbol, text[...], models)
      let probability =
        isDense
        ? denseMemory.probability(of: symbol, after: text[...], model: model)
        : alphabeticMemory.probability(of: symbol, after: text[...], model: model)
      sum += Logarithm.natural(probability)
      text.append(symbol)
    }
    return sum
  }

  /// The mean of what the models say.
  private static func probability(
    _ symbol: UInt32, _ context: ArraySlice<UInt32>, _ models: [JunctionModel]
  ) -> Double {
    var sum = 0.0
    for model in models {
      sum += Logarithm.exponential(model.logProbability(of: symbol, after: context))
    }
    return max(1e-9, sum / Double(models.count))
  }
}
