import CollateReports

/// Help, made from the tables of verbs and options.
struct Help {
  private let language: Language

  init(_ language: Language) { self.language = language }

  /// The first screen: examples, then verbs.
  var overview: String {
    var text = language.pick(
      "collate checks the text of a newspaper issue: what is set twice, cut in two or displaced.\n\n",
      "collate 检查报纸版面文字：重稿、断段、错位、转版无着。\n\n")
    text += language.pick("Examples:\n", "示例：\n")
    for verb in [Verb.check, .join, .baseline] {
      for example in verb.examples.prefix(verb == .check ? 3 : 1) {
        text += row(example.command, language.pick(example.english, example.chinese), at: 46)
      }
    }
    text += language.pick("\nVerbs:\n", "\n命令：\n")
    for verb in Verb.allCases {
      text += row(verb.rawValue, language.pick(verb.summary.english, verb.summary.chinese), at: 16)
    }
    return text
      + language.pick(
        "\n`collate help VERB` shows the options of a verb.\n", "\ncollate help 命令：查看该命令的选项。\n")
  }

  /// Help on one verb: examples, usage, options, exit status.
  func text(on verb: Verb) -> String {
    if verb == .help { return overview }
    let summary = language.pick(verb.summary.english, verb.summary.chinese)
    var text = "collate \(verb.rawValue): \(summary)\n\n"
    text += language.pick("Examples:\n", "示例：\n")
    for example in verb.examples {
      text += row(example.command, language.pick(example.english, example.chinese), at: 46)
    }
    text += language.pick("\nUsage: ", "\n用法：") + verb.usage + "\n"
    text += language.pick("\nOptions:\n", "\n选项：\n")
    for option in Option.all where option.verbs.contains(verb) {
      let short = option.short.map { "-\($0), " } ?? "    "
      let value = option.placeholder.isEmpty ? "" : " \(option.placeholder)"
      text += row(short + option.flag + value, option.help(in: language), at: 34)
    }
    for paragraph in verb.notes {
      text += "\n" + language.pick(paragraph.english, paragraph.chinese)
    }
    if verb == .check {
      text += language.pick(
        "\nPages: a file begins a page, and so does a form feed in it. In a file without form feeds\n"
          + "page heads do (“Page 1”, “第1版”), blocks of their own, the first at its top, that are worded\n"
          + "alike and number their pages upwards.\n",
        "\n版面：每个文件、文件中每个换页符开始一版。没有换页符的文件按版头（“第1版”“Page 1”）分版：版头单独成段，\n"
          + "首个位于文件开头，其余措辞相同、版次递增。\n")
      text += language.pick(
        "\nExit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong use or an input that\n"
          + "could not be read whole, 130 interrupted.\n",
        "\n退出码：0 没有达到 --fail-on 的问题，1 有问题，2 用法错误或输入未能全部读出，130 被中断。\n")
    }
    return text
  }

  private func row(_ left: String, _ right: String, at column: Int) -> String {
    let head = "  " + left
    let width = TextWidth.columns(head)
    var text = head
    text += width + 2 > column ? "\n" + spaces(column) : spaces(column - width)
    let lines = TextWidth.wrapped(right, to: max(30, 98 - column))
    return text + lines.joined(separator: "\n" + spaces(column)) + "\n"
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}

extension Invocation {
  /// `collate help [VERB]`.
  func help() throws(CommandError) -> Int32 {
    guard operands.count <= 1 else { throw .operands(usage: verb.usage) }
    guard let name = operands.first else {
      try write(Help(language).overview)
      return 0
    }
    guard let verb = Verb(rawValue: name) else {
      throw .unknownVerb(
        name, nearest: Nearest.match(name, among: Verb.allCases.map(\.rawValue)))
    }
    try write(Help(language).text(on: verb))
    return 0
  }
}
