/// What newspapers of a language print around their articles, as templates.
///
/// Marks: `{n}`, `{m}` names, `{c}` city, `{P}` paper, `{p}` page label, `{k}` keyword, `{t}` a
/// stretch of the article, `{d}` day, `{o}` month, `{w}` weekday, `{y}` year, `{0}` a small number,
/// `{00}` a two-digit number.
struct PressPhrases {
  let header: [String]
  let sections: [String]
  let weekdays: [String]
  let byline: [String]
  let opener: [String]
  let caption: [String]
  let credit: [String]
  let boilerplate: [String]
  let jumpTo: [String]
  let jumpFrom: [String]
  let kicker: [String]
  let tableRow: [String]
  /// Lines that point to a related text elsewhere; no jump.
  let reference: [String]

  /// The templates of a language.
  init(_ language: PressLanguage) {
    self = PressPhrases.table[language] ?? PressPhrases.english
  }

  private init(
    header: [String], sections: [String], weekdays: [String], byline: [String], opener: [String],
    caption: [String], credit: [String], boilerplate: [String], jumpTo: [String],
    jumpFrom: [String], kicker: [String], tableRow: [String], reference: [String]
  ) {
    self.header = header
    self.sections = sections
    self.weekdays = weekdays
    self.byline = byline
    self.opener = opener
    self.caption = caption
    self.credit = credit
    self.boilerplate = boilerplate
    self.jumpTo = jumpTo
    self.jumpFrom = jumpFrom
    self.kicker = kicker
    self.tableRow = tableRow
    self.reference = reference
  }

  private static let table: [PressLanguage: PressPhrases] = [
    .zh: chinese, .zhHant: traditional, .en: english, .de: german, .fr: french, .es: spanish,
    .ja: japanese, .ko: korean,
  ]

  private static let chinese = PressPhrases(
    header: [
      "{P}　{y}年{o}月{d}日　星期{w}　第{p}版　{s}", "第{p}版：{s}　{P}", "{p}版 {s}　{y}年{o}月{d}日 星期{w}",
      "{P}\n{y}.{o}.{d} 星期{w}　{s} {p}",
    ],
    sections: ["要闻", "国内", "国际", "经济", "文化", "体育", "综合", "社会", "副刊"],
    weekdays: ["一", "二", "三", "四", "五", "六", "日"],
    byline: [
      "本报记者　{n}", "本报记者　{n}　{m}", "□ 本报记者 {n}", "记者 {n} 通讯员 {m}", "本报记者　{n}　通讯员　{m}", "{n}",
      "文/{n} 图/{m}", "本报{c}{o}月{d}日电　记者 {n}", "（{n}　{m}）", "见习记者 {n}",
    ],
    opener: [
      "本报讯（记者 {n}）", "本报讯（记者 {n} 通讯员 {m}）", "本报{c}{o}月{d}日电（记者{n}）", "新华社{c}{o}月{d}日电（记者{n}、{m}）",
      "本报讯 ", "{c}{o}月{d}日电 （{n}）", "本报讯　（{n} 报道）", "据新华社{c}{o}月{d}日电　",
    ],
    caption: [
      "图为{t}", "图①：{t}", "{t}（资料图片）", "▲{t}　{n}摄", "上图：{t}", "{o}月{d}日，{t}。本报记者 {n} 摄",
      "{t}　本报记者 {n} 摄",
    ],
    credit: [
      "本报记者 {n} 摄", "{n}　摄影报道", "责编：{n}　版式：{m}", "新华社发（{n} 摄）", "制图：{n}", "（据新华社）",
      "本版编辑 {n} 校对 {m}",
    ],
    boilerplate: [
      "天气预报　今天白天　晴转多云　偏北风二三级　最高气温{00}℃　今天夜间　多云　最低气温{0}℃　降水概率{0}0%",
      "本报地址：{c}市人民路{0}号　邮编：{00}0000　新闻热线：0{00}－{00}{00}{00}{00}　零售每份{0}.50元",
      "今日{0}版　总第{00}{00}{0}期　国内统一连续出版物号 CN {00}－00{00}　邮发代号 {0}－{00}",
      "值班编委：{n}　一版责编：{m}　校对：{n}", "启事　本报长期征集新闻线索，一经采用即付稿酬，联系电话{00}{00}{00}{00}",
      "遗失声明　{n}遗失身份证，证号{00}{00}{00}，声明作废", "印刷：{P}印务中心　广告许可证：{00}{00}号", "今日导读", "广告",
    ],
    jumpTo: [
      "（下转{p}版）", "(下转{p}版)", "（下转第{p}版）", "▶下转{p}版", "（下转 {p} 版）", "下转第{p}版", "（转第{p}版）",
      "（下转{p}版·{k}）",
    ],
    jumpFrom: [
      "（上接{p}版）", "(上接{p}版)", "（上接第{p}版）", "◀上接{p}版", "（上接 {p} 版）", "上接第{p}版", "（接第{p}版）",
      "（上接{p}版·{k}）",
    ],
    kicker: ["特别报道", "本报评论员", "聚焦{k}", "——{k}纪实", "记者观察", "新春走基层"],
    tableRow: ["{n}　{00}　{00}.{0}", "{0}.{n}（{c}）{00}分", "{c}　{00}/{0}℃　多云"],
    reference: ["（相关报道见第{p}版）", "详见第{p}版", "（全文见第{p}版）", "相关新闻见{p}版", "▶更多报道见{p}版"])

