import CollateTestSupport
import Testing

@testable import Collate

@Suite struct EchoesTests {
  private func found(
    _ blocks: [String], roles: [Int: BlockRole] = [:], scoring: (any JunctionScoring)? = nil
  ) -> Repeats {
    let issue = Collate.Issue(blocks.joined(separator: "\n\n"))
    let roles = issue.blocks.indices.map { roles[$0] ?? .body }
    return RepeatFinder().find(in: issue, roles: roles, scoring: scoring)
  }

  @Test func `a scrap of a text far above is a repeat though it looks like a head`() {
    var text = HanText(seed: 31)
    let scrap = text.characters(24)
    let body = text.paragraph(40) + text.characters(5) + scrap + text.characters(9) + "。"
    let blocks = [body] + (0..<12).map { _ in text.paragraph(50) } + [scrap, text.paragraph(50)]
    let repeats = found(blocks, roles: [13: .headline])
    #expect(repeats.families.map(\.kind) == [.contained])
    #expect(repeats.echoes.isEmpty)
  }

  @Test func `a head is an echo of the text below it, wherever it is quoted`() {
    var text = HanText(seed: 37)
    let head = text.characters(24)
    let body = text.paragraph(40) + text.characters(5) + head + text.characters(9) + "。"
    let repeats = found(
      [text.paragraph(50), head, text.paragraph(30), body], roles: [1: .headline])
    #expect(repeats.families.isEmpty)
    #expect(repeats.echoes.map(\.echo) == [.head])
  }

  @Test
  func `a scrap of two clauses cut from the text below is a repeat though it looks like a head`() {
    var text = HanText(seed: 139)
    let scrap = text.characters(12) + "，" + text.characters(12)
    let body = text.paragraph(40) + text.characters(5) + scrap + text.characters(9) + "。"
    let cut = found([text.paragraph(50), scrap, body], roles: [1: .headline])
    #expect(cut.families.map(\.kind) == [.contained])
    // Whole clauses are quoted.
    let clauses = text.paragraph(40) + scrap + "。" + text.paragraph(40)
    let quoted = found([text.paragraph(50), scrap, clauses], roles: [1: .headline])
    #expect(quoted.echoes.map(\.echo) == [.head])
  }

  @Test func `a clause quoted as a head is an echo, wherever it stands`() {
    var text = HanText(seed: 41)
    let quotation = text.characters(24)
    let body = text.paragraph(40) + quotation + "。" + text.paragraph(40)
    let blocks = [body] + (0..<12).map { _ in text.paragraph(50) } + [quotation]
    #expect(found(blocks, roles: [13: .standfirst]).echoes.map(\.echo) == [.head])
  }

  @Test(arguments: [
    ["遗失声明：罗大成遗失身份证，证号2101**********6560，声明作废。", "遗失声明：唐佳怡遗失身份证，证号2101**********7007，声明作废。"],
    ["遺失聲明：張國榮遺失國民身分證，字號A123454106，聲明作廢。", "遺失聲明：李家輝遺失國民身分證，字號A123459028，聲明作廢。"],
  ])
  func `two notices of one kind with other names and numbers share a frame`(notices: [String]) {
    let repeats = found(notices)
    #expect(repeats.families.isEmpty)
    #expect(repeats.echoes.map(\.echo) == [.frame])
  }

  @Test(arguments: [
    (
      "停电通知　因线路检修，11月30日8时至17时，南坪街道响水路1号至99号单号停电，请相关用户提前做好准备。",
      "停电通知　因线路检修，12月2日8时至17时，南坪街道响水路2号至98号双号停电，请相关用户提前做好准备。"
    ),
    (
      "Power cut: on 30 November from 8 am to 5 pm, numbers 1 to 99 Mill Road will be without light.",
      "Power cut: on 2 December from 9 am to 3 pm, numbers 2 to 98 Mill Road will be without light."
    ),
  ])
  func `two notices of one kind with other figures throughout share a frame`(
    first: String, second: String
  ) {
    let repeats = found([first, second])
    #expect(repeats.families.isEmpty)
    #expect(repeats.echoes.map(\.echo) == [.frame])
    // What carries no label, or stands far away, may be a report.
    let unlabelled = [first, second].map {
      String($0.drop { $0 != "：" && $0 != ":" && $0 != "　" }.dropFirst())
    }
    #expect(found(unlabelled).families.map(\.hasDifferentNumbers) == [true])
    var text = HanText(seed: 17)
    let apart = [first, text.paragraph(50), text.paragraph(50), second]
    #expect(found(apart).families.map(\.hasDifferentNumbers) == [true])
  }

