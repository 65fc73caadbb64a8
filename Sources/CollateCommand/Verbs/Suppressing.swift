import Collate
import CollateInput
import CollateReports
import Foundation

extension Invocation {
  /// Marks the findings of a report that baseline, allow files and `--changed` take out.
  ///
  /// - Parameter checked: the files that the findings are from.
  /// - Returns: how many entries match nothing or are over.
  func suppress(
    in report: inout Report, of checked: CheckedFiles
  ) throws(CommandError) -> Int {
    let items = Baseline.items(of: report.result)
    var stale = 0
    if let path = settings.value(.baseline) {
      let comparison = try baseline(path).comparison(
        with: items, today: try today(), isChecked: checked.hold)
      for index in comparison.known.keys { report.suppressions[index] = .baseline }
      report.staleEntries = comparison.stale.map(\.key)
      stale += comparison.stale.count + comparison.expired.count
      for entry in comparison.expired { noteExpired(entry, path) }
    }
    for path in settings.all(.allow) {
      let comparison = try baseline(path).comparison(with: items, today: try today())
      for (index, entry) in comparison.known {
        report.suppressions[index] = .allowed(reason: entry.reason)
      }
      for entry in comparison.expired { noteExpired(entry, path) }
    }
    if let list = settings.value(.changed) {
      keepChanged(try pathList(list), &report)
    }
    return stale
  }

  /// The day on which entries are looked at; `SOURCE_DATE_EPOCH` makes it repeatable.
  func today() throws(CommandError) -> String {
    let name = "SOURCE_DATE_EPOCH"
    var date = Date()
    if let value = environment[name], !value.isEmpty {
      guard let seconds = Int(value), Invocation.knownSeconds.contains(seconds) else {
        throw .badValue(option: name, value: value, expected: .count(Invocation.knownSeconds))
      }
      date = Date(timeIntervalSince1970: TimeInterval(seconds))
    }
    return String(date.ISO8601Format(.iso8601.year().month().day()).prefix(10))
  }

  /// Seconds of the years that are written with four digits, from 1970 on.
  private static let knownSeconds = 0...253_402_300_799

  func noteExpired(_ entry: Baseline.Entry, _ path: String) {
    diagnose(
      "\(path): entry \(entry.key) ended on \(entry.until)",
      "\(path)：条目 \(entry.key) 已于\(entry.until)到期")
  }

  /// Reads a baseline or allow file.
  func baseline(_ path: String) throws(CommandError) -> Baseline {
    guard FileKind(path) != .device else {
      throw .unreadable(path: path, .device)
    }
    let bytes = try Files.read(path)
    do {
      return try BaselineFile.read(bytes)
    } catch {
      if case .syntax(let error) = error { throw .notJSON(path, error) }
      throw .malformed(path) { ErrorText.text(error, in: $0) }
    }
  }

  /// Takes out findings that touch no changed file, and puts a changed place first in the others.
  private func keepChanged(_ list: [String], _ report: inout Report) {
    let issue = report.result.issue
    let changed = ChangedFiles(list)
    let isChangedSource = issue.sources.map { changed.contains($0.path) }
    if !list.isEmpty, !isChangedSource.contains(true) {
      diagnose(
        "--changed: none of the files listed is among the input, so no finding counts",
        "--changed：清单所列文件都不在送检之列，所有问题均不计")
    }
    func isChanged(_ place: Place) -> Bool { isChangedSource[issue.blocks[place.block].source] }
    var findings = report.result.findings
    for (index, finding) in findings.enumerated() where !isChanged(finding.place) {
      guard let other = finding.related.firstIndex(where: isChanged) else {
        if report.suppressions[index] == nil { report.suppressions[index] = .unchanged }
        continue
      }
      var related = finding.related
      let place = related.remove(at: other)
      findings[index] = Finding(
        rule: finding.rule, severity: finding.severity, place: place,
        related: [finding.place] + related, fingerprint: finding.fingerprint,
        subject: finding.subject)
    }
    report.result = report.result.replacing(findings: findings)
  }
}
