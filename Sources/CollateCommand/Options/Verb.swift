/// What the command can do.
enum Verb: String, Sendable, CaseIterable {
  case check, join, report, baseline, diff, pairs, learn, explain, schema, completions, man, help

  /// What it takes.
  var usage: String {
    switch self {
    case .check: "collate check [OPTION…] PATH…|-"
    case .join: "collate join [OPTION…] PATH"
    case .report: "collate report [OPTION…] RESULT.json"
    case .baseline: "collate baseline write|compare|prune [OPTION…] FILE PATH…|-"
    case .diff: "collate diff [OPTION…] A B"
    case .pairs: "collate pairs [OPTION…] FILE.jsonl"
    case .learn: "collate learn FILE… -o HOUSE.model"
    case .explain: "collate explain RULE"
    case .schema: "collate schema result|config|baseline|edits"
    case .completions: "collate completions bash|zsh|fish"
    case .man: "collate man"
    case .help: "collate help [VERB]"
    }
  }

  /// What it does, in a line.
  var summary: (english: String, chinese: String) {
    switch self {
    case .check:
      ("find repeats, split paragraphs, displaced text and broken jumps", "查重稿、断段、错位和转版无着")
    case .join: ("write the text with its paragraphs joined", "输出接排后的文本")
    case .report: ("write a result again in another format", "把已有结果转成其他格式")
    case .baseline: ("keep account of findings that are known", "管理已知问题的基线")
    case .diff: ("show what two files share and how they differ", "比较两个文件的相同与不同")
    case .pairs: ("find near-duplicate records of a corpus", "在语料中找近似重复的记录")
    case .learn: ("train a language model on your own back issues", "用本报旧刊训练语言模型")
    case .explain: ("say what a rule means", "说明一条规则")
    case .schema: ("print the JSON Schema of a file", "输出 JSON Schema")
    case .completions: ("print completions for a shell", "输出命令行补全脚本")
    case .man: ("print the manual page", "输出手册页")
    case .help: ("show help", "显示帮助")
    }
  }

  /// The forms of what it reads and writes, where they are its own, in lines of the help.
  var notes: [(english: String, chinese: String)] {
    guard self == .pairs else { return [] }
    return [
      (
        "Input: a record a line, {\"id\": \"a1\", \"text\": \"…\"}; the id is a string or a whole number,\n"
          + "other members are passed over. - reads standard input.\n",
        "输入：每行一条记录，{\"id\": \"a1\", \"text\": \"…\"}；id 为字符串或整数，其他成员略过。- 表示标准输入。\n"
      ),
      (
        "Output: a pair a line, both ids and the similarity with tabs between, in the order of the\n"
          + "input. It is the Jaccard index of the sets of shingles, 0 to 1, and exact.\n",
        "输出：每行一对，两个 id 与相似度以制表符分隔，按输入的顺序。相似度为片段集合的 Jaccard 系数，0到1，为精确值。\n"
      ),
      (
        "Exit status: 0 done, 2 wrong use, failure, or lines that are no records or repeat an id; all\n"
          + "others are searched.\n",
        "退出码：0 完成，2 用法错误、失败，或有的行不是记录、id 重复；其余各行照常查找。\n"
      ),
    ]
  }

  /// Typical uses, first in the help.
  var examples: [(command: String, english: String, chinese: String)] {
    switch self {
    case .check:
      [
        ("collate check issue.txt", "check one file", "检查一个文件"),
        ("collate check A01.txt A04.txt", "check the pages of one issue", "检查同一期的几个版面"),
        ("collate check --format html:proof.html issue/", "write a proof page", "生成校样页"),
        ("collate check --format sarif:out.sarif issue/", "for code scanning", "供代码扫描使用"),
      ]
    case .join:
      [
        ("collate join issue.txt -o joined.txt", "join paragraphs", "接排断段"),
        (
          "collate join --undo edits.json joined.txt", "get the input back", "复原原文"
        ),
      ]
    case .report:
      [("collate report result.json --format html:proof.html", "render later", "事后再出报告")]
    case .baseline:
      [
        ("collate baseline write known.json issue/", "accept what is known", "记下已知问题"),
        ("collate baseline compare known.json result.json", "what is new", "查看新增问题"),
        ("collate baseline prune known.json issue/", "drop what is gone", "清除过时条目"),
      ]
    case .diff: [("collate diff old.txt new.txt", "compare two files", "比较两个文件")]
    case .pairs:
      [("collate pairs corpus.jsonl --min-jaccard 0.8", "similar records", "找相似记录")]
    case .learn: [("collate learn 2025/*.txt -o house.model", "train", "训练")]
    case .explain: [("collate explain repeat.numbers", "one rule", "一条规则")]
    case .schema: [("collate schema result", "the result's schema", "结果的 Schema")]
    case .completions:
      [("source <(collate completions bash)", "in a shell", "在终端中启用")]
    case .man: [("collate man | man -l -", "read the manual", "阅读手册")]
    case .help: [("collate help check", "help on a verb", "查看某个命令")]
    }
  }
}
