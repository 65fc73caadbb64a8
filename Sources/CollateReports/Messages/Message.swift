public import Collate

/// The sentence that says what a finding is. The first sentence stands on its own.
public struct Message: Sendable {
  private let report: Report
  private let finding: Finding
  /// How many places the finding has beside those it names.
  private let unlisted: Int
  private var issue: Issue { report.issue }
  private var language: Language { report.language }

  /// Prepares the message of a finding of a report.
  public init(_ finding: Finding, in report: Report) {
    self.init(finding, unlisted: 0, in: report)
  }

  init(_ finding: Finding, unlisted: Int, in report: Report) {
    self.finding = finding
    self.unlisted = unlisted
    self.report = report
  }

  /// The whole message on one line, without control characters.
  public var text: String { SafeText.escaped(sentence(isBrief: false)) }

  /// The message for a reader who has the passages before the eyes: a join is told without a word
  /// of its halves.
  var brief: String { SafeText.escaped(sentence(isBrief: true)) }

  private func sentence(isBrief: Bool) -> String {
    switch finding.subject {
    case .family(let index) where report.result.families.indices.contains(index):
      family(report.result.families[index])
    case .continuation(let index) where report.result.continuations.indices.contains(index):
      continuation(report.result.continuations[index], isBrief: isBrief)
    case .orphan(let index) where report.result.orphans.indices.contains(index):
      orphan(report.result.orphans[index])
    case .jump(let index) where report.result.jumps.indices.contains(index):
      jump(report.result.jumps[index])
    default: openEnd
    }
  }

  /// A place in a few words: blocks, and the page and file where they differ from the finding's.
  func name(_ place: Place) -> String {
    let first = report.number(place.block)
    let last = report.number(place.lastBlock)
    var name =
      first == last
      ? language.pick("block \(first)", "第\(first)段")
      : language.pick("blocks \(first)–\(last)", "第\(first)—\(last)段")
    let source = issue.blocks[place.block].source
    let isOtherFile = source != issue.blocks[finding.place.block].source
    if !report.isOnePage(place, finding.place) {
      let page = report.pageLabel(of: place)
      name = language.pick("\(name) on page \(page)", "第\(page)版\(name)")
    }
    if isOtherFile {
      let path = report.fileName(of: place)
      name = language.pick("\(name) of \(path)", "\(path) \(name)")
    }
    return name
  }

  private func family(_ family: Family) -> String {
    let here = name(finding.place)
    let there = list(
      finding.related.prefix(Message.mostInList).map(name),
      of: finding.related.count + unlisted)
    let size = language.pick("\(family.characters) characters", "\(family.characters)字")
    switch finding.rule {
    case .repeatNumbers:
      let member = family.members.firstIndex(of: finding.place)
      let different = family.differences.filter(\.isNumeric)
      let shown = different.contains { $0.member == member } ? member : different.first?.member
      let figures = DifferenceText(in: report).pairs(different.filter { $0.member == shown })
      if family.kind == .inner {
        return language.pick(
          "A passage stands \(times(family.members.count)) in \(here) with different figures: "
            + "\(list(figures)).",
          "\(here)内有文字出现\(family.members.count)次而数字不一：\(list(figures))。")
      }
      return language.pick(
        "The text of \(here) repeats \(there) with different figures: \(list(figures)).",
        "\(here)与\(there)文字相同而数字不一：\(list(figures))。")
    case .repeatNear:
      let share = percent(equalShare(of: family))
      let named = shortDifferences(of: family)
      let what = named.isEmpty ? "" : language.pick(": ", "：") + list(named)
      return language.pick(
        "The text of \(here) repeats \(there) with small differences\(what) (\(size), \(share) the same).",
        "\(here)与\(there)近似重复\(what)（\(size)，\(share)相同）。")
    case .repeatContained:
      return language.pick(
        "The text of \(here) stands again inside \(there) (\(size)).",
        "\(here)的文字又见于\(there)之中（\(size)）。")
    case .repeatPassage:
      return language.pick(
        "A passage of \(here) stands again in \(there) (\(size)).",
        "\(here)有一部分与\(there)相同（\(size)）。")
    case .repeatInner:
      let phrase = excerpt(issue.text(of: finding.place), 24)
      let named = shortDifferences(of: family)
      let what = named.isEmpty ? "" : language.pick(": ", "：") + list(named)
      let isSame = family.differences.isEmpty
      return language.pick(
        "“\(phrase)” stands \(times(family.members.count)) in \(here)"
          + (isSame ? "." : ", with small differences\(what)."),
        "\(here)内“\(phrase)”出现\(family.members.count)次" + (isSame ? "。" : "，略有不同\(what)。"))
    default:
      return language.pick(
        "The text of \(here) repeats \(there) exactly (\(size)).",
        "\(here)与\(there)重稿，文字完全相同（\(size)）。")
    }
  }

