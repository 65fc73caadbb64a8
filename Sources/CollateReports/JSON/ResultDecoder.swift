public import Collate

/// Reads a result back from JSON, together with the texts it is about.
///
/// The JSON has places but no text, so the files are needed again, and unchanged: the hash of each
/// is compared.
public struct ResultDecoder: Sendable {
  /// Why a result cannot be read back.
  public enum Fault: Error, Sendable, Hashable {
    /// It is not JSON.
    case syntax(JSONError)
    /// It is of another kind or version.
    case schema(String)
    /// A member is missing or of the wrong kind.
    case member(String)
    /// A file is not the one that was checked.
    case changed(path: String)
  }

  /// The greatest length of a repeat: sums with the lengths of texts stay within bounds.
  static let maximumCharacters = Int(Int32.max)

  private let value: JSON
  /// The account of the inputs.
  public let inputs: [InputRecord]

  /// Parses a result; the texts come later.
  public init(_ bytes: [UInt8]) throws(Fault) {
    value = try JSON(parsing: bytes, schema: JSONReport.schema, Fault.self)
    var inputs: [InputRecord] = []
    for input in value["inputs"].array ?? [] {
      guard let path = input["path"].string,
        let state = input["state"].string.flatMap(InputRecord.State.init)
      else { throw .member("inputs") }
      inputs.append(
        InputRecord(
          path: path, encoding: input["encoding"].string ?? "", bytes: input["bytes"].integer ?? 0,
          pages: input["pages"].integer ?? 0, blocks: input["blocks"].integer ?? 0, state: state,
          reason: input["reason"].string ?? "",
          separation: input["separation"].string.flatMap(BlockSeparation.init) ?? .automatic,
          contentHash: input["hash"].string.flatMap { UInt64($0, radix: 16) } ?? 0))
    }
    self.inputs = inputs
  }

  /// The findings as a baseline sees them; this needs no texts.
  public var baselineItems: [Baseline.Item] {
    let findings = (value["findings"].array ?? []) + (value["suppressed"].array ?? [])
    return findings.compactMap { finding in
      guard let key = finding["key"].string else { return nil }
      let places = [finding["place"]] + (finding["related"].array ?? [])
      return Baseline.Item(
        key: key, also: finding["also"].array?.compactMap(\.string) ?? [],
        count: min(max(finding["count"].integer ?? 1, 1), Baseline.maximumCount),
        places: Set(places.compactMap { $0["path"].string }).sorted(),
        excerpt: finding["excerpt"].string ?? "")
    }
  }

  /// The lines that name the findings, in the order of ``baselineItems``.
  public var findingLines: [String] {
    let findings = (value["findings"].array ?? []) + (value["suppressed"].array ?? [])
    return findings.filter { $0["key"].string != nil }.map { finding in
      let place = finding["place"]
      return SafeText.escaped(place["path"].string ?? "")
        + ":\(place["line"].integer ?? 0):\(place["column"].integer ?? 0): "
        + SafeText.escaped(
          "\(finding["severity"].string ?? ""): \(finding["message"].string ?? "")"
            + " [\(finding["rule"].string ?? "")]")
    }
  }

  /// Puts the result together with its texts.
  ///
  /// - Parameter sources: one for every input that was not skipped, in their order.
  /// - Throws: ``Fault`` if a text has changed or a member does not fit.
  public func report(sources: [Source]) throws(Fault) -> Report {
    let read = inputs.filter { $0.state != .skipped }
    for (input, source) in zip(read, sources)
    where InputRecord.hash(source.bytes) != input.contentHash {
      throw .changed(path: input.path)
    }
    guard read.count == sources.count else { throw .member("inputs") }
    let parts = ResultParts(value: value, issue: Issue(sources: sources))
    var report = try parts.report(inputs: inputs)
    report.parameters = value["parameters"].object ?? [:]
    report.staleEntries = value["stale"].array?.compactMap(\.string) ?? []
    return report
  }
}

/// The parts of a result, decoded over an issue.
private struct ResultParts {
  typealias Fault = ResultDecoder.Fault
  let value: JSON
  let issue: Issue
  /// The files of each path, in their order.
  private let sources: [String: [Int]]
  /// The blocks of each file.
  private let blocks: [[Int]]

  init(value: JSON, issue: Issue) {
    self.value = value
    self.issue = issue
    sources = Dictionary(grouping: issue.sources.indices) { issue.sources[$0].path }
    var blocks = [[Int]](repeating: [], count: issue.sources.count)
    for (index, block) in issue.blocks.enumerated() { blocks[block.source].append(index) }
    self.blocks = blocks
  }

