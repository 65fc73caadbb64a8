/// How a language names the page in a jump line: `page 4`, `第4版`, `der vierten Seite`, `next page`.
struct PageNames: Sendable {
  /// What was read at a position of a line.
  struct Reading {
    let page: NamedPage
    /// Whether a word or a sign says that it is a page.
    let saysPage: Bool
    /// The position behind it.
    let end: Int
  }

  private typealias Word = [UInt32]

  /// What may stand before everything else, and before a label: `the`, `第`.
  private let articles: [Word]
  private let prefixes: [Word]
  /// The words for a page before a label, and those behind one.
  private let before: [Word]
  private let behind: [Word]
  /// `next`, with a word for a page before or behind it.
  private let adjectives: [(NamedPage, Word)]
  /// What needs no word for a page: `overleaf`.
  private let names: [(NamedPage, Word)]
  /// Whether a label in figures needs no word for a page.
  private let mayStandBare: Bool
  /// What is left where extraction lost the digits.
  private let remains: [Word]

  /// Alternatives are separated by `|`.
  ///
  /// - Parameters:
  ///   - words: the words for a page, before and behind a label.
  ///   - before: further ones that stand before a label only.
  ///   - remains: what is left where the digits are lost, if not the words; an empty word for nothing.
  init(
    _ words: String, before: String = "", article: String = "", prefix: String = "",
    adjectives: [(NamedPage, String)] = [], names: [(NamedPage, String)] = [],
    isBare: Bool = true, remains: String? = nil
  ) {
    articles = JumpGrammar.words(article + "|")
    prefixes = JumpGrammar.words(prefix + "|")
    behind = JumpGrammar.words(words)
    self.before = behind + (before.isEmpty ? [] : JumpGrammar.words(before))
    self.adjectives = PageNames.each(adjectives)
    self.names = PageNames.each(names)
    mayStandBare = isBare
    self.remains = JumpGrammar.words(remains ?? words)
  }

  private init(_ other: PageNames, isBare: Bool, remains: [Word]) {
    articles = other.articles
    prefixes = other.prefixes
    before = other.before
    behind = other.behind
    adjectives = other.adjectives
    names = other.names
    mayStandBare = isBare
    self.remains = remains
  }

  /// The same pages, none of whose digits are lost.
  var kept: PageNames { PageNames(self, isBare: mayStandBare, remains: []) }

  /// The same pages, where a word must say that they are some.
  var signed: PageNames { PageNames(self, isBare: false, remains: remains) }

  /// The same pages, none of whose digits are lost, where a word must say that they are some.
  var named: PageNames { PageNames(self, isBare: false, remains: []) }

  private static func each(_ words: [(NamedPage, String)]) -> [(NamedPage, Word)] {
    words.flatMap { page, words in JumpGrammar.words(words).map { (page, $0) } }
  }

  /// The ways to read a page at a position.
  func readings(_ line: [UInt32], at start: Int) -> [Reading] {
    var readings: [Reading] = []
    for start in ends(of: articles, in: line, at: start) {
      for end in ends(of: before, in: line, at: start) {
        readings += labels(line, at: end).map {
          Reading(page: $0.page, saysPage: true, end: $0.end)
        }
        readings += relations(adjectives, line, at: end)
      }
      for label in ends(of: prefixes, in: line, at: start).flatMap({ labels(line, at: $0) }) {
        readings += ends(of: PageNames.ordinalSigns, in: line, at: label.end)
          .flatMap { ends(of: behind, in: line, at: $0) }
          .map { Reading(page: label.page, saysPage: true, end: $0) }
        if mayStandBare, label.isFigure {
          readings.append(Reading(page: label.page, saysPage: false, end: label.end))
        }
      }
      for relation in relations(adjectives, line, at: start) {
        readings += ends(of: before, in: line, at: relation.end)
          .map { Reading(page: relation.page, saysPage: true, end: $0) }
      }
      readings += relations(names, line, at: start)
      readings += ends(of: remains, in: line, at: start)
        .map { Reading(page: .lost, saysPage: true, end: $0) }
    }
    return readings
  }

  private func ends(of words: [Word], in line: [UInt32], at start: Int) -> [Int] {
    words.lazy.filter { JumpText.stands($0, in: line, at: start) }.map { start + $0.count }
  }

  private func relations(
    _ words: [(NamedPage, Word)], _ line: [UInt32], at start: Int
  ) -> [Reading] {
    words.lazy.filter { JumpText.stands($0.1, in: line, at: start) }
      .map { Reading(page: $0.0, saysPage: true, end: start + $0.1.count) }
  }

  private typealias Label = (page: NamedPage, isFigure: Bool, end: Int)

  /// A label, and further ones behind it, of which the first is meant: `第4、5版`, `pages 4 and 5`.
  private func labels(_ line: [UInt32], at start: Int) -> [Label] {
    let figure = PageLabelReader.number(line, at: start, isHyphened: true)
    guard let (label, end) = figure ?? PageLabelReader.read(line, at: start) else { return [] }
    var labels: [Label] = [(.label(label), figure != nil, end)]
    while figure != nil, let last = labels.last, labels.count < PageNames.mostLabels,
      let next = ends(of: PageNames.links, in: line, at: last.end)
        .flatMap({ ends(of: prefixes, in: line, at: $0) })
        .compactMap({ PageLabelReader.number(line, at: $0, isHyphened: true)?.end }).first
    {
      labels.append((.label(label), true, next))
    }
    return labels.reversed()
  }

  private static let mostLabels = 6
  private static let links = JumpGrammar.words("、|,|·|・|•|-|/|&|和|及|与|與|and|und|et|y|e|и")
  /// What makes a figure an ordinal: `4th`, `4e`, `4ª`, `4-й`, `4.`; none does as well.
  private static let ordinalSigns = JumpGrammar.words(
    ".|st|nd|rd|th|e|er|ère|re|ème|a|o|ª|º|°|.ª|.º|-й|й|-я|-ю|-ой|-ої|")
}
