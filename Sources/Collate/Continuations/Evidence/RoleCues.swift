/// The words by which newspapers mark bylines, captions and openers, in the languages read.
///
/// These are closed sets of the trade, as a style book lists them, not words of any one paper.
enum RoleCues {
  private static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
  private static func list(_ words: String) -> [[UInt32]] {
    words.split(separator: "|").map { scalars(String($0)) }
  }

  private static let bylineWords = list(
    "记者|記者|通讯员|通訊員|特派员|特約撰稿|特约撰稿|评论员|評論員|作者|撰文|文/|文／|编译|기자|특파원|Staff Reporter|Staff Writer|staff reporter|staff writer|Correspondent|Associated Press"
  )
  private static let bylineStarts = list(
    "By |BY |Von |VON |Par |PAR |Por |POR |Di |De notre |De nuestro |Von unserem |Von unserer |From our |Da nostro |From Our "
  )
  private static let captionStarts = list(
    "图为|圖為|图:|图：|圖:|圖：|图①|图②|图③|图④|图⑤|图1|图2|图一|图二|上图|下图|左图|右图|▲|△|▼|▽|◀|▶|写真は|写真：|写真:|【写真|사진은|사진=|사진:|[사진|▲사진|Photo :|Photo:|PHOTO:|PHOTO :|Image:|Foto:|Foto :|FOTO:|Im Bild|Bild:|Unser Bild|Photograph:|Picture:|Imagen:|En la foto|En la imagen|Notre photo|Nella foto"
  )
  private static let captionEnds = list(
    "摄|攝|供图|供圖|资料图片|资料图片）|资料图|（资料图）|(资料图片)|摄影|攝影|撮影|撮影）|촬영|제공|사진|(File photo)|File photo|file photo|(File Photo)|(Archivbild)|(Archives)|(archivo)"
  )
  private static let openers = list(
    "本报讯|本報訊|本报|本報|新华社|新華社|中新社|中央社|据新华社|【本报|【本報|本刊讯|（记者|(记者|【"
  )

  static func isByline(_ text: [UInt32]) -> Bool {
    guard text.count <= 90 else { return false }
    if bylineStarts.contains(where: { starts(text, $0) }) {
      // A name follows the word: `By JANE PORTER`, not `By the time`.
      guard let space = text.firstIndex(of: 0x20), space + 1 < text.count else { return false }
      let names = text[(space + 1)...].split(separator: 0x20)
      let capitals = names.filter { LetterCase.isUpper($0.first ?? 0) }.count
      return capitals * 2 >= names.count && names.count <= 9
    }
    if isNamedInSmall(text) { return true }
    // `本报讯（记者 …）` with the report after it is the start of a report.
    if let bracket = text.prefix(48).lastIndex(where: Punctuation.isBracket) {
      let rest = text[bracket...]
      let words = rest.count(where: Characters.isWord)
      let isReport = openers.contains { starts(text, $0) } && Punctuation.isClosing(text[bracket])
      if words > (isReport ? 0 : 8), !bylineWords.contains(where: { contains(rest, $0) }) {
        return false
      }
    }
    let body = text.drop { Beginning([$0]) == .marker || $0 == 0x20 }
    if bylineWords.contains(where: { contains(body.prefix(24), $0) || ends(text, $0) }) {
      return true
    }
    // 【渡辺誠】, （高橋葵、鈴木一郎）: names alone in brackets.
    if let first = text.first, let last = text.last, Punctuation.isBracket(first),
      Punctuation.isBracket(last), text.count <= 24
    {
      return text.dropFirst().dropLast().allSatisfy {
        Characters.isHan($0) || Characters.isKana($0) || Characters.isHangul($0)
          || $0 == 0x3001 || $0 == 0x30FB || $0 == 0x20
      }
    }
    return false
  }

  private static let smallBylineStarts = list("by |di |von |par |por ")

