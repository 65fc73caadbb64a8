import Collate

/// The report for people at a terminal: where, what, both passages with the differing characters
/// marked, and why.
public struct TextReport: ReportFormat {
  /// How the report is laid out.
  public struct Layout: Sendable, Hashable {
    /// The columns of the terminal; at least 40 and at most 10,000 are used.
    public var width: Int
    /// Whether colours may be used.
    public var isColoured: Bool
    /// Whether all signals, runner-ups, whole passages and echoes are shown.
    public var isVerbose: Bool

    /// Makes a layout; by default that for a file, 100 columns without colour.
    public init(width: Int = 100, isColoured: Bool = false, isVerbose: Bool = false) {
      self.width = width
      self.isColoured = isColoured
      self.isVerbose = isVerbose
    }
  }

  private let layout: Layout

  /// Makes the format.
  public init(layout: Layout = Layout()) { self.layout = layout }

  /// Writes the whole report.
  public func render(_ report: Report) -> String {
    var page = TextPage(report: report, layout: layout)
    page.write(report.listed.map { report.result.findings[$0] })
    if layout.isVerbose { page.writeEchoes() }
    page.writeSummary()
    return page.text
  }
}

/// A text report in the making.
struct TextPage {
  let report: Report
  let layout: TextReport.Layout
  var text = ""
  var issue: Issue { report.issue }
  var language: Language { report.language }
  var width: Int { min(max(40, layout.width), 10_000) }

  mutating func line(_ line: String, indent: Int = 0) {
    text += String(repeating: " ", count: indent) + line + "\n"
  }

  func styled(_ text: String, _ style: Style) -> String {
    StyledText.render(text, style, layout.isColoured)
  }

  /// A colon as the language sets it.
  var colon: String { language.pick(": ", "：") }

  /// Notes of one rule that are listed before the rest is only counted.
  private static let shownNotes = 10

  /// All findings. Notes take one line each, and of many of a kind the first few are listed, so that
  /// what must be mended stays in view.
  mutating func write(_ findings: [Finding]) {
    var notes: [Rule: Int] = [:]
    var wasNote = false
    for finding in findings {
      let isNote = finding.severity == .note
      if isNote, !layout.isVerbose {
        notes[finding.rule, default: 0] += 1
        if notes[finding.rule, default: 0] > TextPage.shownNotes { continue }
      }
      write(finding)
      if !isNote { line("") }
      wasNote = wasNote || isNote
    }
    for (rule, count) in notes.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where count > TextPage.shownNotes {
      let rest = count - TextPage.shownNotes
      line(
        styled(
          language.pick(
            "…and \(rest) more of \(rule.rawValue); --verbose lists them.",
            "……另有\(RuleText(rule, in: .chinese).name)\(rest)处，用 --verbose 全部列出。"), .dim))
    }
    if wasNote { line("") }
  }

  private mutating func write(_ finding: Finding) {
    let source = report.source(of: finding.place)
    let position = source.position(at: finding.place.bytes.lowerBound)
    let severity = SeverityText.name(finding.severity, in: language)
    let style: Style =
      switch finding.severity {
      case .error: .error
      case .warning: .warning
      case .note: .note
      }
    let path = SafeText.escaped(source.path)
    let place = styled("\(path):\(position.line):\(position.column):", .strong)
    let rule = styled("[\(finding.rule.rawValue)]", .dim)
    line("\(place) \(styled(severity + ":", style)) \(Message(finding, in: report).brief) \(rule)")
    switch finding.subject {
    case .family(let index) where report.result.families.indices.contains(index):
      write(report.result.families[index])
    case .continuation(let index) where report.result.continuations.indices.contains(index):
      write(report.result.continuations[index])
    case .orphan(let index) where report.result.orphans.indices.contains(index):
      write(report.result.orphans[index])
    case .jump(let index) where report.result.jumps.indices.contains(index):
      write(report.result.jumps[index])
    default: break
    }
  }

  /// Where a passage stands: page, blocks, line.
  func location(_ place: Place) -> String {
    let first = report.number(place.block)
    let last = report.number(place.lastBlock)
    let source = report.source(of: place)
    let row = source.line(at: place.bytes.lowerBound)
    let page = SafeText.escaped(report.pageLabel(of: place))
    var words =
      first == last
      ? language.pick(
        "page \(page), block \(first), line \(row)", "第\(page)版 第\(first)段 第\(row)行")
      : language.pick(
        "page \(page), blocks \(first)–\(last), line \(row)",
        "第\(page)版 第\(first)—\(last)段 第\(row)行")
    if issue.sources.count > 1 {
      words = SafeText.escaped(report.fileName(of: place)) + language.pick(", ", " ") + words
    }
    return words
  }

