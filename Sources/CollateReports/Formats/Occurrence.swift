import Collate

/// One place to point at: a finding at its place, or a further copy of a repeated text.
///
/// Tools that show one mark for one place need one result for every copy but the kept one.
struct Occurrence {
  /// The finding.
  let finding: Finding
  /// The place of this occurrence.
  let place: Place
  /// The other places.
  let related: [Place]
  /// Which occurrence of its finding this is, counted from 0.
  let ordinal: Int

  /// All occurrences of the findings that a report lists, worst first.
  static func all(in report: Report) -> [Occurrence] {
    report.listed.flatMap { index -> [Occurrence] in
      let finding = report.result.findings[index]
      let first = Occurrence(
        finding: finding, place: finding.place, related: finding.related, ordinal: 0)
      guard case .family(let family) = finding.subject,
        report.result.families.indices.contains(family)
      else { return [first] }
      let members = report.result.families[family].members
      let kept = report.result.families[family].kept
      let further = members.indices.filter { $0 != kept && members[$0] != finding.place }
      return [first]
        + further.enumerated().map { ordinal, member in
          Occurrence(
            finding: finding, place: members[member],
            related: [members[kept]]
              + members.indices.filter { $0 != kept && $0 != member }.map { members[$0] },
            ordinal: ordinal + 1)
        }
    }
  }

  /// The finding as it looks from this occurrence, so that its message names the right places.
  var seenFromHere: Finding {
    Finding(
      rule: finding.rule, severity: finding.severity, place: place, related: related,
      fingerprint: finding.fingerprint, subject: finding.subject)
  }
}

/// The lines and columns of a place in the unit of a format.
struct Region {
  let startLine: Int
  let startColumn: Int
  let endLine: Int
  /// Exclusive.
  let endColumn: Int

  init(_ place: Place, in report: Report, unit: Source.ColumnUnit) {
    let source = report.source(of: place)
    startLine = source.line(at: place.bytes.lowerBound)
    startColumn = source.column(at: place.bytes.lowerBound, unit: unit)
    endLine = source.line(at: place.bytes.upperBound)
    endColumn = source.column(at: place.bytes.upperBound, unit: unit)
  }
}
