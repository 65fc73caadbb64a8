import Collate
import CollateInput
import CollateReports

extension Invocation {
  /// `collate check`.
  func check() throws(CommandError) -> Int32 {
    if settings.isSet(.printConfig) { return try printConfiguration() }
    if operands.isEmpty, settings.value(.filesFrom) == nil, streams.isInputTerminal {
      streams.diagnose(Help(language).text(on: .check))
      return 2
    }
    let formats = try requestedFormats()
    let gate = try FailureGate(settings)
    var (report, read) = try checkedReport(operands, writing: formats.compactMap(\.file))
    report.maximumFindings = settings.count(.maxFindings)
    let staleCount = try suppress(in: &report, of: CheckedFiles(read))
    try write(report, in: formats)
    if report.inputs.contains(where: { $0.state != .read }) { return 2 }
    if staleCount > 0, settings.isSet(.strictBaseline) { return 2 }
    return gate.fails(report) && !settings.isSet(.exitZero) ? 1 : 0
  }

  /// A report of a result with the parameters that led to it.
  func report(_ result: CheckResult, _ input: Input) -> Report {
    var report = Report(
      result: result, inputs: input.records,
      tool: Report.Tool(name: "collate", version: CollateCommand.version),
      parameters: parameters(result))
    report.language = language
    report.root = Files.directory
    return report
  }

  /// The options that influenced the result.
  private func parameters(_ result: CheckResult) -> [String: JSON] {
    let options = result.options
    var parameters: [String: JSON] = [
      "minChars": .integer(options.repeats.minimumDenseCharacters),
      "minLetters": .integer(options.repeats.minimumAlphabeticCharacters),
      "minCertainty": .string(options.continuations.minimumCertainty.rawValue),
      "scope": .string(settings.value(.scope) ?? "issue"),
      "encoding": .string(settings.value(.encoding) ?? "auto"),
      "blocks": .string(settings.value(.blocks) ?? "auto"),
    ]
    for name in [Option.Name.against, .boilerplate, .model] where !settings.all(name).isEmpty {
      parameters[name.rawValue] = .array(settings.all(name).map(JSON.string))
    }
    for name in [Option.Name.baseline, .allow, .changed, .strictBaseline] {
      guard let option = Option.named(name), option.verbs.contains(verb),
        !settings.all(name).isEmpty
      else { continue }
      parameters[option.key] = option.json(settings.all(name))
    }
    return parameters
  }

  /// The options of the check itself.
  func checkOptions() throws(CommandError) -> CheckOptions {
    var options = CheckOptions()
    for path in settings.all(.boilerplate) {
      let bytes = try Files.read(path)
      if let foreign = ForeignEncoding(of: bytes) {
        throw .unreadable(path: path, .input(foreign.cause))
      }
      let text = TextEncoding.automatic.decode(bytes).utf8
      let issue = Issue(sources: [Source(path: path, bytes: text, separation: .blankLines)])
      options.repeats.boilerplate += issue.blocks.map { issue.text(of: $0) }
    }
    if let count = settings.count(.minChars) { options.repeats.minimumDenseCharacters = count }
    if let count = settings.count(.minLetters) {
      options.repeats.minimumAlphabeticCharacters = count
    }
    if let certainty = settings.value(.minCertainty).flatMap(Certainty.init) {
      options.continuations.minimumCertainty = certainty
    }
    return options
  }
}

/// What makes a check fail.
struct FailureGate {
  private var severity: Severity?
  private var rules: Set<Rule> = []

  /// Reads `error`, `warning` (the default), `note`, `never`, or rules in a row.
  init(_ settings: Settings) throws(CommandError) {
    let text = settings.value(.failOn) ?? "warning"
    let words = text.split(separator: ",").map(String.init)
    for word in words.isEmpty ? [text] : words {
      if let severity = Severity(rawValue: word) {
        self.severity = min(severity, self.severity ?? severity)
      } else if let rule = Rule(rawValue: word) {
        rules.insert(rule)
      } else if word != "never" {
        let words = Severity.allCases.map(\.rawValue) + ["never"] + Rule.allCases.map(\.rawValue)
        let nearest = Nearest.match(word, among: words)
        throw .badValue(
          option: settings.given(.failOn), value: word,
          expected: .other(
            english: "error, warning, note, never or a rule",
            chinese: "error、warning、note、never 或规则名"),
          nearest: nearest)
      }
    }
  }

  /// Whether a finding that counts is bad enough.
  func fails(_ report: Report) -> Bool {
    report.active.contains { index in
      let finding = report.result.findings[index]
      return rules.contains(finding.rule) || severity.map { finding.severity >= $0 } ?? false
    }
  }
}
