import Testing

@testable import Collate

@Suite struct RepeatFinderTests {
  @Test func `a text that stands three times is one family, whatever follows two of its places`() {
    var text = HanText(seed: 83)
    let notice = text.paragraph(30)
    let next = text.paragraph(40)
    let issue = Issue(
      [notice, next, text.paragraph(60), notice, next, text.paragraph(60), notice]
        .joined(separator: "\n\n"))
    let repeats = RepeatFinder().find(
      in: issue, roles: Array(repeating: .body, count: issue.blocks.count))
    let places = (repeats.families + repeats.echoes).map { $0.members.map(\.blocks) }
    #expect(places.contains([0...0, 3...3, 6...6]))
    #expect(places.contains([0...1, 3...4]))
  }

  @Test func `a passage set twice is found with its exact ends`() {
    for seed in 1...40 {
      var text = HanText(seed: UInt64(seed))
      let passage = text.characters(6) + "，" + text.characters(text.number(16..<50))
      var blocks = (0..<8).map { _ in text.paragraph(text.number(30..<120)) }
      for block in [2, 5] {
        blocks[block] = text.characters(9) + passage + text.characters(11) + "。"
      }
      let (issue, found) = repeats(blocks.joined(separator: "\n\n"))
      #expect(found.families.count == 1, "seed \(seed)")
      for family in found.families {
        #expect(family.members.map { issue.text(of: $0) } == [passage, passage])
        #expect(family.kind == .passage)
      }
    }
  }

  @Test func `unrelated paragraphs repeat nothing`() {
    var text = HanText(seed: 7)
    let blocks = (0..<300).map { _ in text.paragraph(text.number(20..<150)) }
    #expect(repeats(blocks.joined(separator: "\n\n")).found.families.isEmpty)
  }

  @Test(arguments: [(50, 0.05), (100, 0.1), (200, 0.2)])
  func `a copy with errors is found`(length: Int, share: Double) {
    for seed in 1...25 {
      var text = HanText(seed: UInt64(seed) &* 77)
      let original = text.paragraph(length)
      var blocks = (0..<6).map { _ in text.paragraph(80) }
      blocks[1] = original
      blocks[4] = text.noisy(original, share: share)
      let found = repeats(blocks.joined(separator: "\n\n")).found
      #expect(found.families.count == 1, "seed \(seed)")
      #expect(found.families.allSatisfy { $0.members.map(\.block) == [1, 4] })
    }
  }

  @Test func `a run of blocks set twice is one family`() {
    var text = HanText(seed: 3)
    let run = [text.paragraph(40), text.paragraph(90), text.paragraph(12)]
    let others = (0..<4).map { _ in text.paragraph(60) }
    let blocks = [others[0]] + run + [others[1], others[2]] + run + [others[3]]
    let found = repeats(blocks.joined(separator: "\n\n")).found
    #expect(found.families.count == 1)
    #expect(found.families.first?.members.map(\.blocks) == [1...3, 6...8])
    #expect(found.families.first?.kind == .exact)
  }

  @Test func `a scrap of a long block is contained in it and the long block is kept`() {
    var text = HanText(seed: 5)
    let scrap = text.characters(12) + "，" + text.characters(12)
    let blocks = [
      text.paragraph(40), scrap, text.paragraph(30),
      text.paragraph(900) + scrap + "，" + text.paragraph(900),
    ]
    let (issue, found) = repeats(blocks.joined(separator: "\n\n"))
    #expect(found.families.map(\.kind) == [.contained])
    #expect(found.families.first?.kept == 1)
    #expect(found.families.first.map { issue.text(of: $0.members[1]) } == scrap)
  }

  @Test func `a text that stands three times is one family of three`() {
    var text = HanText(seed: 9)
    let copy = text.paragraph(70)
    let blocks = [
      copy, text.paragraph(50), text.noisy(copy, share: 0.04), text.paragraph(50), copy,
    ]
    let found = repeats(blocks.joined(separator: "\n\n")).found
    #expect(found.families.map { $0.members.map(\.block) } == [[0, 2, 4]])
  }

