/// What the junction network says of the ends of an issue.
struct NetworkEvidence: Sendable {
  /// What the network makes of one block; nil where no network knows its script.
  private struct Ends {
    /// Nil for a block that breaks off nowhere.
    let tail: (vector: JunctionNetwork.Vector, spread: Spread)?
    let head: JunctionNetwork.Vector
    /// How it scores with texts that it has nothing to do with.
    let headSpread: Spread
  }

  /// What the network makes of a place inside a text.
  private struct Seam {
    let tail: JunctionNetwork.Vector
    let head: JunctionNetwork.Vector
  }

  private let reading: IssueReading
  /// For alphabetic script and for dense.
  private let networks: [JunctionNetwork?]
  private let ends: [Ends?]
  /// For each kind of script, how well its network reads this issue.
  private let reliability: [Double]

  /// - Parameter tails: for each block, whether its end matters.
  init(_ reading: IssueReading, model: any JunctionScoring, tails: [Bool]) {
    self.reading = reading
    let networks = [false, true].map { model.network(isDense: $0) }
    self.networks = networks
    let foreign = [false, true].map { isDense in
      networks[isDense ? 1 : 0].map { network in
        ForeignPlaces.places(reading, isDense: isDense).map {
          Seam(tail: network.tailVector(of: $0.tail), head: network.headVector(of: $0.head))
        }
      } ?? []
    }
    reliability = zip(networks, foreign).map { network, seams in
      network.map { NetworkEvidence.shareFound($0, seams) } ?? 0
    }
    ends = reading.texts.indices.map { block in
      let kind = reading.shapes[block].isDense ? 1 : 0
      let scalars = reading.texts[block].scalars
      guard let network = networks[kind], !scalars.isEmpty else { return nil }
      let head = network.headVector(of: scalars[...])
      let tail = tails[block] ? network.tailVector(of: scalars[...]) : nil
      return Ends(
        tail: tail.map { tail in
          (tail, Spread(foreign[kind].map { Double(network.score(tail, $0.head)) }))
        },
        head: head,
        headSpread: Spread(foreign[kind].map { Double(network.score($0.tail, head)) }))
    }
  }

  /// How like the subjects of blocks are.
  var likeness: Likeness {
    let groups = [false, true].map { isDense in
      ends.indices.compactMap { block in
        reading.shapes[block].isDense == isDense
          ? ends[block].map { (block: block, vector: $0.head) } : nil
      }
    }
    return Likeness(groups, blocks: ends.count)
  }

  /// The share of places inside texts of which the network tells what stands behind them from what
  /// stands behind the others, between 0 and 1: little where recognition has garbled the text or
  /// the subject is strange. Where there are few places, half; where no network reads them, 0.
  func reliability(of block: Int) -> Double { reliability[reading.shapes[block].isDense ? 1 : 0] }

  private static func shareFound(_ network: JunctionNetwork, _ seams: [Seam]) -> Double {
    guard seams.count >= fewestPlaces else { return 0.5 }
    let found = seams.indices.count { own in
      let score = network.score(seams[own].tail, seams[own].head)
      return seams.indices.allSatisfy { other in
        other == own || network.score(seams[own].tail, seams[other].head) < score
      }
    }
    return Double(found) / Double(seams.count)
  }

  private static let fewestPlaces = 8

  /// The log-odds that a block starts a paragraph, in thirds.
  func start(of block: Int) -> Double {
    max(-2, min(2, Double(ends[block]?.head.start ?? 0) / 3))
  }

  /// The log-odds that a clause is complete at the end of a block, in thirds.
  func end(of block: Int) -> Double {
    max(-2, min(2, Double(ends[block]?.tail?.vector.end ?? 0) / 3))
  }

  /// The log-odds that one block runs on in another; nil between kinds of script, and where no network
  /// knows the language.
  func score(from: Int, to: Int) -> Float? {
    let kind = reading.shapes[from].isDense
    guard kind == reading.shapes[to].isDense, let network = networks[kind ? 1 : 0],
      let tail = ends[from]?.tail?.vector, let head = ends[to]?.head
    else { return nil }
    return network.score(tail, head)
  }

  /// The log-odds that one block runs on in another, the first characters left out that repeat its
  /// end; 0 between kinds of script.
  func score(from: Int, to: Int, without overlap: Int) -> Double {
    guard let whole = score(from: from, to: to) else { return 0 }
    guard overlap > 0, let network = networks[reading.shapes[from].isDense ? 1 : 0],
      let tail = ends[from]?.tail?.vector
    else { return Double(whole) }
    let rest = reading.texts[to].scalars.dropFirst(overlap).drop { $0 == 0x20 }
    return Double(network.score(tail, network.headVector(of: rest)))
  }

  /// How far a score lies above what foreign heads reach behind this tail.
  func surprise(of score: Double, afterTail block: Int) -> Double {
    ends[block]?.tail?.spread.surprise(score) ?? 0
  }

  /// How far a score lies above what foreign tails reach before this head.
  func surprise(of score: Double, beforeHead block: Int) -> Double {
    ends[block]?.headSpread.surprise(score) ?? 0
  }
}
