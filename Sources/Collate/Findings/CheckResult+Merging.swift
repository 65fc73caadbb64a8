extension CheckResult {
  /// Puts results of separate issues together as one result over all their files.
  ///
  /// Nothing is compared across them; findings are put in order again.
  public static func merged(_ results: [CheckResult], options: CheckOptions) -> CheckResult {
    var roles: [BlockRole] = []
    var families: [Family] = []
    var echoes: [Family] = []
    var continuations: [Continuation] = []
    var orphans: [Orphan] = []
    var jumps: [Jump] = []
    var articles: [Article] = []
    var findings: [Finding] = []
    var pages: [PrintedPage] = []
    var shift = 0
    var sources = 0
    for result in results {
      let firsts = (families.count, continuations.count, orphans.count, jumps.count)
      roles += result.roles
      families += result.families.map { $0.shifted(by: shift) }
      echoes += result.echoes.map { $0.shifted(by: shift) }
      continuations += result.continuations.map { $0.shifted(by: shift) }
      orphans += result.orphans.map {
        Orphan(fragment: $0.fragment.shifted(by: shift), into: $0.into.shifted(by: shift))
      }
      jumps += result.jumps.map { $0.shifted(by: shift) }
      articles += result.articles.map { article in
        Article(title: article.title.map { $0 + shift }, blocks: article.blocks.map { $0 + shift })
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
      pages += result.printedPages.map { page in
        PrintedPage(
          source: page.source + sources,
          blocks: page.blocks.lowerBound + shift..<page.blocks.upperBound + shift,
          label: page.label)
      }
      shift += result.issue.blocks.count
      sources += result.issue.sources.count
    }
    return CheckResult(
      issue: Issue(sources: results.flatMap(\.issue.sources)), options: options, roles: roles,
      printedPages: pages, families: families, echoes: echoes,
      continuations: continuations, orphans: orphans, jumps: jumps, articles: articles,
      findings: findings.worstFirst)
  }
}

extension Place {
  fileprivate func shifted(by shift: Int) -> Place {
    Place(block: block + shift, lastBlock: lastBlock + shift, bytes: bytes)
  }
}

extension Family {
  fileprivate func shifted(by shift: Int) -> Family {
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
  fileprivate func shifted(by shift: Int) -> Continuation {
    Continuation(
      from: from + shift, to: to + shift, certainty: certainty, score: score, margin: margin,
      threshold: threshold,
      kind: kind, overlap: overlap, hyphen: hyphen, reasons: reasons,
      alternatives: alternatives.map { Alternative(to: $0.to + shift, score: $0.score) })
  }
}

extension Jump {
  fileprivate func shifted(by shift: Int) -> Jump {
    Jump(
      at: at.shifted(by: shift), direction: direction, page: page, state: state,
      partner: partner?.shifted(by: shift), block: block.map { $0 + shift },
      headDiffers: headDiffers.map { heads in
        HeadDifference(start: heads.start.shifted(by: shift), jump: heads.jump.shifted(by: shift))
      })
  }
}
