import Collate

/// Counts of right and wrong, by the rules of the development corpus: links after a full stop, links
/// named uncertain and links into or out of scraps count neither way, as do pairs of blocks that
/// share text by themselves.
struct JoinsScore {
  /// Found, wrong and missed.
  struct Tally {
    var right = 0
    var wrong = 0
    var missed = 0

    /// The share of what was found that is right; 1 where nothing was to find.
    var precision: Double {
      right + wrong > 0 ? Double(right) / Double(right + wrong) : missed == 0 ? 1 : 0
    }
    /// The share of what was to find that was found.
    var recall: Double { right + missed > 0 ? Double(right) / Double(right + missed) : 1 }
    /// The harmonic mean of both.
    var f1: Double {
      precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }

    static func += (left: inout Tally, right: Tally) {
      left.right += right.right
      left.wrong += right.wrong
      left.missed += right.missed
    }
  }

  var links = Tally()
  var adjacent = Tally()
  var displaced = Tally()
  var orphans = Tally()
  var duplicates = Tally()
  var jumps = Tally()
  /// Links that join blocks of different articles or touch a head, byline, caption or notice.
  var crossArticle = 0
  /// Articles with a cut, those with all links right, those with all cut paragraphs restored.
  var articles = 0
  var linksExact = 0
  var textExact = 0
  /// Right and wrong links by certainty.
  var byCertainty: [Certainty: Tally] = [:]
  /// Articles with text; those of which all blocks of text came out together with no others, and those
  /// with their own headline as the title.
  var texts = 0
  var whole = 0
  var titled = 0
  /// For each kind of block in the labels, how many were read as what.
  var roles: [String: [BlockRole: Int]] = [:]
  var blocks = 0
  var issues = 0

  /// Adds the counts of another issue.
  static func += (left: inout JoinsScore, right: JoinsScore) {
    left.links += right.links
    left.adjacent += right.adjacent
    left.displaced += right.displaced
    left.orphans += right.orphans
    left.duplicates += right.duplicates
    left.jumps += right.jumps
    left.crossArticle += right.crossArticle
    left.articles += right.articles
    left.linksExact += right.linksExact
    left.textExact += right.textExact
    for certainty in Certainty.allCases {
      if let tally = right.byCertainty[certainty] {
        left.byCertainty[certainty, default: Tally()] += tally
      }
    }
    left.texts += right.texts
    left.whole += right.whole
    left.titled += right.titled
    left.roles.merge(right.roles) { $0.merging($1, uniquingKeysWith: +) }
    left.blocks += right.blocks
    left.issues += right.issues
  }
}

extension JoinsScore {
  private typealias Link = JoinsPrediction.Link

  private static let furniture: Set<String> = [
    "header", "headline", "byline", "subhead", "caption", "boilerplate", "jump",
  ]

  /// Scores a result with links of the floor and above; calibration counts all links.
  init(_ result: CheckResult, gold: IssueGold, floor: Certainty) {
    let prediction = JoinsPrediction(result, floor: floor)
    blocks = gold.blocks.count
    issues = 1
    for (block, role) in zip(gold.blocks, result.roles) {
      roles[block.kind, default: [:]][role, default: 0] += 1
    }
    let wrong = scoreLinks(prediction, gold)
    let all = JoinsPrediction(result, floor: .possible)
    calibrate(all, gold)
    if gold.silver != true {
      scoreDuplicates(prediction, gold)
      scoreOrphans(prediction, gold)
    }
    scoreJumps(prediction, gold)
    scoreArticles(prediction, gold, wrong: wrong)
    scoreDivision(result.articles, gold)
  }

  private struct Rules {
    var labels: [Link: IssueGold.Link] = [:]
    var wanted: Set<Link> = []
    var ignored: Set<Link> = []
    var orphans: Set<Int>

    init(_ gold: IssueGold) {
      for label in gold.continuations { labels[Link(from: label.from, to: label.to)] = label }
      wanted = Set(
        labels.filter { !["sentence_end", "uncertain"].contains($0.value.kind) }.keys)
      ignored = Set(labels.keys).subtracting(wanted)
      for pair in gold.dontCareLinks ?? [] where pair.count == 2 {
        ignored.insert(Link(from: pair[0], to: pair[1]))
      }
      orphans = Set(gold.orphans.map(\.block))
    }

    /// Right, wrong, or neither.
    func verdict(_ link: Link) -> Bool? {
      if wanted.contains(link) { return true }
      if ignored.contains(link) || orphans.contains(link.from) || orphans.contains(link.to) {
        return nil
      }
      return false
    }
  }