  private static let traditional = PressPhrases(
    header: ["{P}　{y}年{o}月{d}日　星期{w}　{p}版　{s}", "{p} {s} 版　{P}", "A{p}｜{s}　{y}/{o}/{d}　星期{w}"],
    sections: ["要聞", "焦點", "國際", "財經", "生活", "體育", "社會", "兩岸", "副刊"],
    weekdays: ["一", "二", "三", "四", "五", "六", "日"],
    byline: [
      "記者{n}／{c}報導", "【記者{n}／{c}報導】", "本報記者{n}", "記者{n}、{m}／連線報導", "特派員{n}", "{n}", "文／{n}　攝影／{m}",
    ],
    opener: [
      "【記者{n}／{c}報導】", "〔記者{n}／{c}報導〕", "（中央社記者{n}{c}{d}日電）", "【本報訊】", "【{c}訊】", "記者{n}／{c}報導　",
      "（{c}綜合電）",
    ],
    caption: ["圖為{t}", "圖：{t}", "{t}（資料照）", "▲{t}。（{n}攝）", "{t}　記者{n}／攝影", "上圖：{t}"],
    credit: ["記者{n}／攝影", "圖／{n}提供", "責任編輯：{n}", "製圖：{n}", "（路透）", "攝影：{n}"],
    boilerplate: [
      "今日天氣　多雲時晴　東北風　氣溫{00}至{00}度　降雨機率{0}0%", "社址：{c}市中正路{0}號　電話：（02）{00}{00}－{00}{00}　零售每份{00}元",
      "本報每日出刊{0}張　訂報專線 0800－{00}{00}", "遺失啟事　{n}遺失印鑑乙枚，聲明作廢", "值班編輯：{n}　核稿：{m}", "廣告",
      "讀者投書請寄本報民意論壇，來稿請附真實姓名",
    ],
    jumpTo: ["（下轉{p}版）", "（下轉A{p}版）", "（文轉{p}版）", "▶下轉{p}版", "（下轉第{p}版）", "（轉第{p}版）"],
    jumpFrom: ["（上接{p}版）", "（上接A{p}版）", "（文接{p}版）", "◀上接{p}版", "（上接第{p}版）", "（接第{p}版）"],
    kicker: ["新聞分析", "特稿", "焦點話題", "{k}系列", "記者觀察"],
    tableRow: ["{n}　{00}　{00}.{0}", "{c}　{00}－{00}度", "{0}　{n}　{00}分"],
    reference: ["（相關新聞見{p}版）", "詳見{p}版", "（相關報導刊{p}版）", "全文見A{p}版"])

