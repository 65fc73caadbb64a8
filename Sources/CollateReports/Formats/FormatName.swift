/// The names of the formats a report can be written in.
public enum FormatName: String, Sendable, CaseIterable {
  /// For people at a terminal.
  case text
  /// One JSON object.
  case json
  /// One JSON object a line.
  case jsonl

  /// All names in a row, for help.
  public static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// The format; `layout` is for text alone.
  public func format(layout: TextReport.Layout) -> any ReportFormat {
    switch self {
    case .text: TextReport(layout: layout)
    case .json: JSONReport()
    case .jsonl: JSONLinesReport()
    }
  }
}
