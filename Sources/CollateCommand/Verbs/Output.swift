import Collate
import CollateInput
import CollateReports

/// One report that was asked for.
struct RequestedFormat: Sendable {
  let name: FormatName
  /// The file to write; nil for standard output.
  let file: String?
}

extension Invocation {
  /// The formats of `--format F[:FILE]`, checked before any work is done.
  func requestedFormats() throws(CommandError) -> [RequestedFormat] {
    var formats: [RequestedFormat] = []
    for request in settings.all(.format) {
      let parts = request.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      guard let name = FormatName(rawValue: parts[0]) else {
        let names = FormatName.allCases.map(\.rawValue)
        throw .badValue(
          option: settings.given(.format), value: request, expected: .oneOf(names),
          nearest: Nearest.match(parts[0], among: names))
      }
      guard parts.last != "" else {
        throw .badValue(
          option: settings.given(.format), value: request,
          expected: .other(english: "a file behind the colon", chinese: "冒号后有文件名"))
      }
      let file = parts.count == 2 && parts[1] != "-" ? parts[1] : nil
      formats.append(RequestedFormat(name: name, file: file))
    }
    return formats
  }

  /// Names formats that are one document each and share standard output with another, where nothing
  /// can read them.
  private func diagnoseSharedOutput(_ formats: [RequestedFormat]) {
    let names = formats.filter { $0.file == nil }.map(\.name)
    guard names.count > 1, let document = names.first(where: \.isOneDocument) else { return }
    let list = names.map(\.rawValue)
    diagnose(
      "\(list.joined(separator: " and ")) go to standard output together, where \(document.rawValue) "
        + "cannot be read; name a file, as in \(document.rawValue):FILE",
      "\(list.joined(separator: "、"))同时写入标准输出，\(document.rawValue) 将无法解析；"
        + "请指定文件，如 \(document.rawValue):文件")
  }

  /// Refuses to write a file that is read, or one file twice: the first text would be lost.
  ///
  /// - Parameters:
  ///   - outputs: the files to be written; pipes and devices take any number of texts, standard
  ///     output (`-`) one.
  ///   - inputs: the files that are read beside those that options name.
  func refuseClashes(_ outputs: [String], reading inputs: [String]) throws(CommandError) {
    let read = Set((inputs + filesOfOptions).map(CanonicalPath.init))
    var written: Set<CanonicalPath> = []
    for path in outputs where path == "-" || [.file, nil].contains(FileKind(path)) {
      let name = CanonicalPath(path)
      guard path == "-" || !read.contains(name) else {
        throw .other(
          english: "\(path): this file is read, and would be overwritten",
          chinese: "\(path)：这是读取的文件，不能覆盖")
      }
      guard written.insert(name).inserted else {
        throw .other(
          english: "\(path): two outputs cannot be written to one file",
          chinese: "\(path)：不能把两项输出写入同一文件")
      }
    }
  }

  /// The files that options name and that are read; a baseline is written anew by its own verb.
  private var filesOfOptions: [String] {
    let names: [Option.Name] = [.allow, .boilerplate, .model, .filesFrom, .changed, .undo]
    let files = (verb == .baseline ? names : names + [.baseline]).flatMap(settings.all)
    return files + [settings.configuration].compactMap(\.self)
  }

  /// Whether a report in text goes to the terminal that diagnostics go to as well.
  var reportIsOnTerminal: Bool {
    guard streams.isOutputTerminal, streams.isErrorTerminal, !settings.isSet(.quiet),
      [.check, .diff, .report].contains(verb)
    else { return false }
    let formats = (try? requestedFormats()) ?? []
    return formats.allSatisfy { $0.file != nil }
      || formats.contains { $0.file == nil && $0.name == .text }
  }

  /// Writes a report in every format asked for; in text too where all others go to files.
  ///
  /// A reader of standard output that goes away ends neither the writing of files nor the check:
  /// its findings still make the status.
  func write(_ report: Report, in formats: [RequestedFormat]) throws(CommandError) {
    var formats = formats
    if formats.allSatisfy({ $0.file != nil }), !settings.isSet(.quiet) {
      formats.append(RequestedFormat(name: .text, file: nil))
    }
    diagnoseSharedOutput(formats)
    if report.unlistedCount > 0, !formats.allSatisfy(\.name.isComplete) {
      diagnose(
        "\(report.unlistedCount) of \(report.active.count) findings are not listed (--max-findings)",
        "共\(report.active.count)处，其中\(report.unlistedCount)处未列出（--max-findings）")
    }
    for format in formats {
      let text = format.name.format(layout: layout(forFile: format.file != nil)).render(report)
      try write(Array(text.utf8), to: format.file)
      if format.name == .github, format.file == nil { try writeStepFiles(report) }
    }
  }

  /// In a step of GitHub Actions: its summary and its outputs.
  private func writeStepFiles(_ report: Report) throws(CommandError) {
    if let path = environment["GITHUB_STEP_SUMMARY"], !path.isEmpty {
      try Files.append(Array(GitHubSummary().render(report).utf8), to: path)
    }
    if let path = environment["GITHUB_OUTPUT"], !path.isEmpty {
      let outputs =
        "findings=\(report.active.count)\nfamilies=\(report.result.families.count)\n"
      try Files.append(Array(outputs.utf8), to: path)
    }
  }
}
