import CollateTestSupport
import Testing

@testable import Collate

@Suite("A seam that stands whole in a copy elsewhere")
struct CopyIndexTests {
  private func index(_ texts: [String]) -> CopyIndex {
    let forms = texts.map { MatchingForm($0).units }
    return CopyIndex(
      forms, isDense: texts.map { $0.unicodeScalars.contains { $0.value > 0x3000 } },
      originals: Array(texts.indices))
  }

  @Test("is known by long halves")
  func longHalves() {
    let copies = index([
      "各地要把防汛救灾工作摆在突出位置", "抓实抓细各项准备确保群众安全度汛。",
      "会议强调，各地要把防汛救灾工作摆在突出位置抓实抓细各项准备确保群众安全度汛。会后开展了检查。",
    ])
    #expect(copies.junctionStandsElsewhere(0, 1))
    #expect(!copies.junctionStandsElsewhere(1, 0))
  }

  @Test("is known by a second half that is only a few characters or words long")
  func shortSecondHalf() {
    let chinese = index([
      "各地要把防汛救灾工作摆在突出位置", "抓实抓细。",
      "会议强调，各地要把防汛救灾工作摆在突出位置抓实抓细。会后开展了检查。", "会后开展。",
    ])
    #expect(chinese.junctionStandsElsewhere(0, 1))
    #expect(!chinese.junctionStandsElsewhere(0, 3))
    let english = index([
      "Each window takes up a fraction of the desktop according to the", "number of windows.",
      "Tiles are even. Each window takes up a fraction of the desktop according to the number of windows.",
    ])
    #expect(english.junctionStandsElsewhere(0, 1))
  }

  @Test("is known by a first half that is only a few characters long")
  func shortFirstHalf() {
    let copies = index([
      "各地要把", "防汛救灾工作摆在突出位置抓实抓细各项准备",
      "会议强调，各地要把防汛救灾工作摆在突出位置抓实抓细各项准备确保安全。", "开展检查",
    ])
    #expect(copies.junctionStandsElsewhere(0, 1))
    #expect(!copies.junctionStandsElsewhere(3, 1))
  }

  @Test("is not known by halves of which one stands elsewhere in other words")
  func otherWords() {
    let copies = index([
      "各地要把防汛救灾工作摆在突出位置", "立即派出工作组赶赴现场指导抢险。",
      "会议强调，各地要把防汛救灾工作摆在突出位置抓实抓细各项准备确保群众安全度汛。",
    ])
    #expect(!copies.junctionStandsElsewhere(0, 1))
  }

  @Test("tells a block that another one goes on from by how much of it stands there")
  func shareOfCopy() {
    let copies = index([
      "卢比奥还将访问巴林，并与海湾合作委员会成员",
      "由六个海湾合作委员会成员国组成的机构昨天在多哈开会。",
      "各地要把防汛救灾工作摆在突出位置，抓实抓细", "会议强调，各地要把防汛救灾工作摆在突出位置，抓实抓细各项准备。",
      "各地要把防汛救灾工怍摆在突出位置，抓实抓细",
    ])
    #expect(copies.shareInside(fromEndOf: 0) == 9.0 / 20)
    #expect(copies.shareInside(fromEndOf: 2) == 1)
    // An error in the copy ends what agrees.
    #expect(copies.shareInside(fromEndOf: 4) == 10.0 / 20)
    #expect(copies.shareInside(fromStartOf: 2) == 1)
    #expect(copies.shareInside(fromStartOf: 4) == 9.0 / 20)
    #expect(copies.shareInside(fromEndOf: 3) == 0)
  }

  @Test func `a line on both sides of a seam makes neither half a copy of the other`() {
    let copies = index([
      "全市防汛工作会议昨天强调，各地要把防汛救灾工作摆在突出位置", "要把防汛救灾工作摆在突出位置，抓实抓细各项准备，确保安全。",
      "要把防汛救灾工作摆在突出位置",
    ])
    #expect(copies.overlap(0, 1) && !copies.overlap(1, 0))
    // What is nothing but the start of another block is a scrap of it.
    #expect(!copies.overlap(2, 1))
    #expect(copies.shareInside(fromEndOf: 0) == 0 && copies.shareInside(fromStartOf: 1) == 0)
    #expect(copies.shareInside(fromEndOf: 2) == 1)
  }

