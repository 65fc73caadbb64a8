/// An article as the composing room gets it.
struct Manuscript {
  /// One paragraph and what it is.
  struct Paragraph {
    enum Kind {
      case text
      /// Set off from the text: a subhead, a pull quote, a list item, a row of a table.
      case aside(BlockKind)
    }

    var text: [Character]
    let kind: Kind

    var isText: Bool { if case .text = kind { true } else { false } }
  }

  let id: String
  let title: String
  let kicker: String?
  let standfirst: String?
  let byline: String?
  /// A word that both ends of a jump carry.
  let keyword: String
  var paragraphs: [Paragraph]
  let captions: [String]
}

/// The kinds of block that labels tell apart.
enum BlockKind: String {
  case header, headline, byline, subhead, paragraph, fragment, caption, boilerplate, jump, orphan
  case duplicate
}

/// How the sections of an article are headed.
enum SubheadStyle: CaseIterable {
  case plain, counted, bracketed, numeral

  /// What stands before the words of a subhead.
  func mark(_ number: Int, _ language: PressLanguage) -> String {
    let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    let romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
    let numeral = numerals[(number - 1) % numerals.count]
    return switch self {
    case .plain: ""
    case .counted: language.isDense ? "\(numeral)、" : "\(number). "
    case .bracketed: language.isDense ? "（\(numeral)）" : "\(number)) "
    case .numeral: language.isDense ? "\(number). " : "\(romans[(number - 1) % romans.count]). "
    }
  }
}

/// Makes manuscripts of records: heads, bylines, openers, subheads, captions, noise.
struct Desk {
  let press: Press
  let profile: IssueProfile

  private var language: PressLanguage { press.language }

  /// Makes one manuscript of a record; its length is cut to what a newspaper would print.
  func manuscript(
    of record: ArticleRecord, number: Int, using random: inout SeededGenerator
  ) -> Manuscript {
    let texts = excerpt(record.paragraphs, using: &random)
    let title = press.head(
      record.title.isEmpty ? headline(from: texts, using: &random) : record.title)
    let keyword = keyword(in: title, using: &random)
    var paragraphs: [Manuscript.Paragraph] = []
    let subheads = random.chance(0.25) ? random.pick(SubheadStyle.allCases) : nil
    var sections = 0
    for (index, text) in texts.enumerated() {
      if index > 0 || sections == 0 && random.chance(0.3), let subheads, random.chance(0.5) {
        sections += 1
        let head =
          subheads.mark(sections, language)
          + press.head(stretch(of: text, using: &random))
        paragraphs.append(.init(text: Array(head), kind: .aside(.subhead)))
      } else if index > 0, random.chance(0.02) {
        let quote = sentence(of: text, using: &random)
        let marked =
          language.isDense ? "“\(quote)”" : random.pick(["“\(quote)”", "»\(quote)«", quote])
        paragraphs.append(.init(text: Array(marked), kind: .aside(.subhead)))
      }
      var characters = noisy(Array(text), using: &random)
      // Now and then a paragraph has lost its full stop.
      if random.chance(0.012), characters.count > 2,
        Typesetting.endsSentence(characters.last ?? " ")
      {
        characters.removeLast()
      }
      // A paragraph may lead in what follows it.
      if random.chance(profile.leadIns), characters.count > 2,
        Typesetting.endsSentence(characters.last ?? " ")
      {
        characters[characters.count - 1] = language.isDense ? random.pick(["：", ":"]) : ":"
      }
      if random.chance(profile.merging), let last = paragraphs.last, last.isText {
        paragraphs[paragraphs.count - 1].text += Array(language.space) + characters
      } else {
        paragraphs.append(.init(text: characters, kind: .text))
      }
      if random.chance(0.02) { paragraphs += list(from: text, using: &random) }
    }
    if !paragraphs.isEmpty, random.chance(0.35) {
      let opener = press.phrase(\.opener, using: &random)
      paragraphs[0].text = Array(opener) + paragraphs[0].text
    }
    if random.chance(0.04) {
      for _ in 0..<random.int(in: 3...7) {
        let row = press.phrase(\.tableRow, using: &random)
        paragraphs.append(.init(text: Array(row), kind: .aside(.boilerplate)))
      }
    }
    if random.chance(0.08) {
      let credit = press.phrase(\.credit, using: &random)
      paragraphs.append(.init(text: Array(credit), kind: .aside(.byline)))
    }
    var captions: [String] = []
    while captions.count < 2, random.chance(profile.pictures) {
      let stretch = stretch(of: random.pick(texts), using: &random)
      captions.append(press.phrase(\.caption, stretch: stretch, keyword: keyword, using: &random))
      if random.chance(0.2) { captions.append(press.phrase(\.credit, using: &random)) }
    }
    return Manuscript(
      id: "\(record.id)-\(number)", title: title,
      kicker: random.chance(0.1)
        ? press.phrase(\.kicker, keyword: keyword, using: &random) : nil,
      standfirst: random.chance(0.08) ? standfirst(texts, using: &random) : nil,
      byline: random.chance(0.5) ? press.phrase(\.byline, keyword: keyword, using: &random) : nil,
      keyword: keyword, paragraphs: paragraphs, captions: captions)
  }

