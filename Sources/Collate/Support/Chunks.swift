extension Collection {
  /// The stretches in which every element belongs to the one before it, in order; together all elements.
  ///
  /// - Complexity: O(*n*): each two neighbours are compared once.
  func chunked(by belongs: (Element, Element) -> Bool) -> [SubSequence] {
    var chunks: [SubSequence] = []
    var start = startIndex
    while start != endIndex {
      var last = start
      var next = index(after: start)
      while next != endIndex, belongs(self[last], self[next]) {
        last = next
        formIndex(after: &next)
      }
      chunks.append(self[start..<next])
      start = next
    }
    return chunks
  }
}
