import Collate
import CollateModels
import CollateTestSupport
import Testing

@Suite struct BaselineTests {
  private func item(_ key: String, count: Int = 1) -> Baseline.Item {
    Baseline.Item(key: key, count: count, places: ["a.txt"], excerpt: "")
  }

  @Test func `what a baseline was made of is known, and nothing else`() {
    let baseline = Baseline([item("a", count: 2), item("b")])
    let comparison = baseline.comparison(with: [item("b"), item("c"), item("a", count: 2)])
    #expect(comparison.known.keys.sorted() == [0, 2])
    #expect(comparison.new == [1])
    #expect(comparison.stale.isEmpty)
  }

  @Test func `a further copy of a known text is new`() {
    let baseline = Baseline([item("a", count: 2)])
    #expect(baseline.comparison(with: [item("a", count: 3)]).new == [0])
    #expect(baseline.comparison(with: [item("a", count: 2)]).new.isEmpty)
    // Equal findings, such as one jump line on two pages, are counted one by one.
    #expect(Baseline([item("j")]).comparison(with: [item("j"), item("j")]).new == [1])
  }

  @Test(arguments: [Int.max, .min]) func `counts as great as numbers go are summed`(count: Int) {
    func item(_ count: Int) -> Baseline.Item {
      Baseline.Item(key: "k", count: count, places: [], excerpt: "")
    }
    let small = count < 0 ? -1 : 1
    #expect(Baseline([item(count), item(small)]).entries.map(\.count) == [count])
    let known = Baseline(entries: [.init(key: "k", count: .max), .init(key: "z", also: ["k"])])
    let comparison = known.comparison(with: [item(count), item(small)])
    #expect(comparison.new.isEmpty)
    #expect(known.pruned(to: [item(count), item(small)]).entries.first?.count == count)
  }

  @Test func `an entry counts through its last day`() {
    let baseline = Baseline(entries: [.init(key: "a", until: "2026-05-01")])
    #expect(baseline.comparison(with: [item("a")], today: "2026-05-01").new.isEmpty)
    let after = baseline.comparison(with: [item("a")], today: "2026-05-02")
    #expect(after.new == [0])
    #expect(after.expired.map(\.key) == ["a"])
  }

  @Test func `pruning drops what is gone and lowers counts, and never raises them`() {
    let baseline = Baseline([item("a", count: 3), item("b")])
    let pruned = baseline.pruned(to: [item("a", count: 2), item("c")])
    #expect(pruned.entries.map(\.key) == ["a"])
    #expect(pruned.entries.map(\.count) == [2])
    #expect(baseline.pruned(to: [item("a", count: 9)]).entries.map(\.count) == [3])
  }

  @Test func `writing again keeps reasons and last days`() {
    let old = Baseline(entries: [.init(key: "a", reason: "weather", until: "2027-01-01")])
    let new = Baseline([item("a", count: 2), item("b")], keeping: old)
    #expect(new.entries.map(\.reason) == ["weather", ""])
    #expect(new.entries.map(\.until) == ["2027-01-01", ""])
  }

  /// An issue as files of articles of blocks, to be changed and checked again.
  private struct Paper {
    var names: [String]
    var pages: [[[String]]]

    var issue: Collate.Issue {
      Collate.Issue(
        sources: zip(names, pages).map { name, articles in
          Source(
            path: name,
            text: articles.map { $0.joined(separator: "\n\n") }.joined(separator: "\n\n") + "\n")
        })
    }
  }

  private func sentence(_ random: inout SplitMix64) -> String {
    let characters = Array("春江潮水连海平上明月共生滟随波千万里何处无花林皆似霰空流霜不觉飞汀白沙看见")
    let length = 14 + Int(random.next() % 12)
    return String(
      (0..<length).map { _ in characters[Int(random.next() % UInt64(characters.count))] })
      + "。"
  }

  private func paragraph(_ random: inout SplitMix64) -> String {
    (0..<3).map { _ in sentence(&random) }.joined()
  }

  private func paper(_ random: inout SplitMix64) -> Paper {
    var pages = (0..<3).map { _ in
      (0..<3).map { _ in [String(sentence(&random).dropLast())] + [paragraph(&random)] }
    }
    for at in 0..<2 {
      let text = paragraph(&random)
      pages[at][0].append(text)
      pages[at + 1][2].append(text)
    }
    return Paper(names: ["A01.txt", "A02.txt", "A03.txt"], pages: pages)
  }

