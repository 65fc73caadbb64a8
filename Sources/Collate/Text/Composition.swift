/// Letters and the marks on them as one unit: what canonical composition makes of them (Unicode
/// Standard Annex #15), so that a text compares as equal whichever way its accents are encoded.
///
/// Written out from Unicode 17.0 for letters in lower case; Hangul is composed by the arithmetic of the
/// standard (section 3.12). The tests hold it against the normalisation of the running system.
enum Composition {
  /// Whether a scalar may join the unit before it.
  static func isMark(_ scalar: UInt32) -> Bool {
    marks.contains(scalar) || isVowel(scalar) || isFinal(scalar)
  }

  /// Whether a mark that joins nothing stays as a unit of its own; others are dropped.
  static func isKept(_ mark: UInt32) -> Bool { isVowel(mark) || isFinal(mark) }

  /// The unit that a unit and the mark behind it make; nil where they make none.
  static func composed(_ unit: UInt32, _ mark: UInt32) -> UInt32? {
    if isVowel(mark) {
      guard (0x1100...0x1112).contains(unit) else { return nil }
      return firstSyllable + ((unit - 0x1100) * 21 + (mark - 0x1161)) * finals
    }
    if isFinal(mark) {
      guard (firstSyllable...0xD7A3).contains(unit), (unit - firstSyllable) % finals == 0 else {
        return nil
      }
      return unit + (mark - 0x11A7)
    }
    return letters[mark << 16 | unit]
  }

  /// The letter under the marks of a letter in lower case; any other scalar as it is.
  static func letter(of composed: UInt32) -> UInt32 {
    guard composed > 0x7F, Characters.isAlphabetic(composed) else { return composed }
    var letter = composed
    while let bare = parts(of: letter)?.unit { letter = bare }
    return letter
  }

  /// The unit and the last mark that a unit is made of, but for syllables of Hangul; nil for others.
  static func parts(of composed: UInt32) -> (unit: UInt32, mark: UInt32)? {
    partsOfLetters[composed].map { ($0 & 0xFFFF, $0 >> 16) }
  }

  private static let firstSyllable: UInt32 = 0xAC00
  private static let finals: UInt32 = 28

  private static func isVowel(_ scalar: UInt32) -> Bool { (0x1161...0x1175).contains(scalar) }
  private static func isFinal(_ scalar: UInt32) -> Bool { (0x11A8...0x11C2).contains(scalar) }

  private static let marks = Set(rows.map(\.mark))

  /// The mark above the letter: the letter with it.
  private static let letters: [UInt32: UInt32] = Dictionary(
    uniqueKeysWithValues: rows.flatMap { row in
      zip(row.letters.unicodeScalars, row.composed.unicodeScalars).map { letter, composed in
        (row.mark << 16 | letter.value, composed.value)
      }
    })

  /// The letter with a mark: the mark above the letter without it.
  private static let partsOfLetters = Dictionary(
    uniqueKeysWithValues: letters.map { ($0.value, $0.key) })

