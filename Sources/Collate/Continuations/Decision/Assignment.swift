/// The best set of links in which every tail and every head is used at most once.
///
/// Each end may stay alone at weight 0, so only links of positive weight can be chosen. The graph
/// falls apart into small components, and each is solved by itself with the Hungarian method
/// (Kuhn 1955, Munkres 1957, in the shortest-path form of Jonker and Volgenant 1987).
package struct Assignment: Sendable {
  /// A possible link.
  package struct Link: Sendable, Hashable {
    package let tail: Int
    package let head: Int
    package let weight: Double

    package init(tail: Int, head: Int, weight: Double) {
      self.tail = tail
      self.head = head
      self.weight = weight
    }
  }

  /// A chosen link.
  package struct Choice: Sendable, Hashable {
    package let link: Link
    /// How much weight the best set without this link loses.
    package let margin: Double
  }

  /// The chosen links, in order of their tails.
  package let choices: [Choice]

  /// Chooses the links of greatest total weight.
  ///
  /// Ties are broken for the link that comes first in order of tail and head.
  ///
  /// - Complexity: O(*k*³ · (*c* + 1)) for a component of *k* tails and heads of which *c* links are
  ///   chosen: the margin of each is found by solving the component without it.
  package init(_ links: [Link]) {
    let useful = links.filter { $0.weight > 0 }.sorted { ($0.tail, $0.head) < ($1.tail, $1.head) }
    var choices: [Choice] = []
    for component in Assignment.components(useful) {
      let best = Assignment.solve(component)
      let total = best.reduce(0) { $0 + $1.weight }
      for link in best {
        let rest = Assignment.solve(component.filter { $0 != link })
        choices.append(
          Choice(link: link, margin: total - rest.reduce(0) { $0 + $1.weight }))
      }
    }
    self.choices = choices.sorted { $0.link.tail < $1.link.tail }
  }

  /// Groups links that share a tail or a head, directly or over others.
  static func components(_ links: [Link]) -> [[Link]] {
    var sets = DisjointSets(count: links.count)
    var tails: [Int: Int] = [:]
    var heads: [Int: Int] = [:]
    for (index, link) in links.enumerated() {
      if let other = tails[link.tail] { sets.join(index, other) }
      if let other = heads[link.head] { sets.join(index, other) }
      tails[link.tail] = index
      heads[link.head] = index
    }
    var groups: [Int: [Link]] = [:]
    var order: [Int] = []
    for (index, link) in links.enumerated() {
      let root = sets.root(index)
      if groups[root] == nil { order.append(root) }
      groups[root, default: []].append(link)
    }
    return order.compactMap { groups[$0] }
  }

  /// The best links of one component.
  static func solve(_ links: [Link]) -> [Link] {
    guard links.count > 1 else { return links }
    let tails = Array(Set(links.map(\.tail))).sorted()
    let heads = Array(Set(links.map(\.head))).sorted()
    let rows = Dictionary(uniqueKeysWithValues: tails.enumerated().map { ($1, $0) })
    let columns = Dictionary(uniqueKeysWithValues: heads.enumerated().map { ($1, $0) })
    // Every tail has a null column of its own behind the heads; a missing link costs too much.
    let width = heads.count + tails.count
    let forbidden = 1e9
    var costs = [Double](repeating: forbidden, count: tails.count * width)
    for row in tails.indices { costs[row * width + heads.count + row] = 0 }
    var chosen: [Int: Link] = [:]
    for link in links {
      if let row = rows[link.tail], let column = columns[link.head] {
        costs[row * width + column] = -link.weight
        chosen[row * width + column] = link
      }
    }
    let matched = hungarian(costs, rows: tails.count, columns: width)
    return matched.enumerated().compactMap { chosen[$0 * width + $1] }
  }

  /// The column of each row in the assignment of least cost; there are at least as many columns.
  private static func hungarian(_ costs: [Double], rows: Int, columns: Int) -> [Int] {
    var rowPotential = [Double](repeating: 0, count: rows + 1)
    var columnPotential = [Double](repeating: 0, count: columns + 1)
    // Index 0 is a sentinel: rows and columns count from 1 in here.
    var rowOfColumn = [Int](repeating: 0, count: columns + 1)
    var previous = [Int](repeating: 0, count: columns + 1)
    for row in 1...rows {
      rowOfColumn[0] = row
      var column = 0
      var slack = [Double](repeating: .infinity, count: columns + 1)
      var isUsed = [Bool](repeating: false, count: columns + 1)
      repeat {
        isUsed[column] = true
        let current = rowOfColumn[column]
        var delta = Double.infinity
        var next = 0
        for candidate in 1...columns where !isUsed[candidate] {
          let cost =
            costs[(current - 1) * columns + candidate - 1] - rowPotential[current]
            - columnPotential[candidate]
          if cost < slack[candidate] {
            slack[candidate] = cost
            previous[candidate] = column
          }
          if slack[candidate] < delta {
            delta = slack[candidate]
            next = candidate
          }
        }
        for candidate in 0...columns {
          if isUsed[candidate] {
            rowPotential[rowOfColumn[candidate]] += delta
            columnPotential[candidate] -= delta
          } else {
            slack[candidate] -= delta
          }
        }
        column = next
      } while rowOfColumn[column] != 0
      repeat {
        let before = previous[column]
        rowOfColumn[column] = rowOfColumn[before]
        column = before
      } while column != 0
    }
    var result = [Int](repeating: 0, count: rows)
    for column in 1...columns where rowOfColumn[column] > 0 {
      result[rowOfColumn[column] - 1] = column - 1
    }
    return result
  }
}
