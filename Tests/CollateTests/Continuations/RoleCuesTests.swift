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
    "（中央社台北26日電）市府今天宣布，三座橋將重建。", "中新网杭州7月18日电 浙江省今天召开会议。",
    "Köln (dpa). Die Stadt baut drei Brücken neu.", "Köln/dpa – Die Stadt baut drei Brücken neu.",
    "LUGO, 12 mar (EFE).- El ayuntamiento renovará tres puentes.",
    "Lincoln, March 14. — The city will rebuild three bridges.",
    "Lille. – La ville reconstruira trois ponts.",
    "Ancona, 15 marzo – Il comune ricostruirà tre ponti.",
    "Santa Cruz de la Sierra, 3 abr (EFE).- La ciudad renovará tres puentes.",
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
    "Köln (dpa).", "Müller (CDU) lehnte das ab.",
    "Anna, 12 Jahre, und Ben – beide kommen gern.",
    "Die Brücke – ein Bauwerk von 1912 – wird neu gebaut.",
    "Ancona, 15 marzo – il comune ricostruirà",
    "Am 3. Mai (Sonntag). Dann beginnt der Bau.",
    "据悉，7月18日电力供应恢复。",
    "St. – Die Abkürzung steht für Sankt", "Peter – Das war sein Name.",
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

  @Test(arguments: [
    "di Anna Verdi e Luca Neri", "by Jane Porter\njane.porter@courier.example", "dpa/Anna Vogel",
    "di Maria De Luca", "von Anna Vogel und Uwe Weiß",
  ])
  func `names behind a word in small letters or an agency are a byline`(text: String) {
    let reading = IssueReading(Collate.Issue(text))
    #expect(reading.roles == [.byline])
  }

  @Test(arguments: [
    "di Roma", "di Anna Verdi che ieri ha vinto", "by the time", "und/oder Anna Vogel kam",
    "dpa/Reuters", "von Anna Vogel gebaut",
  ])
  func `a text that goes on otherwise is none`(text: String) {
    let reading = IssueReading(Collate.Issue(text))
    #expect(reading.roles == [.body])
  }

  @Test(arguments: [
    ("Council leader defends theatre", false), ("「不能再等了」", false), ("“路通了，心也通了”", false),
    ("让古桥修缮走得更远", false), ("背景に人手不足", false), ("Was nun, Stadt?", false),
    ("El instituto inquieta a los vecinos", false), ("Anna Vogel", true), ("张建国", true),
    ("（社会部　高橋修）", true), ("■洪啟文（香港大學政治系教授）", true),
    ("Jean-Pierre Martin (avec AFP)", true), ("홍길동 광주대 교수·정치학", true),
    ("Von unserer Mitarbeiterin Anna Vogel", true), ("ANNA VOGEL | CÁDIZ", true),
  ])
  func `quotations, questions and wording tell what is no byline`(text: String, canBe: Bool) {
    let scalars = FlowText(Source(path: "-", text: text), 0..<text.utf8.count).scalars
    #expect(RoleCues.canBeByline(scalars) == canBe)
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func `verse is told from prose by its lines`(
    lineEnd: String
  ) {
    let lines = ["The river ran", "And ran again", "Beneath the hill", "In summer rain."]
    let reading = IssueReading(Collate.Issue(lines.joined(separator: lineEnd)))
    #expect(reading.roles == [.verse])
  }
}
