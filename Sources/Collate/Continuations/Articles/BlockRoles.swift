/// The second reading: what each block is, now that it is known which are joined and in what order they
/// are read.
package enum BlockRoles {
  /// Tells what each block is.
  package static func roles(
    _ joined: JoinedReading, weights: RoleWeights = .fitted
  ) -> [BlockRole] {
    let reading = joined.reading
    let kinds = weights.kinds(RoleEvidence(joined), blocks: reading.issue.blocks.indices)
    let scraps = Set(joined.orphans.map(\.fragment.block))
    let halves = Set(joined.made.flatMap { [$0.from, $0.to] }).union(scraps)
    var roles = reading.issue.blocks.indices.map { block in
      role(of: block, as: kinds[block], isPart: halves.contains(block), reading)
    }
    placeSubheads(&roles, joined.order)
    return roles
  }

  private static func role(
    of block: Int, as kind: RoleWeights.Kind, isPart: Bool, _ reading: IssueReading
  ) -> BlockRole {
    let first = reading.roles[block]
    if first == .jumpLine || first == .pageHead { return first }
    if isPart { return .fragment }
    switch kind {
    case .headline: return .headline
    case .subhead: return .subhead
    case .byline: return .byline
    case .caption:
      let scalars = reading.texts[block].scalars
      let isCredit = reading.shapes[block].weight <= mostOfCredit && RoleCues.isByline(scalars)
      return isCredit ? .credit : .caption
    case .notice: return first == .tableRow ? .tableRow : .boilerplate
    case .text:
      switch first {
      case .tableRow, .verse, .listItem: return first
      // What looked like a head for what stands below it.
      case .headline where reading.shapes[block].beginning == .marker: return .listItem
      default: return RoleCues.isOpener(reading.texts[block].scalars) ? .opener : .body
      }
    }
  }

  /// The weight of a line that names no more than who took a picture.
  private static let mostOfCredit = 16.0

  /// Tells the lines above a headline and those below it from heads inside the text.
  private static func placeSubheads(_ roles: inout [BlockRole], _ order: ReadingOrder) {
    let flow = order.blocks.filter { !isBetween(roles[$0]) }
    for position in flow.indices.reversed() where roles[flow[position]] == .subhead {
      guard position + 1 < flow.count else { continue }
      switch roles[flow[position + 1]] {
      case .headline, .kicker: roles[flow[position]] = .kicker
      default: break
      }
    }
    var isHead = false
    for block in flow {
      switch roles[block] {
      case .headline, .standfirst: isHead = true
      case .subhead where isHead: roles[block] = .standfirst
      case .byline: break
      default: isHead = false
      }
    }
  }

  /// What stands between the blocks of an article and belongs to none of its text.
  private static func isBetween(_ role: BlockRole) -> Bool {
    switch role {
    case .jumpLine, .pageHead, .boilerplate, .caption, .credit: true
    default: false
    }
  }
}
