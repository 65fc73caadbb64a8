import Collate
import CollateInput
import CollateModels
import CollateReports

extension Invocation {
  /// `collate learn FILE… -o HOUSE.model`.
  func learn() throws(CommandError) -> Int32 {
    guard !operands.isEmpty, let output = settings.value(.output) else {
      throw .operands(usage: verb.usage)
    }
    let input = try readInput(operands)
    try refuseClashes([output], reading: input.records.map(\.path))
    var trainer = JunctionModelTrainer(order: Invocation.houseOrder)
    var paragraphs = 0
    for source in input.sources {
      let issue = Issue(sources: [source])
      for block in issue.blocks {
        let text = FlowText(source, block.bytes)
        let shape = BlockShape(text)
        // Heads, captions and broken paragraphs would teach that paragraphs end anywhere.
        guard shape.ending.isSentenceEnd, !shape.isShort || shape.innerSentences > 0 else {
          continue
        }
        trainer.add(String(String.UnicodeScalarView(text.scalars.compactMap(Unicode.Scalar.init))))
        paragraphs += 1
      }
    }
    guard paragraphs > 0 else {
      throw .other(
        english: "there is no whole paragraph in the input to learn from",
        chinese: "输入中没有可供学习的完整段落")
    }
    let model = trainer.model(language: "house", entries: Invocation.houseEntries)
    try write(model.serialized(), to: output)
    try tell(
      "\(paragraphs) paragraphs, \(trainer.count) characters learned",
      "已学习\(paragraphs)段，\(trainer.count)字", of: output)
    return input.records.allSatisfy { $0.state == .read } ? 0 : 2
  }

  /// The built-in models, and the house models that were asked for.
  func models() throws(CommandError) -> ModelSet {
    let paths = settings.all(.model)
    guard !paths.isEmpty else { return BuiltInModels.all }
    var house: [JunctionModel] = []
    for path in paths {
      let bytes = try Files.read(path)
      do {
        house.append(try JunctionModel(serialized: bytes))
      } catch {
        throw .malformed(path) { ErrorText.text(error, in: $0) }
      }
    }
    return BuiltInModels.all.adding(house: house)
  }

  /// The longest n-gram of a house model, and the n-grams it keeps.
  private static let houseOrder = 6
  private static let houseEntries = 200_000
}
