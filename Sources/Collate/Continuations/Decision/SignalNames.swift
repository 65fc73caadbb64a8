extension JunctionWeights {
  /// The names under which reports show the signals, in the order of the weights.
  package static let tailNames = TailSignal.allCases.map { "tail.\($0)" }
  package static let headNames = HeadSignal.allCases.map { "head.\($0)" }
  package static let pairNames = PairSignal.allCases.map { "seam.\($0)" }
}
