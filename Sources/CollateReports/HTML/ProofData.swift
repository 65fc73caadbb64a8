import Collate

/// What the script of the proof page reads.
///
/// All text is made safe to show here. Equal stretches of a pair of passages are written once.
struct ProofData {
  private let report: Report
  private let texts: ProofTexts
  private var issue: Issue { report.issue }
  private var language: Language { report.language }

  init(_ report: Report) {
    self.report = report
    texts = ProofTexts(report.language)
  }

  var value: JSON {
    let listed = report.listed
    return [
      "ui": texts.value,
      "tool": .string("\(report.tool.name) \(report.tool.version)"),
      "summary": .string(TextPage(report: report, layout: TextReport.Layout()).summary),
      "inputs": .array(
        report.inputs.map {
          [
            "path": safe($0.path), "state": .string($0.state.rawValue),
            "reason": safe(report.reason(of: $0)),
            "blocks": .integer($0.blocks), "pages": .integer($0.pages),
          ]
        }),
      "findings": .array(listed.map(finding)),
      "total": .integer(report.active.count),
      "map": map,
      "echoes": .array(
        report.result.echoes.map { echo in
          [
            "text": safe(
              SafeText.excerpt(echo.members.first.map(issue.text(of:)) ?? "", length: 40)),
            "places": .array(echo.members.map { .string(label($0)) }),
          ]
        }),
      "articles": .array(report.result.articles.compactMap(article)),
    ]
  }

  private func safe(_ text: String) -> JSON { .string(SafeText.escaped(text)) }

  private func label(_ place: Place) -> String {
    TextPage(report: report, layout: TextReport.Layout()).location(place)
  }

  private func finding(_ index: Int) -> JSON {
    let finding = report.result.findings[index]
    let text = RuleText(finding.rule, in: language)
    var members: [String: JSON] = [
      "rule": .string(finding.rule.rawValue),
      "name": .string(text.name),
      "help": .string(text.help),
      "severity": .string(finding.severity.rawValue),
      "severityName": .string(SeverityText.name(finding.severity, in: language)),
      "group": .string(ProofData.group(finding.rule)),
      "message": .string(Message(finding, in: report).brief),
      "key": .string(Baseline.key(of: finding, in: report.result)),
      "also": .array(Baseline.also(of: finding, in: report.result).map(JSON.string)),
      "pages": .array(pages(finding).map(JSON.string)),
    ]
    var places = [finding.place] + finding.related
    switch finding.subject {
    case .family(let index) where report.result.families.indices.contains(index):
      let family = report.result.families[index]
      places = family.members
      members["count"] = .integer(family.members.count)
      members["kept"] = .integer(family.kept)
      if family.kind == .inner {
        members["inner"] = inner(family)
      } else {
        members["pairs"] = pairs(family)
      }
    case .continuation(let index) where report.result.continuations.indices.contains(index):
      members["seam"] = seam(report.result.continuations[index])
    case .jump(let index) where report.result.jumps.indices.contains(index):
      if finding.rule == .jumpHead, let heads = report.result.jumps[index].headDiffers {
        places = [heads.start, heads.jump]
        members["pairs"] = [pair(heads.start, heads.jump, left: 0, right: 1)]
      }
    default: break
    }
    // Where the passages stand in a pair or a seam, the places need no text of their own.
    let isTold = members["pairs"] != nil || members["seam"] != nil || members["inner"] != nil
    members["blocks"] = .array(
      places.map { [.integer($0.block), .integer($0.lastBlock)] })
    members["short"] = .string(short(finding))
    members["places"] = .array(places.map { place($0, textLength: isTold ? 24 : 4_000) })
    return .object(members)
  }

  private static func group(_ rule: Rule) -> String {
    switch rule {
    case .repeatExact, .repeatNear, .repeatContained, .repeatPassage, .repeatInner, .repeatNumbers:
      "repeat"
    case .fragmentSplit: "split"
    case .fragmentDisplaced, .fragmentOrphan: "displaced"
    case .fragmentOpenEnd, .fragmentOpenStart: "open"
    case .jumpUnresolved, .jumpMismatch, .jumpHead: "jump"
    }
  }

  private func pages(_ finding: Finding) -> [String] {
    var pages: [String] = []
    for place in [finding.place] + finding.related {
      let page = pageName(place)
      if !pages.contains(page) { pages.append(page) }
    }
    return pages
  }

