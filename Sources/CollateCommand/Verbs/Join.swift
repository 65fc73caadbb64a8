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
    try refuseClashes(edits + settings.all(.output), reading: [])
    try refuseClashes(edits, reading: input.records.map(\.path))
    let result = try checkedResult(input)
    let assembly: Assembly
    do {
      assembly = try Assembly(
        result, minimumCertainty: result.options.continuations.minimumCertainty,
        arrangement: settings.isSet(.articles) ? .articles : .places)
    } catch {
      throw .other(
        english: "join takes one file, for its edits lead back to one file",
        chinese: "join 一次只接一个文件，因为编辑清单要能复原该文件")
    }
    if let path = settings.value(.edits) {
      try Files.write(Array(EditListFile.text(assembly.edits).utf8), to: path)
    }
    try write(assembly.text, to: settings.value(.output))
    return input.records.allSatisfy { $0.state == .read } ? 0 : 2
  }

  /// Rebuilds the input of a join.
  private func undo(_ path: String) throws(CommandError) -> Int32 {
    try refuseClashes(settings.all(.output), reading: [])
    let bytes = try Files.read(path)
    let edits: EditList
    do {
      edits = try EditListFile.read(bytes)
    } catch {
      throw fault(error, path)
    }
    let name = operands.first ?? "-"
    let joined = try read(name)
    let original: [UInt8]
    do {
      original = try edits.undo(joined)
    } catch {
      switch error {
      case .textChanged:
        throw .other(
          english: "\(name): this is not the text the edits led to; it was changed since",
          chinese: "\(name)：与编辑清单对应的文本不符，接排之后有改动")
      case .malformed:
        throw .malformed(
          path: path, english: "the edits contradict each other", chinese: "编辑清单前后矛盾")
      }
    }
    try write(original, to: settings.value(.output))
    return 0
  }

  private func fault(_ fault: EditListFile.Fault, _ path: String) -> CommandError {
    switch fault {
    case .syntax(let error): .notJSON(path, error)
    case .schema(let name): .wrongSchema(path, name, expected: EditListFile.schema)
    case .member(let name, let edit):
      .malformed(
        path: path, english: "“\(name)” is missing or wrong in edit \(edit)",
        chinese: "编辑\(edit)：“\(name)”缺失或有误")
    }
  }
}
