/// Everything a check found, with the issue it was found in.
public struct CheckResult: Sendable, Hashable {
  /// The issue that was checked.
  public let issue: Issue
  /// The options that made the result.
  public let options: CheckOptions
  /// What each block is, by index into ``Issue/blocks``.
  public let roles: [BlockRole]
  /// What each page is called, by index into ``Issue/pages``: its printed label, or its number in the
  /// file where none was read.
  public let pageLabels: [String]
  /// Repeated texts, in order of their first place.
  public let families: [Family]
  /// Repeats that are no fault, such as a headline that echoes in its lead.
  public let echoes: [Family]
  /// Links between the halves of paragraphs, in order of the first half.
  public let continuations: [Continuation]
  /// Scraps that repeat part of another block.
  public let orphans: [Orphan]
  /// Jump lines.
  public let jumps: [Jump]
  /// Articles in reading order after joining.
  public let articles: [Article]
  /// What to report, worst first, then in order of place.
  public let findings: [Finding]

  /// Makes a result.
  ///
  /// - Parameter pageLabels: what the pages are called; where they are not as many as the pages, each
  ///   page is called by its number in the file.
  public init(
    issue: Issue, options: CheckOptions, roles: [BlockRole], pageLabels: [String] = [],
    families: [Family], echoes: [Family], continuations: [Continuation], orphans: [Orphan],
    jumps: [Jump], articles: [Article], findings: [Finding]
  ) {
    self.issue = issue
    self.options = options
    self.roles = roles
    self.pageLabels =
      pageLabels.count == issue.pages.count
      ? pageLabels : issue.pages.map { String($0.number) }
    self.families = families
    self.echoes = echoes
    self.continuations = continuations
    self.orphans = orphans
    self.jumps = jumps
    self.articles = articles
    self.findings = findings
  }
}

extension CheckResult {
  /// The same result with other findings.
  package func replacing(findings: [Finding]) -> CheckResult {
    CheckResult(
      issue: issue, options: options, roles: roles, pageLabels: pageLabels, families: families,
      echoes: echoes, continuations: continuations, orphans: orphans, jumps: jumps,
      articles: articles, findings: findings)
  }
}
