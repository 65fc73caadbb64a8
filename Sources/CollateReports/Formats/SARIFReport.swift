import Collate

/// SARIF 2.1.0 (OASIS, 2020) as GitHub code scanning wants it.
///
/// One result for every copy but the kept one, its region the paragraph, every other place related
/// and linked from the message. Columns are UTF-16 code units. Files in UTF-8 carry GitHub's own line
/// hash; beside it stands the identity of the text. At most one result stands on a line for a rule,
/// because GitHub takes two for one.
public struct SARIFReport: ReportFormat {
  /// GitHub shows no more results of one run.
  static let maximumResults = 5_000

  /// Makes the format.
  public init() {}

  /// Writes the whole report.
  public func render(_ report: Report) -> String {
    let results = Results(report)
    var run: [String: JSON] = [
      "tool": ["driver": driver(report)],
      "columnKind": "utf16CodeUnits",
      "automationDetails": ["id": "collate/issue-check/"],
      "invocations": [invocation(report, cut: results.cut)],
      "results": .array(results.values),
    ]
    // A file without LF ends its lines at CR, which is not what SARIF assumes.
    if report.issue.sources.contains(where: { $0.lineEnd == 0x0D && $0.lineStarts.count > 1 }) {
      run["newlineSequences"] = ["\r\n", "\n", "\r"]
    }
    let log: JSON = [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [.object(run)],
    ]
    return log.pretty
  }

  private func driver(_ report: Report) -> JSON {
    [
      "name": .string(report.tool.name),
      "semanticVersion": .string(report.tool.version),
      "rules": .array(Rule.allCases.map { rule($0, report.language) }),
    ]
  }

  private func rule(_ rule: Rule, _ language: Language) -> JSON {
    let text = RuleText(rule, in: language)
    let severity = rule.usualSeverity
    return [
      "id": .string(rule.rawValue),
      "name": .string(text.name),
      "shortDescription": ["text": .string(text.name)],
      "fullDescription": ["text": .string(text.description)],
      "help": [
        "text": .string(text.help), "markdown": .string("\(text.description)\n\n\(text.help)"),
      ],
      "defaultConfiguration": ["level": .string(severity.rawValue)],
      "properties": [
        "tags": [.string(rule.rawValue.split(separator: ".").first.map(String.init) ?? "text")],
        "precision": .string(severity == .note ? "medium" : "high"),
        "problem.severity": .string(severity == .note ? "recommendation" : severity.rawValue),
      ],
    ]
  }

  private func invocation(_ report: Report, cut: Int) -> JSON {
    var notes: [JSON] = report.inputs.filter { $0.state != .read }.map { input in
      [
        "level": "error",
        "message": [
          "text": .string("\(input.path): \(input.state.rawValue): \(report.reason(of: input))")
        ],
      ]
    }
    let rest = cut + Occurrence.unlisted(in: report).count
    if rest > 0 {
      notes.append([
        "level": "warning", "message": ["text": .string("\(rest) further results are left out")],
      ])
    }
    return [
      "executionSuccessful": .bool(report.inputs.allSatisfy { $0.state == .read }),
      "toolExecutionNotifications": .array(notes),
    ]
  }

  /// The results, and how many were left out.
  private struct Results {
    private(set) var values: [JSON] = []
    private(set) var cut = 0

    init(_ report: Report) {
      var hashes: [Int: [String]] = [:]
      var taken: Set<[Int]> = []
      for occurrence in Occurrence.all(in: report) {
        let source = report.issue.blocks[occurrence.place.block].source
        let region = Region(occurrence.place, in: report, unit: .utf16)
        let rule = Rule.allCases.firstIndex(of: occurrence.finding.rule) ?? 0
        // A second result of a rule on one line would be the same alert.
        guard taken.insert([source, region.startLine, rule]).inserted else {
          cut += 1
          continue
        }
        guard values.count < maximumResults else {
          cut += 1
          continue
        }
        var fingerprints: [String: JSON] = [
          "collateFamily/v1": .string("\(occurrence.finding.fingerprint):\(occurrence.ordinal)")
        ]
        if report.issue.sources[source].encoding == "utf-8" {
          let lines = hashes[source] ?? LineHash.hashes(report.issue.sources[source].bytes)
          hashes[source] = lines
          if region.startLine <= lines.count {
            fingerprints["primaryLocationLineHash"] = .string(lines[region.startLine - 1])
          }
        }
        values.append([
          "ruleId": .string(occurrence.finding.rule.rawValue),
          "ruleIndex": .integer(rule),
          "level": .string(occurrence.finding.severity.rawValue),
          "message": ["text": .string(Results.message(occurrence, report))],
          "locations": [Results.location(occurrence.place, report, id: nil)],
          "relatedLocations": .array(
            occurrence.related.enumerated().map { index, place in
              Results.location(place, report, id: index)
            }),
          "partialFingerprints": .object(fingerprints),
        ])
      }
    }

    /// The message, with a link to every related place: GitHub shows only those that are linked.
    private static func message(_ occurrence: Occurrence, _ report: Report) -> String {
      let message = Message(occurrence, in: report)
      let links = occurrence.related.enumerated().map { index, place in
        "[\(escaped(message.name(place)))](\(index))"
      }
      guard !links.isEmpty else { return escaped(message.text) }
      let label = report.language.pick(" See ", "参见 ")
      return escaped(message.text) + label + links.joined(separator: ", ")
        + (message.rest.map { report.language.pick(" ", "，") + $0 } ?? "")
        + report.language.pick(".", "。")
    }

    private static func escaped(_ text: String) -> String {
      text.reduce(into: "") { result, character in
        if character == "[" || character == "]" || character == "\\" { result.append("\\") }
        result.append(character)
      }
    }

    private static func location(_ place: Place, _ report: Report, id: Int?) -> JSON {
      let region = Region(place, in: report, unit: .utf16)
      var members: [String: JSON] = [
        "physicalLocation": [
          "artifactLocation": [
            "uri": .string(FilePath.uri(report.source(of: place).path, root: report.root))
          ],
          "region": [
            "startLine": .integer(region.startLine), "startColumn": .integer(region.startColumn),
            "endLine": .integer(region.endLine), "endColumn": .integer(region.endColumn),
          ],
        ]
      ]
      if let id { members["id"] = .integer(id) }
      return .object(members)
    }
  }
}

extension Rule {
  /// The severity that findings of the rule have as a rule.
  var usualSeverity: Severity {
    switch self {
    case .repeatExact, .repeatNear, .repeatNumbers, .fragmentDisplaced: .error
    case .fragmentOpenEnd, .fragmentOpenStart: .note
    default: .warning
    }
  }
}
