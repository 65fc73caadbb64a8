import CollateModels
import Testing

@testable import Collate

@Suite struct JunctionModelTests {
  private func model(_ paragraphs: [String]) -> JunctionModel {
    var trainer = JunctionModelTrainer(order: 4)
    for paragraph in paragraphs { trainer.add(paragraph) }
    return trainer.model(language: "test", entries: 2000)
  }

  private let text = [
    "the cat sat on the mat and the dog sat on the log.", "the dog saw the cat on the mat.",
    "a cat and a dog sat on a log and saw the mat.",
  ]

  @Test func `the same paragraphs give the same bytes, and the bytes the same model`() throws {
    let first = model(text)
    #expect(first.serialized() == model(text).serialized())
    #expect(try JunctionModel(serialized: first.serialized()) == first)
  }

  @Test func `probabilities after a context sum up to one at most`() {
    let model = model(text)
    let symbols = Set(text.joined().unicodeScalars.map { ModelSymbols.folded($0.value) })
    for context in ["the ca", "sat on ", "q"] {
      let scalars = context.unicodeScalars.map(\.value)
      let sum = symbols.union([ModelSymbols.end]).reduce(0.0) {
        $0 + Logarithm.exponential(model.logProbability(of: $1, after: scalars[...]))
      }
      // Steps of an eighth of a nat round each probability by up to six per cent.
      #expect(sum < 1.12, "after “\(context)”: \(sum)")
    }
  }

  @Test func `an n-gram that stays only as a context is as likely as it was counted`() {
    // Longer n-grams are of greater gain than some of their contexts: the model is cut between them.
    let whole = model(text)
    var trainer = JunctionModelTrainer(order: 4)
    for paragraph in text { trainer.add(paragraph) }
    for limit in stride(from: 20, through: 120, by: 4) {
      let cut = trainer.model(language: "test", entries: limit)
      for paragraph in text {
        let symbols = paragraph.unicodeScalars.map(\.value)
        for position in 3..<symbols.count {
          let context = symbols[position - 3..<position]
          let (least, found) = (
            whole.logProbability(of: symbols[position], after: context),
            cut.logProbability(of: symbols[position], after: context)
          )
          #expect(found > min(least, -6) - 4, "\(limit): “\(paragraph)” at \(position)")
        }
      }
    }
  }

  @Test func `what was read is likelier than what was not`() {
    let model = model(text)
    let context = Array("the ca".unicodeScalars.map(\.value))[...]
    #expect(
      model.logProbability(of: 0x74, after: context)
        > model.logProbability(of: 0x71, after: context))
  }

  @Test(arguments: [Int.min, -1, 0]) func `a model of no n-grams has the single characters`(
    entries: Int
  ) {
    var trainer = JunctionModelTrainer(order: 3)
    trainer.add("the cat sat")
    #expect(
      trainer.model(language: "en", entries: entries)
        == trainer.model(language: "en", entries: 1))
  }

  @Test func `damaged bytes are refused`() {
    let bytes = model(text).serialized()
    for position in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 60)) {
      var damaged = bytes
      damaged[position] ^= 0x41
      #expect(throws: JunctionModel.FormatError.self) {
        try JunctionModel(serialized: damaged)
      }
    }
    // One byte too many, under a sum of its own.
    var longer = Array(bytes.dropLast(8)) + [0]
    longer.append(lowByteFirst: FNV.hash(longer))
    #expect(throws: JunctionModel.FormatError.damaged) {
      try JunctionModel(serialized: longer)
    }
    for length in [0, 5, 7, 20, bytes.count - 1] {
      #expect(throws: JunctionModel.FormatError.self) {
        try JunctionModel(serialized: Array(bytes.prefix(length)))
      }
    }
  }

  @Test(arguments: BuiltInModels.languages)
  func `every built-in model can be read`(language: String) throws {
    let model = try #require(BuiltInModels.model(language))
    #expect(model.language == language)
    #expect(model.entries.count > 30_000)
    #expect(try JunctionModel(serialized: model.serialized()) == model)
  }
}
