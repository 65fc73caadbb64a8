import Collate
import CollateInput
import CollateModels
import CollateReports

extension Invocation {
  /// Checks what the command line names, against the back issues if there are any.
  ///
  /// - Parameters:
  ///   - operands: files, folders, and `-` for standard input.
  ///   - outputs: the files that are to be written afterwards; none may be among what is read.
  /// - Returns: the report, and all that was read for it.
  func checkedReport(
    _ operands: some Collection<String>, writing outputs: [String]
  ) throws(CommandError) -> (report: Report, read: Input) {
    let input = try readInput(operands)
    diagnoseNothing(input)
    let backIssues = try readBackIssues(of: input)
    let all = backIssues.map { input.followed(by: $0) } ?? input
    try refuseClashes(outputs, reading: all.records.map(\.path))
    return (report(try checkedResult(input, against: backIssues), all), all)
  }

  /// Runs the check: over all files as one issue, or over each file alone.
  ///
  /// - Parameters:
  ///   - input: what is checked.
  ///   - backIssues: what it is compared with.
  func checkedResult(
    _ input: Input, against backIssues: Input? = nil
  ) throws(CommandError) -> CheckResult {
    let options = try checkOptions()
    let check = Check(options: options, models: try models())
    let progress = Progress(streams, language)
    defer { progress.end() }
    let old = backIssues?.sources ?? []
    let result =
      settings.value(.scope) == "file" && !input.sources.isEmpty
      ? CheckResult.merged(
        checkedAlone(input.sources, against: old, check), options: options, backIssues: old.count)
      : check.run(on: Issue(sources: input.sources), against: old)
    progress.end()
    diagnoseLongBlocks(of: result.issue)
    return result
  }

  /// Says that a check has nothing to check, which would else pass for a check that found nothing.
  private func diagnoseNothing(_ input: Input) {
    // Whatever was skipped is named with its reason.
    guard input.records.allSatisfy({ $0.state == .read }),
      input.sources.allSatisfy(Invocation.isBlank)
    else { return }
    if input.records.isEmpty {
      diagnose(
        "nothing to check: --files-from lists no file", "没有可检查的内容：--files-from 的清单没有列出文件")
    } else {
      diagnose("nothing to check: there is no text in the input", "没有可检查的内容：输入中没有文字")
    }
  }

  /// Whether a text is white space, behind a byte order mark or not.
  private static func isBlank(_ source: Source) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return source.bytes.dropFirst(source.bytes.starts(with: mark) ? 3 : 0).allSatisfy { $0 <= 0x20 }
  }

  /// No paragraph takes so many lines, on average of a file.
  private static let mostLinesInBlock = 30

  /// Names the files of many lines in which nothing was found to separate blocks but a few blank lines.
  private func diagnoseLongBlocks(of issue: Issue) {
    guard settings.value(.blocks) ?? "auto" == "auto" else { return }
    let blocks = Dictionary(grouping: issue.blocks, by: \.source)
    for (index, source) in issue.sources.enumerated() where source.separation == .blankLines {
      let blocks = blocks[index] ?? []
      let lines = blocks.reduce(0) {
        $0 + 1 + source.line(at: $1.bytes.upperBound - 1) - source.line(at: $1.bytes.lowerBound)
      }
      guard !blocks.isEmpty, lines >= blocks.count * Invocation.mostLinesInBlock else { continue }
      let count = blocks.count == 1 ? "block" : "blocks"
      diagnose(
        "\(source.path): \(lines) lines make \(blocks.count) \(count); --blocks says what separates them, if not blank lines",
        "\(source.path)：\(lines)行只分成\(blocks.count)段；若非以空行分段，请用 --blocks 指明")
    }
  }

  /// Checks each file alone, several at a time; the results are in the order of the files.
  private func checkedAlone(
    _ sources: [Source], against backIssues: [Source], _ check: Check
  ) -> [CheckResult] {
    let workers = settings.count(.threads).map(Workers.threads) ?? .allCores
    return workers.map(sources.count) {
      check.run(on: Issue(sources: [sources[$0]]), against: backIssues)
    }
  }

  /// Reads the back issues to compare with; nil if there are none. An archive may hold what is
  /// checked: that is no back issue of itself.
  func readBackIssues(of input: Input) throws(CommandError) -> Input? {
    let paths = settings.all(.against)
    return paths.isEmpty ? nil : try read(paths, besides: input.sources.map(\.path))
  }

  /// Reads what the command line names.
  func readInput(_ operands: some Collection<String>) throws(CommandError) -> Input {
    try refuseSharedInput(operands)
    var paths = Array(operands)
    if let list = settings.value(.filesFrom) { paths += try pathList(list) }
    if paths.isEmpty, settings.value(.filesFrom) == nil { paths = ["-"] }
    return try read(paths)
  }

  /// Standard input is one text or one list: what is read a second time is empty.
  private func refuseSharedInput(_ operands: some Collection<String>) throws(CommandError) {
    var readers = [Option.Name.filesFrom, .changed].filter { settings.value($0) == "-" }
      .map { "--" + $0.rawValue }
    if operands.contains("-") || operands.isEmpty && settings.value(.filesFrom) == nil {
      readers.append("PATH")
    }
    guard readers.count > 1 else { return }
    throw .other(
      english: "\(readers.joined(separator: " and ")) cannot both read standard input",
      chinese: "\(readers.joined(separator: "与"))不能同时读取标准输入")
  }

  private func read(
    _ paths: [String], besides known: [String] = []
  ) throws(CommandError) -> Input {
    let input = try reader().read(paths, besides: known)
    for path in input.repeated {
      diagnose("\(path): named twice, read once", "\(path)：重复列出，只读一次")
    }
    // On a terminal the report says it just below.
    if !reportIsOnTerminal { diagnoseUnread(input) }
    return input
  }

  /// Names the inputs that were not read whole, each with its reason.
  func diagnoseUnread(_ input: Input) {
    for record in input.records where record.state != .read {
      let words = record.state == .partial ? ("read in part", "未能全部读出") : ("skipped", "未读")
      let reason = record.cause.map { CauseText.text($0, in: language) } ?? ""
      diagnose("\(record.path): \(words.0): \(reason)", "\(record.path)：\(words.1)：\(reason)")
    }
  }

  /// A reader with the settings in effect.
  func reader() throws(CommandError) -> InputReader {
    var reader = InputReader()
    reader.standardInput = streams.readInput
    reader.standardInputName = settings.value(.stdinName) ?? "-"
    if let name = settings.value(.encoding) {
      guard let encoding = TextEncoding(name: name) else {
        let names = TextEncoding.allCases.map(\.rawValue)
        throw .badValue(
          option: settings.given(.encoding), value: name, expected: .oneOf(names))
      }
      reader.encoding = encoding
    }
    if let separation = settings.value(.blocks).flatMap(BlockSeparation.init) {
      reader.separation = separation
    }
    return reader
  }

  /// The paths in a list.
  func pathList(_ path: String) throws(CommandError) -> [String] {
    PathList.paths(in: try read(path))
  }
}
