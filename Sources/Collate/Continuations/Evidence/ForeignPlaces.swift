/// Places spread over the running text of an issue, which the ends of its blocks have nothing to do
/// with: what a junction must beat to mean anything.
///
/// Some ends let nearly anything follow, and some beginnings follow nearly anything. So each is set
/// against these places, and a junction is told in standard deviations above them.
enum ForeignPlaces {
  /// A place inside a text: what stands before it and what stands behind.
  struct Place {
    let tail: ArraySlice<UInt32>
    let head: ArraySlice<UInt32>
  }

  /// How many places an end is set against.
  private static let count = 40
  /// Characters on either side of a place.
  private static let stretch = 24

  /// Places in the text of one kind of script, evenly spread; none where there is little text.
  static func places(_ reading: IssueReading, isDense: Bool) -> [Place] {
    let blocks = reading.texts.indices.filter {
      reading.shapes[$0].isDense == isDense && reading.roles[$0].isRunningText
        && reading.texts[$0].scalars.count > 3 * stretch
    }
    let total = blocks.reduce(0) { $0 + reading.texts[$1].scalars.count - 2 * stretch }
    guard total > count else { return [] }
    var places: [Place] = []
    var next = total / count / 2
    var passed = 0
    for block in blocks {
      let scalars = reading.texts[block].scalars
      let room = scalars.count - 2 * stretch
      while next < passed + room, places.count < count {
        let place = stretch + next - passed
        places.append(
          Place(
            tail: scalars[place - stretch..<place], head: scalars[place..<place + stretch]))
        next += total / count
      }
      passed += room
    }
    return places
  }
}

/// The mean and the standard deviation of some values.
struct Spread: Sendable {
  private let mean: Double
  private let deviation: Double

  /// A deviation below this would make much of little.
  private static let leastDeviation = 1.0
  /// Of fewer values than this little is known.
  private static let leastCount = 8

  init(_ values: [Double]) {
    guard values.count >= Self.leastCount else {
      (mean, deviation) = (0, 3)
      return
    }
    let mean = values.reduce(0, +) / Double(values.count)
    let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
    self.mean = mean
    deviation = max(Self.leastDeviation, Logarithm.squareRoot(square))
  }

  /// How far a value lies above the mean, in two standard deviations, within -2...4.
  func surprise(_ value: Double) -> Double { max(-2, min(4, (value - mean) / deviation / 2)) }
}