  private mutating func scoreLinks(
    _ prediction: JoinsPrediction, _ gold: IssueGold
  ) -> Set<JoinsPrediction.Link> {
    let rules = Rules(gold)
    var wrong: Set<Link> = []
    for link in prediction.links.keys where link.from != link.to {
      switch rules.verdict(link) {
      case true:
        links.right += 1
        if rules.labels[link]?.adjacent == true {
          adjacent.right += 1
        } else {
          displaced.right += 1
        }
      case false:
        links.wrong += 1
        if abs(link.to - link.from) == 1 { adjacent.wrong += 1 } else { displaced.wrong += 1 }
        wrong.insert(link)
        let from = gold.blocks[link.from - 1]
        let to = gold.blocks[link.to - 1]
        let isForeign = from.article != nil && to.article != nil && from.article != to.article
        if isForeign || JoinsScore.furniture.contains(from.kind)
          || JoinsScore.furniture.contains(to.kind)
        {
          crossArticle += 1
        }
      case nil: break
      }
    }
    for link in rules.wanted where prediction.links[link] == nil {
      links.missed += 1
      if rules.labels[link]?.adjacent == true {
        adjacent.missed += 1
      } else {
        displaced.missed += 1
      }
    }
    return wrong
  }

  private mutating func calibrate(_ prediction: JoinsPrediction, _ gold: IssueGold) {
    let rules = Rules(gold)
    for (link, certainty) in prediction.links {
      switch rules.verdict(link) {
      case true: byCertainty[certainty, default: Tally()].right += 1
      case false: byCertainty[certainty, default: Tally()].wrong += 1
      case nil: break
      }
    }
  }

  private mutating func scoreDuplicates(_ prediction: JoinsPrediction, _ gold: IssueGold) {
    let wanted = Set(gold.duplicates.map { $0.blocks.sorted() })
    let ignored = Set((gold.dontCarePairs ?? []).map { $0.sorted() })
    duplicates.right = wanted.intersection(prediction.duplicates).count
    duplicates.missed = wanted.count - duplicates.right
    duplicates.wrong = prediction.duplicates.subtracting(wanted).subtracting(ignored).count
  }

  private mutating func scoreOrphans(_ prediction: JoinsPrediction, _ gold: IssueGold) {
    let wanted = Set(gold.orphans.map(\.block))
    let found = Set(prediction.orphans.keys)
    orphans.right = wanted.intersection(found).count
    orphans.wrong = found.subtracting(wanted).count
    orphans.missed = wanted.subtracting(found).count
  }

  private mutating func scoreJumps(_ prediction: JoinsPrediction, _ gold: IssueGold) {
    var wanted: Set<Link> = []
    for jump in gold.jumps where jump.resolved {
      if let from = jump.from, let to = jump.to { wanted.insert(Link(from: from, to: to)) }
    }
    jumps.right = wanted.intersection(prediction.jumps).count
    jumps.wrong = prediction.jumps.subtracting(wanted).count
    jumps.missed = wanted.subtracting(prediction.jumps).count
  }

  private mutating func scoreArticles(
    _ prediction: JoinsPrediction, _ gold: IssueGold, wrong: Set<JoinsPrediction.Link>
  ) {
    let rules = Rules(gold)
    let found = Set(prediction.links.keys)
    for article in gold.articles {
      let own = rules.wanted.filter { rules.labels[$0]?.article == article.id }
      guard !own.isEmpty else { continue }
      articles += 1
      let blocks = Set(article.blocks)
      let isTouched = wrong.contains { blocks.contains($0.from) || blocks.contains($0.to) }
      if own.isSubset(of: found), !isTouched { linksExact += 1 }
      let isRestored = article.cutParas.allSatisfy {
        prediction.paragraphs.contains(article.paragraphs[$0].withoutSpace)
      }
      if isRestored { textExact += 1 }
    }
  }

  /// Scores into which articles the blocks were divided. Copies and scraps count neither way.
  private mutating func scoreDivision(_ articles: [Article], _ gold: IssueGold) {
    var blocks: [String: Set<Int>] = [:]
    var titles: [String: Int] = [:]
    for (block, label) in gold.blocks.enumerated() {
      guard let article = label.article else { continue }
      if label.kind == "paragraph" || label.kind == "fragment" {
        blocks[article, default: []].insert(block)
      } else if label.kind == "headline", titles[article] == nil {
        titles[article] = block
      }
    }
    let ofText = Set(blocks.values.joined())
    let divided = articles.map { (title: $0.title, blocks: ofText.intersection($0.blocks)) }
    for (article, own) in blocks {
      texts += 1
      guard let found = divided.first(where: { $0.blocks == own }) else { continue }
      whole += 1
      if found.title == titles[article] { titled += 1 }
    }
  }
}
