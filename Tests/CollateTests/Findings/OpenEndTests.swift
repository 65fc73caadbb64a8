import Collate
import CollateModels
import Testing

@Suite struct OpenEndTests {
  /// The numbers of the blocks, from 1, that are told to break off, joined to another one or not.
  private func brokenOff(_ blocks: [String]) -> [Int] {
    Check(models: BuiltInModels.all).run(on: Collate.Issue(blocks.joined(separator: "\n\n")))
      .findings.filter { [.fragmentOpenEnd, .fragmentSplit].contains($0.rule) }
      .map { $0.place.block + 1 }.sorted()
  }

  private let before =
    "The council met on Monday evening in the old hall. Members spoke for two hours about the new bridge."
  private let after =
    "The vote is expected in the spring. Until then the ferry will run every hour from six in the morning."

  @Test func `items of a list that end alike do not break off`() {
    let items = [
      "1. the ferry runs every hour from six in the morning until the harbour closes for the night;",
      "2. the road along the river stays closed to all cars until the new bridge has been built;",
      "3. the town pays for the lamps on both banks and for the guard in the house at the gate.",
    ]
    #expect(brokenOff([before] + items + [after]) == [])
    let unmarked = [
      "1. We walked along the river. The ferry runs every hour until the harbour closes for the night",
      "2. We took the road behind it. It stays closed to all cars until the new bridge has been built",
      "3. We came to the gate. The town pays for the lamps on both banks and for the guard in it",
    ]
    #expect(brokenOff([before] + unmarked + [after]) == [])
  }

  @Test func `an item that alone ends without its mark, or with a comma, still breaks off`() {
    let items = [
      "1. We walked along the river. The ferry runs every hour until the harbour closes for the night.",
      "2. We took the road behind it. It stays closed to all cars until the new bridge has been",
      "3. We came to the gate. The town pays for the lamps on both banks, and for the guard,",
      "4. We went home in the evening. Nobody had asked what the two of us were doing there.",
    ]
    #expect(brokenOff([before] + items + [after]) == [3, 4])
  }

  @Test(arguments: [
    "The first ferry leaves the quay. Behind it the new bridge is growing. Photo by Brenda Wetherby",
    "The first ferry leaves the quay. Behind it the new bridge is growing. (Photo: Brenda Wetherby)",
    "The first ferry leaves the quay. Behind it the new bridge is growing. Photos: B. Wetherby and Tom Hale",
  ])
  func `a text does not break off with the name of its photographer`(text: String) {
    #expect(brokenOff([before, text, after]) == [])
  }

  @Test func `a photograph in the last sentence is no credit`() {
    let text =
      "The first ferry leaves the quay in the morning. Photo by photo the painter told us how the new bridge"
    #expect(brokenOff([before, text, after]) == [2])
  }
}
