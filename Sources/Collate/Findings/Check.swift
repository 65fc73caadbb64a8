/// Checks an issue: repeats, broken paragraphs, scraps, jump lines.
///
///     let issue = Issue(text)
///     let result = Check(models: [BuiltInModels.all]).run(on: issue)
///     for finding in result.findings { print(finding.rule, issue.text(of: finding.place)) }
///
/// The stages run in the order of the folders: roles are read, repeats found, joins weighed and
/// chosen, and what they say is put together as findings. A check never fails and is the same for
/// the same bytes and options, on any machine.
public struct Check: Sendable {
  private let options: CheckOptions
  private let models: ModelSet

  /// Makes a check.
  ///
  /// - Parameters:
  ///   - options: what to look for.
  ///   - models: the language models that weigh junctions; without any, the issue's own text is
  ///     the only model, and fewer joins are found.
  public init(options: CheckOptions = CheckOptions(), models: ModelSet = .none) {
    self.options = options
    self.models = models
  }

  /// Checks an issue.
  ///
  /// - Complexity: near linear in the length of the text; about quadratic in the number of broken
  ///   paragraphs that stand within reach of each other.
  public func run(on issue: Issue) -> CheckResult {
    let reading = IssueReading(issue)
    let repeats = RepeatFinder(options: options.repeats).find(in: issue, roles: reading.roles)
    let field = JoinField(reading, model: models.scoring(for: reading))
    let all = ContinuationFinder(weights: .fitted).continuations(in: field)
    let made = all.filter { $0.certainty >= options.continuations.minimumCertainty }
    let orphans = OrphanFinder.orphans(in: reading, continuations: made)
    let families = Check.keepingJoined(repeats.families, made)
    let jumps = JumpResolver(reading, continuations: made).jumps()
    let order = ReadingOrder(
      reading, continuations: made, minimumCertainty: options.continuations.minimumCertainty)
    let builder = FindingBuilder(
      reading: reading, field: field, families: families, continuations: all, made: made,
      orphans: orphans, jumps: jumps)
    return CheckResult(
      issue: issue, options: options, roles: reading.roles, families: families,
      echoes: repeats.echoes, continuations: all, orphans: orphans, jumps: jumps,
      articles: order.articles(reading), findings: builder.findings())
  }

  /// Keeps of each family the copy that a join leads to, for it stands in the flow of its article.
  private static func keepingJoined(
    _ families: [Family], _ continuations: [Continuation]
  ) -> [Family] {
    let joined = Set(continuations.flatMap { [$0.from, $0.to] })
    return families.map { family in
      guard family.kind != .inner, family.kind != .passage else { return family }
      let counts = family.members.map { member in
        member.blocks.reduce(0) { $0 + (joined.contains($1) ? 1 : 0) }
      }
      guard let most = counts.max(), most > counts[family.kept],
        let kept = counts.firstIndex(of: most)
      else { return family }
      return family.keeping(kept, because: .inArticle)
    }
  }
}
