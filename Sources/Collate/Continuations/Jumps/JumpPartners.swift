/// Which jump line answers which.
struct JumpPartners {
  /// Two lines that may belong together, by their numbers, and the texts they stand at.
  struct Candidate {
    let to: Int
    let from: Int
    /// The text that leaves and the one that arrives.
    let tail: Int
    let head: Int
    /// How well both texts go together.
    let score: Double
    /// Whether the texts have something in common, or one that breaks off may go on in the other.
    let isLikely: Bool
    /// Whether both lines carry the same key word.
    let isNamed: Bool
  }

  /// The pairs, by the line that leaves.
  private(set) var leaving: [Int: Candidate] = [:]
  /// The pairs, by the line that arrives.
  private(set) var arriving: [Int: Candidate] = [:]
  /// Lines that several others answer equally well.
  private(set) var rivals: Set<Int> = []

  /// Scores that differ by less are equal.
  private static let leastLead = 0.05

  private mutating func join(_ candidate: Candidate) {
    leaving[candidate.to] = candidate
    arriving[candidate.from] = candidate
  }

  /// Joins the best first, those with a key word before all others. A line that two others answer
  /// equally well stays alone and is a rival.
  mutating func join(_ candidates: [Candidate]) {
    let ofLeaving = Dictionary(grouping: candidates, by: \.to)
    for best in JumpPartners.sorted(candidates) where isFree(best) {
      let isTied = ofLeaving[best.to, default: []].contains {
        $0.from != best.from && arriving[$0.from] == nil && $0.isNamed == best.isNamed
          && best.score - $0.score < Self.leastLead
      }
      if isTied {
        rivals.insert(best.to)
      } else {
        join(best)
      }
    }
  }

  /// Joins lines at texts that are likely to belong together and that only each other answer; first
  /// those that their key words single out.
  mutating func joinUnrivaled(_ candidates: [Candidate]) {
    for named in [true, false] {
      let open = candidates.filter { $0.isNamed == named && isFree($0) }
      let ofLeaving = Dictionary(grouping: open, by: \.to)
      let ofArriving = Dictionary(grouping: open, by: \.from)
      for only in open where only.isNamed || only.isLikely {
        guard ofLeaving[only.to]?.count == 1, ofArriving[only.from]?.count == 1 else { continue }
        join(only)
      }
    }
  }

  private func isFree(_ candidate: Candidate) -> Bool {
    leaving[candidate.to] == nil && arriving[candidate.from] == nil
      && !rivals.contains(candidate.to)
  }

  private static func sorted(_ candidates: [Candidate]) -> [Candidate] {
    candidates.sorted {
      ($0.isNamed ? 1 : 0, $0.score, $1.to, $1.from) > (
        $1.isNamed ? 1 : 0, $1.score, $0.to, $0.from
      )
    }
  }
}
