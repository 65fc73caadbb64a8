/// The fitted weights that turn signals into the log-odds of a join.
///
/// A score is a weighted sum of all signals and, on top of it, the sum of a few hidden units, each
/// the hyperbolic tangent of another weighted sum. The hidden units hold what the plain sum cannot:
/// that a short block without a full stop is a headline unless the next block runs on from it, and
/// the like.
package struct JunctionWeights: Sendable {
  /// One value per signal: those of ``TailSignal``, ``HeadSignal``, ``PairSignal``, in this order.
  package var linear: [Double]
  /// For each hidden unit one value per signal.
  package var hidden: [[Double]]
  /// The weight of each hidden unit.
  package var output: [Double]
  /// Margins from which a link is `likely` and `certain`.
  package var likely: Double
  package var certain: Double

  package init(
    linear: [Double], hidden: [[Double]] = [], output: [Double] = [], likely: Double = 0,
    certain: Double = 0
  ) {
    self.linear = linear
    self.hidden = hidden
    self.output = output
    self.likely = likely
    self.certain = certain
  }

  package static let tailCount = TailSignal.allCases.count
  package static let headCount = HeadSignal.allCases.count
  package static let pairCount = PairSignal.allCases.count
  package static let count = tailCount + headCount + pairCount

  /// The names under which reports show the signals, in the order of the weights.
  package static let names =
    TailSignal.allCases.map { "tail.\($0)" } + HeadSignal.allCases.map { "head.\($0)" }
    + PairSignal.allCases.map { "seam.\($0)" }

  /// Candidates whose plain sum is below this are hopeless, whatever the hidden units say.
  private static let hopeless = -10.0

  /// The log-odds of all candidates of a field.
  ///
  /// - Complexity: O(*c* · *h*) for *c* candidates and *h* hidden units.
  package func scores(_ field: JoinField) -> [Double] {
    let tails = field.tails.map { partial($0, from: 0) }
    let heads = field.heads.map { partial($0, from: JunctionWeights.tailCount) }
    return field.candidates.map { candidate in
      let pair = partial(
        candidate.signals, from: JunctionWeights.tailCount + JunctionWeights.headCount)
      var score = tails[candidate.from][0] + heads[candidate.to][0] + pair[0]
      guard score > JunctionWeights.hopeless else { return score }
      for unit in output.indices {
        score +=
          output[unit]
          * JunctionWeights.tanh(
            tails[candidate.from][unit + 1] + heads[candidate.to][unit + 1] + pair[unit + 1])
      }
      return score
    }
  }

  /// The share of some signals in the plain sum (first) and in each hidden unit.
  private func partial(_ values: [Double], from offset: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: hidden.count + 1)
    guard !values.isEmpty else { return sums }
    for (index, value) in values.enumerated() where value != 0 {
      sums[0] += linear[offset + index] * value
      for unit in hidden.indices { sums[unit + 1] += hidden[unit][offset + index] * value }
    }
    return sums
  }

  /// The score of one candidate and what each signal adds to it: the loss when it is taken away.
  package func explain(
    _ candidate: JoinField.Candidate, _ field: JoinField
  ) -> [Continuation.Reason] {
    let values = field.tails[candidate.from] + field.heads[candidate.to] + candidate.signals
    let sums = hidden.map { JoinField.dot(values, $0) }
    let active = zip(output, sums).reduce(0) { $0 + $1.0 * JunctionWeights.tanh($1.1) }
    var reasons: [Continuation.Reason] = []
    for (index, value) in values.enumerated() where value != 0 {
      var rest = 0.0
      for unit in output.indices {
        rest += output[unit] * JunctionWeights.tanh(sums[unit] - hidden[unit][index] * value)
      }
      let weight = linear[index] * value + active - rest
      if abs(weight) >= 0.005 {
        reasons.append(.init(signal: JunctionWeights.names[index], weight: weight))
      }
    }
    return reasons.sorted { (abs($0.weight), $1.signal) > (abs($1.weight), $0.signal) }
  }

  /// The hyperbolic tangent.
  package static func tanh(_ value: Double) -> Double {
    1 - 2 / (Logarithm.exponential(2 * value) + 1)
  }
}
