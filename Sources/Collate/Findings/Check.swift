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
  public func run(on issue: Issue) -> CheckResult { run(on: issue) { _ in } }

  /// Checks an issue, and says before each stage which it is; an error ends the check.
  func run<Failure: Error>(
    on issue: Issue, before: (Stage) throws(Failure) -> Void
  ) throws(Failure) -> CheckResult {
    try before(.reading)
    let reading = IssueReading(issue)
    let scoring = models.scoring(for: reading)
    try before(.repeats)
    let repeats = RepeatFinder(options: options.repeats)
      .find(in: issue, roles: reading.roles, scoring: scoring)
    try before(.junctions)
    let field = JoinField(reading, model: scoring)
    try before(.continuations)
    let all = ContinuationFinder(weights: .fitted).continuations(in: field)
    let made = all.filter { $0.certainty >= options.continuations.minimumCertainty }
    let orphans = OrphanFinder.orphans(in: reading, continuations: made)
    let scraps = Set(orphans.map(\.fragment.block))
    // A scrap is reported once, as the orphan it is.
    let families = repeats.keepingJoined(Set(made.flatMap { [$0.from, $0.to] })).filter { family in
      family.members.count > 2 || !family.members.contains { scraps.contains($0.block) }
    }
    let jumps = JumpResolver(reading, continuations: made).jumps()
    let order = ReadingOrder(
      reading, continuations: made, minimumCertainty: options.continuations.minimumCertainty)
    try before(.findings)
    let builder = FindingBuilder(
      reading: reading, field: field, families: families, continuations: all, made: made,
      orphans: orphans, jumps: jumps)
    return CheckResult(
      issue: issue, options: options, roles: reading.roles, families: families,
      echoes: repeats.echoes, continuations: all, orphans: orphans, jumps: jumps,
      articles: order.articles(reading), findings: builder.findings())
  }
}