  @Test func `the identity of a repeat survives a new order of the blocks`() {
    var text = HanText(seed: 11)
    let copies = (0..<4).map { _ in text.paragraph(60) }
    let once = copies.flatMap { [$0, text.paragraph(60)] }
    let again = copies.flatMap { [text.paragraph(60), text.noisy($0, share: 0.03)] }
    let before = repeats((once + again).joined(separator: "\n\n")).found.families
    let after = repeats((once + again).reversed().joined(separator: "\n\n")).found.families
    #expect(before.count == 4)
    #expect(before.map(\.id).sorted() == after.map(\.id).sorted())
  }

  @Test func `differing figures are named with their places`() throws {
    var text = HanText(seed: 13)
    let (left, right) = (text.paragraph(40), text.paragraph(40))
    let blocks = [left + "共有1250人参加。" + right, left + "共有1350人参加。" + right]
    let (issue, found) = repeats(blocks.joined(separator: "\n\n"))
    let family = try #require(found.families.first)
    #expect(family.hasDifferentNumbers)
    let difference = try #require(family.differences.first)
    #expect(issue.text(of: difference.kept) == "1250")
    #expect(issue.text(of: difference.other) == "1350")
  }

  /// The numeric differences between two blocks of unrelated text around a figure.
  private func figures(_ kept: String, _ other: String, seed: UInt64 = 29) -> [[String]] {
    var text = HanText(seed: seed)
    let isDense = (kept + other).unicodeScalars.contains { Characters.isHan($0.value) }
    let words = "the council of the harbour town has met again to hear how far the works have come"
    let (left, right) =
      isDense
      ? (text.paragraph(30), text.paragraph(30)) : (words + ". On time ", " were there, " + words)
    let (issue, found) = repeats(
      [left + kept + right, left + other + right].joined(separator: "\n\n"))
    return found.families.flatMap(\.differences).filter(\.isNumeric)
      .map { [issue.text(of: $0.kept), issue.text(of: $0.other)] }
  }

  @Test(arguments: [
    ("共212人", "共221人", ["212", "221"]), ("增长5.6%，", "增长6.5%，", ["5.6", "6.5"]),
    ("有一百二十人", "有一百零二人", ["一百二十", "一百零二"]), ("投入３２０元", "投入３０２元", ["３２０", "３０２"]),
    ("共两班", "共三班", ["两", "三"]), ("捐款壹佰元", "捐款贰佰元", ["壹佰", "贰佰"]),
    ("下降12.5%，", "下降1.25%，", ["12.5", "1.25"]), ("约5%的人", "约5‰的人", ["5", "5"]),
    ("气温-3度", "气温3度", ["3", "3"]), ("1,200 people", "12,000 people", ["1,200", "12,000"]),
    ("three people", "seven people", ["three", "seven"]),
    ("12 people", "twelve people", ["12", "twelve"]),
    ("£32 and a bit", "€32 and a bit", ["32", "32"]),
    ("dreiundzwanzig people", "vierundzwanzig people", ["dreiundzwanzig", "vierundzwanzig"]),
    ("۳۲۵۰ people", "۳۲۹۰ people", ["۳۲۵۰", "۳۲۹۰"]),
  ])
  func `a figure that differs is named whole`(kept: String, other: String, figures: [String]) {
    #expect(self.figures(kept, other) == [figures])
  }

  @Test(arguments: [
    ("共1,200人", "共1200人"), ("共１２００人", "共1200人"), ("约5％，", "约5%，"),
    ("12 000 people", "12000 people"),
    ("the 5–2 win", "the 5-2 win"), ("on 7.30 p.m.", "on 7:30 p.m."),
    ("Covid-19 cases", "Covid 19 cases"),
    ("nine lives", "fine lives"), ("一起去", "起去"),
  ])
  func `a figure that is written in another way does not differ`(kept: String, other: String) {
    #expect(figures(kept, other).isEmpty)
  }

