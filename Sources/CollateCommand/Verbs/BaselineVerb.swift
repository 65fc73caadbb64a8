import Collate
import CollateInput
import CollateReports

extension Invocation {
  /// `collate baseline write|compare|prune FILE …`.
  func baselineVerb() throws(CommandError) -> Int32 {
    if settings.isSet(.printConfig) { return try printConfiguration() }
    guard let action = operands.first else { throw .operands(usage: verb.usage) }
    let rest = operands.dropFirst()
    guard let file = rest.first ?? settings.value(.baseline) else {
      throw .operands(usage: verb.usage)
    }
    let paths = rest.dropFirst()
    guard !paths.isEmpty || settings.value(.filesFrom) != nil || !streams.isInputTerminal else {
      throw .operands(usage: verb.usage)
    }
    switch action {
    case "write": return try writeBaseline(file, paths)
    case "compare": return try compareBaseline(file, paths)
    case "prune": return try pruneBaseline(file, paths)
    default:
      let nearest = Nearest.match(action, among: ["write", "compare", "prune"])
      throw .unknownVerb("baseline \(action)", nearest: nearest)
    }
  }

  /// The findings of a result in JSON, or of a check made now.
  private func items(
    _ paths: ArraySlice<String>
  ) throws(CommandError) -> (items: [Baseline.Item], lines: [String], isWhole: Bool) {
    if paths.count == 1, let path = paths.first, path.hasSuffix(".json") {
      let decoder = try decoder(path)
      let isWhole = decoder.inputs.allSatisfy { $0.state == .read }
      return (decoder.baselineItems, decoder.findingLines, isWhole)
    }
    let input = try readInput(paths)
    let report = try report(checkedResult(input), input)
    let lines = PlainReport.findingLines(report)
    let isWhole = input.records.allSatisfy { $0.state == .read }
    return (Baseline.items(of: report.result), lines, isWhole)
  }

  private func writeBaseline(
    _ file: String, _ paths: ArraySlice<String>
  ) throws(CommandError) -> Int32 {
    let found = try items(paths)
    let old = Files.exists(file) ? try baseline(file) : Baseline(entries: [])
    let new = Baseline(found.items, keeping: old)
    try replace(file, old, with: new)
    return found.isWhole ? 0 : 2
  }

  private func pruneBaseline(
    _ file: String, _ paths: ArraySlice<String>
  ) throws(CommandError) -> Int32 {
    let found = try items(paths)
    guard found.isWhole else {
      // What could not be read may hold what an entry is about.
      throw .other(
        english: "some input could not be read whole; nothing is pruned",
        chinese: "有输入未能全部读出，不清除任何条目")
    }
    let old = try baseline(file)
    try replace(file, old, with: old.pruned(to: found.items))
    return 0
  }

  private func replace(
    _ file: String, _ old: Baseline, with new: Baseline
  ) throws(CommandError) {
    try Files.write(Array(BaselineFile.text(new).utf8), to: settings.value(.output) ?? file)
    let before = Set(old.entries.map(\.key))
    let after = Set(new.entries.map(\.key))
    let added = after.subtracting(before).count
    let removed = before.subtracting(after).count
    guard !settings.isSet(.quiet) else { return }
    try write(
      language == .english
        ? "\(new.entries.count) \(new.entries.count == 1 ? "entry" : "entries"): \(added) added, \(removed) removed\n"
        : "共\(new.entries.count)条：新增\(added)条，清除\(removed)条\n")
  }

  private func compareBaseline(
    _ file: String, _ paths: ArraySlice<String>
  ) throws(CommandError) -> Int32 {
    let found = try items(paths)
    let comparison = try baseline(file).comparison(with: found.items, today: today)
    var text = ""
    for index in comparison.new {
      text += (language == .english ? "new: " : "新增：") + found.lines[index] + "\n"
    }
    for entry in comparison.stale {
      let excerpt = entry.excerpt.isEmpty ? "" : " “\(entry.excerpt)”"
      text +=
        (language == .english ? "stale: " : "过时：")
        + SafeText.escaped(entry.key + excerpt) + "\n"
    }
    if !settings.isSet(.quiet) {
      text +=
        language == .english
        ? "\(comparison.new.count) new, \(comparison.known.count) known, "
          + "\(comparison.stale.count) stale\n"
        : "新增\(comparison.new.count)处，已知\(comparison.known.count)处，"
          + "过时\(comparison.stale.count)条\n"
    }
    try write(text)
    if !found.isWhole { return 2 }
    if settings.isSet(.strictBaseline), !comparison.stale.isEmpty { return 2 }
    return comparison.new.isEmpty ? 0 : 1
  }
}