  /// Moves whole articles, renames files, and edits or adds paragraphs that nothing is said about.
  private func change(_ paper: inout Paper, _ random: inout SplitMix64) {
    let page = Int(random.next() % 3)
    let other = Int(random.next() % 3)
    switch random.next() % 5 {
    case 0:
      let article = paper.pages[page].remove(
        at: Int(random.next() % UInt64(paper.pages[page].count)))
      paper.pages[other].insert(article, at: 0)
      if paper.pages[page].isEmpty { paper.pages[page] = [[paragraph(&random)]] }
    case 1: paper.names[page] = "页\(page)-\(random.next() % 1_000).txt"
    case 2: paper.pages[page].insert([paragraph(&random)], at: 0)
    case 3: paper.pages.swapAt(page, other)
    default:
      guard !paper.pages[page].isEmpty else { return }
      paper.pages[page][0].insert(paragraph(&random), at: paper.pages[page][0].count / 2)
    }
  }

  @Test func `after 500 moves, renames and edits elsewhere nothing is new`() {
    var random = SplitMix64(seed: 7)
    var paper = paper(&random)
    let check = Check()
    let baseline = Baseline(Baseline.items(of: check.run(on: paper.issue)).filter(isRepeat))
    #expect(baseline.entries.count == 2)
    for round in 0..<500 {
      change(&paper, &random)
      if round % 25 == 24 {
        let items = Baseline.items(of: check.run(on: paper.issue)).filter(isRepeat)
        let comparison = baseline.comparison(with: items)
        #expect(comparison.new.isEmpty && comparison.stale.isEmpty, "round \(round)")
      }
      // The paper must not grow without end.
      if round % 25 == 24 {
        for page in paper.pages.indices where paper.pages[page].count > 4 {
          paper.pages[page].removeAll { $0.count == 1 }
        }
      }
    }
  }