  @Test(arguments: [0, 1, 31, 32, 33, 1000] as [Int])
  func `a filter passes every hash that was entered and few others`(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let entered = (0..<count).map { _ in random.next() }
    var filter = HashFilter(expecting: count)
    for hash in entered { filter.insert(hash) }
    #expect(entered.allSatisfy(filter.mayContain))
    let others = (0..<10_000).map { _ in random.next() }
    #expect(others.count(where: filter.mayContain) < 10_000 / 20)
  }

  @Test("keeps of many blocks that begin with a scrap those nearest to it")
  func nearestWholes() {
    let owners = (0..<20).map { "Total of the year \($0)" }
    let copies = index(owners + ["Total"] + owners + ["Total", "Sum"])
    #expect(copies.wholes[20].map(\.block) == [16, 17, 18, 19, 21, 22, 23, 24])
    #expect(copies.wholes[41].map(\.block) == Array(33...40))
    #expect(copies.startsBeside(20) && copies.startsBeside(41))
    #expect(copies.wholes[42].isEmpty)
  }

  @Test("holds no more for thousands of copies than for few")
  func boundedWholes() {
    let texts = (0..<500).flatMap { ["Total", "Total of the year \(1_000 + $0)"] }
    let forms = texts.map { MatchingForm($0).units }
    let copies = CopyIndex(
      forms, isDense: texts.map { _ in false },
      originals: Originals.indices(of: forms.map { $0[...] }))
    #expect(copies.wholes.map(\.count).max() == 8)
    #expect(copies.wholes[998].map(\.block).last == 999)
    #expect(copies.scraps[999] == [0, 2, 4, 6, 8, 10, 12, 14])
  }

  /// Where longer blocks begin with all of a block, by comparing it with every one.
  private func owners(of block: Int, _ forms: [[UInt32]]) -> [(block: Int, position: Int)] {
    guard 2...60 ~= forms[block].count else { return [] }
    return forms.indices.flatMap { other in
      (0...CopyIndex.skipped).filter { position in
        forms[other].count >= position + forms[block].count + 2
          && forms[other].dropFirst(position).starts(with: forms[block])
      }.map { (other, $0) }
    }
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `short blocks and those that begin with them are found as by comparing all`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Of two letters, or of one, around the longest scrap.
    let base = seed % 3 == 0 ? 56 : 0
    let forms = (0..<60).map { _ in
      (0..<base + Int(random.next() % 8)).map { _ in base > 0 ? 1 : UInt32(random.next() % 2) }
    }
    let copies = CopyIndex(
      forms, isDense: forms.map { _ in false },
      originals: Originals.indices(of: forms.map { $0[...] }))
    var scraps = forms.map { _ in [Int]() }
    for block in forms.indices {
      let owners = owners(of: block, forms)
      for owner in owners { scraps[owner.block].append(block) }
      // The nearest, of equally near ones that before; of one block the places nearest to this one.
      let nearest = owners.enumerated().sorted {
        func rank(_ owner: (block: Int, position: Int), _ order: Int) -> (Int, Int, Int) {
          let isBehind = owner.block > block
          return (abs(owner.block - block), isBehind ? 1 : 0, isBehind ? order : -order)
        }
        return rank($0.element, $0.offset) < rank($1.element, $1.offset)
      }.prefix(8).sorted { $0.offset < $1.offset }
      #expect(copies.wholes[block].map(\.block) == nearest.map(\.element.block))
      #expect(copies.wholes[block].map(\.position) == nearest.map(\.element.position))
      #expect(copies.wholes[block].allSatisfy { $0.length == forms[block].count })
    }
    #expect(copies.scraps == scraps.map { Array($0.prefix(8)) })
  }
}