  /// Whether nothing but names stands behind a word in small letters, `di Anna Verdi e Luca Neri`, or behind
  /// an agency and a slash, `dpa/Anna Vogel`; an address may follow them.
  private static func isNamedInSmall(_ text: [UInt32]) -> Bool {
    let names: ArraySlice<UInt32>
    if let start = smallBylineStarts.first(where: { starts(text, $0) }) {
      names = text[start.count...]
    } else if let slash = text.prefix(8).firstIndex(of: 0x2F), slash >= 2,
      text[..<slash].allSatisfy(Characters.isAlphabetic)
    {
      names = text[(slash + 1)...]
    } else {
      return false
    }
    var words = names.split(separator: 0x20)
    if let last = words.last, last.contains(0x40) { words.removeLast() }
    let capitals = words.count { LetterCase.isUpper($0[$0.startIndex]) }
    // Between names stand `e`, `und`, `de la`.
    return (2...8).contains(words.count) && capitals >= 2
      && LetterCase.isUpper(words[0][words[0].startIndex])
      && LetterCase.isUpper(words[words.count - 1][words[words.count - 1].startIndex])
      && words.allSatisfy { $0.count <= 3 || LetterCase.isUpper($0[$0.startIndex]) }
      && names.allSatisfy { !Characters.isDigit($0) }
  }

