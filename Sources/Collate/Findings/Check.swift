/// Checks an issue: repeats, broken paragraphs, scraps, jump lines.
///
///     let issue = Issue(text)
///     let result = Check(models: BuiltInModels.all).run(on: issue)
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
  public func run(on issue: Issue) -> CheckResult { run(on: issue, against: []) }

  /// Checks an issue, and looks for what it repeats of back issues.
  ///
  /// - Parameters:
  ///   - issue: the issue to check.
  ///   - backIssues: texts that are not checked themselves. A text that stands in one of them is
  ///     kept there; they follow the sources of the issue in ``CheckResult/issue``.
  public func run(on issue: Issue, against backIssues: [Source]) -> CheckResult {
    run(on: issue, against: backIssues) { _ in }
  }

  /// Checks an issue, and says before each stage which it is; an error ends the check.
  func run<Failure: Error>(
    on issue: Issue, against backIssues: [Source] = [],
    before: (Stage) throws(Failure) -> Void
  ) throws(Failure) -> CheckResult {
    try before(.reading)
    let reading = IssueReading(issue)
    let scoring = models.scoring(for: reading)
    try before(.repeats)
    let whole = backIssues.isEmpty ? issue : Issue(sources: issue.sources + backIssues)
    let wholeReading = backIssues.isEmpty ? reading : IssueReading(whole)
    let repeats = RepeatFinder(options: options.repeats)
      .find(
        in: whole, roles: wholeReading.roles, pages: wholeReading.pages, scoring: scoring)
    try before(.junctions)
    let field = JoinField(reading, model: scoring)
    try before(.continuations)
    let joined = JoinedReading(
      field, minimumCertainty: options.continuations.minimumCertainty)
    let families = families(
      repeats, made: joined.made, orphans: joined.orphans, checked: issue.blocks.count)
    let jumps = JumpResolver(joined, families: families).jumps()
    let roles = BlockRoles.roles(joined)
    var division = ArticleDivision(joined, roles: roles, jumps: jumps)
    division.divide(PlacementWeights.fitted.choose)
    try before(.findings)
    let builder = FindingBuilder(
      reading: reading, families: families, continuations: joined.decision.continuations,
      made: joined.made, orphans: joined.orphans, jumps: jumps, roles: roles,
      mayGoOn: field.tails.map { !$0.isEmpty })
    return CheckResult(
      issue: whole, options: options, roles: roles + wholeReading.roles.dropFirst(roles.count),
      printedPages: reading.pages.printed
        + wholeReading.pages.printed.filter { $0.source >= issue.sources.count },
      families: families,
      echoes: repeats.echoes.filter { $0.members[0].block < issue.blocks.count },
      continuations: joined.decision.continuations, orphans: joined.orphans, jumps: jumps,
      articles: division.articles(),
      findings: builder.findings())
  }

  /// The joins of an issue, and nothing else: what the weights of roles and articles are fitted on.
  package func joins(in issue: Issue) -> JoinedReading {
    let reading = IssueReading(issue)
    return JoinedReading(
      JoinField(reading, model: models.scoring(for: reading)),
      minimumCertainty: options.continuations.minimumCertainty)
  }

  /// Finds the passages that several files share; nothing else is looked for.
  ///
  /// - Complexity: as ``RepeatFinder/find(in:roles:)``.
  public func sharedPassages(in issue: Issue) -> CheckResult {
    let reading = IssueReading(issue)
    let repeats = RepeatFinder(options: options.repeats)
      .find(
        in: issue, roles: reading.roles, pages: reading.pages,
        scoring: models.phraseScoring(for: reading))
    let shared = { (family: Family) in
      Set(family.members.map { issue.blocks[$0.block].source }).count > 1
    }
    let families = repeats.families.filter(shared)
    let builder = FindingBuilder(
      reading: reading, families: families, continuations: [], made: [], orphans: [], jumps: [],
      roles: reading.roles, mayGoOn: [])
    return CheckResult(
      issue: issue, options: options, roles: reading.roles, printedPages: reading.pages.printed,
      families: families, echoes: repeats.echoes.filter(shared), continuations: [], orphans: [],
      jumps: [],
      articles: [], findings: builder.repeatFindings())
  }

  /// Finds the repeats of an issue and their echoes, and nothing else.
  package func repeats(in issue: Issue) -> Repeats {
    let reading = IssueReading(issue)
    return RepeatFinder(options: options.repeats)
      .find(
        in: issue, roles: reading.roles, pages: reading.pages,
        scoring: models.phraseScoring(for: reading))
  }

  /// The families to report, each with the copy that is kept.
  private func families(
    _ repeats: Repeats, made: [Continuation], orphans: [Orphan], checked: Int
  ) -> [Family] {
    let scraps = Set(orphans.map(\.fragment.block))
    let joined = Set(made.flatMap { [$0.from, $0.to] })
    return repeats.keeping(joined: joined, checked: checked).filter { family in
      family.members[0].block < checked
        // A scrap is reported once, as the orphan it is.
        && (family.members.count > 2 || !family.members.contains { scraps.contains($0.block) })
    }
  }
}
