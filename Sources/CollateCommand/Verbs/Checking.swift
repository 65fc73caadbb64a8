import Collate
import CollateInput
import CollateModels

extension Invocation {
  /// Runs the check: over all files as one issue, or over each file alone.
  func checkedResult(_ input: Input) throws(CommandError) -> CheckResult {
    let issue = Issue(sources: input.sources)
    return Check(options: checkOptions, models: BuiltInModels.all).run(on: issue)
  }

  /// Reads what the command line names.
  func readInput() throws(CommandError) -> Input {
    var paths = operands
    if let list = settings.value(.filesFrom) {
      let bytes = list == "-" ? streams.readInput() ?? [] : try Files.read(list)
      // Lists made by `find -print0` are cut at NUL, others at line ends.
      let isNul = bytes.contains(0)
      paths += bytes.split { isNul ? $0 == 0 : $0 == 0x0A || $0 == 0x0D }
        .map { String(decoding: $0, as: UTF8.self) }
    }
    if paths.isEmpty, settings.value(.filesFrom) == nil { paths = ["-"] }
    var reader = InputReader()
    reader.standardInput = streams.readInput
    reader.standardInputName = settings.value(.stdinName) ?? "-"
    if let name = settings.value(.encoding) {
      guard let encoding = TextEncoding(name: name) else {
        throw .badValue(option: "--encoding", value: name, expected: TextEncoding.list)
      }
      reader.encoding = encoding
    }
    let input = reader.read(paths)
    for record in input.records where record.state != .read {
      let words = record.state == .partial ? ("read in part", "未能全部读出") : ("skipped", "未读")
      diagnose(
        "\(record.path): \(words.0): \(record.reason)", "\(record.path)：\(words.1)：\(record.reason)"
      )
    }
    return input
  }
}
