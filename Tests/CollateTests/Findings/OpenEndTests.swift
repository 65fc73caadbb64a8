import Collate
import CollateModels
import Testing

@Suite struct OpenEndTests {
  /// The numbers of the blocks, from 1, that are told to break off, joined to another one or not.
  private func brokenOff(_ blocks: [String]) -> [Int] {
    Check(models: BuiltInModels.all).run(on: Collate.Issue(blocks.joined(separator: "\n\n")))
      .findings.filter { [.fragmentOpenEnd, .fragmentSplit].contains($0.rule) }
      .map { $0.place.block + 1 }.sorted()
  }

  /// The joins, and the numbers of the blocks, from 1, that are told to begin in mid-sentence.
  private func begun(_ blocks: [String]) -> (joins: [[Int]], starts: [Int]) {
    let result = Check(models: BuiltInModels.all)
      .run(on: Collate.Issue(blocks.joined(separator: "\n\n")))
    let starts = result.findings.filter { $0.rule == .fragmentOpenStart }
    return (
      result.continuations.filter { $0.certainty >= .likely }.map { [$0.from + 1, $0.to + 1] },
      starts.map { $0.place.block + 1 }
    )
  }

  private static let review = "作者的笔像一把钝刀，慢慢地切下去，切到最后你才发现，骨头已经断了。"
  private static let tea = "为解决采茶工短缺问题，茶场与邻县签订了劳务协议，统一安排食宿和车辆。"

  @Test(arguments: [
    ("书中最动人的是邮递员老梅，他把一封寄不出的信揣了三十年", "，直到信封磨成了布的颜色。"),
    ("书中最动人的是邮递员老梅，他把一封寄不出的信揣了三十年", "，再没寄出。"),
    ("县医院院长介绍说，“新门诊楼启用之后，患者平均候诊时间将缩短一半", "”。检验结果可在手机上查询，不必再跑医院。"),
    ("县医院院长介绍说，患者平均候诊时间将缩短一半（详见第二页的表格", "）。检验结果可在手机上查询，不必再跑医院。"),
  ])
  func `a mark that nothing begins with carries on the open text before it`(
    first: String, rest: String
  ) {
    let (joins, starts) = begun(["读《山河小镇》", Self.review, first, rest, Self.tea])
    #expect(joins == [[3, 4]])
    #expect(starts.isEmpty)
  }

  @Test func `of two copies of such halves the same pair is joined in every run`() {
    let halves = ["书中最动人的是邮递员老梅，他把一封寄不出的信揣了三十年", "，直到信封磨成了布的颜色。"]
    let blocks = ["读《山河小镇》", Self.review] + halves + [Self.tea, "再读《山河小镇》", Self.review]
    #expect(begun(blocks + halves + [Self.tea]).joins == [[3, 4]])
  }

  @Test(arguments: [
    ["雨夜归人", Self.review, "“妈，我想回老家住一阵", Self.tea],
    ["The watchmaker", "She put it away.", "“Mother, I'm going home for", "He said nothing."],
    ["The watchmaker", "She put it away.", "\"Mother, I'm going home for", "He said nothing."],
    ["Der Uhrmacher", "Sie legte den Brief weg.", "„Ich fahre nach Hause und", "Er schwieg."],
  ])
  func `a quotation that is not ended is told to break off, however short it is`(blocks: [String]) {
    #expect(brokenOff(blocks) == [3])
    // One that is ended says nothing.
    var ended = blocks
    ended[2] += blocks[2].hasPrefix("„") ? "“" : blocks[2].hasPrefix("“") ? "”" : "\""
    #expect(brokenOff(ended).isEmpty)
  }

  @Test func `a short end of a paragraph without its beginning is told`() {
    let blocks = [
      "The brass band will play there for the first time on the first of January, weather permitting.",
      "had danced at the first concert in the old bandstand and met his wife on the way home.",
      "Organizers still need about $12,000 for the wrought-iron railing.",
    ]
    #expect(begun(blocks).starts == [2])
    // Where small letters are the rule they tell nothing.
    #expect(begun(blocks.map { $0.lowercased() }).starts.isEmpty)
  }

