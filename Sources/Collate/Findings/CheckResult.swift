/// Everything a check found, with the issue it was found in.
public struct CheckResult: Sendable, Hashable {
  /// The issue that was checked.
  public let issue: Issue
  /// The options that made the result.
  public let options: CheckOptions
  /// What each block is, by index into ``Issue/blocks``.
  public let roles: [BlockRole]
  /// The pages as the paper counts them, in order; together they hold all blocks.
  public let printedPages: [PrintedPage]
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
  /// - Parameters:
  ///   - issue: the text that was checked.
  ///   - options: how it was checked.
  ///   - roles: what each block is.
  ///   - printedPages: the pages as the paper counts them; by default those of the issue with their
  ///     numbers.
  ///   - families: repeats to report.
  ///   - echoes: repeats that are no fault.
  ///   - continuations: which block carries which on.
  ///   - orphans: scraps that repeat part of a block.
  ///   - jumps: jump lines, and what answers them.
  ///   - articles: articles in reading order.
  ///   - findings: what to report.
  /// - Precondition: The printed pages follow each other and hold all blocks.
  public init(
    issue: Issue, options: CheckOptions, roles: [BlockRole],
    printedPages: [PrintedPage]? = nil, families: [Family], echoes: [Family],
    continuations: [Continuation], orphans: [Orphan],
    jumps: [Jump], articles: [Article], findings: [Finding]
  ) {
    self.issue = issue
    self.options = options
    self.roles = roles
    self.printedPages = printedPages ?? issue.numberedPages
    precondition(
      self.printedPages.reduce(0) { $1.blocks.lowerBound == $0 ? $1.blocks.upperBound : -1 }
        == issue.blocks.count, "The printed pages leave blocks out.")
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
  /// The index in ``printedPages`` of the page of a block.
  ///
  /// - Complexity: O(log *p*) in the number of pages.
  package func printedPage(of block: Int) -> Int {
    printedPages.indices.partitioningIndex { printedPages[$0].blocks.upperBound > block }
  }

  /// The same result with other findings.
  package func replacing(findings: [Finding]) -> CheckResult {
    CheckResult(
      issue: issue, options: options, roles: roles, printedPages: printedPages, families: families,
      echoes: echoes, continuations: continuations, orphans: orphans, jumps: jumps,
      articles: articles, findings: findings)
  }
}
