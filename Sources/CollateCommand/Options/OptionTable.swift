import Collate
import CollateInput
import CollateReports

extension Option {
  private static let readers: Set<Verb> = [.check, .join, .baseline, .diff, .learn]
  private static let severities = Severity.allCases.reversed().map(\.rawValue)

  /// Every option.
  static let all: [Option] = [
    Option(
      .format, "f", .text("FORMAT[:FILE]"), verbs: [.check, .report, .diff], repeats: true,
      "write this format: \(FormatName.list); with :FILE into a file; may be repeated",
      "输出格式：\(FormatName.list)；加“:文件”则写入文件；可重复"),
    Option(
      .verbose, "v", verbs: [.check, .report, .diff],
      "show every signal of a join, whole passages, and echoes",
      "列出接排的全部依据、完整段落和呼应文字"),
    Option(
      .quiet, "q", verbs: [.check, .join, .report, .baseline, .pairs, .learn],
      "no report in text; files and the exit status only", "不输出文字报告，只写文件并给出退出码"),
    Option(
      .color, nil, .choice(["auto", "always", "never"]), verbs: Set(Verb.allCases),
      "colours: on a terminal, always, never", "颜色：仅终端、总是、从不"),
    Option(
      .lang, nil, .choice(["en", "zh"]), verbs: Set(Verb.allCases),
      "language of messages; default from the locale", "提示语言，默认随系统区域设置"),
    Option(
      .minChars, nil, .count(4...100_000), verbs: readers,
      "shortest repeat in Han, kana or Hangul characters; default 20",
      "汉字、假名、谚文重复的最短字数，默认20"),
    Option(
      .minLetters, nil, .count(8...100_000), verbs: readers,
      "shortest repeat in alphabetic text, in letters; default 60", "西文重复的最短字母数，默认60"),
    Option(
      .minCertainty, nil, .choice(["possible", "likely", "certain"]),
      verbs: [.check, .join, .baseline],
      "make joins at or above this certainty; default likely", "接排所需的把握程度，默认likely"),
    Option(
      .scope, nil, .choice(["issue", "file"]), verbs: [.check, .baseline],
      "issue: all files are pages of one issue (default); file: each file alone",
      "issue：所有文件同属一期（默认）；file：逐个文件分别检查"),
    Option(
      .encoding, nil, .text("NAME"), verbs: readers,
      "encoding of the input: \(TextEncoding.list); default auto; GBK is read as gb18030",
      "输入编码：\(TextEncoding.list)；默认auto；GBK按gb18030读取"),
    Option(
      .blocks, nil, .choice(BlockSeparation.allCases.map(\.rawValue)), verbs: readers,
      "what separates blocks: blank lines, indents, short last lines, every line; auto (default) finds out",
      "段落的分隔：空行、行首缩进、段末短行或每行一段；默认auto，自动判断"),
    Option(
      .stdinName, nil, .text("NAME"), verbs: readers, isSetting: false,
      "name under which standard input is reported", "标准输入在报告中的名称"),
    Option(
      .filesFrom, nil, .file("FILE|-"), verbs: [.check, .baseline], isSetting: false,
      "read further paths from a file, one a line", "从文件读取更多路径，每行一个"),
    Option(
      .failOn, nil, .text("LEVEL|RULE,…"), verbs: [.check, .report],
      "exit with 1 at or above error, warning (default) or note, on the rules named, or never",
      "出现该级别（error、warning 默认、note）及以上或所列规则时退出码为1；never 则从不"),
    Option(
      .exitZero, verbs: [.check, .report], "exit with 0 in spite of findings", "有问题时退出码仍为0"),
    Option(
      .maxFindings, nil, .count(0...Int.max), verbs: [.check, .report],
      "list at most N findings; counts stay true, and JSON lists all", "最多列出N处，计数不变，JSON仍全部列出"),
    Option(
      .changed, nil, .file("FILE|-"), verbs: [.check], isSetting: false,
      "report only findings that touch the files listed there; all are scanned",
      "只报告涉及清单所列文件的问题，扫描范围不变"),
    Option(
      .against, nil, .file("PATH"), verbs: [.check, .baseline], repeats: true,
      "report what repeats these back issues; nothing in them is checked",
      "与这些旧刊对照查重，旧刊本身不查"),
    Option(
      .model, nil, .file("FILE"), verbs: [.check, .join, .baseline, .diff], repeats: true,
      "mix in a model that `collate learn` made", "加用 collate learn 训练的模型"),
    Option(
      .boilerplate, nil, .file("FILE"), verbs: [.check, .join, .baseline, .diff], repeats: true,
      "texts in this file, between blank lines, may recur", "文件中以空行分隔的文字可重复出现，不计"),
    Option(
      .baseline, nil, .file("FILE"), verbs: [.check, .baseline],
      "findings in this baseline are not counted", "基线文件中的问题不计"),
    Option(
      .allow, nil, .file("FILE"), verbs: [.check], repeats: true,
      "texts in this allow file are not counted", "放行文件中的文字不计"),
    Option(
      .strictBaseline, verbs: [.check, .baseline],
      "baseline entries that match nothing are an error", "基线条目无对应内容即报错"),
    Option(
      .output, "o", .file("FILE"), verbs: [.join, .pairs, .learn, .baseline], isSetting: false,
      "write there instead of standard output", "写入该文件，而非标准输出"),
    Option(
      .edits, nil, .file("FILE"), verbs: [.join], isSetting: false,
      "write the edits from which the input can be rebuilt", "写出可复原原文的编辑清单"),
    Option(
      .articles, verbs: [.join], isSetting: false, "write article by article", "按稿件逐篇输出"),
    Option(
      .undo, nil, .file("EDITS"), verbs: [.join], isSetting: false,
      "rebuild the input from a joined text and its edits", "用编辑清单把接排后的文本复原"),
    Option(
      .minJaccard, nil, .share, verbs: [.pairs], isSetting: false,
      "report pairs at or above this similarity; default 0.7", "报告相似度不低于此值的文本对，默认0.7"),
    Option(
      .shingle, nil, .count(1...64), verbs: [.pairs], isSetting: false,
      "characters in a shingle; default 5", "每个片段的字符数，默认5"),
    Option(
      .recall, nil, .share, verbs: [.pairs], isSetting: false,
      "share of pairs at the threshold that must be found; default 0.999",
      "阈值处须找到的比例，默认0.999"),
    Option(
      .threads, nil, .count(1...1_024), verbs: [.check, .baseline, .pairs], isSetting: false,
      "threads to use; a check has work for several only under --scope file, a file for each; "
        + "default one a core",
      "线程数；检查只在 --scope file 时并行，每个文件一个线程；默认每核一个"),
    Option(
      .exact, verbs: [.pairs], isSetting: false, "search without sketches", "不用草图，精确查找"),
    Option(
      .noFold, verbs: [.pairs], isSetting: false,
      "compare the text as it is, without folding", "不折叠字形，按原文比较"),
    Option(
      .config, nil, .file("FILE"), verbs: Set(Verb.allCases), isSetting: false,
      "read this configuration instead of the nearest .collate.json", "指定配置文件，不用就近的 .collate.json"),
    Option(
      .noConfig, verbs: Set(Verb.allCases), isSetting: false,
      "read no configuration file", "不读配置文件"),
    Option(
      .printConfig, verbs: [.check, .join, .report, .baseline], isSetting: false,
      "print the settings in effect and where each comes from", "显示生效的设置及其来源"),
    Option(.help, "h", verbs: Set(Verb.allCases), isSetting: false, "show help", "显示帮助"),
    Option(
      .version, "V", verbs: Set(Verb.allCases), isSetting: false,
      "show the version", "显示版本"),
  ]

  /// The option of a name.
  static func named(_ name: Name) -> Option? { all.first { $0.name == name } }
}
