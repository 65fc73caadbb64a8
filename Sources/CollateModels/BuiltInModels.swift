public import Collate

/// The junction models that come with Collate.
///
/// Eight languages: Chinese in simplified and traditional characters, Japanese, Korean, English,
/// German, French and Spanish; of each an n-gram model and a network. They are part of the binary;
/// nothing is read from disk. Sources and licences of the text they were made from are in
/// `Sources.md` beside this file.
///
///     let result = Check(models: BuiltInModels.all).run(on: issue)
///     let german = Check(models: BuiltInModels.set(languages: ["de"])).run(on: issue)
public enum BuiltInModels {
  /// All built-in models; each is decoded once, when text of its language is first met.
  ///
  /// - Complexity: O(*n*) in the size of a model the first time, some milliseconds.
  public static let all = ModelSet(loading: loaders, networks: networkLoaders)

  /// The language tags of the models.
  public static let languages = loaders.map(\.language)

  /// The built-in models and networks of some languages.
  ///
  /// - Parameter chosen: language tags; those that ``languages`` does not hold are left out.
  public static func set(languages chosen: some Sequence<String>) -> ModelSet {
    let chosen = Set(chosen)
    return ModelSet(
      loading: loaders.filter { chosen.contains($0.language) },
      networks: networkLoaders.filter { !chosen.isDisjoint(with: $0.languages) })
  }

  /// The n-gram model of a language tag; nil for one that ``languages`` does not hold.
  ///
  /// It leaves the network of the language out, without which fewer joins are found: choose the
  /// languages of a check by ``set(languages:)``.
  public static func model(_ language: String) -> JunctionModel? {
    loaders.first { $0.language == language }?.load()
  }

  /// The network of a language tag; nil for one that ``languages`` does not hold.
  package static func network(_ language: String) -> JunctionNetwork? {
    networkLoaders.first { $0.languages.contains(language) }?.load()
  }

  private static let loaders: [(language: String, load: @Sendable () -> JunctionModel?)] = [
    ("zh-Hans", { simplifiedChinese }), ("zh-Hant", { traditionalChinese }), ("ja", { japanese }),
    ("ko", { korean }), ("en", { english }), ("de", { german }), ("fr", { french }),
    ("es", { spanish }),
  ]

  private static let networkLoaders:
    [(languages: [String], load: @Sendable () -> JunctionNetwork?)] = [
      (["zh-Hans", "zh-Hant"], { chineseNetwork }), (["ja"], { japaneseNetwork }),
      (["ko"], { koreanNetwork }), (["en"], { englishNetwork }), (["de"], { germanNetwork }),
      (["fr"], { frenchNetwork }), (["es"], { spanishNetwork }),
    ]

  private static let chineseNetwork = network(ChineseNetwork.text, ChineseNetwork.count)
  private static let japaneseNetwork = network(JapaneseNetwork.text, JapaneseNetwork.count)
  private static let koreanNetwork = network(KoreanNetwork.text, KoreanNetwork.count)
  private static let englishNetwork = network(EnglishNetwork.text, EnglishNetwork.count)
  private static let germanNetwork = network(GermanNetwork.text, GermanNetwork.count)
  private static let frenchNetwork = network(FrenchNetwork.text, FrenchNetwork.count)
  private static let spanishNetwork = network(SpanishNetwork.text, SpanishNetwork.count)

  private static let simplifiedChinese = decoded(
    SimplifiedChineseData.text, SimplifiedChineseData.count)
  private static let traditionalChinese = decoded(
    TraditionalChineseData.text, TraditionalChineseData.count)
  private static let japanese = decoded(JapaneseData.text, JapaneseData.count)
  private static let korean = decoded(KoreanData.text, KoreanData.count)
  private static let english = decoded(EnglishData.text, EnglishData.count)
  private static let german = decoded(GermanData.text, GermanData.count)
  private static let french = decoded(FrenchData.text, FrenchData.count)
  private static let spanish = decoded(SpanishData.text, SpanishData.count)

  /// Decodes one network; nil would mean a damaged source file, which a test rules out.
  private static func network(_ text: String, _ count: Int) -> JunctionNetwork? {
    JunctionNetwork(serialized: serialized(text, count))
  }

  private static func serialized(_ text: String, _ count: Int) -> [UInt8] {
    Base128.decode(text.utf8, count: count)
  }

  /// Decodes one model; nil would mean a damaged source file, which a test rules out.
  private static func decoded(_ text: String, _ count: Int) -> JunctionModel? {
    try? JunctionModel(serialized: serialized(text, count), isChecked: false)
  }
}
