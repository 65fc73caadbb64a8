extension Place {
  /// The range of the place in the string that the issue was made from.
  ///
  ///     let text = "A line.\n\nA line.\n"
  ///     let place = Issue(text).place(of: 1)
  ///     place.range(in: text).map { text[$0] }  // "A line."
  ///
  /// - Parameter text: the string given to ``Issue/init(_:path:)`` or
  ///   ``Source/init(path:text:separation:)``.
  /// - Returns: nil where the place does not lie in the string, or cuts a scalar in two, so that the
  ///   string cannot be the one that was checked.
  /// - Complexity: O(1) for a native string, O(*n*) for a bridged one.
  public func range(in text: String) -> Range<String.Index>? {
    let view = text.utf8
    guard bytes.lowerBound >= 0,
      let start = view.index(
        view.startIndex, offsetBy: bytes.lowerBound, limitedBy: view.endIndex),
      let end = view.index(start, offsetBy: bytes.count, limitedBy: view.endIndex),
      start.samePosition(in: text.unicodeScalars) != nil,
      end.samePosition(in: text.unicodeScalars) != nil
    else { return nil }
    return start..<end
  }
}
