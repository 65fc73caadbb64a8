import Collate

/// Checks that the labels of a generated issue describe its text.
enum IssueAudit {
  /// What is wrong; empty where all is well.
  static func problems(of output: IssueGenerator.Output) -> [String] {
    var result: [String] = []
    let gold = output.gold
    let issue = Issue(output.text)
    let bytes = issue.blocks.map(\.bytes)
    if bytes.map(\.lowerBound) != gold.blocks.map(\.byteStart)
      || bytes.map(\.upperBound) != gold.blocks.map(\.byteEnd)
    {
      result.append("blocks are not where the labels say")
      return result
    }
    func text(_ block: Int) -> String { issue.text(of: issue.blocks[block - 1]) }
    for orphan in gold.orphans {
      let into = text(orphan.into).withoutSpace
      if !into.contains(text(orphan.block).withoutSpace) {
        result.append("orphan \(orphan.block) does not stand in \(orphan.into)")
      }
    }
    for copy in gold.duplicates where copy.kind == "exact" && gold.wrapped != true {
      if text(copy.original) != text(copy.copy) {
        result.append("copy \(copy.copy) is not exact")
      }
    }
    result += brokenParagraphs(gold, text)
    result += lostPoints(issue, gold)
    return result
  }

  /// What a check that says exactly what the labels say would lose in the score.
  private static func lostPoints(_ issue: Issue, _ gold: IssueGold) -> [String] {
    let score = JoinsScore(oracle(issue, gold), gold: gold, floor: .likely)
    var result: [String] = []
    func expect(_ isRight: Bool, _ what: String) {
      if !isRight { result.append("the labels do not score as right: \(what)") }
    }
    expect(score.links.wrong == 0 && score.links.missed == 0, "links")
    expect(score.linksExact == score.articles, "articles by their links")
    expect(gold.wrapped == true || score.textExact == score.articles, "restored articles")
    expect(score.orphans.wrong == 0 && score.orphans.missed == 0, "scraps")
    expect(score.duplicates.wrong == 0 && score.duplicates.missed == 0, "copies")
    return result
  }

  /// The result of a check that knows the labels.
  private static func oracle(_ issue: Issue, _ gold: IssueGold) -> CheckResult {
    let links = gold.continuations.map { link in
      let text = issue.text(of: issue.blocks[link.to - 1])
      let prefix = gold.blocks[link.to - 1].inlinePrefix ?? ""
      let start = String(text.dropFirst(prefix.count)).trimmed
      return Continuation(
        from: link.from - 1, to: link.to - 1, certainty: .certain, score: 0, margin: 0,
        kind: .adjacent, overlap: String(start.prefix(link.overlap ?? 0)),
        hyphen: link.cut == "hyphen")
    }
    let lines = gold.blocks.flatMap { block -> [Jump] in
      let bytes = issue.blocks[block.id - 1].bytes
      func jump(_ range: Range<Int>, _ direction: Jump.Direction) -> Jump {
        Jump(
          at: Place(block: block.id - 1, bytes: range), direction: direction, page: "",
          state: .unanswered)
      }
      var result: [Jump] = []
      if let text = block.inlinePrefix {
        result.append(jump(bytes.lowerBound..<bytes.lowerBound + text.utf8.count, .from))
      }
      if let text = block.inlineSuffix {
        result.append(jump(bytes.upperBound - text.utf8.count..<bytes.upperBound, .to))
      }
      return result
    }
    let families = gold.duplicates.map { copy in
      Family(
        kind: .near, similarity: 1, characters: 0,
        members: copy.blocks.map { issue.place(of: $0 - 1) }, id: "")
    }
    return CheckResult(
      issue: issue, options: CheckOptions(),
      roles: Array(repeating: .body, count: issue.blocks.count), families: families, echoes: [],
      continuations: links,
      orphans: gold.orphans.map {
        Orphan(fragment: issue.place(of: $0.block - 1), into: issue.place(of: $0.into - 1))
      },
      jumps: lines, articles: [], findings: [])
  }

  /// Cut paragraphs that are not the sum of their parts.
  private static func brokenParagraphs(_ gold: IssueGold, _ text: (Int) -> String) -> [String] {
    var result: [String] = []
    for article in gold.articles {
      for paragraph in article.cutParas {
        let parts = gold.blocks.filter {
          $0.article == article.id && $0.para == paragraph
            && ($0.kind == "fragment" || $0.kind == "paragraph")
        }
        .sorted { ($0.part ?? 0) < ($1.part ?? 0) }
        var joined = ""
        for part in parts {
          var own = text(part.id)
          if let suffix = part.inlineSuffix { own = String(own.dropLast(suffix.count)).trimmed }
          if let prefix = part.inlinePrefix { own = String(own.dropFirst(prefix.count)).trimmed }
          let link = gold.continuations.first { $0.to == part.id }
          own = String(own.dropFirst(link?.overlap ?? 0))
          let next = gold.continuations.first { $0.from == part.id }
          if gold.wrapped == true { own = own.replacing("-\n", with: "") }
          if next?.cut == "hyphen" { own = String(own.dropLast()) }
          joined += own
        }
        let wanted = article.paragraphs[paragraph].withoutSpace
        if gold.wrapped != true, joined.withoutSpace != wanted {
          result.append("paragraph \(paragraph) of \(article.id) is not the sum of its parts")
        }
      }
    }
    return result
  }
}

extension String {
  /// Without any white space.
  var withoutSpace: String { String(filter { !$0.isWhitespace }) }
}
