import Collate

extension TextPage {
  /// A join: its seam and what speaks for it.
  mutating func write(_ link: Continuation) {
    let from = issue.place(of: link.from)
    let to = issue.place(of: link.to)
    line("\(location(from))  →  \(location(to))", indent: 4)
    for row in seam(link).lines(width: width - 6, inColour: layout.isColoured) {
      line(row.text, indent: 6)
    }
    let certainty = CertaintyText.name(link.certainty, in: language)
    if layout.isVerbose {
      writeSignals(link, certainty)
    } else {
      let reasons = SignalText.telling(link.reasons, in: language)
        .joined(separator: language.pick("; ", "；"))
      line("\(certainty)\(reasons.isEmpty ? "" : colon)\(reasons)", indent: 4)
    }
  }

  /// Tail and head on both sides of the seam; characters that stand on both sides are marked.
  private func seam(_ link: Continuation) -> StyledText {
    // Two ellipses and the mark of the seam stand beside the halves.
    let reach = min(60, (width - 16) / 4)
    let tail = SafeText.excerpt(
      issue.text(of: issue.blocks[link.from]), length: reach, fromEnd: true)
    var head = issue.text(of: issue.blocks[link.to])
    var styledText = StyledText()
    styledText.append(tail)
    styledText.append(" ┃ ", .strong)
    if !link.overlap.isEmpty, head.hasPrefix(link.overlap) {
      styledText.append(SafeText.escaped(link.overlap), .figure)
      head = String(head.dropFirst(link.overlap.count))
    }
    styledText.append(SafeText.excerpt(head, length: reach))
    return styledText
  }

  private mutating func writeSignals(_ link: Continuation, _ certainty: String) {
    let score = TextPage.decimal(link.score)
    let margin = TextPage.decimal(link.margin)
    line(
      language.pick(
        "\(certainty): score \(score), margin \(margin) (natural log-odds)",
        "\(certainty)：得分\(score)，余量\(margin)（自然对数优势）"), indent: 4)
    for reason in link.reasons {
      let weight = TextPage.decimal(reason.weight, signed: true)
      let padding = String(repeating: " ", count: max(0, 8 - weight.count))
      line(
        "\(padding)\(weight)  \(SignalText.name(reason, in: language)) "
          + styled("(\(reason.signal))", .dim), indent: 4)
    }
    if let runnerUp = link.alternatives.first {
      let place = issue.place(of: runnerUp.to)
      let excerpt = SafeText.excerpt(issue.text(of: place), length: 20)
      let score = TextPage.decimal(runnerUp.score)
      line(
        language.pick(
          "runner-up: \(location(place)), score \(score): “\(excerpt)”",
          "次选：\(location(place))，得分\(score)：“\(excerpt)”"), indent: 4)
    }
    line(decisive(link), indent: 4)
  }

  /// What would have changed the decision: the signals that decided.
  private func decisive(_ link: Continuation) -> String {
    var names: [String] = []
    for reason in link.decisive {
      let name = SignalText.name(reason, in: language)
      if !names.contains(name) { names.append(name) }
    }
    guard !names.isEmpty else {
      return language.pick(
        "No single signal decides: without any one of them the join would be made.",
        "无单一决定因素：去掉任何一条，结论不变。")
    }
    let list = names.joined(separator: language.pick("; ", "；"))
    return language.pick(
      "The join would fall without any one of these: \(list).",
      "下列任一条不成立，结论即变：\(list)。")
  }

  /// A number with two decimals.
  static func decimal(_ value: Double, signed: Bool = false) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "\(value)" }
    let hundredths = Rounding.nearest(abs(value) * 100)
    let digits = String(hundredths % 100)
    let sign = value < 0 && hundredths > 0 ? "-" : signed ? "+" : ""
    return "\(sign)\(hundredths / 100).\(digits.count == 1 ? "0" : "")\(digits)"
  }
}

/// What people read about a certainty.
enum CertaintyText {
  static func name(_ certainty: Certainty, in language: Language) -> String {
    switch certainty {
    case .certain: language.pick("certain", "确定")
    case .likely: language.pick("likely", "很可能")
    case .possible: language.pick("possible", "可能")
    }
  }
}
