import Collate

/// One place to point at: a finding at its place, or a further copy of a repeated text.
///
/// Tools that show one mark for one place need one result for every copy but the kept one. What a
/// result names of the others is bounded, or a text that stands a thousand times would be told by a
/// million places.
struct Occurrence {
  /// The finding.
  let finding: Finding
  /// The place of this occurrence.
  let place: Place
  /// The other places, of copies the kept one first; at most ``maximumRelated``.
  let related: [Place]
  /// How many other places there are beside those.
  let unlisted: Int
  /// Which occurrence of its finding this is, counted from 0.
  let ordinal: Int

  /// The most places that an occurrence names beside its own.
  static let maximumRelated = 100

  /// A finding at its own place.
  private init(_ finding: Finding) {
    self.finding = finding
    place = finding.place
    related = Array(finding.related.prefix(Occurrence.maximumRelated))
    unlisted = finding.related.count - related.count
    ordinal = 0
  }

  /// A finding at the place of another copy.
  private init(_ finding: Finding, member: Int, of family: Family, ordinal: Int) {
    let members = family.members
    let others = members.indices.lazy.filter { $0 != family.kept && $0 != member }
    self.finding = finding
    place = members[member]
    related =
      [members[family.kept]] + others.prefix(Occurrence.maximumRelated - 1).map { members[$0] }
    unlisted = members.count - 1 - related.count
    self.ordinal = ordinal
  }

  /// All occurrences of the findings that a report lists, worst first.
  ///
  /// - Complexity: O(*n*) in the number of places.
  static func all(in report: Report) -> [Occurrence] { all(report.listed, in: report) }

  /// All occurrences of the findings that a report counts and does not list.
  ///
  /// - Complexity: O(*n*) in the number of places.
  static func unlisted(in report: Report) -> [Occurrence] { all(report.unlisted, in: report) }

  private static func all(_ findings: ArraySlice<Int>, in report: Report) -> [Occurrence] {
    findings.flatMap { index -> [Occurrence] in
      let finding = report.result.findings[index]
      guard case .family(let index) = finding.subject,
        report.result.families.indices.contains(index)
      else { return [Occurrence(finding)] }
      let family = report.result.families[index]
      let further = family.members.indices.filter {
        $0 != family.kept && family.members[$0] != finding.place
      }
      return [Occurrence(finding)]
        + further.enumerated().map { ordinal, member in
          Occurrence(finding, member: member, of: family, ordinal: ordinal + 1)
        }
    }
  }
}

extension Message {
  /// Prepares the message of a finding as it looks from one of its places.
  init(_ occurrence: Occurrence, in report: Report) {
    let finding = occurrence.finding
    self.init(
      Finding(
        rule: finding.rule, severity: finding.severity, place: occurrence.place,
        related: occurrence.related, fingerprint: finding.fingerprint, subject: finding.subject),
      unlisted: occurrence.unlisted, in: report)
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
