extension JumpGrammar {
  /// The patterns of lines that begin with no key word.
  static let plain: [Pattern] =
    chinese + japanese + korean + english + german + romance + slavic + germanic + others

  /// The patterns that begin with a key word, or with a word before one.
  static let keyed: [Pattern] = {
    let mark = word(",|:|;|-|/|•|·|»|›|｜")
    let markOrNone = word(",|:|;|-|/|•|·|»|›|｜|")
    let pages = Element.page(englishPages)
    let named = Element.page(englishPages.named)
    let see = word("please see|see")
    return [
      pattern(.to, .keyword, word("continues|continued"), word("on|in|to|at"), pages),
      pattern(.from, .keyword, word("continues|continued"), word("from"), pages),
      pattern(.to, see, .keyword, word(",|:|-|/"), pages),
      pattern(.to, needsAnswer: true, see, .keyword, word("on"), named),
      pattern(.to, word("please turn to|turn to"), .keyword, word(",|:|-|/"), pages),
      pattern(.from, .keyword, markOrNone, word("from"), named),
      pattern(.from, .keyword, mark, word("from"), pages),
      pattern(.from, needsSetting: true, needsAnswer: true, .keyword, word("from"), pages),
      pattern(.to, needsSetting: true, needsAnswer: true, .keyword, mark, named),
      pattern(.to, needsSetting: true, needsAnswer: true, .keyword, mark, .section),
    ]
  }()

  private static let chinese: [Pattern] = {
    let signs = "版面|版|页|頁"
    let losing = "第版面|第版|第页|第頁|版面|版|页|頁"
    let pages = PageNames(
      signs, before: "版|p.|p", prefix: "第", adjectives: [(.last, "末")], remains: losing + "|")
    let signed = PageNames(
      signs, before: "版|p.|p", prefix: "第", isBare: false, remains: losing)
    let named = Element.page(pages.named)
    let opening = word("本文|文|未完待续|未完待續|全文未完|未完|待续|")
    let mark = word(",|;|:|(|")
    let strong = (to: word("下转|下轉|接转|接轉|紧转|緊轉"), from: word("上接|上承|紧接|緊接|上续|上續|接续|接續"))
    let weak = (to: word("文转|文轉|转|轉"), from: word("文接|文承|接|承|续|續"))
    let keyMark = word("·|・|‧|•|《|〈|「|『|“|‘|\"|(|【|[|:|,|-|=|/")
    let next = Element.neighbour(.next, words("下页|下頁|下一页|下一頁|下版|次页|后页"))
    let previous = Element.neighbour(.previous, words("上页|上頁|上一页|上一頁|上版|前页|前頁"))
    func both(_ verbs: (to: Element, from: Element), needsSetting: Bool = false, _ rest: Element...)
      -> [Pattern]
    {
      [(Jump.Direction.to, verbs.to), (.from, verbs.from)].map { direction, verb in
        Pattern(
          direction: direction, elements: [opening, mark, verb] + rest, needsSetting: needsSetting,
          needsAnswer: false)
      }
    }
    return both(strong, word("·|:|"), .page(pages))
      + both(weak, needsSetting: true, named)
      + both(weak, needsSetting: true, .section)
      + both(strong, .page(signed), keyMark, .keyword)
      + both(weak, needsSetting: true, named, keyMark, .keyword)
      + both(strong, needsSetting: true, .name, named)
      + both(strong, needsSetting: true, .page(pages.kept), .name)
      + [
        pattern(.to, needsSetting: true, word("下转|下轉|文转|文轉|转|轉|接|续|續"), next),
        pattern(.from, needsSetting: true, word("上接|上承|紧接|緊接|文接|文承|接|承|续|續"), previous),
      ]
  }()

