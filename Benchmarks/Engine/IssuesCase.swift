import Collate
import CollateModels
import Foundation

/// The case `issues`: the time of whole checks, models loaded before.
struct IssuesCase {
  private let sources: [Source]
  private let runs: Int

  /// Takes the `.txt` files of a folder, or generated blocks without one.
  init(folder: String?, runs: Int) throws {
    self.runs = runs
    guard let folder else {
      let blocks = EngineTexts.chinese(600).texts
      sources = [
        Source(path: "600 generated blocks", bytes: Array(blocks.joined(separator: [10, 10])))
      ]
      return
    }
    let names = try InputFiles.names(in: folder).filter { $0.hasSuffix(".txt") }
    guard !names.isEmpty else { throw UseError("\(folder): no issues (.txt) in it") }
    sources = try names.map { name in
      Source(path: name, bytes: [UInt8](try InputFiles.contents(of: folder + "/" + name)))
    }
  }

  func run(_ report: inout MeasurementReport) {
    let check = Check(models: BuiltInModels.all)
    for source in sources {
      let issue = Issue(sources: [source])
      let findings = check.run(on: issue).findings
      var repeated = findings
      let seconds = Seconds(runs: runs) { repeated = check.run(on: issue).findings }
      demand(findings.map(\.fingerprint) == repeated.map(\.fingerprint), "issues")
      report.add(
        seconds.figure("\(source.path), \(issue.blocks.count) blocks", "ms", times: 1_000))
    }
  }
}
