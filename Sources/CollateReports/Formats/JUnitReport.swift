import Collate

/// JUnit XML in its usual form: one suite a file, one failing case a finding, one passing case for a
/// file without findings, an error for a file that could not be read whole. Findings that are not listed
/// are one failing case of their file.
///
/// It keeps to the schema of the xUnit plugin of Jenkins, so the line stands in the name of a case.
public struct JUnitReport: ReportFormat {
  /// Makes the format.
  public init() {}

  /// Writes the whole report.
  public func render(_ report: Report) -> String {
    let cases = Occurrence.all(in: report).bySource(in: report)
    let unlisted = Occurrence.unlisted(in: report).bySource(in: report).mapValues(\.count)
    var totals = (tests: 0, failures: 0, errors: 0)
    var suites = ""
    for file in ReportedFile.all(in: report) {
      let occurrences = file.source.flatMap { cases[$0] } ?? []
      let rest = file.source.flatMap { unlisted[$0] } ?? 0
      let errors = file.failure == nil ? 0 : 1
      let failures = occurrences.count + min(1, rest)
      let tests = max(1, failures + errors)
      totals.tests += tests
      totals.failures += failures
      totals.errors += errors
      let path = FilePath.relative(file.path, root: report.root)
      suites +=
        "  "
        + XMLText.tag(
          "testsuite",
          [
            ("name", path), ("tests", "\(tests)"), ("failures", "\(failures)"),
            ("errors", "\(errors)"), ("skipped", "0"), ("time", "0"), ("file", path),
          ]) + "\n"
      for occurrence in occurrences { suites += failure(occurrence, path, report) }
      if rest > 0 { suites += unlistedCase(rest, path, report.language) }
      if let input = file.failure {
        suites += testCase("input", path)
        suites +=
          "      "
          + XMLText.tag(
            "error", [("message", report.reason(of: input)), ("type", input.state.rawValue)],
            close: "/>")
          + "\n    </testcase>\n"
      } else if failures == 0 {
        suites +=
          "    "
          + XMLText.tag(
            "testcase", [("name", "collate"), ("classname", path), ("time", "0")], close: "/>")
          + "\n"
      }
      suites += "  </testsuite>\n"
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + XMLText.tag(
        "testsuites",
        [
          ("name", report.tool.name), ("tests", "\(totals.tests)"),
          ("failures", "\(totals.failures)"), ("errors", "\(totals.errors)"), ("time", "0"),
        ]) + "\n" + suites + "</testsuites>\n"
  }

  private func testCase(_ name: String, _ path: String) -> String {
    "    " + XMLText.tag("testcase", [("name", name), ("classname", path), ("time", "0")]) + "\n"
  }

  private func unlistedCase(_ count: Int, _ path: String, _ language: Language) -> String {
    let message = language.pick("\(count) more not listed", "另有\(count)处未列出")
    return testCase("findings", path) + "      "
      + XMLText.tag("failure", [("message", message), ("type", "unlisted")], close: "/>")
      + "\n    </testcase>\n"
  }

  private func failure(_ occurrence: Occurrence, _ path: String, _ report: Report) -> String {
    let finding = occurrence.finding
    let region = Region(occurrence.place, in: report, unit: .scalars)
    let message = Message(occurrence, in: report)
    let name = "\(finding.rule.rawValue) \(region.startLine):\(region.startColumn)"
    let related = (occurrence.related.map(message.name) + [message.rest].compactMap(\.self))
      .map { "\n" + $0 }.joined()
    return testCase(name, path)
      + "      "
      + XMLText.tag("failure", [("message", message.text), ("type", finding.rule.rawValue)])
      + XMLText.escaped("\(path):\(region.startLine):\(region.startColumn)\(related)")
      + "</failure>\n    </testcase>\n"
  }
}
