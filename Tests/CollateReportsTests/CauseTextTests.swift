import Collate
import Testing

@testable import CollateReports

@Suite struct CauseTextTests {
  private static let told: [(InputRecord.Cause, english: String, chinese: String)] = [
    (.missing, "no such file or folder", "没有这个文件或文件夹"),
    (.denied, "permission denied", "没有权限"),
    (.unreadable, "cannot be read", "无法读取"),
    (
      .undecodable, "not text in a known encoding (see --encoding)",
      "不是文本，或编码无法识别（可用 --encoding 指定）"
    ),
    (
      .foreignEncoding("EUC-JP"), "it looks like EUC-JP, which is not read; see --encoding",
      "看来是 EUC-JP 编码，不能读取（可用 --encoding 指定）"
    ),
    (.markup("hOCR"), "it is hOCR; give its text", "这是hOCR，请提供其中的文本"),
    (
      .noTexts(endings: [".txt", ".md"], passedOver: 0), "no text files (.txt, .md) in it",
      "其中没有文本文件（.txt、.md）"
    ),
    (
      .noTexts(endings: [".txt"], passedOver: 1),
      "no text files (.txt) in it; 1 other file passed over", "其中没有文本文件（.txt），略过其他文件1个"
    ),
    (
      .noTexts(endings: [".mp3"], passedOver: 12),
      "no text files (.mp3) in it; 12 other files passed over", "其中没有文本文件（.mp3），略过其他文件12个"
    ),
    (
      .longBlock(bytes: 2001, line: 3), "2001 bytes without a blank line, from line 3 on",
      "自第3行起有2001字节没有空行，不像版面文字"
    ),
    (
      .columnsSideBySide,
      "columns stand side by side on its lines; extract its text without layout",
      "各栏并排在同一行；提取文本时请勿保留版式"
    ),
    (.malformed(count: 1, first: 7), "1 ill-formed sequence, at byte 7", "1处非法字节序列，首处在第7字节"),
    (
      .malformed(count: 2, first: 0), "2 ill-formed sequences, the first at byte 0",
      "2处非法字节序列，首处在第0字节"
    ),
    (.other("as it is"), "as it is", "as it is"),
  ]

  @Test func `every cause is told in both languages`() {
    for (cause, english, chinese) in Self.told {
      #expect(CauseText.text(cause, in: .english) == english)
      #expect(CauseText.text(cause, in: .chinese) == chinese)
    }
  }

  @Test func `a report tells a cause that it was given as a sentence`() {
    for (cause, english, chinese) in Self.told {
      let record = InputRecord(path: "a", state: .skipped, reason: "\(cause)")
      var report = Report(
        result: Check().run(on: Collate.Issue(sources: [])), inputs: [record],
        tool: .init(name: "desk", version: "1"))
      #expect(report.reason(of: record) == english)
      report.language = .chinese
      #expect(report.reason(of: record) == chinese)
    }
  }
}
