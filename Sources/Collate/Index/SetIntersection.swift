/// Counts what two sets of shingle hashes share, in memory that is used again.
///
/// Sets are lists without repetitions in the order of their texts, and lists of near copies run alike
/// for long stretches: what they start and end with alike is found by comparing alone, and after some
/// differences in a row a few places nearby are tried. As no list repeats a hash, one that was paired
/// with its equal occurs nowhere else; so only what is left over in both lists is looked up.
///
///     first   a b c d e f g   h i j        left over: d e
///     second  a b c x y f g z h i j        left over: x y z
///             └───┘     └─┘   └───┘
///
/// An island of unsafe code. Bounds: `left` stays below `leftEnd`, the number of hashes of the first
/// set or fewer, and `right` likewise; a list leaves over no more hashes than it has, and the memory
/// for them grows first; places among the bits are masked to their number. The plain version, with
/// sets, is in the tests.
@safe
struct SetIntersection: ~Copyable {
  var probe = ShingleProbe()
  private var leftOver: UnsafeMutablePointer<UInt64>
  private var capacity = 1024
  /// A bit for each hash of a list, at the place that its lowest bits say.
  private let bits: UnsafeMutablePointer<UInt64>

  init() {
    unsafe leftOver = .allocate(capacity: capacity)
    unsafe bits = .allocate(capacity: Self.bitWords)
  }

  deinit {
    unsafe leftOver.deallocate()
    unsafe bits.deallocate()
  }

  /// The number of differences in a row before other places are tried, and then between trials: as
  /// many as one changed character makes with the usual shingles.
  private static let patience = 5
  /// The furthest that one list is looked ahead of the other.
  private static let furthest = 4

  /// The number of hashes in both sets, or nil as soon as it cannot reach a bound.
  ///
  /// - Complexity: O(*first* + *second*) on average.
  mutating func count(
    _ first: Span<UInt64>, _ second: Span<UInt64>, atLeast bound: Int
  ) -> Int? {
    if capacity < first.count + second.count {
      unsafe leftOver.deallocate()
      capacity = max(first.count + second.count, capacity * 2)
      unsafe leftOver = .allocate(capacity: capacity)
    }
    let (fromFirst, fromSecond) = unsafe first.withUnsafeBufferPointer { first in
      unsafe second.withUnsafeBufferPointer { second in unsafe pair(first, second) }
    }
    let paired = first.count - fromFirst
    guard fromFirst > 0, fromSecond > 0 else { return paired < bound ? nil : paired }
    let rest = unsafe countOfLeftOver(
      UnsafeBufferPointer(start: leftOver, count: fromFirst),
      UnsafeMutableBufferPointer(start: leftOver + first.count, count: fromSecond),
      atLeast: max(0, bound - paired))
    return rest.map { $0 + paired }
  }

  /// The number of hashes in both of two lists of what is left over, or nil if it is below a bound.
  ///
  /// Of near copies hardly any are in both, and bits of the first list tell so of nearly all of the
  /// second; those that may be in both move to its front.
  private mutating func countOfLeftOver(
    _ first: UnsafeBufferPointer<UInt64>, _ second: UnsafeMutableBufferPointer<UInt64>,
    atLeast bound: Int
  ) -> Int? {
    guard min(first.count, second.count) >= bound else { return nil }
    unsafe bits.update(repeating: 0, count: Self.bitWords)
    for index in 0..<first.count {
      let hash = unsafe first[index]
      unsafe bits[Self.word(of: hash)] |= 1 &<< (hash & 63)
    }
    var possible = 0
    for index in 0..<second.count {
      let hash = unsafe second[index]
      unsafe second[possible] = hash
      possible &+= unsafe Int(truncatingIfNeeded: bits[Self.word(of: hash)] &>> (hash & 63)) & 1
    }
    guard possible >= bound else { return nil }
    if possible > Self.fewPossible {
      unsafe probe.load(first.span)
      return unsafe probe.countOfCommon(second.span.extracting(first: possible), atLeast: bound)
    }
    var common = 0
    for index in 0..<possible {
      let hash = unsafe second[index]
      var isHeld = false
      for held in 0..<first.count { isHeld = unsafe isHeld || first[held] == hash }
      common &+= isHeld ? 1 : 0
    }
    return common >= bound ? common : nil
  }