  /// A small advertisement or notice: some clauses, often without a full stop, with a name or number.
  func notice(from record: ArticleRecord, using random: inout SeededGenerator) -> String {
    let text = random.pick(record.paragraphs)
    if random.chance(0.15) { return prices(of: text, using: &random) }
    let all = clauses(of: text)
    guard !all.isEmpty else { return stretch(of: text, using: &random) }
    let comma = language.isDense ? "，" : ", "
    let first = random.int(in: 0...all.count - 1)
    var result = all[first...].prefix(random.int(in: 1...4)).joined(separator: comma)
      .capitalizedFirst
    switch random.int(in: 0...4) {
    case 0: result += comma + press.name(using: &random)
    case 1: result += language.space + "\(random.int(in: 100...999))-\(random.int(in: 1000...9999))"
    case 2: result += language.isDense ? "。" : "."
    default: break
    }
    return result
  }

  /// A list of prices or results run on in one block: words with figures between them.
  private func prices(of text: String, using random: inout SeededGenerator) -> String {
    let words =
      language.isDense
      ? clauses(of: text).map { String($0.prefix(3)) }
      : text.split(separator: " ").filter { $0.count > 3 }.map(String.init)
    let gap = random.pick([" ", " . . ", "  ", ", "])
    let end = random.pick([" ", "; ", ". ", "  "])
    let decimals = random.chance(0.5)
    return words.prefix(random.int(in: 3...9)).map { word in
      let figures = (0..<random.int(in: 1...3)).map { _ in
        "\(random.int(in: 1...999))" + (decimals ? ".\(random.int(in: 0...99))" : "")
      }
      return word + gap + figures.joined(separator: " ")
    }.joined(separator: end)
  }

  /// A run of paragraphs of an article's length.
  private func excerpt(_ all: [String], using random: inout SeededGenerator) -> [String] {
    let wanted =
      random.weighted([
        (random.int(in: 2...4), 0.35), (random.int(in: 4...7), 0.45), (random.int(in: 7...12), 0.2),
      ])
    let start = all.count > wanted ? random.int(in: 0...all.count - wanted) : 0
    let longest = language.isDense ? 420 : 1300
    var result: [String] = []
    var total = 0
    for text in all[start...].prefix(wanted) {
      let kept = text.count > longest ? shortened(text, to: longest) : text
      result.append(kept)
      total += kept.count
      if total > (language.isDense ? 1400 : 4200) { break }
    }
    return result
  }

  /// The first whole sentences of a text up to a length.
  private func shortened(_ text: String, to limit: Int) -> String {
    let head = Array(text.prefix(limit))
    guard
      let stop = head.indices.reversed().first(where: {
        $0 > 20 && Typesetting.endsSentence(head[$0])
          && (language.isDense || $0 + 1 == head.count || head[$0 + 1] == " ")
      })
    else { return text }
    return String(head[...stop])
  }

