import Collate

/// A passage with a little of the text around it, all within its blocks.
struct Context {
  /// The characters before the passage, with an ellipsis where there are more.
  let before: String
  /// The passage.
  let text: String
  /// The characters after it, with an ellipsis where there are more.
  let after: String

  init(_ place: Place, in issue: Issue, reach: Int) {
    let source = issue.sources[issue.blocks[place.block].source]
    let start = issue.blocks[place.block].bytes.lowerBound
    let end = issue.blocks[place.lastBlock].bytes.upperBound
    text = source.text(place.bytes)
    let lead = start < place.bytes.lowerBound ? source.text(start..<place.bytes.lowerBound) : ""
    let rest = place.bytes.upperBound < end ? source.text(place.bytes.upperBound..<end) : ""
    before = (lead.count > reach ? "…" : "") + lead.suffix(reach)
    after = rest.prefix(reach) + (rest.count > reach ? "…" : "")
  }
}
