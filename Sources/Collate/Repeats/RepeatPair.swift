/// Two places that repeat each other, before places are gathered to families.
struct RepeatPair: Sendable {
  /// The units of both places, as positions in ``RepeatText/units``; `first` lies before `second`.
  var first: Range<Int>
  var second: Range<Int>
  /// How they agree; empty for copies that are known to be equal.
  var alignment: Alignment
  /// The score by which a pair is kept.
  var score: Int

  init(_ alignment: Alignment, score: Int) {
    first = alignment.first
    second = alignment.second
    self.alignment = alignment
    self.score = score
  }
}

extension RepeatPair {
  /// Takes the last units of a block into a copy without errors that takes nearly all of it: an error
  /// at its edge ended its alignment too early. Ends of copies with errors are found with that in view.
  func snapped(in text: RepeatText) -> RepeatPair {
    guard alignment.isExact else { return self }
    let tolerance = tolerance(in: text)
    let firstRoom = room(first, text)
    let secondRoom = room(second, text)
    let isWhole = (isNearlyWhole(first, in: text), isNearlyWhole(second, in: text))
    guard isWhole.0 || isWhole.1 else { return self }
    let reach = isWhole.0 && isWhole.1 ? tolerance : 0
    let before = steps(firstRoom.before, secondRoom.before, tolerance, reach)
    let after = steps(firstRoom.after, secondRoom.after, tolerance, reach)
    var result = self
    result.first = first.lowerBound - before.0..<first.upperBound + after.0
    result.second = second.lowerBound - before.1..<second.upperBound + after.1
    return result
  }

  /// The units at an edge of a block that a copy may leave out by an error there: three characters, or
  /// as much in letters, of which a word may be wrong.
  private func tolerance(in text: RepeatText) -> Int {
    text.isDense[text.block(at: first.lowerBound)]
      ? min(3, first.count / 20) : min(8, first.count / 10)
  }

  /// Whether one of the two places takes its blocks but for an error at an edge.
  func isNearlyWhole(_ place: Range<Int>, in text: RepeatText) -> Bool {
    let (room, tolerance) = (room(place, text), tolerance(in: text))
    return room.before <= tolerance && room.after <= tolerance
  }

  /// How far two ends go out to the ends of their blocks, given the units left there: to both ends
  /// where both are within reach, otherwise by as many units.
  private func steps(
    _ first: Int, _ second: Int, _ tolerance: Int, _ reach: Int
  ) -> (Int, Int) {
    let least = min(first, second)
    guard least <= tolerance else { return (0, 0) }
    return max(first, second) <= reach ? (first, second) : (least, least)
  }

  /// The units between a place and the ends of its blocks.
  private func room(_ range: Range<Int>, _ text: RepeatText) -> (before: Int, after: Int) {
    let blocks = text.blocks(of: range)
    return (
      range.lowerBound - text.starts[blocks.lowerBound],
      text.starts[blocks.upperBound + 1] - range.upperBound
    )
  }

  /// Cuts two places in one block that run into each other down to one period.
  func withoutOverlap(in text: RepeatText) -> RepeatPair {
    guard second.lowerBound < first.upperBound else { return self }
    let period = second.lowerBound - first.lowerBound
    var result = self
    result.first = first.lowerBound..<first.lowerBound + period
    result.second = second.lowerBound..<min(second.lowerBound + period, second.upperBound)
    result.alignment = Alignment(
      matches: [
        ExactMatch(
          first: first.lowerBound, second: second.lowerBound, length: result.second.count)
      ])
    result.score = text.weight(result.second)
    return result
  }

  /// Joins pairs that follow each other in both places over the end of a block: a run of blocks set
  /// twice, or a paragraph that is whole in one place and split in the other.
  static func merged(_ pairs: [RepeatPair], in text: RepeatText) -> [RepeatPair] {
    var pairs = pairs.sorted {
      ($0.first.lowerBound, $0.second.lowerBound) < ($1.first.lowerBound, $1.second.lowerBound)
    }
    let starts = pairs.map(\.first.lowerBound)
    var isTaken = [Bool](repeating: false, count: pairs.count)
    var following = [Int?](repeating: nil, count: pairs.count)
    // From the back, so that a run is complete when the pair before it looks for it.
    for index in pairs.indices.reversed() {
      let pair = pairs[index]
      var best: (gap: Int, index: Int)?
      var next = starts.indices.partitioningIndex { starts[$0] >= pair.first.upperBound }
      while next < pairs.count, starts[next] <= pair.first.upperBound + widestSeam {
        let gap = pairs[next].second.lowerBound - pair.second.upperBound
        if !isTaken[next], next != index, gap >= 0, gap <= widestSeam,
          pairs[next].first.upperBound <= pair.second.lowerBound,
          continues(pair.first, pairs[next].first, text),
          continues(pair.second, pairs[next].second, text),
          !meetAtFurniture(pair, pairs[next], text),
          text.block(at: pair.first.lowerBound) != text.block(at: pairs[next].first.lowerBound)
            || text.block(at: pair.second.lowerBound)
              != text.block(at: pairs[next].second.lowerBound),
          gap < best?.gap ?? Int.max
        {
          best = (gap, next)
        }
        next += 1
      }
      guard let best else { continue }
      isTaken[best.index] = true
      pairs[index].first = pair.first.lowerBound..<pairs[best.index].first.upperBound
      pairs[index].second = pair.second.lowerBound..<pairs[best.index].second.upperBound
      pairs[index].score += pairs[best.index].score
      following[index] = best.index
    }
    return pairs.indices.filter { !isTaken[$0] }.map { index in
      var pair = pairs[index]
      var next = following[index]
      while let joined = next {
        pair.alignment.matches += pairs[joined].alignment.matches
        next = following[joined]
      }
      return pair
    }
  }

  /// Units that may stand between two pairs that are joined, in either place.
  private static let widestSeam = 8

  /// Whether a place goes on in another one of the same file.
  private static func continues(
    _ place: Range<Int>, _ next: Range<Int>, _ text: RepeatText
  ) -> Bool {
    let issue = text.issue
    return issue.blocks[text.block(at: place.lowerBound)].source
      == issue.blocks[text.block(at: next.lowerBound)].source
  }

  /// Whether a page ends between two pairs, with a block at its end or at the top of the next one that
  /// is as short as what every page has there: who made it, its head.
  ///
  /// A short half of a paragraph that stands whole in the other place is its text.
  private static func meetAtFurniture(
    _ pair: RepeatPair, _ next: RepeatPair, _ text: RepeatText
  ) -> Bool {
    let seams = [(pair.first, next.first), (pair.second, next.second)].map {
      [text.block(at: $0.upperBound - 1), text.block(at: $1.lowerBound)]
    }
    guard seams.allSatisfy({ $0[0] != $0[1] }) else { return false }
    return seams.contains { seam in
      text.issue.blocks[seam[0]].page != text.issue.blocks[seam[1]].page
        && seam.contains(where: text.isAsShortAsHead)
    }
  }
}
