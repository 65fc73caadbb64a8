import Collate
import CollateModels
import Foundation

/// The cases of the engine: `fold`, `shingle`, `sketch`, `index`, `verify`, `pairs`, `accuracy`,
/// and `issues`, the speed of a whole check.
///
/// Inputs come from a file or from a seed. A result is checked before its time counts; times are
/// medians of several runs on one thread, with the fastest and the slowest beside them, and the
/// floors, copying and plain decoding, are timed in the same run.
struct EngineCases {
  /// A figure with its unit.
  struct Figure: Encodable {
    let name: String
    let value: Double
    let unit: String
    var least: Double?
    var most: Double?
  }

  static let names = [
    "fold", "shingle", "sketch", "index", "verify", "pairs", "accuracy", "issues",
  ]
  static let usage = """
    usage: collate-benchmark CASE… [--corpus FILE.jsonl] [--issues DIR] [--json]

      CASE  \(names.joined(separator: ", "))
    """

  private let texts: [[UInt8]]
  private let bytes: Int
  private(set) var figures: [Figure] = []

  static func run(_ arguments: [String]) throws -> Int32 {
    var cases: [String] = []
    var corpus: String?
    var issues: String?
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--corpus": corpus = rest.popFirst()
      case "--issues": issues = rest.popFirst()
      case "--json": break
      default: cases.append(argument)
      }
    }
    guard !cases.isEmpty, cases.allSatisfy(names.contains) else {
      print(usage)
      return 2
    }
    var engine = EngineCases(texts: try corpus.map(records) ?? generated())
    for name in names where cases.contains(name) {
      switch name {
      case "fold": engine.fold()
      case "shingle": engine.shingle()
      case "sketch": engine.sketch()
      case "index": engine.index()
      case "verify": engine.verify()
      case "pairs": engine.pairs()
      case "accuracy": engine.accuracy()
      default: try engine.issues(in: issues)
      }
    }
    try engine.report(json: arguments.contains("--json"))
    return 0
  }

  init(texts: [[UInt8]]) {
    self.texts = texts
    bytes = texts.reduce(0) { $0 + $1.count }
  }

  /// The `text` of every record of a JSON Lines file.
  private static func records(_ path: String) throws -> [[UInt8]] {
    struct Record: Decodable { let text: String }
    let decoder = JSONDecoder()
    return try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A)
      .map { Array(try decoder.decode(Record.self, from: $0).text.utf8) }
  }

  /// Ten thousand Han texts of 40 to 200 characters; every third is a copy with some changed.
  private static func generated() -> [[UInt8]] {
    var random = SeededGenerator(seed: 20_261_126)
    var texts: [[Unicode.Scalar]] = []
    func scalar() -> Unicode.Scalar {
      // Characters are about as unevenly frequent as in print.
      let rank = Int(pow(3000.0, random.unit()))
      return Unicode.Scalar(UInt32(0x4E00 + rank * 5)) ?? "一"
    }
    while texts.count < 10_000 {
      if texts.count % 3 == 2 {
        let changed = random.double(in: 0...0.15)
        texts.append(random.pick(texts).map { random.chance(changed) ? scalar() : $0 })
      } else {
        texts.append((0..<random.int(in: 40...200)).map { _ in scalar() })
      }
    }
    return texts.map { Array(String(String.UnicodeScalarView($0)).utf8) }
  }

  /// Times a body, five times, and notes the speed in megabytes a second.
  private mutating func speed(_ name: String, _ body: () -> Void) {
    let seconds = EngineCases.times(body)
    let megabytes = Double(bytes) / 1e6
    figures.append(
      Figure(
        name: name, value: megabytes / seconds.median, unit: "MB/s",
        least: megabytes / seconds.most, most: megabytes / seconds.least))
  }

  private static func times(
    _ body: () -> Void
  ) -> (median: Double, least: Double, most: Double) {
    let clock = ContinuousClock()
    let times = (0..<5).map { _ in
      let time = clock.measure(body).components
      return Double(time.seconds) + Double(time.attoseconds) * 1e-18
    }.sorted()
    return (times[2], times[0], times[4])
  }

  private func demand(_ holds: Bool, _ what: String) {
    precondition(holds, "The result of `\(what)` is wrong; its time would mean nothing.")
  }

  private mutating func fold() {
    let texts = texts
    var buffer = UnitBuffer()
    for text in texts.prefix(200) {
      buffer.fold(text.span)
      let form = MatchingForm(String(decoding: text, as: UTF8.self))
      demand(buffer.array == form.units, "fold")
    }
    let whole = Array(texts.joined())
    var copy = whole
    speed("copy") { copy = whole.map { $0 &+ 1 } }
    demand(copy.count == whole.count, "copy")
    var units = 0
    speed("decode and validate") {
      for text in texts {
        buffer.decode(text.span)
        units &+= buffer.count
      }
    }
    speed("fold") {
      for text in texts {
        buffer.fold(text.span)
        units &+= buffer.count
      }
    }
    demand(units > 0, "fold")
  }

  private mutating func shingle() {
    let texts = texts
    let strings = texts.map { String(decoding: $0, as: UTF8.self) }
    let shingling = Shingling(length: 5)
    var total = 0
    speed("shingle") { for text in strings { total &+= shingling.hashes(of: text).count } }
    demand(total > 0, "shingle")
  }

  private mutating func sketch() {
    let texts = texts
    var sketcher = Sketcher(shingling: Shingling(length: 5), size: .slots128)
    for text in texts.prefix(200) {
      let plain = Signature(String(decoding: text, as: UTF8.self))
      demand(sketcher.signature(of: text.span) == plain, "sketch")
    }
    var equal = 0
    speed("bytes to signature") {
      for text in texts where sketcher.signature(of: text.span).size == .slots128 { equal += 1 }
    }
    demand(equal > 0, "sketch")
    let decode = figures.first { $0.name == "decode and validate" }
    if let decode, let own = figures.last {
      figures.append(
        Figure(
          name: "bytes to signature, share of decode", value: own.value / decode.value, unit: ""))
    }
  }

  private mutating func index() {
    let plan = BandPlan(minJaccard: 0.7)
    let strings = texts.map { String(decoding: $0, as: UTF8.self) }
    let table = SignatureTable(strings.map { Signature($0) })
    var count = 0
    let seconds = EngineCases.times {
      count = CandidateSearch.candidates(in: table, plan: plan).count
    }
    figures.append(Figure(name: "candidates", value: Double(count), unit: ""))
    figures.append(
      Figure(
        name: "candidate search", value: seconds.median / Double(texts.count) * 1e6,
        unit: "µs a record", least: seconds.least / Double(texts.count) * 1e6,
        most: seconds.most / Double(texts.count) * 1e6))
  }

  private mutating func verify() {
    let shingling = Shingling(length: 5)
    let sets = texts.prefix(2000).map {
      Array(Set(shingling.hashes(of: String(decoding: $0, as: UTF8.self)))).sorted()
    }
    var sum = 0.0
    let seconds = EngineCases.times {
      for index in sets.indices.dropFirst() {
        sum += Verification.jaccard(sets[index - 1], sets[index])
      }
    }
    demand(sum >= 0, "verify")
    figures.append(
      Figure(name: "verify", value: seconds.median / 1999 * 1e6, unit: "µs a pair"))
  }

  private mutating func pairs() {
    let strings = texts.map { String(decoding: $0, as: UTF8.self) }
    let search = PairSearch(minJaccard: 0.7)
    var found: [SimilarPair] = []
    let seconds = EngineCases.times { found = search.pairs(in: strings) }
    if strings.count <= 20_000 {
      let exact = search.exactPairs(in: strings)
      demand(Set(found).isSubset(of: Set(exact)), "pairs")
      figures.append(
        Figure(
          name: "recall against the exact join",
          value: exact.isEmpty ? 1 : Double(found.count) / Double(exact.count), unit: ""))
    }
    figures.append(Figure(name: "pairs found", value: Double(found.count), unit: ""))
    figures.append(
      Figure(
        name: "pairs", value: seconds.median, unit: "s", least: seconds.least, most: seconds.most))
  }

  /// The error of the estimate, beside that of independent slots.
  private mutating func accuracy() {
    var random = SeededGenerator(seed: 20_261_127)
    for size in [50, 100, 150, 300, 1000, 5000] {
      for jaccard in [0.1, 0.3, 0.5, 0.7, 0.9] {
        let shared = Int((Double(2 * size) * jaccard / (1 + jaccard)).rounded())
        var square = 0.0
        var error = 0.0
        let trials = size > 500 ? 200 : 1000
        let exact = Double(shared) / Double(2 * size - shared)
        for _ in 0..<trials {
          let common = (0..<shared).map { _ in random.next() }
          let left = Signature(of: common + (shared..<size).map { _ in random.next() })
          let right = Signature(of: common + (shared..<size).map { _ in random.next() })
          let difference = left.estimatedJaccard(to: right) - exact
          square += difference * difference
          error += difference
        }
        let name = "sets of \(size), Jaccard \(jaccard)"
        let classic = (exact * (1 - exact) / 128).squareRoot()
        figures.append(
          Figure(
            name: name + ": error, share of the classic one",
            value: (square / Double(trials)).squareRoot() / classic, unit: ""))
        figures.append(Figure(name: name + ": bias", value: error / Double(trials), unit: ""))
      }
    }
  }

  /// The time of whole checks, models loaded before.
  private mutating func issues(in folder: String?) throws {
    var sources: [(name: String, bytes: [UInt8])] = []
    if let folder {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      where name.hasSuffix(".txt") {
        let url = URL(fileURLWithPath: folder).appendingPathComponent(name)
        sources.append((name, [UInt8](try Data(contentsOf: url))))
      }
    } else {
      let blocks = texts.prefix(600).map { Array($0) }
      sources.append(("600 generated blocks", Array(blocks.joined(separator: [10, 10]))))
    }
    let check = Check(models: BuiltInModels.all)
    for source in sources {
      let issue = Issue(sources: [Source(path: source.name, bytes: source.bytes)])
      _ = check.run(on: issue)
      let seconds = EngineCases.times { _ = check.run(on: issue) }
      figures.append(
        Figure(
          name: "\(source.name), \(issue.blocks.count) blocks", value: seconds.median * 1000,
          unit: "ms", least: seconds.least * 1000, most: seconds.most * 1000))
    }
  }

  private func report(json: Bool) throws {
    guard json else {
      for figure in figures {
        let spread = figure.least.map {
          String(format: "  (%.3g to %.3g)", $0, figure.most ?? $0)
        }
        print(
          "\(figure.name): \(String(format: "%.4g", figure.value)) \(figure.unit)\(spread ?? "")")
      }
      return
    }
    struct Output: Encodable {
      let figures: [Figure]
      let machine: String
      let swift: String
      let commit: String
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    let output = Output(
      figures: figures, machine: EngineCases.machine,
      swift: EngineCases.output("swift", ["--version"]),
      commit: EngineCases.output("git", ["rev-parse", "--short", "HEAD"]))
    print(String(decoding: try encoder.encode(output), as: UTF8.self))
  }

  private static var machine: String {
    let model = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?
      .split(separator: "\n").first { $0.hasPrefix("model name") }?
      .split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
    return "\(model ?? "unknown"), \(ProcessInfo.processInfo.activeProcessorCount) cores"
  }

  /// The first line that a command prints; empty where it cannot be run.
  private static func output(_ command: String, _ arguments: [String]) -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [command] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return "" }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
  }
}