  @Test(arguments: [
    "渴”的问题，受益农户预计超过两万户。", "の利用」が広がり、町の人口は三年ぶりに増えた。",
    "Portland and its harbour,” the mayor said on Friday evening. The council will vote in May.",
    "Stadt nie verlassen“, sagte der Bürgermeister am Freitag. Der Rat stimmt im Mai ab.",
    "Conseil ne votera pas », a dit le maire vendredi. La séance est reportée à mardi.",
  ])
  func `a quotation that ends in a text and begins nowhere is told`(rest: String) {
    #expect(begun(["读《山河小镇》", Self.review, rest, Self.tea]).starts == [3])
    // What begins it in the same block, or in a paragraph before, says where it comes from.
    for mark in ["“", "「", "„", "« "] where rest.contains(Self.ends[mark] ?? "") {
      #expect(!begun(["读《山河小镇》", Self.review, mark + rest, Self.tea]).starts.contains(3))
      let opened = [Self.review + "他说： " + mark + Self.tea, Self.review]
      #expect(!begun(["读《山河小镇》"] + opened + [rest, Self.tea]).starts.contains(4))
    }
  }

  private static let ends = ["“": "”", "「": "」", "„": "“", "« ": "»"]

  @Test(arguments: [
    "A 5\" pipe and a 3” nail are all that the plumber left behind on the kitchen table that day.",
    "根据文档，“.gitignore 文件中的每一行”都有一个模式。忽略空行和注释行。",
    "He called it \"a mess\", and 5\" is all that \"they left\". The council will vote on Monday in May.",
    "他说\"你好\"，然后就走了。山里的雾气还没有散去，茶农们已经背着竹篓走在梯田上。",
    "”Jag reser hem”, sade hon och gick ut i regnet. Ingen svarade henne den kvällen.",
    "Der Zug hielt in »Neustadt« nur kurz. Am Bahnsteig standen drei Männer mit Koffern.",
  ])
  func `marks that end no quotation say nothing of a beginning`(text: String) {
    #expect(begun(["读《山河小镇》", Self.review, text, Self.tea]).starts.isEmpty)
  }

  @Test func `a copy that is told is not told to break off besides`() {
    let story = Self.tea + "镇政府还为采茶工办理了意外伤害保险，并派医生驻场巡诊，"
    let blocks = [Self.review, story + "每周两次。" + Self.review, Self.review + "他说。", story]
    #expect(brokenOff(blocks).isEmpty)
  }

  @Test func `what ends with who took the picture carries on nowhere`() {
    let (joins, _) = begun([
      "Ferry passengers board the Alden Star at the south landing on Friday. Photo by Tess Lindqvist",
      "had danced at the first concert in the old bandstand in 1924 and met his wife on the way home.",
    ])
    #expect(joins.isEmpty)
  }

  @Test(arguments: [
    "”Jag reser hem”, sade hon", "「帰る」と言った", "a 5\" pipe", "'tis the season", "“그는 “간다”고”라고 했다",
  ])
  func `a short text whose quotations are ended does not break off`(text: String) {
    #expect(brokenOff([Self.review, text, Self.tea]).isEmpty)
  }

  @Test(arguments: [
    "»Hast du den Fahrplan gelesen?« Er nickte und sah auf die Uhr über dem Tor.",
    "»Ja«, sagte sie, »aber ich glaube kein Wort davon.«",
    "›Wer hat dir das erzählt?‹, fragte Anna. Niemand gab Antwort.",
  ])
  func `a quotation mark that points inwards begins a text`(text: String) {
    let before = "Er gab keine Antwort und sah in den Regen. Der letzte Zug war fort."
    #expect(begun([before, text, before + " Dann schwieg er."]).starts.isEmpty)
    // The same mark before the rest of a sentence.
    let rest =
      "»und das war es dann auch.« Er nickte und sah auf die Uhr über dem Tor. Draußen regnete es."
    #expect(begun([before, rest, before + " Dann schwieg er."]).starts == [2])
  }

