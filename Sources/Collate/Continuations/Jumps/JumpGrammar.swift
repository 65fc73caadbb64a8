/// What newspapers write where a text goes on elsewhere, as patterns over folded text.
///
/// Folded means: width and case folded, spaces, brackets, arrows and full stops at the ends dropped.
/// A reference to a related text (相关报道见, See also, Siehe Seite) is not a jump and matches no
/// pattern. The forms were collected from printed papers, style books and public text.
enum JumpGrammar {
  /// One element of a pattern.
  enum Element {
    /// One of these words; the empty word makes it optional.
    case word([[UInt32]])
    /// A page label.
    case page
    /// A page label, or nothing where extraction lost the digits.
    case pageOrLost
    /// The key word that both ends of a jump carry.
    case keyword
  }

  struct Pattern {
    let direction: Jump.Direction
    let elements: [Element]
    /// Whether the words are so common in prose that the line must be bracketed or stand alone.
    let needsSetting: Bool
    /// Whether it is a jump line only where the other end carries the same key word: `SPORT, Page 3`
    /// may stand in a list of contents as well.
    let needsAnswer: Bool
    /// For each word that must stand in the line, the marks of its alternatives.
    private let needed: [[LineMarks]]

    init(
      direction: Jump.Direction, elements: [Element], needsSetting: Bool, needsAnswer: Bool
    ) {
      self.direction = direction
      self.elements = elements
      self.needsSetting = needsSetting
      self.needsAnswer = needsAnswer
      needed = elements.compactMap { element in
        guard case .word(let words) = element, !words.contains([]) else { return nil }
        return words.map(LineMarks.init)
      }
    }

    /// Whether a line with such marks may match: most lines of prose fall here.
    func mayMatch(_ line: LineMarks) -> Bool {
      needed.allSatisfy { $0.contains(where: line.mayContain) }
    }
  }

  /// A jump line that was read.
  struct Match {
    let direction: Jump.Direction
    let label: PageLabel
    let keyword: [UInt32]
    let needsSetting: Bool
    let needsAnswer: Bool
  }

  /// Matches a whole folded line.
  static func match(_ line: [UInt32]) -> Match? {
    guard line.count >= 2, line.count <= 60 else { return nil }
    let marks = LineMarks(line)
    for pattern in patterns where pattern.mayMatch(marks) {
      if let (label, keyword) = match(pattern.elements[...], line, 0) {
        return Match(
          direction: pattern.direction, label: label ?? PageLabel(number: 0),
          keyword: keyword, needsSetting: pattern.needsSetting, needsAnswer: pattern.needsAnswer)
      }
    }
    return nil
  }

  private static func match(
    _ elements: ArraySlice<Element>, _ line: [UInt32], _ position: Int
  ) -> (PageLabel?, [UInt32])? {
    guard let first = elements.first else { return position == line.count ? (nil, []) : nil }
    let rest = elements.dropFirst()
    switch first {
    case .word(let words):
      for word in words where stands(word, in: line, at: position) {
        if let found = match(rest, line, position + word.count) { return found }
      }
      return nil
    case .page, .pageOrLost:
      if let (label, end) = PageLabelReader.read(line, at: position),
        let (_, keyword) = match(rest, line, end)
      {
        return (label, keyword)
      }
      if case .pageOrLost = first, let (_, keyword) = match(rest, line, position) {
        return (nil, keyword)
      }
      return nil
    case .keyword:
      var end = position + 2
      while end <= line.count, end - position <= 32 {
        if let (label, _) = match(rest, line, end) {
          return (label, Array(line[position..<end]).filter(Characters.isWord))
        }
        end += 1
      }
      return nil
    }
  }

  /// Most words fall at their first character.
  private static func stands(_ word: [UInt32], in line: [UInt32], at position: Int) -> Bool {
    guard line.count - position >= word.count else { return false }
    for index in word.indices where line[position + index] != word[index] { return false }
    return true
  }

  private static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  /// Alternatives are separated by `|`; a trailing `|` makes the word optional.
  static func word(_ alternatives: String) -> Element {
    .word(
      alternatives.split(separator: "|", omittingEmptySubsequences: false).map {
        scalars(String($0))
      })
  }

  static func pattern(
    _ direction: Jump.Direction, needsSetting: Bool = false, needsAnswer: Bool = false,
    _ elements: Element...
  ) -> Pattern {
    Pattern(
      direction: direction, elements: elements, needsSetting: needsSetting,
      needsAnswer: needsAnswer)
  }

