import Collate
import CollateModels
import Foundation

/// Trains the built-in models and writes them as Swift source.
///
///     collate-benchmark train-models --input DIR --output Sources/CollateModels
///
/// The input is a folder of text files, one paragraph a line and an empty line between documents,
/// under the names of the recipe. Documents whose index has the remainder 7 or 3 by ten are left
/// out: the join weights are fitted, and joins measured, on issues made of those.
enum ModelTraining {
  struct Recipe {
    let name: String
    let language: String
    let order: Int
    let entries: Int
    /// File, most characters taken from it, and how often they are counted.
    let files: [(name: String, characters: Int, times: Int)]
  }

  static let recipes: [Recipe] = [
    Recipe(
      name: "SimplifiedChinese", language: "zh-Hans", order: 5, entries: 222_000,
      files: [
        ("zh_wiki", 8_100_000, 1), ("zh_reports", 1_300_000, 2), ("zh_opensource", 1_200_000, 2),
        ("zh_laws", 3_000_000, 1),
      ]),
    Recipe(
      name: "TraditionalChinese", language: "zh-Hant", order: 5, entries: 80_000,
      files: [("zhHant_wiki", 4_000_000, 1), ("zhHant_laws", 600_000, 1)]),
    Recipe(
      name: "Japanese", language: "ja", order: 6, entries: 104_000,
      files: [("ja_wikinews", 2_000_000, 2), ("ja_wiki", 4_000_000, 1)]),
    Recipe(
      name: "Korean", language: "ko", order: 5, entries: 52_000, files: [("ko_wiki", 4_100_000, 1)]
    ),
    Recipe(
      name: "English", language: "en", order: 8, entries: 95_000,
      files: [("en_wiki", 9_000_000, 1), ("en_presidents", 2_100_000, 1)]),
    Recipe(
      name: "German", language: "de", order: 8, entries: 52_000,
      files: [("de_wiki", 4_600_000, 1), ("de_laws", 300_000, 1)]),
    Recipe(
      name: "French", language: "fr", order: 8, entries: 48_000,
      files: [("fr_commonvoice", 2_800_000, 1), ("fr_laws", 800_000, 1)]),
    Recipe(
      name: "Spanish", language: "es", order: 8, entries: 34_000,
      files: [("es_ancora", 600_000, 3), ("es_commonvoice", 120_000, 2), ("es_laws", 800_000, 1)]),
  ]

  /// The paragraphs of a file that models may be trained on.
  static func paragraphs(of file: String, limit: Int) throws -> [String] {
    let text = String(decoding: try InputFiles.contents(of: file), as: UTF8.self)
    var document = 0
    var taken = 0
    var paragraphs: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        document += 1
        continue
      }
      if document % 10 == 7 || document % 10 == 3 { continue }
      taken += line.count
      if taken > limit { break }
      paragraphs.append(String(line))
    }
    return paragraphs
  }

  static func train(_ recipe: Recipe, input: String) throws -> JunctionModel {
    var trainer = JunctionModelTrainer(order: recipe.order)
    for file in recipe.files {
      let paragraphs = try paragraphs(of: "\(input)/\(file.name).txt", limit: file.characters)
      for _ in 0..<file.times { for paragraph in paragraphs { trainer.add(paragraph) } }
    }
    return trainer.model(language: recipe.language, entries: recipe.entries)
  }

  static func source(_ recipe: Recipe, _ model: JunctionModel) -> String {
    let bytes = model.serialized()
    return """
      // swift-format-ignore-file
      // Made by `collate-benchmark train-models`; see Sources.md. Do not edit.
      enum \(recipe.name)Data {
        static let count = \(bytes.count)
        static let text = "\(Base128.escaped(Base128.encode(bytes)))"
      }

      """
  }

  static func run(_ arguments: [String]) throws -> Int32 {
    let options = try OptionValues(arguments, of: ["--input", "--output", "--language"])
    let (input, output) = (try options.required("--input"), try options.required("--output"))
    let language = try options.only("--language")
    for recipe in recipes where language == nil || language == recipe.language {
      let started = Date()
      let model = try train(recipe, input: input)
      let file = "\(output)/\(recipe.name)Data.swift"
      try source(recipe, model).write(toFile: file, atomically: true, encoding: .utf8)
      print(
        recipe.language, model.serialized().count, "bytes",
        Int(Date().timeIntervalSince(started)), "s")
    }
    return 0
  }
}
