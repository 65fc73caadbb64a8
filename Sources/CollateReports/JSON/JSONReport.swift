import Collate

/// The result as one JSON object (`collate.check/1`), keys sorted, without times: equal runs give
/// equal bytes.
public struct JSONReport: ReportFormat {
  /// The version of the form.
  public static let schema = "collate.check/1"

  /// Makes the format.
  public init() {}

  /// Writes the whole report.
  public func render(_ report: Report) -> String { value(report).pretty }

  /// The report as a value.
  func value(_ report: Report) -> JSON {
    let result = report.result
    let encoder = ResultEncoder(report: report)
    var members: [String: JSON] = [
      "schema": .string(JSONReport.schema),
      "tool": ["name": .string(report.tool.name), "version": .string(report.tool.version)],
      "parameters": .object(report.parameters),
      "inputs": .array(report.inputs.map(encoder.input)),
      "families": .array(result.families.map(encoder.family)),
      "echoes": .array(result.echoes.map(encoder.family)),
      "continuations": .array(result.continuations.map(encoder.continuation)),
      "orphans": .array(result.orphans.map(encoder.orphan)),
      "jumps": .array(result.jumps.map(encoder.jump)),
      "articles": .array(result.articles.map(encoder.article)),
      "printedPages": encoder.printedPages,
      "findings": .array(report.active.map(encoder.finding)),
      "summary": JSONReport.summary(report),
    ]
    if let roles = encoder.roles { members["roles"] = roles }
    let suppressed = result.findings.indices.filter { report.suppressions[$0] != nil }
    if !suppressed.isEmpty {
      members["suppressed"] = .array(suppressed.map(encoder.finding))
    }
    if !report.staleEntries.isEmpty {
      members["stale"] = .array(report.staleEntries.map(JSON.string))
    }
    return .object(members)
  }

  /// Counts by rule and severity, and of what is not counted.
  static func summary(_ report: Report) -> JSON {
    var rules: [String: Int] = [:]
    var severities = ["error": 0, "note": 0, "warning": 0]
    for index in report.active {
      let finding = report.result.findings[index]
      rules[finding.rule.rawValue, default: 0] += 1
      severities[finding.severity.rawValue, default: 0] += 1
    }
    var baselined = 0
    var suppressed = 0
    var unchanged = 0
    for suppression in report.suppressions.values {
      switch suppression {
      case .baseline: baselined += 1
      case .allowed: suppressed += 1
      case .unchanged: unchanged += 1
      }
    }
    return [
      "findings": .integer(report.active.count),
      "rules": .object(rules.mapValues(JSON.integer)),
      "severities": .object(severities.mapValues(JSON.integer)),
      "baselined": .integer(baselined),
      "suppressed": .integer(suppressed),
      "unchanged": .integer(unchanged),
      "stale": .integer(report.staleEntries.count),
      "echoes": .integer(report.result.echoes.count),
    ]
  }
}

/// JSON Lines: one finding a line and a summary last, so that a cut file shows as such.
public struct JSONLinesReport: ReportFormat {
  /// Makes the format.
  public init() {}

  /// Writes the whole report.
  public func render(_ report: Report) -> String {
    let encoder = ResultEncoder(report: report)
    var lines = report.listed.map { index in
      var members = encoder.finding(index).object ?? [:]
      members["type"] = "finding"
      return JSON.object(members).compact
    }
    var summary = JSONReport.summary(report).object ?? [:]
    summary["type"] = "summary"
    summary["schema"] = .string(JSONReport.schema)
    lines.append(JSON.object(summary).compact)
    return lines.joined(separator: "\n") + "\n"
  }
}