  private static let japanese: [Pattern] = {
    let pages = PageNames(
      "面|ページ|頁", prefix: "第",
      adjectives: [(.next, "次の|次|裏"), (.previous, "前の"), (.last, "最終")],
      names: [(.previous, "前ページ|前頁")], isBare: false)
    let named = Element.page(pages.named)
    let goesOn = word("続く|つづく|続きます|つづきます|続")
    let comesFrom = word("続く|つづく|続きます|つづきます|の続き|のつづき")
    let mark = word("=|・|·|:")
    return [
      pattern(.to, .page(pages), word("に|へ"), goesOn),
      pattern(.from, .page(pages), word("から|より"), comesFrom),
      pattern(.from, .page(pages), word("の続き|のつづき")),
      pattern(.from, named, word("から")),
      pattern(.to, word("続きは|つづきは"), named, word("に|へ|で|")),
      pattern(.to, named, word("に|へ"), goesOn, mark, .keyword),
      pattern(.from, named, word("から|より"), comesFrom, mark, .keyword),
    ]
  }()

  private static let korean: [Pattern] = {
    let pages = PageNames(
      "면|쪽|페이지", prefix: "제",
      adjectives: [(.next, "다음|뒷|뒤"), (.previous, "앞|이전"), (.last, "마지막|끝")], isBare: false)
    let goesOn = word("계속|이어짐|계속됩니다|이어집니다|계속됨|이어진다")
    return [
      pattern(.to, .page(pages), word("에|으로|로"), goesOn),
      pattern(.from, .page(pages), word("에서"), goesOn),
      pattern(.from, .page(pages.named), word("에서")),
    ]
  }()

  private static func english(_ words: String) -> PageNames {
    PageNames(
      words, article: "the",
      adjectives: [
        (.next, "next|following"), (.previous, "previous|preceding"), (.last, "back|last"),
        (.front, "front"),
      ], names: [(.next, "overleaf")])
  }

  private static let englishPages = english("pages|page|pg.|pg|pp.|pp|p.|p")

  private static let english: [Pattern] = {
    let pages = Element.page(englishPages)
    let named = Element.page(englishPages.named)
    let story = word("stories are|story is|article is|story|article|")
    let continued = word(
      "continued|continues|concluded|concludes|cont'd.|cont'd|contd.|contd|cont.|cont")
    return [
      pattern(.to, story, continued, word("on|in|to|at"), pages),
      pattern(.to, story, continued, word(",|:|-|"), named),
      pattern(.from, story, continued, word("from"), pages),
      pattern(.to, word("please|"), word("turn to|jumps to|jump to"), pages),
      pattern(.to, word("please|"), word("go to"), named),
      pattern(.to, needsSetting: true, word("to"), .page(english("pages|page").named)),
      pattern(.from, needsSetting: true, word("from"), named),
    ]
  }()

  private static let german: [Pattern] = {
    let all = PageNames(
      "seite|s.|s", article: "der",
      adjectives: [
        (.next, "nächste|nächsten|folgende|folgenden"),
        (.previous, "vorige|vorigen|voriger|vorherige|vorherigen|vorheriger|vorhergehenden"),
        (.last, "letzte|letzten|letzter|rück"), (.front, "titel"),
      ], names: [(.next, "umseitig")])
    let pages = Element.page(all)
    let continuation = word("fortsetzung folgt|fortsetzung|forts.|forts|schluss|schluß")
    return [
      pattern(.to, continuation, word("auf"), pages),
      pattern(.to, continuation, word(",|:|-|"), .page(all.signed)),
      pattern(.from, continuation, word("von"), pages),
      pattern(.from, continuation, word("von"), .page(all.kept), word(":|,|·|-"), .keyword),
      pattern(.to, word("lesen sie|"), word("weiter auf|weiterlesen auf|weiter lesen auf"), pages),
      pattern(.to, word("lesen sie auf"), .page(all.named), word("weiter")),
    ]
  }()

