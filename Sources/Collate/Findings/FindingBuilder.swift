/// Turns what the stages found into findings.
struct FindingBuilder {
  private let reading: IssueReading
  private let families: [Family]
  private let continuations: [Continuation]
  private let orphans: [Orphan]
  private let jumps: [Jump]
  private let openEnds: OpenEnds
  /// For each block, those that a jump line at its end leads to, and that one at its beginning leads back
  /// to.
  private let continuedBy: [Int?: [Int]]
  private let continuedFrom: [Int?: [Int]]
  /// The blocks whose end is joined, and those whose beginning is.
  private let tails: Set<Int>
  private let heads: Set<Int>

  /// Prepares the findings.
  ///
  /// - Parameters:
  ///   - made: the continuations that are sure enough to be joined.
  ///   - roles: what each block is, as it is known when joins are made.
  ///   - mayGoOn: for each block whether its end says that its text may go on; empty where only repeats
  ///     are told.
  init(
    reading: IssueReading, families: [Family], continuations: [Continuation],
    made: [Continuation], orphans: [Orphan], jumps: [Jump], roles: [BlockRole], mayGoOn: [Bool]
  ) {
    self.reading = reading
    self.families = families
    self.continuations = continuations
    self.orphans = orphans
    self.jumps = jumps
    openEnds = OpenEnds(reading: reading, roles: roles, mayGoOn: mayGoOn)
    let matched = jumps.filter { $0.state == .matched }
    continuedBy = FindingBuilder.partners(matched.filter { $0.direction == .to })
    continuedFrom = FindingBuilder.partners(matched.filter { $0.direction == .from })
    tails = Set(made.map(\.from))
    heads = Set(made.map(\.to))
  }

  func findings() -> [Finding] {
    var findings: [Finding] = []
    findings += repeatFindings()
    for (index, continuation) in continuations.enumerated()
    where tails.contains(continuation.from) {
      findings.append(finding(continuation, index))
    }
    for (index, orphan) in orphans.enumerated() { findings.append(finding(orphan, index)) }
    for (index, jump) in jumps.enumerated() { findings += self.findings(jump, index) }
    findings += brokenEnds()
    return findings.worstFirst
  }

  /// The findings of repeats alone, in order.
  func repeatFindings() -> [Finding] {
    families.enumerated().map { finding($1, $0) }.worstFirst
  }

  private func finding(_ family: Family, _ index: Int) -> Finding {
    let (rule, severity): (Rule, Severity) =
      if family.hasDifferentNumbers {
        (.repeatNumbers, .error)
      } else {
        switch family.kind {
        case .exact: (.repeatExact, .error)
        case .near: (.repeatNear, .error)
        case .contained: (.repeatContained, .warning)
        case .passage: (.repeatPassage, .warning)
        case .inner: (.repeatInner, .warning)
        }
      }
    // The copy to take out, or the first with another figure, is the place of the finding; the kept one
    // is the first related place.
    let kept = family.members[family.kept]
    let others = family.members.indices.filter { $0 != family.kept }
    let place = family.differences.first(where: \.isNumeric)?.member ?? others[0]
    return Finding(
      rule: rule, severity: severity, place: family.members[place],
      related: [kept] + others.filter { $0 != place }.map { family.members[$0] },
      fingerprint: fingerprint(rule, family.id), subject: .family(index))
  }

  private func finding(_ link: Continuation, _ index: Int) -> Finding {
    let isDisplaced =
      link.kind == .displaced && !reading.isNextInFlow(link.to, after: link.from)
    let rule: Rule = isDisplaced ? .fragmentDisplaced : .fragmentSplit
    return Finding(
      rule: rule, severity: isDisplaced ? .error : isAnnounced(link) ? .note : .warning,
      place: reading.issue.place(of: link.from), related: [reading.issue.place(of: link.to)],
      fingerprint: fingerprint(rule, seamText(link.from, link.to)), subject: .continuation(index))
  }

  /// Whether jump lines at both ends lead from one half to the other: the page is as it should be.
  private func isAnnounced(_ link: Continuation) -> Bool {
    continuedBy[link.from, default: []].contains(link.to)
      && continuedFrom[link.to, default: []].contains(link.from)
  }

  private static func partners(_ jumps: [Jump]) -> [Int?: [Int]] {
    Dictionary(grouping: jumps, by: \.block).mapValues { $0.compactMap(\.partner?.block) }
  }

  private func finding(_ orphan: Orphan, _ index: Int) -> Finding {
    Finding(
      rule: .fragmentOrphan, severity: .warning, place: orphan.fragment, related: [orphan.into],
      fingerprint: fingerprint(.fragmentOrphan, text(orphan.fragment) + text(orphan.into)),
      subject: .orphan(index))
  }

  private func findings(_ jump: Jump, _ index: Int) -> [Finding] {
    var findings: [Finding] = []
    let related = jump.partner.map { [$0] } ?? []
    func add(_ rule: Rule, _ related: [Place]) {
      findings.append(
        Finding(
          rule: rule, severity: .warning, place: jump.at, related: related,
          fingerprint: fingerprint(rule, text(jump.at) + (jump.block.map { tailText($0) } ?? "")),
          subject: .jump(index)))
    }
    switch jump.state {
    case .matched: break
    case .targetMissing, .unanswered: add(.jumpUnresolved, related)
    case .wrongPage, .ambiguous: add(.jumpMismatch, related)
    }
    if let heads = jump.headDiffers { add(.jumpHead, [heads.start, heads.jump]) }
    return findings
  }

  /// Text that breaks off, or begins in mid-sentence, with nothing to carry it.
  private func brokenEnds() -> [Finding] {
    let scraps = Set(orphans.map(\.fragment.block))
    let jumping = Set(jumps.compactMap(\.block))
    // What is told as a copy to be taken out is not told again.
    let copies = Set(families.flatMap { $0.copies(withKept: false) })
    var findings: [Finding] = []
    for block in reading.issue.blocks.indices
    where !scraps.contains(block) && !jumping.contains(block) && !copies.contains(block)
      && reading.isInOrder(block)
    {
      if !tails.contains(block), openEnds.breaksOff(block) {
        findings.append(
          Finding(
            rule: .fragmentOpenEnd, severity: .note, place: reading.issue.place(of: block),
            fingerprint: fingerprint(.fragmentOpenEnd, tailText(block)), subject: .block))
      }
      if !heads.contains(block), openEnds.beginsInside(block) {
        findings.append(
          Finding(
            rule: .fragmentOpenStart, severity: .note, place: reading.issue.place(of: block),
            fingerprint: fingerprint(.fragmentOpenStart, headText(block)), subject: .block))
      }
    }
    return findings
  }

  private func seamText(_ from: Int, _ to: Int) -> String { tailText(from) + headText(to) }

  private func tailText(_ block: Int) -> String {
    FindingBuilder.string(MatchingForm(reading.issue, block: block).units.suffix(24))
  }

  private func headText(_ block: Int) -> String {
    FindingBuilder.string(MatchingForm(reading.issue, block: block).units.prefix(24))
  }

  private func text(_ place: Place) -> String { reading.issue.text(of: place) }

  private static func string(_ units: ArraySlice<UInt32>) -> String {
    String(String.UnicodeScalarView(units.compactMap(Unicode.Scalar.init)))
  }

  /// The rule and 64 bits of its text, in hexadecimal.
  private func fingerprint(_ rule: Rule, _ text: String) -> String {
    FNV.hash((rule.rawValue + "\u{1F}" + text).utf8).hexadecimal
  }
}
