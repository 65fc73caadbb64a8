import Collate

/// Checkstyle XML: errors by file. Columns are Unicode scalars.
public struct CheckstyleReport: ReportFormat {
  /// Makes the format.
  public init() {}

  /// Writes the whole report.
  public func render(_ report: Report) -> String {
    var errors: [Int: String] = [:]
    for occurrence in Occurrence.all(in: report) {
      let region = Region(occurrence.place, in: report, unit: .scalars)
      let severity =
        occurrence.finding.severity == .note ? "info" : occurrence.finding.severity.rawValue
      errors[report.issue.blocks[occurrence.place.block].source, default: ""] +=
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
    for file in ReportedFile.all(in: report) {
      let path = FilePath.relative(file.path, root: report.root)
      text += "  " + XMLText.tag("file", [("name", path)]) + "\n"
      if let input = file.failure {
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
      text += file.source.flatMap { errors[$0] } ?? ""
      text += "  </file>\n"
    }
    return text + "</checkstyle>\n"
  }
}
