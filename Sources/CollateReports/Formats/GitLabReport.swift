import Collate

/// GitLab Code Quality: an array, empty where nothing was found.
///
/// Findings with equal fingerprints show as one, so that of a further copy carries its number.
public struct GitLabReport: ReportFormat {
  /// Makes the format.
  public init() {}

  /// Writes the whole report.
  public func render(_ report: Report) -> String {
    var counts: [String: Int] = [:]
    let findings = Occurrence.all(in: report).map { occurrence -> JSON in
      let count = counts[occurrence.finding.fingerprint, default: 0]
      counts[occurrence.finding.fingerprint] = count + 1
      let path = FilePath.relative(report.source(of: occurrence.place).path, root: report.root)
      return [
        "description": .string(Message(occurrence, in: report).text),
        "check_name": .string(occurrence.finding.rule.rawValue),
        "fingerprint": .string("\(occurrence.finding.fingerprint)-\(count)"),
        "severity": .string(GitLabReport.severity(occurrence.finding.severity)),
        "location": [
          "path": .string(path),
          "lines": [
            "begin": .integer(Region(occurrence.place, in: report, unit: .scalars).startLine)
          ],
        ],
      ]
    }
    return JSON.array(findings).pretty
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
