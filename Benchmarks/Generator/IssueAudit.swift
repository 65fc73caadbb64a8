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
    return result
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
