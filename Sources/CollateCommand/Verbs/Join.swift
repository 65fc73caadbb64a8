import Collate
import CollateInput
import CollateReports

extension Invocation {
  /// `collate join PATH`, and `collate join --undo EDITS FILE`.
  func join() throws(CommandError) -> Int32 {
    if settings.isSet(.printConfig) { return try printConfiguration() }
    guard operands.count <= 1, operands.count == 1 || !streams.isInputTerminal else {
      throw .operands(usage: verb.usage)
    }
    if let edits = settings.value(.undo) { return try undo(edits) }
    let input = try readInput(operands)
    guard !input.sources.isEmpty else { return 2 }
    // The joined text may take the place of the input, the edits may not.
    let edits = settings.all(.edits)
    try refuseClashes(edits + [settings.value(.output) ?? "-"], reading: [])
    try refuseClashes(edits, reading: input.records.map(\.path))
    let result = try checkedResult(input)
    let assembly: Assembly
    do {
      assembly = try Assembly(
        result, minimumCertainty: result.options.continuations.minimumCertainty,
        arrangement: settings.isSet(.articles) ? .articles : .places)
    } catch {
      throw .other(
        english: ErrorText.text(error, in: .english), chinese: ErrorText.text(error, in: .chinese))
    }
    if let record = input.records.first(where: { $0.original != nil }) {
      try tellConversion(of: record, input.sources[0])
    }
    if let path = settings.value(.edits) {
      var edits = assembly.edits
      edits.original = input.records.lazy.compactMap(\.original).first
      try write(Array(EditListFile.text(edits).utf8), to: path)
    }
    try write(assembly.text, to: settings.value(.output))
    return input.records.allSatisfy { $0.state == .read } ? 0 : 2
  }

  /// Says that the joined text is in another encoding than its file.
  ///
  /// - Throws: `CommandError` where edits are asked for and could not lead back to the bytes of the
  ///   file.
  private func tellConversion(of record: InputRecord, _ source: Source) throws(CommandError) {
    guard settings.value(.edits) == nil || record.original?.bytes(of: source.bytes) != nil else {
      throw .other(
        english: "\(record.path): no edits lead back to these bytes, for not all of them can be "
          + "made from their text again (\(record.encoding)); convert the file to UTF-8 first",
        chinese: "\(record.path)：部分字节（\(record.encoding)）无法由其文字还原，"
          + "编辑清单不能复原该文件，请先转换为 UTF-8")
    }
    guard !settings.isSet(.quiet) else { return }
    diagnose(
      "\(record.path): read as \(record.encoding), written as UTF-8",
      "\(record.path)：按 \(record.encoding) 读取，以 UTF-8 输出")
  }

  /// Rebuilds the input of a join.
  private func undo(_ path: String) throws(CommandError) -> Int32 {
    try refuseClashes(settings.all(.output), reading: [])
    let bytes = try Files.read(path)
    let edits: EditList
    do {
      edits = try EditListFile.read(bytes)
    } catch {
      if case .syntax(let error) = error { throw .notJSON(path, error) }
      throw .malformed(path) { ErrorText.text(error, in: $0) }
    }
    let name = operands.first ?? "-"
    let joined = try read(name)
    let text: [UInt8]
    do {
      text = try edits.undo(joined)
    } catch {
      throw .malformed(error == .textChanged ? name : path) { ErrorText.text(error, in: $0) }
    }
    guard let encoding = edits.original else {
      try write(text, to: settings.value(.output))
      return 0
    }
    guard let bytes = encoding.bytes(of: text) else {
      throw .malformed(
        path: path,
        english: "the text does not give the bytes of the input again (\(encoding.name))",
        chinese: "该文字不能还原为原文件的字节（\(encoding.name)）")
    }
    try write(bytes, to: settings.value(.output))
    return 0
  }
}
