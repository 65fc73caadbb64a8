/// Words, found again at the beginnings of other texts (a trie, Fredkin 1960).
struct PrefixTree {
  /// The nodes but for the root, numbered from 0, by the node above and the unit that leads to each.
  private var nodes: KeyNumbers
  /// The value of the word that ends at each node, the root left out.
  private var values: [Int?] = []

  private static let root = -1

  /// - Parameter expected: about how many units all words have.
  init(expecting expected: Int) { nodes = KeyNumbers(expecting: expected) }

  private static func key(_ node: Int, _ unit: UInt32) -> UInt64 {
    UInt64(node + 2) << 32 | UInt64(unit)
  }

  /// The value of a word, which becomes the given one if it has none.
  ///
  /// - Precondition: The word is not empty.
  /// - Complexity: O(*n*) for *n* units.
  mutating func value(of word: some Collection<UInt32>, orNew new: @autoclosure () -> Int) -> Int {
    var node = PrefixTree.root
    for unit in word {
      node = nodes.number(of: PrefixTree.key(node, unit))
      if node == values.count { values.append(nil) }
    }
    if let known = values[node] { return known }
    let value = new()
    values[node] = value
    return value
  }

  /// Calls a function with the value of every word that a text begins with, the shortest first.
  ///
  /// - Complexity: O(*l*) for *l* units of the longest word, however many words there are: the text is
  ///   read up to the first unit at which no word goes on.
  func forEachWord(beginning text: some Sequence<UInt32>, _ body: (Int) -> Void) {
    var node = PrefixTree.root
    for unit in text {
      guard let next = nodes.known(PrefixTree.key(node, unit)) else { return }
      node = next
      if let value = values[node] { body(value) }
    }
  }
}