  func report(inputs: [InputRecord]) throws(Fault) -> Report {
    var options = CheckOptions()
    let parameters = value["parameters"]
    if let certainty = parameters["minCertainty"].string.flatMap(Certainty.init) {
      options.continuations.minimumCertainty = certainty
    }
    let active = try list(value["findings"], finding)
    // A result without all its findings would say that there are no others.
    guard value["summary"]["findings"].integer ?? active.count == active.count else {
      throw .member("findings")
    }
    let suppressed = try list(value["suppressed"], finding)
    let result = CheckResult(
      issue: issue, options: options, roles: try roles(), printedPages: try printedPages(),
      families: try list(value["families"], family), echoes: try list(value["echoes"], family),
      continuations: try list(value["continuations"], continuation),
      orphans: try list(value["orphans"], orphan), jumps: try list(value["jumps"], jump),
      articles: try list(value["articles"], article), findings: active + suppressed)
    let tool = value["tool"]
    var report = Report(
      result: result, inputs: inputs,
      tool: Report.Tool(
        name: tool["name"].string ?? "collate", version: tool["version"].string ?? ""))
    for (index, finding) in (value["suppressed"].array ?? []).enumerated() {
      let suppression = finding["suppression"]
      report.suppressions[active.count + index] =
        switch suppression["kind"].string {
        case "allowed": .allowed(reason: suppression["reason"].string ?? "")
        case "unchanged": .unchanged
        default: .baseline
        }
    }
    return report
  }

  private func list<Element>(
    _ value: JSON, _ decode: (JSON) throws(Fault) -> Element
  ) throws(Fault) -> [Element] {
    var elements: [Element] = []
    for element in value.array ?? [] { elements.append(try decode(element)) }
    return elements
  }

  /// The block of a number in one of the files of a path.
  private func block(_ path: String, ordinal: Int?, _ number: Int) throws(Fault) -> Int {
    let files = sources[path] ?? []
    let ordinal = ordinal ?? 1
    guard ordinal > 0, ordinal <= files.count else { throw .member("block") }
    let blocks = self.blocks[files[ordinal - 1]]
    guard number > 0, number <= blocks.count else { throw .member("block") }
    return blocks[number - 1]
  }

  /// What each block is; nothing where the result does not say it.
  private func roles() throws(Fault) -> [BlockRole] {
    guard let files = value["roles"].array else { return [] }
    let roles = files.map { ($0.array ?? []).compactMap { $0.string.flatMap(BlockRole.init) } }
    guard roles.map(\.count) == blocks.map(\.count) else { throw .member("roles") }
    return roles.flatMap(\.self)
  }

  /// The pages as the paper counts them; nil where the result does not say it.
  private func printedPages() throws(Fault) -> [PrintedPage]? {
    guard let files = value["printedPages"].array else { return nil }
    guard files.count == blocks.count else { throw .member("printedPages") }
    var pages: [PrintedPage] = []
    var end = 0
    for (source, file) in files.enumerated() {
      let last = end + blocks[source].count
      for page in file.array ?? [] {
        guard let label = page["label"].string, let count = page["blocks"].integer,
          0...last - end ~= count
        else { throw .member("printedPages") }
        pages.append(PrintedPage(source: source, blocks: end..<end + count, label: label))
        end += count
      }
      guard end == last else { throw .member("printedPages") }
    }
    return pages
  }

  private func place(_ value: JSON) throws(Fault) -> Place {
    guard let path = value["path"].string, let number = value["block"].integer,
      let start = value["start"].integer, let end = value["end"].integer
    else { throw .member("place") }
    let ordinal = value["ordinal"].integer
    let first = try block(path, ordinal: ordinal, number)
    let last = try value["lastBlock"].integer.map { number throws(Fault) in
      try block(path, ordinal: ordinal, number)
    }
    guard start <= end, last ?? first >= first else { throw .member("place") }
    let place = Place(block: first, lastBlock: last ?? first, bytes: start..<end)
    let bounds = issue.place(of: place.blocks)
    guard bounds.contains(place), start <= issue.blocks[first].bytes.upperBound,
      end >= issue.blocks[place.lastBlock].bytes.lowerBound
    else { throw .member("place") }
    return place
  }

  private func text(_ value: JSON, _ name: String) throws(Fault) -> String {
    guard let text = value[name].string else { throw .member(name) }
    return text
  }

  private func number(_ value: JSON, _ name: String) throws(Fault) -> Double {
    guard let number = value[name].double else { throw .member(name) }
    return number
  }

