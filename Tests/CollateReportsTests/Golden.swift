import Foundation
import Testing

/// Compares a report with its golden file, whole.
///
/// With `COLLATE_WRITE_GOLDEN` set in the environment the files are written instead; look at the
/// difference before it is committed.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden").appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["COLLATE_WRITE_GOLDEN"] != nil {
    try Data(text.utf8).write(to: file)
    return
  }
  let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
  guard text != expected else { return }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let others = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let first = zip(lines, others).enumerated().first { $0.element.0 != $0.element.1 }?.offset
  Testing.Issue.record(
    "\(name) differs from line \(first.map { $0 + 1 } ?? min(lines.count, others.count) + 1) on",
    sourceLocation: sourceLocation)
}
