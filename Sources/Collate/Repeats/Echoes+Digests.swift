extension Echoes {
  /// Whether places are an item of a digest and its text on the page that the item points to:
  /// `… 详见3版`, `… (see page 3)`.
  func isDigest(_ places: [Range<Int>]) -> Bool {
    guard let pages else { return false }
    return places.contains { item in
      guard let label = pageNamed(behind: item) else { return false }
      let page = pages.page(of: text.block(at: item.lowerBound))
      return places.allSatisfy {
        let block = text.block(at: $0.lowerBound)
        return $0 == item || pages.page(of: block) != page && pages.label(of: block).matches(label)
      }
    }
  }

  /// The one page that is named in the few words behind a place, of which its block ends with no more.
  ///
  /// They are no part of its sentence, and half as long as the shortest repeat at most. What they are is
  /// of no account: that the other place stands on this very page says enough.
  private func pageNamed(behind place: Range<Int>) -> PageLabel? {
    let rest = place.upperBound..<text.starts[text.blocks(of: place).upperBound + 1]
    guard !rest.isEmpty, text.weight(rest) * 2 <= text.minimum,
      text.gap(before: rest.lowerBound).contains(where: {
        Punctuation.isSentenceEnd($0) || Punctuation.isOpening($0)
      })
    else { return nil }
    let units = Array(text.units[rest])
    guard
      let found = units.indices.lazy.compactMap({ PageLabelReader.read(units, at: $0) }).first,
      !units[found.end...].contains(where: Characters.isDigit)
    else { return nil }
    return found.label
  }
}
