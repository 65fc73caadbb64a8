/// What may stand behind the page of a jump line and tells where on it the text goes on: `Column 3`,
/// `第2栏`, `右下角`.
enum JumpTail {
  /// Whether the rest of a line is a tail: true for one whose words may begin a text as well, so that its
  /// end must be marked, false for any other, nil for none.
  static func isTail(_ line: [UInt32], from start: Int) -> Bool? {
    guard start < line.count else { return nil }
    let begin = isMark(line[start]) ? start + 1 : start
    if isColumn(line, at: begin) { return false }
    return isPlace(line[begin...]) ? true : nil
  }

  private static func isMark(_ scalar: UInt32) -> Bool {
    Punctuation.isComma(scalar) || Punctuation.isSemicolon(scalar) || Punctuation.isColon(scalar)
      || Punctuation.isOpening(scalar) || scalar == 0x2D || scalar == 0x2F || scalar == 0xB7
      || scalar == 0x2022
  }

  private static let columns = JumpGrammar.words(
    "columns|column|cols.|col.|col|spalten|spalte|sp.|colonnes|colonne|columna|colonna|coluna|колонка"
      + "|栏|欄|段|단")
  private static let prefixes = JumpGrammar.words("第|제|")

  /// `Column 3`, `Third Column`, `第2栏`.
  private static func isColumn(_ line: [UInt32], at start: Int) -> Bool {
    func ends(of words: [[UInt32]], _ start: Int) -> [Int] {
      words.filter { JumpText.stands($0, in: line, at: start) }.map { start + $0.count }
    }
    func number(_ start: Int) -> [Int] {
      ends(of: prefixes, start).compactMap { PageLabelReader.read(line, at: $0)?.end }
    }
    return ends(of: columns, start).flatMap(number).contains(line.count)
      || number(start).flatMap { ends(of: columns, $0) }.contains(line.count)
  }

  /// `右`, `左上`, `右下角`, `下半版`, `中缝`.
  private static func isPlace(_ tail: ArraySlice<UInt32>) -> Bool {
    let sides = tail.prefix { sideScalars.contains($0) }
    let rest = Array(tail.dropFirst(sides.count))
    return (1...2).contains(sides.count) && (rest.isEmpty || parts.contains(rest))
  }

  /// 右左上下中
  private static let sideScalars: Set<UInt32> = [0x53F3, 0x5DE6, 0x4E0A, 0x4E0B, 0x4E2D]
  private static let parts = Set(
    JumpGrammar.words("角|侧|側|部|方|边|邊|栏|欄|半版|缝|縫|面|段"))
}