  private static let english = PressPhrases(
    header: [
      "{P}   {w}, {o}/{d}/{y}   {p}", "{P}  {w}, {d} {o} {y}  Page {p}", "Page {p}   {s}   {P}",
      "A{p} {w}, {o} {d}, {y} {P} {s}",
    ],
    sections: ["News", "Nation", "World", "Business", "Sports", "Local", "Opinion", "Arts"],
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    byline: [
      "By {n}", "BY {n}", "By {n} and {m}", "{n}\nStaff writer", "By {n}, Staff Reporter",
      "{n} in {c}", "By {n}\nThe {P}", "From our correspondent",
    ],
    opener: [
      "{c} — ", "{c} (Press) – ", "{c}, {w} — ", "({c}) ", "{c}: ", "{c}, {o} {d}. — ",
    ],
    caption: [
      "{t}. Photo by {n}", "PHOTO: {t}", "Above: {t}", "{t} ({n}/{P})", "{t}",
      "{n}, left, and {m} at {c}",
    ],
    credit: [
      "{n}/{P}", "Photo by {n}", "PHOTOGRAPH BY {n}", "Graphic: {n}", "Edited by {n}", "— {n}",
    ],
    boilerplate: [
      "TODAY’S WEATHER  Mostly sunny, light winds from the west  High {00}  Low {0}",
      "How to reach us   Newsroom 555-0{00}0   Circulation 555-0{00}1   Classified 555-0{00}2",
      "Corrections   The {P} corrects errors of fact on this page",
      "INDEX   Business B1   Classified D{0}   Comics C{0}   Opinion A{00}   Weather B{0}",
      "Vol. {00}, No. {00}{0}   {00} pages   Price {00} cents",
      "NOTICE OF PUBLIC HEARING   Town of {c}, {o} {d}, {0} p.m., Town Hall",
      "Lottery  Pick 3: {0}-{0}-{0}   Cash 5: {00} {00} {00}", "Advertisement",
      "Subscribe today and save {00} percent   Call 555-0{00}{0}",
    ],
    jumpTo: [
      "(Continued on Page {p})", "Continued on Page {p}", "See {k}, A{p}",
      "Please see {k}, Page {p}",
      "Continued on page {p}", "{k}, Page {p}", "(Cont'd on p. {p})", "Please turn to Page {p}",
      "» SEE {k}, {p}A", "Turn to page {p}",
    ],
    jumpFrom: [
      "(Continued from Page {p})", "Continued from Page {p}", "{k}, From A{p}",
      "{k}: From Page {p}",
      "Continued from page {p}", "{k}, from page {p}", "(Cont'd from p. {p})",
      "Continued from Page {p}", "» {k} FROM {p}A", "From page {p}",
    ],
    kicker: ["ANALYSIS", "SPECIAL REPORT", "{k}", "The {k} debate", "IN BRIEF"],
    tableRow: [
      "{c} {00} {0} .{00}{0}", "{0}. {n}, {c}, {0}:{00}.{00}", "{c} {00}, {c} {00}",
      "{n} {0} {0} {00}",
    ],
    reference: [
      "Related story, A{p}", "See editorial, Page {p}", "More on {k}, Page {p}",
      "See also page {p}", "Inside: {k}, {p}",
    ])

