public import Collate

extension Report {
  /// The indices of the findings that count, worst first.
  public var active: [Int] {
    result.findings.indices.filter { suppressions[$0] == nil }
  }

  /// The indices of the findings to list.
  var listed: ArraySlice<Int> { active.prefix(mostListed) }

  /// The indices of the findings that count and are not listed.
  var unlisted: ArraySlice<Int> { active.dropFirst(mostListed) }

  private var mostListed: Int { max(0, maximumFindings ?? .max) }

  /// How many findings count and are not listed.
  public var unlistedCount: Int { unlisted.count }

  /// How many findings that count are at or above a severity.
  public func count(atLeast severity: Severity) -> Int {
    active.count { result.findings[$0].severity >= severity }
  }
}
