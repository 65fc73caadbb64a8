extension JumpGrammar {
  /// The jump lines of languages without a model of their own.
  static let furtherLanguages: [Pattern] = slavic + germanic + romance + others

  private static let slavic: [Pattern] = {
    let russian = word("стр.|стр|с.|странице|страницу")
    let ukrainian = word("стор.|стор|с.|сторінці")
    let polish = word("stronie|strony|str.|str|s.")
    let czech = word("straně|strane|strany|stránce|stránky|str.|str|s.")
    return [
      // Russian
      pattern(.to, word("окончаниена|продолжениена"), russian, .page),
      pattern(.to, word("окончаниена|продолжениена"), .page, word("-й|й|"), russian),
      pattern(
        .from, word("окончание.|продолжение.|"), word("началона|начало|начало:"), russian, .page),
      pattern(
        .from, word("окончание.|продолжение.|"), word("началона"), .page, word("-й|й|"), russian),
      // Ukrainian
      pattern(.to, word("закінченняна|продовженняна"), ukrainian, .page),
      pattern(
        .from, word("закінчення.|продовження.|"), word("початокна|початок"), ukrainian, .page),
      // Polish
      pattern(.to, word("ciągdalszyna|c.d.na|cd.na|cdna|dokończeniena"), polish, .page),
      pattern(
        .from, word("ciągdalszyze|c.d.ze|cd.ze|cdze|dokończenieze|dokończeniez"), polish, .page),
      // Czech, Slovak
      pattern(.to, word("pokračovánína|dokončenína|pokračovaniena|dokončeniena"), czech, .page),
      pattern(
        .from,
        word("pokračováníze|pokračováníz|dokončeníze|dokončeníz|pokračovaniezo|dokončeniezo"),
        czech, .page),
    ]
  }()

  private static let germanic: [Pattern] = {
    let dutch = word("pagina|pag.|pag|blz.|p.")
    let swedish = word("sidan|sida|sid.|sid|s.")
    let danish = word("side|s.")
    return [
      // Dutch
      pattern(.to, word("vervolgop|leesverderop|verderop"), dutch, .page),
      pattern(.from, word("vervolgvan"), dutch, .page),
      // Swedish
      pattern(.to, word("fortsättning|fortsätter|forts.|forts"), word("på|"), swedish, .page),
      pattern(.from, word("fortsättning|fortsatt|forts.|forts"), word("från"), swedish, .page),
      // Danish, Norwegian
      pattern(
        .to, word("fortsættes|fortsætter|fortsetter|fortsettes|forts.|forts"), word("på|"),
        danish, .page),
      pattern(.from, word("fortsat|fortsatt|forts.|forts"), word("fra"), danish, .page),
    ]
  }()

  private static let romance: [Pattern] = {
    let pagina = word("página|pagina|pàgina|pág.|pag.|pàg.|p.")
    return [
      // Portuguese, Catalan
      pattern(.to, word("continuana|continuaala|segueala"), pagina, .page),
      pattern(
        .from, word("continuaçãoda|continuacaoda|vemda|vede|vedela|continuaciódela"), pagina,
        .page),
    ]
  }()

  private static let others: [Pattern] = {
    let vietnamese = word("trang|tr.")
    let indonesian = word("halaman|hal.|hal|hlm.|hlm")
    let greek = word("σελίδα|σελ.|σελ")
    return [
      // Vietnamese
      pattern(.to, word("xemtiếp|đọctiếp"), word("ở|sang|"), vietnamese, .page),
      pattern(.from, word("tiếptheo|tiếp"), word("từ|"), vietnamese, .page),
      // Indonesian, Malay
      pattern(.to, word("bersambungke|bersambungdi"), indonesian, .page),
      pattern(.from, word("sambungandari|sambungan"), indonesian, .page),
      // Turkish
      pattern(.to, word("devamı|devami"), .page, word(".sayfada|sayfada|.sayfa")),
      pattern(.to, word("devamı|devami"), word("sayfa|s."), .page, word("'te|'ta|'de|'da|")),
      pattern(.from, word("baştarafı|baştarafi"), .page, word(".sayfada|sayfada|.sayfa")),
      // Finnish
      pattern(.to, word("jatkuusivulla|jatkuusivulle"), .page),
      pattern(.from, word("jatkoasivulta"), .page),
      // Greek
      pattern(.to, word("συνέχειαστη|συνέχειαστην"), greek, .page),
      pattern(.from, word("συνέχειααπότη|συνέχειααπότην|συνέχειααπό"), greek, .page),
    ]
  }()
}
