public import Collate

/// The junction models that come with Collate.
///
/// Eight languages: Chinese in simplified and traditional characters, Japanese, Korean, English,
/// German, French and Spanish. They are part of the binary; nothing is read from disk. Sources and
/// licences of the text they were made from are in `Sources.md` beside this file.
///
///     let result = Check(models: BuiltInModels.all).run(on: issue)
public enum BuiltInModels {
  /// All built-in models, decoded once when first asked for.
  ///
  /// - Complexity: O(*n*) in the size of the models the first time, a few milliseconds.
  public static let all = ModelSet(models)

  /// The models by themselves, for a set with house models beside them.
  public static let models: [JunctionModel] = [
    model(SimplifiedChineseData.text, SimplifiedChineseData.count),
    model(TraditionalChineseData.text, TraditionalChineseData.count),
    model(JapaneseData.text, JapaneseData.count),
    model(KoreanData.text, KoreanData.count),
    model(EnglishData.text, EnglishData.count),
    model(GermanData.text, GermanData.count),
    model(FrenchData.text, FrenchData.count),
    model(SpanishData.text, SpanishData.count),
  ].compactMap { $0 }

  /// Decodes one model; nil would mean a damaged source file, which a test rules out.
  private static func model(_ text: String, _ count: Int) -> JunctionModel? {
    try? JunctionModel(serialized: Base85.decode(text.utf8, count: count))
  }
}
