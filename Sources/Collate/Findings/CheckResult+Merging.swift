extension CheckResult {
  /// Puts results of separate issues together as one result over all their files.
  ///
  /// Nothing is compared across them; findings are put in order again.
  ///
  /// - Parameters:
  ///   - results: one for each issue.
  ///   - options: how all of them were checked.
  ///   - backIssues: how many sources of every result are back issues: the last ones, the same in
  ///     all. In the merged result they stand once, behind all others.
  /// - Precondition: No result has fewer sources than there are back issues.
  public static func merged(
    _ results: [CheckResult], options: CheckOptions, backIssues: Int = 0
  ) -> CheckResult {
    precondition(
      results.allSatisfy { 0...$0.issue.sources.count ~= backIssues },
      "The back issues are sources of every result.")
    let own = results.map { $0.issue.sources.count - backIssues }
    let blocks = zip(results, own).map { result, own in
      result.issue.blocks.count { $0.source < own }
    }
    let all = (sources: own.reduce(0, +), blocks: blocks.reduce(0, +))
    var roles: [BlockRole] = []
    var families: [Family] = []
    var echoes: [Family] = []
    var continuations: [Continuation] = []
    var orphans: [Orphan] = []
    var jumps: [Jump] = []
    var articles: [Article] = []
    var findings: [Finding] = []
    var pages: [PrintedPage] = []
    var before = (sources: 0, blocks: 0)
    for (index, result) in results.enumerated() {
      let shift = Shift(count: blocks[index], before: before.blocks, all: all.blocks)
      let sourceShift = Shift(count: own[index], before: before.sources, all: all.sources)
      let firsts = (families.count, continuations.count, orphans.count, jumps.count)
      roles += result.roles.prefix(blocks[index])
      families += result.families.map { $0.shifted(by: shift) }
      echoes += result.echoes.map { $0.shifted(by: shift) }
      continuations += result.continuations.map { $0.shifted(by: shift) }
      orphans += result.orphans.map {
        Orphan(fragment: $0.fragment.shifted(by: shift), into: $0.into.shifted(by: shift))
      }
      jumps += result.jumps.map { $0.shifted(by: shift) }
      articles += result.articles.map { article in
        Article(title: article.title.map(shift.index), blocks: article.blocks.map(shift.index))
      }
      findings += result.findings.map { finding in
        let subject: Finding.Subject =
          switch finding.subject {
          case .family(let index): .family(index + firsts.0)
          case .continuation(let index): .continuation(index + firsts.1)
          case .orphan(let index): .orphan(index + firsts.2)
          case .jump(let index): .jump(index + firsts.3)
          case .block: .block
          }
        return Finding(
          rule: finding.rule, severity: finding.severity, place: finding.place.shifted(by: shift),
          related: finding.related.map { $0.shifted(by: shift) },
          fingerprint: finding.fingerprint, subject: subject)
      }
      pages += result.printedPages.filter { $0.source < own[index] }
        .map { $0.shifted(by: shift, sources: sourceShift) }
      before = (before.sources + own[index], before.blocks + blocks[index])
    }
    var sources = zip(results, own).flatMap { $0.issue.sources.prefix($1) }
    if let first = results.first, backIssues > 0 {
      let shift = Shift(count: blocks[0], before: 0, all: all.blocks)
      let sourceShift = Shift(count: own[0], before: 0, all: all.sources)
      sources += first.issue.sources.dropFirst(own[0])
      roles += first.roles.dropFirst(blocks[0])
      pages += first.printedPages.filter { $0.source >= own[0] }
        .map { $0.shifted(by: shift, sources: sourceShift) }
    }
    return CheckResult(
      issue: Issue(sources: sources), options: options, roles: roles,
      printedPages: pages, families: families, echoes: echoes,
      continuations: continuations, orphans: orphans, jumps: jumps, articles: articles,
      findings: findings.worstFirst)
  }
}

/// Where what is counted in one of several results stands in the merged one: its own behind that of
/// the results before it, back issues behind all.
private struct Shift {
  /// How many of it are the result's own.
  let count: Int
  /// How many the results before it have.
  let before: Int
  /// How many all results have.
  let all: Int

  func index(_ index: Int) -> Int { index < count ? index + before : index - count + all }
}

extension PrintedPage {
  fileprivate func shifted(by shift: Shift, sources: Shift) -> PrintedPage {
    // A page without blocks, as an empty file has, stands before its next one, whosever that is.
    let offset = source < sources.count ? shift.before : shift.all - shift.count
    let first = blocks.lowerBound + offset
    return PrintedPage(
      source: sources.index(source), blocks: first..<first + blocks.count, label: label)
  }
}

extension Place {
  fileprivate func shifted(by shift: Shift) -> Place {
    Place(block: shift.index(block), lastBlock: shift.index(lastBlock), bytes: bytes)
  }
}

extension Family {
  fileprivate func shifted(by shift: Shift) -> Family {
    Family(
      kind: kind, similarity: similarity, characters: characters,
      members: members.map { $0.shifted(by: shift) },
      differences: differences.map { difference in
        Difference(
          member: difference.member, kept: difference.kept.shifted(by: shift),
          other: difference.other.shifted(by: shift), isNumeric: difference.isNumeric,
          isLexical: difference.isLexical)
      }, kept: kept, keptBecause: keptBecause, id: id, echo: echo)
  }
}

extension Continuation {
  fileprivate func shifted(by shift: Shift) -> Continuation {
    Continuation(
      from: shift.index(from), to: shift.index(to), certainty: certainty, score: score,
      margin: margin, threshold: threshold,
      kind: kind, overlap: overlap, hyphen: hyphen, reasons: reasons,
      alternatives: alternatives.map { Alternative(to: shift.index($0.to), score: $0.score) })
  }
}

extension Jump {
  fileprivate func shifted(by shift: Shift) -> Jump {
    Jump(
      at: at.shifted(by: shift), direction: direction, page: page, state: state,
      partner: partner?.shifted(by: shift), block: block.map(shift.index),
      headDiffers: headDiffers.map { heads in
        HeadDifference(start: heads.start.shifted(by: shift), jump: heads.jump.shifted(by: shift))
      })
  }
}
