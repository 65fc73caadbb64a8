import Collate
import CollateInput
import CollateReports

extension Invocation {
  /// `collate check`.
  func check() throws(CommandError) -> Int32 {
    if operands.isEmpty, settings.value(.filesFrom) == nil, streams.isInputTerminal {
      streams.diagnose(Help(language).text(on: .check))
      return 2
    }
    let input = try readInput()
    let result = try checkedResult(input)
    var report = report(result, input)
    report.maximumFindings = settings.count(.maxFindings)
    try write(report)
    if input.records.contains(where: { $0.state != .read }) { return 2 }
    return try status(report)
  }

  /// A report of a result with the parameters that led to it.
  func report(_ result: CheckResult, _ input: Input) -> Report {
    let issue = result.issue
    var records = input.records
    for (index, source) in issue.sources.enumerated() {
      guard
        let record = records.firstIndex(where: { $0.path == source.path && $0.state != .skipped })
      else { continue }
      let old = records[record]
      records[record] = InputRecord(
        path: old.path, encoding: old.encoding, bytes: old.bytes,
        pages: issue.pages.count { $0.source == index },
        blocks: issue.blocks.count { $0.source == index },
        state: old.state, reason: old.reason, contentHash: old.contentHash)
    }
    var report = Report(
      result: result, inputs: records,
      tool: Report.Tool(name: "collate", version: CollateCommand.version),
      parameters: parameters)
    report.language = language
    return report
  }

  /// Writes a report in every format asked for; text where none is.
  func write(_ report: Report) throws(CommandError) {
    var formats: [(name: FormatName, file: String?)] = []
    for request in settings.all(.format) {
      let parts = request.split(separator: ":", maxSplits: 1).map(String.init)
      guard let word = parts.first, let name = FormatName(rawValue: word) else {
        throw .badValue(option: "--format", value: request, expected: FormatName.list)
      }
      formats.append((name, parts.count == 2 ? parts[1] : nil))
    }
    for (name, file) in formats {
      let text = name.format(layout: layout(forFile: file != nil)).render(report)
      try write(Array(text.utf8), to: file)
    }
    if formats.allSatisfy({ $0.file != nil }), !settings.isSet(.quiet) {
      try write(TextReport(layout: layout(forFile: false)).render(report))
    }
  }

  /// The exit status that the findings of a report ask for.
  func status(_ report: Report) throws(CommandError) -> Int32 {
    let gate = try FailureGate(settings.value(.failOn) ?? "warning")
    return gate.fails(report) && !settings.isSet(.exitZero) ? 1 : 0
  }

  /// The options that influenced the result.
  private var parameters: [String: JSON] {
    let options = checkOptions
    return [
      "minChars": .integer(options.repeats.minimumDenseCharacters),
      "minLetters": .integer(options.repeats.minimumAlphabeticCharacters),
      "minCertainty": .string(options.continuations.minimumCertainty.rawValue),
      "scope": .string(settings.value(.scope) ?? "issue"),
      "encoding": .string(settings.value(.encoding) ?? "auto"),
    ]
  }

  /// The options of the check itself.
  var checkOptions: CheckOptions {
    var options = CheckOptions()
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

  /// Reads `error`, `warning`, `note`, `never`, or rules in a row.
  init(_ text: String) throws(CommandError) {
    for word in text.split(separator: ",").map(String.init) {
      if let severity = Severity(rawValue: word) {
        self.severity = min(severity, self.severity ?? severity)
      } else if let rule = Rule(rawValue: word) {
        rules.insert(rule)
      } else if word != "never" {
        let words = Severity.allCases.map(\.rawValue) + ["never"] + Rule.allCases.map(\.rawValue)
        let nearest = Nearest.match(word, among: words)
        throw .badValue(
          option: "--fail-on", value: word,
          expected: nearest ?? "error, warning, note, never or a rule")
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
