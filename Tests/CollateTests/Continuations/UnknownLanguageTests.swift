import CollateModels
import CollateTestSupport
import Testing

@testable import Collate

/// Languages that no model knows, as sentences of words at random: nothing but their form speaks.
@Suite struct UnknownLanguageTests {
  struct Language: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let words: [String]
    let separator: String
    let end: String
  }

  static let hindi = Language(
    testDescription: "Hindi",
    words: [
      "सरकार", "ने", "कल", "दिल्ली", "में", "नई", "योजना", "की", "घोषणा", "और", "कहा", "कि", "किसानों", "को", "इससे",
      "लाभ", "होगा", "पानी", "बजट", "मंत्री", "के", "अनुसार", "अगले", "वर्ष", "तक", "काम",
    ], separator: " ", end: "।")
  static let arabic = Language(
    testDescription: "Arabic",
    words: [
      "قال", "الوزير", "في", "مؤتمر", "صحفي", "أمس", "إن", "الحكومة", "ستبدأ", "تنفيذ", "المشروع",
      "الجديد",
      "خلال", "الشهر", "القادم", "وأضاف", "أن", "الميزانية", "بلغت", "مليون", "دولار", "من", "أجل",
    ], separator: " ", end: ".")
  static let thai = Language(
    testDescription: "Thai",
    words: [
      "การ", "ประชุม", "คณะ", "รัฐมนตรี", "เมื่อวาน", "นี้", "มี", "มติ", "อนุมัติ", "โครงการ", "พัฒนา", "แหล่ง",
      "น้ำ",
      "ใน", "ภาค", "เหนือ", "วงเงิน", "สอง", "พันล้าน", "บาท", "โดย", "กระทรวง", "เกษตร",
    ], separator: "", end: " ")

  /// Paragraphs of a few sentences each, a head before every sixth.
  private func paragraphs(_ language: Language, seed: UInt64) -> [String] {
    var random = SplitMix64(seed: seed)
    func words(_ count: Int) -> String {
      (0..<count).map { _ in language.words[Int(random.next() % UInt64(language.words.count))] }
        .joined(separator: language.separator)
    }
    return (0..<36).map { number in
      if number % 6 == 0 { return words(5) }
      let sentences = (0..<2 + Int(random.next() % 3)).map { _ in
        words(9 + Int(random.next() % 6)) + language.end
      }
      return sentences.joined(separator: " ").trimmingSuffix(" ")
    }
  }

  @Test(arguments: [hindi, arabic, thai])
  func `nothing is found where nothing is wrong`(language: Language) {
    for seed in 1...3 as ClosedRange<UInt64> {
      let text = paragraphs(language, seed: seed).joined(separator: "\n\n")
      #expect(Check(models: BuiltInModels.all).run(on: Collate.Issue(text)).findings.isEmpty)
    }
  }

  @Test(arguments: [hindi, arabic])
  func `a paragraph cut between two words is joined, or told of`(language: Language) {
    for seed in 1...3 as ClosedRange<UInt64> {
      var blocks = paragraphs(language, seed: seed)
      let words = blocks[9].split(separator: " ")
      blocks[9...9] = [
        words.prefix(12).joined(separator: " "), words.dropFirst(12).joined(separator: " "),
      ]
      let result = Check(models: BuiltInModels.all)
        .run(on: Collate.Issue(blocks.joined(separator: "\n\n")))
      #expect(
        result.findings.contains {
          [.fragmentSplit, .fragmentOpenEnd].contains($0.rule) && $0.place.block == 9
        })
    }
  }

  @Test func `in a language that is known broken texts are told of however many they are`() {
    // Six torn pieces that nothing carries on, and one whole paragraph.
    let torn = [
      "The harbour board met late on Monday. It heard how the winter storms had torn away a part of the",
      "Her second collection of poems was printed in a small edition. It found few readers outside the",
      "Farmers in the upper valley are worried. They say that the price of milk has fallen far below",
      "Two engineers had worked on the old bridge. They were asked to explain why the steel had been",
      "A museum in the north will open in May. It will show the letters that the explorer wrote to his",
      "Scientists watched the comet for three weeks. They think that its tail was longer than any of the",
      "The town library will be closed for a week. All books may be returned a month later than usual.",
    ].map { "It was a quiet week for news, and little of it came from abroad. " + $0 }
    let result = Check(models: BuiltInModels.all)
      .run(on: Collate.Issue(torn.joined(separator: "\n\n")))
    let told = result.findings.filter {
      [.fragmentOpenEnd, .fragmentSplit].contains($0.rule)
    }
    #expect(Set(told.map(\.place.block)) == Set(0..<6))
  }

  @Test(arguments: [
    (
      "قال الوزير في مؤتمر صحفي أمس إن الحكومة ستبدأ تنفيذ المشروع الجديد خلال الشهر القادم.", false
    ),
    ("Министр заявил на пресс-конференции, что правительство начнёт новый проект.", false),
    ("Il ministro ha detto ieri che il governo inizierà il nuovo progetto entro un mese.", true),
    ("The minister said yesterday that the government would begin within a month.", true),
  ])
  func `a network reads no letters that it has never met`(text: String, isKnown: Bool) {
    let reading = IssueReading(Collate.Issue(text + " " + text))
    let scoring = BuiltInModels.all.scoring(for: reading)
    #expect((scoring.network(isDense: false) != nil) == isKnown)
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
