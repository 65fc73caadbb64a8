import Collate
import CollateModels
import Foundation

/// The similar blocks of an issue as three searches find them: the exact join, the bands of
/// signatures, and the families of a check.
struct BlockPairs {
  /// Pairs of blocks with a similarity of at least 0.7, by number.
  let exact: Set<[Int]>
  let banded: Set<[Int]>
  /// Those of the exact ones that no family and no echo holds.
  let unheld: Set<[Int]>

  /// - Parameter least: the least number of units of the blocks to compare; what similar ones share
  ///   should be long enough for a repeat.
  init(_ issue: Issue, least: Int) {
    let blocks = issue.blocks.indices.filter {
      MatchingForm(issue, block: $0).units.count >= least
    }
    let texts = blocks.map { issue.text(of: issue.blocks[$0]) }
    let search = PairSearch(minJaccard: 0.7)
    func numbered(_ pairs: [SimilarPair]) -> Set<[Int]> {
      Set(pairs.map { [blocks[$0.first], blocks[$0.second]] })
    }
    let exact = numbered(search.exactPairs(in: texts))
    let repeats = Check(models: BuiltInModels.all).repeats(in: issue)
    var held: Set<[Int]> = []
    for family in repeats.families + repeats.echoes {
      for (index, first) in family.members.enumerated() {
        for second in family.members[(index + 1)...] {
          // A block may stand elsewhere in two halves.
          for left in first.blocks { held.formUnion(second.blocks.map { [left, $0] }) }
        }
      }
    }
    self.exact = exact
    banded = numbered(search.pairs(in: texts))
    unheld = exact.subtracting(held)
  }

  /// Compares the searches over folders of issues and returns 1 where they differ.
  static func run(_ folders: [String]) throws -> Int32 {
    var counts = (issues: 0, exact: 0, banded: 0, unheld: 0)
    for folder in folders {
      let names = try InputFiles.names(in: folder)
      for name in names where name.hasSuffix(".issue.txt") {
        let text = String(
          decoding: try InputFiles.contents(of: folder + "/" + name), as: UTF8.self)
        let pairs = BlockPairs(Issue(text), least: 60)
        counts.issues += 1
        counts.exact += pairs.exact.count
        counts.banded += pairs.banded.count
        counts.unheld += pairs.unheld.count
        for pair in pairs.exact.symmetricDifference(pairs.banded) {
          print("\(name): blocks \(pair[0] + 1) and \(pair[1] + 1) are found by one search only")
        }
        for pair in pairs.unheld {
          print("\(name): no family holds blocks \(pair[0] + 1) and \(pair[1] + 1)")
        }
      }
    }
    print(
      "\(counts.issues) issues; similar blocks: \(counts.exact) by the exact join, "
        + "\(counts.banded) by bands, \(counts.exact - counts.unheld) in families or echoes")
    return counts.exact == counts.banded && counts.unheld == 0 ? 0 : 1
  }
}
