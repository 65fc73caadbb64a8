/// Digits, Han numerals and the words that count: what says how many.
enum Numerals {
  /// Whether a unit of a matching form is a digit or a numeral: a Han numeral, also of cheques, a
  /// circled digit, a fraction or a Roman numeral of one character.
  static func isNumeral(_ unit: UInt32) -> Bool {
    Characters.isDigit(unit) || isHan(unit) || isSymbol(unit)
  }

  /// The number that a Han numeral from 一 to 十 stands for: 1...10; nil for other characters.
  static func value(ofHan scalar: UInt32) -> Int? {
    switch scalar {
    case 0x4E00: 1
    case 0x4E8C: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    case 0x5341: 10
    default: nil
    }
  }

  /// 〇 and 零.
  static func isHanZero(_ scalar: UInt32) -> Bool { scalar == 0x3007 || scalar == 0x96F6 }

  /// Han numerals. 参 and 參, three on cheques, are parts of words more often.
  private static func isHan(_ unit: UInt32) -> Bool {
    switch unit {
    // 半两兩廿卅
    case 0x534A, 0x4E24, 0x5169, 0x5EFF, 0x5345,
      // 百千万萬亿億兆
      0x767E, 0x5343, 0x4E07, 0x842C, 0x4EBF, 0x5104, 0x5146,
      // 壹贰貳叁伍陆陸柒捌玖拾佰仟
      0x58F9, 0x8D30, 0x8CB3, 0x53C1, 0x4F0D, 0x9646, 0x9678, 0x67D2, 0x634C, 0x7396, 0x62FE,
      0x4F70, 0x4EDF:
      true
    default: isHanZero(unit) || value(ofHan: unit) != nil
    }
  }

  private static func isSymbol(_ unit: UInt32) -> Bool {
    switch unit {
    case 0xBC...0xBE, 0x2150...0x2189, 0x2460...0x249B, 0x24EA...0x24FF, 0x2776...0x2793,
      0x3220...0x3229, 0x3280...0x3289:
      true
    default: false
    }
  }

  /// Whether a word in letters, in lower case, is a number or is put together of numbers: seven,
  /// dreiundzwanzig. Articles that are numbers too (un, ein) are none.
  ///
  /// - Complexity: O(*n*) for *n* letters; words longer than any number are told by their length.
  static func isNumberWord(_ word: ArraySlice<UInt32>) -> Bool {
    guard (2...longestNumber).contains(word.count) else { return false }
    // The letters before an offset are numbers.
    var isSplit = [Bool](repeating: false, count: word.count + 1)
    isSplit[0] = true
    for start in 0..<word.count where isSplit[start] {
      for length in 1...min(longestWord, word.count - start) {
        let part = word[word.startIndex + start..<word.startIndex + start + length]
        let isLink = part.elementsEqual(linkUnits) && start > 0 && start + length < word.count
        if isLink || numberWords.contains(Array(part)) { isSplit[start + length] = true }
      }
    }
    return isSplit[word.count]
  }

  private static let longestNumber = 32
  private static let linkUnits = Array("und".unicodeScalars.map(\.value))
  private static let longestWord = numberWords.map(\.count).max() ?? 0

  /// The words that numbers are made of in English, German, French, Spanish, Italian, Portuguese and
  /// Dutch.
  private static let numberWords = Set(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    thousand million billion trillion half
    null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf sechzehn siebzehn zwanzig
    dreissig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend millionen milliarde
    milliarden
    zéro deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt
    vingts trente quarante cinquante soixante cent cents mille millions milliard milliards
    cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
    dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro
    veinticinco veintiséis veintisiete veintiocho veintinueve treinta cuarenta cincuenta sesenta
    setenta ochenta noventa cien ciento doscientos trescientos cuatrocientos quinientos seiscientos
    setecientos ochocientos novecientos mil millón millones
    due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici
    sedici diciassette diciotto diciannove venti trenta quaranta cinquanta sessanta settanta ottanta
    novanta mila milione milioni miliardo miliardi
    dois duas três quatro sete oito nove dez doze treze quinze dezesseis dezessete dezoito dezenove
    vinte trinta quarenta cinquenta sessenta oitenta cem cento milhão milhões bilhão bilhões
    twee drie vijf zes zeven negen tien twaalf dertien veertien vijftien zestien zeventien achttien
    negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend miljoen
    miljard
    """
    .split(whereSeparator: \.isWhitespace).map { MatchingForm(String($0)).units })
}
