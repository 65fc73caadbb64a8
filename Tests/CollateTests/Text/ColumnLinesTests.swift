import CollateModels
import CollateTestSupport
import Testing

@testable import Collate

/// Text as it is set in a column: lines filled as far as they go, paragraph after paragraph.
private enum Column {
  /// Breaks a paragraph into lines no wider than a column, in halves of a Han character.
  ///
  /// Words stay whole, and no mark that closes or stops begins a line.
  static func lines(_ paragraph: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in pieces(paragraph) {
      if used > 0, used + self.width(piece) > width {
        lines.append(line.trimmed)
        (line, used) = ("", 0)
      }
      let piece = line.isEmpty ? piece.trimmed : piece
      line += piece
      used += self.width(piece)
    }
    return lines + [line.trimmed]
  }

  static func text(_ paragraphs: [String], width: Int) -> String {
    paragraphs.map { lines($0, width: width).joined(separator: "\n") }.joined(separator: "\n")
  }

  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + Characters.halfWidths($1.value) }
  }

  private static let marks: Set<Character> = ["，", "。", "、", "；", "：", "！", "？", "”", "）", "》"]

  /// What is not parted: a word with the space before it, or a Han character, with its marks.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    for character in text {
      let isMark = marks.contains(character)
      let isHan = character.unicodeScalars.allSatisfy { Characters.isHan($0.value) }
      let follows = pieces.last?.last.map { last in
        last == "“" || last == "（" || last == "《"
          || isMark
          || (character != " " && !isHan
            && !last.unicodeScalars.allSatisfy {
              Characters.isHan($0.value) || Punctuation.isFullWidth($0.value)
            })
      }
      if follows == true {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
    }
    return pieces
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text.drop { $0 == " " })
  }
}

/// Paragraphs of made-up words.
private struct Writer {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(random.next() % UInt64(range.count))
  }

  mutating func latin(words: Int) -> String {
    var text = (0..<words).map { _ in
      String((0..<number(1...10)).map { _ in Array("abcdefghilmnoprstu")[number(0...17)] })
    }.joined(separator: " ")
    text = text.prefix(1).uppercased() + text.dropFirst()
    return text + "."
  }

  mutating func han(characters: Int) -> String {
    let stock = Array("市政府会议研究部署今年重点工作推进项目建设群众办事更加方便道路交通农业生产教育")
    var text = ""
    for index in 1...characters {
      text.append(stock[number(0...stock.count - 1)])
      if index % 11 == 0, index < characters - 2 { text.append("，") }
    }
    return text + "。"
  }

  mutating func paragraph(isHan: Bool) -> String {
    isHan ? han(characters: number(40...180)) : latin(words: number(20...90))
  }
}

@Suite struct ColumnLinesTests {
  private func blocks(
    _ text: String, _ separation: BlockSeparation = .shortLines
  ) -> [String] {
    let issue = Collate.Issue(sources: [Source(text: text, separation: separation)])
    return issue.blocks.map { issue.text(of: $0) }
  }

  /// The lines of a block set one after another again.
  private func unwrapped(_ block: String, isHan: Bool) -> String {
    block.split(separator: "\n").joined(separator: isHan ? "" : " ")
  }

