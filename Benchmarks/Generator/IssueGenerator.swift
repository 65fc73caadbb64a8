/// Makes newspaper issues with known faults from articles: the material on which joins are fitted
/// and measured.
///
/// Articles are set in lines of a column's width, poured into columns of boxes on pages, and cut
/// where a column ends; then faults are added and the columns are read out in a right or wrong
/// order. The same articles, seed and difficulty give the same bytes.
struct IssueGenerator {
  let language: PressLanguage
  /// The articles of each source; every source gives about as many.
  let articles: [[ArticleRecord]]

  /// An issue and its labels.
  struct Output {
    let text: String
    let gold: IssueGold
  }

  /// Makes one issue.
  ///
  /// - Parameters:
  ///   - records: The articles to take; at least one.
  ///   - spares: Articles of which only small notices are made.
  ///   - id: The name of the issue.
  func issue(
    records: [ArticleRecord], spares: [ArticleRecord], id: String, seed: UInt64,
    profile: IssueProfile, press: Press
  ) -> Output {
    var random = SeededGenerator(seed: seed)
    let desk = Desk(press: press, profile: profile)
    let manuscripts = records.enumerated().map { index, record in
      desk.manuscript(of: record, number: index, using: &random)
    }
    let notices = spares.map { desk.notice(from: $0, using: &random) }
    var layout = Layout(
      press: press, profile: profile, notices: notices, random: random.fork())
    var composition = layout.compose(manuscripts)
    if profile.breaks > 0 {
      var breaks = Breaks(profile: profile, random: random.fork())
      breaks.add(to: &composition)
    }
    var faults = Faults(press: press, profile: profile, random: random.fork())
    faults.add(to: &composition)
    var extraction = Extraction(profile: profile, random: random.fork())
    let order = extraction.order(composition)
    var writer = IssueWriter(
      composition: composition, order: order, profile: profile, language: language)
    return writer.write(id: id, seed: seed)
  }

  /// Makes one issue of articles drawn for it.
  func issue(id: String, difficulty: Difficulty, seed: UInt64) -> Output {
    // Languages with the same seed get habits of their own.
    let name = language.rawValue.unicodeScalars.reduce(UInt64(0)) { $0 &* 131 &+ UInt64($1.value) }
    var random = SeededGenerator(seed: seed &* 0x9E37_79B9 &+ name)
    let profile = IssueProfile(difficulty, language: language, using: &random)
    let press = Press(language: language, using: &random)
    var records: [ArticleRecord] = []
    var taken: Set<[Int]> = []
    let count = articles.reduce(0) { $0 + $1.count }
    while records.count < profile.articles + profile.notices, taken.count < count {
      let source = random.int(in: 0...articles.count - 1)
      let index = random.int(in: 0...articles[source].count - 1)
      if taken.insert([source, index]).inserted { records.append(articles[source][index]) }
    }
    return issue(
      records: Array(records.prefix(profile.articles)),
      spares: Array(records.dropFirst(profile.articles)), id: id, seed: seed, profile: profile,
      press: press)
  }
}