  private func pageName(_ place: Place) -> String {
    let page = report.pageLabel(of: place)
    let name = language.pick("page \(page)", "第\(page)版")
    guard issue.sources.count > 1 else { return name }
    return SafeText.escaped(report.fileName(of: place)) + " " + name
  }

  /// The pages and the lengths of their blocks; none where there are too many to be seen.
  private var map: JSON {
    guard issue.blocks.count <= 4_000 else { return [] }
    return .array(
      report.result.printedPages.map(\.blocks).filter { !$0.isEmpty }.map { page in
        [
          "label": .string(pageName(issue.place(of: page.lowerBound))),
          "first": .integer(page.lowerBound),
          "lengths": .array(page.map { .integer(issue.blocks[$0].bytes.count) }),
        ]
      })
  }

  /// The blocks of a finding in a few words.
  private func short(_ finding: Finding) -> String {
    let blocks = ([finding.place] + finding.related).prefix(2).map { place in
      place.block == place.lastBlock
        ? "\(report.number(place.block))"
        : "\(report.number(place.block))–\(report.number(place.lastBlock))"
    }
    let isInner = Set(blocks).count < blocks.count
    let isLink = if case .continuation = finding.subject { true } else { false }
    let more = finding.related.count > 1 ? "…" : ""
    let list =
      isInner ? blocks[0] : blocks.joined(separator: isLink ? " → " : ", ") + more
    return language.pick("block \(list)", "第\(list)段")
  }

  /// A place with the sentence before and after it.
  private func place(_ place: Place, textLength: Int) -> JSON {
    let context = SentenceContext(place, in: issue)
    let text = issue.text(of: place)
    return [
      "label": .string(label(place)),
      "lang": .string(LanguageGuess.likeliest(of: text)),
      "before": safe(context.before),
      "after": safe(context.after),
      "text": safe(String(text.prefix(textLength))),
    ]
  }

  private func pairs(_ family: Family) -> JSON {
    let kept = family.members[family.kept]
    // A text set a hundred times is told by its first copies; all places are listed.
    let others = family.members.indices.filter { $0 != family.kept }.prefix(6)
    return .array(
      others.map { pair(kept, family.members[$0], left: family.kept, right: $0) })
  }

  /// Two passages as runs: a string where they agree, two strings where they differ; with what stands
  /// around them where more is shown than the places themselves.
  private func pair(_ left: Place, _ right: Place, left first: Int, right second: Int) -> JSON {
    let limit = 20_000
    let shown = report.shown(left, right)
    let diff = CharacterDiff(
      String(issue.text(of: shown.left).prefix(limit)),
      String(issue.text(of: shown.right).prefix(limit)))
    var members: [String: JSON] = [
      "left": .integer(first), "right": .integer(second),
      "runs": .array(
        diff.runs.map { run in
          let own = String(diff.left[run.left])
          return run.isEqual ? safe(own) : .array([safe(own), safe(String(diff.right[run.right]))])
        }),
    ]
    if shown != (left, right) {
      members["contexts"] = .array([context(shown.left), context(shown.right)])
    }
    return .object(members)
  }

  /// The sentence before and the one after what a pair shows of a place.
  private func context(_ place: Place) -> JSON {
    let context = SentenceContext(place, in: issue)
    return ["before": safe(context.before), "after": safe(context.after)]
  }

  /// A block with a phrase that recurs in it: plain and marked stretches in turn.
  private func inner(_ family: Family) -> JSON {
    guard let first = family.members.first else { return .array([]) }
    let source = report.source(of: first)
    let block = issue.blocks[first.block].bytes
    var parts: [JSON] = []
    var position = block.lowerBound
    for member in family.members where member.bytes.lowerBound >= position {
      parts.append(safe(source.text(position..<member.bytes.lowerBound)))
      parts.append(.array([safe(source.text(member.bytes))]))
      position = member.bytes.upperBound
    }
    parts.append(safe(source.text(position..<block.upperBound)))
    return .array(parts)
  }