  /// The bits of the lists that are left over, in words: half a kilobyte.
  private static let bitWords = 64
  /// The most hashes that are looked for one by one.
  private static let fewPossible = 8

  @inline(__always)
  private static func word(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash &>> 6) & (bitWords &- 1)
  }

  /// Whether four hashes in a row are equal, of which both lists have as many left.
  @inline(__always)
  private static func areEqual(
    _ first: UnsafeBufferPointer<UInt64>, _ left: Int,
    _ second: UnsafeBufferPointer<UInt64>, _ right: Int
  ) -> Bool {
    let ours = unsafe UnsafeRawPointer(first.baseAddress.unsafelyUnwrapped + left)
    let theirs = unsafe UnsafeRawPointer(second.baseAddress.unsafelyUnwrapped + right)
    let difference =
      unsafe ours.loadUnaligned(as: SIMD4<UInt64>.self)
      ^ theirs.loadUnaligned(as: SIMD4<UInt64>.self)
    return difference[0] | difference[1] | difference[2] | difference[3] == 0
  }

  /// Pairs hashes, and writes those that are left over of the first set and, after room for all of
  /// them, of the second.
  private func pair(
    _ first: UnsafeBufferPointer<UInt64>, _ second: UnsafeBufferPointer<UInt64>
  ) -> (fromFirst: Int, fromSecond: Int) {
    let firstLeft = unsafe leftOver
    let secondLeft = unsafe leftOver + first.count
    var (fromFirst, fromSecond) = (0, 0)
    var (left, right) = (0, 0)
    var (leftEnd, rightEnd) = (first.count, second.count)
    let shorter = min(leftEnd, rightEnd)
    while left &+ 4 <= shorter, unsafe Self.areEqual(first, left, second, left) { left &+= 4 }
    while left < shorter, unsafe first[left] == second[left] { left &+= 1 }
    right = left
    while left < leftEnd, right < rightEnd, unsafe first[leftEnd &- 1] == second[rightEnd &- 1] {
      leftEnd &-= 1
      rightEnd &-= 1
    }
    var differences = 0
    while left < leftEnd, right < rightEnd {
      let (ours, theirs) = unsafe (first[left], second[right])
      if ours == theirs {
        left &+= 1
        right &+= 1
        differences = 0
        while left &+ 4 <= leftEnd, right &+ 4 <= rightEnd,
          unsafe Self.areEqual(first, left, second, right)
        {
          left &+= 4
          right &+= 4
        }
        continue
      }
      differences &+= 1
      if differences == Self.patience {
        differences = 0
        let reach = min(Self.furthest, leftEnd &- left &- 1, rightEnd &- right &- 1)
        var ahead = 1
        while ahead <= reach, unsafe first[left &+ ahead] != theirs,
          unsafe second[right &+ ahead] != ours
        {
          ahead &+= 1
        }
        if ahead <= reach {
          let isLeft = unsafe first[left &+ ahead] == theirs
          for _ in 0..<ahead {
            if isLeft {
              unsafe firstLeft[fromFirst] = first[left]
              fromFirst &+= 1
              left &+= 1
            } else {
              unsafe secondLeft[fromSecond] = second[right]
              fromSecond &+= 1
              right &+= 1
            }
          }
          continue
        }
      }
      unsafe firstLeft[fromFirst] = ours
      unsafe secondLeft[fromSecond] = theirs
      fromFirst &+= 1
      fromSecond &+= 1
      left &+= 1
      right &+= 1
    }
    while left < leftEnd {
      unsafe firstLeft[fromFirst] = first[left]
      fromFirst &+= 1
      left &+= 1
    }
    while right < rightEnd {
      unsafe secondLeft[fromSecond] = second[right]
      fromSecond &+= 1
      right &+= 1
    }
    return (fromFirst, fromSecond)
  }
}
