public import Collate

/// All that a report is made from: the result of a check, what was read, and what is to be shown.
public struct Report: Sendable {
  /// The program that made the result.
  public struct Tool: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its version.
    public let version: String

    /// Makes a tool.
    public init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  /// Why a finding is not counted as a fault.
  public enum Suppression: Sendable, Hashable {
    /// It stands in the baseline.
    case baseline
    /// It stands in the allow file, with a reason.
    case allowed(reason: String)
    /// None of its places is among the changed files.
    case unchanged
  }

  /// What was found. ``suppressions`` are by index in it, and belong with it.
  public var result: CheckResult {
    get { named.result }
    set { named = NamedResult(newValue) }
  }
  private var named: NamedResult
  /// What became of each input.
  public var inputs: [InputRecord]
  /// The program that made the result.
  public var tool: Tool
  /// Every option that influenced the result, by name.
  public var parameters: [String: JSON]
  /// Findings that are not counted, by their index in the result.
  public var suppressions: [Int: Suppression] = [:]
  /// Entries of the baseline that match nothing any more.
  public var staleEntries: [String] = []
  /// The language of messages.
  public var language = Language.english
  /// The folder that paths in machine formats count from; empty for paths as they are.
  public var root = ""
  /// How many findings a report lists at most, none where it is negative; the counts stay true. JSON,
  /// from which a result is read back, lists all.
  public var maximumFindings: Int?

  /// Makes a report.
  ///
  /// - Precondition: the places of the result are blocks and bytes of its issue.
  /// - Parameters:
  ///   - result: what was found.
  ///   - inputs: what became of each input; by default its files are the inputs. Where those that were
  ///     not skipped are as many as the files of the result, their pages and blocks are counted in it.
  ///   - tool: the program that made the result.
  ///   - parameters: every option that influenced the result, by name.
  public init(
    result: CheckResult, inputs: [InputRecord]? = nil, tool: Tool, parameters: [String: JSON] = [:]
  ) {
    named = NamedResult(result)
    self.inputs = Report.counted(
      inputs ?? result.issue.sources.map(InputRecord.init), in: result)
    self.tool = tool
    self.parameters = parameters
  }

  /// Records with the pages and blocks of their files, which are those of the inputs that were not
  /// skipped, in their order.
  private static func counted(
    _ records: [InputRecord], in result: CheckResult
  ) -> [InputRecord] {
    let issue = result.issue
    guard records.count(where: { $0.state != .skipped }) == issue.sources.count else {
      return records
    }
    var counts = issue.sources.map { _ in (pages: 0, blocks: 0) }
    for page in result.printedPages { counts[page.source].pages += 1 }
    for block in issue.blocks { counts[block.source].blocks += 1 }
    var source = 0
    return records.map { record in
      guard record.state != .skipped else { return record }
      defer { source += 1 }
      return InputRecord(
        path: record.path, encoding: record.encoding, bytes: record.bytes,
        pages: counts[source].pages, blocks: counts[source].blocks, state: record.state,
        cause: record.cause, separation: record.separation, contentHash: record.contentHash,
        original: record.original)
    }
  }
}

/// A result and the names of its files, which change together.
private struct NamedResult {
  let result: CheckResult
  /// The name of every file, without folders where that tells them apart.
  let fileNames: [String]
  /// The index of the first page of every file among those that the paper counts.
  let firstPages: [Int]

  init(_ result: CheckResult) {
    self.result = result
    let names = result.issue.sources.map { source in
      source.path.split(separator: "/").last.map(String.init) ?? source.path
    }
    fileNames = Set(names).count == names.count ? names : result.issue.sources.map(\.path)
    var firstPages = [Int](repeating: 0, count: result.issue.sources.count)
    for page in result.printedPages.indices.reversed() {
      firstPages[result.printedPages[page].source] = page
    }
    self.firstPages = firstPages
  }
}

extension Report {
  /// The issue that was checked.
  var issue: Issue { result.issue }

  /// Why an input was not read whole, in the language of the report.
  func reason(of input: InputRecord) -> String {
    input.cause.map { CauseText.text($0, in: language) } ?? ""
  }

  /// The file of a place.
  func source(of place: Place) -> Source { issue.sources[issue.blocks[place.block].source] }

  /// The number of the page of a place in its file, as the paper counts pages.
  func page(of place: Place) -> Int {
    result.printedPage(of: place.block) - named.firstPages[issue.blocks[place.block].source] + 1
  }

  /// The name of the file of a place, as people call it.
  func fileName(of place: Place) -> String { named.fileNames[issue.blocks[place.block].source] }

  /// The label of the page of a place, as people call it.
  func pageLabel(of place: Place) -> String {
    result.printedPages[result.printedPage(of: place.block)].label
  }

  /// Whether two places stand on one page as the paper counts them.
  func isOnePage(_ place: Place, _ other: Place) -> Bool {
    result.printedPage(of: place.block) == result.printedPage(of: other.block)
  }

  /// The number of a block in its file.
  func number(_ block: Int) -> Int { issue.blocks[block].number }
}

/// One way to write a report down.
public protocol ReportFormat: Sendable {
  /// Writes the whole report.
  func render(_ report: Report) -> String
}
