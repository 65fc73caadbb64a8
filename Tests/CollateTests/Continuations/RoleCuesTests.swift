import Testing

@testable import Collate

@Suite struct RoleCuesTests {
  @Test(arguments: [
    "本报讯（记者 王兰）昨日，全市安全生产工作会议召开。",
    "（本报驻巴黎记者 王兰）当地时间三日，会议闭幕。",
    "【東京＝鈴木一郎】政府は三日、新しい計画を発表した。",
    "（ソウル＝聯合）大統領は三日、記者会見を開いた。",
    "[서울=연합뉴스] 정부는 3일 새 계획을 발표했다.",
    "(부산=연합뉴스) 홍길동 기자 = 부산시는 3일 계획을 발표했다.",
    "[한강일보 홍길동 기자] 시는 3일 새 계획을 발표했다.",
    "PARIS (AP) — The government said on Tuesday that it would resign.",
  ])
  func `who reports from where begins an article`(text: String) {
    #expect(RoleCues.isOpener(text.unicodeScalars.map(\.value)))
  }

  @Test(arguments: [
    "（一）加强基础设施建设，推动城乡融合发展。",
    "（上接第一版）会议强调，要抓好落实。",
    "(siehe Seite 3) war der Antrag schon am Dienstag gestellt worden.",
    "（",
    "[=",
    "(a=b) 的解只有一个，证明留给读者。",
    "(x=3) holds for all of them.",
    "[서울=연합뉴스]",
    "会议强调，要抓好落实（记者 王兰）。",
  ])
  func `brackets alone do not`(text: String) {
    #expect(!RoleCues.isOpener(text.unicodeScalars.map(\.value)))
  }

  @Test(arguments: [
    ("图为工人在检查设备", true), ("圖為工人", true), ("Im Bild der neue Bahnhof", true), ("下图是旧貌", true),
    ("图纸已经送审", false), ("▶1면에서 계속", false), ("△ 第二轮", false), ("Imbissbude", false),
  ])
  func `a word that points to the picture begins a caption`(text: String, begins: Bool) {
    #expect(RoleCues.beginsCaption(text.unicodeScalars.map(\.value)) == begins)
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func `verse is told from prose by its lines`(
    lineEnd: String
  ) {
    let lines = ["The river ran", "And ran again", "Beneath the hill", "In summer rain."]
    let reading = IssueReading(Collate.Issue(lines.joined(separator: lineEnd)))
    #expect(reading.roles == [.verse])
  }
}
