extension Baseline {
  /// The findings of a result as a baseline sees them, in their order.
  ///
  /// - Precondition: the places of the result are blocks and bytes of its issue.
  public static func items(of result: CheckResult) -> [Item] {
    result.findings.map { finding in
      var places: [String] = []
      for place in [finding.place] + finding.related {
        let path = result.issue.sources[result.issue.blocks[place.block].source].path
        if !places.contains(path) { places.append(path) }
      }
      return Item(
        key: key(of: finding, in: result), also: also(of: finding, in: result),
        count: count(of: finding, in: result), places: places.sorted(),
        excerpt: excerpt(of: finding, in: result))
    }
  }

  /// The identity of a finding: its kind and a hash of its text in matching form.
  ///
  /// A paragraph that breaks off is known by its last characters, whether its rest was found, far or
  /// near, or not: what else the issue holds decides that, not the text. A jump line is known by its
  /// words, whatever answers it. The leading `v1` is the version of the form.
  ///
  /// - Precondition: the finding's places, and those of what it is about in the result, are blocks and
  ///   bytes of the issue.
  public static func key(of finding: Finding, in result: CheckResult) -> String {
    switch finding.subject {
    case .family(let index) where result.families.indices.contains(index):
      let forms = result.families[index].members.map { member in
        MatchingForm(
          result.issue.sources[result.issue.blocks[member.block].source], member.bytes
        ).units
      }
      // The distinct texts in order of their letters, so that a further equal copy or another order
      // of the copies is the same text.
      let distinct = Set(forms).sorted { $0.lexicographicallyPrecedes($1) }
      return "v1:\(finding.rule.rawValue):" + digest(distinct)
    case .continuation(let index) where result.continuations.indices.contains(index):
      return tailKey(result.continuations[index].from, result.issue)
    case .jump(let index) where result.jumps.indices.contains(index):
      guard finding.rule != .jumpHead else { break }
      let line = result.jumps[index].at
      let source = result.issue.sources[result.issue.blocks[line.block].source]
      return "v1:jump:" + digest([MatchingForm(source, line.bytes).units])
    case .block:
      if finding.rule == .fragmentOpenEnd { return tailKey(finding.place.lastBlock, result.issue) }
      if finding.rule == .fragmentOpenStart { return headKey(finding.place.block, result.issue) }
    default: break
    }
    return "v1:\(finding.rule.rawValue):\(finding.fingerprint)"
  }

  /// What a finding stands for beside its own text: a join also says that its second half begins in
  /// mid-sentence.
  public static func also(of finding: Finding, in result: CheckResult) -> [String] {
    guard case .continuation(let index) = finding.subject,
      result.continuations.indices.contains(index)
    else { return [] }
    return [headKey(result.continuations[index].to, result.issue)]
  }

  private static func tailKey(_ block: Int, _ issue: Issue) -> String {
    "v1:break:" + digest([Array(MatchingForm(issue, block: block).units.suffix(24))])
  }

  private static func headKey(_ block: Int, _ issue: Issue) -> String {
    "v1:start:" + digest([Array(MatchingForm(issue, block: block).units.prefix(24))])
  }

  /// 64 bits of texts in matching form, in hexadecimal.
  private static func digest(_ texts: [[UInt32]]) -> String {
    var bytes: [UInt8] = []
    for text in texts {
      for unit in text + [0] {
        bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8 & 0xFF), UInt8(unit >> 16 & 0xFF)]
      }
    }
    return FNV.hash(bytes).hexadecimal
  }

  /// How many places of a repeated text a finding stands for; 1 for anything else.
  public static func count(of finding: Finding, in result: CheckResult) -> Int {
    guard case .family(let index) = finding.subject, result.families.indices.contains(index) else {
      return 1
    }
    return result.families[index].members.count
  }

  /// A few characters by which people know the text: of a join those at its seam, of an open end the
  /// last, else the first.
  package static func excerpt(of finding: Finding, in result: CheckResult) -> String {
    let text = result.issue.text(of: finding.place)
    switch finding.subject {
    case .continuation(let index) where result.continuations.indices.contains(index):
      let head = result.issue.text(of: result.issue.blocks[result.continuations[index].to])
      return oneLine(text.suffix(10)) + "|" + oneLine(head.prefix(10))
    default: return oneLine(finding.rule == .fragmentOpenEnd ? text.suffix(20) : text.prefix(20))
    }
  }

  private static func oneLine(_ text: Substring) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}