  @Test func `a short text that begins with such a mark is told where nothing leads to it`() {
    let rest = "，直到信封磨成了布的颜色。"
    let (joins, starts) = begun(["读《山河小镇》", Self.review, rest, Self.tea])
    #expect(joins.isEmpty)
    #expect(starts == [3])
  }

  @Test(arguments: [
    "...and then the lamps went out.", ".NET developers met in the old hall.",
    ",,Das ist gut“, sagte sie.", "”Vi ses”, sa hon.",
  ])
  func `marks that something may begin with are no open start of a short text`(text: String) {
    #expect(begun([before, text, after]).starts.isEmpty)
  }

  private let before =
    "The council met on Monday evening in the old hall. Members spoke for two hours about the new bridge."
  private let after =
    "The vote is expected in the spring. Until then the ferry will run every hour from six in the morning."

  @Test func `items of a list that end alike do not break off`() {
    let items = [
      "1. the ferry runs every hour from six in the morning until the harbour closes for the night;",
      "2. the road along the river stays closed to all cars until the new bridge has been built;",
      "3. the town pays for the lamps on both banks and for the guard in the house at the gate.",
    ]
    #expect(brokenOff([before] + items + [after]) == [])
    let unmarked = [
      "1. We walked along the river. The ferry runs every hour until the harbour closes for the night",
      "2. We took the road behind it. It stays closed to all cars until the new bridge has been built",
      "3. We came to the gate. The town pays for the lamps on both banks and for the guard in it",
    ]
    #expect(brokenOff([before] + unmarked + [after]) == [])
  }

  @Test func `an item that alone ends without its mark, or with a comma, still breaks off`() {
    let items = [
      "1. We walked along the river. The ferry runs every hour until the harbour closes for the night.",
      "2. We took the road behind it. It stays closed to all cars until the new bridge has been",
      "3. We came to the gate. The town pays for the lamps on both banks, and for the guard,",
      "4. We went home in the evening. Nobody had asked what the two of us were doing there.",
    ]
    #expect(brokenOff([before] + items + [after]) == [3, 4])
  }

  @Test(arguments: [
    "The first ferry leaves the quay. Behind it the new bridge is growing. Photo by Brenda Wetherby",
    "The first ferry leaves the quay. Behind it the new bridge is growing. (Photo: Brenda Wetherby)",
    "The first ferry leaves the quay. Behind it the new bridge is growing. Photos: B. Wetherby and Tom Hale",
  ])
  func `a text does not break off with the name of its photographer`(text: String) {
    #expect(brokenOff([before, text, after]) == [])
  }

  /// A text before and one behind, in the language of a case.
  private static let around = [
    "de": [
      "Der Rat traf sich am Montagabend im alten Saal. Die Mitglieder sprachen zwei Stunden über die neue Brücke.",
      "Die Abstimmung wird im Frühjahr erwartet. Bis dahin fährt die Fähre jede Stunde ab sechs Uhr morgens.",
    ],
    "fr": [
      "Le conseil s’est réuni lundi soir dans l’ancienne salle. Les membres ont parlé pendant deux heures du nouveau pont.",
      "Le vote est attendu au printemps. Jusque-là, le bac partira toutes les heures dès six heures du matin.",
    ],
    "ko": [
      "시의회는 월요일 저녁 옛 회관에서 회의를 열었다. 의원들은 새 다리를 두고 두 시간 동안 토론했다.",
      "표결은 봄에 있을 예정이다. 그때까지 나룻배는 아침 여섯 시부터 한 시간마다 다닌다.",
    ],
    "zh": [
      "市府昨日召開說明會，邀集里長與學者討論新橋工程。與會者多半支持，但要求公布經費。",
      "表決預計在春天舉行。在此之前渡輪自清晨六點起每小時一班，居民可憑證免費搭乘。",
    ],
  ]

