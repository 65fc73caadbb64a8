import Foundation
import Testing

@testable import CollateCommand

/// What a run of the command left behind.
struct Outcome {
  let status: Int32
  let output: String
  let errors: String
}

/// Runs the command in process.
func collate(
  _ arguments: String..., input: String = "", environment: [String: String] = [:]
) -> Outcome {
  collate(arguments, input: Array(input.utf8), environment: environment)
}

/// Runs the command in process with bytes as standard input, or with one that cannot be read.
func collate(
  _ arguments: [String], input: [UInt8]? = [], environment: [String: String] = [:],
  closesAfter limit: Int = .max, because fault: FileFault? = nil
) -> Outcome {
  let output = Recorder()
  let errors = Recorder()
  let streams = Streams(
    readInput: { input },
    writeOutput: { (bytes) throws(Streams.Closed) in
      guard output.count < limit else { throw Streams.Closed(fault) }
      output.append(bytes)
    },
    writeError: { errors.append($0) })
  let status = CollateCommand.run(
    arguments, environment: ["LANG": "C"].merging(environment) { $1 }, streams: streams)
  return Outcome(status: status, output: output.text, errors: errors.text)
}

/// Keeps what is written.
private final class Recorder: Sendable {
  private let bytes = Locked<[UInt8]>([])
  var count: Int { bytes.withLock { $0.count } }
  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
  func append(_ more: [UInt8]) { bytes.withLock { $0 += more } }
}

/// A folder of its own for one test, gone when the test is over.
final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("collate-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder.
  func callAsFunction(_ name: String) -> String { path + "/" + name }

  /// Writes a file, and the folders it is in, and answers its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// Writes a file of bytes and answers its path.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let url = URL(fileURLWithPath: self(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  /// The text of a file in the folder.
  func read(_ name: String) throws -> String {
    try String(decoding: Data(contentsOf: URL(fileURLWithPath: self(name))), as: UTF8.self)
  }

  /// The names of all that is in the folder.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}

/// Texts that the tests check.
enum Texts {
  static let story = "滨江公园三期昨日正式开放，新增绿地十二公顷，步道八公里，首日接待游客三万人次。"
  static let other = "市图书馆新馆本月底启用，藏书两百万册，读者凭身份证即可入馆阅览，周一闭馆整理。"
  static let third = "气象台预计，周末两天多云转晴，早晚偏凉，最高气温二十二度，适宜户外活动与远足。"
  /// One story set twice with another text between.
  static let repeated = "\(story)\n\n\(other)\n\n\(story)\n"
  /// Nothing to report.
  static let clean = "\(story)\n\n\(other)\n"
  /// A note, and nothing worse.
  static let broken = "\(story)\n\n市图书馆新馆本月底启用，藏书两百万册。读者凭身份证即可入馆阅览，周一闭馆整理，馆方还将\n"
}
