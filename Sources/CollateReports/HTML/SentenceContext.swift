import Collate

/// The sentence before a passage and the one after it, by which it is found on the proof.
struct SentenceContext {
  let before: String
  let after: String

  /// Looks in the rest of the block, then in the neighbouring block.
  init(_ place: Place, in issue: Issue) {
    let source = issue.sources[issue.blocks[place.block].source]
    let start = issue.blocks[place.block].bytes.lowerBound
    let end = issue.blocks[place.lastBlock].bytes.upperBound
    func block(_ index: Int) -> String {
      guard issue.blocks.indices.contains(index),
        issue.blocks[index].source == issue.blocks[place.block].source
      else { return "" }
      return issue.text(of: issue.blocks[index])
    }
    // More than is shown; what is cut inside a character lies beyond.
    let lead =
      start < place.bytes.lowerBound
      ? source.text(
        max(start, place.bytes.lowerBound - SentenceContext.mostBytes)..<place.bytes.lowerBound)
      : block(place.block - 1)
    let rest =
      place.bytes.upperBound < end
      ? source.text(
        place.bytes.upperBound..<min(end, place.bytes.upperBound + SentenceContext.mostBytes))
      : block(place.lastBlock + 1)
    // The sign of a paragraph shows where the context is another block.
    let isInside = (start < place.bytes.lowerBound, place.bytes.upperBound < end)
    before = SentenceContext.last(lead) + (lead.isEmpty || isInside.0 ? "" : " ¶ ")
    after = (rest.isEmpty || isInside.1 ? "" : " ¶ ") + SentenceContext.first(rest)
  }

  private static let reach = 60
  private static let mostBytes = 8_192

  private static func isEnd(_ character: Character) -> Bool {
    character.isNewline || "。！？!?；;…".contains(character)
  }

  private static func last(_ text: String) -> String {
    let characters = Array(text.suffix(400))
    var start = characters.count - 1
    while start > 0, !isEnd(characters[start - 1]) { start -= 1 }
    let sentence = characters[max(0, start)...]
    guard sentence.count > reach else { return String(sentence) }
    return "…" + String(sentence.suffix(reach))
  }

  private static func first(_ text: String) -> String {
    let characters = Array(text.prefix(reach))
    if let end = characters.firstIndex(where: isEnd) { return String(characters[...end]) }
    return String(characters) + (text.count > reach ? "…" : "")
  }
}
