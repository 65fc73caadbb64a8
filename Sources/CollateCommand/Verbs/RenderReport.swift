import Collate
import CollateInput
import CollateReports

extension Invocation {
  /// `collate report RESULT.json`.
  func report() throws(CommandError) -> Int32 {
    if settings.isSet(.printConfig) { return try printConfiguration() }
    guard operands.count == 1 else { throw .operands(usage: verb.usage) }
    let formats = try requestedFormats()
    let gate = try FailureGate(settings)
    let path = operands[0]
    let decoder = try decoder(path)
    try refuseClashes(
      formats.compactMap(\.file), reading: [path] + decoder.inputs.map(\.path))
    var sources: [Source] = []
    for input in decoder.inputs where input.state != .skipped {
      var reader = InputReader()
      reader.encoding = TextEncoding(name: input.encoding) ?? .utf8
      reader.separation = input.separation
      switch FileKind(input.path) {
      case .folder: throw .unreadable(path: input.path, .folder)
      case .pipe: throw .unreadable(path: input.path, .pipe)
      case .device: throw .unreadable(path: input.path, .device)
      case .file, nil: break
      }
      let read = reader.readFile(input.path)
      guard let source = read.sources.first else {
        throw .unreadable(path: input.path, .input(read.records.first?.cause ?? .unreadable))
      }
      sources.append(source)
    }
    var report: Report
    do {
      report = try decoder.report(sources: sources)
    } catch {
      throw fault(error, path)
    }
    report.language = language
    report.root = Files.directory
    report.maximumFindings = settings.count(.maxFindings)
    try write(report, in: formats)
    if report.inputs.contains(where: { $0.state != .read }) { return 2 }
    return gate.fails(report) && !settings.isSet(.exitZero) ? 1 : 0
  }

  /// Reads a result, `-` from standard input.
  func decoder(_ path: String) throws(CommandError) -> ResultDecoder {
    let bytes = try read(path)
    do {
      return try ResultDecoder(bytes)
    } catch {
      throw fault(error, path)
    }
  }

  private func fault(_ fault: ResultDecoder.Fault, _ path: String) -> CommandError {
    switch fault {
    case .syntax(let error): return .notJSON(path, error)
    case .schema, .member: return .malformed(path) { ErrorText.text(fault, in: $0) }
    case .changed:
      return .other(
        english: ErrorText.text(fault, in: .english), chinese: ErrorText.text(fault, in: .chinese))
    }
  }
}