  @Test(arguments: 1...3) func `a notice in which one to three figures differ is a copy`(count: Int)
  {
    let pattern = ["11", "30", "8", "17", "1", "99"]
    let others = ["12", "2", "9", "16", "2", "98"]
    func notice(_ figures: [String]) -> String {
      "停电通知　因线路检修，\(figures[0])月\(figures[1])日\(figures[2])时至\(figures[3])时，"
        + "南坪街道响水路\(figures[4])号至\(figures[5])号停电，请相关用户提前做好准备。"
    }
    for start in 0...(pattern.count - count) {
      var figures = pattern
      for index in start..<start + count { figures[index] = others[index] }
      let repeats = found([notice(pattern), notice(figures)])
      #expect(repeats.families.map(\.hasDifferentNumbers) == [true])
    }
  }

  @Test(arguments: [
    // A figure of few digits, and none of the names.
    ["本市昨日新增病例12例，均为境外输入，患者目前在市第三人民医院隔离治疗，情况稳定。", "本市昨日新增病例17例，均为境外输入，患者目前在市第四人民医院隔离治疗，情况稳定。"],
    // A number, and nothing else.
    ["遗失声明：罗大成遗失身份证，证号2101**********6560，声明作废。", "遗失声明：罗大成遗失身份证，证号2101**********7007，声明作废。"],
    // A name, and one digit.
    ["遗失声明：罗大成遗失身份证，证号2101**********6560，声明作废。", "遗失声明：唐佳怡遗失身份证，证号2101**********6580，声明作废。"],
  ])
  func `two notices that differ as a correction does are copies`(notices: [String]) {
    let repeats = found(notices)
    #expect(repeats.families.map(\.hasDifferentNumbers) == [true])
  }

  @Test(arguments: [
    ("“", "”", ""), ("「", "」", ""), ("『", "』", "\n——市議員林淑芬"), ("“", "”。", "\n市民　苏文"),
    ("\"", "\"", " — 林淑芬"),
  ])
  func `a quotation that is set apart is an echo of the clause that it is taken from`(
    opening: String, closing: String, speaker: String
  ) {
    for seed in 1...10 as ClosedRange<UInt64> {
      var text = HanText(seed: seed &* 211)
      let clause = text.characters(24)
      let block = opening + clause + closing + speaker
      let bodies = [
        text.paragraph(40) + clause + "。" + text.paragraph(40),
        String(text.paragraph(40).dropLast()) + "，" + clause + "，" + text.paragraph(40),
        text.paragraph(30) + text.characters(4) + "：“" + clause + "”" + text.characters(9) + "。",
      ]
      for body in bodies {
        for blocks in [[body, text.paragraph(50), block], [block, text.paragraph(50), body]] {
          let repeats = found(blocks)
          #expect(repeats.families.isEmpty, "seed \(seed)")
          #expect(repeats.echoes.map(\.echo) == [.head], "seed \(seed)")
        }
      }
    }
  }

