import Collate
import CollateInput
import CollateReports

extension Invocation {
  /// `collate diff A B`: the passages that two files share, and how they differ.
  ///
  /// Like `diff`, it ends with 0 if the files share nothing that differs, 1 if they do, 2 on trouble.
  func diff() throws(CommandError) -> Int32 {
    guard operands.count == 2 else { throw .operands(usage: verb.usage) }
    let formats = try requestedFormats()
    let input = try readInput(operands)
    guard input.sources.count == 2 else {
      guard input.records.allSatisfy({ $0.state != .skipped }) else {
        // No report follows that would say it.
        if reportIsOnTerminal { diagnoseUnread(input) }
        return 2
      }
      throw .other(
        english: "diff compares two different files, and \(input.sources.count) were named",
        chinese: "diff 比较两个不同的文件，这里有\(input.sources.count)个")
    }
    try refuseClashes(formats.compactMap(\.file), reading: input.sources.map(\.path))
    let check = Check(options: try checkOptions(), models: try models())
    let result = check.sharedPassages(in: Issue(sources: input.sources))
    var report = report(result, input)
    report.maximumFindings = settings.count(.maxFindings)
    try write(report, in: formats)
    if report.inputs.contains(where: { $0.state != .read }) { return 2 }
    return result.families.contains { !$0.differences.isEmpty } ? 1 : 0
  }
}
