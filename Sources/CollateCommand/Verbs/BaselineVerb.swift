import Collate
import CollateInput
import CollateReports

/// What is to be done with a baseline.
private enum BaselineAction: String, CaseIterable {
  case write, compare, prune
}

/// Findings as a baseline sees them.
private struct FoundItems {
  let items: [Baseline.Item]
  /// The line that names each.
  let lines: [String]
  /// The files they are from.
  let checked: CheckedFiles
}

extension Invocation {
  /// `collate baseline write|compare|prune FILE …`.
  func baselineVerb() throws(CommandError) -> Int32 {
    if settings.isSet(.printConfig) { return try printConfiguration() }
    guard let name = operands.first else { throw .operands(usage: verb.usage) }
    guard let action = BaselineAction(rawValue: name) else {
      let nearest = Nearest.match(name, among: BaselineAction.allCases.map(\.rawValue))
      throw .unknownVerb("baseline \(name)", nearest: nearest)
    }
    let rest = operands.dropFirst()
    let paths = rest.dropFirst()
    // Standard input that nobody named may be empty, and then everything known would be gone.
    guard let file = rest.first ?? settings.value(.baseline),
      !paths.isEmpty || settings.value(.filesFrom) != nil
    else { throw .operands(usage: verb.usage) }
    switch action {
    case .write: return try writeBaseline(file, paths)
    case .compare: return try compareBaseline(file, paths)
    case .prune: return try pruneBaseline(file, paths)
    }
  }

  /// The findings of a result in JSON, or of a check made now.
  ///
  /// - Parameters:
  ///   - paths: the result, or the texts.
  ///   - output: the file that is to be written afterwards.
  private func found(
    _ paths: ArraySlice<String>, writing output: String? = nil
  ) throws(CommandError) -> FoundItems {
    let outputs = output.map { [$0] } ?? []
    if paths.count == 1, let path = paths.first, path.hasSuffix(".json") {
      try refuseClashes(outputs, reading: [path])
      let decoder = try decoder(path)
      return FoundItems(
        items: decoder.baselineItems, lines: decoder.findingLines,
        checked: CheckedFiles(decoder.inputs))
    }
    let (report, read) = try checkedReport(paths, writing: outputs)
    return FoundItems(
      items: Baseline.items(of: report.result), lines: PlainReport.findingLines(report),
      checked: CheckedFiles(read))
  }

  private func writeBaseline(
    _ file: String, _ paths: ArraySlice<String>
  ) throws(CommandError) -> Int32 {
    let found = try found(paths, writing: target(file))
    let old = try oldBaseline(file)
    let new = Baseline(found.items, keeping: old, today: try today(), isChecked: found.checked.hold)
    try replace(file, old, with: new)
    return found.checked.isWhole ? 0 : 2
  }

  /// The baseline that is written anew: empty where there is none yet, and where the name is that of
  /// standard output, a pipe or a device to write to.
  private func oldBaseline(_ file: String) throws(CommandError) -> Baseline {
    let isOnlyRead = settings.value(.output) != nil && FileKind(file) != nil
    guard isOnlyRead || file != "-" && FileKind(file) == .file else {
      return Baseline(entries: [])
    }
    return try baseline(file)
  }

  private func pruneBaseline(
    _ file: String, _ paths: ArraySlice<String>
  ) throws(CommandError) -> Int32 {
    let found = try found(paths, writing: target(file))
    guard found.checked.isWhole else {
      // What could not be read may hold what an entry is about.
      throw .other(
        english: "some input could not be read whole; nothing is pruned",
        chinese: "有输入未能全部读出，不清除任何条目")
    }
    let old = try baseline(file)
    try replace(file, old, with: old.pruned(to: found.items, isChecked: found.checked.hold))
    return 0
  }

  /// Where a baseline is written.
  private func target(_ file: String) -> String { settings.value(.output) ?? file }

  private func replace(
    _ file: String, _ old: Baseline, with new: Baseline
  ) throws(CommandError) {
    let target = target(file)
    try write(Array(BaselineFile.text(new).utf8), to: target)
    let before = Set(old.entries.map(\.key))
    let after = Set(new.entries.map(\.key))
    let added = after.subtracting(before).count
    let removed = before.subtracting(after).count
    let count = new.entries.count
    try tell(
      "\(count) \(count == 1 ? "entry" : "entries"): \(added) added, \(removed) removed",
      "共\(count)条：新增\(added)条，清除\(removed)条", of: target)
  }

  private func compareBaseline(
    _ file: String, _ paths: ArraySlice<String>
  ) throws(CommandError) -> Int32 {
    let found = try found(paths)
    let comparison = try baseline(file).comparison(
      with: found.items, today: try today(), isChecked: found.checked.hold)
    var text = ""
    for index in comparison.new {
      text += language.pick("new: ", "新增：") + found.lines[index] + "\n"
    }
    for entry in comparison.stale {
      let excerpt = entry.excerpt.isEmpty ? "" : " “\(entry.excerpt)”"
      text +=
        language.pick("stale: ", "过时：")
        + SafeText.escaped(entry.key + excerpt) + "\n"
    }
    if !settings.isSet(.quiet) {
      text += language.pick(
        "\(comparison.new.count) new, \(comparison.known.count) known, "
          + "\(comparison.stale.count) stale\n",
        "新增\(comparison.new.count)处，已知\(comparison.known.count)处，"
          + "过时\(comparison.stale.count)条\n")
    }
    try write(text)
    if !found.checked.isWhole { return 2 }
    for entry in comparison.expired { noteExpired(entry, file) }
    let outdated = comparison.stale.count + comparison.expired.count
    if settings.isSet(.strictBaseline), outdated > 0 { return 2 }
    return comparison.new.isEmpty ? 0 : 1
  }
}