  @Test(arguments: [
    (
      "„Niemand hat uns bis heute erklärt, wo die Kinder künftig schwimmen lernen sollen“\nPetra Lorenz, Bürgerliste",
      "Die Sitzung dauerte vier Stunden. Niemand hat uns bis heute erklärt, wo die Kinder künftig schwimmen lernen sollen. Abgestimmt wird im Mai."
    ),
    (
      "‘Nobody has told us where the children’s school is to have its lessons in swimming’",
      "The meeting took four hours. “Nobody has told us where the children’s school is to have its lessons in swimming,” she said. The vote is in May."
    ),
    (
      "« Personne ne nous a dit jusqu’à présent où les enfants apprendront à nager »\n– Claire Dubois",
      "La séance a duré quatre heures. « Personne ne nous a dit jusqu’à présent où les enfants apprendront à nager », dit-elle. Le vote est en mai."
    ),
  ])
  func `a quotation in letters that is set apart is an echo`(block: String, body: String) {
    let repeats = found([body, block])
    #expect(repeats.families.isEmpty)
    #expect(repeats.echoes.map(\.echo) == [.head])
  }

  @Test func `what is cut, unmarked, far away or set twice in running text is no quotation`() {
    for seed in 1...10 as ClosedRange<UInt64> {
      var text = HanText(seed: seed &* 223)
      let clause = text.characters(24)
      let body = text.paragraph(40) + clause + "。" + text.paragraph(40)
      let cut = text.paragraph(40) + text.characters(5) + clause + text.characters(9) + "。"
      let goesOn = "“" + clause + "”，" + text.characters(8)
      let others = (0..<12).map { _ in text.paragraph(50) }
      let cases = [
        [body, others[0], clause], [cut, others[0], "“" + clause + "”"],
        [body] + others + ["“" + clause + "”"], [body, others[0], goesOn],
        [body, others[0], "“" + clause + "”", text.paragraph(30) + clause + "。"],
        ["“" + clause + "”", others[0], "“" + clause + "”"],
        [body, others[0], "“" + clause + "”" + text.characters(14) + "“何晓东”"],
      ]
      for (index, blocks) in cases.enumerated() {
        #expect(found(blocks).families.count == 1, "seed \(seed), case \(index)")
      }
    }
  }

  @Test func `a passage in two blocks is a repeat, a phrase in three an echo`() {
    var text = HanText(seed: 43)
    let phrase = text.characters(22)
    func sentence() -> String { text.characters(9) + phrase + text.characters(11) + "。" }
    let two = found([sentence(), text.paragraph(40), sentence()])
    #expect(two.families.map(\.members.count) == [2])
    let three = found([sentence(), text.paragraph(40), sentence(), sentence()])
    #expect(three.families.isEmpty)
    #expect(three.echoes.map(\.echo) == [.recurring])
  }

  @Test func `a copy with errors is a repeat, the same thing in other words an echo`() {
    for seed in 1...30 {
      var text = HanText(seed: UInt64(seed) &* 101)
      let parts = (0..<4).map { _ in text.characters(13) }
      let original = parts.joined(separator: text.characters(3))
      func inside(_ passage: String) -> String {
        text.paragraph(30) + text.characters(4) + passage + text.characters(7) + "。"
      }
      let errors = parts.joined(separator: text.characters(1))
      // One unit in three places for three others is two losses each time: words, not errors.
      let reworded = found([inside(original), text.paragraph(50), inside(errors)])
      #expect(reworded.families.isEmpty, "seed \(seed)")
      #expect(reworded.echoes.map(\.echo) == [.reworded], "seed \(seed)")
      var copy = Array(original)
      for position in stride(from: 8, to: copy.count, by: 11) {
        copy[position] = Character(text.characters(1))
      }
      let copied = found([inside(original), text.paragraph(50), inside(String(copy))])
      #expect(copied.families.map(\.kind) == [.passage], "seed \(seed)")
    }
  }

