import CollateModels
import Testing

@testable import Collate

@Suite struct ModelSetTests {
  /// Texts of the same words in other orders.
  private func texts(_ words: String, _ count: Int) -> [String] {
    let words = words.split(separator: " ")
    return (0..<count).map { turn in
      (words[(turn % words.count)...] + words[..<(turn % words.count)]).joined(separator: " ") + "."
    }
  }

  @Test func `the language of an issue is that of most of its texts, wherever they stand`() {
    let english = texts(
      "the ferry company has put off its new timetable because the crews would not work longer "
        + "watches on the night boats and a mediator will hear both sides soon", 10)
    let german = texts(
      "die Fährgesellschaft hat den neuen Fahrplan verschoben weil die Besatzungen auf den "
        + "Nachtschiffen keine längeren Wachen gehen wollen und ein Schlichter hört beide Seiten",
      21)
    func odds(_ texts: [String]) -> Double {
      let reading = IssueReading(Collate.Issue(texts.joined(separator: "\n\n")))
      let head = "und der Bürgermeister sagte".unicodeScalars.map(\.value)
      return BuiltInModels.all.scoring(for: reading).insideLogProbability(of: head[...])
    }
    #expect(abs(odds(english + german) - odds(german + english)) < 1e-9)
  }
}
