import Collate
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

  private func sentence(_ random: inout Random) -> String {
    let characters = Array("春江潮水连海平上明月共生滟随波千万里何处无花林皆似霰空流霜不觉飞汀白沙看见")
    let length = 14 + Int(random.next() % 12)
    return String(
      (0..<length).map { _ in characters[Int(random.next() % UInt64(characters.count))] })
      + "。"
  }

  private func paragraph(_ random: inout Random) -> String {
    (0..<3).map { _ in sentence(&random) }.joined()
  }

  private func paper(_ random: inout Random) -> Paper {
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
  private func change(_ paper: inout Paper, _ random: inout Random) {
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
    var random = Random(state: 7)
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
      if round % 10 == 9 {
        for page in paper.pages.indices where paper.pages[page].count > 4 {
          paper.pages[page].removeAll { $0.count == 1 }
        }
      }
    }
  }

  @Test(arguments: 0..<8) func `exactly the findings whose text changed are new`(seed: UInt64) {
    var random = Random(state: seed)
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

  private func isRepeat(_ item: Baseline.Item) -> Bool { item.key.contains(":repeat.") }
}

/// A small seeded generator (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
/// 2014).
private struct Random {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
