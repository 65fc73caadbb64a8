import Collate

/// A file that a format has a part for: an input, a file of the result, or, most often, both.
struct ReportedFile {
  /// The name under which it is reported.
  let path: String
  /// What became of it as an input; nil for a file of the result that no record is about.
  let record: InputRecord?
  /// The index of the file in the issue; nil for an input that the issue does not hold.
  let source: Int?

  /// The record of an input that was not read whole.
  var failure: InputRecord? { record.flatMap { $0.state == .read ? nil : $0 } }

  /// The files of a report in the order of its inputs, then those that no input is about.
  ///
  /// Inputs that were not skipped are the files of the issue in their order; where there are more or
  /// fewer, each is the first file of its name that is left. No file is left out, whatever the
  /// records say, for a gate that loses findings turns green.
  static func all(in report: Report) -> [ReportedFile] {
    let sources = report.issue.sources
    let read = report.inputs.count { $0.state != .skipped }
    var left = Dictionary(grouping: sources.indices) {
      read == sources.count ? "" : sources[$0].path
    }.mapValues { $0[...] }
    var files = report.inputs.map { record in
      let name = read == sources.count ? "" : record.path
      let source = record.state == .skipped ? nil : left[name]?.popFirst()
      return ReportedFile(
        path: source.map { sources[$0].path } ?? record.path, record: record, source: source)
    }
    for source in left.values.joined().sorted() {
      files.append(ReportedFile(path: sources[source].path, record: nil, source: source))
    }
    return files
  }
}

extension [Occurrence] {
  /// The occurrences by the file they stand in.
  func bySource(in report: Report) -> [Int: [Occurrence]] {
    Dictionary(grouping: self) { report.issue.blocks[$0.place.block].source }
  }
}
