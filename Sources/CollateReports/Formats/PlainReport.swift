import Collate

/// One line a finding, `path:line:column: severity: message [rule]`, as editors and problem matchers
/// read it; related places follow as notes. Columns are Unicode scalars.
public struct PlainReport: ReportFormat {
  /// Makes the format.
  public init() {}

  /// The line of every finding of a result, suppressed ones included, in their order.
  public static func findingLines(_ report: Report) -> [String] {
    report.result.findings.map { PlainReport().line($0, report) }
  }

  private func line(_ finding: Finding, _ report: Report) -> String {
    "\(position(finding.place, report)): \(finding.severity.rawValue): "
      + "\(Message(finding, in: report).text) [\(finding.rule.rawValue)]"
  }

  /// Writes the whole report.
  public func render(_ report: Report) -> String {
    var text = ""
    for index in report.listed {
      let finding = report.result.findings[index]
      let message = Message(finding, in: report)
      text += line(finding, report) + "\n"
      for place in finding.related {
        text += "\(position(place, report)): note: \(SafeText.escaped(message.name(place)))\n"
      }
    }
    return text
  }

  private func position(_ place: Place, _ report: Report) -> String {
    let region = Region(place, in: report, unit: .scalars)
    let path = SafeText.escaped(
      FilePath.relative(report.source(of: place).path, root: report.root))
    return "\(path):\(region.startLine):\(region.startColumn)"
  }
}
