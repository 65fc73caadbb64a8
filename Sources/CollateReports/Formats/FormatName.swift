/// The names of the formats a report can be written in.
public enum FormatName: String, Sendable, CaseIterable {
  /// For people at a terminal.
  case text
  /// The proof page, one self-contained file.
  case html
  /// One line a finding.
  case plain
  /// One JSON object.
  case json
  /// One JSON object a line.
  case jsonl
  /// SARIF 2.1.0.
  case sarif
  /// Workflow commands of GitHub Actions.
  case github
  /// Markdown for the summary of a GitHub step.
  case githubSummary = "github-summary"
  /// GitLab Code Quality.
  case gitlab
  /// The diagnostics of reviewdog, one object.
  case rdjson
  /// The diagnostics of reviewdog, one a line.
  case rdjsonl
  /// JUnit XML.
  case junit
  /// Checkstyle XML.
  case checkstyle

  /// Whether a report in the format lists all findings, or says how many it does not list.
  public var isComplete: Bool {
    switch self {
    case .text, .html, .json, .jsonl, .sarif, .github, .githubSummary, .junit: true
    case .plain, .gitlab, .rdjson, .rdjsonl, .checkstyle: false
    }
  }

  /// Whether a report in the format is one document, in which nothing else may stand.
  public var isOneDocument: Bool {
    switch self {
    case .html, .json, .sarif, .gitlab, .rdjson, .junit, .checkstyle: true
    case .text, .plain, .jsonl, .github, .githubSummary, .rdjsonl: false
    }
  }

  /// All names in a row, for help.
  public static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// The format; `layout` is for text alone.
  public func format(layout: TextReport.Layout) -> any ReportFormat {
    switch self {
    case .text: TextReport(layout: layout)
    case .html: HTMLReport()
    case .plain: PlainReport()
    case .json: JSONReport()
    case .jsonl: JSONLinesReport()
    case .sarif: SARIFReport()
    case .github: GitHubReport()
    case .githubSummary: GitHubSummary()
    case .gitlab: GitLabReport()
    case .rdjson: ReviewdogReport()
    case .rdjsonl: ReviewdogReport(lines: true)
    case .junit: JUnitReport()
    case .checkstyle: CheckstyleReport()
    }
  }
}