  @Test(arguments: [
    ("0536-2210987", "0536-2847311"), ("48170人次", "52964人次"), ("3小时8分41秒", "3小时8分17秒"),
    ("三十五度", "三十二度"),
  ])
  func `a figure that differs at an edge of a copy is a part of it`(kept: String, other: String) {
    for seed in 1...10 {
      var text = HanText(seed: UInt64(seed) &* 113)
      let sentence = text.characters(13) + "于" + text.characters(9) + "为"
      for blocks in [
        [sentence + kept + "。", text.paragraph(50), sentence + other + "。"],
        [kept + "为" + sentence + "。", text.paragraph(50), other + "为" + sentence + "。"],
      ] {
        let (issue, found) = repeats(blocks.joined(separator: "\n\n"))
        #expect(found.families.map(\.hasDifferentNumbers) == [true], "seed \(seed)")
        #expect(
          found.families.first?.members.map { issue.text(of: $0) } == [blocks[0], blocks[2]],
          "seed \(seed)")
      }
    }
  }

  @Test(arguments: [
    ("增长50", "%，"), ("增长50", "％，"), ("超过50", "‰的"), ("共50", "€，"), ("约", "-50度，"), ("约", "$50万，"),
    ("约", "￥50万，"), ("约", "−50度，"),
  ])
  func `a copy cut beside a sign has no other figure`(before: String, after: String) {
    for seed in 1...10 {
      var text = HanText(seed: UInt64(seed) &* 137)
      let (start, end) = (text.paragraph(40) + before, after + text.paragraph(40))
      // What is left where the cut takes the sign.
      let rest = end.drop { !$0.isNumber }
      for part in before.last!.isNumber ? [start[...]] : [rest] {
        let (_, found) = repeats(
          [start + end, text.paragraph(50), String(part)].joined(separator: "\n\n"))
        #expect(found.families.map(\.kind) == [.contained], "seed \(seed)")
        #expect(found.families.map(\.hasDifferentNumbers) == [false], "seed \(seed)")
      }
    }
  }

  @Test(arguments: [("共支出$50万，", "共支出50万，"), ("共增长50%", "共增长50"), ("增长50%。", "增长50。")])
  func `a sign that one of two whole copies lacks is another figure`(kept: String, other: String) {
    for seed in 1...10 {
      var text = HanText(seed: UInt64(seed) &* 139)
      let (head, tail) = kept.hasSuffix("，") ? ("", text.paragraph(40)) : (text.paragraph(40), "")
      let (_, found) = repeats(
        [head + kept + tail, text.paragraph(50), head + other + tail].joined(separator: "\n\n"))
      #expect(found.families.map(\.hasDifferentNumbers) == [true], "seed \(seed)")
    }
  }

  @Test func `a scrap of which the last figure differs is contained`() {
    for seed in 1...10 {
      var text = HanText(seed: UInt64(seed) &* 127)
      let sentence = text.characters(16) + "，为" + text.characters(8) + "的"
      let (_, found) = repeats(
        [
          text.paragraph(40) + sentence + "21830吨，" + text.paragraph(40), text.paragraph(50),
          sentence + "21490吨",
        ].joined(separator: "\n\n"))
      #expect(found.families.map(\.kind) == [.contained], "seed \(seed)")
      #expect(found.families.map(\.hasDifferentNumbers) == [true], "seed \(seed)")
    }
  }

  @Test func `a passage ends before a figure that goes on in another way`() {
    for seed in 1...20 {
      var text = HanText(seed: UInt64(seed) &* 131)
      let passage = text.characters(24) + "于"
      func inside(_ before: String, _ after: String) -> String {
        text.paragraph(30) + text.characters(6) + before + passage + after + text.characters(16)
          + "。"
      }
      for (first, second) in [(("", "1384"), ("", "1397")), (("2160", ""), ("3860", ""))] {
        let (issue, found) = repeats(
          [inside(first.0, first.1), text.paragraph(50), inside(second.0, second.1)]
            .joined(separator: "\n\n"))
        #expect(
          found.families.map { $0.members.map { issue.text(of: $0) } } == [[passage, passage]],
          "seed \(seed)")
      }
    }
  }

  @Test func `a copy that was cut inside a figure ends there, and no figure differs`() {
    for seed in 1...20 {
      var text = HanText(seed: UInt64(seed) &* 137)
      let cut = text.characters(26) + "共" + "218"
      let whole = text.paragraph(40) + cut + "30吨，" + text.paragraph(40)
      for copy in [cut, text.paragraph(40) + cut + text.characters(12) + "。"] {
        let (issue, found) = repeats([whole, text.paragraph(50), copy].joined(separator: "\n\n"))
        #expect(
          found.families.map { $0.members.map { issue.text(of: $0) } } == [[cut, cut]],
          "seed \(seed)")
        #expect(found.families.map(\.hasDifferentNumbers) == [false], "seed \(seed)")
      }
    }
  }

  @Test func `a comma of a sentence joins no figures`() {
    #expect(figures("至17:00，10千伏", "至18:00，10千伏") == [["17:00", "18:00"]])
    #expect(figures("共21，300人", "共12，300人") == [["21，300", "12，300"]])
  }

  @Test func `a figure behind a word that differs too is a figure`() {
    #expect(figures("一等奖基本52注", "一等奖追加38注") == [["52", "38"]])
    #expect(figures("领取52幼苗", "领取38种子") == [["52", "38"]])
  }

  @Test func `a figure is found that differs in the middle of a long text`() {
    // In letters runs of three agree everywhere by chance.
    let letters = Array("etaoinshr")
    for seed in 1...12 {
      var text = HanText(seed: UInt64(seed))
      func words(_ count: Int) -> String {
        (0..<count).map { _ in
          String((0..<text.number(2..<8)).map { _ in letters[text.number(0..<letters.count)] })
        }.joined(separator: " ")
      }
      let (left, right) = (words(600), words(600))
      let blocks = ["4200", "4700"].map { "\(left) \($0) \(right)" }
      let (issue, found) = repeats(blocks.joined(separator: "\n\n"))
      #expect(found.families.count == 1)
      let differences: [Difference] = found.families.flatMap(\.differences)
      #expect(differences.map { issue.text(of: $0.other) } == ["4700"], "seed \(seed)")
    }
  }

  @Test func `names that differ are words, letters that differ are not`() {
    let report = { (name: String, street: String) in
      "The council has appointed \(name) to look after the trees along \(street), with effect from the first of May, as the mayor said."
    }
    let (_, names) = repeats(
      report("Maria Kowalski", "Harbour Road") + "\n\n" + report("Peter Novak", "Harbour Road"))
    #expect(names.families.flatMap(\.differences).contains { $0.isLexical })
    let (_, errors) = repeats(
      report("Maria Kowalski", "Harbour Road") + "\n\n" + report("Maria Kowa1ski", "Harhour Road"))
    #expect(errors.families.map(\.kind) == [.near])
    #expect(!errors.families.flatMap(\.differences).contains { $0.isLexical })
  }

  @Test func `a ligature in a phrase set twice is no place to cut it`() {
    let found = repeats(
      "Am Markt steht das große alte Haus, steht das große alte Haus, wie man weiß."
    ).found
    #expect(found.families.map(\.kind) == [.inner])
  }

  @Test func `a clause twice in one sentence is an inner repeat, parallel clauses are none`() {
    let twice = "会议要求保持方向不变，持续强化污染防治攻坚，保持力度不减，持续强化污染防治攻坚，全力以赴。"
    let parallel = "要坚持问题导向，要坚持目标导向，要坚持结果导向，要把责任落实到人，要把措施落实到位。"
    let (issue, found) = repeats(twice + "\n\n" + parallel)
    #expect(found.families.map(\.kind) == [.inner])
    #expect(
      found.families.first?.members.map { issue.text(of: $0) }
        == ["持续强化污染防治攻坚", "持续强化污染防治攻坚"])
  }

  @Test func `a phrase set again at once is an inner repeat, one that is taken up is none`() {
    let lines = [
      "过去十年里，几乎所有的新机器都能使用硬件辅助虚拟化硬件辅助虚拟化技术，老的机器则不能。": 1,
      "我们要把责任落到实处，持续推进攻坚克难，持续推进攻坚克难，把各项工作做得更好。": 1,
      "学校先后更名为东省特别区科学研究院、北满特别区科学研究院、北满科学研究院，后来并入大学。": 0,
      "我们说的虚拟化，是硬件辅助虚拟化。硬件辅助虚拟化需要新的机器，老的机器则不能。": 0,
      "当前的首要任务是加快推进乡村振兴，加快推进乡村振兴的关键在于产业和人才。": 0,
      "ผู้ว่าราชการเปิดเผยว่าโครงการก่อสร้างสะพานข้ามแม่น้ำโครงการก่อสร้างสะพานข้ามแม่น้ำจะเสร็จ": 1,
      "The orchard was a gift of the old railway company the old railway company to the town.": 1,
      "The orchard was a gift of railwaymen, from the old valley towns, from the old valley towns, to all.":
        1,
      "Two gifts, of the old Northern Railway workshop, Northern Railway workshop people.": 0,
    ]
    for (line, count) in lines {
      let found = repeats(line).found
      #expect(found.families.count == count, "\(line)")
      #expect(found.families.allSatisfy { $0.kind == .inner })
    }
  }

  @Test func `a repeat that runs on into the next block is no inner one`() throws {
    let (issue, found) = repeats(
      """
      除精神卫生医疗机构进行精神障碍诊断外，疑似精神障碍患者由家属送诊。精神卫生医疗机构进行精神障碍诊断。

      疑似精神障碍患者的近亲属可以申请再次诊断，机构应当在三日以内作出答复。
      """)
    let family = try #require((found.families + found.echoes).first)
    #expect(family.members.map(\.blocks) == [0...0, 0...1])
    #expect(family.kind == .passage)
    #expect(issue.blocks.count == 2)
  }

  @Test func `tables with the same frame and other figures are no copies`() {
    let row = { (a: Int, b: Int, c: Int) in
      "粮食产量\(a)万吨，比上年增长\(b)%，棉花产量\(c)万吨，油料作物面积有所增加"
    }
    let found = repeats(row(3120, 12, 88) + "\n\n" + row(4471, 37, 65)).found
    #expect(found.families.isEmpty)
    #expect(found.echoes.count == 1)
  }

  @Test func `a headline that its lead repeats is an echo`() {
    var text = HanText(seed: 17)
    let head = text.characters(22)
    let issue = Collate.Issue([head, head + "，" + text.paragraph(60)].joined(separator: "\n\n"))
    let found = RepeatFinder().find(in: issue, roles: [.headline, .body])
    #expect(found.families.isEmpty)
    #expect(found.echoes.count == 1)
  }

  @Test func `boilerplate that is given is an echo`() {
    var text = HanText(seed: 19)
    let notice = text.paragraph(40)
    let issue = Collate.Issue([notice, text.paragraph(30), notice].joined(separator: "\n\n"))
    var options = RepeatOptions()
    options.boilerplate = [notice]
    let found = RepeatFinder(options: options).find(
      in: issue, roles: [BlockRole](repeating: .body, count: 3))
    #expect(found.families.isEmpty)
    #expect(found.echoes.count == 1)
  }

  @Test func `a block in letters that is a copy but for its first letters is found`() {
    let passage = "would play on the old stone quay until the last of the boats had come home"
    let found = repeats(
      [
        "The band of the harbour \(passage), said the office in the evening of that day.",
        "Nothing of the kind was heard from the other towns along the coast this year.",
        "mo" + passage.dropFirst(2),
      ].joined(separator: "\n\n")
    ).found
    #expect(found.families.map(\.kind) == [.contained])
  }

  @Test(arguments: [Int.max, .max / 2, 1 << 40])
  func `a shortest repeat that no text reaches finds nothing`(minimum: Int) {
    var text = HanText(seed: 4)
    let paragraph = text.paragraph(40)
    var options = RepeatOptions()
    options.minimumDenseCharacters = minimum
    options.minimumAlphabeticCharacters = minimum
    let issue = Issue([paragraph, text.paragraph(40), paragraph].joined(separator: "\n\n"))
    let roles = [BlockRole](repeating: .body, count: issue.blocks.count)
    #expect(RepeatFinder(options: options).find(in: issue, roles: roles).families.isEmpty)
  }

  @Test(arguments: [0, -1, .min]) func `the shortest repeat is one character at least`(minimum: Int)
  {
    let issue = Issue("甲乙\n\n甲乙")
    let roles = [BlockRole](repeating: .body, count: issue.blocks.count)
    func found(_ minimum: Int) -> Repeats {
      var options = RepeatOptions()
      options.minimumDenseCharacters = minimum
      return RepeatFinder(options: options).find(in: issue, roles: roles)
    }
    #expect(found(minimum).families == found(1).families)
  }
}
