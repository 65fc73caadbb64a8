/// Which end of a jump answers which.
struct JumpPartners {
  /// Two ends that may belong together.
  struct Candidate {
    let tail: Int
    let head: Int
    /// How alike both are, 0...10, and 10 more where their lines carry the same key word.
    let score: Double
    /// Whether their lines carry the same key word.
    var isNamed: Bool { score >= 10 }
  }

  /// The head that answers a tail.
  private(set) var to: [Int: Int] = [:]
  /// The tail that answers a head.
  private(set) var from: [Int: Int] = [:]
  /// Tails that several heads answer equally well.
  private(set) var rivals: Set<Int> = []

  /// Scores that differ by less are equal.
  private static let leastLead = 0.05

  mutating func join(_ tail: Int, _ head: Int) {
    to[tail] = head
    from[head] = tail
  }

  /// Joins the best first. A tail that two heads answer equally well stays alone and is a rival.
  mutating func join(_ candidates: [Candidate]) {
    let ofTail = Dictionary(grouping: candidates, by: \.tail)
    for best in JumpPartners.sorted(candidates) where isFree(best) {
      let isTied = ofTail[best.tail, default: []].contains {
        $0.head != best.head && from[$0.head] == nil && best.score - $0.score < Self.leastLead
      }
      if isTied {
        rivals.insert(best.tail)
      } else {
        join(best.tail, best.head)
      }
    }
  }

  /// Joins ends that have something in common and that only each other answer; first those that the
  /// key words of their lines single out.
  mutating func joinUnrivaled(_ candidates: [Candidate]) {
    for named in [true, false] {
      let open = candidates.filter { $0.isNamed == named && isFree($0) }
      let ofTail = Dictionary(grouping: open, by: \.tail)
      let ofHead = Dictionary(grouping: open, by: \.head)
      for only in open where only.score > 0 {
        guard ofTail[only.tail]?.count == 1, ofHead[only.head]?.count == 1 else { continue }
        join(only.tail, only.head)
      }
    }
  }

  private func isFree(_ candidate: Candidate) -> Bool {
    to[candidate.tail] == nil && from[candidate.head] == nil && !rivals.contains(candidate.tail)
  }

  private static func sorted(_ candidates: [Candidate]) -> [Candidate] {
    candidates.sorted { ($0.score, $1.tail, $1.head) > ($1.score, $0.tail, $0.head) }
  }
}