  private func family(_ value: JSON) throws(Fault) -> Family {
    let members = try list(value["members"], place)
    guard members.count > 1, let kind = Family.Kind(rawValue: try text(value, "kind")),
      let kept = value["kept"].integer, members.indices.contains(kept),
      let characters = value["characters"].integer
    else { throw .member("families") }
    guard 0...ResultDecoder.maximumCharacters ~= characters else { throw .member("characters") }
    let differences = try list(value["differences"]) { value throws(Fault) in
      guard let member = value["member"].integer, members.indices.contains(member) else {
        throw .member("member")
      }
      let difference = Difference(
        member: member, kept: try place(value["kept"]), other: try place(value["other"]),
        isNumeric: value["numeric"].bool ?? false, isLexical: value["lexical"].bool ?? false)
      guard members[kept].contains(difference.kept), members[member].contains(difference.other)
      else { throw .member("differences") }
      return difference
    }
    // What recurs inside a block is shown in it.
    guard kind != .inner || members.allSatisfy({ $0.blocks == members[0].block...members[0].block })
    else { throw .member("members") }
    return Family(
      kind: kind, similarity: try number(value, "similarity"), characters: characters,
      members: members, differences: differences, kept: kept,
      keptBecause: value["keptBecause"].string.flatMap(Family.KeptReason.init) ?? .first,
      id: try text(value, "id"), echo: value["echo"].string.flatMap(Family.EchoReason.init))
  }

  private func continuation(_ value: JSON) throws(Fault) -> Continuation {
    guard let certainty = Certainty(rawValue: try text(value, "certainty")),
      let kind = Continuation.Kind(rawValue: try text(value, "kind"))
    else { throw .member("continuations") }
    return Continuation(
      from: try place(value["from"]).block, to: try place(value["to"]).block,
      certainty: certainty, score: try number(value, "score"),
      margin: try number(value, "margin"),
      threshold: value["threshold"].double ?? 0, kind: kind, overlap: value["overlap"].string ?? "",
      hyphen: value["hyphen"].bool ?? false,
      reasons: try list(value["reasons"]) { value throws(Fault) in
        Continuation.Reason(
          signal: try text(value, "signal"), weight: try number(value, "weight"),
          isAbsent: value["absent"].bool ?? false)
      },
      alternatives: try list(value["alternatives"]) { value throws(Fault) in
        Continuation.Alternative(
          to: try place(value["to"]).block, score: try number(value, "score"))
      })
  }

  private func orphan(_ value: JSON) throws(Fault) -> Orphan {
    Orphan(fragment: try place(value["fragment"]), into: try place(value["into"]))
  }

  private func jump(_ value: JSON) throws(Fault) -> Jump {
    guard let direction = Jump.Direction(rawValue: try text(value, "direction")),
      let state = Jump.State(rawValue: try text(value, "state"))
    else { throw .member("jumps") }
    var heads: Jump.HeadDifference?
    if value["headDiffers"].object != nil {
      heads = Jump.HeadDifference(
        start: try place(value["headDiffers"]["start"]),
        jump: try place(value["headDiffers"]["jump"]))
    }
    let partner = value["partner"].object == nil ? nil : try place(value["partner"])
    let block = value["block"].object == nil ? nil : try place(value["block"]).block
    return Jump(
      at: try place(value["at"]), direction: direction, page: value["page"].string ?? "",
      state: state, partner: partner, block: block, headDiffers: heads)
  }

  private func article(_ value: JSON) throws(Fault) -> Article {
    let numbers = value["blocks"].array ?? []
    let paths = value["paths"].array ?? []
    let ordinals = value["ordinals"].array ?? []
    var blocks: [Int] = []
    for (index, number) in numbers.enumerated() {
      let path =
        paths.indices.contains(index) ? paths[index].string : issue.sources.first?.path
      guard let number = number.integer, let path else { throw .member("articles") }
      let ordinal = ordinals.indices.contains(index) ? ordinals[index].integer : nil
      blocks.append(try block(path, ordinal: ordinal, number))
    }
    let title = value["title"].object == nil ? nil : try place(value["title"]).block
    return Article(title: title, blocks: blocks)
  }

  private func finding(_ value: JSON) throws(Fault) -> Finding {
    guard let rule = Rule(rawValue: try text(value, "rule")),
      let severity = Severity(rawValue: try text(value, "severity"))
    else { throw .member("findings") }
    let subject = value["subject"]
    var about = Finding.Subject.block
    if let index = subject["family"].integer { about = .family(index) }
    if let index = subject["continuation"].integer { about = .continuation(index) }
    if let index = subject["orphan"].integer { about = .orphan(index) }
    if let index = subject["jump"].integer { about = .jump(index) }
    return Finding(
      rule: rule, severity: severity, place: try place(value["place"]),
      related: try list(value["related"], place), fingerprint: try text(value, "fingerprint"),
      subject: about)
  }
}

extension Place {
  /// Whether another place lies in this one.
  fileprivate func contains(_ other: Place) -> Bool {
    block <= other.block && other.lastBlock <= lastBlock
      && bytes.lowerBound <= other.bytes.lowerBound && other.bytes.upperBound <= bytes.upperBound
  }
}
