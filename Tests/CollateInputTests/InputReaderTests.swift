import Collate
import CollateInput
import CollateTestSupport
import Foundation
import Testing

/// A folder of its own for one test, gone when the test is over.
private final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("collate-input-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func callAsFunction(_ name: String) -> String { path + "/" + name }

  func write(_ bytes: some Collection<UInt8>, to name: String) throws {
    let url = URL(fileURLWithPath: self(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: self(name), withDestinationPath: target)
  }

  /// The names of the texts that were read, without the folder.
  func names(_ input: Input) -> [String] {
    input.sources.map { String($0.path.dropFirst(path.count + 1)) }
  }
}

@Suite struct InputReaderTests {
  private let text = Array("市图书馆新馆本月底启用。\n".utf8)

  @Test func `a folder stands for the texts below it in the order of their names`() throws {
    let folder = try Folder()
    for name in ["b.txt", "A02/x.MD", "A02/y.text", "a.txt", "A01/1.markdown"] {
      try folder.write(text, to: name)
    }
    for name in ["a.png", "A02/z", ".hidden.txt", ".git/c.txt"] { try folder.write(text, to: name) }
    let input = InputReader().read([folder.path])
    #expect(folder.names(input) == ["A01/1.markdown", "A02/x.MD", "A02/y.text", "a.txt", "b.txt"])
    #expect(input.records.allSatisfy { $0.state == .read })
    #expect(input.records.count == 5)
  }

  @Test(arguments: [
    ("<?xml version=\"1.0\"?>\n<alto xmlns=\"\">", "ALTO XML"), ("<alto>", "ALTO XML"),
    ("<?xml version=\"1.0\"?>\n<PcGts xmlns=\"\">", "PAGE XML"),
    ("<?xml version=\"1.0\"?><x/>", "XML"),
    ("\u{FEFF}\n<!DOCTYPE html>\n<html><head><meta name='ocr-system'/>", "hOCR"),
    ("<HTML><body>", "HTML"),
  ])
  func `markup is no text, and is named`(text: String, format: String) throws {
    let folder = try Folder()
    try folder.write(text.utf8, to: "a.txt")
    let input = InputReader().read([folder("a.txt")])
    #expect(input.sources.isEmpty)
    #expect(input.records.map(\.state) == [.skipped])
    #expect(input.records[0].reason == "it is \(format); give its text")
  }

  @Test func `a text in an encoding that is not read is named, unless one is given`() throws {
    let folder = try Folder()
    // 시립 도서관 새 건물이 이달 말에 문을 연다. in EUC-KR.
    let line: [UInt8] = [
      0xBD, 0xC3, 0xB8, 0xB3, 0x20, 0xB5, 0xB5, 0xBC, 0xAD, 0xB0, 0xFC, 0x20, 0xBB, 0xF5, 0x20,
      0xB0, 0xC7, 0xB9, 0xB0, 0xC0, 0xCC, 0x20, 0xC0, 0xCC, 0xB4, 0xDE, 0x20, 0xB8, 0xBB, 0xBF,
      0xA1, 0x20, 0xB9, 0xAE, 0xC0, 0xBB, 0x20, 0xBF, 0xAC, 0xB4, 0xD9, 0x2E, 0x0A,
    ]
    try folder.write(line + line, to: "a.txt")
    let input = InputReader().read([folder("a.txt")])
    #expect(input.sources.isEmpty)
    #expect(input.records.map(\.state) == [.skipped])
    #expect(input.records[0].reason == "it looks like EUC-KR, which is not read; see --encoding")
    var reader = InputReader()
    reader.encoding = .gb18030
    #expect(reader.read([folder("a.txt")]).records.map(\.state) == [.read])
  }

  @Test(arguments: ["<3 sagt man", "〈?xml〉", "A page on <?xml and <html>", "< html >"])
  func `a text that begins with an angle is read`(text: String) throws {
    let folder = try Folder()
    try folder.write(text.utf8, to: "a.txt")
    #expect(InputReader().read([folder("a.txt")]).records.map(\.state) == [.read])
  }

  @Test func `a text in columns side by side is read in part, with its reason`() throws {
    let folder = try Folder()
    let line = "the council met on Tuesday, and     had not come to any end by night."
    try folder.write(Array(repeating: line, count: 30).joined(separator: "\n").utf8, to: "a.txt")
    let input = InputReader().read([folder("a.txt")])
    #expect(input.records.map(\.state) == [.partial])
    #expect(input.records[0].reason.hasPrefix("columns stand side by side"))
    #expect(input.sources.count == 1)
  }

  @Test func `links that lead in circles end`() throws {
    let folder = try Folder()
    try folder.write(text, to: "deep/a.txt")
    try folder.link("deep/up", to: "..")
    try folder.link("deep/self", to: "self")
    try folder.link("deep/none.txt", to: "nothing")
    let input = InputReader().read([folder.path])
    #expect(folder.names(input) == ["deep/a.txt"])
    #expect(input.records.map(\.reason) == ["", "no such file or folder"])
  }

  @Test func `a file named twice is read once and told of`() throws {
    let folder = try Folder()
    try folder.write(text, to: "a.txt")
    try folder.write(text, to: "b.txt")
    try folder.link("c.txt", to: "a.txt")
    let again = folder("./a.txt")
    let input = InputReader().read([folder("b.txt"), folder.path, again])
    #expect(folder.names(input) == ["b.txt", "a.txt"])
    #expect(input.repeated == [folder("b.txt"), folder("c.txt"), again])
    #expect(input.records.count == 2)
    let others = InputReader().read([folder.path], besides: [folder("a.txt")])
    #expect(folder.names(others) == ["b.txt"])
    #expect(others.repeated.isEmpty)
    let nothing = InputReader().read([folder.path], besides: [folder("a.txt"), folder("b.txt")])
    #expect(nothing.sources.isEmpty && nothing.records.isEmpty)
    // Equal texts in two files are two texts: that is what is looked for.
    #expect(InputReader().read([folder("a.txt"), folder("b.txt")]).sources.count == 2)
  }

  @Test func `names that differ in their bytes are two files`() throws {
    let folder = try Folder()
    try folder.write(text, to: "caf\u{E9}.txt")
    try folder.write(text, to: "cafe\u{301}.txt")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    // Where the file system takes both names for one, there is one file.
    #expect(InputReader().read([folder.path]).sources.count == names.count)
  }

  @Test func `standard input is read once`() {
    var reader = InputReader()
    let text = text
    reader.standardInput = { text }
    reader.standardInputName = "A01.txt"
    let input = reader.read(["-", "-"])
    #expect(input.sources.map(\.path) == ["A01.txt"])
    #expect(input.repeated == ["A01.txt"])
    reader.standardInput = { nil }
    #expect(reader.read(["-"]).records.map(\.reason) == ["cannot be read"])
  }

  @Test func `what is not there, empty or no text is named with its reason`() throws {
    let folder = try Folder()
    try folder.write([], to: "empty.txt")
    try folder.write([], to: "empty/in/.keep")
    try folder.write([], to: "other/.hidden.txt")
    try folder.write([], to: "other/a.docx")
    var random = SplitMix64(seed: 3)
    try folder.write((0..<4_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }, to: "noise")
    let input = InputReader().read(
      [folder("none"), folder("empty.txt"), folder("empty"), folder("other"), folder("noise")])
    #expect(
      input.records.map(\.reason) == [
        "no such file or folder", "",
        "no text files (.txt, .text, .md, .markdown) in it; 1 other file passed over",
        "no text files (.txt, .text, .md, .markdown) in it; 2 other files passed over",
        "not text in a known encoding (see --encoding)",
      ])
    #expect(input.records.map(\.state) == [.skipped, .read, .skipped, .skipped, .skipped])
    // Whoever names the encoding gets what it reads.
    var reader = InputReader()
    reader.encoding = .utf8
    #expect(reader.read([folder("noise")]).records.map(\.state) == [.partial])
  }

  @Test func `a pipe is read to its end, and a device without bytes is empty`() throws {
    #expect(InputReader().read(["/dev/null"]).records.map(\.state) == [.read])
    let folder = try Folder()
    let pipe = folder("pipe")
    // The call reads the path and keeps no pointer to it.
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    let text = text
    Thread.detachNewThread {
      try? FileHandle(forWritingAtPath: pipe)?.write(contentsOf: Data(text))
    }
    #expect(InputReader().read([pipe]).sources.map(\.bytes) == [text])
  }

  @Test func `what a path leads to is told apart`() throws {
    let folder = try Folder()
    try folder.write(text, to: "a.txt")
    try folder.link("link", to: "a.txt")
    #expect(FileKind(folder("link")) == .file)
    #expect(FileKind(folder.path) == .folder)
    #expect(FileKind("/dev/zero") == .device)
    #expect(FileKind(folder("none")) == nil)
    let pipe = Pipe()
    #expect(FileKind("/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)") == .pipe)
  }

  @Test func `a pipe in a folder is passed over`() throws {
    let folder = try Folder()
    // The call reads the path and keeps no pointer to it.
    #expect(unsafe mkfifo(folder("a.txt"), 0o600) == 0)
    try folder.write(text, to: "b.txt")
    #expect(folder.names(InputReader().read([folder.path])) == ["b.txt"])
  }

  @Test func `a block too long to be a paragraph is refused, and the rest is read`() throws {
    let folder = try Folder()
    try folder.write(text, to: "a.txt")
    try folder.write(text + [0x0A] + [UInt8](repeating: 0x61, count: 2_001), to: "long.txt")
    var reader = InputReader()
    reader.longestBlock = 2_000
    let input = reader.read([folder.path])
    #expect(folder.names(input) == ["a.txt"])
    #expect(input.records.last?.reason == "2001 bytes without a blank line, from line 3 on")
    reader.longestBlock = 2_001
    #expect(reader.read([folder.path]).sources.count == 2)
  }
}
