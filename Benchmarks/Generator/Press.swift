import Foundation

/// One newspaper: its name, its day, its habits, and the names of people and places in it.
///
/// Names are made of syllables or characters drawn from a seed, so that no list of real people or
/// places is needed and every issue has its own.
struct Press {
  let language: PressLanguage
  let phrases: PressPhrases
  let paper: String
  private let year: Int
  private let month: Int
  private let day: Int
  private let header: Int
  private let jumpStyle: Int
  private let pageStyle: Int
  private let headStyle: HeadStyle

  /// How a paper sets its heads: many old ones in capitals, or with a full stop.
  private enum HeadStyle { case plain, capitals, stopped, capitalsStopped }

  init(language: PressLanguage, using random: inout SeededGenerator) {
    self.language = language
    phrases = PressPhrases(language)
    year = random.int(in: 1950...2026)
    month = random.int(in: 1...12)
    day = random.int(in: 1...28)
    header = random.int(in: 0...phrases.header.count - 1)
    jumpStyle = random.int(in: 0...phrases.jumpTo.count - 1)
    pageStyle = random.int(in: 0...3)
    headStyle =
      language.isDense
      ? .plain
      : random.weighted([
        (.plain, 0.7), (.capitals, 0.12), (.stopped, 0.08), (.capitalsStopped, 0.1),
      ])
    let city = Press.city(language, &random)
    let suffixes: [String] =
      switch language {
      case .zh: ["日报", "晚报", "时报"]
      case .zhHant: ["日報", "時報", "晚報"]
      case .ja: ["新聞", "日報", "新報"]
      case .ko: ["일보", "신문", "타임스"]
      case .en: [" Ledger", " Herald", " Courier", " Post"]
      case .de: ["er Zeitung", "er Anzeiger", "er Bote"]
      case .fr: [" Matin", " Soir", " Dépêche"]
      case .es: [" Diario", " Heraldo", " Prensa"]
      }
    paper = city + random.pick(suffixes)
  }

  /// The head of a page.
  func pageHead(page: Int, using random: inout SeededGenerator) -> String {
    fill(phrases.header[header], page: label(page), using: &random)
      .replacing("{s}", with: random.pick(phrases.sections))
  }

  /// A head as the paper sets it.
  func head(_ text: String) -> String {
    let ends = text.last.map { $0.isLetter || $0.isNumber } ?? false
    return switch headStyle {
    case .plain: text
    case .capitals: text.uppercased()
    case .stopped: ends ? text + "." : text
    case .capitalsStopped: text.uppercased() + (ends ? "." : "")
    }
  }

  /// A line of one of the lists of phrases.
  func phrase(
    _ list: KeyPath<PressPhrases, [String]>, stretch: String = "", keyword: String = "",
    page: Int = 1, using random: inout SeededGenerator
  ) -> String {
    fill(
      random.pick(phrases[keyPath: list]), page: label(page), stretch: stretch, keyword: keyword,
      using: &random)
  }

  /// The two ends of a jump, mostly in the paper's own style; a page that is not given was lost.
  func jumpLines(
    to: Int?, from: Int?, keyword: String, using random: inout SeededGenerator
  ) -> (to: String, from: String) {
    let style =
      random.chance(0.75) ? jumpStyle : random.int(in: 0...phrases.jumpTo.count - 1)
    return (
      fill(phrases.jumpTo[style], page: to.map(label) ?? "", keyword: keyword, using: &random),
      fill(phrases.jumpFrom[style], page: from.map(label) ?? "", keyword: keyword, using: &random)
    )
  }

  /// The label of a page in jump lines and heads.
  func label(_ page: Int) -> String {
    switch language {
    case .zh:
      let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
      switch pageStyle {
      case 0: return page <= 10 ? numerals[page - 1] : "\(page)"
      case 1: return "A\(page)"
      default: return "\(page)"
      }
    case .ja:
      return pageStyle < 2
        ? String("\(page)".unicodeScalars.map { Character(wide($0)) }) : "\(page)"
    default: return "\(page)"
    }
  }

  private func wide(_ digit: Unicode.Scalar) -> Unicode.Scalar {
    Unicode.Scalar(digit.value - 0x30 + 0xFF10) ?? digit
  }

