/// The words of the proof page.
struct ProofTexts {
  private let language: Language

  init(_ language: Language) { self.language = language }

  var value: JSON {
    .object(
      Dictionary(
        uniqueKeysWithValues: ProofTexts.words.map { key, english, chinese in
          (key, .string(language.pick(english, chinese)))
        }))
  }

  private static let words: [(String, String, String)] = [
    ("title", "Proof", "校样"),
    ("all", "All", "全部"),
    ("repeat", "Repeats", "重稿"),
    ("split", "Splits", "断段"),
    ("displaced", "Displaced", "错位"),
    ("jump", "Jumps", "转版"),
    ("open", "Open ends", "断尾缺头"),
    ("allPages", "All pages", "全部版面"),
    ("findings", "Findings", "问题"),
    ("articles", "Joined articles", "接排后的稿件"),
    ("echoes", "Echoes, not counted", "呼应文字，不计"),
    ("original", "As in the file", "原文"),
    ("joined", "Joined", "接排后"),
    ("keep", "keep", "保留"),
    ("copy", "copy", "重复"),
    ("fault", "Fault", "是错"),
    ("allow", "Allow", "放行"),
    ("reason", "Reason for allowing", "放行理由"),
    ("export", "Save allow file", "保存放行名单"),
    ("exportHelp", "pass it to `collate check --allow`", "供 collate check --allow 使用"),
    ("score", "score", "得分"),
    ("margin", "margin", "余量"),
    ("runnerUp", "runner-up", "次选"),
    ("theme", "Light or dark", "明暗"),
    ("open_", "Undecided only", "只看未定"),
    ("keys", "n next|p previous|f fault|a allow", "n 下一处|p 上一处|f 是错|a 放行"),
    ("map", "Pages, block by block", "各版各段"),
    ("semicolon", "; ", "；"),
    ("none", "Nothing to show.", "没有可显示的内容。"),
    ("notListed", "not listed here", "处未列出"),
    ("gap", "blocks of other text", "段其他文字"),
    ("before_", "from further up", "取自前文"),
    ("others", "weaker signals", "其余较弱的依据"),
    ("overlap", "on both sides of the seam", "接缝两侧重叠"),
    ("also", "Also at", "又见"),
    ("figures", "figures differ", "数字不一"),
    ("partial", "read in part", "未能全部读出"),
    ("skipped", "skipped", "未读"),
    ("decided", "decided", "已定"),
  ]
}
