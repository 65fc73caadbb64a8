/// By how much one signal of a candidate leads over the rivals for the same end.
struct Lead {
  let signal: PairSignal
  let ofTail: PairSignal
  let ofHead: PairSignal
  /// The greatest lead that counts.
  let limit: Double

  static let all = [
    Lead(signal: .runOnModel, ofTail: .runOnLeadOfTail, ofHead: .runOnLeadOfHead, limit: 3),
    Lead(signal: .network, ofTail: .networkLeadOfTail, ofHead: .networkLeadOfHead, limit: 3),
    Lead(signal: .joint, ofTail: .jointLeadOfTail, ofHead: .jointLeadOfHead, limit: 5),
    Lead(
      signal: .cohesionOfArticles, ofTail: .cohesionLeadOfTail, ofHead: .cohesionLeadOfHead,
      limit: 0.2),
  ]

  /// Writes the lead of each candidate among those of its tail and of its head.
  func write(_ candidates: inout [JoinField.Candidate], blocks: Int) {
    // Copies of one block have the same value; they are no rivals of each other.
    var tails = Array(repeating: TwoGreatest(atLeast: -limit), count: blocks)
    var heads = tails
    for candidate in candidates {
      let value = candidate.signals[signal.rawValue]
      tails[candidate.from].enterDistinct(value)
      heads[candidate.to].enterDistinct(value)
    }
    for index in candidates.indices {
      let (from, to) = (candidates[index].from, candidates[index].to)
      let value = candidates[index].signals[signal.rawValue]
      for (rival, lead) in [
        (tails[from].rival(of: value), ofTail), (heads[to].rival(of: value), ofHead),
      ] {
        candidates[index].signals[lead.rawValue] =
          max(-limit, min(limit, value - (rival ?? -limit))) / limit
      }
    }
  }
}