  private static let romance: [Pattern] = {
    let french = PageNames(
      "pages|page|pp.|p.", article: "la|l'",
      adjectives: [
        (.next, "suivante"), (.previous, "précédente"), (.last, "dernière"),
      ], names: [(.front, "une")])
    let spanish = PageNames(
      "páginas|página|págs.|pág.|pags.|pag.|p.", article: "la",
      adjectives: [
        (.next, "siguiente|próxima"), (.previous, "anterior"), (.last, "última"),
      ], names: [(.front, "portada|primera plana|primera"), (.last, "contraportada")])
    let italian = PageNames(
      "pagina|pagg.|pag.|p.",
      adjectives: [
        (.next, "seguente|successiva|prossima"), (.previous, "precedente"), (.last, "ultima"),
      ], names: [(.front, "prima di copertina|copertina|prima"), (.last, "ultima")])
    let portuguese = PageNames(
      "página|pàgina|pág.|pàg.|p.",
      adjectives: [
        (.next, "seguinte|próxima|següent"), (.previous, "anterior"), (.last, "última"),
      ], names: [(.front, "primeira|capa")], isBare: false)
    return [
      pattern(
        .to, word("lire|voir|"), word("la|"), word("suite et fin|suite"), word("en|à|sur"),
        .page(french)),
      pattern(
        .to, word("lire|voir|"), word("la|"), word("suite et fin|suite"), word(":|,|-|"),
        .page(french.signed)),
      pattern(.from, word("suite et fin|suite"), word("de"), .page(french)),
      pattern(
        .to, word("pasa a|sigue a|sigue en|siga en|continúa en|continúa a"), .page(spanish)),
      pattern(.from, word("viene de|continuación de"), .page(spanish)),
      pattern(
        .to, word("continua|segue|prosegue"), word("a|alla|in|nella"), .page(italian)),
      pattern(.from, word("continua|segue|prosegue"), word("dalla|da"), .page(italian)),
      // Portuguese, Catalan
      pattern(.to, word("continua na|continua a la|segue na|segueix a la"), .page(portuguese)),
      pattern(
        .from, word("continuação da|vem da|vem de|ve de la|continuació de la"), .page(portuguese)),
    ]
  }()

  private static let slavic: [Pattern] = {
    let russian = PageNames(
      "странице|страницу|стр.|стр|с.|полосе|полосу",
      adjectives: [
        (.next, "следующей|следующую"), (.previous, "предыдущей"), (.last, "последней"),
        (.front, "титульной"),
      ], isBare: false)
    let ukrainian = PageNames(
      "сторінці|сторінку|стор.|стор|с.|шпальті",
      adjectives: [
        (.next, "наступній"), (.previous, "попередній"), (.last, "останній"), (.front, "першій"),
      ], isBare: false)
    let polish = PageNames(
      "stronie|strony|str.|str|s.",
      adjectives: [
        (.next, "następnej"), (.previous, "poprzedniej"), (.last, "ostatniej"),
        (.front, "pierwszej"),
      ], isBare: false)
    let czech = PageNames(
      "straně|strane|strany|stránce|stránky|str.|str|s.",
      adjectives: [
        (.next, "další|ďalšej|následující"), (.previous, "předchozí|predchádzajúcej"),
        (.last, "poslední|poslednej"), (.front, "první|prvej"),
      ], isBare: false)
    let on = word("на|-|:|")
    return [
      pattern(.to, word("окончание|продолжение"), on, .page(russian)),
      pattern(
        .from, word("окончание|продолжение|"), word(".|,|-|"), word("начало"), on, .page(russian)),
      pattern(.to, word("закінчення|продовження"), on, .page(ukrainian)),
      pattern(
        .from, word("закінчення|продовження|"), word(".|,|-|"), word("початок"), on,
        .page(ukrainian)),
      pattern(
        .to, word("ciąg dalszy|c.d.|cd.|cd|dokończenie"), word("na"), .page(polish)),
      pattern(
        .from, word("ciąg dalszy|c.d.|cd.|cd|dokończenie"), word("ze|z"), .page(polish)),
      // Czech, Slovak
      pattern(
        .to, word("pokračování|dokončení|pokračovanie|dokončenie"), word("na"), .page(czech)),
      pattern(
        .from, word("pokračování|dokončení|pokračovanie|dokončenie"), word("ze|zo|z"),
        .page(czech)),
    ]
  }()