  /// The share of equal characters in the copy that has the fewest, 0...1.
  private func equalShare(of family: Family) -> Double {
    var different: [Int: Int] = [:]
    var inserted: [Int: Int] = [:]
    for difference in family.differences {
      let (kept, other) = (letters(difference.kept), letters(difference.other))
      different[difference.member, default: 0] += max(kept, other)
      inserted[difference.member, default: 0] += max(other - kept, 0)
    }
    return different.map { member, count in
      1 - Double(count) / Double(max(family.characters + (inserted[member] ?? 0), 1))
    }.min() ?? 1
  }

  /// The letters and digits of a place.
  private func letters(_ place: Place) -> Int {
    place.bytes.isEmpty ? 0 : issue.text(of: place).count { $0.isLetter || $0.isNumber }
  }

  /// What differs, where each stretch has a few characters and there are two pairs of them at most; else
  /// nothing.
  private func shortDifferences(of family: Family) -> [String] {
    let differences = family.differences
    guard differences.count <= Message.mostStretches,
      differences.allSatisfy({ max(letters($0.kept), letters($0.other)) <= 8 })
    else { return [] }
    let pairs = DifferenceText(in: report).pairs(differences)
    return pairs.count <= 2 ? pairs : []
  }

  /// Stretches that may make two pairs, at most.
  private static let mostStretches = 16

  private func continuation(_ link: Continuation, isBrief: Bool) -> String {
    let from = name(issue.place(of: link.from))
    let to = name(issue.place(of: link.to))
    let tail = excerpt(issue.text(of: issue.blocks[link.from]), 10, fromEnd: true)
    let head = excerpt(issue.text(of: issue.blocks[link.to]), 10)
    let seam = isBrief ? "" : language.pick(": “\(tail)|\(head)”", "：“\(tail)|\(head)”")
    let overlap =
      link.overlap.isEmpty
      ? ""
      : language.pick(
        " “\(link.overlap)” stands on both sides of the seam.",
        "接缝两侧都有“\(link.overlap)”。")
    if finding.rule == .fragmentDisplaced {
      return language.pick(
        "The rest of the paragraph in \(from) stands displaced in \(to)\(seam).\(overlap)",
        "\(from)的下文错位，排在了\(to)\(seam)。\(overlap)")
    }
    if finding.severity == .note {
      return language.pick(
        "The paragraph in \(from) goes on in \(to), as the jump lines say\(seam).\(overlap)",
        "\(from)按转版标记转接\(to)\(seam)。\(overlap)")
    }
    return language.pick(
      "The paragraph in \(from) breaks off and goes on in \(to)\(seam).\(overlap)",
      "\(from)中断，下文接\(to)\(seam)。\(overlap)")
  }

  private func orphan(_ orphan: Orphan) -> String {
    let scrap = excerpt(issue.text(of: orphan.fragment), 16)
    return language.pick(
      "The scrap “\(scrap)” in \(name(orphan.fragment)) repeats part of \(name(orphan.into)).",
      "\(name(orphan.fragment))“\(scrap)”是残字，重复了\(name(orphan.into))中的文字。")
  }

