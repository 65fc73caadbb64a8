/// Measures what a text has in common with the articles that it may belong to.
struct PlacementEvidence {
  private let cohesion: Cohesion
  private let likeness: Likeness
  private var sums: Cohesion.Sums
  /// The text that is measured and the next few behind it.
  private var run: [Int] = []
  /// Their terms: of the first, of the second, of all.
  private var textTerms: Cohesion.LaidOut
  private var nextTerms: Cohesion.LaidOut
  private var runTerms: Cohesion.LaidOut

  init(_ field: JoinField) {
    cohesion = field.reading.cohesion
    likeness = field.likeness
    sums = Cohesion.Sums(cohesion)
    textTerms = Cohesion.LaidOut(for: cohesion)
    nextTerms = textTerms
    runTerms = textTerms
  }

  /// The terms of some texts together.
  mutating func terms(of texts: some Collection<Int>) -> Cohesion.Vector {
    sums.unorderedSum(texts)
  }

  /// Takes a text, and those that stand behind it, to be measured.
  mutating func take(_ run: [Int]) {
    self.run = run
    if let text = run.first { textTerms.lay(cohesion.vectors[text]) }
    if run.count > 1 { nextTerms.lay(cohesion.vectors[run[1]]) }
    runTerms.lay(terms(of: run))
  }

  /// What the text shares with other terms.
  func terms(sharedWith terms: Cohesion.Vector) -> Double { textTerms.cosine(terms) }

  /// What the text and those behind it share with an article.
  func termsOfRun(_ article: ArticleDivision.Draft) -> Double { runTerms.cosine(article.terms) }

  /// All measures of an article.
  ///
  /// - Parameter termsOfRun: what ``termsOfRun(_:)`` gave for it.
  func measures(
    _ article: ArticleDivision.Draft, termsOfRun: Double
  ) -> Values<PlacementMeasure> {
    var values = Values<PlacementMeasure>()
    values[.terms] = textTerms.cosine(article.lastTerms)
    values[.termsOfNearest] =
      article.known.map { textTerms.cosine(cohesion.vectors[$0]) }.max() ?? 0
    values[.termsOfRun] = termsOfRun
    values[.termsOfNext] = run.count > 1 ? nextTerms.cosine(article.lastTerms) : 0
    values[.termsOfTitle] = article.title.map { runTerms.cosine(cohesion.vectors[$0]) } ?? 0
    values[.likenessOfTitle] =
      article.title.map { mean(of: run, with: [$0]) } ?? PlacementMeasure.unlike
    compareSubjects(article.known, &values)
    return values
  }

  private func compareSubjects(
    _ known: ArraySlice<Int>, _ values: inout Values<PlacementMeasure>
  ) {
    guard let text = run.first, !known.isEmpty else {
      for measure in PlacementMeasure.likenessOfTexts { values[measure] = PlacementMeasure.unlike }
      return
    }
    values[.likenessOfNearest] = known.map { likeness.between(text, $0) }.max() ?? 0
    let means = run.map { mean(of: [$0], with: known) }
    values[.likeness] = means[0]
    values[.likenessOfNext] = means.count > 1 ? means[1] : 0
    values[.likenessOfRun] = means.reduce(0, +) / Double(means.count)
  }

  /// The mean likeness of some blocks with others.
  private func mean(of blocks: some Collection<Int>, with others: some Collection<Int>) -> Double {
    var sum = 0.0
    for block in blocks { for other in others { sum += likeness.between(block, other) } }
    return sum / Double(max(1, blocks.count * others.count))
  }

  /// What the text has in common with the next one, whichever article it belongs to.
  var withNext: (terms: Double, likeness: Double) {
    guard run.count > 1 else { return (0, 0) }
    return (nextTerms.cosine(cohesion.vectors[run[0]]), likeness.between(run[0], run[1]))
  }
}
