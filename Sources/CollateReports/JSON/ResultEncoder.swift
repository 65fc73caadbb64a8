import Collate

/// The parts of a result as JSON values.
struct ResultEncoder {
  let report: Report
  /// For each file, which of the files of its path it is, from 1.
  private let ordinals: [Int]
  private var issue: Issue { report.issue }

  init(report: Report) {
    self.report = report
    var counts: [String: Int] = [:]
    ordinals = report.issue.sources.map { source in
      counts[source.path, default: 0] += 1
      return counts[source.path] ?? 1
    }
  }

  func place(_ place: Place) -> JSON {
    let source = report.source(of: place)
    let position = source.position(at: place.bytes.lowerBound)
    var members: [String: JSON] = [
      "path": .string(source.path),
      "block": .integer(report.number(place.block)),
      "page": .integer(report.page(of: place)),
      "start": .integer(place.bytes.lowerBound),
      "end": .integer(place.bytes.upperBound),
      "line": .integer(position.line),
      "column": .integer(position.column),
    ]
    let ordinal = ordinals[issue.blocks[place.block].source]
    if ordinal > 1 { members["ordinal"] = .integer(ordinal) }
    if place.lastBlock != place.block {
      members["lastBlock"] = .integer(report.number(place.lastBlock))
    }
    return .object(members)
  }

  private func block(_ block: Int) -> JSON { place(issue.place(of: block)) }

  func input(_ input: InputRecord) -> JSON {
    var members: [String: JSON] = [
      "path": .string(input.path),
      "encoding": .string(input.encoding),
      "bytes": .integer(input.bytes),
      "pages": .integer(input.pages),
      "blocks": .integer(input.blocks),
      "state": .string(input.state.rawValue),
    ]
    if !input.reason.isEmpty { members["reason"] = .string(input.reason) }
    if input.state != .skipped {
      members["separation"] = .string(input.separation.rawValue)
      members["hash"] = .string(input.contentHash.hexadecimal)
    }
    return .object(members)
  }

  func family(_ family: Family) -> JSON {
    var members: [String: JSON] = [
      "id": .string(family.id),
      "kind": .string(family.kind.rawValue),
      "similarity": JSON.rounded(family.similarity),
      "characters": .integer(family.characters),
      "members": .array(family.members.map(place)),
      "kept": .integer(family.kept),
      "keptBecause": .string(family.keptBecause.rawValue),
    ]
    if let echo = family.echo { members["echo"] = .string(echo.rawValue) }
    if !family.differences.isEmpty {
      members["differences"] = .array(
        family.differences.map { difference in
          [
            "member": .integer(difference.member),
            "kept": place(difference.kept),
            "other": place(difference.other),
            "keptText": .string(issue.text(of: difference.kept)),
            "otherText": .string(issue.text(of: difference.other)),
            "lexical": .bool(difference.isLexical),
            "numeric": .bool(difference.isNumeric),
          ]
        })
    }
    return .object(members)
  }

  func continuation(_ link: Continuation) -> JSON {
    var members: [String: JSON] = [
      "from": block(link.from),
      "to": block(link.to),
      "certainty": .string(link.certainty.rawValue),
      "score": JSON.rounded(link.score),
      "margin": JSON.rounded(link.margin),
      "threshold": JSON.rounded(link.threshold),
      "kind": .string(link.kind.rawValue),
      "reasons": .array(
        link.reasons.map { reason in
          var members: [String: JSON] = [
            "signal": .string(reason.signal), "weight": JSON.rounded(reason.weight),
          ]
          if reason.isAbsent { members["absent"] = true }
          return .object(members)
        }),
      "alternatives": .array(
        link.alternatives.map { ["to": block($0.to), "score": JSON.rounded($0.score)] }),
    ]
    if !link.overlap.isEmpty { members["overlap"] = .string(link.overlap) }
    if link.hyphen { members["hyphen"] = true }
    return .object(members)
  }

  func orphan(_ orphan: Orphan) -> JSON {
    ["fragment": place(orphan.fragment), "into": place(orphan.into)]
  }

  func jump(_ jump: Jump) -> JSON {
    var members: [String: JSON] = [
      "at": place(jump.at),
      "direction": .string(jump.direction.rawValue),
      "page": .string(jump.page),
      "state": .string(jump.state.rawValue),
    ]
    if let partner = jump.partner { members["partner"] = place(partner) }
    if let text = jump.block { members["block"] = block(text) }
    if let heads = jump.headDiffers {
      members["headDiffers"] = ["start": place(heads.start), "jump": place(heads.jump)]
    }
    return .object(members)
  }

  /// What each block is, file by file; nil where the result does not say it of all.
  var roles: JSON? {
    let roles = report.result.roles
    guard roles.count == issue.blocks.count, !roles.isEmpty else { return nil }
    var files = [[JSON]](repeating: [], count: issue.sources.count)
    for (block, role) in zip(issue.blocks, roles) {
      files[block.source].append(.string(role.rawValue))
    }
    return .array(files.map(JSON.array))
  }

  /// The pages as the paper counts them, file by file.
  var printedPages: JSON {
    var files = [[JSON]](repeating: [], count: issue.sources.count)
    for page in report.result.printedPages {
      files[page.source].append([
        "label": .string(page.label), "blocks": .integer(page.blocks.count),
      ])
    }
    return .array(files.map(JSON.array))
  }

  func article(_ article: Article) -> JSON {
    // Block numbers count within a file; where the blocks lie in several, the paths say which.
    var members: [String: JSON] = [
      "blocks": .array(article.blocks.map { .integer(report.number($0)) })
    ]
    if issue.sources.count > 1 {
      members["paths"] = .array(
        article.blocks.map { .string(issue.sources[issue.blocks[$0].source].path) })
      let ordinals = article.blocks.map { self.ordinals[issue.blocks[$0].source] }
      if ordinals.contains(where: { $0 > 1 }) {
        members["ordinals"] = .array(ordinals.map(JSON.integer))
      }
    }
    if let title = article.title { members["title"] = block(title) }
    return .object(members)
  }

  func finding(_ index: Int) -> JSON {
    let finding = report.result.findings[index]
    var members: [String: JSON] = [
      "rule": .string(finding.rule.rawValue),
      "severity": .string(finding.severity.rawValue),
      "message": .string(Message(finding, in: report).text),
      "place": place(finding.place),
      "related": .array(finding.related.map(place)),
      "fingerprint": .string(finding.fingerprint),
      "key": .string(Baseline.key(of: finding, in: report.result)),
      "count": .integer(Baseline.count(of: finding, in: report.result)),
      "excerpt": .string(Baseline.excerpt(of: finding, in: report.result)),
    ]
    let also = Baseline.also(of: finding, in: report.result)
    if !also.isEmpty { members["also"] = .array(also.map(JSON.string)) }
    switch finding.subject {
    case .family(let index): members["subject"] = ["family": .integer(index)]
    case .continuation(let index): members["subject"] = ["continuation": .integer(index)]
    case .orphan(let index): members["subject"] = ["orphan": .integer(index)]
    case .jump(let index): members["subject"] = ["jump": .integer(index)]
    case .block: break
    }
    switch report.suppressions[index] {
    case .baseline?: members["suppression"] = ["kind": "baseline"]
    case .allowed(let reason)?:
      members["suppression"] = ["kind": "allowed", "reason": .string(reason)]
    case .unchanged?: members["suppression"] = ["kind": "unchanged"]
    case nil: break
    }
    return .object(members)
  }
}