  /// Whether a text can name who wrote it: not if it is a quotation, asks, ends with a word in small letters
  /// or is worded as no name is.
  static func canBeByline(_ text: [UInt32]) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    if isByline(text) { return true }
    if Punctuation.isOpening(first), !Punctuation.isBracket(first) { return false }
    if Ending.isQuestion(last) { return false }
    // What stands in brackets is who they are: `（…大学教授）`, `(avec AFP)`.
    var depth = 0
    let names = text.filter {
      if Punctuation.isBracket($0) { depth += Punctuation.isOpening($0) ? 1 : -1 }
      return depth == 0 && !Punctuation.isBracket($0)
    }
    let words = names.split { !Characters.isWord($0) && $0 != 0x40 && $0 != 0x2E }
    guard let lastWord = words.last else { return true }
    if names.contains(where: Characters.isDense) {
      return words.allSatisfy { $0.count <= longestName && !isInflected($0) }
    }
    return !LetterCase.isLower(lastWord[lastWord.startIndex]) || lastWord.contains(0x40)
  }

  /// Characters of a name of a person or an office.
  private static let longestName = 6

  /// Whether hiragana stands among Han characters, as particles and endings do.
  private static func isInflected(_ word: ArraySlice<UInt32>) -> Bool {
    let small = word.indices.filter { (0x3041...0x3096).contains(word[$0]) }
    guard let first = small.first, let last = small.last else { return false }
    return word[..<first].contains(where: Characters.isHan)
      && word[last...].contains(where: Characters.isHan)
  }

  /// Whether a text begins with a word that points to the picture beside it: 图为…, `Im Bild …`.
  static func beginsCaption(_ text: [UInt32]) -> Bool {
    captionStarts.contains { Characters.isWord($0[0]) && starts(text, $0) }
  }

  static func isCaption(_ text: [UInt32]) -> Bool {
    captionStarts.contains { starts(text, $0) } || captionEnds.contains { ends(text, $0) }
  }

  /// Whether the last sentence names who took the picture: `… Photo by JANE PORTER`, `… Archivfoto:
  /// Petra Lorenz`, `…。圖／陳志豪提供`.
  static func endsWithCredit(_ text: [UInt32]) -> Bool {
    let last = text.suffix(80)
    // Initials have full stops too, so the credit may begin before the last one.
    let sentences = last.indices.dropFirst().reversed()
      .filter { index in
        let before = last[index - 1]
        return last[index] == 0x20
          ? Punctuation.isSentenceEnd(before) || Punctuation.isClosing(before)
          : Punctuation.isSentenceEnd(before) && Punctuation.isFullWidth(before)
      }
      .map { index in
        Array(last[index...].drop { $0 == 0x20 || Punctuation.isBracket($0) })
      }
    for sentence in sentences {
      if let sign = creditStarts.first(where: { starts(sentence, $0) }) {
        let names = sentence.dropFirst(sign.count).split(separator: 0x20)
        let capitals = names.count { !LetterCase.isLower($0[$0.startIndex]) }
        // `Foto: dpa`
        let isMarked = sign.contains(where: Punctuation.isColon) && names.count <= 2
        return !names.isEmpty && names.count <= 8 && (isMarked || capitals * 2 >= names.count)
      }
      if isCredit(sentence) { return true }
    }
    guard let sentence = sentences.first else { return false }
    return creditEnds.contains { ends(sentence, $0) } && sentence.count { $0 == 0x20 } <= 2
      || text.count <= longestCaption && isName(sentence)
  }

  /// Whether a slash and names alone stand behind the last sentence: `… / Elena Ruiz`.
  static func endsWithSlashAndNames(_ text: [UInt32]) -> Bool {
    guard let slash = text.lastIndex(where: { $0 == 0x2F || $0 == 0xFF0F }),
      let before = text[..<slash].last(where: { !Characters.isSpace($0) }),
      Punctuation.isSentenceEnd(before) || Punctuation.isClosing(before)
    else { return false }
    return isNames(text[(slash + 1)...].split(separator: 0x20))
  }

  /// Whether words are one to four names with capitals, with words of up to three letters between them:
  /// `Elena de la Vega`.
  private static func isNames(_ words: [ArraySlice<UInt32>]) -> Bool {
    func isCapital(_ word: ArraySlice<UInt32>?) -> Bool {
      word?.first.map(LetterCase.isUpper) ?? false
    }
    return (1...6).contains(words.count) && isCapital(words.first) && isCapital(words.last)
      && words.count(where: isCapital) <= 4
      && words.allSatisfy { isCapital($0) || $0.count <= 3 }
  }

  /// Whether a text is one word of Hangul, of three to six syllables and without a particle or an ending
  /// behind it: who sent a picture in.
  private static func isName(_ text: [UInt32]) -> Bool {
    (3...6).contains(text.count) && text.allSatisfy(Characters.isHangul)
      && !koreanEndings.contains(text[text.count - 1])
  }

  private static let koreanEndings = Set(scalars("은는이가을를의에도로와과서고며지만데면나"))
  /// The text of a picture that ends so, in characters.
  private static let longestCaption = 80

  /// Whether a text is a word for a picture or for who made it, with a colon or a slash and few words
  /// behind it, or with names alone: `Archivfoto: Petra Lorenz`, `圖／陳志豪提供`, `Photo Étienne Faure`.
  private static func isCredit(_ text: [UInt32]) -> Bool {
    let word = text.prefix(while: Characters.isWord)
    let rest = text.dropFirst(word.count).drop { $0 == 0x20 }
    guard let mark = rest.first else { return false }
    let isMarked = Punctuation.isColon(mark) || creditMarks.contains(mark)
    let names = (isMarked ? rest.dropFirst() : rest).split(separator: 0x20)
    guard !names.isEmpty, !rest.contains(where: Punctuation.isSentenceEnd) || !isDense(rest) else {
      return false
    }
    if isMarked, isDense(word) {
      return creditWords.contains { $0.elementsEqual(word) }
        && rest.count(where: Characters.isWord) <= mostOfCredit
    }
    let capitals = names.count { !LetterCase.isLower($0[$0.startIndex]) }
    if isMarked {
      // A compound ends with its head: `Symbolfoto:`.
      return names.count <= 8 && (names.count <= 2 || capitals * 2 >= names.count)
        && creditWords.contains { ends(word.map(lowered), $0.map(lowered)) }
    }
    return (2...4).contains(names.count) && capitals == names.count
      && creditWords.contains { $0.elementsEqual(word) }
  }

  private static func isDense(_ text: ArraySlice<UInt32>) -> Bool {
    text.contains(where: Characters.isDense)
  }

  /// A letter of ASCII in small.
  private static func lowered(_ scalar: UInt32) -> UInt32 {
    (0x41...0x5A).contains(scalar) ? scalar | 0x20 : scalar
  }

  /// Names of two people and what they did, in characters of a dense script.
  private static let mostOfCredit = 12
  private static let creditMarks: Set<UInt32> = [0x2F, 0xFF0F, 0x3D, 0xFF1D, 0x7C, 0xFF5C]
  private static let creditWords = list(
    "Photo|Photos|Photograph|Photographs|Photography|Picture|Pictures|Image|Images|Illustration|Credit|Foto|Fotos|Fotografie|Fotografía|Fotografia|Bild|Bilder|Grafik|Imagen|Crédit|圖|图|攝影|摄影|摄|攝|照片|写真|撮影|사진|그래픽"
  )
  private static let creditStarts = list(
    "Photo by |Photos by |Photograph by |Photographs by |Picture by |Pictures by |Illustration by |Photo: |Photos: |Photo : |Photos : |Picture: |Pictures: |Image: |Credit: |Illustration: |Foto: |Fotos: |Foto von |Fotos von |Foto di |Foto de |Fotos de |Foto por |Photo de |Photos de |Bild: |Bilder: |Grafik: |사진=|사진: |사진 "
  )
  private static let creditEnds = list("기자|특파원")

  /// Whether an article begins here: an agency line, a dateline, a place in capitals with a dash.
  static func isOpener(_ text: [UInt32]) -> Bool {
    if openers.contains(where: { starts(text, $0) }) || opensWithReporter(text) { return true }
    if Dateline.begins(text) { return true }
    // `PARIS (AP) —`, `WASHINGTON —`
    guard let first = text.first, LetterCase.isUpper(first) else { return false }
    var capitals = 0
    for (index, scalar) in text.prefix(60).enumerated() {
      if LetterCase.isUpper(scalar) { capitals += 1 }
      if LetterCase.isLower(scalar), index < 40, capitals > 0,
        index > 0, text[index - 1] != 0x2E, capitals >= 4
      {
        continue
      }
      if Punctuation.isDash(scalar) || (scalar == 0x2D && index > 0 && text[index - 1] == 0x20) {
        return capitals >= 4 && index >= 4
      }
      if LetterCase.isLower(scalar) && capitals < 4 { return false }
    }
    return false
  }

  /// Whether a text begins, in brackets, with who reports from where: `[서울=연합뉴스] …`,
  /// `（東京＝鈴木一郎）…`, `（本报记者 王兰）…`.
  private static func opensWithReporter(_ text: [UInt32]) -> Bool {
    guard let first = text.first, Punctuation.isBracket(first),
      let close = text.prefix(40).dropFirst().firstIndex(where: Punctuation.isBracket),
      close + 1 < text.count
    else { return false }
    let inside = text[1..<close]
    let place = inside.prefix { $0 != 0x3D && $0 != 0xFF1D }
    return place.count < inside.count && place.contains(where: Characters.isDense)
      || bylineWords.contains { contains(inside, $0) }
  }

  private static func starts(_ text: [UInt32], _ prefix: [UInt32]) -> Bool {
    text.starts(with: prefix)
  }

  private static func ends(_ text: [UInt32], _ suffix: [UInt32]) -> Bool {
    text.count >= suffix.count && text.suffix(suffix.count).elementsEqual(suffix)
  }

  private static func contains(_ text: ArraySlice<UInt32>, _ word: [UInt32]) -> Bool {
    guard text.count >= word.count else { return false }
    return (text.startIndex...text.endIndex - word.count).contains {
      text[$0..<$0 + word.count].elementsEqual(word)
    }
  }
}