  @Test(arguments: 0..<12 as Range<UInt64>, [true, false])
  func `no paragraph is split where lines are filled as far as they go`(seed: UInt64, isHan: Bool) {
    var writer = Writer(seed: seed)
    let width = writer.number(isHan ? 14...22 : 24...60) * (isHan ? 2 : 1)
    let paragraphs = (0..<20).map { _ in writer.paragraph(isHan: isHan) }
    let blocks = blocks(Column.text(paragraphs, width: width))
      .map { unwrapped($0, isHan: isHan) }
    #expect(
      blocks.joined(separator: isHan ? "" : " ") == paragraphs.joined(separator: isHan ? "" : " "))
    #expect(blocks.allSatisfy { block in paragraphs.contains { block.hasPrefix($0) } })
    #expect(blocks.allSatisfy { block in paragraphs.contains { block.hasSuffix($0) } })
    #expect(blocks.count * 3 >= paragraphs.count)
  }

  @Test(arguments: 0..<20 as Range<UInt64>, [true, false])
  func `a paragraph whose last line is half empty is a block`(seed: UInt64, isHan: Bool) {
    var writer = Writer(seed: seed)
    let width = isHan ? 36 : 42
    var paragraphs: [String] = []
    while paragraphs.count < 20 {
      let paragraph = writer.paragraph(isHan: isHan)
      if let last = Column.lines(paragraph, width: width).last, Column.width(last) * 2 <= width {
        paragraphs.append(paragraph)
      }
    }
    let source = Source(text: Column.text(paragraphs, width: width))
    #expect(source.separation == .shortLines)
    #expect(
      blocks(Column.text(paragraphs, width: width)).map { unwrapped($0, isHan: isHan) }
        == paragraphs)
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `columns of several widths follow one another`(seed: UInt64) {
    var writer = Writer(seed: seed)
    var text = ""
    var paragraphs: [String] = []
    for width in [30, 64, 40, 28, 72] {
      let column = (0..<8).map { _ in writer.han(characters: writer.number(80...180)) }
      text += Column.text(column, width: width) + "\n"
      paragraphs += column
    }
    let blocks = blocks(text).map { unwrapped($0, isHan: true) }
    #expect(blocks.joined() == paragraphs.joined())
    let whole = blocks.filter(paragraphs.contains).count
    #expect(whole >= 20)
    #expect(Source(text: text).separation == .shortLines)
  }

  @Test func `heads, bylines and captions stand alone`() {
    var writer = Writer(seed: 5)
    let body = (0..<3).map { _ in writer.han(characters: 90) + "特此报道。" }
    let text = [
      "城市建设新进展", "本报记者 王明", Column.text(body, width: 36), "图为施工现场",
      "又一个标题", "新华社记者 李华 摄", Column.text(body, width: 36),
    ].joined(separator: "\n")
    let blocks = blocks(text)
    for line in ["城市建设新进展", "本报记者 王明", "图为施工现场", "又一个标题", "新华社记者 李华 摄"] {
      #expect(blocks.contains(line))
    }
  }

  @Test(arguments: [
    ("Every line is filled up to here and", "then some", false),
    ("Every line is filled up.", "Then some more", true),
    ("Every line is filled up to.", "Extraordinarily", false),
    ("Every line is filled up a bit", "more", false),
    ("Every line is", "then some", true),
    ("Every line is inter-", "national", false),
  ])
  func `a line is short if the next word had room in it`(line: String, next: String, isShort: Bool)
  {
    let full = Array(repeating: "this line is as wide as the column is", count: 9)
    let text = (full + [line, next + " and more of it until it is wide"] + full).joined(
      separator: "\n")
    #expect((blocks(text).count == 2) == isShort)
  }

  @Test func `a mark that may not begin a line is no room`() {
    let full = Array(repeating: "市政府会议研究部署今年重点工作", count: 9)
    // One character and its mark take two places, and one is free.
    let text = (full + ["会议研究部署今年重点工作推进", "来，市政府会议研究部署今年重点"] + full)
    #expect(blocks(text.joined(separator: "\n")).count == 1)
    let short = (full + ["会议研究部署今年重点。", "来，市政府会议研究部署今年重点"] + full)
    #expect(blocks(short.joined(separator: "\n")).count == 2)
  }

  @Test(arguments: 0..<10 as Range<UInt64>, [true, false])
  func `a first line whose indent got lost is not short`(seed: UInt64, isHan: Bool) {
    var writer = Writer(seed: seed)
    let indent = isHan ? "　　" : "    "
    let paragraphs = (0..<20).map { _ in writer.paragraph(isHan: isHan) }
    let text = paragraphs.map { paragraph -> String in
      // A stand-in of the indent's width is set with the paragraph and dropped.
      let set = Column.lines((isHan ? "口口" : "wide") + paragraph, width: 40)
      return ([String(set[0].dropFirst(indent.count))] + set.dropFirst()).joined(separator: "\n")
    }
    let blocks = blocks(text.joined(separator: "\n")).map { unwrapped($0, isHan: isHan) }
    #expect(blocks.allSatisfy { block in paragraphs.contains { block.hasPrefix($0) } })
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `lines that were put together at a hyphen count for the last of them`(seed: UInt64) {
    var writer = Writer(seed: seed)
    let width = writer.number(40...48)
    var paragraphs: [String] = []
    while paragraphs.count < 30 {
      let paragraph = writer.latin(words: writer.number(50...90))
      if let last = Column.lines(paragraph, width: width).last, Column.width(last) * 2 <= width {
        paragraphs.append(paragraph)
      }
    }
    let text = paragraphs.map { paragraph in
      // A line in four that is nearly full goes on in the next one, as where its last word had been cut.
      Column.lines(paragraph, width: width).reduce(into: [String]()) { lines, line in
        if let last = lines.last, Column.width(last) + 6 > width, writer.number(1...4) == 1 {
          lines[lines.count - 1] = last + " " + line
        } else {
          lines.append(line)
        }
      }.joined(separator: "\n")
    }.joined(separator: "\n")
    #expect(Source(text: text).separation == .shortLines)
    let whole = Set(blocks(text).map { unwrapped($0, isHan: false) }).intersection(paragraphs)
    #expect(whole.count * 10 >= paragraphs.count * 6)
  }

  @Test func `what goes on in small letters ends no block, but a head above a text does`() {
    let full = Array(repeating: "this line is as wide as the column is", count: 9)
    let stretched = ["distri-", "bution", "of all", "your words in"]
    #expect(blocks((full + stretched + full).joined(separator: "\n")).count == 1)
    let head = blocks((full + ["it ends here.", "A head of text"] + full).joined(separator: "\n"))
    #expect(head.map { $0.hasSuffix("here.") || $0 == "A head of text" } == [true, true, false])
    let two = blocks(
      (full + ["it ends here.", "A head of two", "short lines"]
        + ["This line is as wide as the column is"] + full).joined(separator: "\n"))
    #expect(two.contains("A head of two\nshort lines"))
  }

  @Test func `lines of a box that is narrower than the columns around it stay together`() {
    var writer = Writer(seed: 6)
    let wide = Column.text((0..<4).map { _ in writer.han(characters: 100) }, width: 64)
    let box = writer.han(characters: 46)
    let text = [wide, Column.text([box], width: 28), wide].joined(separator: "\n")
    #expect(blocks(text).contains { unwrapped($0, isHan: true).contains(box) })
  }

  @Test func `one line that is too wide is no column`() {
    let full = Array(repeating: "市政府会议研究部署今年重点工作", count: 9)
    let head = "东江日报　2024年3月5日　星期二　第1版　要闻　责任编辑　王明"
    #expect(blocks((full + [head] + full).joined(separator: "\n")).count == 1)
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `a column may have as many characters in every line, whatever they are`(seed: UInt64) {
    var writer = Writer(seed: seed)
    let paragraphs = (0..<20).map { _ in
      // Figures and names in letters take a place of Han each.
      (0..<writer.number(2...6)).map { _ in
        writer.han(characters: writer.number(10...30)).dropLast() + "\(writer.number(1...99999))"
      }.joined() + "。"
    }
    let text = paragraphs.map { paragraph in
      stride(from: 0, to: paragraph.count, by: 16).map {
        String(paragraph.dropFirst($0).prefix(16))
      }.joined(separator: "\n")
    }.joined(separator: "\n")
    let blocks = blocks(text).map { unwrapped($0, isHan: true) }
    #expect(blocks.allSatisfy { block in paragraphs.contains { block.hasPrefix($0) } })
    #expect(blocks.allSatisfy { block in paragraphs.contains { block.hasSuffix($0) } })
    #expect(blocks.count * 4 >= paragraphs.count * 3)
    #expect(Source(text: text).separation == .shortLines)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `line ends of every kind are read`(lineEnd: String) {
    var writer = Writer(seed: 3)
    let paragraphs = (0..<12).map { _ in writer.latin(words: 40) }
    let lines = paragraphs.flatMap { Column.lines($0, width: 50) }
    let plain = blocks(lines.joined(separator: "\n"))
    let text = lines.joined(separator: lineEnd)
    #expect(Source(text: text).separation == .shortLines)
    #expect(
      blocks(text).map { $0.split(whereSeparator: \.isNewline).joined(separator: "\n") } == plain)
  }

  @Test(arguments: [true, false])
  func `blank lines and pages end a block, whatever its last line is`(isHan: Bool) {
    var writer = Writer(seed: 8)
    let paragraphs = (0..<12).map { _ in writer.paragraph(isHan: isHan) }
    let columns = [paragraphs[..<5], paragraphs[5..<9], paragraphs[9...]].map {
      Column.text(Array($0), width: 40)
    }
    let text = columns[0] + "\n\n" + columns[1] + "\n\u{0C}" + columns[2]
    let source = Source(text: text)
    #expect(source.separation == .shortLines)
    let heads = blocks(text).map { unwrapped($0, isHan: isHan).prefix(12) }
    for index in [0, 5, 9] { #expect(heads.contains(paragraphs[index].prefix(12))) }
    #expect(Collate.Issue(sources: [source]).pages.count == 2)
  }
}

@Suite struct ShortLinesRecognitionTests {
  private func separation(_ text: String) -> BlockSeparation { Source(text: text).separation }

  @Test(arguments: 0..<20 as Range<UInt64>, [true, false])
  func `blank lines that separate paragraphs are enough`(seed: UInt64, isHan: Bool) {
    var writer = Writer(seed: seed)
    let width = writer.number(30...44)
    let paragraphs = (0..<20).map { _ in
      Column.text([writer.paragraph(isHan: isHan)], width: width)
    }
    #expect(separation(paragraphs.joined(separator: "\n\n")) == .blankLines)
    #expect(separation(paragraphs.joined(separator: "\n")) == .shortLines)
    // A list among them changes nothing.
    let list = (1...12).map { "\($0). \(writer.latin(words: 3))" }.joined(separator: "\n")
    #expect(separation((paragraphs + [list]).joined(separator: "\n\n")) == .blankLines)
  }

  @Test(arguments: 0..<20 as Range<UInt64>, [true, false])
  func `blank lines between the pieces of columns do not separate paragraphs`(
    seed: UInt64, isHan: Bool
  ) {
    var writer = Writer(seed: seed)
    let paragraphs = (0..<40).map { _ in writer.paragraph(isHan: isHan) }
    var lines = Column.text(paragraphs, width: writer.number(30...44)).split(separator: "\n")[...]
    var pieces: [String] = []
    while !lines.isEmpty {
      let count = writer.number(8...14)
      pieces.append(lines.prefix(count).joined(separator: "\n"))
      lines = lines.dropFirst(count)
    }
    #expect(separation(pieces.joined(separator: "\n\n")) == .shortLines)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `verse, tables and sentences a line are no columns`(seed: UInt64) {
    var writer = Writer(seed: seed)
    let verse = (1...60).map { line in
      String(writer.latin(words: writer.number(5...8)).dropLast()) + (line % 4 == 0 ? "." : ",")
    }
    #expect(separation(verse.joined(separator: "\n")) == .blankLines)
    let sentences = (1...60).map { _ in writer.latin(words: writer.number(3...14)) }
    #expect(separation(sentences.joined(separator: "\n")) == .lines)
    let table = (1...60).map {
      "\($0) \(writer.latin(words: 2).dropLast()) \(writer.number(1...90000))"
    }
    #expect(separation(table.joined(separator: "\n")) == .blankLines)
    let characters = (1...60).map { _ in writer.han(characters: writer.number(4...24)) }
    #expect(separation(characters.joined(separator: "\n")) == .lines)
  }

  @Test func `an indented text and a few lines are left as they are`() {
    var writer = Writer(seed: 4)
    let paragraphs = (0..<20).map { _ in writer.latin(words: 60) }
    let text = Column.text(paragraphs, width: 60)
    #expect(separation(text) == .shortLines)
    let quoted = text.split(separator: "\n").map { "    " + $0 }
    #expect(separation(quoted.joined(separator: "\n")) == .blankLines)
    #expect(separation(Column.text(Array(paragraphs.prefix(4)), width: 60)) == .blankLines)
  }
}

@Suite struct ColumnAssemblyTests {
  /// The sample issue set in columns: pages apart, nothing else.
  private static let text = Column.text(
    SeedIssue.issue.blocks.map { SeedIssue.issue.text(of: $0) }, width: 36)
  private static let result = Check(models: BuiltInModels.all).run(on: Collate.Issue(text))

  @Test func `a check finds split paragraphs in columns`() {
    #expect(Self.result.issue.sources[0].separation == .shortLines)
    #expect(made(Self.result) * 2 >= made(SeedIssue.result))
    let unread = Collate.Issue(sources: [Source(text: Self.text, separation: .blankLines)])
    // A jump line among them begins or ends one.
    #expect(unread.blocks.count == 2)
  }

  /// How many joins a check makes: those that are possible at best it does not.
  private func made(_ result: CheckResult) -> Int {
    result.continuations.count { $0.certainty >= .likely }
  }

  @Test func `what is joined reads as before, and leads back`() throws {
    let joined = try Assembly(Self.result)
    #expect(try joined.edits.undo(joined.text) == Array(Self.text.utf8))
    let issue = Self.result.issue
    let again = Collate.Issue(sources: [Source(path: "-", bytes: joined.text)])
    #expect(again.sources[0].separation == .shortLines)
    let carriedOn = Set(Self.result.continuations.map(\.to))
    let starts = issue.blocks.indices.filter { !carriedOn.contains($0) }.map {
      issue.text(of: issue.blocks[$0]).prefix(8)
    }
    let found = Set(again.blocks.map { again.text(of: $0).prefix(8) })
    #expect(starts.count { found.contains($0) } * 20 >= starts.count * 17)
  }

  @Test func `halves that end and begin with full lines keep their lines`() throws {
    let tail = "市政府常务会议今天上午研究了今年重点民生工程的推进情况，会议指出，要坚持以人民为中心的发展思"
    let head = "想，把群众关心的事情一件一件办好，让发展成果更多更公平惠及全体人民。"
    let text =
      Column.text([tail], width: 32) + "\n\u{0C}" + Column.text([head], width: 32) + "\n"
    let issue = Collate.Issue(sources: [Source(text: text, separation: .shortLines)])
    let joined = try Assembly(Check(models: BuiltInModels.all).run(on: issue))
    #expect(String(decoding: joined.text, as: UTF8.self).contains("的发展思\n想，把群众"))
    #expect(try joined.edits.undo(joined.text) == Array(text.utf8))
  }
}