  private func seam(_ link: Continuation) -> JSON {
    let from = issue.text(of: issue.blocks[link.from])
    var to = issue.text(of: issue.blocks[link.to])
    if to.hasPrefix(link.overlap) { to = String(to.dropFirst(link.overlap.count)) }
    var members: [String: JSON] = [
      "tail": safe((from.count > 120 ? "…" : "") + from.suffix(120)),
      "head": safe(to.prefix(120) + (to.count > 120 ? "…" : "")),
      "overlap": safe(link.overlap),
      "certainty": .string(link.certainty.rawValue),
      "certaintyName": .string(CertaintyText.name(link.certainty, in: language)),
      "score": JSON.rounded(link.score),
      "margin": JSON.rounded(link.margin),
      "reasons": .array(
        link.reasons.map {
          [
            .string(SignalText.name($0, in: language)), JSON.rounded($0.weight),
            .string($0.signal),
          ]
        }),
      "telling": .array(SignalText.telling(link.reasons, in: language).map(JSON.string)),
      "joined": [
        safe(ProofData.nearSeam(joinedText(of: link.from, carriedOnBy: link), isTail: true)),
        safe(ProofData.nearSeam(joinedText(of: link.to, carryingOn: link), isTail: false)),
      ],
      "adjacent": .bool(link.to == link.from + 1),
      "lang": .string(LanguageGuess.likeliest(of: from)),
    ]
    if let runnerUp = link.alternatives.first {
      let place = issue.place(of: runnerUp.to)
      members["runnerUp"] = [
        "label": .string(label(place)), "score": JSON.rounded(runnerUp.score),
        "text": .string(SafeText.excerpt(issue.text(of: place), length: 40)),
      ]
    }
    return .object(members)
  }

  /// What a block says in the joined text: without the hyphen of a divided word and what stands on both
  /// sides of a seam, with the space that words need between them.
  private func joinedText(
    of block: Int, carryingOn before: Continuation? = nil, carriedOnBy next: Continuation? = nil
  ) -> String {
    var text = issue.text(of: issue.blocks[block])
    if let before {
      let tail = issue.text(of: issue.blocks[before.from]).unicodeScalars.suffix(1).map(\.value)
      if !before.overlap.isEmpty, text.hasPrefix(before.overlap) {
        text.removeFirst(before.overlap.count)
      } else if !before.hyphen,
        Seam.needsSpace(tail, text.unicodeScalars.prefix(1).map(\.value))
      {
        text = " " + text
      }
    }
    if let next, next.hyphen, let last = text.unicodeScalars.last,
      Punctuation.isHyphen(last.value)
    {
      text.unicodeScalars.removeLast()
    }
    return text
  }

  /// The part of a text that is next to a seam.
  private static func nearSeam(_ text: String, isTail: Bool) -> String {
    let part = isTail ? text.suffix(120) : text.prefix(120)
    let reach = part.unicodeScalars.contains { Characters.isUnspaced($0.value) } ? 36 : 80
    guard part.count > reach + 4 else { return String(part) }
    return isTail ? "…" + part.suffix(reach) : part.prefix(reach) + "…"
  }

  /// An article in which something was joined: its blocks in reading order, and which are joined to
  /// the one before.
  private func article(_ article: Article) -> JSON? {
    var links: [Int: Continuation] = [:]
    var onward: [Int: Continuation] = [:]
    for link in report.result.continuations
    where link.certainty >= report.result.options.continuations.minimumCertainty {
      links[link.to] = link
      onward[link.from] = link
    }
    let isJoined = article.blocks.contains { block in
      links[block].map { article.blocks.contains($0.from) } ?? false
    }
    guard isJoined else { return nil }
    let blocks = article.blocks.map { block -> JSON in
      let text = issue.text(of: issue.blocks[block])
      var members: [String: JSON] = [
        "index": .integer(block), "number": .integer(report.number(block)),
        "label": .string(label(issue.place(of: block))), "text": safe(text),
        "lang": .string(LanguageGuess.likeliest(of: text)),
        "role": .string(
          report.result.roles.indices.contains(block)
            ? report.result.roles[block].rawValue : block == article.title ? "headline" : "body"),
      ]
      let before = links[block].flatMap { article.blocks.contains($0.from) ? $0 : nil }
      let next = onward[block].flatMap { article.blocks.contains($0.to) ? $0 : nil }
      if let before { members["joins"] = .integer(before.from) }
      let joined = joinedText(of: block, carryingOn: before, carriedOnBy: next)
      if joined != text { members["joined"] = safe(joined) }
      return .object(members)
    }
    let title = article.title.map { issue.text(of: issue.blocks[$0]) } ?? ""
    return [
      "title": .string(SafeText.excerpt(title, length: 60)), "blocks": .array(blocks),
    ]
  }
}
