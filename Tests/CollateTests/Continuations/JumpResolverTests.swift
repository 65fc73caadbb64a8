import Collate
import CollateModels
import Testing

struct JumpResolverTests {
  private static let council = """
    市政府常务会议昨天研究了老旧小区改造工作，决定今年再改造一百二十个小区，惠及三万户居民。
    """
  private static let councilRest = """
    改造资金由市、区两级财政按比例分担，居民可以用公积金支付自己承担的部分，小区的电梯一并加装。
    """
  private static let festival = "第九届国际木偶节昨晚在市文化宫闭幕，来自十一个国家的剧团演出了四十七场。"
  private static let festivalRest = "组委会介绍，观众达到五万人次，最受欢迎的是两出改编自民间故事的新戏。"
  private static let filler = "气象台预计，本周后期有一次降温过程，山区早晚要注意防寒，出行请留意最新预报。"

  private func jumps(_ pages: [[String]], pageBreak: String = "\n\u{C}\n") -> [Jump] {
    let text = pages.enumerated().map { index, blocks in
      (["第\(index + 1)版"] + blocks).joined(separator: "\n\n")
    }
    let issue = Collate.Issue(text.joined(separator: pageBreak))
    return Check(models: BuiltInModels.all).run(on: issue).jumps
  }

  @Test func `two lines that name each other's page belong together`() {
    let jumps = jumps([
      [Self.council, "（下转第2版）"], ["（上接第1版）", Self.councilRest],
    ])
    #expect(jumps.map(\.state) == [.matched, .matched])
    #expect(jumps.map(\.partner?.block) == [5, 1])
  }

  @Test func `page heads begin pages where no form feed does`() {
    let jumps = jumps(
      [[Self.council, "（下转第3版）"], [Self.filler], ["（上接第1版）", Self.councilRest]],
      pageBreak: "\n\n")
    #expect(jumps.map(\.state) == [.matched, .matched])
    #expect(jumps.map(\.partner?.block) == [7, 1])
  }

  @Test func `a line that names a wrong page is told where its other end stands`() {
    let start = [Self.council, "（下转第3版）"]
    let end = ["（上接第1版）", Self.councilRest]
    let toWrong = jumps([start, end, [Self.filler]])
    #expect(toWrong.map(\.state) == [.wrongPage, .matched])
    #expect(toWrong.map(\.partner?.block) == [5, 1])
    let fromWrong = jumps([
      [Self.filler], [Self.council, "（下转第3版）"], ["（上接第1版）", Self.councilRest],
    ])
    #expect(fromWrong.map(\.state) == [.matched, .wrongPage])
    #expect(fromWrong.map(\.partner?.block) == [7, 3])
  }

  @Test func `a line whose page is not there finds no other end, unless a key word names it`() {
    let unnamed = jumps([[Self.council, "（下转第9版）"], ["（上接第1版）", Self.councilRest]])
    #expect(unnamed.map(\.state) == [.targetMissing, .unanswered])
    let named = jumps([
      [Self.council, "（下转第9版·小区改造）"], ["（上接第1版·小区改造）", Self.councilRest],
    ])
    #expect(named.map(\.state) == [.wrongPage, .matched])
  }

  @Test func `a wrong page is told of lines in the text, of other files, with few words in common`()
  {
    let head = { (page: Int) in "山城周报 第\(page)版" }
    let pages = [
      [
        head(1), "云岭村的第一条路",
        "路通了，车来了，游客也来了。今年春节，云岭村接待游客六千多人次，收入九十万元，村里的核桃、天麻、土蜂蜜被抢购一空。县里决定把云岭村列入“一村一品”示范点，（下转第3版）",
        "县医院新门诊楼启用", Self.filler,
      ],
      [head(2), "全县春茶开采", Self.festival],
      [head(3), "人间烟火里的史诗", Self.festivalRest],
      [
        head(4),
        "（上接第1版）配套建设停车场和游客中心。记者离开时，山腰的雾正散开，那条路像一根白线，把村子和山外的世界缝在了一起。",
        "县城北门面招租，面积六十平方米，电话5550123。",
      ],
    ]
    let issue = Collate.Issue(
      sources: pages.enumerated().map { index, blocks in
        Source(path: "A\(index + 1).txt", text: blocks.joined(separator: "\n\n"))
      })
    let jumps = Check(models: BuiltInModels.all).run(on: issue).jumps
    #expect(jumps.map(\.state) == [.wrongPage, .matched])
    #expect(jumps.map(\.partner?.block) == [12, 2])
  }

  @Test func `of two lines with wrong pages none is guessed`() {
    let jumps = jumps([
      [Self.council, "（下转第3版）", Self.festival, "（下转第3版）"],
      ["（上接第1版）", Self.councilRest, "（上接第1版）", Self.festivalRest], [Self.filler],
    ])
    #expect(jumps.allSatisfy { $0.state == .unanswered && $0.partner == nil })
  }

  @Test func `a copy between a line and its text is passed over`() {
    let arriving = jumps([
      [Self.council, "（下转第2版）", Self.filler], ["（上接第1版）", Self.filler, Self.councilRest],
    ])
    #expect(arriving.map(\.state) == [.matched, .matched])
    #expect(arriving.map(\.partner?.block) == [7, 1])
    let leaving = jumps([
      [Self.council, Self.filler, "（下转第2版）"], ["（上接第1版）", Self.councilRest, Self.filler],
    ])
    #expect(leaving.map(\.partner?.block) == [6, 1])
    // What stands there once is the text of the line.
    let whole = jumps([[Self.council, Self.filler, "（下转第2版）"], ["（上接第1版）", Self.councilRest]])
    #expect(whole.map(\.partner?.block) == [6, 2])
  }

  @Test func `of two jumps between the same pages each finds the text that it goes on in`() {
    let jumps = jumps([
      ["会议强调，要提高灵活就业人员和农民工的社会保险参保", "（下转第2版）", "演出的四十七场戏里，最受欢迎的是两出改编自民间故", "（下转第2版）"],
      ["（上接第1版）", "事的新戏，一票难求，剧团不得不连续加演三场。", "（上接第1版）", "率，稳步推进医疗保险省级统筹，优化经办服务。"],
    ])
    #expect(jumps.allSatisfy { $0.state == .matched })
    #expect(jumps.map(\.partner?.block) == [9, 7, 3, 1])
  }

  @Test func `a head above the line of a half, and above a half in small letters, is compared`() {
    func difference(_ start: String, _ jump: [String], _ text: String, _ rest: String) -> [Int?] {
      let pages = [
        ["Page 1", start, text, "Continued on Page 2"], ["Page 2"] + jump + [rest],
      ]
      let issue = Collate.Issue(
        pages.map { $0.joined(separator: "\n\n") }.joined(separator: "\n\u{C}\n"))
      let jumps = Check(models: BuiltInModels.all).run(on: issue).jumps
      return jumps.map { $0.headDiffers?.jump.block }
    }
    let text = "The council decided on Tuesday that the old bridge over the river will be closed"
    let rest = "to all traffic from the first of May, and that a new one will be built beside it."
    let line = "Continued from Page 1"
    let (start, other) = ("Old bridge will be closed in May", "Old bridge will be closed in June")
    #expect(difference(start, [other, line], text, rest) == [nil, 5])
    #expect(difference(start, [line, other], text, rest) == [nil, 6])
    #expect(difference(start, [start, line], text, rest) == [nil, nil])
    #expect(difference(start, [line], text, rest) == [nil, nil])
    #expect(difference(start, ["Market hall sold", line], text, rest) == [nil, nil])
  }
}