  private func jump(_ jump: Jump) -> String {
    let line = excerpt(issue.text(of: jump.at), 24)
    let page = SafeText.escaped(jump.page)
    if finding.rule == .jumpHead, let heads = jump.headDiffers {
      let start = excerpt(issue.text(of: heads.start), 24)
      let other = excerpt(issue.text(of: heads.jump), 24)
      return language.pick(
        "The head “\(other)” differs from the head “\(start)” that it continues.",
        "续文标题“\(other)”与正题“\(start)”不一致。")
    }
    switch (jump.state, jump.direction) {
    case (.targetMissing, .to):
      return language.pick(
        "The jump line “\(line)” names page \(page), which is not among the input.",
        "“\(line)”下转无着：送检文件中没有第\(page)版。")
    case (.targetMissing, .from):
      return language.pick(
        "The jump line “\(line)” comes from page \(page), which is not among the input.",
        "“\(line)”上接无着：送检文件中没有第\(page)版。")
    case (.wrongPage, _):
      let partner = jump.partner.map(name) ?? ""
      return language.pick(
        "The jump line “\(line)” names page \(page), but its other end stands in \(partner).",
        "“\(line)”版次有误：另一头在\(partner)。")
    case (.ambiguous, _):
      return language.pick(
        "The jump line “\(line)” has several possible answers on page \(page).",
        "“\(line)”在第\(page)版有几处都可能对应。")
    case (_, .to):
      return language.pick(
        "Nothing on page \(page) answers the jump line “\(line)”.",
        "“\(line)”下转无着：第\(page)版没有对应的上接。")
    case (_, .from):
      return language.pick(
        "Nothing on page \(page) leads to the jump line “\(line)”.",
        "“\(line)”上接无着：第\(page)版没有对应的下转。")
    }
  }

  private var openEnd: String {
    let text = issue.text(of: finding.place)
    if finding.rule == .fragmentOpenStart {
      return language.pick(
        "The text of \(name(finding.place)) begins in mid-sentence, and nothing leads to it: "
          + "“\(excerpt(text, 16))”.",
        "\(name(finding.place))缺头，找不到上文：“\(excerpt(text, 16))”。")
    }
    return language.pick(
      "The text of \(name(finding.place)) breaks off, and nothing carries it on: "
        + "“\(excerpt(text, 16, fromEnd: true))”.",
      "\(name(finding.place))断尾，找不到下文：“\(excerpt(text, 16, fromEnd: true))”。")
  }

  /// What ends a list of the places of the finding: how many it leaves out; nil for none.
  var rest: String? {
    unlisted > 0 ? language.pick("and \(unlisted) more", "另有\(unlisted)处") : nil
  }

  /// The most items that a sentence names one by one.
  private static let mostInList = 4

  private func list(_ items: [String]) -> String { list(items, of: items.count) }

  /// The first items of a list of so many.
  private func list(_ items: [String], of count: Int) -> String {
    guard count > Message.mostInList else { return join(items) }
    let named = Message.mostInList - 1
    return items.prefix(named).joined(separator: language.pick(", ", "、"))
      + language.pick(" and \(count - named) more", "等\(count)处")
  }

  private func join(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: language.pick(", ", "、"))
      + language.pick(" and ", "、") + last
  }

  private func times(_ count: Int) -> String { count == 2 ? "twice" : "\(count) times" }

  /// Rounded down, so that only equal texts are 100 % alike.
  private func percent(_ share: Double) -> String { "\(Int(max(0, min(1, share)) * 100))%" }

  /// A few characters of a text on one line, with an ellipsis where it goes on.
  private func excerpt(_ text: String, _ length: Int, fromEnd: Bool = false) -> String {
    SafeText.excerpt(text, length: length, fromEnd: fromEnd)
  }
}
