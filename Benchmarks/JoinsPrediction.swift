import Collate

/// What a check says about joins, by block numbers of one file, counted from 1.
struct JoinsPrediction {
  struct Link: Hashable {
    let from: Int
    let to: Int
  }

  var links: [Link: Certainty] = [:]
  var duplicates: Set<[Int]> = []
  /// The block that each scrap repeats.
  var orphans: [Int: Int] = [:]
  var jumps: Set<Link> = []
  /// The paragraphs after joining, without white space.
  var paragraphs: Set<String> = []

  /// Reads a result; links below the floor are left out.
  init(_ result: CheckResult, floor: Certainty) {
    let issue = result.issue
    func block(_ place: Place) -> Int { mostTouched(place, issue) + 1 }

    for link in result.continuations where link.certainty >= floor {
      links[Link(from: link.from + 1, to: link.to + 1)] = link.certainty
    }
    for family in result.families where family.kind != .inner {
      for (index, left) in family.members.enumerated() {
        for right in family.members[(index + 1)...] {
          if left.blocks.count == right.blocks.count, left.blocks.count > 1 {
            for (a, b) in zip(left.blocks, right.blocks) { addDuplicate(a + 1, b + 1) }
          } else {
            addDuplicate(block(left), block(right))
          }
        }
      }
    }
    for orphan in result.orphans { orphans[block(orphan.fragment)] = block(orphan.into) }
    for jump in result.jumps {
      if let link = resolved(jump, in: result) { jumps.insert(link) }
    }
    paragraphs = Set(RestoredParagraphs(result, floor: floor).texts)
  }

  private mutating func addDuplicate(_ a: Int, _ b: Int) {
    if a != b { duplicates.insert([min(a, b), max(a, b)]) }
  }

  /// The block of which a place covers most bytes.
  private func mostTouched(_ place: Place, _ issue: Issue) -> Int {
    var best = place.block
    var most = -1
    for block in place.blocks {
      let count = issue.blocks[block].bytes.clamped(to: place.bytes).count
      if count > most {
        best = block
        most = count
      }
    }
    return best
  }

  /// The last block before a matched jump and the first one after it.
  private func resolved(_ jump: Jump, in result: CheckResult) -> Link? {
    guard jump.state == .matched || jump.state == .wrongPage, let partner = jump.partner,
      let block = jump.block
    else { return nil }
    return jump.direction == .to
      ? Link(from: block + 1, to: partner.block + 1) : Link(from: partner.block + 1, to: block + 1)
  }
}

/// Paragraphs put together along the links of a result, without white space.
struct RestoredParagraphs {
  private(set) var texts: [String] = []

  /// Follows every chain of links from its head.
  init(_ result: CheckResult, floor: Certainty) {
    var next: [Int: Continuation] = [:]
    var hasPrevious: Set<Int> = []
    for link in result.continuations where link.certainty >= floor {
      next[link.from] = link
      hasPrevious.insert(link.to)
    }
    for head in result.issue.blocks.indices where !hasPrevious.contains(head) {
      var text = RestoredParagraphs.bare(head, in: result)
      var last = head
      var steps = 0
      while let link = next[last], steps < result.issue.blocks.count {
        if link.hyphen, let mark = text.last, !mark.isLetter { text.removeLast() }
        let rest = RestoredParagraphs.bare(link.to, in: result)
        let overlap = link.overlap.withoutSpace
        text += rest.hasPrefix(overlap) ? String(rest.dropFirst(overlap.count)) : rest
        last = link.to
        steps += 1
      }
      texts.append(text)
    }
  }

  /// A block's text without the jump lines in it and without white space; hyphens at the ends of
  /// hard lines are healed.
  private static func bare(_ block: Int, in result: CheckResult) -> String {
    let issue = result.issue
    let range = issue.blocks[block].bytes
    var kept: [UInt8] = []
    let bytes = issue.sources[issue.blocks[block].source].bytes
    let lines = result.jumps.map(\.at).filter { $0.block == block }
    for position in range where !lines.contains(where: { $0.bytes.contains(position) }) {
      kept.append(bytes[position])
    }
    return String(decoding: kept, as: UTF8.self).replacing("-\n", with: "").withoutSpace
  }
}