  private static let germanic: [Pattern] = {
    let dutch = PageNames(
      "pagina|pag.|pag|blz.|p.", article: "de",
      adjectives: [
        (.next, "volgende"), (.previous, "vorige"), (.last, "laatste|achter"), (.front, "voor"),
      ], isBare: false)
    let swedish = PageNames(
      "sidan|sida|sid.|sid|s.",
      adjectives: [
        (.next, "nästa"), (.previous, "föregående"), (.last, "sista"), (.front, "första"),
      ], isBare: false)
    let danish = PageNames(
      "siden|side|s.",
      adjectives: [
        (.next, "næste|neste"), (.previous, "forrige"), (.last, "sidste|siste|bag"),
        (.front, "forsiden|for|første"),
      ], isBare: false)
    return [
      pattern(.to, word("vervolg op|lees verder op|verder op"), .page(dutch)),
      pattern(.from, word("vervolg van"), .page(dutch)),
      pattern(.to, word("fortsättning|fortsätter|forts.|forts"), word("på|"), .page(swedish)),
      pattern(.from, word("fortsättning|fortsatt|forts.|forts"), word("från"), .page(swedish)),
      // Danish, Norwegian
      pattern(
        .to, word("fortsættes|fortsætter|fortsetter|fortsettes|forts.|forts"), word("på|"),
        .page(danish)),
      pattern(.from, word("fortsat|fortsatt|forts.|forts"), word("fra"), .page(danish)),
    ]
  }()

  private static let others: [Pattern] = {
    let vietnamese = PageNames(
      "trang|tr.", adjectives: [(.next, "sau|kế"), (.previous, "trước"), (.last, "cuối")],
      isBare: false)
    let indonesian = PageNames(
      "halaman|hal.|hal|hlm.|hlm",
      adjectives: [
        (.next, "berikutnya|selanjutnya"), (.previous, "sebelumnya"), (.last, "terakhir"),
      ], isBare: false)
    let turkish = PageNames(
      "sayfada|sayfa|s.",
      adjectives: [(.next, "sonraki|arka"), (.previous, "önceki"), (.last, "son")], isBare: false)
    let finnish = PageNames(
      "sivulla|sivulle|sivulta",
      adjectives: [
        (.next, "seuraavalla|seuraavalle"), (.previous, "edelliseltä"), (.last, "viimeisellä"),
      ], isBare: false)
    let greek = PageNames(
      "σελίδα|σελ.|σελ",
      adjectives: [(.next, "επόμενη"), (.previous, "προηγούμενη"), (.last, "τελευταία")],
      isBare: false)
    return [
      pattern(.to, word("xem tiếp|đọc tiếp"), word("ở|sang|"), .page(vietnamese)),
      pattern(.from, word("tiếp theo|tiếp"), word("từ|"), .page(vietnamese.named)),
      pattern(.to, word("bersambung"), word("ke|di"), .page(indonesian)),
      pattern(.from, word("sambungan"), word("dari|"), .page(indonesian)),
      pattern(.to, word("devamı|devami"), .page(turkish), word("'te|'ta|'de|'da|")),
      pattern(.from, word("baştarafı|baştarafi"), .page(turkish), word("'te|'ta|'de|'da|")),
      pattern(.to, word("jatkuu"), .page(finnish)),
      pattern(.from, word("jatkoa"), .page(finnish)),
      pattern(.to, word("συνέχεια"), word("στη|στην"), .page(greek)),
      pattern(.from, word("συνέχεια"), word("από|από τη|από την"), .page(greek)),
    ]
  }()
}