  private static let german = PressPhrases(
    header: [
      "{P}   {w}, {d}. {o}   Seite {p}", "Seite {p}   {s}   {P}", "{w}, {d}.{o}.{y}  {P}  {p}",
    ],
    sections: ["Politik", "Wirtschaft", "Kultur", "Sport", "Lokales", "Aus aller Welt", "Meinung"],
    weekdays: [
      "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag",
    ],
    byline: [
      "Von {n}", "Von {n} und {m}", "VON {n}", "Von unserem Redakteur {n}", "{n}", "Von {n}, {c}",
    ],
    opener: [
      "{c}. ", "{c} (dpa). ", "{c}, {d}. {o}. ", "{c} – ", "({c}) ", "{c}/{c}. ", "* {c}. ",
    ],
    caption: [
      "{t}. Foto: {n}", "Im Bild: {t}", "{t} (Archivbild)", "Unser Bild zeigt {t}",
      "{t}   Foto: {n}",
    ],
    credit: ["Foto: {n}", "Grafik: {n}", "Bild: {n}/{P}", "({n})", "Redaktion: {n}"],
    boilerplate: [
      "Das Wetter heute  Heiter bis wolkig, schwacher Wind aus West  Höchstwerte {00} Grad, nachts {0} Grad",
      "Redaktion und Verlag Hauptstraße {0}  Telefon 0 {00} {00}  Bezugspreis monatlich {00} Mark",
      "Verantwortlich für den Inhalt: {n}   Druck: {m}, {c}", "Anzeige",
      "Lottozahlen: {00} – {00} – {00} – {00}   Zusatzzahl {0}",
      "Wasserstände vom {d}. {o}: {c} {00}{0}, {c} {00}{0}",
      "Sprechstunden der Redaktion täglich {0} bis {00} Uhr",
    ],
    jumpTo: [
      "Fortsetzung auf Seite {p}", "(Fortsetzung auf Seite {p})", "→ Fortsetzung auf Seite {p}",
      "Weiter auf Seite {p}", "Forts. S. {p}", "(Schluß auf Seite {p})",
    ],
    jumpFrom: [
      "Fortsetzung von Seite {p}", "(Fortsetzung von Seite {p})", "← Fortsetzung von Seite {p}",
      "Fortsetzung von Seite {p}", "Forts. von S. {p}", "(Schluß von Seite {p})",
    ],
    kicker: ["KOMMENTAR", "Thema des Tages", "{k}", "Hintergrund", "Aus dem Gerichtssaal"],
    tableRow: ["{c} – {c} {0}:{0}", "{0}. {n} ({c}) {00},{00}", "{c}  {00} Grad, heiter"],
    reference: [
      "Siehe Seite {p}", "Mehr dazu auf Seite {p}", "Kommentar Seite {p}", "► Seite {p}",
      "(Bericht Seite {p})",
    ])

  private static let french = PressPhrases(
    header: ["{P}   {w} {d} {o}   page {p}", "Page {p}   {s}   {P}", "{p} / {s}  {w} {d} {o} {y}"],
    sections: ["Politique", "Monde", "France", "Économie", "Culture", "Sports", "Région"],
    weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    byline: [
      "Par {n}", "PAR {n}", "De notre correspondant {n}", "{n}", "Par {n} et {m}", "{n} (à {c})",
    ],
    opener: [
      "{c}, {d} {o}. — ", "{c} (AFP). — ", "À {c}, ", "{c}. – ", "({c}) ",
      "De notre envoyé spécial. — ",
    ],
    caption: ["{t}. (Photo {n})", "Photo : {t}", "{t}", "Ci-dessus : {t}", "{t} © {n}"],
    credit: ["Photo {n}", "© {n}", "Infographie : {n}", "(Dessin de {n})", "{n}."],
    boilerplate: [
      "LE TEMPS AUJOURD’HUI  Ciel clair à peu nuageux, vent du nord faible, maximum {00} degrés, minimum {0} degrés",
      "Rédaction et administration {0}, rue de la Presse  Téléphone {00}-{00}  Abonnements un an {00} fr.",
      "Directeur de la publication : {n}   Imprimerie {m}, {c}", "Publicité",
      "Nos abonnés sont priés de joindre une bande à toute demande",
      "Loto : {00} {00} {00} {0} {0}   Numéro complémentaire {00}",
    ],
    jumpTo: [
      "(Suite page {p})", "Suite page {p}", "(Lire la suite page {p})", "Suite en page {p}",
      "(Suite page {p}.)",
      "Lire la suite page {p}",
    ],
    jumpFrom: [
      "(Suite de la page {p})", "Suite de la page {p}", "(Suite de la page {p})",
      "Suite de la page {p}",
      "(Suite de la page {p}.)", "Suite de la page {p}",
    ],
    kicker: ["ANALYSE", "L’événement", "{k}", "Enquête", "LE BILLET"],
    tableRow: ["{c} b. {c} {0}-{0}", "{0}. {n} ({c}), {0} h {00}", "{c} {00} °C"],
    reference: [
      "Lire page {p}", "Lire aussi page {p}", "► PAGE {p}", "Voir page {p}",
      "(Nos informations page {p})",
    ])