  @Test(arguments: 0..<8) func `exactly the findings whose text changed are new`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var paper = paper(&random)
    let check = Check()
    let baseline = Baseline(Baseline.items(of: check.run(on: paper.issue)).filter(isRepeat))
    // The first repeated paragraph gets another character, in all its copies.
    let text = paper.pages[0][0][2]
    var edited = Array(text)
    edited[Int(random.next() % 10)] = "囍"
    for page in paper.pages.indices {
      for article in paper.pages[page].indices {
        for block in paper.pages[page][article].indices
        where paper.pages[page][article][block] == text {
          paper.pages[page][article][block] = String(edited)
        }
      }
    }
    for _ in 0..<5 { change(&paper, &random) }
    let items = Baseline.items(of: check.run(on: paper.issue)).filter(isRepeat)
    let comparison = baseline.comparison(with: items)
    #expect(comparison.known.count == 1)
    #expect(comparison.new.count == 1)
    #expect(comparison.stale.count == 1)
  }

  /// Articles with a fault each: a heading and its paragraphs.
  private static let faulty = [
    [
      "滨江公园三期开放", "滨江公园三期昨日正式开放，新增绿地十二公顷，步道八公里，首日接待游客三万人次。园方介绍，今后将在沿线布置休",
      "息座椅与饮水点，方便老人和儿童使用。园内照明也将分段改造，预计年底前完成全部工程。",
    ],
    [
      "图书馆新馆月底启用", "市图书馆新馆本月底启用，藏书两百万册，读者凭身份证即可入馆阅览，周一闭馆整理。馆方表示，阅览座位较旧馆增加一倍，并将",
      "（下转9版）",
    ],
    [
      "小区加装电梯提速", "老旧小区加装电梯今年将提速推进，计划完成三百台，切实方便居民上下楼出行，切实方便居民上下楼出行，惠及两万余户家庭。",
    ],
    [
      "夏粮收购进度过半", "全市夏粮收购进度过半，各收购点延长营业时间，确保农民售粮不排长队、不卖过夜粮，优质小麦价格稳中有升。",
    ],
    [
      "粮食部门保障收购", "粮食部门负责人说，今年资金准备充足。全市夏粮收购进度过半，各收购点延长营业时间，确保农民售粮不排长队、不卖过夜粮，优质小麦价格稳中有升。",
    ],
  ]

  /// Articles that nothing is said about.
  private static let sound = [
    ["非遗展演走进校园", "传统皮影戏昨日走进第三小学，老艺人手把手教学生雕刻与操纵，孩子们在掌声中演出了第一折戏。"],
    ["夜间公交增开两线", "自下周一起，城区增开两条夜间公交线路，末班车延至二十三时三十分，每二十分钟发出一班。"],
    ["山区水库加固完工", "历时两年的水库除险加固工程近日完工，下游四个乡镇的防洪标准由二十年一遇提高到五十年一遇。"],
    ["青年歌手比赛落幕", "第八届青年歌手比赛前晚落幕，来自十二所高校的三十名选手进入决赛，冠军由师范学院学生夺得。"],
  ]

  /// Moves whole articles, renames files, and adds, drops or rewords what nothing is said about.
  private func changeElsewhere(_ paper: inout Paper, _ random: inout SplitMix64) {
    let page = Int(random.next() % UInt64(paper.pages.count))
    let other = Int(random.next() % UInt64(paper.pages.count))
    let sound = Self.sound[Int(random.next() % UInt64(Self.sound.count))]
    switch random.next() % 6 {
    case 0 where paper.pages[page].count > 1:
      let at = Int(random.next() % UInt64(paper.pages[page].count))
      let article = paper.pages[page].remove(at: at)
      let count = UInt64(paper.pages[other].count + 1)
      paper.pages[other].insert(article, at: Int(random.next() % count))
    case 1: paper.names[page] = "页\(page)-\(random.next() % 1_000).txt"
    case 2: paper.pages.swapAt(page, other)
    case 3 where !paper.pages.joined().contains { $0[0] == sound[0] }:
      let count = UInt64(paper.pages[page].count + 1)
      paper.pages[page].insert(sound, at: Int(random.next() % count))
    case 4 where paper.pages[page].count > 1: paper.pages[page].removeAll { $0[0] == sound[0] }
    default:
      for at in paper.pages[page].indices where paper.pages[page][at][0] == sound[0] {
        paper.pages[page][at][1] = sound[1].replacing("，", with: "，据悉，", maxReplacements: 1)
      }
    }
  }

  @Test func `through 500 changes elsewhere exactly the edited texts of all kinds are new`() {
    var random = SplitMix64(seed: 11)
    var paper = Paper(
      names: ["A01.txt", "A02.txt", "A03.txt"],
      pages: [Array(Self.faulty[0...1]), Array(Self.faulty[2...3]), [Self.faulty[4]]])
    let check = Check(models: BuiltInModels.all)
    let baseline = Baseline(Baseline.items(of: check.run(on: paper.issue)))
    let kinds = Set(baseline.entries.map { $0.key.split(separator: ":")[1] })
    #expect(kinds == ["break", "jump", "repeat.inner", "repeat.contained"])
    for round in 0..<500 {
      changeElsewhere(&paper, &random)
      if round % 10 == 9 {
        let items = Baseline.items(of: check.run(on: paper.issue))
        let comparison = baseline.comparison(with: items)
        #expect(comparison.new.map { items[$0] }.isEmpty, "round \(round)")
        #expect(comparison.stale.map(\.key).isEmpty, "round \(round)")
      }
    }
    for (old, new, keys) in [
      ("沿线布置休", "河岸布置休", ["break"]), ("下转9版", "下转8版", ["jump"]),
      ("居民上下楼出行", "住户上下楼出行", ["repeat.inner"]),
      ("不卖过夜粮", "不卖隔夜粮", ["repeat.contained"]),
    ] {
      var edited = paper
      for page in edited.pages.indices {
        for article in edited.pages[page].indices {
          edited.pages[page][article] = edited.pages[page][article].map {
            $0.replacing(old, with: new)
          }
        }
      }
      let items = Baseline.items(of: check.run(on: edited.issue))
      let comparison = baseline.comparison(with: items)
      #expect(comparison.new.map { items[$0].key.split(separator: ":")[1] } == keys.map { $0[...] })
      #expect(comparison.stale.map { $0.key.split(separator: ":")[1] } == keys.map { $0[...] })
    }
  }

  @Test func `a break stays known whether its rest is found or not`() {
    let join = Baseline.Item(key: "break", also: ["start"], count: 1, places: [], excerpt: "")
    let (tail, head) = (item("break"), item("start"))
    #expect(Baseline([join]).comparison(with: [tail, head]).known.count == 2)
    #expect(Baseline([join]).comparison(with: [tail, head]).stale.isEmpty)
    #expect(Baseline([tail, head]).comparison(with: [join]).known.count == 1)
    #expect(Baseline([tail, head]).comparison(with: [join]).stale.isEmpty)
    // What a join covers beside itself it covers once.
    #expect(Baseline([join]).comparison(with: [head, head]).new == [1])
    #expect(Baseline([join]).pruned(to: [head]).entries.map(\.key) == ["break"])
    #expect(Baseline([tail, head]).pruned(to: [join]).entries.count == 2)
    #expect(Baseline([join]).pruned(to: [item("other")]).entries.isEmpty)
  }

  private func isRepeat(_ item: Baseline.Item) -> Bool { item.key.contains(":repeat.") }
}
