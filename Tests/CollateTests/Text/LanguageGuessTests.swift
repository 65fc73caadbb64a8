import Testing

@testable import Collate

struct LanguageGuessTests {
  @Test(arguments: [
    ("zh-Hans", "这个国家的人们来到这里，对发展的问题进行了学习，为经过的时间说明。", true),
    ("zh-Hant", "這個國家的人們來到這裡，對發展的問題進行了學習，為經過的時間說明。", true),
    ("ja", "これは日本語の文章であり、ひらがなとカタカナが混ざっている。", true),
    ("ko", "이것은 한국어로 쓴 글이며 띄어쓰기가 있다.", true),
    ("en", "the house of the man is by the river and the road to that town was with", false),
    ("de", "der mann und das haus ist von dem fluss mit den kindern zu ein und der", false),
  ])
  func `the language of a text is guessed`(language: String, text: String, isDense: Bool) {
    #expect(
      LanguageGuess.certain(of: text.unicodeScalars.map(\.value), isDense: isDense) == language)
  }

  @Test func `a text of two languages is left to the models`() {
    let text = "the house and der mann und das haus of the river les rues des villes"
    #expect(LanguageGuess.certain(of: text.unicodeScalars.map(\.value), isDense: false) == nil)
  }

  @Test(arguments: [
    ("zh-Hans", "天气晴好，风和日丽。"), ("zh-Hans", "这是一个国家的新闻。"),
    ("zh-Hant", "這是一個國家的新聞。"), ("ja", "東京都の予算案が可決された。"), ("ko", "서울시의 예산안이 통과되었다."),
    ("en", "The price of the house and of the land"), ("de", "Der Preis und das Haus von Rom"),
    ("fr", "Les prix et la vie des gens dans la rue"), ("es", "El precio del pan y de las casas"),
    ("und", "Цена хлеба и домов"), ("und", "24 35 78"), ("und", ""),
  ])
  func `a short passage gets the likeliest language`(language: String, text: String) {
    #expect(LanguageGuess.likeliest(of: text) == language)
  }
}