  @Test(arguments: [
    ("de", "Die Sieger mit dem Bürgermeister vor dem Rathaus. Foto: dpa"),
    ("de", "Die alte Brücke vor dem Abriss. Archivfoto: Petra Lorenz"),
    ("fr", "Le pont vu de la rive gauche, hier. Photo Étienne Faure"),
    ("ko", "역 앞 광장에서 시민들이 촛불을 들고 있다. 연합뉴스"),
    ("zh", "港邊的漁船昨天清晨整隊出發。圖／陳志豪提供"),
    ("zh", "民眾手持當年的老照片。攝影／張家維"),
  ])
  func `a text does not break off with its credit`(language: String, text: String) throws {
    let around = try #require(Self.around[language])
    #expect(brokenOff([around[0], text, around[1]]) == [])
  }

  @Test(arguments: [
    ("ko", "수도요금… 울산 주민 반발"), ("zh", "老屋修繕補助？學者這樣說"),
    ("de", "Vor dem Rathaus (v. l.): Anna Müller, Jens Hofmann und Uwe Schäfer"),
    (
      "fr",
      "Veuillez agréer, Monsieur, l’expression de mes sentiments distingués.\nClaire Dubois"
    ),
  ])
  func `a head that asks or pauses, an abbreviation and a signature are no broken text`(
    language: String, text: String
  ) throws {
    let around = try #require(Self.around[language])
    #expect(brokenOff([around[0], text, around[1]]) == [])
  }