  private static let rows: [(mark: UInt32, letters: String, composed: String)] = [
    (
      0x300, "aeiouünеиēōwâăêôơưyἀἁἐἑἠἡἰἱὀὁὐὑὠὡαεη",
      "àèìòùǜǹѐѝḕṑẁầằềồờừỳἂἃἒἓἢἣἲἳὂὃὒὓὢὣὰὲὴ"
    ),
    (
      0x300, "ιουωϊϋ",
      "ὶὸὺὼῒῢ"
    ),
    (
      0x301, "aeiouyclnrszügåøϊαεηιϋουωϒгкçēïkmõōp",
      "áéíóúýćĺńŕśźǘǵǻǿΐάέήίΰόύώϓѓќḉḗḯḱḿṍṓṕ"
    ),
    (
      0x301, "ũwâăêôơưἀἁἐἑἠἡἰἱὀὁὐὑὠὡ",
      "ṹẃấắếốớứἄἅἔἕἤἥἴἵὄὅὔὕὤὥ"
    ),
    (
      0x302, "aeioucghjswyzạẹọ",
      "âêîôûĉĝĥĵŝŵŷẑậệộ"
    ),
    (
      0x303, "anoiuvâăeêôơưy",
      "ãñõĩũṽẫẵẽễỗỡữỹ"
    ),
    (
      0x304, "aeiouüäȧǫöõȯyиуgḷṛαιυ",
      "āēīōūǖǟǡǭȫȭȱȳӣӯḡḹṝᾱῑῡ"
    ),
    (
      0x306, "aegiouиужаеȩạαιυ",
      "ăĕğĭŏŭйўӂӑӗḝặᾰῐῠ"
    ),
    (
      0x307, "cegzaobdfhmnprsśšṣtwxyſ",
      "ċėġżȧȯḃḋḟḣṁṅṗṙṡṥṧṩṫẇẋẏẛ"
    ),
    (
      0x308, "aeiouyιυϒеіаәжзиоөэучыhõūwxt",
      "äëïöüÿϊϋϔёїӓӛӝӟӥӧӫӭӱӵӹḧṏṻẅẍẗ"
    ),
    (
      0x309, "aâăeêioôơuưy",
      "ảẩẳẻểỉỏổởủửỷ"
    ),
    (
      0x30A, "auwy",
      "åůẘẙ"
    ),
    (
      0x30B, "ouу",
      "őűӳ"
    ),
    (
      0x30C, "cdelnrstzaiouügkʒjh",
      "čďěľňřšťžǎǐǒǔǚǧǩǯǰȟ"
    ),
    (
      0x30F, "aeioruѵ",
      "ȁȅȉȍȑȕѷ"
    ),
    (
      0x311, "aeioru",
      "ȃȇȋȏȓȗ"
    ),
    (
      0x313, "αεηιουωρ",
      "ἀἐἠἰὀὐὠῤ"
    ),
    (
      0x314, "αεηιουωρ",
      "ἁἑἡἱὁὑὡῥ"
    ),
    (
      0x31B, "ou",
      "ơư"
    ),
    (
      0x323, "bdhklmnrstvwzaeioơuưy",
      "ḅḍḥḳḷṃṇṛṣṭṿẉẓạẹịọợụựỵ"
    ),
    (
      0x324, "u",
      "ṳ"
    ),
    (
      0x325, "a",
      "ḁ"
    ),
    (
      0x326, "st",
      "șț"
    ),
    (
      0x327, "cgklnrstedh",
      "çģķļņŗşţȩḑḩ"
    ),
    (
      0x328, "aeiuo",
      "ąęįųǫ"
    ),
    (
      0x32D, "delntu",
      "ḓḙḽṋṱṷ"
    ),
    (
      0x32E, "h",
      "ḫ"
    ),
    (
      0x330, "eiu",
      "ḛḭṵ"
    ),
    (
      0x331, "bdklnrtzh",
      "ḇḏḵḻṉṟṯẕẖ"
    ),
    (
      0x342, "ἀἁἠἡἰἱὐὑὠὡαηιϊυϋω",
      "ἆἇἦἧἶἷὖὗὦὧᾶῆῖῗῦῧῶ"
    ),
    (
      0x345, "ἀἁἂἃἄἅἆἇἠἡἢἣἤἥἦἧὠὡὢὣὤὥὦὧὰαάᾶὴηήῆὼωώῶ",
      "ᾀᾁᾂᾃᾄᾅᾆᾇᾐᾑᾒᾓᾔᾕᾖᾗᾠᾡᾢᾣᾤᾥᾦᾧᾲᾳᾴᾷῂῃῄῇῲῳῴῷ"
    ),
    (
      0x653, "ا",
      "آ"
    ),
    (
      0x654, "اويەہے",
      "أؤئۀۂۓ"
    ),
    (
      0x655, "ا",
      "إ"
    ),
    (
      0x93C, "\u{928}\u{930}\u{933}",
      "\u{929}\u{931}\u{934}"
    ),
    (
      0xBD7, "\u{B92}",
      "\u{B94}"
    ),
    (
      0x102E, "\u{1025}",
      "\u{1026}"
    ),
    (
      0x1B35, "\u{1B05}\u{1B07}\u{1B09}\u{1B0B}\u{1B0D}\u{1B11}",
      "\u{1B06}\u{1B08}\u{1B0A}\u{1B0C}\u{1B0E}\u{1B12}"
    ),
    (
      0x3099, "かきくけこさしすせそたちつてとはひふへほうゝカキクケコサシスセソタチツテ",
      "がぎぐげござじずぜぞだぢづでどばびぶべぼゔゞガギグゲゴザジズゼゾダヂヅデ"
    ),
    (
      0x3099, "トハヒフヘホウワヰヱヲヽ",
      "ドバビブベボヴヷヸヹヺヾ"
    ),
    (
      0x309A, "はひふへほハヒフヘホ",
      "ぱぴぷぺぽパピプペポ"
    ),
  ]
}