  private mutating func write(_ orphan: Orphan) {
    let fragment = issue.text(of: orphan.fragment)
    line("\(location(orphan.fragment))\(colon)\(SafeText.excerpt(fragment, length: 60))", indent: 4)
    let context = Context(orphan.into, in: issue, reach: 20)
    var styledText = StyledText()
    styledText.append(SafeText.escaped(context.before), .dim)
    styledText.append(SafeText.escaped(context.text), .figure)
    styledText.append(SafeText.escaped(context.after), .dim)
    let shown = styledText.lines(width: 10_000, inColour: layout.isColoured).map(\.text).joined()
    line("\(location(orphan.into))\(colon)\(shown)", indent: 4)
  }

  private mutating func write(_ jump: Jump) {
    if let heads = jump.headDiffers {
      writePair(heads.start, heads.jump, labels: [[location(heads.start)], [location(heads.jump)]])
      return
    }
    guard let partner = jump.partner else { return }
    let excerpt = SafeText.excerpt(issue.text(of: partner), length: 40)
    line("\(location(partner))\(colon)\(excerpt)", indent: 4)
  }

  mutating func writeEchoes() {
    for echo in report.result.echoes {
      guard let first = echo.members.first else { continue }
      let reason = echo.echo.map { EchoText.name($0, in: language) }
      let name =
        language.pick("echo, not counted", "呼应文字，不计")
        + (reason.map { language.pick(" (\($0))", "（\($0)）") } ?? "")
      let places = echo.members.map(location).joined(separator: "; ")
      let excerpt = SafeText.excerpt(issue.text(of: first), length: 30)
      line(styled("\(name)\(colon)", .note) + "“\(excerpt)” (\(places))")
    }
    if !report.result.echoes.isEmpty { line("") }
  }

  mutating func writeSummary() {
    for input in report.inputs where input.state != .read {
      let state =
        input.state == .partial
        ? language.pick("read in part", "未能全部读出") : language.pick("skipped", "未读")
      let reason = SafeText.escaped(report.reason(of: input))
      line("\(SafeText.escaped(input.path))\(colon)\(state)\(colon)\(reason)")
    }
    for key in report.staleEntries.map(SafeText.escaped) {
      line(
        language.pick(
          "baseline entry \(key) matches nothing any more; `collate baseline prune` takes it out",
          "基线条目 \(key) 已无对应内容，可用 collate baseline prune 清除"))
    }
    let rules = ruleCounts
    if !rules.isEmpty { line(rules) }
    line(styled(summary, .strong))
  }

  /// How many findings there are of each kind, in the order of the rules.
  private var ruleCounts: String {
    var counts: [Rule: Int] = [:]
    for index in report.active { counts[report.result.findings[index].rule, default: 0] += 1 }
    guard counts.count > 1 else { return "" }
    return Rule.allCases.compactMap { rule in
      counts[rule].map { RuleText(rule, in: language).name + language.pick(": ", " ") + "\($0)" }
    }
    .joined(separator: " · ")
  }

  var summary: String {
    if report.inputs.allSatisfy({ $0.state == .skipped }), !report.inputs.isEmpty {
      return language.pick("Nothing could be read, so nothing was checked.", "没有读到任何文字，未作检查。")
    }
    let active = report.active.map { report.result.findings[$0] }
    let files = report.inputs.count { $0.state != .skipped }
    let blocks = issue.blocks.count
    let pages = report.result.printedPages.count
    var parts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = active.count { $0.severity == severity }
      guard count > 0 else { return nil }
      return language.pick(
        "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")",
        "\(SeverityText.name(severity, in: .chinese))\(count)处")
    }
    if parts.isEmpty { parts = [language.pick("nothing found", "未发现问题")] }
    var line = parts.joined(separator: language.pick(", ", "，"))
    line += language.pick(
      " in \(plural(files, "file")), \(plural(pages, "page")), \(plural(blocks, "block"))",
      "；共\(files)个文件、\(pages)版、\(blocks)段")
    line += separation
    let echoes = report.result.echoes.count
    if echoes > 0 {
      line += language.pick(
        "; \(plural(echoes, "echo", "echoes")) not counted", "；呼应文字\(echoes)处不计")
    }
    let suppressed = report.suppressions.count
    if suppressed > 0 {
      line += language.pick(
        "; \(suppressed) in baseline, allowed or unchanged", "；另有\(suppressed)处已在基线、已放行或未改动")
    }
    let hidden = report.unlistedCount
    if hidden > 0 { line += language.pick("; \(hidden) not listed", "；\(hidden)处未列出") }
    return line + language.pick(".", "。")
  }

  /// What separates the blocks, where that is not what everybody expects.
  private var separation: String {
    let separations = Set(issue.sources.map(\.separation))
    return switch separations.count == 1 ? separations.first : nil {
    case .lines: language.pick(" (one a line)", "（每行一段）")
    case .indents: language.pick(" (by indents)", "（按缩进分段）")
    case .shortLines: language.pick(" (by short lines)", "（按短行分段）")
    default: ""
    }
  }

  private func plural(_ count: Int, _ word: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? word : many ?? word + "s")"
  }
}