  @Test func `a short text with a full stop inside breaks off`() throws {
    #expect(brokenOff([before, "Nobody asked. The ferry of the two", after]) == [2])
    let around = try #require(Self.around["zh"])
    #expect(brokenOff([around[0], "他不肯回答。記者追問之後他才說明這座橋", around[1]]) == [2])
    let korean = try #require(Self.around["ko"])
    #expect(
      brokenOff([korean[0], "의원들은 끝내 답하지 않았다. 회의는", korean[1]]) == [2])
  }

  @Test(arguments: [
    "MARTA IZQUIERDO. Pozoblanco", "Evaristo Gómez. Villarreal", "Walter J. Pruitt. North Quay",
    "读者来信请寄本报副刊部。投稿邮箱：letters@harborcourier.example",
    "Write to the letters page. Our address is letters@harborcourier.example",
  ])
  func `a signature and an address do not break off`(text: String) {
    #expect(brokenOff([before, text, after]) == [])
  }

  @Test(arguments: [
    "THE SHOW IS ON TONIGHT! WE WILL BE THERE,", "Evaristo Gómez. Villarreal,",
    "终端里看日志的办法不止一种。用 More 命令只能从屏幕的底部滚动文",
  ])
  func `capitals are no signature before a comma or among characters`(text: String) {
    #expect(brokenOff([before, text, after]) == [2])
  }

  @Test(arguments: [
    ["Dear Editor,", "Yours sincerely,", "Anna Pryce"],
    ["Sir,", "Yours faithfully,", "J. Whitcombe"],
    ["Sehr geehrte Damen und Herren,", "mit freundlichen Grüßen,", "Karl Moser, Hafengasse 3"],
    [
      "Monsieur le rédacteur en chef,", "Veuillez agréer, Monsieur, mes salutations distinguées,",
      "Marie Lambert",
    ],
    ["Estimado director,", "Atentamente,", "María López"],
    ["Уважаемая редакция,", "С уважением,", "Анна Петрова"],
    ["Αγαπητή σύνταξη,", "Με εκτίμηση,", "Μαρία Παππά"],
  ])
  func `what opens and closes a letter does not break off`(letter: [String]) {
    let (opening, closing, name) = (letter[0], letter[1], letter[2])
    let blocks = ["LETTERS", opening, before, closing, name, opening, after, closing, name]
    #expect(brokenOff(blocks) == [])
    #expect(brokenOff([opening, before, closing]) == [])
  }

  @Test(arguments: [
    (
      "Caro direttore,",
      "il parco è chiuso da marzo e nessuno sa dire quando riaprirà. "
        + "I bambini del quartiere giocano in strada tra le automobili, e gli anziani restano a casa."
    ),
    (
      "Sehr geehrte Redaktion,",
      "seit drei Wochen fährt der Bus nach Altdorf am Abend nicht mehr. "
        + "Wer von der Arbeit kommt, muss die letzten drei Kilometer auf der Landstraße laufen."
    ),
    (
      "Geachte redactie,",
      "al drie weken rijdt de bus na zes uur niet meer langs de school. "
        + "Wie van het werk komt, loopt het laatste stuk langs de grote weg naar het dorp, "
        + "en dat is in de winter gevaarlijk voor iedereen."
    ),
  ])
  func `a letter that goes on in small letters behind its address is whole`(
    address: String, text: String
  ) {
    let blocks = ["LETTERS", address, text]
    #expect(brokenOff(blocks) == [])
    let (joins, starts) = begun(blocks)
    #expect(joins.isEmpty && starts.isEmpty)
  }

  @Test(arguments: [
    // Among paragraphs, before small letters, with many words, in several lines.
    ["The Museum of Flight in Seattle,"],
    ["BRIDGE", "In the old hall in Ferry Street,", "where members met."],
    [
      "BRIDGE",
      "After the members had spoken for two hours in the hall about the new bridge and the ferry,",
    ],
    ["BRIDGE", "After the members had\nspoken in the hall,"],
  ])
  func `a short text with a comma breaks off where it opens no letter`(blocks: [String]) {
    let text =
      [before] + blocks.dropLast(blocks.count > 2 ? 1 : 0) + [blocks.count > 2 ? blocks[2] : after]
    #expect(brokenOff(text).contains(blocks.count > 1 ? 3 : 2))
  }

  @Test(arguments: [
    "El mercado abre sus puertas al público tras las obras. / Elena Ruiz",
    "El mercado abre sus puertas al público tras las obras. / Elena de la Vega",
    "El mercado abre sus puertas al público tras las obras. / EFE",
  ])
  func `a slash and names behind the last sentence are a credit`(text: String) {
    #expect(brokenOff([before, text, after]) == [])
  }

  @Test func `a slash and other words behind the last sentence are none`() {
    let text = "El mercado abre sus puertas al público tras las obras. / Elena y los vecinos del"
    #expect(brokenOff([before, text, after]) == [2])
  }

  @Test func `notices of a series that end alike do not break off`() {
    let notices = [
      "解散公告　盛岡北陸有限会社は解散しました。債権者は本公告掲載の翌日から二箇月以内にお申し出ください。代表清算人 田中美咲",
      "解散公告　奈良白山有限会社は解散しました。債権者は本公告掲載の翌日から二箇月以内にお申し出ください。代表清算人 渡辺隆",
    ]
    let text = "川の水位は日曜の朝になっても下がらず、粉ひき通りの家々では家具を二階に運び上げた。消防は堤防に土のうを積んだ。"
    #expect(brokenOff(notices + [text]) == [])
    #expect(brokenOff([notices[0], text]) == [1])
  }

  @Test(arguments: [
    (
      "de",
      [
        "Der Nebel hängt im Apfelbaum,", "die Krähen gehn spazieren,",
        "das Jahr ist nur ein halber Traum", "und fängt schon an zu frieren.",
      ]
    ),
    (
      "fr",
      [
        "La pluie a lavé les trottoirs,", "les vitrines et les affiches,",
        "un chien passe dans le miroir", "d’une flaque, et le soir s’en fiche.",
      ]
    ),
    // Couplets end sentences.
    ("zh", ["西窗夜雨入燈昏，", "一葉梧桐落舊門。", "欲寄歸書人已遠，", "空留殘墨伴清樽。"]),
    ("zh", ["我把鑰匙放在門外，", "等風來替我打開，", "屋裏沒有燈，", "只有去年的雪，", "還沒有化完。"]),
  ])
  func `lines of verse do not break off`(language: String, lines: [String]) throws {
    let around = try #require(Self.around[language])
    func openEnds(_ lines: [String]) -> [Int] {
      let blocks = [around[0]] + lines + [around[1]]
      return Check().run(on: Collate.Issue(blocks.joined(separator: "\n\n"))).findings
        .filter { $0.rule == .fragmentOpenEnd }.map { $0.place.block + 1 }
    }
    #expect(openEnds(lines) == [])
    // One line alone is no verse.
    #expect(openEnds([lines[0]]) == [2])
  }

  /// Two whole texts.
  private func whole(_ language: String) throws -> [String] {
    language == "en" ? [before, after] : try #require(Self.around[language])
  }

  private static let poems = [
    (
      "en",
      [
        "The ferry leaves at six and takes", "the milk, the mail, the morning’s news,",
        "a boy who has been up since four,", "two women with their market shoes",
        "in paper bags, and leaves behind", "the quay, the gulls, the coiled rope,",
        "an old man with a folded chair", "who waits for no one, out of hope",
      ]
    ),
    (
      "de",
      [
        "Das Wasser hält am Wehr den Atem an,", "dann fällt es, wie man Sätze fallen lässt,",
        "die keiner hört; ein Angler steht daran",
        "und hält sich an der eignen Leine fest,",
        "er sieht dem Schwimmer nach, der nicht mehr zuckt,",
        "und zählt die Züge auf der Brücke oben,",
      ]
    ),
    (
      "zh",
      [
        "火車在這裏只停兩分鐘，", "兩分鐘裏，有人下來，", "提着一籃還帶着露水的桃子，", "有人上去，",
        "把窗外的山再看一遍", "站臺上的燈亮着，", "照着沒有人坐的長椅，", "照着一張被風翻動的舊報紙",
      ]
    ),
  ]

  @Test(arguments: poems)
  func `lines of verse are not joined as prose is`(language: String, lines: [String]) throws {
    let around = try whole(language)
    let half = lines.count / 2
    let stanzas = [lines[..<half], lines[half...]].map { $0.joined(separator: "\n") }
    for poem in [lines, stanzas] {
      let blocks = [around[0]] + poem + [around[1]]
      let result = Check(models: BuiltInModels.all)
        .run(on: Collate.Issue(blocks.joined(separator: "\n\n")))
      #expect(result.findings.isEmpty)
    }
  }

  // Letters, with who wrote them in the same paragraph; a name alone may begin a sentence.
  @Test(arguments: [
    ("en", "I did not know. Torn, Sturcombe", "I did not know. Torn"),
    (
      "en", "Could it be turned round? E. M. Tranter, Custom House Lane",
      "turned round, E. M. Tranter"
    ),
    ("en", "It was my mother’s. Pauline Aldous, Fore Street", "It was my mother’s, Pauline Aldous"),
    ("de", "Keine dreißig. Dr. Paul Seidl, Aubach", "Keine dreißig. Die Stadt"),
    ("de", "Nicht das letzte. Lina von Bader, Unteraubach", "Nicht das letzte. Das Rathaus"),
    ("fr", "Ils ont fait du café. Simone Aubertin, quai Bas", "Ils ont fait du café. Simone"),
    ("zh", "能不能恢复这一站？　纺织新村　覃玉梅", "能不能恢复这一站？纺织新村的"),
  ])
  func `what a signature ends does not break off, nor go on`(
    language: String, signed: String, broken: String
  ) throws {
    let around = try whole(language)
    func result(_ end: String) -> CheckResult {
      let blocks = [around[0], around[1] + " " + end, around[0].replacing("1", with: "2")]
      return Check(models: BuiltInModels.all)
        .run(on: Collate.Issue(blocks.joined(separator: "\n\n")))
    }
    let open: Set<Rule> = [.fragmentOpenEnd, .fragmentSplit]
    #expect(!result(signed).findings.contains { open.contains($0.rule) })
    #expect(result(broken).findings.contains { open.contains($0.rule) })
  }

  @Test func `a short text with a comma breaks off among heads`() {
    let heads = [
      "Ferries stay in the harbour", "The bridge is to be painted", "Concert in the park",
    ]
    let text = "The ferry of the two brothers,"
    #expect(brokenOff([before, heads[0], text, heads[1], heads[2], after]).contains(3))
  }

  @Test func `a photograph in the last sentence is no credit`() {
    let text =
      "The first ferry leaves the quay in the morning. Photo by photo the painter told us how the new bridge"
    #expect(brokenOff([before, text, after]) == [2])
  }
}
