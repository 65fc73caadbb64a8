import CollateTestSupport
import Testing

@testable import Collate

/// A sentence that stands twice in a row, the second time with an edit.
@Suite struct DoubledSentencesTests {
  private func found(_ sentences: [String], joiner: String) -> Repeats {
    let issue = Collate.Issue(sentences.joined(separator: joiner))
    return RepeatFinder().find(in: issue, roles: issue.blocks.map { _ in .body })
  }

  /// Text with one to three characters of two sentences in a row exchanged, lost or added.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `a Chinese sentence that is set again with an edit is an inner repeat`(seed: UInt64) {
    var text = HanText(seed: seed &* 211)
    let sentence = text.paragraph(text.number(26..<60))
    var edited = Array(sentence.dropLast())
    for _ in 0..<text.number(1..<4) {
      let place = text.number(1..<edited.count - 1)
      switch text.number(0..<3) {
      case 0: edited[place] = Character(text.characters(1))
      case 1: edited.remove(at: place)
      default: edited.insert(Character(text.characters(1)), at: place)
      }
    }
    let again = String(edited) + "。"
    guard !again.contains(where: \.isNumber), !sentence.contains(where: \.isNumber) else { return }
    let repeats = found(
      [text.paragraph(30), sentence, again, text.paragraph(30)], joiner: "")
    #expect(repeats.families.map(\.kind) == [.inner])
    #expect(repeats.echoes.isEmpty)
  }

  @Test(arguments: [
    (
      "The harbour board will meet on Thursday to decide whether the pier can be mended in time.",
      "The harbour board will meet on Friday to decide whether the pier can be mended in time."
    ),
    (
      "The ferry that ties the islands to the mainland has not run since the storm came in.",
      "The ferry that tis the islands to the mainland has not run since the storm came in."
    ),
  ])
  func `a sentence with another word or a misprint is an inner repeat`(
    sentence: String, again: String
  ) throws {
    let repeats = found(
      ["Nothing is settled yet.", sentence, again, "Nobody expects an answer."], joiner: " ")
    #expect(repeats.families.map(\.kind) == [.inner])
    let family = try #require(repeats.families.first)
    #expect(family.members.count == 2 && repeats.echoes.isEmpty)
  }

  @Test(arguments: [
    // Items of a list.
    [
      "The crew of the first boat lost two men in the gale and sailed home on the third day.",
      "The crew of the next boat lost six men in the gale and sailed home on the ninth day.",
    ],
    // Sentences that differ in figures alone.
    [
      "In 1921 the 87 clubs of the north won 79 games of the summer and drew 62, while those of the "
        + "south won 15 of theirs.",
      "In 1922 the 89 clubs of the north won 81 games of the summer and drew 72, while those of the "
        + "south won 25 of theirs.",
    ],
    [
      "从20月28日到90月90日，北区各队共赛67场，胜27场，南区各队同期只赛27场。",
      "从20月28日到89月89日，北区各队共赛68场，胜28场，南区各队同期只赛28场。",
    ],
    // One frame, other contents.
    [
      "Those who came by the early boat were given soup and bread in the hall of the school.",
      "Those who came by the late train were given tea and blankets in the yard of the church.",
    ],
  ])
  func `sentences that are built alike are no repeat`(sentences: [String]) {
    #expect(found(["They tell of it."] + sentences, joiner: " ").families.isEmpty)
  }
}
