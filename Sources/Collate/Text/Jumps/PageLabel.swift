/// The label of a page as a newspaper prints it: a number, often with the letter of a section.
package struct PageLabel: Sendable, Hashable {
  /// The section letter in upper case, or nil.
  package let section: UInt8?
  /// The number; 0 where the digits were lost.
  package let number: Int

  package init(section: UInt8? = nil, number: Int) {
    self.section = section
    self.number = number
  }

  /// Whether two labels can mean the same page: a section that one of them leaves out is open.
  package func matches(_ other: PageLabel) -> Bool {
    number == other.number && (section == nil || other.section == nil || section == other.section)
  }

  /// Whether a page so called stands behind another one.
  func follows(_ other: PageLabel) -> Bool {
    (section ?? 0, number) > (other.section ?? 0, other.number)
  }

  /// The label as text, such as `A4`; empty where the digits were lost.
  package var text: String {
    guard number > 0 else { return "" }
    guard let section else { return String(number) }
    return String(Unicode.Scalar(section)) + String(number)
  }
}

/// The page that a jump line names.
enum NamedPage: Sendable, Hashable {
  case label(PageLabel)
  /// Extraction lost the digits.
  case lost
  /// Counted from the page that the line stands on.
  case next, previous
  case last

  static let front = NamedPage.label(PageLabel(number: 1))

  /// Whether it is a label with a section.
  var hasSection: Bool {
    if case .label(let label) = self { label.section != nil } else { false }
  }
}

/// Reads page labels from folded text without spaces.
struct PageLabelReader {
  private typealias Word = (scalars: [UInt32], number: Int)

  /// Numbers in words, folded as jump lines are, by their first letters and the longest first: each row
  /// has those of one number.
  private static let words: [UInt32: [Word]] = {
    let rows = [
      "one first eins erste ersten un une première uno una primero primera prima primeira первой",
      "two second zwei zweite zweiten deux deuxième seconde dos segundo segunda due seconda второй",
      "three third drei dritte dritten trois troisième tres tercero tercera tre terza terceira третьей",
      "four fourth vier vierte vierten quatre quatrième cuatro cuarta quattro quarta четвёртой",
      "five fifth fünf fünfte fünften cinq cinquième cinco quinta cinque пятой",
      "six sixth sechs sechste sechsten sixième seis sexta sei sesta шестой",
      "seven seventh sieben siebte siebten siebente siebenten sept septième siete séptima sette settima "
        + "sétima седьмой",
      "eight eighth acht achte achten huit huitième ocho octava otto ottava oitava восьмой",
      "nine ninth neun neunte neunten neuf neuvième nueve novena nove nona девятой",
      "ten tenth zehn zehnte zehnten dix dixième diez décima dieci десятой",
      "eleven eleventh elf elfte elften onze onzième once undici undicesima",
      "twelve twelfth zwölf zwölfte zwölften douze douzième doce dodici dodicesima",
      "thirteen thirteenth dreizehn dreizehnte dreizehnten treize treizième trece tredici",
      "fourteen fourteenth vierzehn vierzehnte vierzehnten quatorze quatorzième catorce quattordici",
      "fifteen fifteenth fünfzehn fünfzehnte fünfzehnten quinze quinzième quince quindici",
      "sixteen sixteenth sechzehn sechzehnte sechzehnten seize seizième dieciséis sedici",
    ]
    let words: [Word] = rows.enumerated().flatMap { index, row in
      JumpText.words(row, separatedBy: " ").map { ($0, index + 1) }
    }
    return Dictionary(grouping: words) { $0.scalars.first ?? 0 }
      .mapValues { $0.sorted { $0.scalars.count > $1.scalars.count } }
  }()

  /// Reads a label at a position of folded text; nil where none stands there.
  ///
  /// - Returns: The label and the position after it.
  static func read(_ text: [UInt32], at start: Int) -> (label: PageLabel, end: Int)? {
    if let found = number(text, at: start) { return found }
    guard start < text.count, let words = words[text[start]] else { return nil }
    return words.first { JumpText.stands($0.scalars, in: text, at: start) }
      .map { (PageLabel(number: $0.number), start + $0.scalars.count) }
  }

  /// Reads a label in figures or Han numerals: `4`, `A4`, `A叠第4`, `4A`, `四`.
  ///
  /// - Parameter isHyphened: whether a hyphen may stand between section and number, `A-4`.
  static func number(
    _ text: [UInt32], at start: Int, isHyphened: Bool = false
  ) -> (label: PageLabel, end: Int)? {
    var position = start
    var section: UInt8?
    if position < text.count, isLetter(text[position]),
      let digit = digits(behindSection: position, text, isHyphened)
    {
      section = UInt8(text[position] - 32)
      position = digit
    }
    guard position < text.count, Characters.isDigit(text[position]) else {
      return hanNumber(text, at: start).map { (PageLabel(number: $0), $1) }
    }
    var number = 0
    var digits = 0
    while position < text.count, Characters.isDigit(text[position]), digits < 4 {
      number = number * 10 + Int(text[position] - 0x30)
      position += 1
      digits += 1
    }
    guard digits < 4 else { return nil }
    // `3A`: the letter stands behind, and nothing that could be a word follows.
    let letter =
      isHyphened && position < text.count && text[position] == 0x2D ? position + 1 : position
    if section == nil, letter < text.count, (0x61...0x68).contains(text[letter]),
      letter + 1 == text.count || !Characters.isAlphabetic(text[letter + 1])
    {
      section = UInt8(text[letter] - 32)
      position = letter + 1
    }
    return (PageLabel(section: section, number: number), position)
  }

  private static func isLetter(_ scalar: UInt32) -> Bool { (0x61...0x7A).contains(scalar) }

  /// The position of the digits behind the letter of a section, with the word for a section between
  /// them: `A4`, `A叠第4版`.
  private static func digits(
    behindSection letter: Int, _ text: [UInt32], _ isHyphened: Bool
  ) -> Int? {
    var position = letter + 1
    if position < text.count, text[position] == 0x53E0 || text[position] == 0x758A {  // 叠疊
      position += 1
      if position < text.count, text[position] == 0x7B2C { position += 1 }  // 第
    } else if isHyphened, position < text.count, text[position] == 0x2D {
      position += 1
    }
    return position < text.count && Characters.isDigit(text[position]) ? position : nil
  }

  /// A number in Han numerals up to 99, or 头 (the front page).
  private static func hanNumber(_ text: [UInt32], at start: Int) -> (Int, Int)? {
    guard start < text.count else { return nil }
    if text[start] == 0x5934 || text[start] == 0x982D { return (1, start + 1) }
    var position = start
    var number = 0
    var digit: Int?
    while position < text.count, position - start < 3, let value = hanValue(text[position]) {
      if value == 10 {
        number += (digit ?? 1) * 10
        digit = nil
      } else {
        digit = digit.map { $0 * 10 + value } ?? value
      }
      position += 1
    }
    return position > start ? (number + (digit ?? 0), position) : nil
  }

  private static func hanValue(_ scalar: UInt32) -> Int? {
    Numerals.isHanZero(scalar) ? 0 : Numerals.value(ofHan: scalar)
  }
}
