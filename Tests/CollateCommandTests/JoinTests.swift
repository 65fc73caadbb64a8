import CollateInput
import CollateReports
import CollateTestSupport
import Foundation
import Testing

@testable import CollateCommand

@Suite struct JoinTests {
  private static let traditional = """
    市圖書館新館本月底啟用，藏書兩百萬冊，讀者憑身分證即可入館閱覽，週一閉館整理。

    氣象台預計，週末兩天多雲轉晴，早晚偏涼，最高氣溫二十二度，適宜戶外活動與遠足。

    市圖書館新館本月底啟用，藏書兩百萬冊，讀者憑身分證即可入館閱覽，週一閉館整理。

    """

  private func bytes(_ folder: Folder, _ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(fileURLWithPath: folder(name))))
  }

  @Test(arguments: TextEncoding.allCases.filter { $0 != .automatic })
  func `the input is rebuilt byte for byte in its own encoding`(encoding: TextEncoding) throws {
    let folder = try Folder()
    let text = encoding == .big5 ? Self.traditional : Texts.repeated
    for hasMark in [false, true] {
      let input = try #require(encoding.encode(Array(text.utf8), hasByteOrderMark: hasMark))
      let file = try folder.write(input, to: "a.txt")
      let edits = folder("edits.json")
      let arguments = ["--encoding", encoding.rawValue, "-o", file, "--edits", edits]
      let joined = collate(["join", file] + arguments)
      #expect(joined.status == 0)
      #expect(joined.errors.contains("written as UTF-8") == (encoding != .utf8))
      #expect(try bytes(folder, "a.txt") != input)
      #expect(collate("join", "--undo", edits, file, "-o", file).status == 0)
      #expect(try bytes(folder, "a.txt") == input)
    }
  }

  @Test(arguments: 0..<60) func `any bytes come back from what join made of them, or are refused`(
    seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    let pieces = [Texts.repeated, Texts.broken, Texts.story].map { Array($0.utf8) }
    var input: [UInt8] = []
    for _ in 0...random.next() % 4 {
      // Texts stand between noise, so that there is something to join and to take out.
      input += random.next() % 2 == 0 ? [] : pieces[Int(random.next() % 3)] + [0x0A, 0x0A]
      for _ in 0..<random.next() % 60 {
        let value = random.next()
        input.append(
          [0x0A, 0x0C, 0x0D, 0xE4, 0xB8, 0xFF, 0xEF, UInt8(truncatingIfNeeded: value >> 8)][
            Int(value % 8)])
      }
    }
    let folder = try Folder()
    let file = try folder.write(input, to: "a.txt")
    let (text, edits) = (folder("joined.txt"), folder("edits.json"))
    let joined = collate("join", file, "-o", text, "--edits", edits)
    guard try folder.names.contains("edits.json") else {
      #expect(joined.status == 2)
      #expect(joined.errors.contains("a.txt: "), "\(joined.errors)")
      #expect(try folder.names == ["a.txt"])
      return
    }
    #expect(collate("join", "--undo", edits, text, "-o", folder("original.txt")).status == 0)
    #expect(try bytes(folder, "original.txt") == input)
  }

  @Test func `edits that could not lead back are not written`() throws {
    let folder = try Folder()
    var input = try #require(TextEncoding.gb18030.encode(Array(Texts.repeated.utf8)))
    input.insert(0xFF, at: input.count - 1)
    let file = try folder.write(input, to: "a.txt")
    let outcome = collate("join", file, "-o", file, "--edits", folder("edits.json"))
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("no edits lead back to these bytes"), "\(outcome.errors)")
    #expect(try folder.names == ["a.txt"])
    #expect(try bytes(folder, "a.txt") == input)
  }

  @Test func `a text that does not give the bytes of the input again is not written`() throws {
    let folder = try Folder()
    let input = try #require(TextEncoding.gb18030.encode(Array(Texts.repeated.utf8)))
    let file = try folder.write(input, to: "a.txt")
    let edits = folder("edits.json")
    _ = collate("join", file, "-q", "-o", folder("joined.txt"), "--edits", edits)
    let hash = try #require(
      try JSON(parsing: Array(folder.read("edits.json").utf8))["original"]["hash"].string)
    try folder.write(
      folder.read("edits.json").replacing(hash, with: "0123456789abcdef"), to: "edits.json")
    let outcome = collate("join", "--undo", edits, folder("joined.txt"), "-o", folder("back.txt"))
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("does not give the bytes of the input again"))
    #expect(!Files.exists(folder("back.txt")))
  }

  @Test func `edits go to standard output where the text does not`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let outcome = collate("join", file, "--edits", "-", "-o", folder("joined.txt"))
    #expect(try JSON(parsing: Array(outcome.output.utf8))["schema"] == "collate.edits/1")
    for output in [[], ["-o", "-"]] {
      let both = collate(["join", file, "--edits", "-"] + output)
      #expect(both.status == 2)
      #expect(both.output.isEmpty)
      #expect(both.errors.contains("two outputs cannot be written to one file"))
    }
    #expect(!Files.exists("-"))
  }

  @Test func `edits of a text in UTF-8 say nothing of an encoding`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "a.txt")
    let outcome = collate("join", file, "--edits", folder("edits.json"))
    #expect(outcome.errors.isEmpty)
    #expect(try !folder.read("edits.json").contains("original"))
  }
}