  @Test func `a stretch over the end of a block is a repeat though each part of it is short`() {
    for seed in 1...20 {
      var text = HanText(seed: UInt64(seed) &* 103)
      let (tail, head) = (text.characters(13), text.characters(12))
      func split() -> [String] {
        [text.paragraph(30) + text.characters(5) + tail, head + text.characters(7) + "。"]
      }
      let repeats = found(split() + [text.paragraph(50)] + split())
      #expect(
        repeats.families.map { $0.members.map(\.blocks) } == [[0...1, 3...4]], "seed \(seed)")
      #expect(repeats.echoes.isEmpty, "seed \(seed)")
    }
  }

  @Test func `a short passage with an error is an echo, without one a repeat`() {
    var text = HanText(seed: 73)
    let passage = text.characters(23)
    var other = Array(passage)
    other[11] = "龘"
    func inside(_ passage: String) -> String {
      text.paragraph(30) + text.characters(4) + passage + text.characters(7) + "。"
    }
    #expect(found([inside(passage), inside(passage)]).families.map(\.kind) == [.passage])
    #expect(found([inside(passage), inside(String(other))]).echoes.map(\.echo) == [.reworded])
  }

  @Test func `a report with one figure changed is a repeat, a list with other figures an echo`() {
    let report = { (rate: Int) in
      "全市实现生产总值3120亿元，增长\(rate)%；进出口总额4471亿元，增长12%；城镇新增就业88万人。"
    }
    let list = { (a: Int, b: Int, c: Int, d: Int, e: Int) in
      "生产总值\(a)亿元，增长\(b)%；进出口总额\(c)亿元，增长\(d)%；城镇新增就业\(e)万人"
    }
    let changed = found([report(5), "其他各项工作稳步推进。", report(6)])
    #expect(changed.families.map(\.hasDifferentNumbers) == [true])
    let other = found([list(3120, 5, 4471, 12, 88), list(2874, 3, 3906, 21, 45)])
    #expect(other.families.isEmpty)
    #expect(other.echoes.map(\.echo) == [.frame])
  }

  @Test func `a report with three figures changed is a repeat, a notice with other names an echo`()
  {
    let report = { (hour: Int, people: Int, hurt: Int) in
      "昨日\(hour)时，一辆大客车在环城路与货车相撞，造成\(people)人死亡，\(hurt)人受伤，事故原因正在调查。"
    }
    let changed = found([report(7, 3, 14), "其他各项工作稳步推进。", report(8, 5, 19)])
    #expect(changed.families.map(\.hasDifferentNumbers) == [true])
    let notice = { (company: String, before: Int, after: Int) in
      "减资公告：\(company)有限公司经股东会决议，注册资本由\(before)万元减少至\(after)万元，请债权人申报债权。"
    }
    let other = found([notice("宏达贸易", 500, 100), notice("远航物流", 2000, 800)])
    #expect(other.families.isEmpty)
    #expect(other.echoes.map(\.echo) == [.frame])
  }

  @Test func `a report full of figures with some of them changed is a repeat`() {
    let report = { (coal: Int, ore: String, coke: Int) in
      "周四收盘，一号煤报\(coal)元，跌1.3%；二号煤报574元，涨0.8%；铁矿石报801元，涨\(ore)%；焦炭报\(coke)元，跌0.4%。"
    }
    let repeats = found([report(612, "2.1", 1643), "其他品种成交清淡。", report(642, "2.7", 1743)])
    #expect(repeats.families.map(\.hasDifferentNumbers) == [true])
    #expect(repeats.echoes.isEmpty)
  }

  private func lost(_ name: String, _ day: Int, _ number: String, office: String) -> String {
    "遗失启事：\(name)于2026年5月\(day)日在\(office)附近遗失棕色皮包一个，内有证件\(number)号，拾到者请与失主联系，当面酬谢。"
  }

  @Test func `a notice that is set twice is a repeat beside another of its kind`() {
    let notice = lost("孙桂兰", 14, "30718", office: "中山路邮局")
    let sibling = lost("欧阳立群", 26, "41925", office: "江北码头")
    for blocks in [[notice, sibling, notice], [sibling, notice, notice]] {
      let repeats = found(blocks)
      #expect(repeats.families.map(\.kind) == [.exact])
      #expect(
        repeats.families.first?.members.map(\.block)
          == blocks.indices.filter { blocks[$0] == notice })
    }
  }

  @Test
  func `a notice that is set twice with another figure is a repeat beside another of its kind`() {
    let repeats = found([
      lost("孙桂兰", 14, "30718", office: "中山路邮局"), lost("欧阳立群", 26, "41925", office: "江北码头"),
      lost("孙桂兰", 14, "30758", office: "中山路邮局"),
    ])
    #expect(repeats.families.map { $0.members.map(\.block) } == [[0, 2]])
    #expect(repeats.families.map(\.hasDifferentNumbers) == [true])
  }

  @Test func `of three copies those that are equal are a family of their own`() {
    var text = HanText(seed: 151)
    let (left, right) = (text.characters(20) + "，共", text.characters(15) + "。")
    let repeats = found(
      [37, 37, 52].flatMap { [left + "\($0)人" + right, text.paragraph(50)] })
    #expect(repeats.families.map(\.kind) == [.exact, .near])
    #expect(repeats.families.map { $0.members.map(\.block) } == [[0, 2], [0, 4]])
    #expect(repeats.families.map(\.hasDifferentNumbers) == [false, true])
  }

  @Test func `a row that stands twice is a repeat in a table of rows with other figures`() {
    let row = { (name: String, number: Int) in "\(name)遗失本市居住证及工会会员卡，号码\(number)，声明作废" }
    let rows = [
      row("冯德海", 30_718_552), row("姜红梅", 41_925_306), row("石卫国", 57_160_498),
      row("冯德海", 30_718_552),
    ]
    let roles = Dictionary(uniqueKeysWithValues: rows.indices.map { ($0, BlockRole.tableRow) })
    let repeats = found(rows, roles: roles)
    #expect(repeats.families.map { $0.members.map(\.block) } == [[0, 3]])
    #expect(repeats.families.map(\.kind) == [.exact])
  }

  @Test func `a notice in letters that is set twice is a repeat beside another of its kind`() {
    let notice = { (firm: String, street: String, hour: String, day: Int) in
      "Notice is given that \(firm) Limited has asked the council of the borough for leave to sell beer, wine and spirits to the public at \(street) Street, from \(hour) to 23.30 each day of the week; letters about it must reach the town clerk in the old town hall by \(day) July 2026."
    }
    let first = notice("Anchor Taverns", "12 Fish", "11.00", 4)
    let repeats = found([first, notice("Kowalska Foods", "88 Mill", "09.30", 17), first])
    #expect(repeats.families.map { $0.members.map(\.block) } == [[0, 2]])
    #expect(repeats.families.map(\.kind) == [.exact])
  }

  @Test func `three notices that differ in a name and in a figure each are an echo`() {
    let notice = { (name: String, suit: String, hall: String) in
      "\(name)：本院受理原告与你\(suit)纠纷一案，现依法向你公告送达起诉状副本及开庭传票。自公告之日起满三十日即视为送达，并定于期满后在本院第\(hall)法庭公开审理，逾期将依法判决。"
    }
    let repeats = found([
      notice("冯德海", "买卖合同", "二"), notice("姜红梅", "民间借贷", "五"), notice("石卫国", "房屋租赁", "七"),
    ])
    #expect(repeats.families.isEmpty)
    #expect(repeats.echoes.map(\.echo).contains(.frame))
  }

  @Test
  func `passages of three notices with other names beside them and another figure are an echo`() {
    let notice = { (names: String, number: Int) in
      "\(names)纠纷一案，现已审理终结，依法向你公告送达（2025）江0102民初\(number)号民事判决书。自公告之日起三十日内来本院领取，逾期即视为送达。"
    }
    let repeats = found([
      notice("冯德海：本院受理的原告田雨诉你买卖合同", 271), notice("姜红梅：原告尹丽华与你民间借贷", 1834),
      notice("石卫国：上诉人江州市宏远物业公司诉房屋租赁", 962),
    ])
    #expect(repeats.families.isEmpty)
    #expect(repeats.echoes.map(\.echo) == [.frame])
  }

  @Test func `a copy with errors everywhere is no frame`() {
    for seed in 1...40 {
      var text = HanText(seed: UInt64(seed) &* 107)
      let original = text.paragraph(100)
      let repeats = found([
        original, text.paragraph(50), text.noisy(original, share: 0.2), text.paragraph(50),
      ])
      #expect(repeats.families.count == 1, "seed \(seed)")
      #expect(repeats.echoes.isEmpty, "seed \(seed)")
    }
  }

  @Test func `an imprint on two pages is an echo, a paragraph on three is none`() {
    var text = HanText(seed: 59)
    func page(_ blocks: [String]) -> String { blocks.joined(separator: "\n\n") }
    let imprint = "本报地址：江州市解放路一百号　邮编：350001　电话：0591-87654321　承印：江州印务有限公司"
    func found(_ pages: [String]) -> Repeats {
      let issue = Collate.Issue(pages.joined(separator: "\n\u{C}\n"))
      return RepeatFinder().find(
        in: issue, roles: Array(repeating: .body, count: issue.blocks.count))
    }
    let two = found((0..<2).map { _ in page([text.paragraph(50), imprint]) })
    #expect(two.families.isEmpty)
    #expect(two.echoes.map(\.echo) == [.recurring])
    let paragraph = text.paragraph(60)
    let three = found(
      (0..<3).map { _ in page([text.paragraph(50), paragraph, text.paragraph(40)]) })
    #expect(three.families.map(\.members.count) == [3])
  }

  @Test func `a headline over two articles of a page is a repeat, the number of a section none`() {
    var text = HanText(seed: 61)
    let head = text.characters(26)
    for (head, isEcho) in [(head, false), ("四、" + head, true)] {
      let repeats = found(
        [head, text.paragraph(50), text.paragraph(40), head, text.paragraph(60)],
        roles: [0: .headline, 3: .headline])
      #expect(repeats.families.map(\.kind) == (isEcho ? [] : [.exact]))
      #expect(repeats.echoes.map(\.echo) == (isEcho ? [.head] : []))
    }
  }

  @Test func `a sentence in three blocks is a repeat though a phrase is none`() {
    var text = HanText(seed: 67)
    let sentence = text.characters(27) + "。"
    let blocks = (0..<3).map { _ in text.paragraph(30) + sentence + text.paragraph(20) }
    #expect(found(blocks).families.map(\.members.count) == [3])
  }

  @Test func `who made the pages and the headline above them are an echo together`() {
    var text = HanText(seed: 71)
    let top = ["值班编委：" + text.characters(8) + "　校对：" + text.characters(3), text.characters(18)]
    func page() -> String { (top + [text.paragraph(50)]).joined(separator: "\n\n") }
    let issue = Collate.Issue(page() + "\n\u{C}\n" + page())
    let roles: [BlockRole] = [.credit, .headline, .body, .credit, .headline, .body]
    let repeats = RepeatFinder().find(in: issue, roles: roles)
    #expect(repeats.families.isEmpty)
    #expect(repeats.echoes.map(\.echo) == [.furniture])
  }

  /// What is found on pages of which every block is taken for running text.
  private func found(pages: [[String]]) -> Repeats {
    let text = pages.map { $0.joined(separator: "\n\n") }.joined(separator: "\n\u{C}\n")
    let issue = Collate.Issue(text)
    return RepeatFinder().find(
      in: issue, roles: Array(repeating: .body, count: issue.blocks.count))
  }

  @Test func `who made a page and the head of the next one are no repeat together`() {
    var text = HanText(seed: 73)
    let editors = ["陈晓东", "周丽华", "何雨晴", "苏文"]
    let pages = editors.indices.map { page in
      [
        "2026年3月11日 星期三　要闻　第\(page + 3)版", text.characters(7), text.paragraph(60),
        "值班编委：\(editors[page])　本版责编：李娜　美编：李静",
      ]
    }
    let repeats = found(pages: pages)
    #expect(repeats.families.isEmpty)
    #expect(repeats.echoes.isEmpty)
  }

  @Test func `a paragraph cut by a page in one place and whole in the other is a repeat`() {
    var text = HanText(seed: 79)
    let (first, second) = (text.characters(13), text.characters(14) + "。")
    let repeats = found(pages: [
      [text.paragraph(50), first], [second, text.paragraph(50)],
      [text.paragraph(50), first + second, text.paragraph(50)],
    ])
    #expect(repeats.families.map { $0.members.map(\.blocks) } == [[1...2, 5...5]])
  }

  @Test func `paragraphs that run over a page in both places are a repeat together`() {
    var text = HanText(seed: 83)
    let run = [text.paragraph(50), text.paragraph(60)]
    let repeats = found(pages: [
      [text.paragraph(50), run[0]], [run[1], text.paragraph(70), run[0]],
      [run[1], text.paragraph(50)],
    ])
    #expect(repeats.families.map { $0.members.map(\.blocks) } == [[1...2, 4...5]])
  }

  @Test func `a line with a figure at the edge of pages is an echo, inside of them a repeat`() {
    var text = HanText(seed: 89)
    let line = { (page: Int) in "江州日报　2026年3月11日　星期三　农历正月廿三　国内要闻　第\(page)版" }
    for edge in 0..<3 {
      let repeats = found(
        pages: (1...2).map { page in
          var blocks = [text.paragraph(50), text.paragraph(50)]
          blocks.insert(line(page), at: edge)
          return blocks
        })
      #expect(repeats.families.map(\.hasDifferentNumbers) == (edge == 1 ? [true] : []))
      #expect(repeats.echoes.map(\.echo) == (edge == 1 ? [] : [.furniture]))
    }
  }

  @Test(arguments: [
    ("详见3版", true), ("（详见第３版）", true), ("详见2版", false), ("共3人，另有2人在逃", false),
  ])
  func `an item of a digest is an echo of the text on the page that it names`(
    pointer: String, isEcho: Bool
  ) {
    var text = HanText(seed: 149)
    let item = text.characters(14) + "，" + text.characters(16) + "。"
    let pages = [
      ["本报　第1版", item + pointer, text.paragraph(50)], ["本报　第2版", text.paragraph(60)],
      ["本报　第3版", text.paragraph(40) + item + text.paragraph(60)],
    ]
    let issue = Collate.Issue(
      pages.map { $0.joined(separator: "\n\n") }.joined(separator: "\n\u{C}\n"))
    let repeats = Check().repeats(in: issue)
    #expect(repeats.families.count == (isEcho ? 0 : 1))
    #expect(repeats.echoes.map(\.echo) == (isEcho ? [.head] : []))
  }

  @Test(arguments: [
    (
      "市领导方志远、田雨、欧阳立群、苏文、何晓东、尹丽华、白建军", "参加了昨天的植树活动。",
      "出席会议，有关部门负责人列席。"
    ),
    (
      "There were Ada Finch, Tom Orwell, Miriam Vance, Jack Ridley, Paul Keene, Ella Birch, Sam Foley, Dora Lund, Ian Marr and Ruth Hale",
      " when the fair was opened.", ", who closed the books of the year."
    ),
  ])
  func `a list of names is an echo, a sentence as long is none`(
    list: String, first: String, second: String
  ) {
    let repeats = found([list + first, "Nothing else.", list + second])
    #expect(repeats.families.isEmpty)
    #expect(repeats.echoes.map(\.echo) == [.setPhrase])
    let prose = list.filter { !"、,".contains($0) }
    #expect(found([prose + first, "Nothing else.", prose + second]).families.count == 1)
  }

  /// Knows some characters by heart.
  private struct Phrasebook: JunctionScoring {
    let known: Set<UInt32>
    var familiar = -1.0

    func insideLogProbability(of head: ArraySlice<UInt32>) -> Double { 0 }
    func network(isDense: Bool) -> JunctionNetwork? { nil }

    func familiarity(of text: [UInt32]) -> [Double]? {
      text.map { known.contains($0) ? familiar : -4 }
    }
    func endLogProbability(after tail: ArraySlice<UInt32>) -> Double { 0 }
    func clauseEndLogProbability(after tail: ArraySlice<UInt32>) -> Double { 0 }
    func startLogProbability(of head: ArraySlice<UInt32>) -> Double { 0 }
    func runOnLogProbability(of head: ArraySlice<UInt32>, after tail: ArraySlice<UInt32>) -> Double
    { 0 }
  }

  @Test func `a phrase known by heart is an echo, a passage of text known all over is none`() {
    var text = HanText(seed: 47)
    let phrase = text.characters(24)
    let frames = (0..<2).map { _ in (text.paragraph(40), text.characters(7)) }
    let blocks =
      frames.map { $0.0 + $0.1 + phrase + text.characters(9) + "。" }
      + (0..<8).map { _ in text.paragraph(60) }
    let byHeart = Phrasebook(known: Set(phrase.unicodeScalars.map(\.value)))
    #expect(found(blocks, scoring: byHeart).echoes.map(\.echo) == [.setPhrase])
    let all = Phrasebook(known: Set(blocks.joined().unicodeScalars.map(\.value)))
    #expect(found(blocks, scoring: all).families.map(\.kind) == [.passage])
  }

  @Test(arguments: [(38, 20, true), (38, 18, false), (44, 20, false)])
  func `a phrase as long as a repeat with little more is an echo`(
    length: Int, known: Int, isEcho: Bool
  ) {
    var text = HanText(seed: 53)
    let passage = text.characters(length)
    let blocks =
      (0..<2).map { _ in
        text.paragraph(40) + text.characters(7) + passage + text.characters(9) + "。"
      } + (0..<8).map { _ in text.paragraph(60) }
    // Not so familiar that the whole passage would be.
    let scoring = Phrasebook(
      known: Set(passage.unicodeScalars.prefix(known).map(\.value)), familiar: -2.5)
    let repeats = found(blocks, scoring: scoring)
    #expect(repeats.echoes.map(\.echo) == (isEcho ? [.setPhrase] : []))
    #expect(repeats.families.count == (isEcho ? 0 : 1))
  }

  @Test(arguments: [
    "<a href=\"https://example.org/forms/d/e/1FAIpQLSfDHz6dhoEBRiLLJiD13c6KbUd0x2/viewform\">"
      + "https://example.org/forms/d/e/1FAIpQLSfDHz6dhoEBRiLLJiD13c6KbUd0x2/viewform</a>",
    "(HTTPS://EXAMPLE.ORG/A/LONG/WAY/TO/GO/AND/FURTHER/STILL/UNTIL/THE/END/OF/IT) "
      + "(HTTPS://EXAMPLE.ORG/A/LONG/WAY/TO/GO/AND/FURTHER/STILL/UNTIL/THE/END/OF/IT)",
    "letters.to.the.editor.of.the.evening.paper@a.very.long.name.of.a.house.example.org "
      + "letters.to.the.editor.of.the.evening.paper@a.very.long.name.of.a.house.example.org",
  ])
  func `an address that stands twice in a paragraph is an echo`(addresses: String) {
    let repeats = found(["See the other page of this paper: \(addresses) before the day is over."])
    #expect(repeats.families.isEmpty)
    #expect(repeats.echoes.map(\.echo).allSatisfy { $0 == .setPhrase })
  }

  @Test func `text that merely stands beside an address is no echo`() {
    let sentence =
      "the council has closed the old bridge until the river falls again below the mark"
    let repeats = found([
      "Read https://example.org/bridge where \(sentence) or call the office at once today.",
      "Last week and the week before that \(sentence) as everybody in the town knows.",
    ])
    #expect(repeats.families.map(\.kind) == [.passage])
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `the likeliest stretch is the one that a search of all finds`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let values = (0..<Int(random.next() % 30)).map { _ in Double(random.next() % 21) - 10 }
    let sum = { (range: Range<Int>) in values[range].reduce(0, +) }
    var best = 0.0
    for start in values.indices {
      for end in start + 1..<values.count + 1 { best = max(best, sum(start..<end)) }
    }
    #expect(sum(SetPhrases.likeliest(values)) == best)
  }
}
