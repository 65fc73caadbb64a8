import Collate
import CollateCommand
import CollateModels
import Foundation

/// Folders of labelled issues, read for their joins one by one: the signals of an issue take much more
/// memory than its text.
struct JoinExamples: Sendable {
  private let issues: [Joins.Labelled]
  private let isDisguised: Bool

  /// The issues of some folders, in order of their names in each.
  init(_ folders: [String]) throws {
    self.init(issues: try folders.flatMap(Joins.labelled))
  }

  init(issues: [Joins.Labelled], isDisguised: Bool = false) {
    self.issues = issues
    self.isDisguised = isDisguised
  }

  static func + (left: JoinExamples, right: JoinExamples) -> JoinExamples {
    JoinExamples(issues: left.issues + right.issues, isDisguised: left.isDisguised)
  }

  /// Every third issue in letters that no model knows, with case and without by turns. What is written in
  /// Han, kana or Hangul keeps its script and loses its models.
  var disguised: JoinExamples {
    JoinExamples(
      issues: issues.enumerated().filter { $0.offset % 3 == 0 }.map(\.element), isDisguised: true)
  }

  var count: Int { issues.count }
  var names: [String] { issues.map(\.name) }

  subscript(number: Int) -> JoinFitter.Example {
    let (_, issue, gold) = issues[number]
    guard isDisguised else { return JoinExamples.example(issue, gold, BuiltInModels.all) }
    let disguise: Disguise = number.isMultiple(of: 2) ? .cased : .uncased
    let bytes = issue.sources[0].bytes
    let text = disguise.apply(to: bytes)
    return JoinExamples.example(
      Issue(sources: [Source(path: "-", bytes: text)]), gold,
      text == bytes ? .none : BuiltInModels.all)
  }

  /// All of them at once.
  var all: [JoinFitter.Example] {
    Workers.threads(ProcessInfo.processInfo.activeProcessorCount).map(count) { self[$0] }
  }

  private static func example(
    _ issue: Issue, _ gold: IssueGold, _ models: ModelSet
  ) -> JoinFitter.Example {
    let reading = IssueReading(issue)
    return JoinFitter.Example(
      field: JoinField(reading, model: models.scoring(for: reading)), gold: GoldLinks(gold))
  }
}
