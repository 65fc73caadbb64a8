/// Scalars that are another way to write a letter, a character or a digit: folded to the usual one.
///
/// Written out from Unicode 17.0. The tests hold it against the tables of the running system.
enum FoldingVariants {
  /// The zeros of the decimal digits of the basic plane besides ASCII and full width; nine digits
  /// follow each. A figure is the same in the digits of every script.
  static let zeros: [UInt32] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66,
    0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810,
    0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0,
    0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
  ]

  /// Letters with another form at the end of a word or in another language: final sigma, the
  /// dotted capital I, Persian yeh and kaf, and the vowel that Thai writes with two signs.
  static let letters: [UInt32: UInt32] = [
    0x3C2: 0x3C3, 0x130: 0x69, 0x6CC: 0x64A, 0x6A9: 0x643, 0xE33: 0xE32,
  ]

  /// Arabic tatweel, which only makes a line longer.
  static let tatweel: UInt32 = 0x640

  /// What stands for the Kangxi radicals, U+2F00 to U+2FD5: files made from pages have them instead of
  /// characters.
  static let radicals = """
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山
    巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙
    牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮
    色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食
    首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠
    """

  /// What stands for the radicals of the supplement, U+2E80 to U+2EF3 (Equivalent_Unified_Ideograph); those
  /// without a counterpart in the basic plane stand for themselves.
  static let supplement = """
    ⺀厂乛乚乙亻冂⺇刀刂卜㔾小小兀尣尢⺑巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王⺪目示礻⺮糹
    纟罓罒㓁冗⺵羊⺷⺸耂肀聿肉⺽艹艹艹虎衤覀西见角⻇讠贝⻊车辶辶辶邑钅長镸长门⻕阝雨青韦页风飞食⻞飠
    饣⻡马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟
    """

  /// The blocks of radicals.
  static let radicalRange: ClosedRange<UInt32> = 0x2E80...0x2FD5

  /// The character that is set where files made from pages have a radical; any other scalar as it is.
  static func character(ofRadical scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x2E80...0x2EF3: supplementScalars[Int(scalar - 0x2E80)]
    case 0x2F00...0x2FD5: radicalScalars[Int(scalar - 0x2F00)]
    default: scalar
    }
  }

  private static let supplementScalars = scalars(of: supplement)
  private static let radicalScalars = scalars(of: radicals)

  static func scalars(of variants: String) -> [UInt32] {
    variants.unicodeScalars.lazy.filter { $0 != "\n" }.map(\.value)
  }

  /// What stands for the compatibility ideographs, U+F900 to U+FAD9; those without a counterpart in the
  /// basic plane stand for themselves.
  static let compatibility = """
    豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來
    冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏
    樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎
    力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴
    隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢
    罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀﨎﨏塚﨑晴﨓
    﨔凞猪益礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏
    既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵𤋮舘﩮﩯
    並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧
    爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋
    頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎
    """
}
