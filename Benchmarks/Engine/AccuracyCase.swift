import Collate

/// The case `accuracy`: the error of estimates, by number of slots, size of the sets and similarity.
///
/// Errors are given in units of √(*J*(1−*J*)/*K*), the error of *K* independent slots, and biases
/// with their standard error, without which a small one says nothing.
struct AccuracyCase {
  /// The pairs of sets for each figure; an eighth of them for sets of 1,000 and more.
  let trials: Int

  private static let counts =
    [50, 100, 150, 300, 1_000, 5_000].map { Counts(smaller: $0, larger: $0) } + [
      Counts(smaller: 50, larger: 400), Counts(smaller: 150, larger: 300),
      Counts(smaller: 150, larger: 1_000), Counts(smaller: 100, larger: 4_000),
    ]

  /// The elements of two sets.
  private struct Counts: CustomStringConvertible {
    let smaller, larger: Int

    /// Whether sets of these sizes are measured at a similarity: unequal ones at those they can have.
    func allow(_ jaccard: Double) -> Bool {
      smaller == larger ? jaccard >= 0.1 : shared(jaccard) <= smaller
    }

    /// How many elements are in both.
    func shared(_ jaccard: Double) -> Int {
      Int((Double(smaller + larger) * jaccard / (1 + jaccard)).rounded())
    }

    var description: String { smaller == larger ? "\(smaller)" : "\(smaller) and \(larger)" }
  }

  func run(_ report: inout MeasurementReport) {
    var random = SeededGenerator(seed: 20_261_127)
    for size in Signature.Size.allCases {
      var greatest = (bias: 0.0, deviations: 0.0)
      for counts in AccuracyCase.counts {
        for jaccard in [0.02, 0.1, 0.3, 0.5, 0.7, 0.9] where counts.allow(jaccard) {
          let name = "\(size.rawValue) slots, sets of \(counts), Jaccard \(jaccard)"
          let trials = counts.larger < 1_000 ? trials : max(50, trials / 8)
          let errors = errors(size, counts, jaccard, trials, &random)
          report.add("\(name): error", errors.relative, "classic errors")
          report.add("\(name): bias", errors.bias, "Jaccard")
          report.add("\(name): standard error of the bias", errors.standardError, "Jaccard")
          if abs(errors.bias) > abs(greatest.bias) { greatest.bias = errors.bias }
          let deviations = abs(errors.bias) / errors.standardError
          if deviations.isFinite { greatest.deviations = max(greatest.deviations, deviations) }
        }
      }
      report.add("\(size.rawValue) slots: greatest bias", greatest.bias, "Jaccard")
      report.add(
        "\(size.rawValue) slots: greatest bias", greatest.deviations, "standard errors")
    }
  }

  private func errors(
    _ size: Signature.Size, _ counts: Counts, _ jaccard: Double, _ trials: Int,
    _ random: inout SeededGenerator
  ) -> (relative: Double, bias: Double, standardError: Double) {
    let shared = counts.shared(jaccard)
    let exact = Double(shared) / Double(counts.smaller + counts.larger - shared)
    var squares = 0.0
    var sum = 0.0
    for _ in 0..<trials {
      let common = (0..<shared).map { _ in random.next() }
      let left = Signature(
        of: common + (shared..<counts.smaller).map { _ in random.next() }, size: size)
      let right = Signature(
        of: common + (shared..<counts.larger).map { _ in random.next() }, size: size)
      let error = left.estimatedJaccard(to: right) - exact
      squares += error * error
      sum += error
    }
    let classic = (exact * (1 - exact) / Double(size.rawValue)).squareRoot()
    let meanSquare = squares / Double(trials)
    let bias = sum / Double(trials)
    return (
      meanSquare.squareRoot() / classic, bias,
      (max(0, meanSquare - bias * bias) / Double(trials)).squareRoot()
    )
  }
}
