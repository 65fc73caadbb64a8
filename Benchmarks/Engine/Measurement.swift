import Foundation

/// A figure with its unit.
struct Figure: Encodable {
  let name: String
  let value: Double
  let unit: String
  /// The least and the greatest of several measurements, of which the value is the median.
  var least: Double?
  var most: Double?
}

/// The seconds of processor time that several runs of the same work took.
///
/// On one thread that is the time of the clock where nothing else runs, and less disturbed where
/// something does.
struct Seconds {
  let median: Double
  let least: Double
  let most: Double

  /// Runs some work once to warm up, unless it runs only once, and then measures it.
  init(runs: Int, _ body: () -> Void) {
    if runs > 1 { body() }
    let times = (0..<runs).map { _ in
      let start = Self.now
      body()
      return Self.now - start
    }.sorted()
    median = times[times.count / 2]
    least = times[0]
    most = times[times.count - 1]
  }

  private static var now: Double {
    var time = timespec()
    // Writes the one value that it is given.
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The figure in seconds times a factor.
  func figure(_ name: String, _ unit: String, times factor: Double = 1) -> Figure {
    Figure(
      name: name, value: median * factor, unit: unit, least: least * factor, most: most * factor)
  }

  /// The speed at which so many bytes were done.
  func speed(_ name: String, bytes: Int) -> Figure {
    let megabytes = Double(bytes) / 1e6
    return Figure(
      name: name, value: megabytes / median, unit: "MB/s", least: megabytes / most,
      most: megabytes / least)
  }
}

/// Figures, on standard output.
struct MeasurementReport {
  private(set) var figures: [Figure] = []

  mutating func add(_ figure: Figure) { figures.append(figure) }

  mutating func add(_ name: String, _ value: Double, _ unit: String) {
    figures.append(Figure(name: name, value: value, unit: unit))
  }

  func write(json: Bool) throws {
    guard json else {
      for figure in figures {
        let spread = figure.least.map {
          String(format: "  (%.3g to %.3g)", $0, figure.most ?? $0)
        }
        let value = String(format: "%.4g", figure.value)
        print("\(figure.name): \(value) \(figure.unit)\(spread ?? "")")
      }
      return
    }
    struct Output: Encodable {
      let figures: [Figure]
      let machine: String
      let swift: String
      let commit: String
    }
    let origin = Provenance.here
    print(
      try Provenance.encoded(
        Output(
          figures: figures, machine: origin.machine, swift: origin.swift, commit: origin.commit)))
  }
}

/// What figures in JSON say of where they were measured.
struct Provenance: Sendable {
  let machine: String
  /// The first line of `swift --version`; empty where there is no such command.
  let swift: String
  /// The short name of the commit in the working folder; empty outside of a repository.
  let commit: String

  static let here = Provenance(
    machine: machine, swift: output("swift", ["--version"]),
    commit: output("git", ["rev-parse", "--short", "HEAD"]))

  /// A value in JSON, its keys sorted.
  static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
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

/// Ends the program where a result is wrong: its time would mean nothing.
func demand(_ holds: Bool, _ what: String) {
  precondition(holds, "The result of `\(what)` is wrong; its time would mean nothing.")
}