  private static let spanish = PressPhrases(
    header: [
      "{P}   {w} {d} de {o}   Página {p}", "{p}  {s}   {P}", "{w}, {d}/{o}/{y}   {P}   {p}",
    ],
    sections: [
      "Nacional", "Internacional", "Economía", "Cultura", "Deportes", "Sociedad", "Opinión",
    ],
    weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    byline: ["Por {n}", "POR {n}", "{n}", "{n}, {c}", "{n} / {c}", "{n} y {m}", "Redacción"],
    opener: [
      "{c}. ", "{c} (EFE). – ", "{c}, {d} de {o}. — ", "{c}.- ", "({c}) ", "Redacción, {c}. ",
    ],
    caption: ["{t}. Foto: {n}", "En la imagen, {t}", "{t}", "{t} / {n}", "Foto de archivo: {t}"],
    credit: ["Foto: {n}", "{n} / {P}", "Infografía: {n}", "EFE", "Fotografía de {n}"],
    boilerplate: [
      "EL TIEMPO  Cielos despejados, viento flojo del oeste  Máxima {00}  Mínima {0}",
      "Redacción y administración: calle Mayor {0}   Teléfono {00} {00} {00}   Suscripción mensual {00} euros",
      "Director: {n}   Imprime: {m}, {c}", "Publicidad",
      "Sorteo del {w}: {00} {00} {00} {00}   Reintegro {0}",
      "Farmacias de guardia: {n}, calle {m} {0}",
    ],
    jumpTo: [
      "(Pasa a la página {p})", "Pasa a la página {p}", "Sigue en la página {p}",
      "Continúa en la página {p}",
      "(Pasa a la pág. {p})",
    ],
    jumpFrom: [
      "(Viene de la página {p})", "Viene de la página {p}", "Viene de la página {p}",
      "Viene de la página {p}",
      "(Viene de la pág. {p})",
    ],
    kicker: ["ANÁLISIS", "EN PORTADA", "{k}", "La crónica", "REPORTAJE"],
    tableRow: ["{c} {0} - {c} {0}", "{0}. {n} ({c}) {00},{0}", "{c} {00}º/{0}º"],
    reference: [
      "Ver página {p}", "Más información en la página {p}", "Página {p}",
      "Editorial en la página {p}",
    ])

