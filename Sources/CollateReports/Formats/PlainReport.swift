import Collate

/// One line a finding, `path:line:column: severity: message [rule]`, as editors and problem matchers
/// read it; related places follow as notes. Columns are Unicode scalars.
public struct PlainReport: ReportFormat {
  /// Makes the format.
  public init() {}

  /// Writes the whole report.
  public func render(_ report: Report) -> String {
    var text = ""
    for index in report.listed {
      let finding = report.result.findings[index]
      let message = Message(finding, in: report)
      text +=
        "\(position(finding.place, report)): \(finding.severity.rawValue): \(message.text)"
        + " [collate.\(finding.rule.rawValue)]\n"
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
