/// The order in which a reader of pages finds the pieces: right, across boxes, or with areas moved.
struct Extraction {
  let profile: IssueProfile
  private var random: SeededGenerator

  init(profile: IssueProfile, random: SeededGenerator) {
    self.profile = profile
    self.random = random
  }

  /// The pieces of each page in the order in which they come out.
  mutating func order(_ composition: Composition) -> [[Int]] {
    (0..<profile.pages).map { page in
      let areas = composition.areas.filter { $0.page == page }
      let head = areas.filter { $0.band < 0 }
      var body = arranged(areas.filter { $0.band >= 0 })
      move(&body)
      return (head + body).flatMap(\.pieces)
    }
  }

  private mutating func arranged(_ areas: [Composition.Area]) -> [Composition.Area] {
    func sorted(_ key: (Composition.Area) -> (Int, Int, Int)) -> [Composition.Area] {
      areas.enumerated()
        .sorted { left, right in
          let a = key(left.element)
          let b = key(right.element)
          return a == b ? left.offset < right.offset : a < b
        }
        .map(\.element)
    }
    guard random.chance(profile.readAcrossBoxes) else {
      return sorted { ($0.band, $0.column, 0) }
    }
    switch random.int(in: 0...9) {
    case 0...4:
      // Column by column over the whole page.
      return sorted { ($0.column, $0.band, 0) }
    case 5...7:
      // Two bands at a time, column by column.
      return sorted { ($0.band / 2, $0.column, $0.band) }
    default:
      // The left column of each box first: areas sorted by their upper edges.
      return interleaved(sorted { ($0.band, $0.column, 0) })
    }
  }

  /// The areas of each band with every other one set back.
  private func interleaved(_ areas: [Composition.Area]) -> [Composition.Area] {
    var result: [Composition.Area] = []
    var start = 0
    while start < areas.count {
      var end = start
      while end < areas.count, areas[end].band == areas[start].band { end += 1 }
      let band = Array(areas[start..<end])
      result += band.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
      result += band.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      start = end
    }
    return result
  }

  /// Displaces areas: a foreign area comes between the columns of an article, the rest of an article
  /// slips behind others, or, now and then, a column comes out before the one it continues.
  private mutating func move(_ areas: inout [Composition.Area]) {
    guard areas.count > 2 else { return }
    var expected = profile.moves
    while expected > 0 {
      defer { expected -= 1 }
      guard random.chance(min(1, expected)) else { continue }
      let seams = areas.indices.dropFirst().filter { index in
        areas[index].band == areas[index - 1].band
          && areas[index].column == areas[index - 1].column + 1
      }
      guard !seams.isEmpty else { return }
      let seam = random.pick(seams)
      switch random.int(in: 0...9) {
      case 0...4:
        let foreign = random.int(in: 0...areas.count - 1)
        let end = min(areas.count, foreign + random.int(in: 1...3))
        guard end < seam || foreign > seam else { continue }
        let run = Array(areas[foreign..<end])
        areas.removeSubrange(foreign..<end)
        areas.insert(contentsOf: run, at: foreign < seam ? seam - run.count : seam)
      case 5...8:
        // Everything from the seam to the end of the band slips behind what follows.
        var end = seam
        while end < areas.count, areas[end].band == areas[seam].band,
          areas[end].column == areas[seam].column + end - seam
        { end += 1 }
        let rest = Array(areas[seam..<end])
        areas.removeSubrange(seam..<end)
        areas.insert(contentsOf: rest, at: min(areas.count, seam + random.int(in: 1...4)))
      default:
        let area = areas.remove(at: seam)
        areas.insert(area, at: max(0, seam - random.int(in: 1...4)))
      }
    }
  }
}
