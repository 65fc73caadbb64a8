import Collate
import CollateInput
import CollateModels
import CollateReports

extension Invocation {
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
    let result =
      settings.value(.scope) == "file"
      ? CheckResult.merged(checkedAlone(input.sources, check), options: options)
      : check.run(on: Issue(sources: input.sources), against: backIssues?.sources ?? [])
    progress.end()
    diagnoseLongBlocks(of: result.issue)
    return result
  }

  /// No paragraph takes so many lines, on average of a file.
  private static let mostLinesInBlock = 30

  /// Names the files of many lines in which nothing was found to separate blocks but a few blank lines.
  private func diagnoseLongBlocks(of issue: Issue) {
    guard settings.value(.blocks) ?? "auto" == "auto" else { return }
    for (index, source) in issue.sources.enumerated() where source.separation == .blankLines {
      let blocks = issue.blocks.filter { $0.source == index }
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
  private func checkedAlone(_ sources: [Source], _ check: Check) -> [CheckResult] {
    let workers = settings.count(.threads).map(Workers.threads) ?? .allCores
    return workers.map(sources.count) { check.run(on: Issue(sources: [sources[$0]])) }
  }

  /// Reads the back issues to compare with; nil if there are none. An archive may hold what is
  /// checked: that is no back issue of itself.
  func readBackIssues(of input: Input) throws(CommandError) -> Input? {
    let paths = settings.all(.against)
    return paths.isEmpty ? nil : try read(paths, besides: input.sources.map(\.path))
  }

  /// Reads what the command line names.
  func readInput(_ operands: some Collection<String>) throws(CommandError) -> Input {
    var paths = Array(operands)
    if let list = settings.value(.filesFrom) { paths += try pathList(list) }
    if paths.isEmpty, settings.value(.filesFrom) == nil { paths = ["-"] }
    return try read(paths)
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
      let reason = ReasonText.translated(record.reason, to: language)
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
        throw .badValue(option: "--encoding", value: name, expected: .oneOf(names))
      }
      reader.encoding = encoding
    }
    if let separation = settings.value(.blocks).flatMap(BlockSeparation.init) {
      reader.separation = separation
    }
    return reader
  }

  /// The paths in a list: cut at NUL, as `find -print0` writes them, or at line ends.
  func pathList(_ path: String) throws(CommandError) -> [String] {
    let bytes = try read(path)
    let isNul = bytes.contains(0)
    return bytes.split { isNul ? $0 == 0 : $0 == 0x0A || $0 == 0x0D }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
