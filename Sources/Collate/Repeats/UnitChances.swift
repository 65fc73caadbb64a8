/// How often units stand in a text and beside each other: what two texts have in common by chance.
struct UnitChances: Sendable {
  private var counts = [Int32](repeating: 0, count: slots)
  /// For each unit and the one after it.
  private var pairs = [Int32](repeating: 0, count: slots * slots)
  private let total: Double

  /// Units of one slot are counted as one: letters have slots of their own, nearly; thousands of
  /// characters share theirs, and differ too seldom for that to matter.
  private static let slots = 256
  /// The least chance, in alphabetic and dense script: nothing that a short text does not have is as
  /// rare as that.
  private static let least = (alphabetic: 0.002, dense: 0.01)
  /// How many times a neighbour weighs as much as the frequencies of the whole text.
  private static let prior = 20.0

  /// - Complexity: O(*n*).
  init(_ units: [UInt32]) {
    total = Double(max(units.count, 1))
    var last = 0
    for unit in units {
      let slot = UnitChances.slot(unit)
      counts[slot] += 1
      pairs[last * UnitChances.slots + slot] += 1
      last = slot
    }
  }

  private static func slot(_ unit: UInt32) -> Int { Int((unit &* 2_654_435_769) >> 24) }

  /// The chance of a unit, given the one before or after it where both are letters of a block.
  func chance(at position: Int, from neighbour: Int, in text: RepeatText) -> Double {
    let block = text.block(at: position)
    let slot = UnitChances.slot(text.units[position])
    let chance = Double(counts[slot]) / total
    if text.isDense[block] { return max(chance, UnitChances.least.dense) }
    guard text.range(of: block).contains(neighbour) else {
      return max(chance, UnitChances.least.alphabetic)
    }
    let other = UnitChances.slot(text.units[neighbour])
    let pair =
      neighbour < position
      ? pairs[other * UnitChances.slots + slot] : pairs[slot * UnitChances.slots + other]
    let prior = UnitChances.prior
    return max(
      (Double(pair) + prior * chance) / (Double(counts[other]) + prior),
      UnitChances.least.alphabetic)
  }
}