  private static let japanese = PressPhrases(
    header: [
      "{P}　{o}月{d}日（{w}曜日）　第{p}面", "{p}　{s}　{y}年（令和{0}年）{o}月{d}日　{w}曜日　{P}", "{P}　{s}　{p}面",
    ],
    sections: ["総合", "社会", "国際", "経済", "文化", "スポーツ", "地域", "オピニオン"],
    weekdays: ["月", "火", "水", "木", "金", "土", "日"],
    byline: ["【{n}】", "（{n}）", "{n}記者", "【{n}、{m}】", "文・{n}　写真・{m}", "（{c}支局・{n}）"],
    opener: ["【{c}＝{n}】", "【{c}共同】", "【{c}＝時事】", "【{c}＝{n}、{m}】", "（{c}・{n}）"],
    caption: ["{t}＝{n}撮影", "写真は{t}", "{t}＝{o}月{d}日、{c}市で", "{t}（資料写真）", "{t}"],
    credit: ["（写真・{n}）", "＝{n}撮影", "{n}提供", "イラスト・{n}", "（共同）", "デザイン・{n}"],
    boilerplate: [
      "きょうの天気　晴れ時々曇り　北の風　最高気温{00}度　最低気温{0}度　降水確率{0}０％",
      "{P}社　〒{00}{0}－00{00}　{c}市中央{0}－{0}　購読の申し込み　０１２０－{00}{00}{00}", "訂正　おわびして訂正します", "広告",
      "けさの紙面　社説{0}面　文化{00}面　スポーツ{00}面　番組{00}面",
      "ご意見・お問い合わせ　電話０３－{00}{00}－{00}{00}　午前{0}時から午後{0}時", "あすの暦　{c}　満潮 {0}時{00}分　干潮 {00}時{00}分",
    ],
    jumpTo: ["（{p}面に続く）", "（{p}面につづく）", "＝{p}面に続く", "▶{p}面に続く", "（{p}面へ続く）"],
    jumpFrom: ["（{p}面から続く）", "（{p}面からつづく）", "▼{p}面から続く", "◀{p}面から続く", "（{p}面の続き）"],
    kicker: ["解説", "社説", "特集", "{k}を問う", "ひと"],
    tableRow: ["{n}（{c}）{00}　{00}", "▽{0}回戦　{c}{0}－{0}{c}", "{c}　{00}度　曇"],
    reference: ["（{p}面に関連記事）", "（{p}面参照）", "＝{p}面に関連記事", "関連記事{p}面"])

  private static let korean = PressPhrases(
    header: [
      "{P}   {y}년 {o}월 {d}일 {w}요일   {p}면", "A{p}  {s}   {P}", "{y}년 {o}월 {d}일 {w}요일  {s}  {p}",
    ],
    sections: ["종합", "정치", "사회", "국제", "경제", "문화", "스포츠", "오피니언"],
    weekdays: ["월", "화", "수", "목", "금", "토", "일"],
    byline: ["{n} 기자", "{n} 기자 {k}@{P}", "{c}={n} 기자", "{n}·{m} 기자", "글·사진 {n} 기자", "{n} 특파원"],
    opener: ["[{c}={n} 기자] ", "({c}=연합뉴스) {n} 기자 = ", "【{c}】 ", "{c}=", "[{P} {n} 기자] "],
    caption: ["{t}. {n} 기자", "▲ {t}", "{t} /사진={n}", "{t} [사진 제공={c}시]", "{t}"],
    credit: ["사진={n} 기자", "{n} 기자", "그래픽={n}", "/연합뉴스", "편집 {n}"],
    boilerplate: [
      "오늘의 날씨  대체로 맑음  아침 최저 {0}도  낮 최고 {00}도  강수확률 {0}0%",
      "{P} 대표전화 02-{00}{0}-{00}{00}  구독신청 1588-{00}{00}  월 {00},000원",
      "발행인 {n}  편집인 {m}  인쇄인 {n}", "광고", "독자 여러분의 제보를 기다립니다  전화 02-{00}{0}-{00}{00}", "바로잡습니다",
      "로또 제{00}{0}회 당첨번호 {0} {00} {00} {00}",
    ],
    jumpTo: ["▶{p}면에 계속", "({p}면에 계속)", "☞{p}면으로 이어짐", "▶A{p}면에 계속", "<{p}면에 계속>"],
    jumpFrom: ["({p}면에서 계속)", "({p}면에서 계속)", "▶{p}면에서 이어짐", "(A{p}면에서 계속)", "<{p}면에서 계속>"],
    kicker: ["사설", "[{k}]", "기획", "현장에서", "[단독]"],
    tableRow: ["{c} {0}-{0} {c}", "{0}위 {n}({c}) {00}.{00}", "{c} {00}도 흐림"],
    reference: ["▶A{p}면에 관련기사", "관련기사 {p}면", "(관련기사 {p}면)", "▶{p}면에 사설"])
}