  private func fill(
    _ template: String, page: String = "", stretch: String = "", keyword: String = "",
    using random: inout SeededGenerator
  ) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      switch rest[rest.index(after: open)..<close] {
      case "n", "m": result += name(using: &random)
      case "c": result += Press.city(language, &random)
      case "P": result += paper
      case "p": result += page
      case "t": result += stretch
      case "k": result += keyword
      case "d": result += "\(day)"
      case "o": result += "\(month)"
      case "y": result += "\(year)"
      case "w": result += phrases.weekdays[day % 7]
      case "0": result += "\(random.int(in: 1...9))"
      case "00": result += "\(random.int(in: 10...99))"
      default: result += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// A person's name.
  func name(using random: inout SeededGenerator) -> String {
    func letters(_ source: String, _ count: Int) -> String {
      let pool = Array(source)
      return String((0..<count).map { _ in random.pick(pool) })
    }
    switch language {
    case .zh:
      return letters("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗宋郑谢韩唐冯于董萧程", 1)
        + letters("明芳文静伟敏丽强磊洋艳勇军杰娟涛超秀霞平刚桂英华玉兰建国志红梅晓东海云思源佳琪", random.int(in: 1...2))
    case .zhHant:
      return letters("王李張劉陳楊趙黃周吳徐孫胡朱高林何郭馬羅宋鄭謝韓唐馮于董蕭程", 1)
        + letters("明芳文靜偉敏麗強磊洋豔勇軍傑娟濤超秀霞平剛桂英華玉蘭建國志紅梅曉東海雲思源佳琪", random.int(in: 1...2))
    case .ja:
      return letters("田中山川木村石井上野原小大森松本西東北島高橋", 2)
        + letters("一郎太健美子恵介翔葵誠真由直樹陽菜和夫", 2)
    case .ko:
      return letters("김이박최정강조윤장임한오서신권황안송류홍", 1)
        + letters("민서준지현우영수진호윤아은경성재훈미나", 2)
    case .en, .de, .fr, .es:
      return Press.word(language, syllables: random.int(in: 1...2), &random) + " "
        + Press.word(language, syllables: random.int(in: 2...3), &random)
    }
  }

  private static func city(_ language: PressLanguage, _ random: inout SeededGenerator) -> String {
    switch language {
    case .zh:
      return String([
        random.pick(Array("东南西北江河海山平安新长青云金石临")), random.pick(Array("州城江阳安海山原宁口川水林")),
      ])
    case .zhHant:
      return String([
        random.pick(Array("東南西北江河海山平安新長青雲金石臨")), random.pick(Array("州城江陽安海山原寧口川水林")),
      ])
    case .ja:
      return String([random.pick(Array("東西南北大小高松長福")), random.pick(Array("山川島野原崎岡江浜井"))])
    case .ko:
      return String([random.pick(Array("동서남북강한청전광대")), random.pick(Array("주산천원성양구포"))])
    case .en, .de, .fr, .es: return word(language, syllables: 2, &random)
    }
  }

  private static func word(
    _ language: PressLanguage, syllables: Int, _ random: inout SeededGenerator
  ) -> String {
    let onsets: [String]
    let nuclei: [String]
    let codas: [String]
    switch language {
    case .de:
      onsets = [
        "b", "br", "d", "f", "g", "h", "k", "kr", "l", "m", "n", "r", "s", "sch", "st", "t", "w",
      ]
      nuclei = ["a", "e", "i", "o", "u", "ei", "au", "ü"]
      codas = ["", "n", "r", "l", "ng", "rt", "ck", "nd"]
    case .fr:
      onsets = ["b", "c", "ch", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v"]
      nuclei = ["a", "e", "i", "o", "ou", "é", "eau", "ai"]
      codas = ["", "", "n", "r", "l", "t"]
    case .es:
      onsets = ["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v"]
      nuclei = ["a", "e", "i", "o", "u", "ía", "ue"]
      codas = ["", "", "n", "r", "s", "l"]
    default:
      onsets = [
        "b", "br", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "st", "t", "w",
      ]
      nuclei = ["a", "e", "i", "o", "u", "ee", "ai", "ow"]
      codas = ["", "n", "r", "l", "s", "rd", "ck", "nt"]
    }
    var result = ""
    for _ in 0..<syllables {
      result += random.pick(onsets) + random.pick(nuclei) + random.pick(codas)
    }
    return result.prefix(1).uppercased() + result.dropFirst()
  }
}
