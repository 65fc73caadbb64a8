import Collate

/// Workflow commands of GitHub Actions: annotations on the changed files.
///
/// GitHub takes ten errors, ten warnings and ten notices of a step, so the worst are sent and one
/// notice says how many more there are. The text of the issue stands only in escaped messages, and
/// never at the start of a line, where it could be a command.
public struct GitHubReport: ReportFormat {
  private static let limit = 10

  /// Makes the format.
  public init() {}

  /// Writes the whole report.
  public func render(_ report: Report) -> String {
    let occurrences = Occurrence.all(in: report)
    let unlisted = Occurrence.unlisted(in: report).count
    var lines: [Severity: [String]] = [:]
    for occurrence in occurrences {
      lines[occurrence.finding.severity, default: []].append(command(occurrence, report))
    }
    let isCut = unlisted > 0 || lines.values.contains { $0.count > GitHubReport.limit }
    var text: [String] = []
    for severity in [Severity.error, .warning, .note] {
      // The notice about the rest needs a place among the notices.
      let room = severity == .note && isCut ? GitHubReport.limit - 1 : GitHubReport.limit
      text += (lines[severity] ?? []).prefix(room)
    }
    let rest = occurrences.count + unlisted - text.count
    if rest > 0 {
      let message = report.language.pick(
        "\(rest) more findings are in the report.", "另有\(rest)处问题见报告。")
      text.append("::notice title=collate::\(GitHubReport.escapedData(message))")
    }
    for input in report.inputs where input.state != .read {
      let file = GitHubReport.escapedProperty(FilePath.relative(input.path, root: report.root))
      let reason = GitHubReport.escapedData("\(input.state.rawValue): \(report.reason(of: input))")
      text.append("::error file=\(file),title=collate::\(reason)")
    }
    return text.map { $0 + "\n" }.joined()
  }

  private func command(_ occurrence: Occurrence, _ report: Report) -> String {
    let region = Region(occurrence.place, in: report, unit: .utf16)
    let path = FilePath.relative(report.source(of: occurrence.place).path, root: report.root)
    var properties = [("file", path), ("line", "\(region.startLine)")]
    properties.append(("endLine", "\(region.endLine)"))
    if region.startLine == region.endLine {
      properties.append(("col", "\(region.startColumn)"))
      properties.append(("endColumn", "\(region.endColumn)"))
    }
    properties.append(("title", RuleText(occurrence.finding.rule, in: report.language).name))
    let list = properties.map { "\($0)=\(GitHubReport.escapedProperty($1))" }
    let name =
      switch occurrence.finding.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    let message = Message(occurrence, in: report).text
    let text = "\(message) [\(occurrence.finding.rule.rawValue)]"
    return "::\(name) \(list.joined(separator: ","))::\(GitHubReport.escapedData(text))"
  }

  /// Escapes a message: `%` first, then line ends.
  static func escapedData(_ text: String) -> String { escape(text, isProperty: false) }

  /// Escapes the value of a property: a message, and `:` and `,` too.
  static func escapedProperty(_ text: String) -> String { escape(text, isProperty: true) }

  private static func escape(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      case _ where SafeText.needsEscape(scalar): result += SafeText.escaped(String(scalar))
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Markdown for the summary of a GitHub step, at most one mebibyte.
public struct GitHubSummary: ReportFormat {
  /// GitHub refuses a longer summary.
  static let maximumBytes = 1 << 20

  /// Makes the format.
  public init() {}

  /// Writes the whole report.
  public func render(_ report: Report) -> String {
    let language = report.language
    var text = "## collate\n\n"
    text += TextPage(report: report, layout: TextReport.Layout()).summary + "\n"
    let listed = report.listed
    if !listed.isEmpty {
      text += language.pick(
        "\n| | Place | Finding | Rule |\n", "\n| | 位置 | 问题 | 规则 |\n")
      text += "| --- | --- | --- | --- |\n"
    }
    var shown = 0
    for index in listed {
      let finding = report.result.findings[index]
      let region = Region(finding.place, in: report, unit: .scalars)
      let path = FilePath.relative(report.source(of: finding.place).path, root: report.root)
      let message = Message(finding, in: report).text
      let row =
        "| \(SeverityText.name(finding.severity, in: language)) "
        + "| \(GitHubSummary.escaped("\(path):\(region.startLine)")) "
        + "| \(GitHubSummary.escaped(message)) | `\(finding.rule.rawValue)` |\n"
      guard text.utf8.count + row.utf8.count < GitHubSummary.maximumBytes - 200 else { break }
      text += row
      shown += 1
    }
    if shown < listed.count {
      text += language.pick(
        "\n\(listed.count - shown) more findings are in the report.\n",
        "\n另有\(listed.count - shown)处问题见报告。\n")
    }
    return text
  }

  /// Text of an issue in a table of Markdown: every sign that could be markup is escaped.
  static func escaped(_ text: String) -> String {
    SafeText.escaped(text).reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "!", "@", "$":
        result += "\\" + String(character)
      default: result.append(character)
      }
    }
  }
}