  /// The clauses of a text that have the length of a head.
  private func clauses(of text: String) -> [String] {
    let marks: Set<Character> = [
      "。", "，", "、", "；", "：", "!", "?", "！", "？", "(", ")", "（", "）", ";",
    ]
    let characters = Array(text)
    // A point, comma or colon inside a number or a word parts nothing.
    let parts = characters.indices.split { index in
      marks.contains(characters[index])
        || (".,:".contains(characters[index])
          && (index + 1 == characters.count || characters[index + 1].isWhitespace))
    }
    return parts.map { String(characters[$0.startIndex..<$0.endIndex]) }
      .map { $0.trimmed }
      .filter { clause in
        language.isDense
          ? (6...24).contains(clause.count)
          : (3...11).contains(clause.split(separator: " ").count) && clause.count <= 80
      }
  }

  /// A head cut from the article: a clause, mostly of the lead, without its full stop.
  private func headline(from texts: [String], using random: inout SeededGenerator) -> String {
    let lead = random.chance(0.4)
    let source = lead ? texts[0] : random.pick(texts)
    return stretch(of: source, using: &random).capitalizedFirst
  }

  /// A stretch of a text that is not a whole sentence.
  func stretch(of text: String, using random: inout SeededGenerator) -> String {
    let fitting = clauses(of: text)
    if !fitting.isEmpty { return random.pick(fitting) }
    if language.isDense { return String(text.prefix(random.int(in: 8...20))) }
    return text.split(separator: " ").prefix(random.int(in: 4...9)).joined(separator: " ")
  }

  private func sentence(of text: String, using random: inout SeededGenerator) -> String {
    let all = sentences(of: text).filter { $0.count >= 8 }
    return all.isEmpty ? text : random.pick(all)
  }

  private func sentences(of text: String) -> [String] {
    var result: [String] = []
    var current = ""
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      current.append(character)
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      if Typesetting.endsSentence(character),
        language.isDense ? !Typesetting.closes(next) : next == " "
      {
        result.append(current.trimmed)
        current = ""
      }
    }
    if !current.trimmed.isEmpty { result.append(current.trimmed) }
    return result
  }

  private func standfirst(_ texts: [String], using random: inout SeededGenerator) -> String {
    let text = sentence(of: random.pick(texts), using: &random)
    guard random.chance(0.6), let last = text.last, Typesetting.endsSentence(last) else {
      return text
    }
    return String(text.dropLast())
  }

  /// A list as notices have it: marks before short items, often without full stops.
  private func list(
    from text: String, using random: inout SeededGenerator
  ) -> [Manuscript.Paragraph] {
    let items = clauses(of: text).prefix(random.int(in: 2...5))
    guard items.count > 1 else { return [] }
    let style = random.int(in: 0...3)
    let stop = random.pick(["", "", "；", "。"])
    return items.enumerated().map { index, item in
      let mark =
        switch style {
        case 0: "\(index + 1). "
        case 1: "• "
        case 2: language.isDense ? "（\(index + 1)）" : "\(index + 1)) "
        default: "— "
        }
      let end = language.isDense ? stop : (stop.isEmpty ? "" : ";")
      return .init(text: Array(mark + item + end), kind: .aside(.paragraph))
    }
  }

  private func keyword(in title: String, using random: inout SeededGenerator) -> String {
    if language.isDense { return String(title.filter { $0.isLetter }.prefix(3)) }
    let words = title.split(whereSeparator: { !$0.isLetter }).filter { $0.count > 3 }
    // The first of the longest words.
    let longest = words.map(\.count).max() ?? 0
    let word = words.first { $0.count == longest }.map { String($0) } ?? "News"
    return language == .en ? word.uppercased() : word
  }

  /// The text with characters changed as recognition or retyping does.
  func noisy(_ text: [Character], using random: inout SeededGenerator) -> [Character] {
    profile.noise == 0 ? text : Noise.apply(to: text, rate: profile.noise, using: &random).text
  }
}

extension String {
  /// Without white space at the ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }

  /// With a capital at its start.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
