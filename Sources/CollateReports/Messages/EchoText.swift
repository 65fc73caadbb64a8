import Collate

/// Why a text may stand twice, in words.
enum EchoText {
  static func name(_ reason: Family.EchoReason, in language: Language) -> String {
    let (english, chinese) =
      switch reason {
      case .head: ("head and text", "标题与正文")
      case .furniture: ("page furniture", "版面固定文字")
      case .recurring: ("recurs in three places or more", "三处以上重现")
      case .frame: ("same frame, other figures", "格式相同、数字不同")
      case .parallel: ("parallel clauses", "排比")
      case .setPhrase: ("set phrase", "惯用语")
      case .reworded: ("in other words", "表述不同")
      case .boilerplate: ("boilerplate", "固定文本")
      }
    return language.pick(english, chinese)
  }
}
