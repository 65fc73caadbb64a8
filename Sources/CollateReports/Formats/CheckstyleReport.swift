import Collate

/// Checkstyle XML: errors by file. Columns are Unicode scalars.
public struct CheckstyleReport: ReportFormat {
  /// Makes the format.
  public init() {}

  /// Writes the whole report.
  public func render(_ report: Report) -> String {
    var errors: [String: String] = [:]
    for occurrence in Occurrence.all(in: report) {
      let region = Region(occurrence.place, in: report, unit: .scalars)
      let severity =
        occurrence.finding.severity == .note ? "info" : occurrence.finding.severity.rawValue
      let path = report.source(of: occurrence.place).path
      errors[path, default: ""] +=
        "    "
        + XMLText.tag(
          "error",
          [
            ("line", "\(region.startLine)"), ("column", "\(region.startColumn)"),
            ("severity", severity),
            ("message", Message(occurrence, in: report).text),
            ("source", "collate.\(occurrence.finding.rule.rawValue)"),
          ], close: "/>") + "\n"
    }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
    for input in report.inputs {
      let path = FilePath.relative(input.path, root: report.root)
      text += "  " + XMLText.tag("file", [("name", path)]) + "\n"
      if input.state != .read {
        text +=
          "    "
          + XMLText.tag(
            "error",
            [
              ("line", "1"), ("severity", "error"),
              ("message", "\(input.state.rawValue): \(report.reason(of: input))"),
              ("source", "collate.input"),
            ], close: "/>") + "\n"
      }
      if input.state != .skipped { text += errors[input.path] ?? "" }
      text += "  </file>\n"
    }
    return text + "</checkstyle>\n"
  }
}
