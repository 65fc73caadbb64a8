extension CheckResult {
  /// Whether a text can be joined from the result: its places and blocks lie in the issue, no article
  /// holds a block of another or one twice, and the joins to be made are chains.
  ///
  /// What a check returns is well formed; what was put together or read from a file may not be.
  ///
  /// - Parameter made: the joins to be made.
  func isWellFormed(joining made: [Continuation]) -> Bool {
    let ofArticles = articles.flatMap(\.blocks)
    return ofArticles.allSatisfy(issue.blocks.indices.contains)
      && Set(ofArticles).count == ofArticles.count
      && families.allSatisfy { $0.members.allSatisfy(issue.contains) }
      && orphans.allSatisfy { issue.contains($0.fragment) }
      && jumps.allSatisfy { jump in
        issue.contains(jump.at) && jump.block.map(issue.blocks.indices.contains) ?? true
      }
      && made.allSatisfy {
        issue.blocks.indices.contains($0.from) && issue.blocks.indices.contains($0.to)
      }
      && Continuation.areChains(made)
  }
}

extension Issue {
  /// Whether a place lies in the issue.
  fileprivate func contains(_ place: Place) -> Bool {
    guard blocks.indices.contains(place.block), blocks.indices.contains(place.lastBlock),
      place.block <= place.lastBlock
    else { return false }
    let source = blocks[place.block].source
    return source == blocks[place.lastBlock].source && place.bytes.lowerBound >= 0
      && place.bytes.upperBound <= sources[source].bytes.count
  }
}

extension Continuation {
  /// Whether links are chains: no two lead from one block or to one block, and none leads around to
  /// where it began.
  fileprivate static func areChains(_ links: [Continuation]) -> Bool {
    let next = Dictionary(links.map { ($0.from, $0.to) }) { first, _ in first }
    let carriesOn = Set(links.map(\.to))
    guard next.count == links.count, carriesOn.count == links.count else { return false }
    // In a circle there is no first block, so a walk from all first blocks leaves it out.
    var walked = 0
    for link in links where !carriesOn.contains(link.from) {
      var block = link.from
      while let to = next[block] {
        walked += 1
        block = to
      }
    }
    return walked == links.count
  }
}