  private static let patterns: [Pattern] = {
    let di = word("第|")
    let ban = word("版面|版|页|頁|")
    let banMust = word("版面|版|页|頁")
    let colonKey = word(":|,|·|-|")
    let mark = word("·|・|‧|•|《|〈|「|『|:|,")
    let page = word("page|pages|pg.|pg|p.|p|")
    let pageMust = word("page|pg.|pg|p.|p")
    let seite = word("seite|s.|s|")
    let pagina = word("lapágina|lapagina|lapág.|lapag.|página|pagina|pág.|pag.|p.|la|")
    let seiteMust = word("seite|s.")
    let paginaMust = word("lapágina|lapagina|lapág.|lapag.|página|pagina|pág.|pag.")
    return [
      // Chinese
      pattern(.to, word("本文|文|"), word("下转|下轉|接转|接轉"), di, .pageOrLost, ban),
      pattern(.from, word("本文|文|"), word("上接|紧接|緊接"), di, .pageOrLost, ban),
      pattern(.to, needsSetting: true, word("文转|文轉|转|轉"), di, .page, banMust),
      pattern(.from, needsSetting: true, word("文接|接"), di, .page, banMust),
      pattern(.to, word("本文|文|"), word("下转|下轉|接转|接轉"), di, .pageOrLost, banMust, mark, .keyword),
      pattern(.from, word("本文|文|"), word("上接|紧接|緊接"), di, .pageOrLost, banMust, mark, .keyword),
      pattern(
        .to, needsSetting: true, word("文转|文轉|转|轉"), di, .page, banMust, mark, .keyword),
      pattern(.from, needsSetting: true, word("文接|接"), di, .page, banMust, mark, .keyword),
      // Japanese
      pattern(.to, .page, word("面|ページ|頁"), word("に続く|へ続く|につづく|へつづく")),
      pattern(
        .from, .page, word("面|ページ|頁"),
        word("から続く|より続く|からつづく|よりつづく|からの続き|の続き|のつづき|から")),
      // Korean
      pattern(.to, .page, word("면"), word("에계속|으로계속|로계속|에이어짐|으로이어짐|로이어짐|에서계속됩니다|에이어집니다")),
      pattern(.from, .page, word("면"), word("에서계속|에서이어짐|에서이어집니다|에서")),
      // English
      pattern(
        .to, word("storiesare|storyis|"), word("continued|continues|cont'd|contd|cont.|cont"),
        word("on|in|to|at|"), page, .page, word("page|")),
      pattern(
        .from, word("continued|continues|cont'd|contd|cont.|cont"), word("from"), page, .page,
        word("page|")),
      pattern(.to, word("please|"), word("turnto|jumpto|goto"), pageMust, .page),
      pattern(.to, word("please|"), word("turntopage|jumpstopage|jumpto|turnto"), .page),
      pattern(.to, word("pleasesee|see"), .keyword, word(",|:|-"), pageMust, .pageOrLost),
      pattern(.to, word("pleasesee|see"), .keyword, word(",|:"), .page),
      pattern(.from, .keyword, word(",|:|;|-|"), word("from"), pageMust, .page),
      pattern(.from, .keyword, word(",|:|;|-"), word("from"), .page),
      pattern(.from, word("from"), pageMust, .page),
      pattern(
        .to, needsSetting: true, needsAnswer: true, .keyword, word(",|:|;|-"), pageMust, .page),
      pattern(.from, needsSetting: true, needsAnswer: true, .keyword, word("from"), .page),
      pattern(.to, .keyword, word(",|:|;|-"), word("continuedon|cont.on"), page, .page),
      pattern(.from, .keyword, word(",|:|;|-"), word("continuedfrom|cont.from"), page, .page),
      // German
      pattern(.to, word("fortsetzung|forts.|schluss|schluß"), word("auf|"), seite, .page),
      pattern(
        .from, word("fortsetzung|forts.|schluss|schluß"), word("von|vonder"), seite, .page,
        word("seite|")),
      pattern(
        .from, word("fortsetzung|forts."), word("von"), seite, .page, colonKey, .keyword),
      pattern(.to, word("lesensie|"), word("weiterauf|weiterlesenauf"), seite, .page),
      // French
      pattern(.to, word("lire|"), word("la|"), word("suite"), word("en|àla|ala|"), page, .page),
      pattern(.from, word("suite"), word("dela|delapage|de"), page, .page, word("page|")),
      // Spanish, Portuguese, Italian
      pattern(
        .to, word("pasaa|siguaen|sigueen|siguea|continúaen|continuaen|continuana|continuaa|seguea"),
        pagina, .page, word("página|pagina|")),
      pattern(
        .from, word("vienedela|vienede|continuaciónde|segueda|seguedalla|continuada"), pagina,
        .page,
        word("página|pagina|")),
      // What is left where extraction lost the digits; the word for a page must be there.
      pattern(.to, needsSetting: true, word("面|ページ|頁"), word("に続く|へ続く|につづく|へつづく")),
      pattern(
        .from, needsSetting: true, word("面|ページ|頁"),
        word("から続く|より続く|からつづく|よりつづく|からの続き|の続き|のつづき")),
      pattern(.to, needsSetting: true, word("면에계속|면으로계속|면에이어짐|면으로이어짐")),
      pattern(.from, needsSetting: true, word("면에서계속|면에서이어짐")),
      pattern(
        .to, needsSetting: true, word("continued|continues|cont'd|contd|cont."), word("on|in|to"),
        pageMust),
      pattern(
        .from, needsSetting: true, word("continued|cont'd|contd|cont."), word("from"), pageMust),
      pattern(.to, needsSetting: true, word("please|"), word("turnto|jumpto|goto"), pageMust),
      pattern(
        .to, needsSetting: true, word("fortsetzung|forts.|schluss|schluß"), word("auf|"), seiteMust),
      pattern(
        .from, needsSetting: true, word("fortsetzung|forts.|schluss|schluß"), word("von|vonder"),
        seiteMust),
      pattern(
        .to, needsSetting: true, word("lire|"), word("la|"), word("suite"), word("en|àla|ala|"),
        word("page")),
      pattern(.from, needsSetting: true, word("suitedelapage|suitedepage")),
      pattern(
        .to, needsSetting: true,
        word("pasaa|siguaen|sigueen|siguea|continúaen|continuaen|continuana|continuaa|seguea"),
        paginaMust),
      pattern(
        .from, needsSetting: true, word("vienede|continuaciónde|segueda|seguedalla|continuada"),
        paginaMust),
    ] + furtherLanguages
  }()
}
