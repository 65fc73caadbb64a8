import Collate

/// The diagnostic form of reviewdog, as one object (`rdjson`) or one diagnostic a line (`rdjsonl`).
///
/// Columns are UTF-8 bytes counted from 1; the end is exclusive.
public struct ReviewdogReport: ReportFormat {
  private let isLines: Bool

  /// Makes the format.
  public init(lines: Bool = false) { isLines = lines }

  /// Writes the whole report.
  public func render(_ report: Report) -> String {
    let source: JSON = ["name": .string(report.tool.name)]
    let diagnostics = Occurrence.all(in: report).map { diagnostic($0, report) }
    guard isLines else {
      let log: JSON = [
        "source": source, "severity": "WARNING",
        "diagnostics": .array(diagnostics.map(JSON.object)),
      ]
      return log.pretty
    }
    return diagnostics.map { members in
      var members = members
      members["source"] = source
      return JSON.object(members).compact + "\n"
    }.joined()
  }

  private func diagnostic(_ occurrence: Occurrence, _ report: Report) -> [String: JSON] {
    let message = Message(occurrence, in: report)
    let severity =
      switch occurrence.finding.severity {
      case .error: "ERROR"
      case .warning: "WARNING"
      case .note: "INFO"
      }
    return [
      "message": .string(message.text),
      "location": location(occurrence.place, report),
      "severity": .string(severity),
      "code": ["value": .string(occurrence.finding.rule.rawValue)],
      "related_locations": .array(
        occurrence.related.map {
          ["message": .string(message.name($0)), "location": location($0, report)]
        }),
    ]
  }

  private func location(_ place: Place, _ report: Report) -> JSON {
    let region = Region(place, in: report, unit: .bytes)
    return [
      "path": .string(FilePath.relative(report.source(of: place).path, root: report.root)),
      "range": [
        "start": ["line": .integer(region.startLine), "column": .integer(region.startColumn)],
        "end": ["line": .integer(region.endLine), "column": .integer(region.endColumn)],
      ],
    ]
  }
}
